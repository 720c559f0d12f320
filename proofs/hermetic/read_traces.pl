#!/usr/bin/perl
# SPDX-License-Identifier: Apache-2.0
# read_traces.pl FOLDER BASE
#
# Reads what strace wrote of each action (see traced.sh), a file each in FOLDER, and prints what the
# action's programs ran and opened, once each, as seven columns with tabs between them:
#
#   ACTION "test" or "build", COMMAND, SANDBOX, PROGRAM, "runs" "loads" or "opens", NAME, FILE
#
# NAME is absolute, as the program said it; FILE is what that led to. "loads" is what a C library
# opens for a program, as it does with the libraries: to read, and not for the program's children.
# BASE is Bazel's output base. What a program has made outside of its sandbox is its own and not shown.
use strict;
use warnings;
use Cwd 'realpath';
use File::Basename qw(basename dirname);
use lib dirname(__FILE__);
use Strace qw(calls child $text $at);

my ($folder, $base) = @ARGV;
my ($sandbox, $kind, $command, %process, %made, %shown);

# An absolute name without "." and "..", and as if there were no /usr/bin beside /bin.
sub plain {
  my ($name) = @_;
  my @parts;
  for (split m{/+}, $name) {
    next if $_ eq '' || $_ eq '.';
    $_ eq '..' ? pop @parts : push @parts, $_;
  }
  $name = '/' . join '/', @parts;
  $name =~ s{^/usr(?=/(bin|sbin|lib|lib64)/)}{};
  return $name;
}

# What a process has ("program", "cwd"), from its parent if nothing else is known.
sub has {
  my ($pid, $key) = @_;
  my $of = $process{$pid};
  $of = $process{$of->{parent}} while !defined $of->{$key} && defined $of->{parent};
  return $of->{$key} // '';
}

sub show {
  my ($pid, $verb, $name, $file) = @_;
  my $program = $process{$pid} ? has($pid, 'program') : 'an unknown process';
  # Without a program it is Bazel's sandbox, about to start the action's first one.
  return if $program eq '' || $made{$name};
  my $line = join "\t", $kind, $command, $sandbox, $program, $verb, $name, $file;
  print "$line\n" if !$shown{$line}++;
}

# The absolute name, where FOLDER is what names are relative to. Links of the kernel's lead elsewhere.
sub full {
  my ($from, $name, $file) = @_;
  $name = "$from/$name" if $name !~ m{^/};
  $name =~ s{^/proc/self/cwd/}{$from/};
  return $file if $name =~ m{^/(proc/(self|thread-self|\d+)/(root|cwd|fd|exe)|dev/(fd|std\w+))(/|$)};
  return plain($name) =~ s{^/proc/\d+(?=/|$)}{/proc/self}r;
}

sub runs {
  my ($pid, $name, @words) = @_;
  return if $name eq '/proc/self/exe';
  $name = full(has($pid, 'cwd'), $name, $name);
  # The sandbox is gone: its files are looked for where its links led.
  my $file = $name =~ s{^\Q$sandbox\E/}{"$base/execroot/" . basename($sandbox) . '/'}er;
  $file = realpath($file) // $file;
  if (!defined $command) {
    $command = join(' ', @words) =~ s/source \S+genrule-setup\.sh; //r;
    $kind = $words[0] =~ m{/tools/test/} ? 'test' : 'build';
    $process{$pid}{program} = 'Bazel';
  }
  show($pid, 'runs', $name, $file);
  # A script is its interpreter's, and what a package's own loader starts is the program.
  my $program = $name =~ s{^\Q$sandbox\E/}{}r;
  if (open my $head, '<:raw', $file) {
    if ((<$head> // '') =~ m{^#!\s*(\S+)}) {
      $process{$pid}{program} = $program;
      $program = plain($1);
      show($pid, 'runs', $program, $program);
    }
  }
  # (launcher.sh.template of toolchain/packages.)
  for ($name =~ m{/ld\.so$} ? 0 .. $#words - 2 : ()) {
    $program = plain($words[$_ + 2]) =~ s{^/}{}r if $words[$_] eq '--argv0';
  }
  $process{$pid}{program} = $program;
}

sub opens {
  my ($pid, $from, $name, $flags, $file) = @_;
  $file =~ s/\(deleted\)$//;
  $name = full($from, $name, $file);
  $made{$name} = 1 if $flags =~ /O_CREAT/ && $flags =~ /O_(EXCL|TRUNC)/;
  show($pid, $flags =~ /O_CLOEXEC/ && $flags =~ /O_RDONLY/ ? 'loads' : 'opens', $name, $file);
}

sub call {
  my ($pid, $call) = @_;
  if ($call =~ /^execve\($text, \[(.*?)\](?:\.\.\.)?, (?:0x|\[|NULL)/) {
    my ($name, $words) = ($1, $2);
    runs($pid, $name, $words =~ /$text/g);
  } elsif ($call =~ /^execveat\($at, \[(.*?)\](?:\.\.\.)?, (?:0x|\[|NULL)/) {
    my ($from, $name, $words) = ($1, $2, $3);
    runs($pid, $name eq '' ? $from : full($from, $name, $name), $words =~ /$text/g);
  } elsif ($call =~ /^openat2?\($at, (?:\{flags=)?([A-Z_|]+).* = \d+<(.*)>/) {
    opens($pid, $1, $2, $3, $4);
  } elsif ($call =~ /^open\($text, ([A-Z_|]+).* = \d+<(.*)>/) {
    opens($pid, has($pid, 'cwd'), $1, $2, $3);
  } elsif ($call =~ /^creat\($text.* = \d+<(.*)>/) {
    opens($pid, has($pid, 'cwd'), $1, 'O_WRONLY|O_CREAT|O_TRUNC', $2);
  } elsif ($call =~ /^connect\(.*sun_path=$text/) {
    my $name = full(has($pid, 'cwd'), $1, $1);
    show($pid, 'opens', $name, realpath($name) // $name);
  } elsif ($call =~ /^mkdir(?:at)?\((?:$at|$text)/) {
    $made{full($1 // has($pid, 'cwd'), $2 // $3, '')} = 1;
  } elsif ($call =~ /^rename\($text, $text/) {
    my ($old, $new) = map { full(has($pid, 'cwd'), $_, '') } $1, $2;
    $made{$new} = 1 if $made{$old};
  } elsif ($call =~ /^renameat2?\($at, $at/) {
    my ($old, $new) = (full($1, $2, ''), full($3, $4, ''));
    $made{$new} = 1 if $made{$old};
  } elsif ($call =~ /^chdir\($text/) {
    $process{$pid}{cwd} = full(has($pid, 'cwd'), $1, $1);
  } elsif ($call =~ /^fchdir\(\d+<([^>]*)>/) {
    $process{$pid}{cwd} = $1;
  } elsif (my $child = child($call)) {
    # What the parent runs later is not the child's.
    $process{$child}{$_} //= has($pid, $_) for qw(program cwd);
  } elsif ($call !~ /^connect\(/) {
    die "not understood: $call\n";
  }
}

opendir my $listing, $folder or die "$folder: $!\n";
for my $name (sort grep { !/^\./ } readdir $listing) {
  my @calls = calls("$folder/$name");
  # Bazel tries first whether it can make a sandbox at all: that is no action.
  my ($bazels, $first) = @{$calls[0] // die "$folder/$name: is empty\n"};
  next if $first =~ m{"--", "/bin/true"\]};
  ($sandbox) = $first =~ m{"-[wW]", "(/[^"]*/linux-sandbox/\d+/execroot/[^"/]+)"}
    or die "$folder/$name: no sandbox: $first\n";
  ($command, $kind) = ();
  %made = %shown = ();
  %process = ($bazels => {cwd => $sandbox});
  # A child's first lines may come before the one of its parent that tells of it.
  for (@calls) {
    my ($child) = child($_->[1]) or next;
    $process{$child}{parent} = $_->[0];
  }
  call(@{$_}) for @calls[1 .. $#calls];
  defined $command or die "$folder/$name: its command is not there\n";
}
