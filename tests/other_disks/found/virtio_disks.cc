// SPDX-License-Identifier: Apache-2.0
// A kernel that finds its disks on virtio by their serial numbers, and reads and writes them: the
// legacy interface (Virtual I/O Device 1.1, sections 2.6.2, 4.1.4.8 and 5.2).
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include <slipway/kernel.h>
#include "slipway/machine/devices/pci.h"
#include "slipway/machine/x86_64/port.h"

namespace {

namespace pci = slipway::machine::pci;
using slipway::machine::Port;
using slipway::machine::PortSpace;
using slipway::protocol::BootInfo;
using slipway::protocol::kPageSize;

void check(bool condition, std::string_view what) {
  if (!condition) {
    slipway::panic("{}", what);
  }
}

// Memory that a device can reach, a page at a time.
class Pages {
 public:
  explicit Pages(const BootInfo& info) : offset_(info.physical_memory.offset) {
    for (std::uint64_t i = 0; i < info.memory_region_count; ++i) {
      const auto& region = info.memory_map[i];
      const bool fits = region.start >= 1 << 20 && region.end() <= std::uint64_t{1} << 32;
      if (fits && region.type == slipway::protocol::MemoryType::kUsable) {
        next_ = region.start;
      }
      if (next_ != 0) {
        return;
      }
    }
    slipway::panic("there is no memory");
  }

  // The physical address of so many, which are 0.
  std::uint64_t take(std::uint64_t count) {
    const std::uint64_t first = next_;
    next_ += count * kPageSize;
    std::memset(at<char>(first), 0, count * kPageSize);
    return first;
  }

  template <typename T>
  T* at(std::uint64_t physical) const {
    return reinterpret_cast<T*>(offset_ + physical);
  }

 private:
  std::uint64_t offset_;
  std::uint64_t next_ = 0;
};

enum class Register : std::uint16_t {
  kDriverFeatures = 0x04,
  kQueuePage = 0x08,
  kQueueSize = 0x0C,
  kQueueSelect = 0x0E,
  kQueueNotify = 0x10,
  kStatus = 0x12,
  kCapacity = 0x14,
};

enum class Request : std::uint32_t { kRead = 0, kWrite = 1, kGetId = 8 };

struct Descriptor {
  std::uint64_t address;
  std::uint32_t size;
  std::uint16_t flags;
  std::uint16_t next;
};

struct RequestPage {
  Request type;
  std::uint32_t reserved;
  std::uint64_t sector;
  std::uint8_t data[512];
  std::uint8_t status;
};

constexpr std::uint16_t kHasNext = 1;
constexpr std::uint16_t kDeviceWrites = 2;

void write16(Port port, std::uint16_t value) {
  asm volatile("outw %0, %1" ::"a"(value), "Nd"(static_cast<std::uint16_t>(port)) : "memory");
}

class Disk {
 public:
  Disk(Port first_port, Pages& pages) : first_port_(first_port), pages_(pages) {
    constexpr std::uint8_t kAcknowledge = 1, kDriver = 2, kDriverOk = 4;
    PortSpace::write8(at(Register::kStatus), 0);
    PortSpace::write8(at(Register::kStatus), kAcknowledge | kDriver);
    PortSpace::write32(at(Register::kDriverFeatures), 0);
    write16(at(Register::kQueueSelect), 0);
    size_ = PortSpace::read16(at(Register::kQueueSize));
    const std::uint64_t used = (size_ * 18 + 6 + kPageSize - 1) / kPageSize;
    queue_ = pages.take(used + (size_ * 8 + 6 + kPageSize - 1) / kPageSize);
    used_ = queue_ + used * kPageSize;
    request_ = pages.take(1);
    PortSpace::write32(at(Register::kQueuePage), static_cast<std::uint32_t>(queue_ / kPageSize));
    PortSpace::write8(at(Register::kStatus), kAcknowledge | kDriver | kDriverOk);
  }

  std::uint32_t sector_count() const { return PortSpace::read32(at(Register::kCapacity)); }
  RequestPage& page() { return *pages_.at<RequestPage>(request_); }

  // Whether the device could do it. The data is that of page().
  bool request(Request type, std::uint64_t sector, std::uint32_t size = 512) {
    page().type = type;
    page().sector = sector;
    page().status = 0xFF;
    auto* descriptors = pages_.at<Descriptor>(queue_);
    const std::uint16_t direction = type == Request::kWrite ? 0 : kDeviceWrites;
    descriptors[0] = {request_, offsetof(RequestPage, data), kHasNext, 1};
    descriptors[1] = {request_ + offsetof(RequestPage, data), size,
                      static_cast<std::uint16_t>(kHasNext | direction), 2};
    descriptors[2] = {request_ + offsetof(RequestPage, status), 1, kDeviceWrites, 0};

    // The ring of what the device may take: flags, index, descriptors; and of what it has done.
    auto* available = pages_.at<volatile std::uint16_t>(queue_ + size_ * sizeof(Descriptor));
    auto* done = pages_.at<volatile std::uint16_t>(used_ + 2);
    const std::uint16_t index = available[1];
    available[2 + index % size_] = 0;
    available[1] = static_cast<std::uint16_t>(index + 1);
    write16(at(Register::kQueueNotify), 0);
    while (*done != static_cast<std::uint16_t>(index + 1)) {
    }
    asm volatile("" ::: "memory");
    return page().status == 0;
  }

 private:
  Port at(Register which) const { return first_port_ + static_cast<std::uint16_t>(which); }

  Port first_port_;
  Pages& pages_;
  std::uint64_t size_;
  std::uint64_t queue_;
  std::uint64_t used_;
  std::uint64_t request_;
};

Disk find(std::string_view name, Pages& pages) {
  constexpr std::uint32_t kVirtioBlock = 0x1001'1AF4;
  constexpr pci::Register kBaseAddress0{0x10};
  for (std::uint8_t device = 0; device < pci::kDevicesPerBus; ++device) {
    const pci::Address address = {.bus = 0, .device = device, .function = 0};
    if (pci::Configuration<>::read(address, pci::Register::kId) != kVirtioBlock) {
      continue;
    }
    using enum pci::Command;
    pci::Configuration<>::write(
        address, pci::Register::kCommand,
        static_cast<std::uint32_t>(kIoSpace) | static_cast<std::uint32_t>(kBusMaster));
    const auto base = pci::Configuration<>::read(address, kBaseAddress0);
    Disk disk(Port{static_cast<std::uint16_t>(base & 0xFFFC)}, pages);
    check(disk.request(Request::kGetId, 0, 20), "a disk has no name");
    const std::string_view id(reinterpret_cast<const char*>(disk.page().data), 20);
    if (id.substr(0, id.find('\0')) != name) {
      continue;
    }
    slipway::println("{} has {} sectors", name, disk.sector_count());
    return disk;
  }
  slipway::panic("there is no disk {}", name);
}

bool keeps_what_is_written(Disk& disk) {
  std::memset(disk.page().data, 0x5A, 512);
  if (!disk.request(Request::kWrite, 1)) {
    return false;
  }
  std::memset(disk.page().data, 0, 512);
  check(disk.request(Request::kRead, 1), "it cannot be read");
  return disk.page().data[0] == 0x5A && disk.page().data[511] == 0x5A;
}

}  // namespace

void kernel_main(const BootInfo& info) {
  Pages pages(info);
  Disk data = find("data", pages);
  check(data.request(Request::kRead, 0), "it cannot be read");
  check(std::strcmp(reinterpret_cast<const char*>(data.page().data), "what is on the disk") == 0,
        "the first sector is another");
  check(!keeps_what_is_written(data), "it can be written");
  slipway::println("data is read-only");

  Disk scratch = find("scratch-1", pages);
  check(keeps_what_is_written(scratch), "it does not keep what is written");
  slipway::println("scratch-1 keeps what is written");
  slipway::exit(slipway::ExitCode::kSuccess);
}
