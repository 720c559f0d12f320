// SPDX-License-Identifier: Apache-2.0
// What a protocol wants of the loader. A plan is data: the loader serves each protocol alike, and
// what no plan says yet is a field to be added here, not a question of which protocol it is.
#ifndef SLIPWAY_BOOT_LOADER_PLAN_LOAD_PLAN_H_
#define SLIPWAY_BOOT_LOADER_PLAN_LOAD_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "boot/loader/bundle/file_source.h"
#include "boot/loader/bundle/module_file.h"
#include "boot/loader/enter/entry_state.h"
#include "boot/loader/memory/page_tables.h"
#include "boot/loader/memory/physical_map.h"

namespace slipway::loader {

// For an address: the loader chooses. (Nothing can be at address 0: the page there is never
// mapped.)
inline constexpr std::uint64_t kAnyAddress = 0;

// For an entry of the root page table.
inline constexpr std::uint32_t kNoEntry = 0;
inline constexpr std::uint32_t kAnyEntry = 0xFFFF'FFFF;

// Where the kernel goes in virtual memory.
enum class Placement : std::uint32_t {
  kPreferred,  // to `kernel_address` if it is position-independent, else to its own addresses
  kRequired,   // to `kernel_address`; refused if it is not position-independent
  kRandom,     // somewhere in the upper half, likewise; so is all else that has no address
};

// A view of physical memory in the kernel's address space: address p at `offset` + p.
struct MemoryWindow {
  bool wanted = true;
  std::uint64_t offset = kAnyAddress;
  MemoryContents contents = {};
  PageRights rights = {.write = true};
};

// Where in physical memory a kernel that runs without paging may be put, if not only to where it is
// linked.
struct PhysicalRange {
  enum class Preference : std::uint8_t { kNone, kLowest, kHighest };

  bool wanted = false;
  std::uint64_t start = 0;      // the lowest address
  std::uint64_t end = 0;        // and the end of what it may take up
  std::uint64_t alignment = 1;  // bytes; a power of two
  Preference preference = Preference::kNone;
};

enum class Display : std::uint32_t {
  kText,         // 80x25
  kFramebuffer,  // pixels
  kUnchanged,    // as the firmware left it
  kEither,       // text where the firmware has it, else pixels
};

struct DisplayPlan {
  Display mode = Display::kText;

  // Of pixels: the mode of this size, or the largest that is smaller in both directions; if there
  // is none of these or `width` is 0, the firmware's favourite.
  std::uint32_t width = 0;
  std::uint32_t height = 0;

  // Refuse to boot where no pixels can be had. Else there is text then, or, where the firmware has
  // none, no screen.
  bool required = false;

  // Refuse to boot where there is neither.
  bool screen_required = false;

  // What a person may change where a machine does not have what is asked for: behind a colon, and
  // in the protocol's words.
  std::string_view what_to_change = {};
};

// What a kernel finds at the inputs of the interrupt controllers.
enum class InterruptControllers : std::uint8_t {
  kMasked,     // all of them, so that nothing comes before the kernel routes it
  kUnchanged,  // as the firmware left them
};

enum class OtherProcessors : std::uint8_t {
  kUnchanged,  // as the firmware left them: waiting to be started
  kStarted,    // waiting for the kernel to give them work, each with a stack as large as the
               // kernel's
};

enum class Firmware : std::uint8_t {
  kGone,   // its code is not called any more, and memory that it does not keep for ever is free
  kStays,  // UEFI's boot services go on: the kernel calls them, and ends them. Under a BIOS, which
           // has none, as kGone. By load_physical() alone
};

struct LoadPlan {
  // What to load: the kernel, then the modules in this order. Null where a plan is only checked.
  FileSource* kernel = nullptr;
  std::span<const ModuleFile> modules = {};

  // What the kernel asked for, in the form of its protocol, which reads it again to answer.
  std::span<const std::byte> request = {};

  // Where to.
  Placement placement = Placement::kPreferred;
  std::uint64_t kernel_address = kAnyAddress;  // of the 2 MiB in which the lowest segment begins
  bool contiguous = false;  // in physical memory: one distance between all virtual and physical
                            // addresses, and nothing else in between

  // Segments may be writable and executable, as their file has them. Else such a kernel is refused.
  bool writable_code = false;

  PhysicalRange physical_range = {};  // for load_physical() alone, which maps nothing

  // What else to map.
  std::uint64_t stack_size = 0;  // bytes, whole pages
  MemoryWindow physical_memory = {};
  bool all_in_physical_memory = false;  // stack, pixels and descriptor table are reached through
                                        // that window, and nowhere else
  MemoryWindow identity_map = {.wanted = false};  // at 0; without page 0
  bool identity_map_framebuffer = false;          // the pixels at their physical address, too
  std::uint32_t recursive_entry = kNoEntry;       // of the root page table, to lead back to it

  // The kind of memory that the pixels may be mapped as, where the machine has nothing better
  // (MachineFacts::framebuffer_kind). The state to enter in has to have it.
  MemoryKind framebuffer_kind = MemoryKind::kWriteBack;

  // For the firmware's stage, before it loads.
  DisplayPlan display = {};

  // What to hand over.
  std::string_view command_line = {};

  // The state to enter in. Timers stay as the firmware left them.
  EntryState state = {};
  InterruptControllers interrupt_controllers = InterruptControllers::kMasked;
  OtherProcessors other_processors = OtherProcessors::kUnchanged;
  Firmware firmware = Firmware::kGone;

  // Whether the protocol tells of time: MachineFacts::clock.
  bool clock = false;
  std::uint64_t firmware_entry = 0;  // where the kernel is entered while boot services go on: a
                                     // physical address, as in its file

  constexpr bool has_fixed_recursive_entry() const {
    return recursive_entry != kNoEntry && recursive_entry != kAnyEntry;
  }
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PLAN_LOAD_PLAN_H_
