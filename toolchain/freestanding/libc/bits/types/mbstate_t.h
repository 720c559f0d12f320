// SPDX-License-Identifier: Apache-2.0
// The state of a multibyte conversion, where libc++ looks for it.
//
// std::char_traits names the type; nothing here converts, so it has no content.
#ifndef SLIPWAY_FREESTANDING_BITS_TYPES_MBSTATE_T_H
#define SLIPWAY_FREESTANDING_BITS_TYPES_MBSTATE_T_H

typedef struct {
  int unused;
} mbstate_t;

#endif  // SLIPWAY_FREESTANDING_BITS_TYPES_MBSTATE_T_H
