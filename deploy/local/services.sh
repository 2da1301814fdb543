# shellcheck shell=bash
# The five services as up, down, status, logs and token see them: where they lie, how they are told what to do.
# shellcheck source=deploy/local/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Another one for a second platform beside the first: see deploy/drill.
state=${DANVAN_STATE:-$root/.local}
logs=$state/logs
run=$state/run

# name, project, port if free, name of the connection string, database
services() {
  cat <<'TABLE'
identity        services/identity/Identity             5100  identitydb       identity
committee       services/committee/Committee           5101  committeedb      committee
model-registry  services/model-registry/ModelRegistry  5102  modelregistrydb  model_registry
feedback        services/feedback/Feedback             5103  feedbackdb       feedback
reporting       services/reporting/Reporting           5104  reportingdb      reporting
TABLE
}

service_names() { services | awk '{ print $1 }'; }

# program <project>: the built dll, which is also the text by which its process is known
program() { printf '%s\n' "$root/$1/bin/Release/net10.0/${1##*/}.dll"; }

service_program() { program "$(services | awk -v name="$1" '$1 == name { print $2 }')"; }

service_running() { running "$run/$1.pid" "$(service_program "$1")"; }

service_port() { cat "$run/$1.port"; }

# One name for this machine everywhere: it is part of the issuer's name inside every token.
service_url() { printf 'http://localhost:%s\n' "$(service_port "$1")"; }

service_ready() { answers "$(service_port "$1")" /health/ready; }

stop_service() { stop_process "$run/$1.pid" "$(service_program "$1")" TERM 30; }

# ---- clients ----------------------------------------------------------------------------------------------------

clients=$state/clients.json

# client_secret <id>: without jq, so the generated file keeps each secret on the line after its id.
client_secret() {
  [ -s "$clients" ] || return 0
  sed -nE "/\"id\": \"$1\",/,/\"secret\"/ s/.*\"secret\": \"([^\"]+)\".*/\1/p" "$clients"
}

client_ids() { sed -nE 's/.*"id": "([^"]+)".*/\1/p' "$clients"; }

# The clients of the sample with a secret each; who already has one keeps it.
write_clients() {
  local line id secret
  while IFS= read -r line; do
    if [[ $line =~ \"id\":\ \"([^\"]+)\", ]]; then
      id=${BASH_REMATCH[1]}
      secret=$(client_secret "$id")
      printf '%s\n' "${line%%"${BASH_REMATCH[0]}"*}${BASH_REMATCH[0]}"
      printf '    "secret": "%s",%s\n' "${secret:-$(random_secret)}" "${line#*"${BASH_REMATCH[0]}"}"
    else
      printf '%s\n' "$line"
    fi
  done <"$root/deploy/sample/clients.json" >"$clients.new"
  chmod 600 "$clients.new"
  mv "$clients.new" "$clients"
}

# kept_secret <name>: made once, and lost with the data only.
kept_secret() {
  local file=$state/$1.key
  [ -s "$file" ] || {
    (umask 077 && random_secret >"$file.new")
    mv "$file.new" "$file"
  }
  cat "$file"
}

# access_token <id>
access_token() {
  local secret answer
  secret=$(client_secret "$1")
  [ -n "$secret" ] || fail "there is no client $1; the clients are: $(client_ids | xargs)"
  answer=$(http "$(service_port identity)" /connect/token "grant_type=client_credentials&client_id=$1&client_secret=$secret") ||
    fail "identity gave no token for $1: ${answer:-it does not answer; is the platform up?}"
  [[ $answer =~ \"access_token\":\ *\"([^\"]+)\" ]] || fail "identity's answer holds no token: $answer"
  printf '%s\n' "${BASH_REMATCH[1]}"
}

# ---- one run at a time ------------------------------------------------------------------------------------------

# lock <seconds to wait>. Descriptor 9 is closed for everything that outlives the script, or a compiler server would hold the lock for hours.
lock() {
  need_writable "$state"
  mkdir -p "$logs" "$run"
  chmod 700 "$run"
  exec 9>"$state/lock"
  flock -w "$1" 9 || fail "another up or down is at work in $state"
}
