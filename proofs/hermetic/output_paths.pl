#!/usr/bin/perl
# SPDX-License-Identifier: Apache-2.0
# Started by BuildBox in place of its runner:
#
#   output_paths.pl OBJECTS RUNNER --action=FILE ARGUMENT...
#
# Bazel that speaks version 2.0 of the Remote Execution API lists what an action makes in a Command's
# output_files and output_directories. BuildBox makes folders for and collects only what 2.1 put in
# their place, output_paths. This adds them to a copy of the Command (OBJECTS is the folder of the
# files by their SHA-256) and starts RUNNER on a copy of the Action with that.
use strict;
use warnings;

# Numbers of fields, as in remote_execution.proto.
use constant {ACTION_COMMAND => 1, DIGEST_HASH => 1, DIGEST_SIZE => 2};
use constant {COMMAND_FILES => 3, COMMAND_FOLDERS => 4, COMMAND_PATHS => 7};

my ($objects, @runner) = @ARGV;

sub content {
  my ($path) = @_;
  open my $file, '<:raw', $path or die "$path: $!";
  local $/;
  return scalar <$file>;
}

sub write_file {
  my ($path, $bytes) = @_;
  open my $file, '>:raw', $path or die "$path: $!";
  print {$file} $bytes;
  close $file or die "$path: $!";
}

sub object {
  my ($hash) = @_;
  return "$objects/" . substr($hash, 0, 2) . '/' . substr $hash, 2;
}

# Under its SHA-256, which is returned. The file is whole there, or not there.
sub write_object {
  my ($bytes) = @_;
  my $new = "$objects/new.$$";
  write_file($new, $bytes);
  my ($hash) = `sha256sum "$new"` =~ /^([0-9a-f]{64})/ or die "sha256sum $new: $?";
  mkdir "$objects/" . substr $hash, 0, 2;
  rename $new, object($hash) or die "$new: $!";
  return $hash;
}

# Protocol buffers: a number, seven bits a byte; and a field of bytes.
sub number {
  my ($n) = @_;
  return $n < 128 ? chr $n : chr($n & 127 | 128) . number($n >> 7);
}

sub field {
  my ($id, $bytes) = @_;
  return number($id << 3 | 2) . number(length $bytes) . $bytes;
}

# The fields of that number, bytes all, in a message.
sub fields {
  my ($message, $wanted) = @_;
  my @found;
  my $number = qr/([\x80-\xff]*[\x00-\x7f])/s;
  my $decode = sub {
    my $n = 0;
    $n = $n << 7 | ord($_) & 127 for reverse split //, shift;
    return $n;
  };
  pos($message) = 0;
  while ($message =~ /\G$number/gc) {
    my $key = $decode->($1);
    $message =~ /\G$number/gc or die 'message is cut off';
    next if ($key & 7) == 0;
    die 'kind of field not known' if ($key & 7) != 2;
    my $length = $decode->($1);
    push @found, substr $message, pos $message, $length if $key >> 3 == $wanted;
    pos($message) += $length;
  }
  return @found;
}

for (@runner) {
  my ($file) = /^--action=(.*)/ or next;
  my $action = content($file);
  my ($hash) = map { fields($_, DIGEST_HASH) } fields($action, ACTION_COMMAND);
  my $command = content(object($hash));
  last if fields($command, COMMAND_PATHS);
  my @paths = sort map { fields($command, $_) } COMMAND_FILES, COMMAND_FOLDERS;
  $command .= join '', map { field(COMMAND_PATHS, $_) } @paths;
  # A field that comes again replaces the first.
  my $digest = field(DIGEST_HASH, write_object($command)) . number(DIGEST_SIZE << 3) . number(length $command);
  write_file("$file.paths", $action . field(ACTION_COMMAND, $digest));
  $_ = "--action=$file.paths";
}
exec @runner or die "$runner[0]: $!";
