# SPDX-License-Identifier: Apache-2.0
# Sourced: a server that speaks the Remote Execution API over gRPC, cache and executor in one, with
# a worker that has next to nothing. BuildBox of Debian's unstable suite, unpacked and not installed.
# shellcheck shell=bash disable=SC2034,SC2154  # variables of common.sh, or for the checks
# shellcheck source=proofs/hermetic/nginx.sh
source "$repository/proofs/hermetic/nginx.sh"

# What an action may use of the worker it runs on: all that deploy/README.md asks of one. Actions
# that build need the two shells; the rest is for the scripts that Bazel itself puts around a test.
worker_shells=(bash sh)
worker_test_programs=(
  cat chmod cp cut date dirname env expr file find grep head id ln ls mkdir mktemp
  mv rm sed sort stat tail tee touch tr true uname wc zip
)

# make_worker PROGRAM...: $work/worker is a root with these programs and their libraries.
make_worker() {
  local program
  borrow worker "$debian_stable" bash coreutils dash file findutils grep sed zip ||
    skip "no programs for the worker: $not_borrowed"
  rm -rf "$work/worker"
  mkdir -p "$work/worker/bin" "$work/worker/share"
  cp -a "$borrowed"/worker/usr/{lib,lib64} "$work/worker/"
  cp -aL "$borrowed"/worker/usr/share/misc "$work/worker/share/"
  for program; do
    cp -L "$borrowed/worker/bin/$program" "$work/worker/bin/"
  done
}

# executor_front PORT: nginx in front of it, which counts the requests and tells Bazel that version
# 2.0 of the API will do. BuildBox asks for 2.1, and Debian's versions of Bazel know no other than 2.0.
executor_front() {
  cat <<END_OF_FILE
server {
  listen 127.0.0.1:$1 http2;
  client_max_body_size 0;
  grpc_read_timeout 1h;
  keepalive_requests 1000000;
  location / {
    grpc_pass grpc://unix:$work/executor/socket;
  }
  location = /build.bazel.remote.execution.v2.Capabilities/GetCapabilities {
    # A file is no answer to POST, except to one that failed.
    error_page 405 =200 /capabilities;
    return 405;
  }
  location = /capabilities {
    internal;
    types {}
    default_type application/grpc;
    alias $work/executor/capabilities;
    add_trailer grpc-status 0 always;
  }
  include $work/nginx/extra.conf;
}
include $work/nginx/servers/*.conf;
END_OF_FILE
}

# The answer: a ServerCapabilities message of 25 bytes, behind gRPC's header of five.
write_capabilities() {
  {
    printf '\0\0\0\0\x19'
    # cache_capabilities: SHA-256, entries may be written, links may be absolute.
    printf '\x0a\x09\x0a\x01\x01\x12\x02\x08\x01\x28\x02'
    # execution_capabilities: SHA-256, enabled.
    printf '\x12\x04\x08\x01\x10\x01'
    # low_api_version and high_api_version: 2.0.
    printf '\x22\x02\x08\x02\x2a\x02\x08\x02'
  } >"$work/executor/capabilities"
}

# start_executor PROGRAM...: sets $executor_url, for the cache as for execution. Actions find these
# programs of the worker and their own inputs, nothing else.
start_executor() {
  local folder=$work/executor program mount mounts=()
  borrow buildbox "$debian_unstable" buildbox || skip "no BuildBox today: $not_borrowed"
  command -v perl >/dev/null || skip "perl is not here, which adapts what Bazel says to BuildBox"
  for program in buildbox-casd buildbox-run-bubblewrap bwrap; do
    debian_launcher "$borrowed/buildbox" "usr/bin/$program" "$work/bin/$program"
  done
  mkdir -p "$folder"
  make_worker "$@"
  for mount in bin lib lib64; do
    mounts+=("--runner-arg=--ro-bind-mount=$work/worker/$mount:/$mount")
  done
  mounts+=("--runner-arg=--ro-bind-mount=$work/worker:/usr")
  printf '#!/bin/sh\nexec perl "%s" "%s" "%s" "$@"\n' "$repository/proofs/hermetic/output_paths.pl" \
    "$folder/files/cas/objects" "$work/bin/buildbox-run-bubblewrap" >"$work/bin/runner"
  chmod +x "$work/bin/runner"
  # In a process group of its own, to be ended with all that it runs.
  PATH=$work/bin:$PATH setsid "$work/bin/buildbox-casd" --bind "unix:$folder/socket" \
    --buildbox-run="$work/bin/runner" "${mounts[@]}" --jobs "$(nproc)" "$folder/files" \
    >"$folder/log" 2>&1 &
  executor_pid=$!
  servers+=("$executor_pid")
  until [ -S "$folder/socket" ]; do
    kill -0 "$executor_pid" 2>/dev/null || { tail -n 5 "$folder/log" && give_up "BuildBox starts"; }
  done
  write_capabilities
  start_nginx executor_front
  executor_url=grpc://127.0.0.1:$nginx_port
}

# requests_of METHOD: how many of them the server has seen.
requests_of() {
  grep -c "/$1\$" "$work/nginx/access.log"
}
