// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/disks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "host/text/concat.h"
#include "image/runner/qemu/boot_order.h"
#include "image/runner/qemu/image_format.h"
#include "image/runner/qemu/network.h"
#include "image/runner/qemu/option_value.h"

namespace slipway::runner {
namespace {

using Arguments = std::vector<std::string>;

// Two channels with two places each; QEMU puts a drive without a place on the second one.
constexpr std::size_t kIdePlaces = 4;
constexpr std::size_t kIdePlaceOfImage = 2;

// QEMU puts a drive without a place on the last port, and those of -hda and -drive on the first
// ones: the image leaves both to the user.
constexpr std::size_t kAhciPorts = 6;
constexpr std::size_t kAhciPortOfImage = 4;

struct Drive {
  AttachedDisk disk;
  bool is_image = false;
  ImageFormat format = ImageFormat::kRaw;
};

bool is_q35(std::string_view machine) {
  return machine.contains("q35");  // pc-q35-7.2, too
}

// What the drive has in it, as options of -drive. Files are only read, so that several machines
// share one; what the machine writes goes to a temporary file of QEMU's.
std::string contents(const AttachedDisk& disk, ImageFormat format) {
  const std::string access = disk.bus == "cd" ? "media=cdrom,readonly=on,"
                             : disk.read_only ? "readonly=on,"
                                              : "snapshot=on,";
  if (disk.file.empty()) {
    return host::concat(access, "driver=null-co,read-zeroes=on,size=", disk.size);
  }
  return host::concat(access, "format=", qemu_name(format),
                      ",file.locking=off,file=", option_value(disk.file));
}

class Disks {
 public:
  explicit Disks(std::string machine) : machine_(std::move(machine)) {}

  // The result is a sentence on what does not fit, or empty.
  std::string add(const Drive& drive) {
    const std::string bus = bus_of(drive);
    const bool is_ata = bus == "ide" || bus == "ahci";
    if (drive.disk.read_only && is_ata) {
      return host::concat("the disk \"", drive.disk.name, "\" cannot be read-only on the bus \"",
                          bus, "\", as no ATA disk can: choose virtio, nvme, usb or scsi");
    }
    if (bus == "ide") {
      return add_ide(drive);
    }
    if (bus == "ahci") {
      return add_ahci(drive);
    }
    if (bus == "cd" && drive.is_image && has_pci()) {
      put(drive, "ide-cd", is_q35(machine_) ? host::concat(",bus=ide.", kAhciPortOfImage) : "");
      return "";
    }
    if (bus == "sd" && drive.is_image && has_pci()) {
      return add_card(drive);
    }
    if (bus == "cd" && !drive.is_image) {
      return "a CD is for the image alone: choose ide, ahci, virtio, nvme, usb or scsi";
    }
    if (bus != "virtio" && bus != "nvme" && bus != "usb" && bus != "scsi") {
      return host::concat("\"", bus,
                          "\" is no kind of disk: choose ide, ahci, virtio, nvme, usb or scsi");
    }
    if (!has_pci()) {
      return lacks(bus);
    }
    if (bus == "virtio") {
      put(drive, "virtio-blk-pci");
    }
    if (bus == "nvme") {
      put(drive, "nvme");
    }
    if (bus == "usb") {
      put_controller("qemu-xhci,id=xhci");
      put(drive, "usb-storage", ",bus=xhci.0");
    }
    if (bus == "scsi") {
      put_controller("virtio-scsi-pci,id=scsi");
      put(drive, "scsi-hd", ",bus=scsi.0");
    }
    return "";
  }

  Arguments arguments;

 private:
  bool has_pci() const { return has_boot_order(machine_); }

  std::string bus_of(const Drive& drive) const {
    if (!drive.disk.bus.empty()) {
      return drive.disk.bus;
    }
    return is_q35(machine_) ? "ahci" : "ide";
  }

  std::string lacks(std::string_view bus) const {
    return host::concat("a machine \"", machine_, "\" has no disk of the kind \"", bus, "\"");
  }

  std::string is_full(std::string_view bus, std::size_t places) const {
    return host::concat("a machine \"", machine_, "\" has room for ", places,
                        " disks of the kind \"", bus, "\", the image's among them");
  }

  std::string add_ide(const Drive& drive) {
    if (is_q35(machine_)) {
      return lacks("ide");
    }
    if (drive.is_image) {
      ide_places_[has_boot_order(machine_) ? kIdePlaceOfImage : 0] = true;
      put(drive, "ide-hd");  // QEMU finds another place if the user has taken this one
      return "";
    }
    const auto place = take_free(ide_places_);
    if (!place) {
      return is_full("ide", kIdePlaces);
    }
    put(drive, "ide-hd", host::concat(",bus=ide.", *place / 2, ",unit=", *place % 2));
    return "";
  }

  std::string add_ahci(const Drive& drive) {
    if (!has_pci()) {
      return lacks("ahci");
    }
    std::optional<std::size_t> port = kAhciPortOfImage;
    if (drive.is_image && is_q35(machine_)) {
      ahci_ports_[*port] = true;
    } else {
      port = take_free(ahci_ports_);
    }
    if (!port) {
      return is_full("ahci", kAhciPorts);
    }
    if (!is_q35(machine_)) {
      put_controller("ich9-ahci,id=ahci");
    }
    put(drive, "ide-hd", host::concat(is_q35(machine_) ? ",bus=ide." : ",bus=ahci.", *port));
    return "";
  }

  // For the benchmark: a card's size must be a power of two. It has neither a serial number nor a
  // place in the boot order, but there is nothing else to boot.
  std::string add_card(const Drive& drive) {
    put_controller("sdhci-pci");
    put_drive(drive, "if=none,id=");
    arguments.insert(arguments.end(), {"-device", "sd-card,id=image,drive=" + drive.disk.name});
    return "";
  }

  template <std::size_t kCount>
  static std::optional<std::size_t> take_free(std::array<bool, kCount>& places) {
    const auto place = std::ranges::find(places, false);
    if (place == places.end()) {
      return std::nullopt;
    }
    *place = true;
    return static_cast<std::size_t>(place - places.begin());
  }

  void put_controller(std::string_view device) {
    if (!controllers_.emplace(device).second) {
      return;
    }
    arguments.insert(arguments.end(), {"-device", std::string(device)});
  }

  void put_drive(const Drive& drive, std::string_view interface) {
    arguments.insert(arguments.end(), {"-drive", host::concat(interface, drive.disk.name, ",",
                                                              contents(drive.disk, drive.format))});
  }

  void put(const Drive& drive, std::string_view model, std::string_view place = "") {
    const std::string& name = drive.disk.name;
    const bool is_first_by_place = drive.is_image && !has_boot_order(machine_);
    put_drive(drive, is_first_by_place ? "if=ide,index=0,id=" : "if=none,id=");
    if (is_first_by_place) {
      return;
    }
    std::string device(model);
    if (drive.is_image) {
      device += ",id=image";
    }
    device += host::concat(",drive=", name, place);
    if (!drive.is_image) {
      device += ",serial=" + name;
    }
    if (drive.is_image && model == "nvme") {
      device += ",serial=slipway";  // it must have one
    }
    if (drive.is_image) {
      device += ",bootindex=0";
    }
    arguments.insert(arguments.end(), {"-device", device});
  }

  std::string machine_;
  std::set<std::string, std::less<>> controllers_;  // each once, whatever is on it
  std::array<bool, kIdePlaces> ide_places_{};
  std::array<bool, kAhciPorts> ahci_ports_{};
};

}  // namespace

host::Result<Arguments> disk_arguments(const MachineOptions& options) {
  const std::string machine = machine_name(options.type, options.extra);
  if (const auto rival = rival_of_image(machine, options.extra)) {
    return std::unexpected(*rival);
  }

  // Another machine after all has another bus of its own.
  const bool is_own_bus = options.disk == "ide" || options.disk == "ahci";
  const bool is_another = is_own_bus && machine != options.type;
  const ImageFormat format = image_format(options.image);
  const bool is_cd = format == ImageFormat::kIso && !options.chooses_disk &&
                     (options.disk.empty() || is_own_bus) && has_boot_order(machine);
  const std::string bus = is_cd ? "cd" : is_another ? "" : options.disk;
  std::vector<Drive> drives;
  Disks disks(machine);
  if (is_on_network(options)) {
    if (!has_boot_order(machine)) {
      return host::failure("a machine \"", machine,
                           "\" has no network card that it could boot from: choose pc or q35");
    }
    disks.arguments = network_arguments(options);
  } else {
    // First: there is then no other controller yet that QEMU could put an IDE disk on.
    drives.push_back({.disk = {.name = "disk", .bus = bus, .file = options.image},
                      .is_image = true,
                      .format = format});
  }
  for (const AttachedDisk& disk : options.disks) {
    drives.push_back({.disk = disk});
  }

  for (const Drive& drive : drives) {
    if (const std::string problem = disks.add(drive); !problem.empty()) {
      return std::unexpected(problem);
    }
  }
  // Where the image does not boot, nothing does.
  if (has_boot_order(machine)) {
    disks.arguments.insert(disks.arguments.end(), {"-boot", "strict=on"});
  }
  return std::move(disks.arguments);
}

}  // namespace slipway::runner
