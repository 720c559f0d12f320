// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/checks/ubsan_report.h"

#include <cstddef>
#include <cstdint>

namespace slipway::ubsan {
namespace {

constexpr unsigned kValueBits = 8 * sizeof(Value);

bool is_negative(const Type& type, Value value) {
  return type.kind == Type::kInteger && type.is_signed() && type.bits() <= kValueBits &&
         (value >> (type.bits() - 1) & 1) != 0;
}

std::int64_t extended(const Type& type, Value value) {
  const unsigned unused = kValueBits - type.bits();
  return static_cast<std::int64_t>(value << unused) >> unused;
}

void put(TextSink& out, const Type& type, Value value) {
  if (type.kind != Type::kInteger || type.bits() > kValueBits) {
    format_to(out, "(a value of type {})", type.name);
  } else if (type.is_signed()) {
    format_to(out, "{}", extended(type, value));
  } else {
    format_to(out, "{}", value);
  }
}

const char* words_for(Access access) {
  switch (access) {
    case Access::kLoad:
      return "load from";
    case Access::kStore:
      return "store to";
    case Access::kReferenceBinding:
      return "reference bound to";
    case Access::kMemberAccess:
      return "member access within";
    case Access::kMemberCall:
      return "member call on";
    case Access::kConstructorCall:
      return "constructor call on";
    case Access::kDowncastPointer:
    case Access::kDowncastReference:
      return "downcast of";
    case Access::kUpcast:
      return "upcast of";
    case Access::kUpcastToVirtualBase:
      return "cast to a virtual base of";
    case Access::kNonNullAssignment:
      return "assignment to what is never null of";
    case Access::kDynamicOperation:
      return "dynamic operation on";
  }
  return "access to";
}

}  // namespace

void describe_overflow(TextSink& out, const Overflow& data, Value left, const char* operation,
                       Value right) {
  format_to(out, "{} integer overflow: ", data.type->is_signed() ? "signed" : "unsigned");
  put(out, *data.type, left);
  format_to(out, " {} ", operation);
  put(out, *data.type, right);
  format_to(out, " does not fit into {}", data.type->name);
}

void describe_negation(TextSink& out, const Overflow& data, Value value) {
  format_to(out, "signed integer overflow: the negative of ");
  put(out, *data.type, value);
  format_to(out, " does not fit into {}", data.type->name);
}

void describe_division(TextSink& out, const Overflow& data, Value left, Value right) {
  if (right == 0) {
    format_to(out, "division by zero");
    return;
  }
  format_to(out, "division overflow: ");
  put(out, *data.type, left);
  format_to(out, " / ");
  put(out, *data.type, right);
  format_to(out, " does not fit into {}", data.type->name);
}

void describe_shift(TextSink& out, const Shift& data, Value shifted, Value count) {
  if (is_negative(*data.count_type, count)) {
    format_to(out, "shift by the negative number ");
    put(out, *data.count_type, count);
    return;
  }
  if (count >= data.shifted_type->bits()) {
    format_to(out, "shift by ");
    put(out, *data.count_type, count);
    format_to(out, ", and {} has {} bits", data.shifted_type->name, data.shifted_type->bits());
    return;
  }
  format_to(out, "left shift of ");
  put(out, *data.shifted_type, shifted);
  format_to(out, " by ");
  put(out, *data.count_type, count);
  format_to(out, " does not fit into {}", data.shifted_type->name);
}

void describe_index(TextSink& out, const Index& data, Value index) {
  format_to(out, "index ");
  put(out, *data.index_type, index);
  format_to(out, " is out of bounds for {}", data.array_type->name);
}

void describe_array_bound(TextSink& out, const ArrayBound& data, Value bound) {
  format_to(out, "an array of variable length with ");
  put(out, *data.type, bound);
  format_to(out, " elements");
}

void describe_invalid_value(TextSink& out, const InvalidValue& data, Value value) {
  format_to(out, "load of ");
  put(out, *data.type, value);
  format_to(out, ", which is no value of {}", data.type->name);
}

void describe_builtin(TextSink& out, const InvalidBuiltin& data) {
  switch (data.builtin) {
    case Builtin::kCountTrailingZeros:
      format_to(out, "__builtin_ctz() of 0");
      return;
    case Builtin::kCountLeadingZeros:
      format_to(out, "__builtin_clz() of 0");
      return;
    case Builtin::kAssume:
      format_to(out, "an assumption that does not hold");
      return;
  }
  format_to(out, "a builtin function with an argument that it does not take");
}

void describe_pointer(TextSink& out, Value base, Value result) {
  if (base == 0) {
    format_to(out, "offset of {:#x} to a null pointer", result);
  } else if (result == 0) {
    format_to(out, "offset to the pointer {:#x} that makes it null", base);
  } else {
    format_to(out, "pointer overflow: {:#x} became {:#x}", base, result);
  }
}

void describe_access(TextSink& out, const TypeMismatch& data, Value pointer) {
  const char* const words = words_for(data.access);
  const std::uint64_t alignment = std::uint64_t{1} << data.alignment_bits;
  if (pointer == 0) {
    format_to(out, "{} a null pointer of type {}", words, data.type->name);
  } else if ((pointer & (alignment - 1)) != 0) {
    format_to(out, "{} the misaligned address {:#x}: {} needs {} bytes", words, pointer,
              data.type->name, alignment);
  } else {
    format_to(out, "{} the address {:#x}, where there is no room for {}", words, pointer,
              data.type->name);
  }
}

void describe_alignment(TextSink& out, Value pointer, Value alignment, Value offset) {
  format_to(out, "{:#x} was assumed to be a multiple of {}", pointer - offset, alignment);
}

}  // namespace slipway::ubsan
