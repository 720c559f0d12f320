#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Signs the UEFI loader in a copy of an image, for `bazel run //my:disk.sign -- ARGUMENTS`: see
# --help below. Nothing of this is an action, so that no key gets into Bazel's caches.
#
#   sign.sh SIGNER OSSLSIGNCODE IMAGE TARGET [ARGUMENT...]
#
# IMAGE is the bytes of a disk or a CD, or a folder for network boot.
set -eu

signer=$1
osslsigncode=$2
image=$3
target=$4
shift 4

fail() {
  printf 'ERROR: %s\n' "$1" >&2
  exit 1
}

usage() {
  cat <<EOF
usage: bazel run $target -- --key=FILE --certificate=FILE [--passphrase-file=FILE] [--output=FILE]

Signs the UEFI loader in a copy of the image, for Secure Boot. The signature covers kernel, modules and
command line too, by a digest in the loader. The image that was built stays as it is.

  --key=FILE              the private key, PEM or DER
  --certificate=FILE      the certificate of that key, PEM or DER: firmware must know it (docs/secure_boot.md)
  --passphrase-file=FILE  holds the key's passphrase; without it, the terminal is asked
  --output=FILE           the signed image, a folder where the image is one; default: $default_output in the
                          current folder

The same image, key and certificate give the same bytes. The time in the signature is SOURCE_DATE_EPOCH
(seconds since 1970), or 1 January 1970: firmware does not look at it.
EOF
}

# A path that the user gave, from the folder in which the user is.
users_path() {
  case $1 in
    /*) printf '%s' "$1" ;;
    *) printf '%s/%s' "${BUILD_WORKING_DIRECTORY:-$PWD}" "$1" ;;
  esac
}

name=$(basename "$image")
case $name in
  *.*) default_output=${name%.*}.signed.${name##*.} ;;
  *) default_output=$name.signed ;;
esac

key=
certificate=
passphrase=
output=$default_output
for argument; do
  case $argument in
    --help) usage; exit 0 ;;
    --key=?*) key=${argument#*=} ;;
    --certificate=?*) certificate=${argument#*=} ;;
    --passphrase-file=?*) passphrase=${argument#*=} ;;
    --output=?*) output=${argument#*=} ;;
    *) printf '%s: is no option with a value: see --help\n' "$argument" >&2; exit 2 ;;
  esac
done
[ -n "$key" ] || { printf -- '--key: is missing: give --key=FILE, the private key\n' >&2; exit 2; }
[ -n "$certificate" ] || {
  printf -- '--certificate: is missing: give --certificate=FILE, the certificate of the key\n' >&2
  exit 2
}

for file in "$key" "$certificate" ${passphrase:+"$passphrase"}; do
  path=$(users_path "$file")
  [ -e "$path" ] || fail "$file: there is no such file"
  if [ ! -f "$path" ] || [ ! -r "$path" ]; then
    fail "$file: it cannot be read"
  fi
done
key_path=$(users_path "$key")
certificate_path=$(users_path "$certificate")
output_path=$(users_path "$output")

# How the passphrase comes to the program that signs: not on its command line, where others see it.
set --
if [ -n "$passphrase" ]; then
  set -- -readpass "$(users_path "$passphrase")"
elif grep -q ENCRYPTED "$key_path"; then
  [ -t 0 ] || fail "$key: has a passphrase: give --passphrase-file=FILE, or sign in a terminal"
  set -- -askpass
  # Its own question is among the messages.
  printf 'Passphrase of %s: ' "$key" >&2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# In a folder for network boot the loader is a file.
network_loader=$image/slipway.efi
if [ ! -d "$image" ]; then
  "$signer" --image="$image" --take="$work/loader.efi"
elif [ -e "$network_loader" ]; then
  cp "$network_loader" "$work/loader.efi"
  [ ! -e "$output_path" ] || fail "$output_path: is there already: remove it, or give another --output"
else
  fail "$image: has no slipway.efi that could be signed: build it with network_boot_folder(firmware = [\"bios\", \"uefi\"])"
fi
if ! "$osslsigncode" sign -h sha256 -time "${SOURCE_DATE_EPOCH:-0}" -key "$key_path" \
    -certs "$certificate_path" "$@" -in "$work/loader.efi" -out "$work/signed.efi" >"$work/messages" 2>&1; then
  case $(cat "$work/messages") in
    *"key values mismatch"* | *"key type mismatch"*)
      fail "$certificate: is not the certificate of the key $key: give the two that belong together" ;;
    *"No certificate found"* | *"Failed to read certificate file"*)
      fail "$certificate: has no certificate: give the public half, from -----BEGIN CERTIFICATE----- on" ;;
    *"Failed to decode private key file"*)
      if [ -n "$passphrase" ] || grep -q ENCRYPTED "$key_path"; then
        fail "$key: cannot be read with this passphrase: correct ${passphrase:-it}, or give another key"
      fi
      fail "$key: has no private key: give the private half, from -----BEGIN PRIVATE KEY----- on" ;;
  esac
  cat "$work/messages" >&2
  fail "$target: osslsigncode did not sign, for the reason above"
fi
if [ -d "$image" ]; then
  # Whole or not at all: it gets its name last.
  cp -R -L "$image" "$work/folder"
  chmod -R u+w "$work/folder"
  cp "$work/signed.efi" "$work/folder/slipway.efi"
  rm -rf "$output_path.incomplete"
  if ! cp -R "$work/folder" "$output_path.incomplete" || ! mv "$output_path.incomplete" "$output_path"; then
    rm -rf "$output_path.incomplete"
    fail "$output_path: cannot be written, for the reason above"
  fi
else
  "$signer" --image="$image" --put="$work/signed.efi" --output="$output_path"
fi
printf 'signed: %s\n' "$output_path"
