#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Boots a kernel's file, for `bazel run //image:run -- ARGUMENTS`: see --help below.
#
#   run_file.sh BUILDER [OPTION...] --and RUNNER [OPTION...] --with [ARGUMENT...]
#
# The image is made anew each time, outside of Bazel's actions: the file may be anything, anywhere.
set -eu

fail() {
  printf 'ERROR: run: %s\n' "$1" >&2
  exit 2
}

usage() {
  cat <<EOF
usage: bazel run @slipway//image:run -- [OPTION...] FILE [ARGUMENT...]

Boots a kernel that is built already, as a disk_image and a qemu_run would, and shows its screen. FILE is the
kernel's, from the folder in which you are; nothing of it has to be in a BUILD file.

  OPTION    how the image is made, as --command-line=TEXT, --module=NAME=FILE, --protocol=NAME, --strict
  ARGUMENT  goes to QEMU, as -m 512M or -s -S; and --firmware=uefi, --no-window

What ends the run, and how, is that of every qemu_run: bazel run @slipway//image:qemu -- --help.
EOF
}

# A path that the user gave, from the folder in which the user is.
absolute() {
  case $1 in
  /*) printf '%s' "$1" ;;
  *) printf '%s/%s' "${BUILD_WORKING_DIRECTORY:-$PWD}" "$1" ;;
  esac
}

# A shell has one list of words, which is the user's; the builder's and the runner's are texts for eval.
quoted() {
  printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

build=
run=
while [ "$1" != --and ]; do
  build=$build$(quoted "$1")' '
  shift
done
shift
while [ "$1" != --with ]; do
  run=$run$(quoted "$1")' '
  shift
done
shift

file=
while [ $# -gt 0 ]; do
  case $1 in
  --help | -h)
    usage
    exit
    ;;
  --module=*=*)
    name=${1#--module=}
    build=$build$(quoted "--module=${name%%=*}=$(absolute "${name#*=}")")' '
    ;;
  --*) build=$build$(quoted "$1")' ' ;;
  *)
    file=$(absolute "$1")
    shift
    break
    ;;
  esac
  shift
done
[ -n "$file" ] || fail "which kernel? Give its file behind \"--\": bazel run @slipway//image:run -- my.elf"
[ -f "$file" ] || fail "$file: is no file, or is not there: give the kernel's, from the folder in which you are"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
eval "$build $(quoted "--kernel=$file") $(quoted "--kernel-name=$file") $(quoted "--output=$folder/disk.img")"
status=0
eval "$run $(quoted "--image=$folder/disk.img") --"' "$@"' || status=$?
exit "$status"
