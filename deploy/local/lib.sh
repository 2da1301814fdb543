# shellcheck shell=bash
# What the scripts of this folder and tests/run share. Only bash, coreutils and util-linux are taken for granted:
# a fresh Debian has no curl, no python, no jq and often no ss.
set -euo pipefail

# shellcheck disable=SC2034 # for the scripts that read this file
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s\n' "$*"; }

# One clear line, exit code 1: the promise of every script here.
fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# ---- waiting and processes --------------------------------------------------------------------------------------

# wait_for <seconds> <command …>: polls until the command succeeds.
wait_for() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}

# running <pid file> <text>: prints the process id. A pid file may outlive its process and the number be given to
# another one, so nothing is trusted or signalled unless its command line contains the text.
running() {
  local pid='' command=''
  { read -r pid <"$1"; } 2>/dev/null || true
  [[ $pid =~ ^[0-9]+$ ]] || return 1
  { command=$(tr '\0' ' ' <"/proc/$pid/cmdline"); } 2>/dev/null || return 1
  [[ $command == *"$2"* ]] || return 1
  printf '%s\n' "$pid"
}

gone() { ! running "$@" >/dev/null; }

# start_process <pid file> <text> <log> <command …>: in a session of its own, out of reach of Ctrl-C and of a closed terminal.
start_process() {
  local file=$1 text=$2 log=$3
  shift 3
  (
    # Its number first: whoever is killed in between leaves no process that nobody knows.
    printf '%s\n' "$BASHPID" >"$file"
    exec setsid "$@" >>"$log" 2>&1 </dev/null 9>&-
  ) &
  # Until it has become the command, running() would not know it.
  wait_for 20 became "$!" "$file" "$text" || true
  disown
}

became() { running "$2" "$3" >/dev/null || [ -z "$({ tr -d '\0' <"/proc/$1/cmdline"; } 2>/dev/null)" ]; }

# stop_process <pid file> <text> <signal> <seconds>: asks, waits, and only then insists.
stop_process() {
  local pid
  if pid=$(running "$1" "$2"); then
    kill -s "$3" "$pid" || fail "may not stop process $pid ($2): it belongs to another user"
    wait_for "$4" gone "$1" "$2" || { kill -s KILL "$pid" && wait_for 10 gone "$1" "$2"; } || true
  fi
  rm -f "$1"
}

# ---- ports and HTTP ---------------------------------------------------------------------------------------------

# Asks the kernel, so that listeners of every user and address count.
port_taken() {
  local hex
  printf -v hex ':%04X' "$1"
  grep -qsE "$hex [0-9A-F]+:[0-9A-F]{4} 0A" /proc/net/tcp /proc/net/tcp6
}

# free_port <first> [ports not to give]: the first of a hundred ports that nobody listens on.
free_port() {
  local first=$1 port
  shift
  for ((port = first; port < first + 100; port++)); do
    [[ " $* " == *" $port "* ]] || port_taken "$port" || { printf '%s\n' "$port" && return; }
  done
  fail "no free port between $first and $((first + 99))"
}

# http <port> <path> [form] [token]: GET, or POST of a form; prints the body, succeeds on 2xx. HTTP/1.0 keeps answers unchunked.
http() (
  exec 2>/dev/null 3<>"/dev/tcp/localhost/$1" || exit 1
  local request='GET' body=${3-} status line
  [ -z "$body" ] || request=POST
  printf '%s %s HTTP/1.0\r\nHost: localhost:%s\r\n' "$request" "$2" "$1" >&3
  [ -z "${4-}" ] || printf 'Authorization: Bearer %s\r\n' "$4" >&3
  [ -z "$body" ] || printf 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %s\r\n' "${#body}" >&3
  printf '\r\n%s' "$body" >&3
  read -r -t 15 _ status _ <&3 || exit 1
  while read -r -t 15 line <&3 && [ -n "${line%$'\r'}" ]; do :; done
  timeout 15 cat <&3
  [[ $status == 2?? ]]
)

answers() { http "$@" >/dev/null; }

# ---- secrets, rights, disk --------------------------------------------------------------------------------------

random_secret() {
  local secret
  secret=$(head -c 512 /dev/urandom | tr -dc 'A-Za-z0-9')
  printf '%s\n' "${secret:0:32}"
}

need_writable() {
  { mkdir -p "$1" && [ -w "$1" ]; } 2>/dev/null || fail "may not write to $1: give $(id -un) the right, or run this as the owner of the checkout"
}

# need_disk <folder> <megabytes>
need_disk() {
  local free
  free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
  ((free >= $2)) || fail "too little disk space: $1 has $free MB free, $2 MB are needed"
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "needs the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0"
  dotnet --list-sdks 2>&1 | grep -q '^10\.' || fail "needs the .NET 10 SDK; dotnet says: $(dotnet --list-sdks 2>&1 | head -n 1)"
}

# build_release <log> <solution> [argument …]. Ended by a signal, dotnet build reports success all the same, so its own
# last word is asked for.
build_release() {
  local log=$1
  shift
  if DOTNET_CLI_UI_LANGUAGE=en dotnet build "$@" -c Release -v q >"$log" 2>&1 9>&- && grep -q '^Build succeeded' "$log"; then return; fi
  grep -E 'error|rror:' "$log" | sort -u | head -n 20 >&2 || true
  fail "the build did not succeed: see $log"
}

# ---- packages ---------------------------------------------------------------------------------------------------

rabbitmq_server=/usr/lib/rabbitmq/bin/rabbitmq-server

# The newest installed PostgreSQL that is new enough, as a folder of programs; empty when there is none.
newest_postgres() {
  local programs
  for programs in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -Vr); do
    if [ -x "$programs/initdb" ] && [ "$(basename "$(dirname "$programs")")" -ge 15 ]; then
      printf '%s\n' "$programs"
      return
    fi
  done
}

missing_packages() {
  [ -n "$(newest_postgres)" ] || echo postgresql
  [ -x "$rabbitmq_server" ] || echo rabbitmq-server
  # .NET sorts and folds Vietnamese text with ICU and does not start without it.
  compgen -G '/usr/lib/*/libicuuc.so.*' >/dev/null || compgen -G '/usr/lib*/libicuuc.so.*' >/dev/null || icu_package
}

icu_package() { apt-cache --names-only search '^libicu[0-9]+$' 2>/dev/null | awk '{ print $1; exit }'; }

# Prints the prefix with which this user may install: nothing for root, sudo where it works.
may_install() {
  [ "$(id -u)" -ne 0 ] || return 0
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || [ -t 0 ] || return 1
  echo sudo
}

install_missing() {
  local packages
  packages=$(missing_packages | xargs)
  [ -n "$packages" ] || return 0
  install_packages "$packages" "PostgreSQL 15 or newer and RabbitMQ 3.10 or newer"
  packages=$(missing_packages | xargs)
  [ -z "$packages" ] || fail "could not install $packages (PostgreSQL 15 or newer and RabbitMQ 3.10 or newer are needed; Debian 12 and Ubuntu 24.04 have them)"
}

# The page of the reporting service is built with npm.
need_npm() {
  command -v npm >/dev/null || install_packages "nodejs npm" "Node.js 18 or newer with npm"
  command -v npm >/dev/null || fail "could not install npm (Node.js 18 or newer is needed to build the page of the reporting service)"
}

# install_packages <packages> <what is needed>
install_packages() {
  local sudo
  command -v apt-get >/dev/null || fail "needs $2; without apt, install it yourself"
  sudo=$(may_install) || fail "$(id -un) may not install packages; as an administrator run: apt-get install -y $1"
  say "Installing $1"
  apt_install "$sudo" "$1"
}

# apt's own verdict is not asked: where no service can be started, in a container say, a package may complain and yet be there.
apt_install() {
  local log
  log=$(mktemp)
  # shellcheck disable=SC2086 # an empty sudo and a list of packages are meant to be split
  { $1 apt-get update && $1 env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=180 install -y --no-install-recommends $2; } >"$log" 2>&1 </dev/null || tail -n 5 "$log" >&2
  rm -f "$log"
}
