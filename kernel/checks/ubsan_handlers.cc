// SPDX-License-Identifier: Apache-2.0
// The functions that code calls which is compiled with the feature "ubsan". None returns: behind
// undefined behavior nothing can be relied on.
#include <array>

#include "slipway/kernel/checks/ubsan_data.h"
#include "slipway/kernel/checks/ubsan_report.h"
#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/fault/panic.h"
#include "slipway/kernel/text/print.h"

namespace slipway::ubsan {
namespace {

// Panics with what `describe` writes to a sink.
template <typename Describe>
[[noreturn]] void fail(const SourceLocation& where, Describe describe) {
  std::array<char, 256> buffer;
  BufferSink sentence(buffer);
  describe(sentence);
  begin_panic();
  println("\nPANIC at {}:{}:{}: undefined behavior: {}", where.file == nullptr ? "?" : where.file,
          where.line, where.column, sentence.text());
  exit(ExitCode::kFailure);
}

[[noreturn]] void fail_with(const SourceLocation& where, const char* sentence) {
  fail(where, [&](TextSink& out) { out.write(sentence); });
}

}  // namespace

// Named by clang (lib/CodeGen/SanitizerHandler.h).
extern "C" {

#define SLIPWAY_HANDLER(name) [[noreturn, gnu::used]] void __ubsan_handle_##name

SLIPWAY_HANDLER(add_overflow_abort)(const Overflow* data, Value left, Value right) {
  fail(data->where, [&](TextSink& out) { describe_overflow(out, *data, left, "+", right); });
}

SLIPWAY_HANDLER(sub_overflow_abort)(const Overflow* data, Value left, Value right) {
  fail(data->where, [&](TextSink& out) { describe_overflow(out, *data, left, "-", right); });
}

SLIPWAY_HANDLER(mul_overflow_abort)(const Overflow* data, Value left, Value right) {
  fail(data->where, [&](TextSink& out) { describe_overflow(out, *data, left, "*", right); });
}

SLIPWAY_HANDLER(negate_overflow_abort)(const Overflow* data, Value value) {
  fail(data->where, [&](TextSink& out) { describe_negation(out, *data, value); });
}

SLIPWAY_HANDLER(divrem_overflow_abort)(const Overflow* data, Value left, Value right) {
  fail(data->where, [&](TextSink& out) { describe_division(out, *data, left, right); });
}

SLIPWAY_HANDLER(shift_out_of_bounds_abort)(const Shift* data, Value shifted, Value count) {
  fail(data->where, [&](TextSink& out) { describe_shift(out, *data, shifted, count); });
}

SLIPWAY_HANDLER(out_of_bounds_abort)(const Index* data, Value index) {
  fail(data->where, [&](TextSink& out) { describe_index(out, *data, index); });
}

SLIPWAY_HANDLER(builtin_unreachable)(const Unreachable* data) {
  fail_with(data->where, "execution came to where the program says that it never does");
}

SLIPWAY_HANDLER(missing_return)(const Unreachable* data) {
  fail_with(data->where, "the end of a function that returns a value, without a return");
}

SLIPWAY_HANDLER(vla_bound_not_positive_abort)(const ArrayBound* data, Value bound) {
  fail(data->where, [&](TextSink& out) { describe_array_bound(out, *data, bound); });
}

SLIPWAY_HANDLER(load_invalid_value_abort)(const InvalidValue* data, Value value) {
  fail(data->where, [&](TextSink& out) { describe_invalid_value(out, *data, value); });
}

SLIPWAY_HANDLER(invalid_builtin_abort)(const InvalidBuiltin* data) {
  fail(data->where, [&](TextSink& out) { describe_builtin(out, *data); });
}

SLIPWAY_HANDLER(nonnull_return_v1_abort)(const NonNullReturn*, const SourceLocation* where) {
  fail_with(*where, "null returned from a function that is declared never to return it");
}

SLIPWAY_HANDLER(nullability_return_v1_abort)(const NonNullReturn*, const SourceLocation* where) {
  fail_with(*where, "null returned from a function that is declared never to return it");
}

SLIPWAY_HANDLER(nonnull_arg_abort)(const NonNullArgument* data) {
  fail(data->where, [&](TextSink& out) {
    format_to(out, "null as argument {}, which is declared never to be that", data->index);
  });
}

SLIPWAY_HANDLER(nullability_arg_abort)(const NonNullArgument* data) {
  fail(data->where, [&](TextSink& out) {
    format_to(out, "null as argument {}, which is declared never to be that", data->index);
  });
}

SLIPWAY_HANDLER(pointer_overflow_abort)(const PointerOverflow* data, Value base, Value result) {
  fail(data->where, [&](TextSink& out) { describe_pointer(out, base, result); });
}

SLIPWAY_HANDLER(type_mismatch_v1_abort)(const TypeMismatch* data, Value pointer) {
  fail(data->where, [&](TextSink& out) { describe_access(out, *data, pointer); });
}

SLIPWAY_HANDLER(alignment_assumption_abort)(const AlignmentAssumption* data, Value pointer,
                                            Value alignment, Value offset) {
  fail(data->where, [&](TextSink& out) { describe_alignment(out, pointer, alignment, offset); });
}

SLIPWAY_HANDLER(float_cast_overflow_abort)(const Unreachable* data, Value) {
  fail_with(data->where, "conversion of a floating-point number that the other type does not have");
}

#undef SLIPWAY_HANDLER

}  // extern "C"
}  // namespace slipway::ubsan
