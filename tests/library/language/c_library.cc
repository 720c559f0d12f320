// SPDX-License-Identifier: Apache-2.0
// Each function that <string.h>, <stdlib.h>, <inttypes.h> and <ctype.h> declare, but those of the
// heap.
#include <slipway/kernel.h>

#include <cctype>
#include <cinttypes>
#include <climits>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string_view>

namespace {

using Text = std::string_view;

// What the compiler knows of it, it does itself: it does not know these.
char text[64];
const char* volatile words = "one two,three";
const char* volatile empty = "";

void check_copies() {
  ASSERT(std::strcpy(text, words) == text && Text(text) == "one two,three");
  std::memset(text, 'x', sizeof(text));
  ASSERT(Text(std::strncpy(text, words, 3), 4) == "onex");
  std::strncpy(text, words, 20);
  ASSERT(text[13] == '\0' && text[19] == '\0' && text[20] == 'x');
  ASSERT(Text(std::strcat(text, "!")) == "one two,three!");
  ASSERT(Text(std::strncat(text, words, 3)) == "one two,three!one");
  ASSERT(std::strxfrm(text, words, 4) == 13 && Text(text) == "one");
}

void check_searches() {
  ASSERT(std::strchr(words, 't') == words + 4 && std::strchr(words, 'x') == nullptr);
  ASSERT(std::strchr(words, '\0') == words + 13);
  ASSERT(std::strrchr(words, 't') == words + 8 && std::strrchr(words, 'x') == nullptr);
  ASSERT(std::strpbrk(words, ", ") == words + 3 && std::strpbrk(words, "xyz") == nullptr);
  ASSERT(std::strstr(words, "two,") == words + 4 && std::strstr(words, "four") == nullptr);
  ASSERT(std::strstr(words, empty) == words);
  ASSERT(std::strspn(words, "neo") == 3 && std::strcspn(words, ",") == 7);
  ASSERT(std::strlen(words) == 13 && std::memchr(words, ',', 13) == words + 7);
  ASSERT(std::strcmp(words, "one") > 0 && std::strncmp(words, "one", 3) == 0);
  ASSERT(std::strcoll(words, "two") < 0);
}

void check_tokens() {
  std::strcpy(text, " one two,three,");
  ASSERT(Text(std::strtok(text, " ,")) == "one");
  ASSERT(Text(std::strtok(nullptr, " ,")) == "two");
  ASSERT(Text(std::strtok(nullptr, ",")) == "three");
  ASSERT(std::strtok(nullptr, ",") == nullptr && std::strtok(nullptr, ",") == nullptr);
  ASSERT(Text(std::strerror(0)) == "no error");
}

void check_numbers() {
  volatile int seven = -7;
  ASSERT(std::abs(int{seven}) == 7 && std::labs(seven) == 7 && std::llabs(seven) == 7);
  const std::div_t divided = std::div(seven, 2);
  ASSERT(divided.quot == -3 && divided.rem == -1);
  ASSERT(std::ldiv(seven, 2L).rem == -1 && std::lldiv(seven, 2LL).quot == -3);
  ASSERT(std::imaxabs(seven) == 7 && std::imaxdiv(seven, 2).quot == -3);
}

void check_texts_of_numbers() {
  const char* volatile number = " -0x1fz";
  char* end = nullptr;
  ASSERT(std::strtol(number, &end, 0) == -31 && end == number + 6);
  ASSERT(std::strtoll(number, nullptr, 16) == -31 && std::strtoimax(number, nullptr, 0) == -31);
  ASSERT(std::strtoul(number, &end, 0) == -31UL && std::strtoull(number, nullptr, 0) == -31ULL);
  ASSERT(std::strtoumax(number, nullptr, 0) == std::uintmax_t{0} - 31);
  ASSERT(std::strtol(words, &end, 10) == 0 && end == words);
  ASSERT(std::atoi(number) == 0 && std::atol(number + 5) == 0);
  const char* volatile large = "-99999999999999999999";
  ASSERT(std::strtol(large, nullptr, 10) == LONG_MIN &&
         std::strtol(large + 1, nullptr, 10) == LONG_MAX);
  ASSERT(std::strtoul(large, nullptr, 10) == ULONG_MAX && std::atoll(large) == LLONG_MIN);
  const char* volatile least = "-9223372036854775808";
  ASSERT(std::strtol(least, nullptr, 10) == LONG_MIN && std::atoi(least + 18) == 8);
}

int compare(const void* left, const void* right) {
  return *static_cast<const int*>(left) - *static_cast<const int*>(right);
}

void check_arrays() {
  int array[] = {5, -3, 9, 5, 0, -7};
  std::qsort(array, std::size(array), sizeof(int), compare);
  const int sorted[] = {-7, -3, 0, 5, 5, 9};
  ASSERT(std::memcmp(array, sorted, sizeof(array)) == 0);
  const int there = 9;
  const int missing = 4;
  ASSERT(std::bsearch(&there, array, std::size(array), sizeof(int), compare) == array + 5);
  ASSERT(std::bsearch(&missing, array, std::size(array), sizeof(int), compare) == nullptr);
}

// Of all characters, and EOF, those and no others are of the kind (ISO C, 7.4.1).
bool are_exactly(Text characters, int (*is_of_kind)(int)) {
  for (int character = -1; character <= 255; ++character) {
    const bool is_one =
        character >= 0 && characters.find(static_cast<char>(character)) != Text::npos;
    if ((is_of_kind(character) != 0) != is_one) {
      return false;
    }
  }
  return true;
}

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"
#define PUNCTUATION "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
#define CONTROLS                                               \
  "\x01\x02\x03\x04\x05\x06\a\b\t\n\v\f\r\x0e\x0f\x10\x11\x12" \
  "\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f"

void check_characters() {
  ASSERT(are_exactly(LOWER UPPER, std::isalpha) && are_exactly(LOWER UPPER DIGITS, std::isalnum));
  ASSERT(are_exactly(LOWER, std::islower) && are_exactly(UPPER, std::isupper));
  ASSERT(are_exactly(DIGITS, std::isdigit) && are_exactly(DIGITS "abcdefABCDEF", std::isxdigit));
  ASSERT(are_exactly(" \t", std::isblank) && are_exactly(" \t\n\v\f\r", std::isspace));
  ASSERT(are_exactly(PUNCTUATION, std::ispunct) &&
         are_exactly(Text("\0" CONTROLS, 33), std::iscntrl));
  ASSERT(are_exactly(LOWER UPPER DIGITS PUNCTUATION, std::isgraph));
  ASSERT(are_exactly(" " LOWER UPPER DIGITS PUNCTUATION, std::isprint));
  ASSERT(std::tolower('Q') == 'q' && std::tolower('[') == '[' && std::tolower(-1) == -1);
  ASSERT(std::toupper('z') == 'Z' && std::toupper('{') == '{' && std::toupper(255) == 255);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  check_copies();
  check_searches();
  check_tokens();
  check_numbers();
  check_texts_of_numbers();
  check_arrays();
  check_characters();
  slipway::println("the C library works");
}
