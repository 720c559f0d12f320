#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Usage: sign_test.sh SIGN SIGNER OSSLSIGNCODE IMAGE KEY CERTIFICATE OTHER_CERTIFICATE SIGNED BIOS_IMAGE \
#            FOLDER BIOS_FOLDER
#
# What `bazel run //my:disk.sign` writes, and what it says instead.
set -uo pipefail

sign=$1 signer=$2 osslsigncode=$3 image=$4 key=$5 certificate=$6 other_certificate=$7 signed=$8 bios_image=$9
folder=${10} bios_folder=${11}

work=$TEST_TMPDIR/work
mkdir "$work"
printf snakeoil > "$work/passphrase"
printf wrong > "$work/wrong"
failures=0

run() { # IMAGE ARGUMENT...: its output is in $work/output
  local image=$1
  shift
  "$sign" "$signer" "$osslsigncode" "$image" //my:disk.sign "$@" > "$work/output" 2>&1 < /dev/null
}

# expect_refusal STATUS SENTENCE IMAGE ARGUMENT...
expect_refusal() {
  local status=$1 sentence=$2 ended_with
  shift 2
  run "$@" --output="$work/out.img"
  ended_with=$?
  if [ "$ended_with" -ne "$status" ]; then
    echo "FAILED: $*: ended with $ended_with, expected was $status"
    failures=$((failures + 1))
  fi
  if ! grep -qF -- "$sentence" "$work/output"; then
    echo "FAILED: $*: expected was \"$sentence\", but it says:"
    cat "$work/output"
    failures=$((failures + 1))
  fi
  if ls "$work"/out.img* > /dev/null 2>&1; then
    echo "FAILED: $*: it has left a file"
    failures=$((failures + 1))
    rm -f "$work"/out.img*
  fi
}

with_key=(--key="$key" --passphrase-file="$work/passphrase")

# The same bytes whenever and wherever it is done, with the default name.
(cd "$work" && mkdir here && export BUILD_WORKING_DIRECTORY="$work/here" && cd "$OLDPWD" &&
  run "$image" --key="$PWD/$key" --passphrase-file=../passphrase --certificate="$PWD/$certificate") || {
  echo "FAILED: it does not sign:"
  cat "$work/output"
  failures=$((failures + 1))
}
default=$work/here/$(basename "$image" .img).signed.img
if ! cmp "$default" "$signed"; then
  echo "FAILED: signed twice, two images"
  failures=$((failures + 1))
fi
if cmp -s "$image" "$signed"; then
  echo "FAILED: nothing is signed"
  failures=$((failures + 1))
fi

# The loader stays as small as every loader is to be, with its signature too.
"$signer" --image="$signed" --take="$work/loader.efi"
size=$(wc -c < "$work/loader.efi")
if [ "$size" -ge 65536 ]; then
  echo "FAILED: the signed loader has $size bytes; the limit is 65536"
  failures=$((failures + 1))
fi

expect_refusal 2 "--key: is missing" "$image" --certificate="$certificate"
expect_refusal 2 "--certificate: is missing" "$image" "${with_key[@]}"
expect_refusal 2 "--colour=red: is no option" "$image" --colour=red
expect_refusal 1 "nowhere.key: there is no such file" "$image" --key=nowhere.key --certificate="$certificate"
expect_refusal 1 "nowhere.pem: there is no such file" "$image" "${with_key[@]}" --certificate=nowhere.pem
expect_refusal 1 "is not the certificate of the key" "$image" "${with_key[@]}" --certificate="$other_certificate"
expect_refusal 1 "$key: has no certificate" "$image" "${with_key[@]}" --certificate="$key"
expect_refusal 1 "$certificate: has no private key" "$image" --key="$certificate" --certificate="$certificate"
expect_refusal 1 "cannot be read with this passphrase" "$image" --key="$key" --passphrase-file="$work/wrong" --certificate="$certificate"
expect_refusal 1 "has a passphrase: give --passphrase-file=FILE" "$image" --key="$key" --certificate="$certificate"
expect_refusal 1 "it has no UEFI loader that could be signed" "$bios_image" "${with_key[@]}" --certificate="$certificate"
expect_refusal 1 "has no slipway.efi that could be signed" "$bios_folder" "${with_key[@]}" --certificate="$certificate"

# A folder for network boot: another loader, and the files beside it as they are.
for name in first second; do
  run "$folder" "${with_key[@]}" --certificate="$certificate" --output="$work/$name" || {
    echo "FAILED: it does not sign the folder:"
    cat "$work/output"
    failures=$((failures + 1))
  }
done
if ! diff -r "$work/first" "$work/second"; then
  echo "FAILED: signed twice, two folders"
  failures=$((failures + 1))
fi
different=$(diff -rq "$folder" "$work/first" | grep -c .)
if [ "$different" -ne 1 ] || cmp -s "$folder/slipway.efi" "$work/first/slipway.efi"; then
  echo "FAILED: not the loader alone is another file: $(diff -rq "$folder" "$work/first")"
  failures=$((failures + 1))
fi
if run "$folder" "${with_key[@]}" --certificate="$certificate" --output="$work/first" ||
  ! grep -qF "is there already" "$work/output"; then
  echo "FAILED: it replaces a folder:"
  cat "$work/output"
  failures=$((failures + 1))
fi

[ "$failures" -eq 0 ]
