# SPDX-License-Identifier: Apache-2.0
# Prints what changes from one lock file to another, for people:
#
#   awk -f show_changes.awk -v set=NAME OLD_LOCK NEW_LOCK
#
# Reads lock files as write_lock.awk writes them, one value a line.

function value(line) {
  sub(/^[^:]*: */, "", line)
  gsub(/[",]/, "", line)
  return line
}

# Keeps the order of the locks: awk's own would be another one each time.
function note(name) {
  if (!(name in known)) names[++count_of_names] = name
  known[name]
}

function megabytes(bytes) {
  return sprintf("%.2f MB", bytes / 1e6)
}

FNR == 1 { generation++ }
/^ *"unpacked_size":/ { unpacked[generation] = value($0) }
/^ *"package":/ { name = value($0); note(name); has[generation, name] = 1 }
/^ *"version":/ { version[generation, name] = value($0) }
/^ *"sha256":/ { sha256[generation, name] = value($0) }
/^ *"size":/ { size[generation, name] = value($0); download[generation] += value($0) }
/^ *"(drop|library_folders|licences|packages)":/ { in_files = 0 }
/^ *"files":/ { in_files = 1; next }
/^ *\]/ { in_files = 0 }
in_files { gsub(/^ *"|",?$/, ""); files[generation, name] = files[generation, name] $0 "\n" }

# Prints the lines of `some` that are not in `others`.
function print_lacking(some, others, sign,   count, i, line) {
  count = split(some, line, "\n")
  for (i = 1; i < count; i++) {
    if (index("\n" others, "\n" line[i] "\n") == 0) print "    " sign " " line[i]
  }
}

END {
  changes = 0
  for (place = 1; place <= count_of_names; place++) {
    name = names[place]
    old = has[1, name] ? version[1, name] : "(not there)"
    new = has[2, name] ? version[2, name] : "(no longer)"
    if (sha256[1, name] == sha256[2, name] && files[1, name] == files[2, name]) continue
    if (!changes++) printf "%s:\n", set
    sizes = megabytes(size[2, name])
    if (has[1, name] && size[1, name] != size[2, name]) sizes = megabytes(size[1, name]) " -> " sizes
    if (old == new) {
      how = sha256[1, name] == sha256[2, name] ? "other files" : "OTHER BYTES, SAME VERSION"
      printf "  %-26s %s: %s, %s\n", name, new, how, sizes
    } else {
      printf "  %-26s %s -> %s, %s\n", name, old, new, sizes
    }
    if (has[1, name] && has[2, name]) {
      print_lacking(files[2, name], files[1, name], "+")
      print_lacking(files[1, name], files[2, name], "-")
    }
  }
  if (!changes) {
    printf "%s: no package changes\n", set
  } else {
    printf "  %d of the packages change; download %s -> %s, unpacked %s -> %s\n", changes,
      megabytes(download[1]), megabytes(download[2]), megabytes(unpacked[1]), megabytes(unpacked[2])
  }
}
