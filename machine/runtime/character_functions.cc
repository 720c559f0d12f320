// SPDX-License-Identifier: Apache-2.0
// The kinds of characters of <ctype.h> (ISO C, 7.4), in the "C" locale, which is the only one.
// Compiled with -fno-builtin, as memory_functions.cc is.
#include <ctype.h>

namespace {

// No other character, and no EOF, is between the two.
constexpr bool is_between(int character, char first, char last) {
  return character >= first && character <= last;
}

}  // namespace

extern "C" {

int isdigit(int character) {
  return is_between(character, '0', '9');
}

int islower(int character) {
  return is_between(character, 'a', 'z');
}

int isupper(int character) {
  return is_between(character, 'A', 'Z');
}

int isalpha(int character) {
  return islower(character) || isupper(character);
}

int isalnum(int character) {
  return isalpha(character) || isdigit(character);
}

int isxdigit(int character) {
  return isdigit(character) || is_between(character, 'a', 'f') || is_between(character, 'A', 'F');
}

int isblank(int character) {
  return character == ' ' || character == '\t';
}

int isspace(int character) {
  return character == ' ' || is_between(character, '\t', '\r');
}

int isgraph(int character) {
  return is_between(character, '!', '~');
}

int isprint(int character) {
  return is_between(character, ' ', '~');
}

int ispunct(int character) {
  return isgraph(character) && !isalnum(character);
}

int iscntrl(int character) {
  return is_between(character, '\0', '\x1f') || character == '\x7f';
}

int tolower(int character) {
  return isupper(character) ? character - 'A' + 'a' : character;
}

int toupper(int character) {
  return islower(character) ? character - 'a' + 'A' : character;
}

}  // extern "C"
