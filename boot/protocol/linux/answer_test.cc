// SPDX-License-Identifier: Apache-2.0
// What a kernel of the Linux boot protocol is told, on a machine for tests.
#include "boot/protocol/linux/answer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "boot/loader/memory/test_machine.h"
#include "boot/protocol/linux/abi.h"
#include "boot/protocol/linux/plan.h"

namespace slipway::protocol::linux_boot {
namespace {

using loader::testing::kMebibyte;
using loader::testing::TestMachine;

constexpr std::uint64_t kMemory = 16 * kMebibyte;
constexpr std::size_t kMapSize = 96;

// A kernel's header, with a byte that this loader does not know behind what it does.
std::vector<std::byte> header_bytes() {
  std::vector<std::byte> bytes(sizeof(SetupHeader) + 1);
  SetupHeader header = {};
  header.boot_flag = SetupHeader::kBootFlag;
  header.magic = SetupHeader::kMagic;
  header.command_line_size = 255;
  std::memcpy(bytes.data(), &header, sizeof(header));
  bytes.back() = std::byte{0x5A};
  return bytes;
}

struct Options {
  loader::FirmwareKind firmware = loader::FirmwareKind::kBios;
  loader::EfiFacts efi = {};
  loader::TextMode text = {};
  loader::Framebuffer pixels = {};
};

// What ESI points to.
class Answered {
 public:
  explicit Answered(const Options& options = {}) : machine_(TestMachine::pc(kMemory)) {
    const std::vector<std::byte> request = header_bytes();
    auto planned = plan(request);
    EXPECT_TRUE(planned.has_value());
    planned->request = request;
    planned->command_line = "console=ttyS0";
    const loader::MachineFacts facts = {.memory = {.map = machine_.map(),
                                                   .memory = machine_.memory(),
                                                   .end = TestMachine::kReachableEnd},
                                        .cpu = {},
                                        .firmware = options.firmware,
                                        .tables = {.rsdp = 0xF5AE0, .smbios = 0, .smbios3 = 0},
                                        .efi = options.efi,
                                        .text_mode = options.text,
                                        .framebuffer = options.pixels,
                                        .loader_name = "test"};
    const loader::Placed placed = {.entry = 0x200000,
                                   .segments = {},
                                   .tls = {},
                                   .layout = {},
                                   .physical_memory_end = 0,
                                   .modules = {},
                                   .address_space = {},
                                   .physical = {.start = 0x200000, .data_start = 8 * kMebibyte}};
    const auto handoff = answer(*planned, facts, placed);
    EXPECT_TRUE(handoff.has_value());
    registers = handoff->registers;
    parameters = at<BootParameters>(registers.rsi);
    std::memcpy(&header, parameters.header.data(), sizeof(header));
  }

  template <typename T>
  T at(std::uint64_t address) const {
    T object;
    std::memcpy(&object, machine_.memory().at(address), sizeof(object));
    return object;
  }

  std::string text_at(std::uint64_t address) const {
    return reinterpret_cast<const char*>(machine_.memory().at(address));
  }

  loader::EntryRegisters registers;
  BootParameters parameters;
  SetupHeader header;

 private:
  TestMachine machine_;
};

TEST(LinuxAnswer, IsAKernelsOwnHeaderWithWhatALoaderSays) {
  const Answered told;
  EXPECT_EQ(told.registers.rax, 0u);
  EXPECT_EQ(told.registers.rbx, 0u);
  EXPECT_EQ(told.header.magic, SetupHeader::kMagic);
  EXPECT_EQ(told.header.loader_type, 0xFF);
  EXPECT_EQ(told.header.code32_start, 0x200000u);
  EXPECT_EQ(told.text_at(told.header.command_line), "console=ttyS0");
  EXPECT_EQ(told.parameters.header[sizeof(SetupHeader)], std::byte{0x5A});
  EXPECT_EQ(told.parameters.rsdp, 0xF5AE0u);
  EXPECT_EQ(told.parameters.efi.loader, 0u);
  EXPECT_EQ(told.parameters.screen.kind, ScreenInfo::Kind::kNone);
}

TEST(LinuxAnswer, HasAllMemory) {
  const Answered told;
  ASSERT_GT(told.parameters.memory_entry_count, 0);
  const MemoryEntry last = told.parameters.memory[told.parameters.memory_entry_count - 1];
  EXPECT_EQ(last.start + last.size, kMemory);
  EXPECT_EQ(last.type, 1u);
}

TEST(LinuxAnswer, HasTheScreen) {
  const Answered text({.text = {.buffer_physical = 0xB8000, .columns = 80, .rows = 25}});
  EXPECT_EQ(text.parameters.screen.kind, ScreenInfo::Kind::kVga);
  EXPECT_EQ(text.parameters.screen.columns, 80);
  EXPECT_EQ(text.parameters.screen.rows, 25);

  const loader::Framebuffer pixels = {.physical_address = 0x12'8000'0000,
                                      .size = 3 * kMebibyte,
                                      .width = 1024,
                                      .height = 768,
                                      .pitch = 4096,
                                      .bits_per_pixel = 32,
                                      .red = {16, 8},
                                      .green = {8, 8},
                                      .blue = {0, 8}};
  const ScreenInfo vesa = Answered({.pixels = pixels}).parameters.screen;
  EXPECT_EQ(vesa.kind, ScreenInfo::Kind::kVesaPixels);
  EXPECT_EQ(vesa.size, 48u);
  EXPECT_EQ(vesa.base, 0x8000'0000u);
  EXPECT_EQ(vesa.base_high, 0x12u);
  EXPECT_EQ(vesa.capabilities, ScreenInfo::kHas64BitBase);
  EXPECT_EQ(vesa.width, 1024);
  EXPECT_EQ(vesa.height, 768);
  EXPECT_EQ(vesa.pitch, 4096);
  EXPECT_EQ(vesa.red_position, 16);
  EXPECT_EQ(vesa.red_size, 8);
  const ScreenInfo efi =
      Answered({.firmware = loader::FirmwareKind::kUefi, .pixels = pixels}).parameters.screen;
  EXPECT_EQ(efi.kind, ScreenInfo::Kind::kEfiPixels);
  EXPECT_EQ(efi.size, 3 * kMebibyte);
}

TEST(LinuxAnswer, HasWhatUefiFirmwareLeavesBehind) {
  const std::vector<std::byte> map(kMapSize, std::byte{0x77});
  const Answered told({.firmware = loader::FirmwareKind::kUefi,
                       .efi = {.system_table = 0x1'7FFE'C018,
                               .memory_map = map,
                               .descriptor_size = 48,
                               .descriptor_version = 1}});
  const EfiInfo& efi = told.parameters.efi;
  EXPECT_EQ(efi.loader, EfiInfo::kLoader64);
  EXPECT_EQ(efi.system_table, 0x7FFE'C018u);
  EXPECT_EQ(efi.system_table_high, 1u);
  EXPECT_EQ(efi.descriptor_size, 48u);
  EXPECT_EQ(efi.descriptor_version, 1u);
  EXPECT_EQ(efi.memory_map_size, kMapSize);
  EXPECT_EQ(told.at<std::uint8_t>(efi.memory_map), 0x77);
  EXPECT_EQ(told.at<std::uint8_t>(efi.memory_map + kMapSize - 1), 0x77);
  EXPECT_EQ(told.text_at(told.header.command_line), "console=ttyS0") << "not written over";
}

}  // namespace
}  // namespace slipway::protocol::linux_boot
