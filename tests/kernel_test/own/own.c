// SPDX-License-Identifier: Apache-2.0
// A kernel that speaks the channel of docs/test_channel.md by itself, with nothing of the library.
#include <slipway/boot_info.h>
#include <slipway/kernel_request.h>

SLIPWAY_KERNEL_REQUEST(.display = SLIPWAY_DISPLAY_TEXT_OR_FRAMEBUFFER);

enum { kResults = 0xEB, kCommands = 0x2A0, kCommandStatus = 0x2A5, kExit = 0xF4 };

static unsigned char read_port(unsigned short port) {
  unsigned char value;
  __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port));
  return value;
}

static void write_port(unsigned short port, unsigned char value) {
  __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port));
}

static char token[64];

static void say(const char* text) {
  while (*text != 0) write_port(kResults, (unsigned char)*text++);
}

static void say_number(unsigned number) {
  if (number >= 10) say_number(number / 10);
  write_port(kResults, (unsigned char)('0' + number % 10));
}

static void say_of(const char* verb, unsigned number) {
  say(token);
  say("\t");
  say(verb);
  say("\t");
  say_number(number);
  say("\n");
}

static char next_byte(void) {
  while ((read_port(kCommandStatus) & 1) == 0) {
  }
  return (char)read_port(kCommands);
}

// A word of a command; *end is what stands behind it.
static void read_word(char* word, unsigned size, char* end) {
  unsigned length = 0;
  char byte;
  while ((byte = next_byte()) != ' ' && byte != '\n') {
    if (length + 1 < size) word[length++] = byte;
  }
  word[length] = 0;
  *end = byte;
}

static unsigned read_number(void) {
  char word[16];
  char end;
  unsigned number = 0;
  read_word(word, sizeof word, &end);
  for (const char* digit = word; *digit != 0; ++digit) number = number * 10 + (unsigned)(*digit - '0');
  return number;
}

static int pass(void) { return 1; }

static int fail(void) {
  say(token);
  say("\tfailure\town.c\t7\tone is not two\n");
  return 0;
}

static int triple_fault(void) {
  static const struct {
    unsigned short size;
    unsigned long long address;
  } __attribute__((packed)) kNoTable = {0, 0};
  __asm__ volatile("lidt %0; ud2" : : "m"(kNoTable));
  return 1;
}

static int hang(void) {
  for (;;) __asm__ volatile("pause");
}

static int sleep_for_ever(void) {
  for (;;) __asm__ volatile("cli; hlt");
}

static int exit_with_success(void) {
  write_port(kExit, 0x10);
  for (;;) __asm__ volatile("cli; hlt");
}

static const struct {
  const char* name;
  int (*run)(void);
} kCases[] = {
    {"Own.passes", pass},        {"Own.fails", fail},
    {"Own.triple_faults", triple_fault}, {"Own.hangs", hang},
    {"Own.sleeps", sleep_for_ever},      {"Own.exits", exit_with_success},
    {"Own.passes_at_the_end", pass},
};

enum { kCaseCount = sizeof kCases / sizeof kCases[0] };

static void plan(void) {
  say_of("plan", kCaseCount);
  for (unsigned i = 0; i < kCaseCount; ++i) {
    say(token);
    say("\tcase\t");
    say_number(i);
    say("\t");
    say(kCases[i].name);
    say("\town.c\t");
    say_number(100 + i);
    say("\n");
  }
}

void _start(const struct slipway_boot_info* info) {
  (void)info;
  char word[16];
  char end;
  for (;;) {
    write_port(kCommands, '?');
    read_word(word, sizeof word, &end);
    if (word[0] == 'b') {
      read_word(token, sizeof token, &end);
      plan();
    } else if (word[0] == 'r') {
      const unsigned first = read_number();
      const unsigned last = read_number();
      for (unsigned i = first; i <= last; ++i) {
        say_of("start", i);
        say_of(kCases[i].run() ? "passed" : "failed", i);
      }
    } else {
      say(token);
      say("\tend\n");
      exit_with_success();
    }
  }
}
