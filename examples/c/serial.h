// SPDX-License-Identifier: Apache-2.0
// The first serial port, as the firmware has left it.
#ifndef SERIAL_H_
#define SERIAL_H_

#include <stdint.h>

void serial_write(const char* text);
void serial_write_number(uint64_t number);

#endif
