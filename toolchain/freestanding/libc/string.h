// SPDX-License-Identifier: Apache-2.0
// The C library's memory and string functions, as far as libc++ names them.
//
// Declared, not defined: clang makes calls of the first four on its own, so a
// kernel needs them anyway; the others only if it uses them. //kernel has all.
#ifndef SLIPWAY_FREESTANDING_STRING_H
#define SLIPWAY_FREESTANDING_STRING_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

void* memcpy(void* __restrict to, const void* __restrict from, size_t size);
void* memmove(void* to, const void* from, size_t size);
void* memset(void* to, int byte, size_t size);
int memcmp(const void* left, const void* right, size_t size);
void* memchr(const void* where, int byte, size_t size);

size_t strlen(const char* text);
int strcmp(const char* left, const char* right);
int strncmp(const char* left, const char* right, size_t size);
char* strcpy(char* __restrict to, const char* __restrict from);
char* strncpy(char* __restrict to, const char* __restrict from, size_t size);
char* strcat(char* __restrict to, const char* __restrict from);
char* strncat(char* __restrict to, const char* __restrict from, size_t size);
char* strchr(const char* text, int character);
char* strrchr(const char* text, int character);
char* strpbrk(const char* text, const char* characters);
char* strstr(const char* text, const char* part);
size_t strspn(const char* text, const char* characters);
size_t strcspn(const char* text, const char* characters);
// <cstring> passes these on; no kernel has a locale.
int strcoll(const char* left, const char* right);
size_t strxfrm(char* __restrict to, const char* __restrict from, size_t size);
char* strtok(char* __restrict text, const char* __restrict separators);
char* strerror(int error);

#ifdef __cplusplus
}
#endif

#endif  // SLIPWAY_FREESTANDING_STRING_H
