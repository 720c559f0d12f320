# SPDX-License-Identifier: Apache-2.0
# Prints options of Bazel as it will find them, in its files and on its command line, a line each:
# the name, where it stands and the value, with tabs between. What is nowhere has no line.
#
#   printf '%s\n' ARGUMENTS-OF-BAZEL... |
#     awk -v names="disk_cache remote_cache" -v command=build -f options.awk RC-FILE... -
#
# names: of options that take a value. command: build, run, test or coverage, which heed their own
# lines in a file, and those of build. The files come in the order in which Bazel reads them. A config
# that nothing names does nothing.

# Keeps an option that matters, of the config `section` ("" if of none), in order.
function keep(section, option, place) {
  if (option ~ wanted "=") {
    count[section]++
    options[section, count[section]] = option
    places[section, count[section]] = place
  }
}

# What Bazel makes of a section: the last of several values wins.
function expand(section, depth,    i, option, name) {
  for (i = 1; i <= count[section] && depth < 20; i++) {
    option = options[section, i]
    name = substr(option, 3, index(option, "=") - 3)
    option = substr(option, index(option, "=") + 1)
    if (name == "config") {
      expand(option, depth + 1)
    } else {
      value[name] = option
      place_of[name] = places[section, i]
    }
  }
}

BEGIN {
  gsub(/ /, "|", names)
  wanted = "^--(config|" names ")"
  heeded = "^(common|build|" command (command == "coverage" ? "|test" : "") ")$"
}

# The command line, a word a line. What follows "--" is for a program.
FILENAME == "-" || FILENAME == "" {
  if ($0 == "--") {
    exit
  }
  word = before $0
  before = (word ~ wanted "$") ? word "=" : ""
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
    before = (word ~ wanted "$") ? word "=" : ""
    keep(whose[2], word, FILENAME ", line " FNR)
  }
  before = ""
}

END {
  expand("", 0)
  for (name in value) {
    printf "%s\t%s\t%s\n", name, place_of[name], value[name]
  }
}
