// Names that headers had before; until the next release they are found where I have none such.
#include "boot/protocol/boot_info.h"
#include "kernel/kernel.h"
#include "kernel/print.h"

void say_hello() {
  slipway::println("protocol {}", slipway::protocol::kMajorVersion);
}
