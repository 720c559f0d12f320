// SPDX-License-Identifier: Apache-2.0
// In the place of libc++'s list of those members of std::string that its library has: there is no
// such library here, so that each file compiles what it uses.
#ifndef SLIPWAY_FREESTANDING_STRING_EXTERN_TEMPLATE_LISTS_H
#define SLIPWAY_FREESTANDING_STRING_EXTERN_TEMPLATE_LISTS_H

#define _LIBCPP_STRING_V1_EXTERN_TEMPLATE_LIST(declare, character)
#define _LIBCPP_STRING_UNSTABLE_EXTERN_TEMPLATE_LIST(declare, character)

#endif  // SLIPWAY_FREESTANDING_STRING_EXTERN_TEMPLATE_LISTS_H
