#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
echo "coverage needs Bazel 7 or later" >&2
exit 1
