// SPDX-License-Identifier: Apache-2.0
// Which disks may be written, and what is said of them.
#ifndef SLIPWAY_IMAGE_FLASHER_JUDGEMENT_H_
#define SLIPWAY_IMAGE_FLASHER_JUDGEMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "image/flasher/fitted_image.h"
#include "image/flasher/system_disks.h"

namespace slipway::image {

// Why the disk is not written, as a sentence without its name; or nothing. `is_forced`: it need not
// be removable.
std::optional<std::string> refusal(const SystemFolders& folders, const Disk& disk,
                                   const ImageNeeds& needs, bool is_forced);

// Disks that can be written, and all others with the reason, in lines. What is made of files, of
// memory or of other disks is left out. `command` is how one is written, without the disk.
std::string disk_list(const SystemFolders& folders, const std::vector<Disk>& disks,
                      const ImageNeeds& needs, const std::string& command);

// What will be lost, in lines.
std::string contents_of(const SystemFolders& folders, const Disk& disk);

// As the label of a stick has it: "32.0 GB".
std::string size_text(std::uint64_t bytes);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_FLASHER_JUDGEMENT_H_
