// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/testing/physical_soundness.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

#include "boot/loader/elf/elf.h"
#include "boot/loader/error/message.h"
#include "boot/loader/memory/trespass.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader::testing {

namespace {

using machine::kPageSize;

struct Place {
  const char* what;
  std::uint64_t start;
  std::uint64_t size;

  std::uint64_t end() const { return start + size; }
};

class Inspection {
 public:
  Inspection(const TestMachine& machine, std::span<const std::byte> kernel, const LoadPlan& plan,
             const Placed& placed)
      : machine_(machine), kernel_(kernel), plan_(plan), placed_(placed) {}

  std::string run() {
    for (const auto inspect : {&Inspection::segments, &Inspection::place, &Inspection::modules,
                               &Inspection::beside, &Inspection::apart}) {
      std::string flaw = (this->*inspect)();
      if (!flaw.empty()) {
        return flaw;
      }
    }
    return "";
  }

 private:
  // In the order in which they are copied: by where they begin in the file.
  std::vector<elf::ProgramHeader> headers_by_offset() const {
    elf::FileHeader header;
    std::memcpy(&header, kernel_.data(), sizeof(header));
    std::vector<elf::ProgramHeader> headers(header.program_header_count);
    std::memcpy(headers.data(), kernel_.data() + header.program_header_offset,
                headers.size() * sizeof(headers[0]));
    std::erase_if(headers, [](const elf::ProgramHeader& candidate) {
      return candidate.type != elf::SegmentType::kLoad || candidate.memory_size == 0;
    });
    std::ranges::stable_sort(headers, {}, &elf::ProgramHeader::offset);
    return headers;
  }

  std::string segments() {
    const std::vector<elf::ProgramHeader> headers = headers_by_offset();
    const std::span<const PhysicalCopy> copies = placed_.physical.copies;
    if (copies.size() != headers.size()) {
      return "there is not one copy for each segment";
    }
    lowest_ = std::ranges::min(headers, {}, &elf::ProgramHeader::virtual_address).virtual_address;
    distance_ = placed_.physical.start - lowest_;
    elf::FileHeader file_header;
    std::memcpy(&file_header, kernel_.data(), sizeof(file_header));
    const std::uint64_t entry =
        placed_.physical.beside_firmware ? plan_.firmware_entry : std::uint64_t{file_header.entry};
    if (placed_.entry != entry + distance_) {
      return sentence("the entry point is ", placed_.entry, ", not where its segment is");
    }
    bool has_entry = false;
    for (std::size_t i = 0; i < headers.size(); ++i) {
      const elf::ProgramHeader& header = headers[i];
      const PhysicalCopy& copy = copies[i];
      if (copy.destination != header.virtual_address + distance_ || copy.size != header.file_size ||
          std::uint64_t{copy.size} + copy.zeroes != header.memory_size) {
        return sentence("a copy to ", copy.destination, " is not what its segment says");
      }
      if (copy.size != 0 && std::memcmp(machine_.memory().at(copy.source),
                                        kernel_.data() + header.offset, copy.size) != 0) {
        return sentence("what is copied to ", copy.destination, " are not the file's bytes");
      }
      const std::uint64_t into = placed_.entry - copy.destination;
      has_entry |= placed_.entry >= copy.destination && into < header.memory_size;
      kernel_places_.push_back({"the kernel", copy.destination, header.memory_size});
      places_.push_back({"a segment's bytes", copy.source, copy.size});
    }
    return has_entry ? "" : "the entry point is in no segment";
  }

  // In memory that is free then, and where the plan has it.
  std::string place() {
    std::uint64_t end = 0;
    for (const Place& segment : kernel_places_) {
      if (segment.start < kMebibyte || segment.end() > 4 * kGibibyte) {
        return sentence("a segment belongs at ", segment.start, ", which no such kernel reaches");
      }
      if (!is_free_then(segment)) {
        return sentence("a segment belongs at ", segment.start, ", which is not free");
      }
      end = std::max(end, segment.end());
    }
    const PhysicalRange& range = plan_.physical_range;
    if (!range.wanted) {
      return distance_ == 0 ? "" : "the kernel is not where it is linked";
    }
    const std::uint64_t start = placed_.physical.start;
    return start >= range.start && end <= range.end && start % range.alignment == 0
               ? ""
               : sentence("the kernel is at ", start, ", which its range does not have");
  }

  bool is_free_then(const Place& place) const {
    std::uint64_t at = place.start;
    for (const MemoryRegion& region : machine_.map_before().regions()) {
      const bool is_firmwares =
          region.type == MemoryType::kFreedAtEntry && placed_.physical.beside_firmware;
      const bool is_free = region.type == MemoryType::kUsable ||
                           (region.type >= MemoryType::kFreedAtEntry && !is_firmwares);
      if (is_free && region.start <= at && at < region.end()) {
        at = region.end();
      }
    }
    return at >= place.end();
  }

  std::string modules() {
    if (placed_.modules.size() != plan_.modules.size()) {
      return "there is not one address for each module";
    }
    for (std::size_t i = 0; i < plan_.modules.size(); ++i) {
      FileSource& file = *plan_.modules[i].file;
      const std::uint64_t start = placed_.modules[i];
      if (file.size() == 0) {
        if (start != 0) {
          return "an empty module has a place";
        }
        continue;
      }
      if (start % kPageSize != 0) {
        return sentence("a module begins within a page, at ", start);
      }
      const std::uint64_t pages = (file.size() + kPageSize - 1) / kPageSize * kPageSize;
      std::vector<std::byte> expected(pages);
      if (!file.read(0, std::span(expected).first(file.size())) ||
          std::memcmp(machine_.memory().at(start), expected.data(), pages) != 0) {
        return sentence("the module at ", start, " has not its bytes, and then zeroes");
      }
      if (type_of(machine_.map(), start, pages) != MemoryType::kModule) {
        return sentence("the module at ", start, " is not in memory for modules");
      }
      places_.push_back({"a module", start, pages});
    }
    return "";
  }

  std::string beside() {
    const auto list = reinterpret_cast<std::uintptr_t>(placed_.physical.copies.data()) -
                      reinterpret_cast<std::uintptr_t>(machine_.memory().at(0));
    places_.push_back({"the copies", list, placed_.physical.copies.size_bytes()});
    places_.push_back({"the handoff page", placed_.address_space.handoff_page, kPageSize});
    for (const Place& place : places_) {
      if (place.size == 0) {
        continue;
      }
      if (place.end() > TestMachine::kReachableEnd ||
          type_of(machine_.map_before(), place.start, place.size) != MemoryType::kUsable) {
        return sentence(place.what, " at ", place.start, ": memory that was not usable");
      }
      const auto type = type_of(machine_.map(), place.start, place.size);
      if (type != MemoryType::kLoader && type != MemoryType::kModule) {
        return sentence(place.what, " at ", place.start, ": memory that was not taken");
      }
    }
    return "";
  }

  std::string apart() {
    places_.insert(places_.end(), kernel_places_.begin(), kernel_places_.end());
    std::erase_if(places_, [](const Place& place) { return place.size == 0; });
    std::ranges::sort(places_, {}, &Place::start);
    for (std::size_t i = 1; i < places_.size(); ++i) {
      if (places_[i].start < places_[i - 1].end()) {
        return sentence(places_[i - 1].what, " and ", places_[i].what, " are both at ",
                        places_[i].start);
      }
    }
    return "";
  }

  const TestMachine& machine_;
  const std::span<const std::byte> kernel_;
  const LoadPlan& plan_;
  const Placed& placed_;
  std::uint64_t lowest_ = 0;
  std::uint64_t distance_ = 0;
  std::vector<Place> kernel_places_;
  std::vector<Place> places_;
};

}  // namespace

std::string find_physical_flaw(const TestMachine& machine, std::span<const std::byte> kernel,
                               const LoadPlan& plan, const Placed& placed) {
  const std::string flaw = find_trespass(machine, Takes::kFreedAtEntryToo);
  return flaw.empty() ? Inspection(machine, kernel, plan, placed).run() : flaw;
}

std::string find_flaw_in_physical_refusal(const TestMachine& machine, const Error& error) {
  Message message;
  describe(error, message);
  if (message.text().empty() || message.text().size() == Message::kCapacity) {
    return "the refusal has no sentence, or one that was cut off";
  }
  return find_trespass(machine, Takes::kFreedAtEntryToo);
}

}  // namespace slipway::loader::testing
