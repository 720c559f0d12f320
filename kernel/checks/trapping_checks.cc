// SPDX-License-Identifier: Apache-2.0
// For kernels without the library: a check that fails is an invalid instruction. A kernel that
// wants to say more defines these functions itself.
#include <cstdint>

#define SLIPWAY_TRAP(name)                                    \
  extern "C" [[noreturn, gnu::used, gnu::weak]] void name() { \
    __builtin_trap();                                         \
  }

SLIPWAY_TRAP(__stack_chk_fail)
SLIPWAY_TRAP(__ubsan_handle_add_overflow_abort)
SLIPWAY_TRAP(__ubsan_handle_alignment_assumption_abort)
SLIPWAY_TRAP(__ubsan_handle_builtin_unreachable)
SLIPWAY_TRAP(__ubsan_handle_divrem_overflow_abort)
SLIPWAY_TRAP(__ubsan_handle_float_cast_overflow_abort)
SLIPWAY_TRAP(__ubsan_handle_invalid_builtin_abort)
SLIPWAY_TRAP(__ubsan_handle_load_invalid_value_abort)
SLIPWAY_TRAP(__ubsan_handle_missing_return)
SLIPWAY_TRAP(__ubsan_handle_mul_overflow_abort)
SLIPWAY_TRAP(__ubsan_handle_negate_overflow_abort)
SLIPWAY_TRAP(__ubsan_handle_nonnull_arg_abort)
SLIPWAY_TRAP(__ubsan_handle_nonnull_return_v1_abort)
SLIPWAY_TRAP(__ubsan_handle_nullability_arg_abort)
SLIPWAY_TRAP(__ubsan_handle_nullability_return_v1_abort)
SLIPWAY_TRAP(__ubsan_handle_out_of_bounds_abort)
SLIPWAY_TRAP(__ubsan_handle_pointer_overflow_abort)
SLIPWAY_TRAP(__ubsan_handle_shift_out_of_bounds_abort)
SLIPWAY_TRAP(__ubsan_handle_sub_overflow_abort)
SLIPWAY_TRAP(__ubsan_handle_type_mismatch_v1_abort)
SLIPWAY_TRAP(__ubsan_handle_vla_bound_not_positive_abort)

extern "C" [[gnu::used, gnu::weak]] constinit const std::uintptr_t __stack_chk_guard =
    0x5F3A'C6D1'8B27'E400;
