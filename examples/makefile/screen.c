// SPDX-License-Identifier: Apache-2.0
#include "screen.h"

uint16_t cell(char character, uint8_t color) {
  return (uint16_t)(color << 8 | (uint8_t)character);
}
