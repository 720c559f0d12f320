# SPDX-License-Identifier: Apache-2.0
# Prints the row of README.md's table for a set: what it makes a user fetch, and what for.
#
#   awk -f sizes.awk -v set=NAME LOCK

/^  "purpose":/ { purpose = $0; sub(/^[^:]*: "/, "", purpose); sub(/",$/, "", purpose) }
/"size":/ { gsub(/[^0-9]/, ""); size += $0 }
/^  "unpacked_size":/ { gsub(/[^0-9]/, ""); unpacked = $0 }
END { printf "| `%s` | %.1f MB | %.1f MB | %s |\n", set, size / 1e6, unpacked / 1e6, purpose }
