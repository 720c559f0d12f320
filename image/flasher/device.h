// SPDX-License-Identifier: Apache-2.0
// A disk that is written, through an interface: tests have disks that fail.
#ifndef SLIPWAY_IMAGE_FLASHER_DEVICE_H_
#define SLIPWAY_IMAGE_FLASHER_DEVICE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "host/files/file_descriptor.h"
#include "host/text/result.h"

namespace slipway::image {

// Failures are the system's reason: "Input/output error". Offsets and sizes are whole sectors.
class Device {
 public:
  virtual ~Device() = default;

  virtual host::Result<> write(std::uint64_t offset, std::span<const std::byte> bytes) = 0;

  // Returns when all that was written is on the disk itself.
  virtual host::Result<> flush() = 0;

  // From the disk itself, not from what the system remembers of it.
  virtual host::Result<> read(std::uint64_t offset, std::span<std::byte> bytes) = 0;
};

// One of the system's disks, or in tests a file that stands for one.
class SystemDevice : public Device {
 public:
  // Opens it so that nobody else has it: what is mounted or otherwise used is refused by the system
  // too. The failure is a sentence that names the path.
  static host::Result<SystemDevice> open(const std::string& path);

  // "8:16", as the system numbers block devices; "" for a file.
  std::string number() const;

  // In bytes.
  host::Result<std::uint64_t> size() const;

  host::Result<> write(std::uint64_t offset, std::span<const std::byte> bytes) override;
  host::Result<> flush() override;
  host::Result<> read(std::uint64_t offset, std::span<std::byte> bytes) override;

  // Lets the system look at its partitions anew.
  void show_partitions();

 private:
  SystemDevice(host::FileDescriptor written, host::FileDescriptor read, bool is_file)
      : written_(std::move(written)), read_(std::move(read)), is_file_(is_file) {}

  host::FileDescriptor written_;
  host::FileDescriptor read_;  // past the cache, where the system can do that
  bool is_file_;
};

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_FLASHER_DEVICE_H_
