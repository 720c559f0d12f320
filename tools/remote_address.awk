# SPDX-License-Identifier: Apache-2.0
# Prints a sentence if the address of a remote cache or executor, as Bazel will find it, is one that
# Debian's Bazel 4.2 ends at without a word (exit status 37). Nothing otherwise.
#
#   printf '%s\n' ARGUMENTS-OF-BAZEL... | awk -v command=build -f remote_address.awk RC-FILE... -
#
# command: build, run, test or coverage, which heed their own lines in a file, and those of build. The
# files come in the order in which Bazel reads them. A config that nothing names does nothing.

# Debian's has no gRPC over TLS, which an address without a scheme means too.
function is_spoken(address) {
  return address == "" || address ~ /^([Hh][Tt][Tt][Pp][Ss]?|grpc):\/\//
}

# Keeps an option that matters, of the config `section` ("" if of none), in order.
function keep(section, option, place) {
  if (option ~ /^--(config|remote_cache|remote_executor)=/) {
    count[section]++
    options[section, count[section]] = option
    places[section, count[section]] = place
  }
}

# What Bazel makes of a section: the last of several addresses wins.
function expand(section, depth,    i, option, name) {
  for (i = 1; i <= count[section] && depth < 20; i++) {
    option = options[section, i]
    name = substr(option, 3, index(option, "=") - 3)
    option = substr(option, index(option, "=") + 1)
    if (name == "config") {
      expand(option, depth + 1)
    } else {
      address[name] = option
      place_of[name] = places[section, i]
    }
  }
}

BEGIN {
  takes_next_word = "^--(config|remote_cache|remote_executor)$"
  heeded = "^(common|build|" command (command == "coverage" ? "|test" : "") ")$"
}

# The command line, a word a line. What follows "--" is for a program.
FILENAME == "-" || FILENAME == "" {
  if ($0 == "--") {
    exit
  }
  word = before $0
  before = (word ~ takes_next_word) ? word "=" : ""
  keep("", word, "the command line")
  next
}

# Lines that end in a backslash go on.
{
  line = line $0
  if (sub(/\\$/, " ", line)) {
    next
  }
  gsub(/["']/, "", line)
  words = split(line, word_of)
  line = ""
  split(word_of[1], whose, ":")
  before = ""
  for (i = 2; i <= words && word_of[i] !~ /^#/ && whose[1] ~ heeded; i++) {
    word = before word_of[i]
    before = (word ~ takes_next_word) ? word "=" : ""
    keep(whose[2], word, FILENAME ", line " FNR)
  }
  before = ""
}

END {
  expand("", 0)
  for (name in address) {
    if (!is_spoken(address[name])) {
      printf "%s: the address of --%s begins with none of http://, https:// and grpc://. ", place_of[name], name
      printf "Debian's Bazel 4.2 knows no other, and would end without a word. "
      printf "Write --%s=%s://HOST:PORT; deploy/README.md says more.\n", name, name == "remote_cache" ? "http" : "grpc"
    }
  }
}
