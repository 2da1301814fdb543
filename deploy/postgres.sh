# shellcheck shell=bash
# What backup and restore share: where PostgreSQL is, a census by which two databases are compared, and how far counters have got.
# shellcheck source=deploy/local/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/local/lib.sh"

# Sets libpq's names from DANVAN_POSTGRES (Host=…;Port=…;Username=…;Password=…), by default that of deploy/local.
connect() {
  local programs part
  programs=$(newest_postgres)
  [ -z "$programs" ] || PATH=$programs:$PATH
  command -v pg_dump >/dev/null || fail "needs pg_dump, psql and pg_restore: install postgresql-client"
  # shellcheck source=/dev/null
  [ -n "${DANVAN_POSTGRES-}" ] || { [ -s "$root/.local/servers.env" ] && . "$root/.local/servers.env"; } ||
    fail "set DANVAN_POSTGRES to Host=…;Port=…;Username=…;Password=…, or start deploy/local/up"
  IFS=';' read -ra parts <<<"$DANVAN_POSTGRES"
  for part in "${parts[@]}"; do
    case ${part%%=*} in
      Host) export PGHOST=${part#*=} ;;
      Port) export PGPORT=${part#*=} ;;
      Username) export PGUSER=${part#*=} ;;
      Password) export PGPASSWORD=${part#*=} ;;
    esac
  done
  # Text is compared, so it has to look the same everywhere.
  export PGOPTIONS='-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c bytea_output=hex -c extra_float_digits=1 -c search_path=public -c statement_timeout=0'
  ask postgres 'select 1' >/dev/null || fail "cannot reach PostgreSQL at ${PGHOST-localhost}:${PGPORT-5432}"
}

# ask <database> <sql>
ask() { psql -XAtq -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }

exists() { [ -n "$(ask postgres "select 1 from pg_database where datname = '$1'")" ]; }

# census <database> [snapshot]: a line for each table with its rows and a hash of them, whatever their order.
# xid and seq of the log are left out: they belong to the server that gave them, see restore.
census() {
  local moment=''
  [ -z "${2-}" ] || moment="set transaction snapshot '$2';"
  psql -XAtq -v ON_ERROR_STOP=1 -F ' ' -d "$1" <<SQL
begin isolation level repeatable read read only;
$moment
select format('select %L, count(*), coalesce(sum((''x'' || left(md5(row(%s)::text), 15))::bit(60)::bigint), 0) from %s t',
    c.oid::regclass, string_agg(format('t.%I', a.attname), ', ' order by a.attname), c.oid::regclass)
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind = 'r' and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    and not (c.relname = 'event_log' and a.attname in ('xid', 'seq'))
group by c.oid order by c.oid::regclass::text
\gexec
commit;
SQL
}

# counters <database>: a line for each with the last number it has given, and the largest that a row of its table bears.
counters() {
  psql -XAtq -v ON_ERROR_STOP=1 -F ' ' -d "$1" <<'SQL'
select format('select %L, coalesce((select last_value from pg_sequences where format(''%%I.%%I'', schemaname, sequencename)::regclass = %s), 0), %s',
    'given:' || s.oid::regclass, s.oid, case when a.attname is null then '0' else format('(select coalesce(max(%I), 0) from %s)', a.attname, a.attrelid::regclass) end)
from pg_class s
left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
    and d.deptype in ('a', 'i')
left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where s.relkind = 'S' order by s.oid::regclass::text
\gexec
SQL
}
