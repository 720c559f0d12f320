#!/usr/bin/perl
# SPDX-License-Identifier: Apache-2.0
# opened_files.pl LIST FOLDER...
#
# Judges what read_traces.pl prints. Prints a line that counts, then one for each leak: a program or
# a file that is neither the action's own nor in LIST (that is the file host_files).
#
# The action's own is all that lies in its sandbox. Bazel's links lead from there into the FOLDERs:
# the output base, the sources, Bazel's installation. Who takes another way there passes Bazel by.
use strict;
use warnings;

my ($list, @folders) = @ARGV;
my (@allowed, %actions, %leaks);
my ($ran, $opened) = (0, 0);

open my $lines, '<', $list or die "$list: $!\n";
while (<$lines>) {
  next if /^\s*(#|$)/;
  my ($kind, $who, $verb, $what) = split ' ';
  "$kind $verb" =~ /^(any|test) (runs|loads|opens)$/ && $what or die "$list:$.: $_";
  $kind = 'test|build' if $kind eq 'any';
  push @allowed, qr/^(?:$kind)\t(?:$who)\t$verb\t(?:$what)$/;
}

sub inside {
  my ($name, @of) = @_;
  return grep { index("$name/", "$_/") == 0 } @of;
}

while (<STDIN>) {
  chomp;
  my ($kind, $command, $sandbox, $program, $verb, $name, $file) = split /\t/;
  $actions{$sandbox} = 1;
  $verb eq 'runs' ? $ran++ : $opened++;
  next if inside($file, $sandbox) || inside($name, $sandbox) && inside($file, @folders);
  # Pipes and sockets have no name.
  next if $name =~ /^(pipe|socket|anon_inode):/;
  # A link in the sandbox that leads to the machine is judged by where it leads.
  $name = $file if inside($name, $sandbox);
  # What the list lets a program do in any way, it may let its C library do.
  my @asked = map { join "\t", $kind, $program, $_, $name } $verb, $verb eq 'loads' ? 'opens' : ();
  next if grep { my $rule = $_; grep { $_ =~ $rule } @asked } @allowed;
  my $leak = "$program " . ($verb eq 'runs' ? 'runs' : 'opens') . " $name";
  $leaks{$leak}{$command} = 1;
}

print scalar(keys %actions), " actions ran $ran programs and opened $opened files\n";
for my $leak (sort keys %leaks) {
  my @commands = sort keys %{$leaks{$leak}};
  my @some = map { substr $_, 0, 160 } splice @commands, 0, 3;
  push @some, @commands . ' more' if @commands;
  print "$leak, by: ", join('; ', @some), "\n";
}
