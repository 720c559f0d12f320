// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot2/find_header.h"

#include <algorithm>
#include <bit>

#include "boot/loader/physical_place.h"
#include "boot/protocol/multiboot2/file_bytes.h"
#include "boot/protocol/multiboot2/header_error.h"

namespace slipway::protocol::multiboot2 {
namespace {

using loader::Result;
using Bytes = FileBytes;

// Where a header begins. Headers whose checksum is wrong are looked at as well, if all else is as
// in one, since a sentence about that is of more use than none.
struct Place {
  std::size_t offset;
  Header header;

  bool is_checked() const { return header.sum() == 0; }
  bool is_near() const { return offset + header.size <= kHeaderEnd; }
  bool is_damaged() const {
    return !is_checked() && is_near() && header.architecture == 0 && header.size % 8 == 0;
  }
};

std::vector<Place> places_in(Bytes file) {
  std::vector<Place> places;
  for (std::size_t offset = 0; offset + sizeof(Header) <= file.size(); offset += kTagAlignment) {
    if (read<std::uint32_t>(file, offset) != Header::kMagic) {
      continue;
    }
    const auto header = read<Header>(file, offset);
    if (header.size >= sizeof(Header) && header.size <= file.size() - offset) {
      places.push_back({offset, header});
    }
  }
  return places;
}

// The one to go by; nothing if there is none.
Result<std::optional<Place>> choose(const std::vector<Place>& places) {
  std::vector<Place> checked;
  std::ranges::copy_if(places, std::back_inserter(checked), &Place::is_checked);
  const auto near = std::ranges::find_if(checked, &Place::is_near);
  if (near != checked.end()) {
    const auto second =
        std::find_if(near + 1, checked.end(), [](const Place& place) { return place.is_near(); });
    if (second != checked.end()) {
      return refuse(HeaderError::kTwoHeaders, {near->offset, second->offset});
    }
    return *near;
  }
  if (!checked.empty()) {
    return refuse(HeaderError::kTooFar, {checked.front().offset, kHeaderEnd});
  }
  const auto damaged = std::ranges::find_if(places, &Place::is_damaged);
  if (damaged != places.end()) {
    return refuse(HeaderError::kChecksum, {damaged->offset, damaged->header.sum()});
  }
  return std::nullopt;
}

// What no machine is told; the rest is told where a machine has it.
constexpr bool is_missing(InformationTag type) {
  switch (type) {
    case InformationTag::kVbe:
    case InformationTag::kApm:
    case InformationTag::kEfi32SystemTable:
    case InformationTag::kNetwork:
    case InformationTag::kEfiBootServices:
    case InformationTag::kEfi32ImageHandle:
      return true;
    default:
      return false;
  }
}

class Reader {
 public:
  Reader(Bytes file, const Place& place) : file_(file), place_(place) {}

  Result<FoundHeader> run() {
    auto read = read_tags();
    if (!read && unpadded_ && ends_from(*unpadded_)) {
      const auto tag = multiboot2::read<HeaderTagStart>(file_, *unpadded_);
      return refuse(HeaderError::kNoPadding,
                    {*unpadded_, static_cast<std::uint64_t>(tag.type), tag.size});
    }
    return read;
  }

 private:
  Result<FoundHeader> read_tags() {
    if (place_.header.architecture != static_cast<std::uint32_t>(Architecture::kI386)) {
      return refuse(HeaderError::kArchitecture, {place_.header.architecture});
    }
    const std::size_t end = end_of_header();
    std::size_t offset = place_.offset + sizeof(Header);
    while (offset + sizeof(HeaderTagStart) <= end) {
      const auto tag = read<HeaderTagStart>(file_, offset);
      if (tag.type == HeaderTag::kEnd) {
        if (tag.size != sizeof(tag)) {
          break;
        }
        choose_display();
        choose_firmware();
        return found_;
      }
      if (tag.size < sizeof(tag) || tag.size > end - offset || !is_large_enough(tag)) {
        return refuse(HeaderError::kTagSize,
                      {offset, static_cast<std::uint64_t>(tag.type), tag.size});
      }
      if (tag.size % kTagAlignment != 0 && !unpadded_) {
        unpadded_ = offset;
      }
      if (auto done = take(tag, file_.subspan(offset + sizeof(tag), tag.size - sizeof(tag)));
          !done) {
        return std::unexpected(done.error());
      }
      offset += (tag.size + kTagAlignment - 1) / kTagAlignment * kTagAlignment;
    }
    return refuse(HeaderError::kNoEndTag, {place_.offset});
  }

  std::size_t end_of_header() const { return place_.offset + place_.header.size; }

  // Whether the tags from `offset` on end as they should if each follows the last at once.
  bool ends_from(std::size_t offset) const {
    while (offset + sizeof(HeaderTagStart) <= end_of_header()) {
      const auto tag = multiboot2::read<HeaderTagStart>(file_, offset);
      if (tag.size < sizeof(tag) || tag.type == HeaderTag::kEnd) {
        return tag.type == HeaderTag::kEnd && tag.size == sizeof(tag);
      }
      offset += tag.size;
    }
    return false;
  }

  static bool is_optional(const HeaderTagStart& tag) {
    return (tag.flags & HeaderTagStart::kOptional) != 0;
  }

  static bool is_large_enough(const HeaderTagStart& tag) {
    const std::size_t size = tag.size - sizeof(tag);
    switch (tag.type) {
      case HeaderTag::kAddress:
        return size >= sizeof(AddressTag);
      case HeaderTag::kRelocatable:
        return size >= sizeof(RelocatableTag);
      case HeaderTag::kFramebuffer:
        return size >= sizeof(FramebufferWish);
      case HeaderTag::kEntryAddress:
      case HeaderTag::kConsoleFlags:
      case HeaderTag::kEfi64EntryAddress:
        return size >= sizeof(std::uint32_t);
      default:
        return true;
    }
  }

  Result<void> take(const HeaderTagStart& tag, Bytes contents) {
    switch (tag.type) {
      case HeaderTag::kInformationRequest:
        return take_information(contents, is_optional(tag));
      case HeaderTag::kAddress:
        take_addresses(read<AddressTag>(contents, 0));
        return {};
      case HeaderTag::kEntryAddress:
        found_.addresses.entry = read<std::uint32_t>(contents, 0);
        return {};
      case HeaderTag::kConsoleFlags:
        console_flags_ = read<std::uint32_t>(contents, 0);
        return {};
      case HeaderTag::kFramebuffer:
        pixels_ = read<FramebufferWish>(contents, 0);
        return {};
      case HeaderTag::kRelocatable:
        return take_range(read<RelocatableTag>(contents, 0));
      case HeaderTag::kEfiBootServices:
        keeps_boot_services_ = true;
        return {};
      case HeaderTag::kEfi64EntryAddress:
        efi_entry_ = read<std::uint32_t>(contents, 0);
        return {};
      case HeaderTag::kModuleAlignment:    // they always are
      case HeaderTag::kEfi32EntryAddress:  // of no meaning to firmware of 64 bits
        return {};
      default:
        return is_optional(tag)
                   ? Result<void>()
                   : refuse(HeaderError::kUnknownTag, {static_cast<std::uint64_t>(tag.type)});
    }
  }

  Result<void> take_information(Bytes contents, bool optional) {
    for (std::size_t offset = 0; offset + sizeof(InformationTag) <= contents.size();
         offset += sizeof(InformationTag)) {
      const auto type = read<InformationTag>(contents, offset);
      if (type > InformationTag::kLoadBase) {
        if (!optional) {
          return refuse(HeaderError::kUnknownInformation, {static_cast<std::uint64_t>(type)});
        }
      } else if (is_missing(type) && !optional) {
        found_.missing.push_back(type);
      }
    }
    return {};
  }

  void take_addresses(const AddressTag& addresses) {
    const auto header = static_cast<std::int64_t>(place_.offset);
    if (addresses.load == AddressTag::kFileStart) {
      found_.addresses.flat =
          FlatImage{0, addresses.header - place_.offset, addresses.load_end, addresses.bss_end};
      return;
    }
    const std::int64_t before = std::int64_t{addresses.header} - std::int64_t{addresses.load};
    found_.addresses.flat = FlatImage{before < 0 ? -1 : header - before, addresses.load,
                                      addresses.load_end, addresses.bss_end};
  }

  Result<void> take_range(const RelocatableTag& range) {
    const std::uint32_t alignment = std::max<std::uint32_t>(range.alignment, 1);
    if (!std::has_single_bit(alignment) || range.lowest >= range.highest) {
      return refuse(HeaderError::kRange, {range.lowest, range.highest, range.alignment});
    }
    found_.addresses.is_movable = true;
    Requests& requests = found_.requests;
    requests.range_start = range.lowest;
    requests.range_end = std::uint64_t{range.highest} + 1;
    requests.range_alignment = alignment;
    requests.range_preference = range.preference <= RelocatableTag::Preference::kHighest
                                    ? static_cast<std::uint32_t>(range.preference)
                                    : static_cast<std::uint32_t>(RelocatableTag::Preference::kNone);
    return {};
  }

  // A kernel that says nothing is one for text, as far as a machine has that.
  void choose_display() {
    const std::uint32_t flags = console_flags_.value_or(kTextSupported);
    const bool has_text = (flags & kTextSupported) != 0;
    const bool is_required = (flags & kConsoleRequired) != 0;
    Requests& requests = found_.requests;
    if (is_required) {
      requests.display_required = has_text ? 2 : 1;
    }
    if (pixels_ || (is_required && !has_text)) {
      const FramebufferWish wish = pixels_.value_or(FramebufferWish{});
      requests.display = loader::Display::kFramebuffer;
      requests.width = wish.width;
      requests.height = wish.height;
      if (wish.depth != 0 && wish.depth != 24 && wish.depth != 32) {
        found_.depth = wish.depth;
      }
    } else {
      requests.display = is_required ? loader::Display::kText : loader::Display::kEither;
    }
  }

  // 3.1.8: of meaning together. In 32 bits a kernel starts without boot services (3.3).
  void choose_firmware() {
    if (!keeps_boot_services_ || !efi_entry_) {
      return;
    }
    found_.addresses.efi_entry = efi_entry_;
    found_.requests.efi_entry = *efi_entry_;
    std::erase(found_.missing, InformationTag::kEfiBootServices);
  }

  Bytes file_;
  Place place_;
  FoundHeader found_ = {};
  std::optional<std::size_t> unpadded_;  // the first tag that has to be followed by padding
  bool keeps_boot_services_ = false;
  std::optional<std::uint32_t> efi_entry_;
  std::optional<std::uint32_t> console_flags_;
  std::optional<FramebufferWish> pixels_;
};

}  // namespace

Result<std::optional<FoundHeader>> find_header(std::span<const std::byte> file) {
  return choose(places_in(file))
      .and_then([&](const std::optional<Place>& place) -> Result<std::optional<FoundHeader>> {
        if (!place) {
          return std::nullopt;
        }
        return Reader(file, *place).run().transform([](FoundHeader found) {
          return std::optional(std::move(found));
        });
      });
}

}  // namespace slipway::protocol::multiboot2
