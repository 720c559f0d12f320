// Texts with placeholders for what only the contents of files can say.
#ifndef SLIPWAY_TOOLCHAIN_SBOM_FILL_IN_H_
#define SLIPWAY_TOOLCHAIN_SBOM_FILL_IN_H_

#include <expected>
#include <functional>
#include <string>
#include <string_view>

namespace slipway::sbom {

// The contents of a file, or a sentence about why there are none.
using ReadFile = std::function<std::expected<std::string, std::string>(const std::string& path)>;

// `text` with each placeholder replaced, or a sentence about the first that cannot be:
//   @{sha256 PATH}  @{sha1 PATH}  hash of the file, in hexadecimal
//   @{text PATH}                  the file as it is
//   @{document}                   SHA-256 of the whole, before these are replaced
std::expected<std::string, std::string> fill_in(std::string_view text, const ReadFile& read);

}  // namespace slipway::sbom

#endif  // SLIPWAY_TOOLCHAIN_SBOM_FILL_IN_H_
