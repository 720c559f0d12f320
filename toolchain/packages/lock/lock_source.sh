# SPDX-License-Identifier: Apache-2.0
# Sourced by update: from a manifest with a "source" line to a lock file.
# shellcheck shell=sh disable=SC2154  # update sets $work and $suite

# Fetches a file of a source package into $work/source, if Debian signed it.
fetch_source() { # PATH SHA256
  base="$(archives | grep -v -- '-security$' | head -n 1)"
  /usr/lib/apt/apt-helper -qq download-file "$base/$1" "$work/source/$(basename "$1")" "SHA256:$2"
  echo "$2  $work/source/$(basename "$1")" | sha256sum --quiet -c - ||
    fail "$1: fetched something else than the signed index has"
}

# $work/kept becomes the globs of what is kept of the source, one a line; none keep it all. What none of
# them names is taken out of $work/source/FOLDER.
choose_sources() { # SET NAME FOLDER
  awk -v name="$2" '$1 == "keep" && $2 == name { print $3 }' "sets/$1/manifest" > "$work/kept"
  [ -s "$work/kept" ] || return 0
  sed "s,^$3/,," "$work/list" | grep -v '/$' > "$work/members"
  while read -r glob; do
    regex="$(echo "$glob" | as_regex)"
    grep -qE "$regex" "$work/members" || fail "sets/$1/manifest: nothing matches: keep $2 $glob"
  done < "$work/kept"
  grep -vE "$(as_regex < "$work/kept")" "$work/members" |
    ( cd "$work/source/$3" && tr '\n' '\0' | xargs -0 rm -f )
  find "$work/source/$3" -type d -empty -delete
}

# Makes $work/SET.lock.json and $work/SET.licences.json: the author's archive, and what Debian says
# of its licences.
lock_source() { # SET
  name="$(manifest "$1" source)"
  echo "$1: fetching the source of $name" >&2
  rm -rf "$work/source"
  mkdir "$work/source"
  awk -v name="$name" '$1 == name' "$work/sources" | sort -k2,2V > "$work/described"
  version="$(awk 'END { print $2 }' "$work/described")"
  [ -n "$version" ] || fail "$1: the signed index has no source package $name"

  awk -v version="$version" '$2 == version && $4 ~ /[.]debian[.]tar|[.]orig[.]tar[.][a-z0-9]+$/' \
    "$work/described" > "$work/files_of_source"
  while read -r _ _ archive path sha256 size; do
    fetch_source "$path" "$sha256"
    case "$path" in
      *.debian.tar.*)
        tar -xf "$work/source/$(basename "$path")" -C "$work/source" debian/copyright
        ;;
      *)
        tar -tf "$work/source/$(basename "$path")" > "$work/list"
        tar -xf "$work/source/$(basename "$path")" -C "$work/source"
        printf '%s\n' "$archive" "$path" "$sha256" "$size" "$(cut -d / -f 1 < "$work/list" | sort -u)" \
          > "$work/orig"
        ;;
    esac
  done < "$work/files_of_source"

  licences_in "$work/source/debian/copyright" | sed 's,.*,        "&",' | paste -sd , |
    sed 's/",/",\n/g' > "$work/licences_of_source"
  licence_texts_in "$work/source/debian/copyright" "$name" > "$work/texts"
  write_licence_texts "$1"
  {
    read -r archive
    read -r path
    read -r sha256
    read -r size
    read -r folder
  } < "$work/orig"
  choose_sources "$1" "$name" "$folder"
  if [ -s "$work/kept" ]; then
    echo '      "files": ['
    sed 's,.*,        "&",' "$work/kept" | paste -sd , | sed 's/",/",\n/g'
    echo '      ],'
  fi > "$work/files_member"
  unpacked="$(du -s --apparent-size --block-size=1 "$work/source/$folder" | cut -f1)"
  sed -e "/^@files@\$/{r $work/files_member
    d
  }" > "$work/$1.lock.json" <<LOCK
{
  "made_by": "toolchain/packages/update",
  "suite": "$suite",
  "purpose": "$(own "$1" purpose)",
  "unpacked_size": $unpacked,
  "packages": [
    {
      "package": "$name",
      "version": "$version",
      "source": "$name",
      "source_version": "$version",
      "archive": "$archive",
      "path": "$path",
      "sha256": "$sha256",
      "size": $size,
      "licences": [
$(cat "$work/licences_of_source")
      ],
@files@
      "folder": "$folder"
    }
  ]
}
LOCK
}
