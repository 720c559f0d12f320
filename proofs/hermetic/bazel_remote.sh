# SPDX-License-Identifier: Apache-2.0
# Sourced: a bazel-remote of one's own, set up as deploy/bazel_remote says. There must be one on this
# machine, since Debian has no package of it: $BAZEL_REMOTE, or in PATH.
# shellcheck shell=bash disable=SC2034,SC2154  # variables of common.sh, or for the check
program=$(command -v "${BAZEL_REMOTE:-bazel-remote}") || skip "there is no bazel-remote here"
folder=$work/server/files
mkdir -p "$folder"
# The password is "secret", as `htpasswd -s` writes it.
echo 'ci:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=' >"$work/server/users"

# settings: those of deploy/bazel_remote, with paths and ports of this check.
settings() {
  sed -e "s|/var/cache/bazel|$folder|; s|/etc/bazel-remote/users|$work/server/users|" \
    -e "s|0.0.0.0:8080|127.0.0.1:$http_port|; s|0.0.0.0:9092|127.0.0.1:$grpc_port|" \
    "$repository/deploy/bazel_remote/bazel_remote.yml"
}

# launch: starts it, and waits until both ports answer or it is gone.
launch() {
  settings >"$work/server/bazel_remote.yml"
  "$program" --config_file "$work/server/bazel_remote.yml" >"$work/server/log" 2>&1 &
  server=$!
  servers+=("$server")
  while kill -0 "$server" 2>/dev/null; do
    if (: <>"/dev/tcp/127.0.0.1/$http_port") 2>/dev/null &&
      (: <>"/dev/tcp/127.0.0.1/$grpc_port") 2>/dev/null; then
      return
    fi
  done
  return 1
}

# start: the same, on two free ports of 127.0.0.1. $http and $grpc are its addresses then.
start() {
  for http_port in $(shuf -i 20000-32000 -n 20); do
    grpc_port=$((http_port + 1))
    if launch; then
      http=127.0.0.1:$http_port grpc=127.0.0.1:$grpc_port
      return
    fi
  done
  cat "$work/server/log"
  give_up "bazel-remote starts"
}

stop() {
  kill "$server"
  wait "$server" 2>/dev/null
}

# entries: how many it has on its disk, of what actions made and of files.
entries() {
  echo "$(find "$folder/ac.v2" -type f | wc -l) $(find "$folder/cas.v2" -type f | wc -l)"
}

# restore: it has what the first machine wrote.
restore() {
  stop
  rm -rf "$folder"
  cp -a "$work/good" "$folder"
  launch || give_up "bazel-remote starts again"
}
# forget: it has nothing.
forget() {
  stop
  rm -rf "$folder"
  mkdir "$folder"
  launch || give_up "bazel-remote starts with nothing"
}
