#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Writes docs/rules.md. Started by `bazel run //docs/rules:update`.
set -euo pipefail

reference=$PWD/$1
shift
cd "${BUILD_WORKSPACE_DIRECTORY:?start it with: bazel run //docs/rules:update}"
made=$(perl "$reference" . "$@")
echo "$made" >docs/rules.md
