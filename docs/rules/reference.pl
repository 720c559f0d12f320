#!/usr/bin/env perl
# SPDX-License-Identifier: Apache-2.0
# Prints docs/rules.md: the public rules and macros, as their docstrings say it.
#
#   reference.pl ROOT DEFS...
#
# Each DEFS is a .bzl file that users load. What it defines, or hands on from another of our files, is public.
use strict;
use warnings;

my ($root, @defs) = @ARGV;

sub content {
  my ($path) = @_;
  open(my $in, '<:utf8', "$root/$path")
    or die "$path: $!. If a file that users load names it, it belongs into docs/rules/BUILD.bazel.\n";
  local $/;
  return <$in>;
}

# "//image/private:boot_test.bzl" is a file; what is loaded from other repositories is none of ours.
sub path_of {
  my ($label) = @_;
  return $label =~ m{^//([^:]+):(.+)$} ? "$1/$2" : undef;
}

# The text of a string, or of several that are added.
sub text_of {
  my ($expression) = @_;
  return $1 if $expression =~ /^\s*"""(.*?)"""/s;
  my $text = '';
  while ($expression =~ /\G\s*\+?\s*"((?:[^"\\]|\\.)*)"/gc) {
    $text .= $1 =~ s/\\(.)/$1/gr;
  }
  return $text;
}

sub without_indentation {
  my ($text) = @_;
  my ($indentation) = $text =~ /\n( +)\S/;
  $text =~ s/^$indentation//gm if $indentation;
  return $text =~ s/\s+$//r;
}

# The text in one line of a table.
sub cell {
  my ($text) = @_;
  $text =~ s/\s+/ /g;
  $text =~ s/\|/\\|/g;
  # "**kwargs" is a name, and no emphasis.
  return $text =~ s/^ | $//gr;
}

sub table {
  my ($title, @rows) = @_;
  return '' unless @rows;
  my $width = @{$rows[0]};
  return join("\n", map { '| ' . join(' | ', @$_) . ' |' } $title, [('---') x $width], @rows) . "\n";
}

# "NAME: text" at the first indentation, the rest of the text deeper.
sub entries {
  my ($section) = @_;
  my @entries;
  for my $line (split /\n/, without_indentation("\n$section")) {
    if ($line =~ /^(\S+?): (.*)/) {
      push @entries, [$1, $2];
    } elsif (@entries) {
      $entries[-1][1] .= " $line";
    }
  }
  return @entries;
}

sub macro {
  my ($name, $parameters, $docstring) = @_;
  my %default;
  my @names;
  for (split /,\s*\n/, "$parameters\n") {
    next unless /^\s*(\*{0,2}\w+)(?: = (.*?))?,?\s*$/s;
    push @names, $1;
    $default{$1} = $2;
  }
  my ($text, %section) = ('');
  my $current = '';
  for (split /^(?=[A-Z]\w+:$)/m, without_indentation("\n    $docstring")) {
    if (/^([A-Z]\w+):\n(.*)/s) { $section{$1} = $2 } else { $text .= $_ }
  }
  my %meaning = map { @$_ } entries($section{Args} // '');
  for (@names) { die "$name: its docstring says nothing of $_\n" unless defined $meaning{$_} }
  my $targets = table(['Target', 'What it is'], map { ["`$_->[0]`", cell($_->[1])] } entries($section{Targets} // ''));
  return ($text =~ s/^\s+|\s+$//gr) . "\n\n" . ($targets && "$targets\n") . table(['Argument', 'By default', 'Meaning'], map {
    ["`$_`", defined $default{$_} ? "`$default{$_}`" : /^\*/ ? '' : 'must be given', cell($meaning{$_})]
  } @names);
}

sub rule {
  my ($name, $body) = @_;
  my ($doc) = $body =~ /^    doc = (.*?),\n    \w+ = /ms;
  my @rows = [('`name`', 'must be given', 'name of the target')];
  while ($body =~ /^        "?([a-z]\w*)"?(?: =|:) attr\.\w+\((.*?)\)(?:,\n(?=        \S|    \S))/gms) {
    my ($attribute, $arguments) = ($1, $2);
    my ($meaning) = $arguments =~ /\bdoc = (.*)/s;
    die "$name: nothing says what $attribute is\n" unless defined $meaning;
    my ($default) = $arguments =~ /\bdefault = (\S+?),?\n/;
    push @rows, ["`$attribute`",
      $arguments =~ /\bmandatory = True/ ? 'must be given' : defined $default ? "`$default`" : '',
      cell(text_of($meaning))];
  }
  return without_indentation(text_of($doc)) . "\n\n" . table(['Attribute', 'By default', 'Meaning'], @rows);
}

sub describe {
  my ($name, $path) = @_;
  my $file = content($path);
  return macro($name, $1, $2) if $file =~ /^def \Q$name\E\((.*?)\):\n    """(.*?)"""/ms;
  return rule($name, $1) if $file =~ /^\Q$name\E = rule\(\n(.*?)^\)/ms;
  die "$path: $name is neither a macro with a docstring nor a rule\n";
}

binmode STDOUT, ':utf8';
print <<'END';
# The public rules

Made from their docstrings by `bazel run //docs/rules:update`; a test holds it against them. How they are used is in
[`image/`](../image) and [`kernel/`](../kernel).
END
for my $defs (@defs) {
  my $file = content($defs);
  my %from;
  while ($file =~ /^load\("([^"]+)"((?:, (?:\w+ = )?"\w+")+)\)/gm) {
    my ($label, $names) = ($1, $2);
    my $path = path_of($label) // next;
    while ($names =~ /(?:(\w+) = )?"(\w+)"/g) { $from{$1 // $2} = [$2, $path] }
  }
  my %public;
  while ($file =~ /^def ([a-z]\w*)\(/gm) { $public{$1} = [$1, $defs] }
  while ($file =~ /^([a-z]\w*) = (\w+)$/gm) { $public{$1} = $from{$2} if $from{$2} }
  my ($folder, $name) = $defs =~ m{^(.*)/(.*)$};
  print "\n## //$folder:$name\n";
  for (sort keys %public) {
    print "\n### $_\n\n```python\nload(\"\@slipway//$folder:$name\", \"$_\")\n```\n\n", describe(@{$public{$_}});
  }
}
