// SPDX-License-Identifier: Apache-2.0
// The classes that tests are made of, and how the macros describe them to the registry.
#ifndef SLIPWAY_KERNEL_TESTING_TEST_H_
#define SLIPWAY_KERNEL_TESTING_TEST_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include "slipway/kernel/testing/registry.h"
#include "slipway/kernel/testing/value_text.h"
#include "slipway/kernel/text/format.h"
#include "slipway/kernel/text/text_sink.h"

namespace slipway::testing {

class Test;

namespace internal {

// SetUp, the test, TearDown, as far as each is to run.
void run_test(Test& test);

// Panics: GetParam() has been called where there is none.
[[noreturn]] void no_parameter();

}  // namespace internal

// The base of all fixtures.
class Test {
 public:
  virtual ~Test() = default;
  Test(const Test&) = delete;
  Test& operator=(const Test&) = delete;

  // Before the first case of a suite, and behind the last: hidden by those of a fixture.
  static void SetUpTestSuite() {}
  static void TearDownTestSuite() {}

  // Of the case that runs.
  static bool HasFailure();
  static bool HasFatalFailure();
  static bool HasNonfatalFailure() { return HasFailure() && !HasFatalFailure(); }
  static bool IsSkipped();

 protected:
  Test() = default;

  virtual void SetUp() {}
  virtual void TearDown() {}

 private:
  friend void internal::run_test(Test& test);

  virtual void TestBody() = 0;
};

template <typename T>
class WithParamInterface {
 public:
  using ParamType = T;

  virtual ~WithParamInterface() = default;

  static const T& GetParam() {
    if (parameter_ == nullptr) {
      internal::no_parameter();
    }
    return *parameter_;
  }

  // While a case runs with it.
  static void set_parameter(const T* parameter) { parameter_ = parameter; }

 private:
  static inline constinit const T* parameter_ = nullptr;
};

template <typename T>
class TestWithParam : public Test, public WithParamInterface<T> {};

// What a function that names values is given.
template <typename T>
struct TestParamInfo {
  T param;
  std::size_t index;
};

namespace internal {

// Variables: what is constant and the same might be at one address.
template <typename Class>
inline constinit char fixture_id = 0;

template <typename Case>
void run_case(const Instantiation*, std::size_t) {
  Case test;
  run_test(test);
}

// Instantiations with the type of their parameter, which the fixture's id says.
template <typename Parameter>
struct InstantiationOf : Instantiation {
  Parameter (*get)(std::size_t index);
};

template <typename Case>
void run_case_with_parameter(const Instantiation* values, std::size_t index) {
  using Parameter = typename Case::ParamType;
  const Parameter parameter = static_cast<const InstantiationOf<Parameter>*>(values)->get(index);
  Case::set_parameter(&parameter);
  run_case<Case>(values, index);
  Case::set_parameter(nullptr);
}

// What stands behind the suite in INSTANTIATE_TEST_SUITE_P.
template <typename Parameter, typename Generator, typename Namer>
class NamedValues {
 public:
  NamedValues(Generator generator, Namer namer)
      : generator_(std::move(generator)), namer_(std::move(namer)) {}

  std::size_t size() const { return generator_.size(); }
  Parameter get(std::size_t index) const { return generator_.template get<Parameter>(index); }
  void write_name(TextSink& out, std::size_t index) const {
    if constexpr (std::is_null_pointer_v<Namer>) {
      format_to(out, "{}", index);
    } else {
      out.write(namer_(TestParamInfo<Parameter>{.param = get(index), .index = index}));
    }
  }

 private:
  Generator generator_;
  Namer namer_;
};

template <typename Suite, typename Generator, typename Namer = std::nullptr_t>
auto name_values(Generator generator, Namer namer = nullptr) {
  return NamedValues<typename Suite::ParamType, Generator, Namer>(std::move(generator),
                                                                  std::move(namer));
}

template <typename Suite, auto kValues>
constexpr InstantiationOf<typename Suite::ParamType> describe(const char* prefix, const char* suite,
                                                              const char* file,
                                                              std::uint32_t line) {
  using Parameter = typename Suite::ParamType;
  return {
      {.prefix = prefix,
       .suite = suite,
       .file = file,
       .line = line,
       .fixture = &fixture_id<Suite>,
       .count = [] { return kValues().size(); },
       .write_name = [](TextSink& out, std::size_t index) { kValues().write_name(out, index); },
       .print_value = [](TextSink& out,
                         std::size_t index) { testing::print_value(out, kValues().get(index)); }},
      [](std::size_t index) -> Parameter { return kValues().get(index); }};
}

// A static object that adds something to the registry.
class Registration {
 public:
  template <typename T>
  explicit Registration(T& what) {
    registry().add(what);
  }
};

}  // namespace internal
}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_TEST_H_
