# Sourced by every check here: throw-away machines, a cache server, and the count.
#
# A machine is a folder with a copy of the sources, a HOME, an output base and an
# environment of its own, in which nothing of the caller's is left.
# shellcheck shell=bash disable=SC2034  # some variables are only for the checks
set -uo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/slipway-hermetic.XXXXXX")
# Packages that were fetched before are not fetched again: they are known by their SHA-256.
: "${SLIPWAY_REPOSITORY_CACHE:=${XDG_CACHE_HOME:-$HOME/.cache}/bazel/_bazel_$(id -un)/cache/repos/v1}"
mkdir -p "$SLIPWAY_REPOSITORY_CACHE"

passed=0 failed=0 skipped=0
machines=()
# What Bazel is started by; a check may put a command here that makes another world.
enter=()
nginx=
nginx_port=
nginx_pid=

say() {
  printf '%s\n' "$*"
}

# verdict STATUS WHAT: counts one check.
verdict() {
  if [ "$1" -eq 0 ]; then
    passed=$((passed + 1))
    say "ok: $2"
  else
    failed=$((failed + 1))
    say "FAILED: $2"
  fi
}

# expect WHAT COMMAND...: the command must succeed.
expect() {
  local what=$1
  shift
  "$@"
  verdict $? "$what"
}

# expect_equal WHAT WANTED GOT
expect_equal() {
  [ "$2" = "$3" ] || say "  wanted: $2" $'\n'"  got:    $3"
  [ "$2" = "$3" ]
  verdict $? "$1"
}

# The rest of a check makes no sense.
give_up() {
  verdict 1 "$*"
  exit
}

skip() {
  skipped=$((skipped + 1))
  say "skipped: $*"
  exit
}

finish() {
  local status=$? machine
  [ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
  for machine in "${machines[@]}"; do
    on "$machine" shutdown >/dev/null 2>&1
  done
  [ -z "$nginx_pid" ] || stop_nginx
  chmod -R u+w "$work"
  rm -rf "$work"
  say "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]
  exit
}
trap finish EXIT
trap 'exit 1' INT TERM

# Prints the names of the repository's files, as git sees them, each ended by NUL.
source_files() {
  local file
  git -C "$repository" ls-files -co --exclude-standard -z |
    while IFS= read -r -d '' file; do
      [ ! -e "$repository/$file" ] || printf '%s\0' "$file"
    done
}

# new_machine NAME [VARIABLE=VALUE...]: $work/NAME/src has the sources then.
# UMASK=... is not a variable but the machine's umask.
new_machine() {
  local name=$1 folder=$work/$1
  mkdir -p "$folder/src" "$folder/home" "$folder/tmp"
  source_files | tar -C "$repository" -c --null -T - | tar -C "$folder/src" -x
  {
    printf '%s\n' "HOME=$folder/home" "TMPDIR=$folder/tmp" PATH=/usr/local/bin:/usr/bin:/bin
    # What says where Bazel and the packages are to be had is the caller's.
    printenv | grep -E '^(BAZEL|JAVA_HOME|SLIPWAY_DEBIAN_MIRROR|(https?|no)_proxy)='
    shift
    [ $# -eq 0 ] || printf '%s\n' "$@"
  } >"$folder/env"
  # Some Bazel must not outlive this by long, whatever happens.
  printf 'startup --max_idle_secs=60\n' >"$folder/home/.bazelrc"
  machines+=("$name")
}

# on MACHINE COMMAND ARGUMENTS...: runs Bazel there.
on() {
  local folder=$work/$1 command=$2 environment mask
  shift 2
  mapfile -t environment <"$folder/env"
  mask=$(sed -n 's/^UMASK=//p' "$folder/env")
  case $command in
    build | test) set -- --repository_cache="$SLIPWAY_REPOSITORY_CACHE" --noshow_progress "$@" ;;
  esac
  (
    cd "$folder/src" && umask "${mask:-022}" &&
      exec timeout --kill-after=10 1200 env -i "${environment[@]}" "${enter[@]}" \
        ./bazelw --output_base="$folder/base" "$command" "$@"
  )
}

# logged MACHINE COMMAND ARGUMENTS...: the same; what it says is in $work/MACHINE/log,
# and shown if it fails. Which actions ran is in $work/MACHINE/actions.json.
logged() {
  local folder=$work/$1 machine=$1 command=$2
  shift 2
  if ! on "$machine" "$command" --execution_log_json_file="$folder/actions.json" "$@" \
    >"$folder/log" 2>&1; then
    say "on $machine, bazel $command $* failed:"
    tail -n 30 "$folder/log"
    return 1
  fi
}

# actions MACHINE: prints a line for each action of the last logged build that was
# not internal to Bazel: "hit" or "run", the kind, and what Bazel calls it.
actions() {
  awk -F'": ' '
    function value(text) { sub(/,$/, "", text); gsub(/"/, "", text); return text }
    $1 == "  \"progressMessage" { message = value($2) }
    $1 == "  \"mnemonic" { kind = value($2) }
    $1 == "  \"remoteCacheHit" { print (value($2) == "true" ? "hit" : "run"), kind, message }
  ' "$work/$1/actions.json"
}

# ran MACHINE: the actions that were not hits, sorted.
ran() {
  actions "$1" | sed -n 's/^run //p' | LC_ALL=C sort
}

# programs MACHINE: what the actions of the last logged build started, each once.
programs() {
  awk '/^  "commandArgs": \[/ { sub(/^[^[]*\["/, ""); sub(/".*/, ""); print }' \
    "$work/$1/actions.json" | LC_ALL=C sort -u
}

counts() {
  actions "$1" | awk '{ n[$1]++ } END { print n["hit"] + 0 " hit, " n["run"] + 0 " run" }'
}

# elapsed MACHINE: how long the last logged build took, as Bazel says.
elapsed() {
  sed -n 's/^INFO: Elapsed time: \([^,]*\).*/\1/p' "$work/$1/log"
}

# outputs MACHINE: the files that its actions made, all configurations, sorted. Bazel's own
# lists of run files are left out: they hold absolute paths, and no action reads them.
outputs() {
  (
    cd "$work/$1/base/execroot/slipway/bazel-out" &&
      find ./*/bin -type f ! -name MANIFEST ! -name '*.runfiles_manifest'
  ) | sed 's|^[.]/||' | LC_ALL=C sort
}

# output_hashes MACHINE: the same, with their SHA-256.
output_hashes() {
  outputs "$1" | (cd "$work/$1/base/execroot/slipway/bazel-out" && xargs -d '\n' sha256sum)
}

hash_of() {
  sha256sum "$1" | cut -d' ' -f1
}

# start_nginx: starts the server of deploy/nginx on a free port of 127.0.0.1 and sets
# $cache_url, for reading, and $cache_writer_url. It includes $work/nginx/extra.conf.
start_nginx() {
  local port folder=$work/nginx
  nginx=$(PATH=$PATH:/usr/sbin command -v nginx) ||
    skip "nginx is not here; on Debian and Ubuntu: apt-get install nginx"
  mkdir -p "$folder/files"
  : >"$folder/extra.conf"
  echo 'ci:{PLAIN}secret' >"$folder/users"
  for port in $(shuf -i 20000-32000 -n 20); do
    sed -e "s|listen 8080|listen 127.0.0.1:$port|" \
      -e "s|/var/cache/bazel|$folder/files|" \
      -e "s|/etc/nginx/bazel_cache.users|$folder/users|" \
      -e "s|^server {|&\n  include $folder/extra.conf;|" \
      "$repository/deploy/nginx/bazel_cache.conf" >"$folder/server.conf"
    cat >"$folder/nginx.conf" <<END
pid $folder/pid;
daemon off; master_process off;
error_log $folder/error.log;
events {}
http {
  log_format short "\$request_method \$status \$body_bytes_sent \$uri";
  access_log $folder/access.log short;
  fastcgi_temp_path $folder/tmp; proxy_temp_path $folder/tmp; scgi_temp_path $folder/tmp;
  uwsgi_temp_path $folder/tmp;
  include $folder/server.conf;
}
END
    nginx_port=$port
    if launch_nginx; then
      cache_url=http://127.0.0.1:$port
      cache_writer_url=http://ci:secret@127.0.0.1:$port
      return
    fi
  done
  cat "$folder/error.log"
  give_up "nginx starts"
}

# launch_nginx: starts it as it is set up, and waits until it answers or is gone.
launch_nginx() {
  rm -f "$work/nginx/pid"
  "$nginx" -c "$work/nginx/nginx.conf" -e "$work/nginx/error.log" &
  nginx_pid=$!
  while kill -0 "$nginx_pid" 2>/dev/null; do
    if [ -s "$work/nginx/pid" ] && (: <>"/dev/tcp/127.0.0.1/$nginx_port") 2>/dev/null; then
      return
    fi
  done
  nginx_pid=
  return 1
}

stop_nginx() {
  kill "$nginx_pid"
  wait "$nginx_pid" 2>/dev/null
  nginx_pid=
}
