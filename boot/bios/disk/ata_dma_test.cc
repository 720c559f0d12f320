// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/disk/ata_dma.h"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace slipway::bios {
namespace {

using machine::Port;
using machine::bus_master_ide::Region;

constexpr Port kEngine{0xC008};
constexpr machine::ata::Channel kChannel = machine::ata::kLegacyChannels[1];
constexpr std::uint64_t kSectorCount = (std::uint64_t{1} << 28) + 70'000;

enum class Fault { kNone, kErrorStatus, kDeviceFault, kNeverReady, kEngineError, kEndsEarly };

// The second drive of a channel and its engine, with the parts that matter to the driver.
struct FakeDrive {
  Fault fault = Fault::kNone;
  bool has_48_bit_addresses = true;
  bool has_dma = true;
  bool has_dma_mode = true;

  std::array<std::uint16_t, 8> registers{};  // each remembers the value before, in its high byte
  std::uint8_t control = 0;
  std::uint8_t status = 0x50;
  std::uint8_t engine_command = 0;
  std::uint8_t engine_status = 0x60;
  std::uint32_t table = 0xDEAD;
  std::size_t words_left = 0;
  std::uint8_t pending = 0;
  int commands = 0;
  int resets = 0;

  // What sector `sector` holds.
  static void fill(std::uint64_t sector, std::byte* to) {
    for (std::size_t i = 0; i < 512; i += 8) {
      const std::uint64_t word = sector * 0x9E37'79B9'7F4A'7C15 + i;
      std::memcpy(to + i, &word, 8);
    }
  }

  std::uint16_t identity_word(std::size_t index) const {
    switch (index) {
      case 49:
        return static_cast<std::uint16_t>(1 << 9 | (has_dma ? 1 << 8 : 0));
      case 60:
        return 0x8000;  // 28-bit: a small number of sectors
      case 63:
        return static_cast<std::uint16_t>(0x0007 | (has_dma_mode ? 0x0400 : 0));
      case 83:
        return static_cast<std::uint16_t>(0x4000 | (has_48_bit_addresses ? 1 << 10 : 0));
      case 86:
        return static_cast<std::uint16_t>(has_48_bit_addresses ? 1 << 10 : 0);
      case 100:
        return static_cast<std::uint16_t>(kSectorCount & 0xFFFF);
      case 101:
        return static_cast<std::uint16_t>(kSectorCount >> 16);
      default:
        return 0;
    }
  }

  void execute(std::uint8_t command) {
    ++commands;
    pending = command;
    if (command == 0xEC) {
      status = 0x58;
      words_left = 256;
    } else {
      status = 0x58;  // ready to transfer
    }
  }

  void start_engine() {
    const bool extended = pending == 0x25;
    const auto low = [&](std::size_t i) { return std::uint64_t{registers[i]} & 0xFF; };
    const auto high = [&](std::size_t i) { return std::uint64_t{registers[i]} >> 8; };
    std::uint64_t sector = low(3) | low(4) << 8 | low(5) << 16;
    std::uint64_t count = low(2);
    if (extended) {
      sector |= high(3) << 24 | high(4) << 32 | high(5) << 40;
      count |= high(2) << 8;
      if (count == 0) {
        count = 0x10000;
      }
    } else {
      sector |= (low(6) & 0xF) << 24;
      if (count == 0) {
        count = 0x100;
      }
    }
    EXPECT_EQ(low(6) & 0xF0, 0xF0u);  // LBA, second drive
    EXPECT_EQ(engine_command, 0x09);
    engine_status |= 1;
    switch (fault) {
      case Fault::kErrorStatus:
        status = 0x51;
        return;
      case Fault::kDeviceFault:
        status = 0x70;
        engine_status &= 0xFE;
        return;
      case Fault::kNeverReady:
        status = 0x80;
        return;
      case Fault::kEngineError:
        engine_status = 0x62;
        return;
      case Fault::kEndsEarly:
        status = 0x50;
        return;
      case Fault::kNone:
        break;
    }
    transfer(sector, count);
    status = 0x50;
    engine_status = 0x60;
  }

  void transfer(std::uint64_t sector, std::uint64_t count) {
    std::array<std::byte, 512> data{};
    std::size_t left_in_sector = 0;
    for (const Region* region = reinterpret_cast<Region*>(std::uintptr_t{table});; ++region) {
      std::uint32_t address = region->address;
      std::uint32_t size = region->size == 0 ? 0x10000 : region->size;
      EXPECT_EQ(address / 0x10000, (address + size - 1) / 0x10000);
      EXPECT_EQ(address % 2, 0u);
      for (; size > 0; ++address, --size) {
        if (left_in_sector == 0) {
          ASSERT_GT(count--, 0u) << "more room than sectors";
          fill(sector++, data.data());
          left_in_sector = 512;
        }
        *reinterpret_cast<std::byte*>(std::uintptr_t{address}) = data[512 - left_in_sector--];
      }
      if ((region->flags & 0x8000) != 0) {
        break;
      }
    }
    EXPECT_EQ(count, 0u) << "more sectors than room";
  }

  std::uint8_t read8(Port port) {
    if (port == kChannel.control || port == kChannel.command_block + 7) {
      return status;
    }
    if (port == kEngine + 2) {
      return engine_status;
    }
    ADD_FAILURE() << "read of " << static_cast<int>(port);
    return 0xFF;
  }

  std::uint16_t read16(Port port) {
    EXPECT_EQ(port, kChannel.command_block);
    EXPECT_GT(words_left, 0u);
    if (--words_left == 0) {
      status = 0x50;
    }
    return identity_word(255 - words_left);
  }

  void write8(Port port, std::uint8_t value) {
    if (port == kChannel.control) {
      if ((control & 4) != 0 && (value & 4) == 0) {
        ++resets;
        status = 0x50;
      }
      control = value;
    } else if (port == kEngine) {
      engine_command = value;
      if (value == 0x09) {
        start_engine();
      }
    } else if (port == kEngine + 2) {
      engine_status =
          static_cast<std::uint8_t>((engine_status & ~(value & 6) & ~0x60) | (value & 0x60));
    } else if (port == kChannel.command_block + 7) {
      EXPECT_EQ(control & 2, 2) << "a command with interrupts on";
      execute(value);
    } else {
      const auto index =
          static_cast<std::size_t>(port) - static_cast<std::size_t>(kChannel.command_block);
      ASSERT_LT(index, registers.size());
      registers[index] = static_cast<std::uint16_t>(registers[index] << 8 | value);
    }
  }

  void write32(Port port, std::uint32_t value) {
    EXPECT_EQ(port, kEngine + 4);
    table = value;
  }
};

FakeDrive* fake = nullptr;

struct FakePortSpace {
  static std::uint8_t read8(Port port) { return fake->read8(port); }
  static std::uint16_t read16(Port port) { return fake->read16(port); }
  static void write8(Port port, std::uint8_t value) { fake->write8(port, value); }
  static void write32(Port port, std::uint32_t value) { fake->write32(port, value); }
};

// A tick for each look at it.
struct FakeClock {
  static inline std::uint64_t ticks = 0;
  static constexpr std::uint64_t kPatience = 1000;
  static std::uint64_t now() { return ++ticks; }
};

using Drive = AtaDma<FakePortSpace, FakeClock>;

class AtaDmaTest : public ::testing::Test {
 protected:
  static constexpr std::size_t kMemorySize = std::size_t{64} << 20;
  static constexpr std::size_t kTableSize = 384 * sizeof(Region);

  AtaDmaTest() {
    fake = &device_;
    void* const memory = mmap(nullptr, kMemorySize, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    EXPECT_NE(memory, MAP_FAILED) << "no memory below 4 GiB";
    memory_ = {static_cast<std::byte*>(memory), kMemorySize};
  }
  ~AtaDmaTest() override { munmap(memory_.data(), memory_.size()); }

  Drive drive() {
    return Drive(
        {.channel = kChannel,
         .engine = kEngine,
         .is_second = true,
         .table = {reinterpret_cast<Region*>(memory_.data()), kTableSize / sizeof(Region)}});
  }

  // Memory for the engine to write to, at any offset behind the table.
  std::span<std::byte> room(std::size_t offset, std::size_t sectors) {
    return memory_.subspan(0x1000 + offset, sectors * 512);
  }

  static void expect_sectors(std::uint64_t first_sector, std::span<const std::byte> bytes) {
    std::array<std::byte, 512> expected{};
    for (std::size_t i = 0; i < bytes.size() / 512; ++i) {
      FakeDrive::fill(first_sector + i, expected.data());
      ASSERT_EQ(std::memcmp(bytes.data() + i * 512, expected.data(), 512), 0) << "sector " << i;
    }
  }

  void expect_left_idle() const {
    EXPECT_EQ(device_.control, 0x08);  // interrupts as before
    EXPECT_EQ(device_.engine_command, 0);
    EXPECT_EQ(device_.engine_status & 0x06, 0);
  }

  FakeDrive device_;
  std::span<std::byte> memory_;
};

TEST_F(AtaDmaTest, ReadsWhatIsOnTheDrive) {
  Drive drive = this->drive();
  ASSERT_TRUE(drive.identify());
  for (const std::size_t offset : {0u, 2u, 0xEFFEu, 0xF000u}) {
    for (const std::size_t sectors : {1u, 127u, 128u, 129u, 1000u}) {
      ASSERT_TRUE(drive.read(2048, room(offset, sectors)));
      expect_sectors(2048, room(offset, sectors));
      expect_left_idle();
    }
  }
}

TEST_F(AtaDmaTest, SplitsWhatIsTooMuchForACommand) {
  Drive drive = this->drive();
  ASSERT_TRUE(drive.identify());
  device_.commands = 0;
  ASSERT_TRUE(drive.read(kSectorCount - 70'000, room(0, 70'000)));  // behind what 28 bits reach
  expect_sectors(kSectorCount - 70'000, room(0, 70'000));
  EXPECT_EQ(device_.commands, 3);  // 16 MiB each
}

TEST_F(AtaDmaTest, KnowsDrivesWith28BitAddresses) {
  device_.has_48_bit_addresses = false;
  Drive drive = this->drive();
  ASSERT_TRUE(drive.identify());
  device_.commands = 0;
  ASSERT_TRUE(drive.read(0x100, room(0, 600)));
  expect_sectors(0x100, room(0, 600));
  EXPECT_EQ(device_.commands, 3);  // 256 sectors each
  EXPECT_FALSE(drive.read(0x7FFF, room(0, 2))) << "behind the end of the drive";
}

TEST_F(AtaDmaTest, RefusesDrivesThatCannotDoIt) {
  device_.has_dma = false;
  EXPECT_FALSE(drive().identify());
  device_.has_dma = true;
  device_.has_dma_mode = false;
  EXPECT_FALSE(drive().identify());
  expect_left_idle();
}

TEST_F(AtaDmaTest, ResetsTheDriveAfterAFailure) {
  for (const Fault fault : {Fault::kErrorStatus, Fault::kDeviceFault, Fault::kNeverReady,
                            Fault::kEngineError, Fault::kEndsEarly}) {
    device_ = FakeDrive{};
    Drive drive = this->drive();
    ASSERT_TRUE(drive.identify());
    device_.fault = fault;
    EXPECT_FALSE(drive.read(1, room(0, 8))) << static_cast<int>(fault);
    EXPECT_EQ(device_.resets, 1) << static_cast<int>(fault);
    EXPECT_EQ(device_.table, 0u);
    expect_left_idle();
  }
}

}  // namespace
}  // namespace slipway::bios
