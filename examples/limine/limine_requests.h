// SPDX-License-Identifier: Apache-2.0
// The part of the Limine boot protocol that this kernel uses. A kernel of yours may have the
// protocol's own limine.h instead.
#ifndef LIMINE_REQUESTS_H_
#define LIMINE_REQUESTS_H_

#include <stdint.h>

// What the loader looks for, anywhere in the kernel.
#define LIMINE_REQUEST __attribute__((used, aligned(8))) static volatile
#define LIMINE_MARK UINT64_C(0xc7b1dd30df4c8b88), UINT64_C(0x0a82e883a194f07b)

#define LIMINE_BASE_REVISION(revision) \
  {UINT64_C(0xf9562b2d5c95a6c8), UINT64_C(0x6a7b384944536bdc), revision}

struct limine_bootloader_info {
  uint64_t revision;
  const char* name;
  const char* version;
};
#define LIMINE_BOOTLOADER_INFO \
  LIMINE_MARK, UINT64_C(0xf55038d8e2a1202f), UINT64_C(0x279426fcf5f59740)

struct limine_command_line {
  uint64_t revision;
  const char* text;
};
#define LIMINE_COMMAND_LINE LIMINE_MARK, UINT64_C(0x4b161536e598651e), UINT64_C(0xb390ad4a2f1f303a)

// The first members of each framebuffer.
struct limine_framebuffer {
  void* pixels;
  uint64_t width;
  uint64_t height;
  uint64_t pitch;  // bytes from one line to the next
  uint16_t bits_per_pixel;
};
struct limine_framebuffers {
  uint64_t revision;
  uint64_t count;
  struct limine_framebuffer** framebuffers;
};
#define LIMINE_FRAMEBUFFER LIMINE_MARK, UINT64_C(0x9d5827dcd881dd75), UINT64_C(0xa3148604f6fab11b)

// The first members of each file.
struct limine_file {
  uint64_t revision;
  const char* contents;
  uint64_t size;
  const char* path;
  const char* string;
};
struct limine_modules {
  uint64_t revision;
  uint64_t count;
  struct limine_file** files;
};
#define LIMINE_MODULES LIMINE_MARK, UINT64_C(0x3e7e279702be32af), UINT64_C(0xca1c4f3bd1280cee)

// A request, whose answer is null until the loader has filled it in.
#define LIMINE_REQUEST_FOR(answer_type) \
  struct {                              \
    uint64_t id[4];                     \
    uint64_t revision;                  \
    const struct answer_type* answer;   \
  }

#endif
