// A kernel that does nothing at all.
#include "tests/verdicts/boot_sector.h"

BEGIN
  HALT
END
