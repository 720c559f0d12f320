// SPDX-License-Identifier: Apache-2.0
// A user's own header.
#ifndef USER_MACHINE_PORT_H_
#define USER_MACHINE_PORT_H_

namespace user {

inline constexpr int kPort = 1;

}  // namespace user

#endif  // USER_MACHINE_PORT_H_
