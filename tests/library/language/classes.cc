// SPDX-License-Identifier: Apache-2.0
// What classes, static and thread-local variables call by themselves.
#include <slipway/kernel.h>

#include <cstdint>

namespace {

struct Base {
  virtual ~Base() = default;
  virtual int value() const = 0;
};
// Its destructor refers to the `operator delete` for alignments.
struct alignas(64) Line : Base {
  int value() const override { return 42; }
};
constinit Line line;
Base* volatile base = &line;

struct Shape {
  virtual int sides() const = 0;
  virtual void gone() = delete;

 protected:
  ~Shape() = default;
};
struct Square final : Shape {
  int sides() const override { return 4; }
  void gone() override = delete;
};

int constructed = 0;
struct Device {
  Device() : id(++constructed) {}
  ~Device() { id = 0; }
  int id;
};
Device& device() {
  static Device only;
  return only;
}
thread_local Device per_thread;

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  ASSERT(base->value() == 42);
  ASSERT(reinterpret_cast<std::uintptr_t>(&line) % 64 == 0);
  const Square square;
  const Shape* volatile shape = &square;
  ASSERT(shape->sides() == 4);
  ASSERT(device().id == 1 && device().id == 1);
  ASSERT(per_thread.id == 2 && per_thread.id == 2);
  slipway::println("classes work");
}
