# SPDX-License-Identifier: Apache-2.0
# Sourced: certificates that are made on the spot.
# shellcheck shell=bash disable=SC2154  # variables of common.sh

# find_openssl: sets $openssl to the machine's, or to Debian's. Fails if neither is to be had.
find_openssl() {
  openssl=$(command -v openssl) && return
  borrow openssl "$debian_stable" openssl || return
  openssl=$work/bin/openssl
  debian_launcher "$borrowed/openssl" usr/bin/openssl "$openssl"
}

# certificate NAME SUBJECT-ALTERNATIVE-NAME [OPTION...]: makes $work/NAME.crt and $work/NAME.key, which
# sign themselves unless the options say who does. An authority has no alternative name: "".
certificate() {
  local name=$1 called=$2 usage
  shift 2
  usage=${called:+subjectAltName = $called}
  "$openssl" req -x509 -newkey rsa:2048 -nodes -keyout "$work/$name.key" -out "$work/$name.crt" \
    -days 2 -config /dev/stdin "$@" <<END_OF_FILE 2>"$work/openssl.log" || give_up "a certificate"
[req]
prompt = no
distinguished_name = name
x509_extensions = extensions
[name]
CN = $name
[extensions]
${usage:-basicConstraints = critical, CA:TRUE}
END_OF_FILE
}
