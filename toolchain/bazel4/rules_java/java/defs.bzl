# SPDX-License-Identifier: Apache-2.0
"""The names of rules_java, for Bazel 4, which has the rules built in.

The project has no Java; Bazel 4 loads this for its own tools.
"""

java_binary = native.java_binary
java_import = native.java_import
java_library = native.java_library
java_package_configuration = native.java_package_configuration
java_plugin = native.java_plugin
java_runtime = native.java_runtime
java_test = native.java_test
java_toolchain = native.java_toolchain
