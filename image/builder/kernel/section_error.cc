// SPDX-License-Identifier: Apache-2.0
#include "image/builder/kernel/section_error.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "host/text/concat.h"
#include "slipway/kernel_request.h"

namespace slipway::image {
namespace {

using protocol::kRequestSection;

#define SLIPWAY_KEEP                                                            \
  "give it an output section of its own in the linker script, beside .rodata: " \
  ".slipway_request : { KEEP(*(.slipway_request)) } :rodata"

constexpr std::string_view kDeclareOne =
    "declare one request in the whole kernel, by SLIPWAY_KERNEL_REQUEST, and put nothing else into "
    "its section";

struct Row {
  SectionFault fault;
  std::string (*sentence)(const SectionError& error);
  std::string_view advice;
};

constexpr std::array kTable = {
    Row{SectionFault::kElsewhere,
        [](const SectionError&) {
          return host::concat(
              "the kernel's request is not in a section ", kRequestSection,
              ": the linker script has put it elsewhere, or the section headers have "
              "been stripped");
        },
        SLIPWAY_KEEP "; and do not strip the kernel, which the image builder does"},
    Row{SectionFault::kSeveral,
        [](const SectionError& error) {
          return host::concat("there are ", error.numbers[0], " sections ", kRequestSection);
        },
        SLIPWAY_KEEP},
    Row{SectionFault::kNoBytes,
        [](const SectionError&) {
          return host::concat("section ", kRequestSection, " has no bytes in the file");
        },
        kDeclareOne},
    Row{SectionFault::kMoreThanNeeded,
        [](const SectionError& error) {
          return host::concat("section ", kRequestSection, " has ", error.numbers[0],
                              " bytes, of which the request takes ", error.numbers[1]);
        },
        kDeclareOne},
};

static_assert(std::ranges::equal(kTable, kSectionFaults, {}, &Row::fault), "a row for each fault");

const Row& row_of(const SectionError& error) {
  return kTable[static_cast<std::size_t>(error.fault)];
}

}  // namespace

std::string sentence_of(const SectionError& error) {
  return row_of(error).sentence(error);
}

std::string advice(const SectionError& error) {
  return std::string(row_of(error).advice);
}

}  // namespace slipway::image
