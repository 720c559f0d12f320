# SPDX-License-Identifier: Apache-2.0
# Sourced by update: from a manifest to a lock.
# shellcheck shell=sh disable=SC2154  # update sets $work and $suite

# Stops where a package of a set's manifests is none of Debian's.
check_packages() { # SET
  for file in $(manifests "$1"); do
    for kind in package source; do
      index="$work/index"
      [ "$kind" = package ] || index="$work/sources"
      unknown="$(awk -v kind="$kind" 'NR == FNR { known[$1]; next }
        $1 == kind && !($2 in known) { print $2; exit }' "$index" "$file")"
      [ -z "$unknown" ] || fail "$file: Debian's $suite has no $kind $unknown (any more);" \
        "correct the line \"$kind $unknown\" or take it out"
    done
  done
}

# Prints "name version" for a set's packages and all that they depend on.
resolve() { # SET
  # shellcheck disable=SC2046  # one word per package is what is wanted
  apt-get install -qq --print-uris $(manifest "$1" package) > "$work/uris" 2> "$work/apt_says" ||
    fail "sets/$1/manifest: apt finds no versions that fit together: $(cat "$work/apt_says")"
  awk '{ n = split($2, part, "_"); gsub(/%3a/, ":", part[2]); print part[1], part[2] }' \
    "$work/uris" | sort
}

# Prints the index's lines for lines of "name version".
describe() { # FILE
  awk 'NR == FNR { wanted[$1 " " $2]; next } ($1 " " $2) in wanted' "$1" "$work/index"
}

# Turns globs, one a line, into one extended regular expression.
as_regex() {
  # shellcheck disable=SC2016  # there is nothing to expand
  sed -e 's/[].+^$()[]/\\&/g' -e 's/\*/.*/g' -e 's/?/./g' | paste -sd '|' |
    sed -e 's/^/^(/' -e 's/$/)$/'
}

# Prints the dynamic loader in a set's root: Debian 12 has it in lib/, later ones in usr/lib/.
loader_in() { # ROOT
  for loader in "$1/lib" "$1/usr/lib"; do
    loader="$loader/x86_64-linux-gnu/ld-linux-x86-64.so.2"
    [ ! -e "$loader" ] || { echo "$loader"; return; }
  done
  fail "nothing in the set has a dynamic loader: add the line \"package libc6\""
}

# Prints the files that the set's programs load, links and what they point to.
closure() { # ROOT SET
  manifest "$2" run | while read -r glob; do
    # shellcheck disable=SC2086  # the glob is to be expanded
    ( cd "$1" && ls -d $glob ) || fail "sets/$2/manifest: nothing matches: run $glob"
  done > "$work/programs"
  [ -s "$work/programs" ] || return 0
  loader="$(loader_in "$1")"
  path="$1/lib/x86_64-linux-gnu:$1/usr/lib/x86_64-linux-gnu$(manifest "$2" libraries | sed "s,^,:$1/," | tr -d '\n')"
  while read -r program; do
    echo "$1/$program"
    "$loader" --inhibit-cache --library-path "$path" \
      --list "$1/$program" > "$work/list" ||
      fail "$2: $program: $(cat "$work/list")"
    if grep "not found" "$work/list" >&2; then
      fail "$2: $program lacks a library"
    fi
    # Some libraries name a folder in which to look for others: this machine's.
    if awk '$2 == "=>" { print $3 }' "$work/list" | grep -v "^$1/" >&2; then
      fail "$2: $program takes a library of this machine: add a libraries line for its folder"
    fi
    awk '$2 == "=>" { print $3 }' "$work/list"
    echo "$loader"
  done < "$work/programs" > "$work/loaded"
  sort -u "$work/loaded" | while read -r file; do
    while :; do
      realpath -s --relative-to="$1" "$file"
      [ -L "$file" ] || break
      file="$(dirname "$file")/$(readlink "$file")"
    done
  done | sort -u
}

# Fetches what $work/described lists, checks it against the signed index, and unpacks it all into
# $work/root; $work/contents/NAME is the list of a package's files.
fetch_and_unpack() { # SET
  # shellcheck disable=SC2046  # one word per package is what is wanted
  ( cd "$work/debs" && apt-get download -qq $(awk '{ print $1 "=" $2 }' "$work/described") )
  while read -r name _ _ path sha256 _; do
    mv "$work/debs/$name"_*.deb "$work/debs/$name.deb" 2>/dev/null || :
    echo "$sha256  $work/debs/$name.deb" | sha256sum --quiet -c - ||
      fail "$1: $name: apt fetched something else than the signed index has for $path"
    dpkg-deb --fsys-tarfile "$work/debs/$name.deb" |
      tar -xvf - -C "$work/root" | sed 's,^\./,,' > "$work/contents/$name"
  done < "$work/described"
}

# $work/files/NAME becomes the list of what is kept of each package.
choose_files() { # SET
  closure "$work/root" "$1" > "$work/closure"
  manifest "$1" keep > "$work/keep"
  manifest "$1" drop > "$work/drop"
  manifest "$1" libraries > "$work/libraries"
  while read -r name glob; do
    regex="$(echo "$glob" | as_regex)"
    grep -qsE "$regex" "$work/contents/$name" || fail "sets/$1/manifest: nothing matches: keep $name $glob"
    echo "$glob" >> "$work/files/$name"
  done < "$work/keep"
  for contents in "$work/contents"/*; do
    # tar counts a name that two patterns match as found for the first only.
    kept="$(cat "$work/files/${contents##*/}" 2>/dev/null | as_regex)"
    grep -xFf "$work/closure" "$contents" | grep -vE "$kept" >> "$work/files/${contents##*/}" || :
    [ -s "$work/files/${contents##*/}" ] || rm -f "$work/files/${contents##*/}"
  done
}

# Makes $work/SET.lock.json and $work/SET.licences.json.
lock_set() { # SET
  if [ -n "$(manifest "$1" source)" ]; then
    lock_source "$1"
    return
  fi
  echo "$1: resolving" >&2
  for folder in root trimmed contents files licences; do
    rm -rf "${work:?}/$folder"
    mkdir "$work/$folder"
  done
  mkdir -p "$work/debs"
  resolve "$1" > "$work/packages"
  describe "$work/packages" > "$work/described"
  [ "$(wc -l < "$work/described")" -eq "$(wc -l < "$work/packages")" ] ||
    fail "$1: the signed index does not have all packages that apt resolved to"

  echo "$1: fetching and unpacking $(wc -l < "$work/packages") packages" >&2
  fetch_and_unpack "$1"
  [ "$1" != "${new:-}" ] || name_programs "$1"
  choose_files "$1"
  read_licences "$1"

  # Unpack as a user's machine will, to know that it works and how much it is.
  while read -r name _; do
    [ -e "$work/files/$name" ] || continue
    sh fetch/unpack.sh "$work/debs/$name.deb" "$work/files/$name" "$work/drop" "$work/trimmed" ||
      fail "$1: $name cannot be unpacked"
  done < "$work/described"
  unpacked="$(du -s --apparent-size --block-size=1 "$work/trimmed" | cut -f1)"
  manifest "$1" program > "$work/launchers"
  awk -f lock/write_lock.awk -v work="$work" -v suite="$suite" -v unpacked="$unpacked" \
    -v purpose="$(own "$1" purpose)" "$work/described" > "$work/$1.lock.json"
}
