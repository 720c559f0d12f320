// SPDX-License-Identifier: Apache-2.0
// The same, of a map.
#include <slipway/kernel.h>

#include <map>
#include <string>

void kernel_main(const slipway::protocol::BootInfo&) {
  std::map<std::string, int> numbers;
  slipway::println("{}", numbers.at("seven"));
  slipway::println("still running");
}
