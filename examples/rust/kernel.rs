// SPDX-License-Identifier: Apache-2.0
//! A kernel for the Limine boot protocol, in Rust without anything but `core`. README.md has the command that makes
//! kernel.elf of it.
#![no_std]
#![no_main]

use core::arch::{asm, global_asm};
use core::panic::PanicInfo;
use core::ptr::{null, read_volatile};

/// A request, whose answer is null until the loader has filled it in.
#[repr(C)]
struct Request<T> {
    id: [u64; 4],
    revision: u64,
    answer: *const T,
}

/// Only the loader writes to it, before the kernel runs.
unsafe impl<T> Sync for Request<T> {}

const MARK: [u64; 2] = [0xc7b1dd30df4c8b88, 0x0a82e883a194f07b];

impl<T> Request<T> {
    const fn new(feature: [u64; 2]) -> Self {
        Request { id: [MARK[0], MARK[1], feature[0], feature[1]], revision: 0, answer: null() }
    }

    fn answer(&self) -> Option<&T> {
        unsafe { read_volatile(&raw const self.answer).as_ref() }
    }
}

#[repr(C)]
struct BootloaderInfo {
    revision: u64,
    name: *const u8,
    version: *const u8,
}

#[repr(C)]
struct CommandLine {
    revision: u64,
    text: *const u8,
}

#[used]
#[unsafe(link_section = ".data")]
static BASE_REVISION: [u64; 3] = [0xf9562b2d5c95a6c8, 0x6a7b384944536bdc, 3];

#[used]
#[unsafe(link_section = ".data")]
static LOADER: Request<BootloaderInfo> = Request::new([0xf55038d8e2a1202f, 0x279426fcf5f59740]);

#[used]
#[unsafe(link_section = ".data")]
static COMMAND_LINE: Request<CommandLine> = Request::new([0x4b161536e598651e, 0xb390ad4a2f1f303a]);

fn write_port(port: u16, value: u8) {
    unsafe { asm!("out dx, al", in("dx") port, in("al") value) };
}

fn read_port(port: u16) -> u8 {
    let value;
    unsafe { asm!("in al, dx", in("dx") port, out("al") value) };
    value
}

/// COM1, as the firmware has left it.
fn serial_write(text: &[u8]) {
    for &byte in text {
        while read_port(0x3fd) & 0x20 == 0 {}
        write_port(0x3f8, byte);
    }
}

/// A text that ends with a zero.
fn serial_write_text(mut text: *const u8) {
    loop {
        let byte = unsafe { text.read_volatile() };
        if byte == 0 {
            return;
        }
        serial_write(&[byte]);
        text = text.wrapping_add(1);
    }
}

#[unsafe(no_mangle)]
extern "C" fn main() -> ! {
    if let (Some(loader), Some(command_line)) = (LOADER.answer(), COMMAND_LINE.answer()) {
        serial_write(b"Rust, booted by ");
        serial_write_text(loader.name);
        serial_write(b", told: ");
        serial_write_text(command_line.text);
        serial_write(b"\n");
    }
    write_port(0xf4, 0x10); // what a boot test waits for: a PC has nothing there
    halt()
}

fn halt() -> ! {
    loop {
        unsafe { asm!("cli", "hlt") };
    }
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    serial_write(b"panic\n");
    write_port(0xf4, 0x11);
    halt()
}

global_asm!(".globl _start", "_start:", "jmp main");
