// SPDX-License-Identifier: Apache-2.0
#include "boot/network/dhcp_answer.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <string>
#include <vector>

namespace slipway::network {
namespace {

using Bytes = std::vector<std::byte>;

// A packet as a server sends it, without any option at first.
class Answer {
 public:
  Answer() : bytes_(240) { put(236, "\x63\x82\x53\x63"); }

  Answer& put(std::size_t offset, std::string_view text) {
    std::memcpy(bytes_.data() + offset, text.data(), text.size());
    return *this;
  }
  Answer& server(std::string_view address) { return put(20, address); }
  Answer& file(std::string_view name) { return put(108, name); }

  Answer& option(std::uint8_t code, std::string_view contents) {
    add(code);
    add(static_cast<std::uint8_t>(contents.size()));
    for (const char byte : contents) {
      add(static_cast<std::uint8_t>(byte));
    }
    return *this;
  }
  Answer& add(std::uint8_t byte) {
    bytes_.push_back(std::byte{byte});
    return *this;
  }

  const Bytes& bytes() const { return bytes_; }

 private:
  Bytes bytes_;
};

constexpr std::string_view kAddress("\x0A\x00\x02\x02", 4);
constexpr Ipv4Address kServer = {10, 0, 2, 2};

std::string path_of(const Answer& answer) {
  const auto file = boot_file_of(answer.bytes());
  return file ? std::string(file->path) : "none";
}

TEST(DhcpAnswer, NamesTheFileAndItsServer) {
  const Answer answer = Answer().server(kAddress).file("folder/slipway.efi").add(255);
  const auto file = boot_file_of(answer.bytes());
  ASSERT_TRUE(file);
  EXPECT_EQ(file->server, kServer);
  EXPECT_EQ(file->path, "folder/slipway.efi");
}

TEST(DhcpAnswer, MayNameTheFileInAnOption) {
  EXPECT_EQ(path_of(Answer().server(kAddress).option(67, "a")), "a");
  EXPECT_EQ(path_of(Answer().server(kAddress).option(67, std::string_view("a\0", 2))), "a");
  EXPECT_EQ(path_of(Answer().server(kAddress).file("field").option(67, "option")), "option");
  EXPECT_EQ(path_of(Answer().server(kAddress).file("field").option(67, "")), "field");
  EXPECT_EQ(path_of(Answer().server(kAddress).add(0).add(0).option(1, "mask").option(67, "a")),
            "a");
}

TEST(DhcpAnswer, MayHaveOptionsInOtherFields) {
  const std::string_view file_option(
      "\x43\x01"
      "a"
      "\xFF",
      4);
  EXPECT_EQ(path_of(Answer().server(kAddress).file(file_option).option(52, "\x01")), "a");
  EXPECT_EQ(path_of(Answer().server(kAddress).put(44, file_option).option(52, "\x02")), "a");
  EXPECT_EQ(path_of(Answer().server(kAddress).file("x").put(44, file_option).option(52, "\x01")),
            "none")
      << "the file's field has options then, though none of this kind";
}

TEST(DhcpAnswer, ComesFromTheServerItselfWhereItNamesNoOther) {
  const Answer answer = Answer().file("a").option(54, kAddress);
  const auto file = boot_file_of(answer.bytes());
  ASSERT_TRUE(file);
  EXPECT_EQ(file->server, kServer);
  EXPECT_EQ(path_of(Answer().file("a").option(54, "abc")), "none");
  EXPECT_EQ(path_of(Answer().file("a")), "none");
}

TEST(DhcpAnswer, MayFillAField) {
  const std::string name(128, 'a');
  EXPECT_EQ(path_of(Answer().server(kAddress).file(name)), name);
}

TEST(DhcpAnswer, MayNameNoFile) {
  EXPECT_EQ(path_of(Answer().server(kAddress)), "none");
  EXPECT_EQ(path_of(Answer().server(kAddress).option(1, "a").add(255).option(67, "a")), "none");
}

TEST(DhcpAnswer, IsNotTrusted) {
  EXPECT_EQ(path_of(Answer().server(kAddress).file("a").put(236, "none")), "none");
  EXPECT_FALSE(boot_file_of(Bytes()));
  EXPECT_FALSE(boot_file_of(Bytes(239)));
  EXPECT_EQ(path_of(Answer().server(kAddress).add(67)), "none") << "without a size";
  EXPECT_EQ(path_of(Answer().server(kAddress).add(67).add(2).add('a')), "none") << "cut short";
  // Whatever stands there, what is given out is inside the packet: address sanitizers watch.
  std::minstd_rand random(1);
  for (int i = 0; i < 20'000; ++i) {
    Answer answer = Answer().server(kAddress).option(52, "\x03");
    for (std::size_t at = 44; at < 236; ++at) {
      const char byte = static_cast<char>(random() >> 8);
      answer.put(at, std::string_view(&byte, 1));
    }
    for (int more = static_cast<int>(random() % 64); more > 0; --more) {
      answer.add(static_cast<std::uint8_t>(random() >> 8));
    }
    if (const auto file = boot_file_of(answer.bytes())) {
      const auto* const end =
          reinterpret_cast<const char*>(answer.bytes().data() + answer.bytes().size());
      ASSERT_LE(file->path.data() + file->path.size(), end);
    }
  }
}

}  // namespace
}  // namespace slipway::network
