; SPDX-License-Identifier: Apache-2.0
; The header, and the way from where a loader of Multiboot2 leaves a kernel to 64 bits: page tables that map the first GiB to
; itself, long mode, and kernel_main() with the address of what the kernel is told.
extern kernel_main
global _start

section .multiboot progbits alloc noexec nowrite align=8
header:
    dd 0xe85250d6, 0, header_end - header
    dd -(0xe85250d6 + (header_end - header)) & 0xffffffff
    dw 0, 0                         ; the end of the tags
    dd 8
header_end:

section .bss nobits alloc noexec write align=4096
tables:     resb 3 * 4096           ; of three levels, one behind the other
            resb 16384
stack_end:

section .rodata progbits alloc noexec nowrite align=8
gdt:        dq 0
.code:      dq 0x00af9a000000ffff   ; 64 bits
.data:      dq 0x00cf92000000ffff
.end:
gdt_pointer:
            dw gdt.end - gdt - 1
            dd gdt

section .text progbits alloc exec nowrite align=16
bits 32
_start:
    mov     esp, stack_end
    mov     edi, ebx                ; what the kernel is told: the first argument, later on
    cmp     eax, 0x36d76289
    jne     halt

    mov     eax, tables + 4096 + 3  ; present, and writable
    mov     [tables], eax
    add     eax, 4096
    mov     [tables + 4096], eax
    mov     ecx, 512                ; pages of 2 MiB
    mov     eax, 0x83
    mov     edx, tables + 2 * 4096
.next:
    mov     [edx], eax
    add     eax, 0x200000
    add     edx, 8
    loop    .next

    mov     eax, cr4
    or      eax, 1 << 5             ; PAE
    mov     cr4, eax
    mov     eax, tables
    mov     cr3, eax
    mov     ecx, 0xc0000080         ; EFER
    rdmsr
    or      eax, 1 << 8             ; LME
    wrmsr
    mov     eax, cr0
    or      eax, 1 << 31            ; paging
    mov     cr0, eax
    lgdt    [gdt_pointer]
    jmp     gdt.code - gdt:long_mode

halt:
    cli
    hlt
    jmp     halt

bits 64
long_mode:
    mov     ax, gdt.data - gdt
    mov     ds, ax
    mov     es, ax
    mov     ss, ax
    mov     edi, edi                ; its upper half is not defined here
    call    kernel_main
.stop:
    cli
    hlt
    jmp     .stop
