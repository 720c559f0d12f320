// SPDX-License-Identifier: Apache-2.0
// Each function that <string.h> and <stdlib.h> declare, but those of the heap.
#include <slipway/kernel.h>

#include <cstdlib>
#include <cstring>
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
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  check_copies();
  check_searches();
  check_tokens();
  check_numbers();
  slipway::println("the C library works");
}
