// SPDX-License-Identifier: Apache-2.0
#ifndef SCREEN_H
#define SCREEN_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A character in the memory of text mode, in a colour of 0x00 to 0xFF.
uint16_t cell(char character, uint8_t color);

#ifdef __cplusplus
}
#endif

#endif
