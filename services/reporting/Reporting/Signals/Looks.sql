-- What was looked through by itself, so that it is not again (Signals/WatchSignals.cs).
create table signal_look (
    valid_from date not null,
    valid_to   date not null,
    unit_id    uuid not null,
    indicator  text not null,
    primary key (valid_from, valid_to, unit_id, indicator)
);
