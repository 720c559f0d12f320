// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot/random_kernel.h"

#include <elf.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>

#include "boot/loader/elf/elf.h"
#include "boot/loader/testing/physical_case.h"

namespace slipway::protocol::multiboot {
namespace {

using loader::testing::Choices;
using loader::testing::physical_address_near_something;
using Bytes = std::vector<std::byte>;
using Numbers = std::vector<std::uint32_t>;

constexpr std::uint32_t kMagic1 = 0x1BADB002;
constexpr std::uint32_t kMagic2 = 0xE85250D6;

template <typename T>
void put(Bytes& file, std::size_t offset, const T& object) {
  if (file.size() < offset + sizeof(object)) {
    file.resize(offset + sizeof(object));
  }
  std::memcpy(file.data() + offset, &object, sizeof(object));
}

std::uint32_t low(std::uint64_t number) {
  return static_cast<std::uint32_t>(number);
}

std::uint32_t random_address(Choices& choices) {
  return low(choices.one_in(8) ? choices.number() : physical_address_near_something(choices));
}

// Addresses that agree with each other, most of them: of the header, of what is loaded, its end and
// that of its .bss.
Numbers random_addresses(Choices& choices) {
  const std::uint32_t load = random_address(choices);
  const std::uint32_t header = load + low(choices.below(0x400));
  const std::uint32_t size = low(choices.below(0x2000));
  const std::uint32_t end = choices.one_in(2) ? 0 : load + size;
  const std::uint32_t bss_end = choices.one_in(2) ? 0 : load + size + low(choices.below(0x20000));
  return {header, choices.one_in(16) ? 0xFFFF'FFFF : load, end, bss_end};
}

Numbers header1(Choices& choices) {
  const std::uint32_t flags = low(choices.below(8)) | (choices.one_in(2) ? 0x10000 : 0) |
                              (choices.one_in(16) ? low(choices.number()) : 0);
  Numbers numbers = {kMagic1, flags, 0};
  const Numbers addresses = random_addresses(choices);
  numbers.insert(numbers.end(), addresses.begin(), addresses.end());
  numbers.push_back(addresses[1] + low(choices.below(0x100)));
  for (int i = 0; i < 4; ++i) {
    numbers.push_back(low(choices.below(choices.one_in(4) ? 1024 : 2)));
  }
  return numbers;
}

// The contents of a tag, which are as many as the specification has or not.
Numbers random_tag(Choices& choices, std::uint32_t type) {
  switch (type) {
    case 2:
      return random_addresses(choices);
    case 3:
      return {random_address(choices)};
    case 5:
      return {low(choices.below(2048)), low(choices.below(2048)), low(choices.below(40))};
    case 10: {
      const std::uint32_t lowest = random_address(choices);
      return {lowest, lowest + low(choices.below(0x800000)),
              choices.one_in(8) ? low(choices.number()) : 1U << choices.below(32),
              low(choices.below(4))};
    }
    default: {
      Numbers numbers(choices.below(4));
      for (std::uint32_t& number : numbers) {
        number = low(choices.below(choices.one_in(8) ? 1 << 20 : 24));
      }
      return numbers;
    }
  }
}

Numbers header2(Choices& choices) {
  Numbers numbers = {kMagic2, choices.one_in(32) ? 4U : 0U, 0, 0};
  for (std::uint64_t i = 0, count = choices.below(6); i < count; ++i) {
    const std::uint32_t type = low(choices.below(choices.one_in(16) ? 0x10000 : 11));
    const std::uint32_t flags = low(choices.below(2));
    const Numbers contents = random_tag(choices, type);
    numbers.push_back(type | flags << 16);
    numbers.push_back(choices.one_in(32) ? low(choices.number())
                                         : low(8 + contents.size() * sizeof(std::uint32_t)));
    numbers.insert(numbers.end(), contents.begin(), contents.end());
    if (numbers.size() % 2 != 0) {
      numbers.push_back(0);
    }
  }
  if (!choices.one_in(32)) {
    numbers.insert(numbers.end(), {0, 8});
  }
  numbers[2] =
      choices.one_in(32) ? low(choices.number()) : low(numbers.size() * sizeof(std::uint32_t));
  return numbers;
}

struct Class32 {
  using FileHeader = Elf32_Ehdr;
  using ProgramHeader = Elf32_Phdr;
  using SectionHeader = Elf32_Shdr;
  static constexpr unsigned char kClass = ELFCLASS32;
  static constexpr std::uint16_t kMachine = EM_386;
};

struct Class64 {
  using FileHeader = Elf64_Ehdr;
  using ProgramHeader = Elf64_Phdr;
  using SectionHeader = Elf64_Shdr;
  static constexpr unsigned char kClass = ELFCLASS64;
  static constexpr std::uint16_t kMachine =
      static_cast<std::uint16_t>(loader::elf::Machine::kTarget);
};

template <typename Number>
void set(Number& number, std::uint64_t value) {
  number = static_cast<Number>(value);
}

// Headers around `file`, whose first bytes are left for them.
template <typename Class>
void make_elf(Choices& choices, Bytes& file) {
  const std::uint64_t contents_size = file.size();
  typename Class::FileHeader header = {};
  std::memcpy(header.e_ident, ELFMAG, SELFMAG);
  header.e_ident[EI_CLASS] = Class::kClass;
  header.e_ident[EI_DATA] = ELFDATA2LSB;
  header.e_ident[EI_VERSION] = EV_CURRENT;
  header.e_type = choices.one_in(8) ? ET_DYN : ET_EXEC;
  header.e_machine = Class::kMachine;
  header.e_version = EV_CURRENT;
  header.e_phoff = sizeof(header);
  header.e_ehsize = sizeof(header);
  header.e_phentsize = sizeof(typename Class::ProgramHeader);
  header.e_phnum = static_cast<std::uint16_t>(1 + choices.below(4));
  const std::uint64_t distance = choices.one_in(2) ? 0 : choices.number();
  std::uint64_t address = physical_address_near_something(choices);
  set(header.e_entry, address + distance + choices.below(16));
  for (std::uint16_t i = 0; i < header.e_phnum; ++i) {
    typename Class::ProgramHeader segment = {};
    segment.p_type = choices.one_in(8) ? low(choices.below(8)) : PT_LOAD;
    set(segment.p_offset, choices.below(contents_size));
    set(segment.p_filesz, choices.one_in(16) ? choices.number()
                                             : choices.below(contents_size - segment.p_offset + 1));
    const std::uint64_t bss = choices.below(choices.one_in(4) ? 0x40000 : 0x100);
    set(segment.p_memsz, segment.p_filesz + bss - (choices.one_in(32) ? 0x80 : 0));
    set(segment.p_paddr, address);
    set(segment.p_vaddr, address + distance);
    segment.p_flags = PF_R | PF_W | PF_X;
    put(file, sizeof(header) + i * sizeof(segment), segment);
    address += segment.p_memsz + choices.below(0x2000);
  }
  header.e_shentsize = sizeof(typename Class::SectionHeader);
  header.e_shnum = static_cast<std::uint16_t>(choices.below(8));
  header.e_shstrndx = static_cast<std::uint16_t>(choices.below(8));
  set(header.e_shoff, file.size());
  for (std::uint16_t i = 0; i < header.e_shnum; ++i) {
    typename Class::SectionHeader section = {};
    section.sh_type = low(choices.below(5));
    set(section.sh_flags, choices.one_in(2) ? SHF_ALLOC : 0);
    set(section.sh_addr, choices.one_in(2) ? 0 : choices.number());
    set(section.sh_offset, choices.below(contents_size));
    set(section.sh_size, choices.one_in(16) ? choices.number()
                                            : choices.below(contents_size - section.sh_offset + 1));
    put(file, file.size(), section);
  }
  put(file, 0, header);
}

// Numbers of four bytes that are to add up to 0, from the magic on.
void mend(Bytes& file, std::size_t offset, std::size_t numbers) {
  std::vector<std::uint32_t> header(numbers);
  if (header.size() * sizeof(header[0]) > file.size() - offset) {
    return;
  }
  std::memcpy(header.data(), file.data() + offset, header.size() * sizeof(header[0]));
  header.back() = 0;
  std::uint32_t sum = 0;
  for (const std::uint32_t number : header) {
    sum += number;
  }
  put(file, offset + (numbers - 1) * sizeof(sum), 0 - sum);
}

}  // namespace

std::vector<std::byte> random_kernel(Choices& choices) {
  constexpr std::size_t kRoomForHeaders = 0x200;
  const std::size_t place = kRoomForHeaders + 4 * choices.below(64);
  Bytes file(place);
  for (std::size_t i = 0; i < file.size(); ++i) {
    file[i] = static_cast<std::byte>(1 + i * 7 % 251);
  }
  const bool is_first = choices.one_in(2);
  const Numbers header = is_first ? header1(choices) : header2(choices);
  for (const std::uint32_t number : header) {
    put(file, file.size(), number);
  }
  file.resize(file.size() + choices.below(0x1000), std::byte{0x5A});
  if (choices.one_in(32)) {
    file.insert(file.begin() + kRoomForHeaders, 0x8000, std::byte{0});  // too far
  }
  const std::uint64_t format = choices.below(5);
  if (format < 2) {
    make_elf<Class32>(choices, file);
  } else if (format < 4) {
    make_elf<Class64>(choices, file);
  }
  if (!choices.one_in(32)) {
    mend_checksums(file);
  }
  for (std::uint64_t i = 0, count = choices.one_in(8) ? choices.below(4) : 0; i < count; ++i) {
    put(file, choices.below(file.size() - 8), choices.number());
  }
  return file;
}

void mend_checksums(std::vector<std::byte>& file) {
  for (std::size_t offset = 0; offset + 12 <= file.size(); offset += 4) {
    std::uint32_t magic;
    std::memcpy(&magic, file.data() + offset, sizeof(magic));
    if (magic == kMagic1) {
      mend(file, offset, 3);
    } else if (magic == kMagic2) {
      mend(file, offset, 4);
    }
  }
}

}  // namespace slipway::protocol::multiboot
