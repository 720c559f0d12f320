#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The loader knows no protocol: none of its libraries depends on boot/protocol.
#
#   no_protocol_test.sh FILE_WITH_THE_TARGETS_THAT_DO
set -eu
[ -f "$1" ]
if [ -s "$1" ]; then
  echo "boot/loader depends on these; a LoadPlan is to say what is wanted instead:" >&2
  cat "$1" >&2
  exit 1
fi
