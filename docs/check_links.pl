#!/usr/bin/env perl
# SPDX-License-Identifier: Apache-2.0
# Checks what Markdown files name in the repository: each relative link with its anchor, each label,
# and each path in code.
#
#   check_links.pl ROOT < LIST
#
# LIST has every file of the repository, one a line. Prints a line for each name that leads nowhere, as
# "FILE:LINE: what is wrong", and fails then.
#
# A path or a label that is not there on purpose stands in a line with the words "not there yet".
use strict;
use warnings;

my ($root) = @ARGV;
my (%file, %folder, $wrong);
while (my $path = <STDIN>) {
  chomp $path;
  $file{$path} = 1;
  $folder{$path} = 1 while $path =~ s,/[^/]*$,,;
}

# These tell what was.
my %history = map { $_ => 1 } ('CHANGELOG.md', 'docs/moved_tests.md');

sub content {
  my ($path) = @_;
  open(my $in, '<:utf8', "$root/$path") or die "$path: $!\n";
  local $/;
  return <$in>;
}

# "a/./b/../c" is "a/c"; nothing for what leads out of the repository.
sub plain {
  my ($path) = @_;
  my @parts;
  for my $part (split m{/}, $path) {
    next if $part eq '' || $part eq '.';
    if ($part eq '..') {
      return undef unless @parts;
      pop @parts;
    } else {
      push @parts, $part;
    }
  }
  return join('/', @parts);
}

sub folder_of {
  my ($path) = @_;
  return $path =~ m{^(.*)/} ? $1 : '';
}

# The anchors of a Markdown file, as GitHub makes them of its headings.
my %anchors;
sub anchors_of {
  my ($path) = @_;
  if (!$anchors{$path}) {
    my (%found, $fenced);
    for (split /\n/, content($path)) {
      $fenced = !$fenced if /^\s*```/;
      next unless !$fenced && /^#+ +(.*?) *$/;
      my $anchor = lc $1;
      $anchor =~ s/[^\w\- ]//g;
      $anchor =~ tr/ /-/;
      $found{$anchor} = 1;
    }
    $anchors{$path} = \%found;
  }
  return $anchors{$path};
}

sub complain {
  my ($where, $what) = @_;
  print "$where: $what\n";
  $wrong = 1;
}

sub check_link {
  my ($where, $from, $target) = @_;
  return if $target =~ /^[a-z]+:/;
  my ($path, $anchor) = split /#/, $target, 2;
  my $to = $path eq '' ? $from : plain(folder_of($from) . "/$path");
  if (!defined $to || $to ne '' && !$file{$to} && !$folder{$to}) {
    return complain($where, "the link leads nowhere: $target");
  }
  return unless defined $anchor;
  $to = $to eq '' ? 'README.md' : "$to/README.md" unless $file{$to};
  if (!$file{$to} || !anchors_of($to)->{$anchor}) {
    complain($where, "there is no heading \"#$anchor\" in $to");
  }
}

# A target stands in the BUILD file by its name, or begins with that of a macro that makes several.
sub check_label {
  my ($where, $package, $name) = @_;
  my $build = "$package/BUILD.bazel";
  return complain($where, "there is no package //$package") unless $file{$build};
  return if !defined $name || $name eq 'all' || $file{"$package/$name"};
  my $targets = content($build);
  for (my $stem = $name; $stem ne ''; $stem =~ s/[._]?[^._]+$//) {
    return if $targets =~ /"\Q$stem\E["._]/;
  }
  # Targets of a list have names that begin or end with what is said once.
  while ($targets =~ /\+ "([\w.]+)"/g) {
    return if $name =~ /.\Q$1\E$/;
  }
  complain($where, "$build has no target $name");
}

# "{a,b}" is each of both.
sub alternatives {
  my ($path) = @_;
  return ($path) unless $path =~ /^(.*?)\{([^{}]*)\}(.*)$/;
  my ($before, $choices, $after) = ($1, $2, $3);
  return map { alternatives("$before$_$after") } split(/,/, $choices, -1);
}

sub exists_as {
  my ($path) = @_;
  return 1 if $file{$path} || $folder{$path};
  # A name without its ending, or with "*" or a word in capitals in the place of one.
  my $pattern = quotemeta $path;
  $pattern =~ s/\\\*/[^\/]*/g;
  $pattern =~ s/(?<![\w.])[A-Z_]{2,}(?![\w.])/[^\/]+/g;
  for my $known (\%file, \%folder) {
    return 1 if grep { m{^$pattern(\.[\w.]+)?$} } keys %$known;
  }
  return 0;
}

# Only a path that begins in this folder or in the root is one of ours.
sub check_path {
  my ($where, $from, $word) = @_;
  my ($first) = $word =~ m{^([^/]*)};
  my $ours;
  for my $base (folder_of($from), '') {
    my $start = plain("$base/$first");
    next unless defined $start && ($folder{$start} || $file{$start});
    $ours = 1;
    my @paths = map { plain("$base/$_") } alternatives($word);
    return unless grep { !defined $_ || !exists_as($_) } @paths;
  }
  complain($where, "there is no $word") if $ours;
}

for my $from (sort grep { /\.md$/ } keys %file) {
  my $number = 0;
  my $fence;
  for my $line (split /\n/, content($from)) {
    my $where = "$from:" . ++$number;
    if ($line =~ /^\s*```(\w*)/) {
      $fence = defined $fence ? undef : $1;
      next;
    }
    next if $line =~ /not there yet/ || $history{$from} && !($line =~ /\]\(/);
    my $text = $line;
    my @code = defined $fence ? $fence eq '' ? ($line) : () : ();
    if (!defined $fence) {
      push @code, $1 while $text =~ s/`([^`]+)`/ /;
      while ($line =~ /\]\(([^()\s]+)\)/g) {
        check_link($where, $from, $1) unless substr($line, 0, $-[0]) =~ /^[^`]*(`[^`]*`[^`]*)*`[^`]*$/;
      }
    }
    next if $history{$from};
    while ($line =~ m{(?:(?<![\w:/@])|(?<=\@slipway))//(?=[a-z])([\w/-]+)(\.\.\.)?(?::([\w.+-]*\w))?}g) {
      my ($package, $all, $name) = ($1, $2, $3);
      $package =~ s{/$}{};
      # A user's own package, and what is none.
      next if $package =~ m{^(my|visibility)\b} || $all && $folder{$package};
      check_label($where, $package, $name);
    }
    for my $word (map { split /[\s|"'=;:()]+/ } @code) {
      $word =~ s/[.,]+$//;
      next unless $word =~ m{^[\w.*{},-]+(/[\w.*{},+-]+)*/?$} && $word =~ m{/};
      check_path($where, $from, $word);
    }
  }
}
exit($wrong ? 1 : 0);
