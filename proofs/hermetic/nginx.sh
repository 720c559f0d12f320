# SPDX-License-Identifier: Apache-2.0
# Sourced: an nginx of one's own, as the cache server of deploy/nginx or with other settings.
# shellcheck shell=bash disable=SC2034,SC2154  # variables of common.sh, or for the checks

nginx=
nginx_port=
nginx_pid=

# find_nginx: sets $nginx to the machine's, or to Debian's: that is not installed for this, since it
# would start to serve port 80.
find_nginx() {
  nginx=$(PATH=$PATH:/usr/sbin command -v nginx) && return
  borrow nginx "$debian_stable" nginx || skip "nginx is not here, and cannot be had: $not_borrowed"
  nginx=$work/bin/nginx
  debian_launcher "$borrowed/nginx" usr/sbin/nginx "$nginx"
}

# start_nginx SETTINGS: on a free port of 127.0.0.1, $nginx_port. SETTINGS is a function that prints
# them for the port $1, such as cache_server. $cache_url is set, for reading, and $cache_writer_url.
start_nginx() {
  local folder=$work/nginx settings=$1
  find_nginx
  mkdir -p "$folder/files"
  : >"$folder/extra.conf"
  cat >"$folder/nginx.conf" <<END_OF_FILE
pid $folder/pid;
daemon off; master_process off;
error_log $folder/error.log;
worker_rlimit_nofile 8192;
events { worker_connections 4096; }
http {
  log_format short "\$request_method \$status \$body_bytes_sent \$uri";
  access_log $folder/access.log short;
  client_body_temp_path $folder/tmp; fastcgi_temp_path $folder/tmp; proxy_temp_path $folder/tmp;
  scgi_temp_path $folder/tmp; uwsgi_temp_path $folder/tmp;
  include $folder/server.conf;
}
END_OF_FILE
  for nginx_port in $(shuf -i 20000-32000 -n 20); do
    "$settings" "$nginx_port" >"$folder/server.conf"
    if launch_nginx; then
      cache_url=http://127.0.0.1:$nginx_port
      cache_writer_url=http://ci:secret@127.0.0.1:$nginx_port
      return
    fi
  done
  cat "$folder/error.log"
  give_up "nginx starts"
}

# cache_server PORT: the settings of deploy/nginx, with paths of this check. Includes
# $work/nginx/extra.conf.
cache_server() {
  local folder=$work/nginx
  echo 'ci:{PLAIN}secret' >"$folder/users"
  sed -e "s|listen 8080|listen 127.0.0.1:$1|" \
    -e "s|/var/cache/bazel|$folder/files|" \
    -e "s|/etc/nginx/bazel_cache.users|$folder/users|" \
    -e "s|^server {|&\n  include $folder/extra.conf;|" \
    "$repository/deploy/nginx/bazel_cache.conf"
}

# launch_nginx: starts it as it is set up, and waits until it answers or is gone.
launch_nginx() {
  rm -f "$work/nginx/pid"
  "$nginx" -c "$work/nginx/nginx.conf" -e "$work/nginx/error.log" &
  nginx_pid=$!
  servers+=("$nginx_pid")
  while kill -0 "$nginx_pid" 2>/dev/null; do
    if [ -s "$work/nginx/pid" ] && (: <>"/dev/tcp/127.0.0.1/$nginx_port") 2>/dev/null; then
      return
    fi
  done
  return 1
}

stop_nginx() {
  kill "$nginx_pid"
  wait "$nginx_pid" 2>/dev/null
}
