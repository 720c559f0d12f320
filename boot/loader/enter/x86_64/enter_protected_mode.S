// SPDX-License-Identifier: Apache-2.0
// The last instructions before a kernel that starts in 32 bits. enter_protected_mode() copies them
// into the handoff page, below 4 GiB and mapped at its physical address, and calls the copy as
//   void (page: rdi)
// where `page` is a ProtectedPage (protected_page.h has the offsets). There is no address in this
// code, and once paging is off nothing of the loader is read but the page and the copies.
#include "slipway/machine/runtime/assembly_sections.h"

    .set GDT_POINTER, 0x46
    .set FAR_ADDRESS, 0x50
    .set DATA_SEGMENT, 0x56
    .set CR0, 0x58
    .set CR4, 0x5C
    .set COPIES, 0x60
    .set COPY_COUNT, 0x64
    .set ENTRY, 0x68
    .set EAX, 0x6C
    .set EBX, 0x70
    .set ESI, 0x74
    .set PAGE_SIZE, 0x1000
    .set CODE_SIZE, 256

    // PhysicalCopy
    .set DESTINATION, 0
    .set SOURCE, 4
    .set SIZE, 8
    .set ZEROES, 12
    .set NEXT_COPY, 16

    .set CR0_PAGING, 31             // a bit
    .set IA32_EFER, 0xC0000080

    SLIPWAY_READ_ONLY_SECTION(slipway_protected_mode)
    .globl slipway_protected_mode
    .globl slipway_protected_mode_32_bits
    .globl slipway_protected_mode_end

    .code64
slipway_protected_mode:
    lgdt    GDT_POINTER(%rdi)
    movq    %rdi, %rbx
    // Before the 32 bits, in which the segments' bases and limits count.
    movw    DATA_SEGMENT(%rdi), %ax
    movw    %ax, %ds
    movw    %ax, %es
    movw    %ax, %fs
    movw    %ax, %gs
    movw    %ax, %ss
    ljmpl   *FAR_ADDRESS(%rdi)

    // Out of long mode (Intel SDM vol. 3A, 10.8.5.4, "Switching Out of IA-32e Mode Operation").
    .code32
slipway_protected_mode_32_bits:
    movl    %cr0, %eax
    btrl    $CR0_PAGING, %eax
    movl    %eax, %cr0
    movl    $IA32_EFER, %ecx
    xorl    %eax, %eax
    xorl    %edx, %edx
    wrmsr
    movl    CR4(%ebx), %eax
    movl    %eax, %cr4
    movl    CR0(%ebx), %eax
    movl    %eax, %cr0
    leal    PAGE_SIZE(%ebx), %esp

    movl    COPIES(%ebx), %ebp
    movl    COPY_COUNT(%ebx), %edx
1:  subl    $1, %edx
    jc      2f
    movl    DESTINATION(%ebp), %edi
    movl    SOURCE(%ebp), %esi
    movl    SIZE(%ebp), %ecx        // by words, then what is left of the last
    shrl    $2, %ecx
    rep movsl
    movl    SIZE(%ebp), %ecx
    andl    $3, %ecx
    rep movsb
    xorl    %eax, %eax
    movl    ZEROES(%ebp), %ecx
    shrl    $2, %ecx
    rep stosl
    movl    ZEROES(%ebp), %ecx
    andl    $3, %ecx
    rep stosb
    addl    $NEXT_COPY, %ebp
    jmp     1b

2:  movl    EAX(%ebx), %eax
    pushl   ENTRY(%ebx)
    movl    ESI(%ebx), %esi
    movl    EBX(%ebx), %ebx
    xorl    %ecx, %ecx
    xorl    %edx, %edx
    xorl    %edi, %edi
    xorl    %ebp, %ebp
    ret
slipway_protected_mode_end:

    SLIPWAY_NO_EXECUTABLE_STACK
    SLIPWAY_FITS(slipway_protected_mode, slipway_protected_mode_end, CODE_SIZE)
