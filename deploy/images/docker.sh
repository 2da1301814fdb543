# shellcheck shell=bash
# A Docker to work with: the one that answers, else Debian's, started here for as long as the script needs it.
# shellcheck source=deploy/local/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../local/lib.sh"

# With a socket of its own, so that nobody who looks for a Docker finds this one by chance.
own_docker=$root/.local/docker

docker_answers() { command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; }

# Nobody fills it but us: no registry need be asked for anything.
docker_is_ours() { [ "${DOCKER_HOST-}" = "unix://$own_docker/docker.sock" ]; }

own_docker_runs() { running "$own_docker/dockerd.pid" "--data-root $own_docker/data"; }

# Scripts of this checkout share it. Each says by its number that it needs it, and whoever leaves last stops it.
users=$own_docker/users

others_need_docker() {
  local user
  for user in "$users"/*; do
    [ "$user" = "$users/$$" ] || gone "$user" bash || return 0
  done
  return 1
}

# docker_turn <function>: one script at a time comes or goes. Not even the Docker that is started meanwhile keeps the lock.
docker_turn() {
  mkdir -p "$users"
  exec 8>"$own_docker/lock"
  flock -w 120 8 || fail "another script has been starting or stopping $own_docker for two minutes"
  "$1"
  exec 8>&-
}

need_docker() {
  if [ ! -e "$own_docker" ] && docker_answers; then return; fi
  docker_turn join_docker
}

join_docker() {
  if [ -S "$own_docker/docker.sock" ] && own_docker_runs >/dev/null; then
    printf '%s\n' "$$" >"$users/$$"
    export DOCKER_HOST=unix://$own_docker/docker.sock
  fi
  if docker_answers; then return; fi
  [ "$(id -u)" -eq 0 ] || fail "no Docker answers, and only root may start one"
  [ -x "$(command -v dockerd)" ] || { say "Installing docker.io" && apt_install '' docker.io; }
  command -v dockerd >/dev/null || fail "no Docker answers, and docker.io could not be installed"
  chmod 700 "$own_docker"
  printf '%s\n' "$$" >"$users/$$"
  export DOCKER_HOST=unix://$own_docker/docker.sock
  start_process "$own_docker/dockerd.pid" "--data-root $own_docker/data" "$own_docker/dockerd.log" \
    dockerd --data-root "$own_docker/data" --exec-root "$own_docker/run" --pidfile "$own_docker/docker.pid" --host "$DOCKER_HOST" 8>&-
  wait_for 60 docker_answers || fail "dockerd does not answer: see $own_docker/dockerd.log"
  say "Started a Docker at $DOCKER_HOST"
}

# Images stay for the next time.
stop_docker() { [ ! -e "$users/$$" ] || docker_turn leave_docker; }

leave_docker() {
  rm -f "$users/$$"
  if others_need_docker; then return; fi
  stop_process "$own_docker/dockerd.pid" "--data-root $own_docker/data" TERM 60
  # It leaves one mount behind, which nobody could delete.
  umount "$own_docker"/run/netns/* 2>/dev/null || true
}

# The version that the manifests ask for.
image_version() { sed -nE '0,/newTag:/ s/.*newTag: ([^ ]+).*/\1/p' "$root/deploy/kubernetes/base/kustomization.yaml"; }

base_image() { printf 'danvan-base/%s:%s\n' "$1" "$(image_version)"; }

image_here() { [ -n "$(docker image ls -q "$1" 2>/dev/null)" ]; }
