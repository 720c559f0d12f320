#!/bin/sh
echo "coverage needs Bazel 7 or later" >&2
exit 1
