// SPDX-License-Identifier: Apache-2.0
// A kernel that has the VGA's registers in states of their own for two seconds, in which the runner
// looks at its screen, and then says whether they still are.
#include "tests/screen/screen.inc"

#define TICKS 36

.macro SELECT index_port, register
  mov $\index_port, %dx
  mov $\register, %al
  out %al, %dx
.endm

.macro CHECK port, value
  mov $\port, %dx
  in %dx, %al
  cmp $\value, %al
  jne harmed
.endm

// The value that is selected, and then that of another register.
.macro CHECK_REGISTER index_port, register, value
  SELECT \index_port, \register
  CHECK \index_port + 1, \value
.endm

BEGIN
  SET GRAPHICS, 0x04, 0x01
  SELECT SEQUENCER, 0x03
  SELECT GRAPHICS, 0x08
  SELECT CRTC, 0x13
  mov $0x3DA, %dx
  in %dx, %al
  mov $0x3C0, %dx
  mov $0x25, %al  // the address of colour 5, whose value comes at the end
  out %al, %dx
  mov (0x46C), %bx  // the BIOS' count of ticks
wait:
  hlt
  CHECK SEQUENCER, 0x03
  CHECK GRAPHICS, 0x08
  CHECK CRTC, 0x13
  mov (0x46C), %ax
  sub %bx, %ax
  cmp $TICKS, %ax
  jb wait

  mov $0x3C0, %dx
  mov $0x15, %al
  out %al, %dx
  mov $0x3DA, %dx
  in %dx, %al
  mov $0x3C0, %dx
  mov $0x25, %al
  out %al, %dx
  CHECK 0x3C1, 0x15
  CHECK_REGISTER SEQUENCER, 0x04, 0x02
  CHECK_REGISTER GRAPHICS, 0x04, 0x01
  CHECK_REGISTER GRAPHICS, 0x05, 0x10
  CHECK_REGISTER GRAPHICS, 0x06, 0x0E
  PUT 80, GREY, "nobody has touched it"
  HALT
harmed:
  PUT 80, GREY, "somebody has touched it"
  EXIT 0x11
  HALT
END
