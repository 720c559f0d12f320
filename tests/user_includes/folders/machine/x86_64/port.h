// SPDX-License-Identifier: Apache-2.0
// A user's own header.
#ifndef USER_MACHINE_X86_64_PORT_H_
#define USER_MACHINE_X86_64_PORT_H_

namespace user {

inline constexpr int kX86Port = 1;

}  // namespace user

#endif  // USER_MACHINE_X86_64_PORT_H_
