#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Fetches one file of an archive, within limits: a server may be silent, slow, or never come to an end.
#
#   ADDRESS=URL-OR-PATH fetch.sh OUTPUT SIZE SECONDS
#
# ADDRESS is a URL (http, https, file) or the absolute path of a file. It is no argument, since it may
# have a password in it, and arguments are there for all to read. SIZE is how many bytes the file has,
# SECONDS how long it may take.
#
# Prints the file's SHA-256, or in one line why there is none. Ends with 0 if it was fetched, 1 if the
# server has not got it, 2 if the server is not well or does not keep to the limits, 3 if no program
# of this machine can ask that server.
set -u

output="$1" size="$2" seconds="$3"
# A server that is silent for so many seconds is taken for one that hangs.
silence=10
apt_helper=/usr/lib/apt/apt-helper

has() {
  command -v "$1" > /dev/null 2>&1
}

# decoded TEXT: %41 is A.
decoded() {
  printf '%s\n' "$1" | LC_ALL=C awk '
    {
      while (match($0, /%[0-9A-Fa-f][0-9A-Fa-f]/)) {
        digits = tolower(substr($0, RSTART + 1, 2))
        value = 16 * index("123456789abcdef", substr(digits, 1, 1)) + index("123456789abcdef", substr(digits, 2, 1))
        printf "%s%c", substr($0, 1, RSTART - 1), value
        $0 = substr($0, RSTART + 3)
      }
      print
    }'
}

# Whoever writes the file cannot write much more of it than there should be: blocks of 512 bytes.
download() {
  # An error, and not a signal.
  trap '' XFSZ
  ulimit -f $((size / 512 + 1))
  case "$program" in
    curl)
      # Told on its input, in its own quotes.
      printf 'url = "%s"\n' "$(printf '%s' "$ADDRESS" | sed 's/[\\"]/\\&/g')" |
        timeout -k 5 "$seconds" curl -K - --globoff --proto '=http,https' --netrc-optional -fsSL \
          --connect-timeout "$silence" --speed-time "$silence" --speed-limit 1000 -o "$output"
      ;;
    wget)
      printf '%s\n' "$ADDRESS" |
        timeout -k 5 "$seconds" wget -i - -nv -t 1 -T "$silence" -O "$output"
      ;;
    apt-helper)
      timeout -k 5 "$seconds" "$apt_helper" -q -o Acquire::Retries=0 -o Acquire::http::Timeout="$silence" \
        -o Acquire::https::Timeout="$silence" download-file "$ADDRESS" "$output"
      ;;
  esac 2>&1
}

rm -f "$output"
case "$ADDRESS" in
  /*) file="$ADDRESS" ;;
  file://*) file="/$(decoded "${ADDRESS#file://*/}")" ;;
  file:*) file="$(decoded "${ADDRESS#file:}")" ;;
  *) file= ;;
esac
if [ -n "$file" ]; then
  if [ ! -e "$file" ]; then
    echo "is not there"
    exit 1
  fi
  # No more of it than shows that it is too large.
  if [ ! -f "$file" ] || ! head -c $((size + 1)) "$file" > "$output"; then
    echo "cannot be read"
    exit 1
  fi
else
  if has curl; then
    program=curl
  elif has wget; then
    program=wget
  elif has "$apt_helper"; then
    program=apt-helper
  else
    echo "neither curl nor wget is here"
    exit 3
  fi
  said="$(download)"
  status=$?
  received="$(wc -c 2> /dev/null < "$output" || echo 0)"
  if [ "$received" -gt "$size" ]; then
    echo "sends more than the $size bytes that it should have"
    exit 2
  fi
  if [ "$status" -eq 0 ] && [ "$received" -eq 0 ]; then
    echo "sends nothing"
    exit 2
  fi
  case "$program $status" in
    *" 0") ;;
    "curl 28" | *" 124" | *" 137")
      echo "is too slow: $received of $size bytes, within $seconds seconds or with $silence seconds of silence"
      exit 2
      ;;
    *)
      printf '%s\n' "$said" | tail -n 1
      case "$program $status $said" in
        # curl(1), "Exit codes"; wget(1), "Exit status"; apt's has no meaning.
        "curl 22 "* | "wget 8 "* | "apt-helper "*" 404 "*) exit 1 ;;
        # Bazel may know a certificate that they do not.
        "curl 35 "* | "curl 60 "* | "curl 77 "* | "wget 5 "*) exit 3 ;;
      esac
      exit 2
      ;;
  esac
fi
sha256sum < "$output" | cut -d ' ' -f 1
