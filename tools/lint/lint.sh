#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Formats and checks every file that git tracks, and the last commit. Started by `bazel run //tools/lint`.
set -euo pipefail

clang_format=$PWD/$1
shellcheck=$PWD/$2
check_links=$PWD/$3
licence_lines=$PWD/$4
processor_names=$PWD/tools/lint/processor_names.pl
lock=$PWD/tools/lint/package-lock.json
shift 4

fix=false
case ${1-} in
  '') ;;
  --fix) fix=true ;;
  *)
    echo "usage: bazel run //tools/lint [-- --fix]" >&2
    exit 2
    ;;
esac

cd "${BUILD_WORKSPACE_DIRECTORY:?start it with: bazel run //tools/lint}"
failures=0

# check NAME COMMAND...: runs the command and counts it.
check() {
  local name=$1
  shift
  if "$@"; then
    echo "lint: $name: ok"
  else
    echo "lint: $name: not in order" >&2
    failures=$((failures + 1))
  fi
}

# files PATTERN...: the files of the repository that match, without those deleted since git add.
files() {
  git ls-files --cached --others --exclude-standard -z -- "$@" | sort -zu |
    while IFS= read -rd '' file; do
      [ ! -f "$file" ] || printf '%s\0' "$file"
    done
}

# Files that begin by naming a shell, with or without an ending.
shell_scripts() {
  files | xargs -0 grep -lIZE -m1 '^#!(/usr/bin/env (ba)?sh|/bin/(ba)?sh)$' --
}

# buildifier is a program from npm, kept outside the source tree.
find_buildifier() {
  local folder=${XDG_CACHE_HOME:-$HOME/.cache}/slipway/lint
  if ! cmp -s "$lock" "$folder/package-lock.json"; then
    if ! command -v npm >/dev/null; then
      echo "lint: npm is needed for buildifier; on Debian and Ubuntu: apt-get install npm" >&2
      return 1
    fi
    mkdir -p "$folder"
    cp "${lock%-lock.json}.json" "$folder/package.json"
    cp "$lock" "$folder/package-lock.json.new"
    mv "$folder/package-lock.json.new" "$folder/package-lock.json"
    if ! (cd "$folder" && npm ci --loglevel=error --no-audit --no-fund >&2); then
      rm -f "$folder/package-lock.json"
      return 1
    fi
  fi
  buildifier=$folder/node_modules/.bin/buildifier
}

check_cxx() {
  local mode=(--dry-run --Werror)
  $fix && mode=(-i)
  files '*.cc' '*.h' | xargs -0 "$clang_format" --style=file "${mode[@]}"
}

check_starlark() {
  find_buildifier || return 1
  local mode=(-mode=check -lint=warn)
  $fix && mode=(-mode=fix -lint=fix)

  files '*.bzl' '*.bazel' WORKSPACE | xargs -0 "$buildifier" "${mode[@]}"
}

# A BUILD file begins by saying what the folder is for. What stands for a user's workspace, or for a
# repository of others, need not.
check_build_files() {
  local undescribed
  undescribed=$(files '*BUILD.bazel' ':!proofs/*/workspace/*' ':!toolchain/bazel4' |
    xargs -0 awk 'FNR == 2 && !/^"""./ { print "lint: " FILENAME ": no docstring in line 2: what is the folder for?" }')
  [ -z "$undescribed" ] || {
    echo "$undescribed" >&2
    return 1
  }
}

check_shell() {
  shell_scripts | xargs -0 "$shellcheck" --external-sources
}

check_processors() {
  files '*.cc' '*.h' '*.inc' '*.S' | perl "$processor_names"
}

check_assembly() {
  ! files '*.S' '*.ld' '*.cc' '*.h' '*.sh' '*.bzl' '*.bazel' '*.md' |
    xargs -0 grep -nIE $'[[:blank:]]+$|\t' --
}

# Each relative link, label and path in Markdown leads somewhere.
check_documents() {
  files | tr '\0' '\n' | perl "$check_links" .
}

# The message of the last commit: "area: imperative summary", and lines that a terminal shows whole.
check_commit() {
  local subject
  # Where a service has merged a proposal to try it, the message is the service's.
  [ "$(git rev-list --parents -n 1 HEAD | wc -w)" -le 2 ] || return 0
  subject=$(git log -1 --format=%s)
  if ! [[ $subject =~ ^[A-Za-z0-9_./*-]+(, [A-Za-z0-9_./*-]+)*:\ [^\ ].*[^.]$ ]]; then
    echo "lint: not \"area: imperative summary\", without a full stop: $subject" >&2
    return 1
  fi
  # An indented line is quoted, and a long word cannot be parted.
  if git log -1 --format=%B | grep -E '^.{73}' | grep -vE '^( |[^ ]*$)' >&2; then
    echo "lint: these lines of the last commit's message are longer than 72 columns" >&2
    return 1
  fi
}

# Each source file says its licence, in a line that bills of materials read.
check_licences() {
  local mode=()
  $fix && mode=(--fix)
  files | perl "$licence_lines" "${mode[@]}"
}

check "C++ (clang-format)" check_cxx
check "Starlark (buildifier)" check_starlark
check "a docstring in each BUILD file" check_build_files
check "shell (shellcheck)" check_shell
check "no tabs, no space at line ends" check_assembly
check "a licence line in each source file" check_licences
check "each processor in its own folders" check_processors
check "links, labels and paths in Markdown" check_documents
check "the last commit's message" check_commit

[ "$failures" -eq 0 ] || {
  $fix || echo "lint: bazel run //tools/lint -- --fix mends what a formatter can" >&2
  exit 1
}
