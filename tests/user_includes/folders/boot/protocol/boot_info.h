// SPDX-License-Identifier: Apache-2.0
// A user's own header.
#ifndef USER_BOOT_PROTOCOL_BOOT_INFO_H_
#define USER_BOOT_PROTOCOL_BOOT_INFO_H_

namespace user {

inline constexpr int kBootInfo = 1;

}  // namespace user

#endif  // USER_BOOT_PROTOCOL_BOOT_INFO_H_
