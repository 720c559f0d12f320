// SPDX-License-Identifier: Apache-2.0
// What tells disks of virtual machines apart. qemu-img makes it up anew each time; here it comes
// from what is on the disk, so that the same image gives the same disk.
#ifndef SLIPWAY_IMAGE_VM_DISK_IDENTITY_H_
#define SLIPWAY_IMAGE_VM_DISK_IDENTITY_H_

#include <cstddef>
#include <span>

#include "host/text/result.h"
#include "image/builder/disk/disk_identity.h"

namespace slipway::image {

// Writes it into `disk`, a whole file of the format qcow2, VMDK ("monolithicSparse") or VDI. Or a
// sentence without the file's name on what is wrong with it, which is then as it was.
host::Result<> put_identity(std::span<std::byte> disk, const DiskIdentity& identity);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_VM_DISK_IDENTITY_H_
