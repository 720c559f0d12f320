// SPDX-License-Identifier: Apache-2.0
// A registry by linker sets: each file adds its checks, and none has a list of them all.
#ifndef SLIPWAY_TESTS_LIBRARY_LINKER_SETS_CHECK_H_
#define SLIPWAY_TESTS_LIBRARY_LINKER_SETS_CHECK_H_

using Check = bool (*)();

// What the linker calls the ends of the section `checks`, and of `counters`.
extern "C" const Check __start_checks[], __stop_checks[];
extern "C" int __start_counters[], __stop_counters[];

#define CHECK(name)                                                                       \
  static bool name();                                                                     \
  [[gnu::used, gnu::section("checks")]] static constinit const Check entry_##name = name; \
  static bool name()

// A variable that belongs to a set, too: it is written.
#define COUNTER(name) [[gnu::used, gnu::section("counters")]] static constinit int name

#endif  // SLIPWAY_TESTS_LIBRARY_LINKER_SETS_CHECK_H_
