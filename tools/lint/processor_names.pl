#!/usr/bin/perl
# SPDX-License-Identifier: Apache-2.0
# Says where C++ or assembly names what only one processor has: a register, a selector, a port, an
# instruction, a relocation. Each processor has folders for that, listed here and nowhere else.
#
#   processor_names.pl < FILES     names of files, each ended by a zero byte; the status says whether
#                                  all is well
use strict;
use warnings;

my @allowed = (
  qr{^machine/(x86_64|devices|paging|runtime)/},
  qr{^boot/bios/},                              # a BIOS is x86's
  qr{^boot/(facts|processors|report|uefi)/x86_64/},
  qr{^boot/loader/enter/x86_64/},
  qr{^boot/loader/elf/target\.h$},
  qr{^boot/protocol/([^/]+/)?x86_64/},
  qr{^kernel/(demo/)?x86_64/},
  qr{^image/runner/qemu/guest_ports\.(cc|h)$},  # of the machine that is emulated,
  qr{^image/runner/qemu/screen_reader\.cc$},    # whose screen is read through them
  qr{^image/firmware_state/},                   # which is a machine's, with a disk and a program
  qr{^image/runner/bochs/bochs_log\.(cc|h)$},   # and of Bochs', whose log names them
  qr{^(tests|bench|proofs|examples)/},          # kernels and boot sectors that try one machine
  qr{^toolchain/tests/},
  qr{_(test|fuzz)\.cc$},                        # which say what a sentence or a byte must be
);

my %names = (
  'a header of one processor'  => qr{^\s*#\s*include\s+["<](slipway/)?machine/x86_64/},
  'an instruction'             => qr{\b(asm|__asm__)\b\s*(volatile\b\s*)?\(},
  'a register or a descriptor' => qr{\b(Cr[0234]|Efer|Msr|Rflags|SegmentDescriptor|TaskStateSegment|
                                      InterruptGate|machine::Selector)\b}x,
  'a port'                     => qr{\b(PortSpace|machine::Port)\b|\bPort\{},
  'a relocation or a machine'  => qr{\b(R_X86_64_\w+|EM_X86_64)\b},
  'a processor'                => qr{\b__(x86_64|i386|aarch64|riscv)(__)?\b},
);

my $found = 0;

sub say_found {
  my ($place, $what) = @_;
  print STDERR "$place: $what outside of the folders for it (tools/lint/processor_names.pl)\n";
  $found = 1;
}

local $/ = "\0";
chomp(my @files = <STDIN>);
$/ = "\n";
FILE: for my $file (@files) {
  for my $pattern (@allowed) {
    next FILE if $file =~ $pattern;
  }
  if ($file =~ /\.S$/) {
    say_found($file, 'assembly');
    next;
  }
  open(my $lines, '<', $file) or die "$file: $!\n";
  while (my $line = <$lines>) {
    $line =~ s{//.*}{};
    for my $what (sort keys %names) {
      say_found("$file:$.", $what) if $line =~ $names{$what};
    }
  }
}
exit $found;
