# shellcheck shell=bash
# What backup and restore share: where PostgreSQL is, and a census by which two databases are compared.
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

# census <database> [snapshot]: a line for each table with its rows and a hash of them, whatever their order, and one for each counter.
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
select 'counter:' || schemaname || '.' || sequencename, 1, coalesce(last_value, 0) from pg_sequences order by 1;
commit;
SQL
}
