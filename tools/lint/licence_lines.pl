#!/usr/bin/env perl
# SPDX-License-Identifier: Apache-2.0
# Each source file says its licence, in its first line or behind the name of its interpreter:
#
#   licence_lines.pl [--fix] < LIST
#
# LIST has files, each ended by NUL. Prints those that lack the line, and fails then; with --fix it adds
# the line instead. What bills of materials conclude comes from it: sbom/fill_in/licence.h.
use strict;
use warnings;

# In two parts, so that nobody takes this for the line of this file.
my $tag = 'SPDX-License-' . 'Identifier: Apache-2.0';

# How a comment begins and ends, by the end of a file's name.
my %comment = (
  (map { $_ => ['// ', ''] } qw(.c .cc .h .inc .S), '/__assertion_handler', '/__config_site'),
  (map { $_ => ['# ', ''] } qw(.awk .bazel .bazelrc .bzl .conf .pl .pm .service .sh .yml), 'WORKSPACE',
    '.clang-format', '.clang-tidy', '.editorconfig'),
  (map { $_ => ['; ', ''] } qw(.asm .mac .nasm)),
  '.ld' => ['/* ', ' */'],
);

# A kernel of a user's, which has a licence of its own; and what becomes part of packages' files.
my $others = qr{^proofs/user_workspace/workspace/|\.template$};

sub comment_of {
  my ($path, $text) = @_;
  return $comment{'.sh'} if $text =~ /^#!/;
  for my $end (keys %comment) { return $comment{$end} if $path =~ /\Q$end\E$/ }
  return undef;
}

my $fix = @ARGV && $ARGV[0] eq '--fix';
my $missing = 0;
local $/ = "\0";
while (my $path = <STDIN>) {
  chomp $path;
  next if $path =~ $others || -l $path;
  open(my $in, '<', $path) or die "$path: $!\n";
  my $text = do { local $/; <$in> } // '';
  my $comment = comment_of($path, $text) or next;
  next if $text eq '';
  my $line = "$comment->[0]$tag$comment->[1]\n";
  my $first = $text =~ s/^(#![^\n]*\n)// ? $1 : '';
  next if index($text, $line) == 0;
  if ($fix) {
    # Not written in place: one of them is the script that runs this.
    open(my $out, '>', "$path.new") or die "$path.new: $!\n";
    print $out $first . $line . $text;
    close($out) or die "$path.new: $!\n";
    chmod((stat $path)[2] & 07777, "$path.new");
    rename("$path.new", $path) or die "$path: $!\n";
  } else {
    print STDERR "$path: has not the line \"", $line =~ s/\n//r, "\"\n";
    $missing = 1;
  }
}
exit $missing;
