// SPDX-License-Identifier: Apache-2.0
#include "boot/protocol/multiboot/search.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

#include "boot/protocol/multiboot/abi.h"
#include "boot/protocol/multiboot/header_error.h"
#include "boot/protocol/multiboot2/file_bytes.h"
#include "boot/protocol/multiboot2/found_kernel.h"
#include "boot/protocol/multiboot2/image_error.h"
#include "boot/protocol/multiboot2/physical_image.h"
#include "boot/protocol/multiboot2/requests.h"

namespace slipway::protocol::multiboot {
namespace {

using loader::Result;
using multiboot2::FlatImage;
using multiboot2::read;
using multiboot2::Requests;
using Bytes = multiboot2::FileBytes;

// Addresses are there, of any value, if video modes are.
constexpr std::size_t size_of(const Header& header) {
  std::size_t size = sizeof(Header);
  if ((header.flags & (Header::kAddresses | Header::kVideoMode)) != 0) {
    size += sizeof(Addresses);
  }
  if ((header.flags & Header::kVideoMode) != 0) {
    size += sizeof(VideoWish);
  }
  return size;
}

// Where a header begins. One whose checksum is wrong is none: there is nothing else to know it by.
struct Place {
  std::size_t offset;
  Header header;

  bool is_near() const { return offset + size_of(header) <= kHeaderEnd; }
};

std::vector<Place> places_in(Bytes file) {
  std::vector<Place> places;
  for (std::size_t offset = 0; offset + sizeof(Header) <= file.size(); offset += kHeaderAlignment) {
    if (read<std::uint32_t>(file, offset) != Header::kMagic) {
      continue;
    }
    const auto header = read<Header>(file, offset);
    if (header.sum() == 0 && size_of(header) <= file.size() - offset) {
      places.push_back({offset, header});
    }
  }
  return places;
}

// The one to go by; nothing if there is none.
Result<std::optional<Place>> choose(const std::vector<Place>& places) {
  std::vector<Place> near;
  std::ranges::copy_if(places, std::back_inserter(near), &Place::is_near);
  if (near.size() > 1) {
    return refuse(HeaderError::kTwoHeaders, {near[0].offset, near[1].offset});
  }
  if (!near.empty()) {
    return near.front();
  }
  if (!places.empty()) {
    return refuse(HeaderError::kTooFar, {places.front().offset, kHeaderEnd});
  }
  return std::nullopt;
}

FlatImage flat_image(const Place& place, const Addresses& addresses) {
  const std::int64_t before = std::int64_t{addresses.header} - std::int64_t{addresses.load};
  return {before < 0 ? -1 : static_cast<std::int64_t>(place.offset) - before, addresses.load,
          addresses.load_end, addresses.bss_end};
}

// Text where the firmware has it, unless the kernel wishes for pixels.
void choose_display(const VideoWish& wish, Requests& requests, std::vector<std::string>& notes) {
  if (wish.mode != VideoWish::Mode::kPixels) {
    return;
  }
  requests.display = loader::Display::kFramebuffer;
  requests.width = wish.width;
  requests.height = wish.height;
  if (wish.depth != 0 && wish.depth != 24 && wish.depth != 32) {
    notes.push_back("its Multiboot header asks for " + std::to_string(wish.depth) +
                    " bits a pixel, and gets 24 or 32");
  }
}

Result<FoundRequest> found_at(Bytes file, const Place& place) {
  constexpr std::uint32_t kKnown =
      Header::kPageAlignedModules | Header::kMemoryInformation | Header::kVideoMode;
  const std::uint32_t flags = place.header.flags;
  if ((flags & Header::kRequired & ~kKnown) != 0) {
    return refuse(HeaderError::kUnknownFlags, {flags & Header::kRequired & ~kKnown});
  }
  multiboot2::HeaderAddresses known;
  const std::size_t behind = place.offset + sizeof(Header);
  if ((flags & Header::kAddresses) != 0) {
    const auto addresses = read<Addresses>(file, behind);
    known.flat = flat_image(place, addresses);
    known.entry = addresses.entry;
  }
  Requests requests;
  std::vector<std::string> notes;
  if ((flags & Header::kVideoMode) != 0) {
    choose_display(read<VideoWish>(file, behind + sizeof(Addresses)), requests, notes);
  }
  return multiboot2::found_kernel(file, requests, known).transform([&](FoundRequest found) {
    found.notes = std::move(notes);
    return found;
  });
}

std::string_view advice(HeaderError error) {
  switch (error) {
    case HeaderError::kTooFar:
      return "put the header's section first in the linker script, before .text "
             "(\"KEEP(*(.multiboot))\"), and let nothing come before it in the file: link with "
             "-Wl,--build-id=none and -Wl,-z,max-page-size=0x1000";
    case HeaderError::kTwoHeaders:
      return "keep one header in the whole kernel: in a source file, and not in a header file that "
             "several include";
    case HeaderError::kUnknownFlags:
      return "set no other of the flags 0 to 15 than 0 (modules on pages), 1 (memory) and 2 (video "
             "mode)";
  }
  return {};
}

}  // namespace

Result<std::optional<FoundRequest>> search(Bytes file) {
  return choose(places_in(file))
      .and_then([&](const std::optional<Place>& place) -> Result<std::optional<FoundRequest>> {
        if (!place) {
          return std::nullopt;
        }
        return found_at(file, *place).transform([](FoundRequest found) {
          return std::optional(std::move(found));
        });
      });
}

std::string advice(const loader::Error& error) {
  for (const loader::ErrorText& text : kHeaderErrorTexts) {
    if (&text == error.text) {
      return std::string(advice(static_cast<HeaderError>(&text - kHeaderErrorTexts)));
    }
  }
  return std::string(multiboot2::image_advice(error));
}

bool is_doubtful(const loader::Error& error) {
  return error.text == &kHeaderErrorTexts[static_cast<std::size_t>(HeaderError::kTooFar)];
}

}  // namespace slipway::protocol::multiboot
