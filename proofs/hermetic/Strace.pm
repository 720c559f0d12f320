# SPDX-License-Identifier: Apache-2.0
# What strace writes of one action, put together: see traced.sh for its options.
package Strace;
use strict;
use warnings;
use Exporter 'import';
our @EXPORT_OK = qw(calls child $text $at);

# A string, which may have quotes in it; and a name with the folder that it is relative to.
our $text = qr/"((?:[^"\\]|\\.)*)"/;
our $at = qr/(?:AT_FDCWD|\d+)<([^>]*)>, $text/;

# The calls in a file that did what they were to do, each with its process. Some stand on two lines,
# with other processes' between them. The last line is the end of the first process.
sub calls {
  my ($name) = @_;
  my (@calls, %unfinished, $first, $last);
  open my $trace, '<', $name or die "$name: $!\n";
  while (my $line = <$trace>) {
    my ($pid, $call) = $line =~ /^(\d+) +(.*)\n/ or die "$name:$.: not understood: $line\n";
    $first //= $pid;
    $last = "$pid $call";
    # A thread that starts another program becomes the process.
    if ($call =~ /^\+\+\+ superseded by execve in pid (\d+)/) {
      $unfinished{$pid} = delete $unfinished{$1};
    } elsif ($call =~ /^(.*) <unfinished \.\.\.>$/) {
      $unfinished{$pid} = $1;
    } else {
      $call = delete($unfinished{$pid}) . $1 if $call =~ /^<\.\.\. \w+ resumed>(.*)/;
      # What failed has opened nothing, and what was interrupted neither.
      next if $call =~ /^(\+\+\+|---)/ || $call =~ / = (-1 E[A-Z0-9]+ \([^"]*\)|\?[^"]*)$/;
      push @calls, [$pid, $call];
    }
  }
  defined $first or die "$name: empty\n";
  $last =~ /^$first \+\+\+ (exited with|killed by) / or die "$name: cut off\n";
  return @calls;
}

# The process that a call has made, by the number that it has outside of Bazel's sandbox.
sub child {
  my ($call) = @_;
  $call =~ m{^(?:v?fork|clone3?)\(.* = (\d+)(?: /\* (\d+) in strace's PID NS \*/)?$} or return;
  return $2 // $1;
}

1;
