// SPDX-License-Identifier: Apache-2.0
// Undefined behavior in words.
#ifndef SLIPWAY_KERNEL_CHECKS_UBSAN_REPORT_H_
#define SLIPWAY_KERNEL_CHECKS_UBSAN_REPORT_H_

#include "slipway/kernel/checks/ubsan_data.h"
#include "slipway/kernel/text/format.h"

namespace slipway::ubsan {

// Each writes one sentence, without an end of line.

// `operation` is "+", "-" or "*".
void describe_overflow(TextSink& out, const Overflow& data, Value left, const char* operation,
                       Value right);
void describe_negation(TextSink& out, const Overflow& data, Value value);
void describe_division(TextSink& out, const Overflow& data, Value left, Value right);
void describe_shift(TextSink& out, const Shift& data, Value shifted, Value count);
void describe_index(TextSink& out, const Index& data, Value index);
void describe_array_bound(TextSink& out, const ArrayBound& data, Value bound);
void describe_invalid_value(TextSink& out, const InvalidValue& data, Value value);
void describe_builtin(TextSink& out, const InvalidBuiltin& data);
void describe_pointer(TextSink& out, Value base, Value result);
void describe_access(TextSink& out, const TypeMismatch& data, Value pointer);
void describe_alignment(TextSink& out, Value pointer, Value alignment, Value offset);

}  // namespace slipway::ubsan

#endif  // SLIPWAY_KERNEL_CHECKS_UBSAN_REPORT_H_
