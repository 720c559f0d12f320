// SPDX-License-Identifier: Apache-2.0
// fill_in TEMPLATE OUTPUT [SOURCES HEADERS]: writes the template with its placeholders replaced
// (see fill_in.h). SOURCES and HEADERS are lists of files, one on a line: a header that the sources
// do not include is unused.
#include <cstdio>
#include <expected>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sbom/fill_in/fill_in.h"
#include "sbom/fill_in/included.h"

namespace {

using Paths = std::set<std::string>;

std::expected<std::string, std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string contents{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad()) return std::unexpected(path + ": cannot be read");
  return contents;
}

std::expected<std::vector<std::string>, std::string> read_lines(const std::string& path) {
  const auto contents = read_file(path);
  if (!contents) return std::unexpected(contents.error());
  std::istringstream text(*contents);
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

std::expected<Paths, std::string> unused_headers(const char* sources_list,
                                                 const char* headers_list) {
  const auto sources = read_lines(sources_list);
  if (!sources) return std::unexpected(sources.error());
  const auto headers = read_lines(headers_list);
  if (!headers) return std::unexpected(headers.error());
  const auto used = slipway::sbom::included(*sources, *headers, read_file);
  if (!used) return std::unexpected(used.error());
  Paths unused(headers->begin(), headers->end());
  for (const std::string& path : *used) unused.erase(path);
  return unused;
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
  if (argc != 3 && argc != 5) return fail("usage: fill_in TEMPLATE OUTPUT [SOURCES HEADERS]");
  const auto unused = argc == 5 ? unused_headers(argv[3], argv[4]) : Paths();
  if (!unused) return fail(unused.error());
  const auto text = read_file(argv[1]);
  if (!text) return fail(text.error());
  const auto filled = slipway::sbom::fill_in(*text, read_file, *unused);
  if (!filled) return fail(std::string(argv[1]) + ": " + filled.error());
  if (!write_file(argv[2], *filled)) return fail(std::string(argv[2]) + ": cannot be written");
  return 0;
}
