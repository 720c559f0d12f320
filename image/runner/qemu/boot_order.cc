// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/boot_order.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "host/text/concat.h"
#include "image/runner/options/machine_options.h"

namespace slipway::runner {
namespace {

// Of a drive, and of the two drives of a floppy controller.
constexpr std::array<std::string_view, 3> kBootIndexes = {"bootindex", "bootindexA", "bootindexB"};

bool is_alphanumeric(char character) {
  return std::isalnum(static_cast<unsigned char>(character)) != 0;
}

// Without what JSON has more than "ide-hd,bootindex=0".
std::string without_json(std::string_view argument) {
  std::string result;
  for (const char character : argument) {
    if (character == '"' || std::isspace(static_cast<unsigned char>(character))) {
      continue;
    }
    result += character == ':' ? '=' : character;
  }
  return result;
}

// Whether `argument` gives this property 0.
bool gives_0(std::string_view argument, std::string_view property) {
  const std::string text = without_json(argument);
  const std::string wanted = host::concat(property, "=0");
  for (std::size_t at = text.find(wanted); at != std::string::npos;
       at = text.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const bool begins = at == 0 || !is_alphanumeric(text[at - 1]);
    if (begins && (end == text.size() || !is_alphanumeric(text[end]))) {
      return true;
    }
  }
  return false;
}

bool comes_first(std::string_view argument) {
  return std::ranges::any_of(
      kBootIndexes, [argument](std::string_view property) { return gives_0(argument, property); });
}

bool takes_first_ide_place(const std::vector<std::string>& extra) {
  return has_option(extra, {"-hda"}) || std::ranges::any_of(extra, [](std::string_view argument) {
           return gives_0(argument, "index") && !argument.contains("if=floppy");
         });
}

// A second one of these controllers answers at the same ports as that which a "pc" has built in:
// the BIOS then finds no disk on either, and the image not at all.
std::optional<std::string> second_ide_controller(std::string_view machine,
                                                 const std::vector<std::string>& extra) {
  if (!machine.starts_with("pc") || machine.contains("q35")) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i + 1 < extra.size(); ++i) {
    const std::string device = without_json(extra[i + 1]);
    const bool has_controller =
        device.starts_with("piix3-ide") || device.starts_with("piix4-ide") ||
        device.contains("driver=piix3-ide") || device.contains("driver=piix4-ide");
    if (has_controller && has_option({extra[i]}, {"-device"})) {
      return host::concat("-device ", extra[i + 1], ": a machine \"", machine,
                          "\" has an IDE controller at these ports already: attach the disk to "
                          "that one, by `disks` or -drive, or to another kind of controller");
    }
  }
  return std::nullopt;
}

}  // namespace

bool has_boot_order(std::string_view machine) {
  return !machine.starts_with("isapc");
}

std::string machine_name(const std::string& machine, const std::vector<std::string>& extra) {
  std::string result = machine.substr(0, machine.find(','));
  for (std::size_t i = 0; i + 1 < extra.size(); ++i) {
    if (!has_option({extra[i]}, {"-machine", "-M"})) {
      continue;
    }
    std::string_view value = extra[i + 1];
    if (const std::size_t type = value.find("type="); type != std::string_view::npos) {
      value.remove_prefix(type + 5);
    } else if (value.substr(0, value.find(',')).contains('=')) {
      continue;  // only properties
    }
    result = value.substr(0, value.find(','));
  }
  return result;
}

std::optional<std::string> rival_of_image(std::string_view machine,
                                          const std::vector<std::string>& extra) {
  if (has_option(extra, {"-kernel"})) {
    return "-kernel makes QEMU start that file and not the image: remove it, or make an image of "
           "it by disk_image";
  }
  if (const auto rival = std::ranges::find_if(extra, comes_first); rival != extra.end()) {
    return host::concat("the image boots first and has bootindex=0 itself: give \"", *rival,
                        "\" no bootindex, or a larger one");
  }
  if (auto controller = second_ide_controller(machine, extra)) {
    return controller;
  }
  if (!has_boot_order(machine) && takes_first_ide_place(extra)) {
    return host::concat("a machine \"", machine,
                        "\" boots its first IDE disk, which is the image: attach the other one by "
                        "-hdb, -hdc or -hdd");
  }
  return std::nullopt;
}

}  // namespace slipway::runner
