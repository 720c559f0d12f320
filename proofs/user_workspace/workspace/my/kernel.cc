#include <slipway/kernel.h>

void kernel_main(const slipway::protocol::BootInfo& info) {
  slipway::println("2 + 2 = {}, booted by {}", 2 + 2, info.loader_name);
  slipway::exit(slipway::ExitCode::kSuccess);  // ends a test; a real machine halts
}
