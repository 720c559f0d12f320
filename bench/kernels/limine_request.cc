// SPDX-License-Identifier: Apache-2.0
// The same by the Limine boot protocol: no more than which of its revisions the kernel is for, so
// that the display stays as it is.
#include <cstdint>

extern "C" [[gnu::used, gnu::retain, gnu::section(".limine_requests")]]
constinit const volatile std::uint64_t base_revision[3] = {0xF9562B2D5C95A6C8, 0x6A7B384944536BDC,
                                                           3};
