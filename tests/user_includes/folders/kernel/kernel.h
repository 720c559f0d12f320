// SPDX-License-Identifier: Apache-2.0
// A user's own header.
#ifndef USER_KERNEL_KERNEL_H_
#define USER_KERNEL_KERNEL_H_

namespace user {

inline constexpr int kKernel = 1;

}  // namespace user

#endif  // USER_KERNEL_KERNEL_H_
