#include <slipway/kernel.h>

#include "kernel/kernel.h"
#include "machine/x86_64/port.h"

// Mine are found; the library's, and whatever else lies in Slipway's repository, stay out of sight.
#if __has_include("kernel/text/format.h")
#error "a header of the library"
#endif
#if __has_include("machine/devices/qemu.h")
#error "a header of the machine"
#endif
#if __has_include("boot/loader/load.h")
#error "a header of the loader"
#endif

void kernel_main(const slipway::protocol::BootInfo&) {
  say_hello();
  slipway::println("my port is {}", my::kPort);
}
