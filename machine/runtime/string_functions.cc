// SPDX-License-Identifier: Apache-2.0
// What <string.h> declares besides the functions that compiled code calls by itself, which are in
// memory_functions.cc (ISO C, 7.24). There is one locale, "C".
//
// Compiled with -fno-builtin, as those are.
#include <string.h>

#include <cstddef>

namespace {

bool is_one_of(const char* characters, char character) {
  for (; *characters != '\0'; ++characters) {
    if (*characters == character) {
      return true;
    }
  }
  return false;
}

}  // namespace

extern "C" {

char* strcpy(char* __restrict to, const char* __restrict from) {
  memcpy(to, from, strlen(from) + 1);
  return to;
}

// Fills up with zeros; a text that is as long is not ended by one.
char* strncpy(char* __restrict to, const char* __restrict from, std::size_t size) {
  std::size_t i = 0;
  for (; i < size && from[i] != '\0'; ++i) {
    to[i] = from[i];
  }
  for (; i < size; ++i) {
    to[i] = '\0';
  }
  return to;
}

char* strcat(char* __restrict to, const char* __restrict from) {
  strcpy(to + strlen(to), from);
  return to;
}

char* strncat(char* __restrict to, const char* __restrict from, std::size_t size) {
  char* end = to + strlen(to);
  for (; size > 0 && *from != '\0'; --size) {
    *end++ = *from++;
  }
  *end = '\0';
  return to;
}

char* strchr(const char* text, int character) {
  for (;; ++text) {
    if (*text == static_cast<char>(character)) {
      return const_cast<char*>(text);
    }
    if (*text == '\0') {
      return nullptr;
    }
  }
}

char* strrchr(const char* text, int character) {
  const char* last = nullptr;
  for (;; ++text) {
    if (*text == static_cast<char>(character)) {
      last = text;
    }
    if (*text == '\0') {
      return const_cast<char*>(last);
    }
  }
}

std::size_t strspn(const char* text, const char* characters) {
  std::size_t length = 0;
  while (text[length] != '\0' && is_one_of(characters, text[length])) {
    ++length;
  }
  return length;
}

std::size_t strcspn(const char* text, const char* characters) {
  std::size_t length = 0;
  while (text[length] != '\0' && !is_one_of(characters, text[length])) {
    ++length;
  }
  return length;
}

char* strpbrk(const char* text, const char* characters) {
  text += strcspn(text, characters);
  return *text == '\0' ? nullptr : const_cast<char*>(text);
}

char* strstr(const char* text, const char* part) {
  const std::size_t size = strlen(part);
  for (;; ++text) {
    if (strncmp(text, part, size) == 0) {
      return const_cast<char*>(text);
    }
    if (*text == '\0') {
      return nullptr;
    }
  }
}

int strcoll(const char* left, const char* right) {
  return strcmp(left, right);
}

std::size_t strxfrm(char* __restrict to, const char* __restrict from, std::size_t size) {
  if (size != 0) {
    strncpy(to, from, size - 1);
    to[size - 1] = '\0';
  }
  return strlen(from);
}

// Where it goes on is kept from call to call, once for the whole kernel.
char* strtok(char* __restrict text, const char* __restrict separators) {
  static constinit char* rest = nullptr;
  if (text == nullptr) {
    text = rest;
  }
  if (text == nullptr) {
    return nullptr;
  }
  text += strspn(text, separators);
  if (*text == '\0') {
    rest = nullptr;
    return nullptr;
  }
  rest = strpbrk(text, separators);
  if (rest != nullptr) {
    *rest++ = '\0';
  }
  return text;
}

// There are no numbers for errors.
char* strerror(int error) {
  static constinit char none[] = "no error";
  static constinit char some[] = "error";
  return error == 0 ? none : some;
}

}  // extern "C"
