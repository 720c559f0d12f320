// The kernel's own GDT, TSS and IDT.
#ifndef SLIPWAY_KERNEL_X86_64_DESCRIPTOR_TABLES_H_
#define SLIPWAY_KERNEL_X86_64_DESCRIPTOR_TABLES_H_

namespace slipway {

// Loads all three. From here on, every exception is reported, on a stack of its own: also when the
// kernel's stack has overflown.
void load_descriptor_tables();

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_X86_64_DESCRIPTOR_TABLES_H_
