// fill_in TEMPLATE OUTPUT: writes the template with its placeholders replaced (see fill_in.h).
#include <cstdio>
#include <expected>
#include <fstream>
#include <iterator>
#include <string>

#include "toolchain/sbom/fill_in.h"

namespace {

std::expected<std::string, std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string contents{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad()) return std::unexpected(path + ": cannot be read");
  return contents;
}

bool write_file(const std::string& path, const std::string& contents) {
  std::ofstream file(path, std::ios::binary);
  file << contents;
  file.close();
  return file.good();
}

int fail(const std::string& sentence) {
  std::fprintf(stderr, "fill_in: %s\n", sentence.c_str());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return fail("usage: fill_in TEMPLATE OUTPUT");
  const auto text = read_file(argv[1]);
  if (!text) return fail(text.error());
  const auto filled = slipway::sbom::fill_in(*text, read_file);
  if (!filled) return fail(std::string(argv[1]) + ": " + filled.error());
  if (!write_file(argv[2], *filled)) return fail(std::string(argv[2]) + ": cannot be written");
  return 0;
}
