// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/checks/ubsan_report.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <string>

namespace slipway::ubsan {
namespace {

// As compilers write them: the name lies behind the fixed part.
struct NamedType {
  std::uint16_t kind;
  std::uint16_t info;
  char name[16];

  const Type* type() const { return reinterpret_cast<const Type*>(this); }
};

constexpr std::uint16_t kBits8 = 3 << 1;
constexpr std::uint16_t kBits32 = 5 << 1;
constexpr std::uint16_t kBits64 = 6 << 1;
constexpr std::uint16_t kBits128 = 7 << 1;
constexpr NamedType kBool = {Type::kInteger, kBits8, "'bool'"};
constexpr NamedType kInt = {Type::kInteger, kBits32 | 1, "'int'"};
constexpr NamedType kUnsigned = {Type::kInteger, kBits32, "'unsigned int'"};
constexpr NamedType kLong = {Type::kInteger, kBits64 | 1, "'long'"};
constexpr NamedType kInt128 = {Type::kInteger, kBits128 | 1, "'__int128'"};
constexpr NamedType kArray = {0xFFFF, 0, "'int[8]'"};
constexpr NamedType kPage = {0xFFFF, 0, "'Page'"};

constexpr SourceLocation kWhere = {"kernel.cc", 7, 3};

// A number as compiled code hands it over.
constexpr Value as_int(int number) {
  return static_cast<std::uint32_t>(number);
}

template <typename Describe>
std::string text_of(Describe describe) {
  std::array<char, 256> buffer;
  BufferSink sink(buffer);
  describe(sink);
  return std::string(sink.text());
}

std::string overflow(const NamedType& type, Value left, const char* operation, Value right) {
  const Overflow data = {kWhere, type.type()};
  return text_of([&](TextSink& out) { describe_overflow(out, data, left, operation, right); });
}

std::string division(const NamedType& type, Value left, Value right) {
  const Overflow data = {kWhere, type.type()};
  return text_of([&](TextSink& out) { describe_division(out, data, left, right); });
}

std::string shift(const NamedType& type, Value value, const NamedType& count_type, Value count) {
  const Shift data = {kWhere, type.type(), count_type.type()};
  return text_of([&](TextSink& out) { describe_shift(out, data, value, count); });
}

std::string access(Access access, Value pointer, std::uint8_t alignment_bits = 3) {
  const TypeMismatch data = {kWhere, kPage.type(), alignment_bits, access};
  return text_of([&](TextSink& out) { describe_access(out, data, pointer); });
}

TEST(UbsanReport, NamesOverflows) {
  EXPECT_EQ(overflow(kInt, as_int(2147483647), "+", as_int(1)),
            "signed integer overflow: 2147483647 + 1 does not fit into 'int'");
  EXPECT_EQ(overflow(kInt, as_int(-2147483648), "-", as_int(1)),
            "signed integer overflow: -2147483648 - 1 does not fit into 'int'");
  EXPECT_EQ(overflow(kLong, ~Value{0} >> 1, "*", ~Value{0}),
            "signed integer overflow: 9223372036854775807 * -1 does not fit into 'long'");
  EXPECT_EQ(overflow(kInt128, 0x1000, "+", 0x2000),
            "signed integer overflow: (a value of type '__int128') + (a value of type '__int128') "
            "does not fit into '__int128'");
}

TEST(UbsanReport, NamesNegations) {
  const Overflow data = {kWhere, kInt.type()};
  EXPECT_EQ(text_of([&](TextSink& out) { describe_negation(out, data, as_int(-2147483648)); }),
            "signed integer overflow: the negative of -2147483648 does not fit into 'int'");
}

TEST(UbsanReport, NamesDivisions) {
  EXPECT_EQ(division(kInt, as_int(7), 0), "division by zero");
  EXPECT_EQ(division(kInt, as_int(-2147483648), as_int(-1)),
            "division overflow: -2147483648 / -1 does not fit into 'int'");
}

TEST(UbsanReport, NamesShifts) {
  EXPECT_EQ(shift(kInt, as_int(1), kInt, as_int(-3)), "shift by the negative number -3");
  EXPECT_EQ(shift(kInt, as_int(1), kUnsigned, 32), "shift by 32, and 'int' has 32 bits");
  EXPECT_EQ(shift(kInt, as_int(-1), kInt, as_int(4)),
            "left shift of -1 by 4 does not fit into 'int'");
}

TEST(UbsanReport, NamesIndexes) {
  const Index data = {kWhere, kArray.type(), kInt.type()};
  EXPECT_EQ(text_of([&](TextSink& out) { describe_index(out, data, as_int(-1)); }),
            "index -1 is out of bounds for 'int[8]'");
  const ArrayBound bound = {kWhere, kInt.type()};
  EXPECT_EQ(text_of([&](TextSink& out) { describe_array_bound(out, bound, as_int(0)); }),
            "an array of variable length with 0 elements");
}

TEST(UbsanReport, NamesValuesThatATypeDoesNotHave) {
  const InvalidValue data = {kWhere, kBool.type()};
  EXPECT_EQ(text_of([&](TextSink& out) { describe_invalid_value(out, data, 7); }),
            "load of 7, which is no value of 'bool'");
}

TEST(UbsanReport, NamesAccesses) {
  EXPECT_EQ(access(Access::kLoad, 0), "load from a null pointer of type 'Page'");
  EXPECT_EQ(access(Access::kStore, 0x1004),
            "store to the misaligned address 0x1004: 'Page' needs 8 bytes");
  EXPECT_EQ(access(Access::kMemberCall, 0x1008),
            "member call on the address 0x1008, where there is no room for 'Page'");
}

TEST(UbsanReport, NamesPointers) {
  const auto pointer = [](Value base, Value result) {
    return text_of([&](TextSink& out) { describe_pointer(out, base, result); });
  };
  EXPECT_EQ(pointer(0, 8), "offset of 0x8 to a null pointer");
  EXPECT_EQ(pointer(8, 0), "offset to the pointer 0x8 that makes it null");
  EXPECT_EQ(pointer(0xFFFFFFFFFFFFFFF8, 8), "pointer overflow: 0xfffffffffffffff8 became 0x8");
}

TEST(UbsanReport, NamesAssumptions) {
  EXPECT_EQ(text_of([](TextSink& out) { describe_alignment(out, 0x1004, 16, 0); }),
            "0x1004 was assumed to be a multiple of 16");
  const InvalidBuiltin data = {kWhere, Builtin::kCountLeadingZeros};
  EXPECT_EQ(text_of([&](TextSink& out) { describe_builtin(out, data); }), "__builtin_clz() of 0");
}

}  // namespace
}  // namespace slipway::ubsan
