// SPDX-License-Identifier: Apache-2.0
// The values that a parameterised test runs with: Values, ValuesIn, Range, Bool, Combine. Each has
// a size() and, for a number below it, a value that becomes the test's type of parameter.
#ifndef SLIPWAY_KERNEL_TESTING_PARAMETERS_H_
#define SLIPWAY_KERNEL_TESTING_PARAMETERS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <tuple>
#include <type_traits>
#include <utility>

namespace slipway::testing {
namespace internal {

// What is asked for a number that is none of its own ends the kernel: nobody does.
[[noreturn]] inline void no_such_value() {
  std::abort();
}

template <typename... Types>
class ValueList {
 public:
  explicit ValueList(Types... values) : values_(std::move(values)...) {}

  std::size_t size() const { return sizeof...(Types); }

  template <typename Parameter>
  Parameter get(std::size_t index) const {
    return find<Parameter, 0>(index);
  }

 private:
  template <typename Parameter, std::size_t kAt>
  Parameter find(std::size_t index) const {
    if constexpr (kAt < sizeof...(Types)) {
      if (index == kAt) {
        return static_cast<Parameter>(std::get<kAt>(values_));
      }
      return find<Parameter, kAt + 1>(index);
    } else {
      no_such_value();
    }
  }

  std::tuple<Types...> values_;
};

template <typename T, std::size_t kSize>
class ValueArray {
 public:
  explicit ValueArray(const T (&values)[kSize]) : values_(std::to_array(values)) {}

  std::size_t size() const { return kSize; }

  template <typename Parameter>
  Parameter get(std::size_t index) const {
    return static_cast<Parameter>(values_[index]);
  }

 private:
  std::array<T, kSize> values_;
};

// A copy of a container, or a view of something that lives on.
template <typename Container>
class ValueContainer {
 public:
  explicit ValueContainer(Container values) : values_(std::move(values)) {}

  std::size_t size() const {
    return static_cast<std::size_t>(std::distance(std::begin(values_), std::end(values_)));
  }

  template <typename Parameter>
  Parameter get(std::size_t index) const {
    return static_cast<Parameter>(
        *std::next(std::begin(values_), static_cast<std::ptrdiff_t>(index)));
  }

 private:
  Container values_;
};

template <typename Iterator>
class IteratorPair {
 public:
  IteratorPair(Iterator begin, Iterator end) : begin_(begin), end_(end) {}

  Iterator begin() const { return begin_; }
  Iterator end() const { return end_; }

 private:
  Iterator begin_;
  Iterator end_;
};

template <typename T, typename Step>
class ValueRange {
 public:
  ValueRange(T begin, T end, Step step) : begin_(begin), step_(step) {
    if constexpr (std::is_integral_v<T> && std::is_integral_v<Step>) {
      // By division: the value behind the last may be too large for a T.
      if (begin < end && step > 0) {
        const auto distance = static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(begin);
        size_ = static_cast<std::size_t>((distance - 1) / static_cast<std::uint64_t>(step) + 1);
      }
    } else {
      for (T value = begin; value < end; value = static_cast<T>(value + step)) {
        ++size_;
      }
    }
  }

  std::size_t size() const { return size_; }

  template <typename Parameter>
  Parameter get(std::size_t index) const {
    T value = begin_;
    if constexpr (std::is_integral_v<T> && std::is_integral_v<Step>) {
      value = static_cast<T>(value + static_cast<T>(index) * static_cast<T>(step_));
    } else {
      for (std::size_t i = 0; i < index; ++i) {
        value = static_cast<T>(value + step_);
      }
    }
    return static_cast<Parameter>(value);
  }

 private:
  T begin_;
  Step step_;
  std::size_t size_ = 0;
};

// Each value of the first with each of the second, and so on; the last one's change fastest.
template <typename... Generators>
class Combination {
 public:
  explicit Combination(Generators... generators) : generators_(std::move(generators)...) {}

  std::size_t size() const {
    return std::apply([](const auto&... each) { return (each.size() * ... * std::size_t{1}); },
                      generators_);
  }

  template <typename Parameter>
  Parameter get(std::size_t index) const {
    return combine<Parameter>(index, std::index_sequence_for<Generators...>());
  }

 private:
  template <typename Parameter, std::size_t... kAt>
  Parameter combine(std::size_t index, std::index_sequence<kAt...>) const {
    static_assert(std::tuple_size_v<Parameter> == sizeof...(Generators),
                  "the test's parameter is a tuple of as many values as Combine() has arguments");
    std::array<std::size_t, sizeof...(Generators)> sizes{std::get<kAt>(generators_).size()...};
    std::array<std::size_t, sizeof...(Generators)> digits{};
    for (std::size_t i = sizeof...(Generators); i-- > 0;) {
      digits[i] = index % sizes[i];
      index /= sizes[i];
    }
    return Parameter(std::get<kAt>(generators_)
                         .template get<std::tuple_element_t<kAt, Parameter>>(digits[kAt])...);
  }

  std::tuple<Generators...> generators_;
};

}  // namespace internal

template <typename... Types>
auto Values(Types... values) {
  return internal::ValueList<Types...>(std::move(values)...);
}

// The elements of an array, which are copied; also of one in braces.
template <typename T, std::size_t kSize>
auto ValuesIn(const T (&values)[kSize]) {
  return internal::ValueArray<T, kSize>(values);
}

// Those of a container, which is copied. What a std::span shows has to live on.
template <typename Container>
  requires(!std::is_array_v<Container>)
auto ValuesIn(const Container& values) {
  return internal::ValueContainer<Container>(values);
}

// Those between two iterators, which have to live on.
template <typename Iterator>
auto ValuesIn(Iterator begin, Iterator end) {
  return internal::ValueContainer(internal::IteratorPair<Iterator>(begin, end));
}

// From `begin` on, in steps, to the last one before `end`.
template <typename T, typename Step = int>
auto Range(T begin, T end, Step step = 1) {
  return internal::ValueRange<T, Step>(begin, end, step);
}

inline auto Bool() {
  return Values(false, true);
}

template <typename... Generators>
auto Combine(Generators... generators) {
  return internal::Combination<Generators...>(std::move(generators)...);
}

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_PARAMETERS_H_
