// SPDX-License-Identifier: Apache-2.0
// The header is a flag's: -DHEADER=<latch>.
#include HEADER
