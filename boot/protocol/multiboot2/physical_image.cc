// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot2/physical_image.h"

#include <elf.h>

#include <algorithm>
#include <cstring>

#include "boot/loader/elf/elf.h"
#include "boot/loader/physical_place.h"
#include "boot/protocol/multiboot2/file_bytes.h"
#include "boot/protocol/multiboot2/image_error.h"
#include "boot/protocol/multiboot2/section_table.h"
#include "boot/protocol/multiboot2/x86_64/elf_machines.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::protocol::multiboot2 {
namespace {

namespace elf = loader::elf;
using loader::Result;
using Bytes = FileBytes;

struct Class32 {
  using FileHeader = Elf32_Ehdr;
  using ProgramHeader = Elf32_Phdr;
  using SectionHeader = Elf32_Shdr;
};

struct Class64 {
  using FileHeader = Elf64_Ehdr;
  using ProgramHeader = Elf64_Phdr;
  using SectionHeader = Elf64_Shdr;
};

constexpr bool is_inside(std::uint64_t offset, std::uint64_t size, std::uint64_t file_size) {
  return size <= file_size && offset <= file_size - size;
}

template <typename T>
void append(std::vector<std::byte>& bytes, const T& object) {
  const auto raw = std::as_bytes(std::span(&object, 1));
  bytes.insert(bytes.end(), raw.begin(), raw.end());
}

// From here on many PCs have devices in the first 4 GiB, and no memory (QEMU's q35 among them);
// kernels that are linked to a higher half mean virtual addresses.
constexpr std::uint64_t kHigherHalf = 2 * machine::kGibibyte;

// One that is loaded, by its physical address.
struct Piece {
  std::uint64_t segment;
  std::uint64_t address;
  std::uint64_t size;  // in memory
  Bytes bytes;
};

Result<void> check_place(const Piece& piece, const HeaderAddresses& addresses) {
  if (piece.address < loader::kPhysicalStart && !addresses.is_movable) {
    return refuse(ImageError::kTooLow, {piece.segment, piece.address});
  }
  if (piece.address >= loader::kPhysicalEnd || piece.size > loader::kPhysicalEnd - piece.address) {
    return refuse(ImageError::kTooHigh, {piece.segment, piece.address, piece.size});
  }
  return {};
}

bool is_loaded(std::span<const Piece> pieces, std::uint64_t address) {
  return std::ranges::any_of(pieces, [&](const Piece& piece) {
    return address >= piece.address && address - piece.address < piece.size;
  });
}

Result<void> check_entries(std::span<const Piece> pieces, const HeaderAddresses& addresses) {
  for (const std::optional<std::uint64_t>& entry : {addresses.entry, addresses.efi_entry}) {
    if (entry && !is_loaded(pieces, *entry)) {
      return refuse(ImageError::kHeaderEntry, {*entry});
    }
  }
  return {};
}

// What is loaded. Others of the file's program headers are PT_NULL, so that all keep their numbers.
std::vector<std::byte> elf64_of(std::span<const Piece> pieces, std::uint64_t header_count,
                                std::uint64_t entry) {
  std::vector<elf::ProgramHeader> headers(header_count);
  std::uint64_t end = sizeof(elf::FileHeader) + header_count * sizeof(elf::ProgramHeader);
  for (const Piece& piece : pieces) {
    headers[piece.segment] = {.type = elf::SegmentType::kLoad,
                              .flags = elf::kFlagRead | elf::kFlagExecute,
                              .offset = end,
                              .virtual_address = piece.address,
                              .physical_address = piece.address,
                              .file_size = piece.bytes.size(),
                              .memory_size = piece.size,
                              .alignment = 1};
    end += piece.bytes.size();
  }
  elf::FileHeader header = {};
  std::ranges::copy(elf::kMagic, header.identification.begin());
  header.identification[elf::kClassIndex] = elf::kClass64;
  header.identification[elf::kDataIndex] = elf::kDataLittleEndian;
  header.identification[elf::kVersionIndex] = elf::kCurrentVersion;
  header.type = elf::FileType::kExecutable;
  header.machine = elf::Machine::kTarget;
  header.version = elf::kCurrentVersion;
  header.entry = entry;
  header.program_header_offset = sizeof(header);
  header.header_size = sizeof(header);
  header.program_header_size = sizeof(elf::ProgramHeader);
  header.program_header_count = static_cast<std::uint16_t>(header_count);

  std::vector<std::byte> file;
  file.reserve(end);
  append(file, header);
  for (const elf::ProgramHeader& program_header : headers) {
    append(file, program_header);
  }
  for (const Piece& piece : pieces) {
    file.insert(file.end(), piece.bytes.begin(), piece.bytes.end());
  }
  return file;
}

PhysicalImage image_of(std::span<const Piece> pieces, std::uint64_t header_count,
                       std::uint64_t entry) {
  std::uint64_t start = loader::kPhysicalEnd;
  std::uint64_t end = 0;
  for (const Piece& piece : pieces) {
    start = std::min(start, piece.address);
    end = std::max(end, piece.address + piece.size);
  }
  return {.file = elf64_of(pieces, header_count, entry),
          .start = start,
          .size = pieces.empty() ? 0 : end - start};
}

Result<PhysicalImage> flat_image(Bytes file, const FlatImage& flat,
                                 const HeaderAddresses& addresses) {
  const auto contradict = [&] {
    return refuse(ImageError::kAddresses, {flat.load, flat.load_end, flat.bss_end});
  };
  if (!addresses.entry) {
    return refuse(ImageError::kNoEntry);
  }
  if (flat.file_offset < 0 || static_cast<std::uint64_t>(flat.file_offset) >= file.size()) {
    return contradict();
  }
  const Bytes rest = file.subspan(static_cast<std::uint64_t>(flat.file_offset));
  const std::uint64_t load_end = flat.load_end == 0 ? flat.load + rest.size() : flat.load_end;
  const std::uint64_t end = flat.bss_end == 0 ? load_end : flat.bss_end;
  if (load_end <= flat.load || end < load_end) {
    return contradict();
  }
  if (load_end - flat.load > rest.size()) {
    return refuse(ImageError::kLoadEnd, {load_end, flat.load + rest.size()});
  }
  const Piece piece = {0, flat.load, end - flat.load, rest.first(load_end - flat.load)};
  return check_place(piece, addresses)
      .and_then([&] { return check_entries({&piece, 1}, addresses); })
      .transform([&] { return image_of({&piece, 1}, 1, *addresses.entry); });
}

template <typename Class>
class ElfImage {
 public:
  explicit ElfImage(Bytes file) : file_(file), header_(read<typename Class::FileHeader>(file, 0)) {}

  Result<PhysicalImage> make(const HeaderAddresses& addresses) {
    return check_header()
        .and_then([&] { return find_pieces(addresses); })
        .and_then([&] { return check_entries(pieces_, addresses); })
        .and_then([&] {
          return addresses.entry ? Result<std::uint64_t>(*addresses.entry) : physical_entry();
        })
        .transform([&](std::uint64_t physical) {
          PhysicalImage image = image_of(pieces_, header_.e_phnum, physical);
          add_sections(image);
          return image;
        });
  }

 private:
  using ProgramHeader = typename Class::ProgramHeader;
  using SectionHeader = typename Class::SectionHeader;

  Result<void> check_header() const {
    if (header_.e_ident[EI_DATA] != ELFDATA2LSB) {
      return std::unexpected(loader::Error{.code = loader::ErrorCode::kNotLittleEndian,
                                           .numbers = {header_.e_ident[EI_DATA]}});
    }
    if (!is_pc(header_.e_machine)) {
      return refuse(ImageError::kMachine, {header_.e_machine});
    }
    if (header_.e_type != ET_EXEC && header_.e_type != ET_DYN) {
      return std::unexpected(
          loader::Error{.code = loader::ErrorCode::kNotExecutable, .numbers = {header_.e_type}});
    }
    const std::uint64_t size = std::uint64_t{header_.e_phnum} * sizeof(ProgramHeader);
    if (size == 0 || header_.e_phentsize != sizeof(ProgramHeader) ||
        !is_inside(header_.e_phoff, size, file_.size())) {
      return refuse(ImageError::kProgramHeaders,
                    {header_.e_phoff, header_.e_phnum, header_.e_phentsize});
    }
    return {};
  }

  ProgramHeader program_header(std::uint64_t index) const {
    return read<ProgramHeader>(file_, header_.e_phoff + index * sizeof(ProgramHeader));
  }

  Result<void> find_pieces(const HeaderAddresses& addresses) {
    for (std::uint64_t index = 0; index < header_.e_phnum; ++index) {
      const ProgramHeader header = program_header(index);
      if (header.p_type != PT_LOAD || header.p_memsz == 0) {
        continue;
      }
      if (!is_inside(header.p_offset, header.p_filesz, file_.size())) {
        return std::unexpected(
            loader::Error{.code = loader::ErrorCode::kSegmentOutsideFile,
                          .segment = index,
                          .numbers = {header.p_offset, header.p_filesz, file_.size()}});
      }
      const Piece piece = {index, header.p_paddr, header.p_memsz,
                           file_.subspan(header.p_offset, header.p_filesz)};
      if (auto checked = check_place(piece, addresses); !checked) {
        return checked;
      }
      if (header.p_paddr == header.p_vaddr && header.p_paddr >= kHigherHalf &&
          !addresses.is_movable) {
        return refuse(ImageError::kHigherHalf, {index, header.p_paddr});
      }
      pieces_.push_back(piece);
    }
    return {};
  }

  // The entry point in the file is virtual.
  Result<std::uint64_t> physical_entry() const {
    for (std::uint64_t index = 0; index < header_.e_phnum; ++index) {
      const ProgramHeader header = program_header(index);
      if (header.p_type == PT_LOAD && header_.e_entry >= header.p_vaddr &&
          header_.e_entry - header.p_vaddr < header.p_memsz) {
        return header_.e_entry - header.p_vaddr + header.p_paddr;
      }
    }
    return refuse(ImageError::kEntry, {header_.e_entry});
  }

  // A file whose sections make no sense is loaded without them.
  void add_sections(PhysicalImage& image) const {
    const std::uint64_t size = std::uint64_t{header_.e_shnum} * sizeof(SectionHeader);
    if (size == 0 || header_.e_shentsize != sizeof(SectionHeader) ||
        !is_inside(header_.e_shoff, size, file_.size())) {
      return;
    }
    image.sections = {.count = header_.e_shnum,
                      .entry_size = sizeof(SectionHeader),
                      .names_index = header_.e_shstrndx};
    const Bytes table = file_.subspan(header_.e_shoff, size);
    image.section_module.assign(table.begin(), table.end());
    for (std::uint64_t index = 0; index < header_.e_shnum; ++index) {
      add_contents(image.section_module, index);
    }
  }

  // Symbols, and strings: what else is in no segment is for debuggers.
  void add_contents(std::vector<std::byte>& module, std::uint64_t index) const {
    const std::uint64_t place = index * sizeof(SectionHeader);
    SectionHeader header = read<SectionHeader>(module, place);
    const bool is_wanted = header.sh_type == SHT_SYMTAB || header.sh_type == SHT_STRTAB;
    if ((header.sh_flags & SHF_ALLOC) != 0) {
      return;
    }
    header.sh_addr = 0;
    if (is_wanted && header.sh_size != 0 &&
        is_inside(header.sh_offset, header.sh_size, file_.size())) {
      module.resize(next_section(module.size()));
      header.sh_addr = static_cast<decltype(header.sh_addr)>(module.size());
      const Bytes contents = file_.subspan(header.sh_offset, header.sh_size);
      module.insert(module.end(), contents.begin(), contents.end());
    }
    std::memcpy(module.data() + place, &header, sizeof(header));
  }

  Bytes file_;
  typename Class::FileHeader header_;
  std::vector<Piece> pieces_;
};

bool is_elf(Bytes file, std::uint8_t elf_class, std::size_t header_size) {
  return file.size() >= header_size &&
         std::memcmp(file.data(), elf::kMagic.data(), elf::kMagic.size()) == 0 &&
         file[elf::kClassIndex] == std::byte{elf_class};
}

}  // namespace

loader::Result<PhysicalImage> physical_image(Bytes file, const HeaderAddresses& addresses) {
  if (addresses.flat) {
    return flat_image(file, *addresses.flat, addresses);
  }
  if (is_elf(file, ELFCLASS64, sizeof(Elf64_Ehdr))) {
    return ElfImage<Class64>(file).make(addresses);
  }
  if (is_elf(file, ELFCLASS32, sizeof(Elf32_Ehdr))) {
    return ElfImage<Class32>(file).make(addresses);
  }
  return refuse(ImageError::kNoFormat);
}

// By the loader's own choice, on the largest machine that there can be.
loader::Result<void> check_range(const PhysicalImage& image, const loader::PhysicalRange& range) {
  loader::MemoryMap all;
  (void)all.add(loader::kPhysicalStart, loader::kPhysicalEnd - loader::kPhysicalStart,
                loader::MemoryType::kUsable);
  loader::Segment whole = {};
  whole.virtual_address = image.start;
  whole.memory_size = image.size;
  if (range.wanted && image.size != 0 &&
      !loader::choose_physical_place({&whole, 1}, range, all, loader::kFreeThen)) {
    return refuse(ImageError::kNoRoom, {range.start, range.end - 1, image.size});
  }
  return {};
}

}  // namespace slipway::protocol::multiboot2
