# SPDX-License-Identifier: Apache-2.0
# Sourced: what checks take from Debian's archive without installing it on this machine.
# shellcheck shell=bash

# The pinned toolchain is of the first suite, so what it is tried with is too.
# shellcheck disable=SC2034  # for those who source this
debian_stable=bookworm debian_unstable=sid

# debian_archive: prints the first archive of Debian that this machine's apt uses, if there is one.
debian_archive() {
  if [ -n "${SLIPWAY_DEBIAN_MIRROR:-}" ]; then
    tr -s '[:space:]' '\n' <<<"$SLIPWAY_DEBIAN_MIRROR" | grep :// | head -n 1
  else
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources} 2>/dev/null |
      awk '/^(deb|URIs:)[ \t]/ { for (i = 2; i <= NF; i++) print $i }' |
      grep -E '/debian/?$' | head -n 1
  fi
}

# unpack_debian FOLDER SUITE PACKAGE...: the packages, with all that they depend on, become FOLDER.
# Nothing is installed, no script of a package runs, and no service starts. Needs no root. The
# signature of the archive is checked; what apt says is in FOLDER.log. Fails if they cannot be had.
unpack_debian() {
  local folder=$1 suite=$2 apt=$1.apt archive deb
  shift 2
  archive=$(debian_archive)
  [ -n "$archive" ] || { echo "E: apt knows no archive of Debian here" >"$folder.log" && return 1; }
  mkdir -p "$folder"/{etc,tmp,usr/{bin,sbin,lib,lib64}} \
    "$apt"/{etc/apt.conf.d,etc/preferences.d,state/lists/partial,cache/archives/partial}
  for deb in bin sbin lib lib64; do
    ln -sfn "usr/$deb" "$folder/$deb"
  done
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive $suite main" \
    >"$apt/etc/sources.list"
  : >"$apt/nothing_is_installed"
  cat >"$apt/apt.conf" <<END_OF_FILE
Dir::Etc "$apt/etc";
Dir::State "$apt/state";
Dir::State::status "$apt/nothing_is_installed";
Dir::Cache "$apt/cache";
APT::Sandbox::User "$(id -un)";
APT::Install-Recommends "false";
Acquire::Languages "none";
Acquire::Retries "2";
Acquire::http::Timeout "20";
Acquire::https::Timeout "20";
// A mirror's copy of the suite may be some days old.
Acquire::Check-Valid-Until "false";
Acquire::Check-Date "false";
END_OF_FILE
  # apt calls it a warning if it has no list at all, and then knows no package.
  APT_CONFIG=$apt/apt.conf timeout 300 apt-get -qq update >"$folder.log" 2>&1 &&
    APT_CONFIG=$apt/apt.conf timeout 300 apt-get -qq --yes --download-only install "$@" \
      >>"$folder.log" 2>&1 || return
  for deb in "$apt"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" |
      tar -x -C "$folder" --keep-directory-symlink --no-same-owner --no-same-permissions || return
  done
  rm -rf "$apt"
}

# debian_launcher FOLDER PROGRAM NEW_FILE: writes a script that starts FOLDER's PROGRAM (a path
# below FOLDER) with FOLDER's libraries, whatever this machine's are.
debian_launcher() {
  local libraries=$1/usr/lib/x86_64-linux-gnu
  cat >"$3" <<END_OF_FILE
#!/bin/sh
exec "$libraries/ld-linux-x86-64.so.2" --inhibit-cache --library-path "$libraries" \\
  "$1/$2" "\$@"
END_OF_FILE
  chmod +x "$3"
}
