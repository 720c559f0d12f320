# SPDX-License-Identifier: Apache-2.0
# Sourced by update and verify: what a suite of Debian's archive has, as far as Debian signed it.
#
# The chain: a key of $keyring signs InRelease, InRelease has the SHA-256 of Packages, Packages has
# that of every .deb. apt fetches and checks all this too; here each step is taken once more, so that
# no setting of this machine's apt ("trusted=yes", for one) can make the check disappear.
# shellcheck shell=sh disable=SC2154  # who sources it sets $work and $suite

keyring=/usr/share/keyrings/debian-archive-keyring.gpg

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

need() { # PROGRAM PACKAGE
  command -v "$1" > /dev/null || fail "$1 is missing; on Debian and Ubuntu: apt-get install $2"
}

# The Debian archives that this machine's apt uses, or that the variable names.
archives() {
  if [ -n "${SLIPWAY_DEBIAN_MIRROR:-}" ]; then
    echo "$SLIPWAY_DEBIAN_MIRROR" | tr -s '[:space:]' '\n' | sed -e '/^$/d' -e 's,^/,file:/,'
  else
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list \
        /etc/apt/sources.list.d/*.sources 2>/dev/null |
      awk '/^(deb|URIs:)[ \t]/ { for (i = 2; i <= NF; i++) print $i }' |
      grep -E '/debian(-security)?/?$' || true
  fi | sed 's,/*$,,' | awk '!seen[$0]++'
}

# An apt of its own below $work: the same archives, but one release of Debian, no
# installed package and no other source. With source packages too if $with_sources is set.
private_apt() {
  need apt-get apt
  need gpgv gpgv
  [ -r "$keyring" ] || fail "$keyring is missing; apt-get install debian-archive-keyring"
  mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/etc"
  for archive in $(archives); do
    case "$archive" in
      */debian-security)
        # Unstable has no updates beside it.
        [ "$suite" = sid ] || echo "deb [signed-by=$keyring] $archive $suite-security main"
        ;;
      *)
        echo "deb [signed-by=$keyring] $archive $suite main"
        [ -z "${with_sources:-}" ] || echo "deb-src [signed-by=$keyring] $archive $suite main"
        ;;
    esac
  done > "$work/etc/sources.list"
  [ -s "$work/etc/sources.list" ] ||
    fail "no Debian archive in apt's configuration; set SLIPWAY_DEBIAN_MIRROR to one"
  cat > "$work/apt.conf" <<CONF
Dir::State "$work/state";
Dir::State::status "/dev/null";
Dir::Cache "$work/cache";
Dir::Etc::sourcelist "$work/etc/sources.list";
Dir::Etc::sourceparts "/dev/null";
APT::Architecture "amd64";
APT::Architectures "amd64";
APT::Install-Recommends "false";
APT::Sandbox::User "";
CONF
  export APT_CONFIG="$work/apt.conf"
  apt-get update -qq --error-on=any || fail "apt refuses an archive of $suite; nothing was changed"
}

# Writes $work/index, one line for each package and version, sorted:
#   name version archive path sha256 size source source_version
# and $work/sources likewise, one line for each file of a source package:
#   name version archive path sha256 size
signed_index() {
  : > "$work/sources"
  : > "$work/unsorted"
  for release in "$work"/state/lists/*Release; do
    case "$release" in
      *_InRelease) ;;
      *) fail "$(basename "$release"): apt found no valid signature on it" ;;
    esac
    gpgv --quiet --keyring "$keyring" --output "$work/release" "$release" 2> "$work/gpgv" ||
      fail "$(basename "$release"): not signed by Debian: $(cat "$work/gpgv")"
    # The same keys sign every suite, the old ones with their old faults too.
    case "$(awk '$1 == "Codename:" { print $2 }' "$work/release")" in
      "$suite") archive=debian ;;
      "$suite-security") archive=debian-security ;;
      *) fail "$(basename "$release"): signed, but not for $suite" ;;
    esac
    signed_packages "${release%_InRelease}_main_binary-amd64_Packages"
    [ -z "${with_sources:-}" ] || [ "$archive" != debian ] ||
      signed_sources "${release%_InRelease}_main_source_Sources"
  done
  [ -s "$work/unsorted" ] || fail "apt fetched no index"
  # What both archives have is taken from the main one: it is the one that mirrors keep.
  sort -k1,1 -k2,2 -k3,3 "$work/unsorted" | awk '!seen[$1 " " $2]++' > "$work/index"
  rm -f "$work/release" "$work/gpgv" "$work/unsorted" "$work/Packages"
}

# Makes $work/Packages the content of one list of apt's, after the next link: its hash is in
# $work/release. apt may have added the ending of a compression to its name.
signed_list() { # FILE NAME_IN_RELEASE
  /usr/lib/apt/apt-helper cat-file "$1"* > "$work/Packages"
  signed="$(awk -v name="$2" '/^[^ ]/ { sha256 = $1 == "SHA256:" }
    sha256 && $3 == name { print $1 }' "$work/release")"
  [ "$(sha256sum < "$work/Packages")" = "$signed  -" ] ||
    fail "$(basename "$1"): not the list that InRelease signs (SHA-256 $signed)"
}

# Appends the files of one list of source packages of $archive.
signed_sources() { # FILE
  signed_list "$1" main/source/Sources
  awk -v archive="$archive" '
    /^[^ ]/ { in_hashes = $1 == "Checksums-Sha256:" }
    $1 == "Package:" { name = $2 }
    $1 == "Version:" { version = $2 }
    $1 == "Directory:" { folder = $2 }
    in_hashes && /^ / { files[++count] = $3 " " $1 " " $2 }
    $0 == "" {
      for (i = 1; i <= count; i++) print name, version, archive, folder "/" files[i]
      count = 0
    }' "$work/Packages" >> "$work/sources"
}

# Appends the packages of one list of $archive.
signed_packages() { # FILE
  signed_list "$1" main/binary-amd64/Packages
  awk -v archive="$archive" '
    $1 == "Package:" { name = $2; source = ""; source_version = "" }
    $1 == "Source:" { source = $2; source_version = $3; gsub(/[()]/, "", source_version) }
    $1 == "Version:" { version = $2 }
    $1 == "Filename:" { path = $2 }
    $1 == "Size:" { size = $2 }
    $1 == "SHA256:" { sha256 = $2 }
    $0 == "" && name != "" {
      print name, version, archive, path, sha256, size,
        source == "" ? name : source, source_version == "" ? version : source_version
      name = ""
    }' "$work/Packages" >> "$work/unsorted"
}
