// SPDX-License-Identifier: Apache-2.0
// Archives in the format of POSIX's pax, section "ustar Interchange Format".
#ifndef TAR_H_
#define TAR_H_

#include <string_view>

// The contents of the file `name`; empty if it is not there.
std::string_view find_in_tar(std::string_view archive, std::string_view name);

#endif  // TAR_H_
