#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The rules say what they should:  refusals_test.sh EXPECTED SAID
diff "$1" "$2" && exit
echo "$1 (<) is not what the rules say (>)"
exit 1
