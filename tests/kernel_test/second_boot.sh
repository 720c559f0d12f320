#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# second_boot.sh MACHINE COMMAND...: succeeds if COMMAND, whose QEMU starts once and then no more, tells
# what the first boot has shown.
set -u
machine=$1
shift
qemu=$PWD/$(sed -n 's/^--emulator=//p' "$machine")
cat > "$TEST_TMPDIR/qemu" << END
#!/bin/sh
if ! mkdir "$TEST_TMPDIR/started" 2> /dev/null; then
  echo "no memory is left" >&2
  exit 1
fi
exec "$qemu" "\$@"
END
chmod +x "$TEST_TMPDIR/qemu"

XML_OUTPUT_FILE=$TEST_TMPDIR/test.xml "$@" --emulator="$TEST_TMPDIR/qemu" > "$TEST_TMPDIR/output"
ended_with=$?
cat "$TEST_TMPDIR/output" "$TEST_TMPDIR/test.xml"

echo
if [ "$ended_with" -ne 3 ]; then
  echo "FAILED: the runner ended with status $ended_with, expected was 3 (cannot run)."
  exit 1
fi
for text in "no memory is left" "^passed  Crashing.PassesFirst" "^FAILED  Crashing.Panics" \
  "^NOT RUN Crashing.PassesLast"; do
  if ! grep -q "$text" "$TEST_TMPDIR/output"; then
    echo "FAILED: the report does not have \"$text\"."
    exit 1
  fi
done
if ! grep -q "it was not run" "$TEST_TMPDIR/test.xml"; then
  echo "FAILED: test.xml does not say what was not run."
  exit 1
fi
echo "PASSED."
