// SPDX-License-Identifier: Apache-2.0
//! A kernel for the Limine boot protocol, in Zig. README.md has the command that makes kernel.elf of it.

/// A request, whose answer is null until the loader has filled it in.
fn Request(comptime first: u64, comptime second: u64, comptime Answer: type) type {
    return extern struct {
        id: [4]u64 = .{ 0xc7b1dd30df4c8b88, 0x0a82e883a194f07b, first, second },
        revision: u64 = 0,
        answer: ?*const Answer = null,
    };
}

const BootloaderInfo = extern struct {
    revision: u64,
    name: [*:0]const u8,
    version: [*:0]const u8,
};

const CommandLine = extern struct {
    revision: u64,
    text: [*:0]const u8,
};

export var base_revision: [3]u64 linksection(".data") = .{ 0xf9562b2d5c95a6c8, 0x6a7b384944536bdc, 3 };
export var loader: Request(0xf55038d8e2a1202f, 0x279426fcf5f59740, BootloaderInfo) linksection(".data") = .{};
export var command_line: Request(0x4b161536e598651e, 0xb390ad4a2f1f303a, CommandLine) linksection(".data") = .{};

fn writePort(port: u16, value: u8) void {
    asm volatile ("outb %[value], %[port]"
        :
        : [value] "{al}" (value),
          [port] "{dx}" (port),
    );
}

fn readPort(port: u16) u8 {
    return asm volatile ("inb %[port], %[value]"
        : [value] "={al}" (-> u8),
        : [port] "{dx}" (port),
    );
}

/// COM1, as the firmware has left it.
fn put(byte: u8) void {
    while (readPort(0x3fd) & 0x20 == 0) {}
    writePort(0x3f8, byte);
}

fn serialWrite(text: [*:0]const u8) void {
    var i: usize = 0;
    while (text[i] != 0) : (i += 1) put(text[i]);
}

export fn _start() noreturn {
    const info: *const volatile @TypeOf(loader) = &loader;
    const line: *const volatile @TypeOf(command_line) = &command_line;
    if (info.answer) |who| {
        serialWrite("Zig, booted by ");
        serialWrite(who.name);
    }
    if (line.answer) |told| {
        serialWrite(", told: ");
        serialWrite(told.text);
    }
    serialWrite("\n");
    writePort(0xf4, 0x10); // what a boot test waits for: a PC has nothing there
    while (true) asm volatile ("cli; hlt");
}
