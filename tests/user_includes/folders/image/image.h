// SPDX-License-Identifier: Apache-2.0
// A user's own header.
#ifndef USER_IMAGE_IMAGE_H_
#define USER_IMAGE_IMAGE_H_

namespace user {

inline constexpr int kImage = 1;

}  // namespace user

#endif  // USER_IMAGE_IMAGE_H_
