// SPDX-License-Identifier: Apache-2.0
// What the compiler calls for atomic objects that it has no instruction for: 16 bytes, other sizes,
// and places that are not aligned (LLVM's "Atomic Instructions and Concurrency Guide", "Libcalls:
// __atomic_*").
//
// Up to 16 bytes at an aligned place are done by the processor, whatever else is going on; 16 bytes
// by CMPXCHG16B (Intel SDM vol. 2A), which all x86-64 processors have but AMD's first. As it writes
// even when it only reads, such an object cannot be a constant. All others are done one after the
// other, under a lock and with interrupts off: a handler may use them as well.
//
// The names are the compiler's own, which cannot be declared as functions: hence the labels.
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace {

using Word = unsigned __int128;

// The order of memory accesses is always the strictest one, sequentially consistent.
using Order = int;

// If `*at` is `expected`, it becomes `desired`; else `expected` becomes what it is.
bool compare_exchange(volatile void* at, Word& expected, Word desired) {
  auto low = static_cast<std::uint64_t>(expected);
  auto high = static_cast<std::uint64_t>(expected >> 64);
  bool exchanged;
  asm volatile("lock cmpxchg16b %1"
               : "=@ccz"(exchanged), "+m"(*static_cast<volatile Word*>(at)), "+a"(low), "+d"(high)
               : "b"(static_cast<std::uint64_t>(desired)),
                 "c"(static_cast<std::uint64_t>(desired >> 64))
               : "memory");
  expected = static_cast<Word>(high) << 64 | low;
  return exchanged;
}

Word load(const volatile void* from) {
  Word value = 0;
  compare_exchange(const_cast<volatile void*>(from), value, value);
  return value;
}

// Replaces `*at` by what `change` makes of it. Returns what it was.
template <typename Change>
Word update(volatile void* at, Change change) {
  Word value = load(at);
  while (!compare_exchange(at, value, change(value))) {
  }
  return value;
}

constinit unsigned char lock = 0;

// Holds the lock for objects without an instruction of their own.
class Locked {
 public:
  Locked() {
    asm volatile("pushfq; popq %0; cli" : "=r"(flags_)::"memory");
    while (__atomic_exchange_n(&lock, 1, __ATOMIC_ACQUIRE) != 0) {
      __builtin_ia32_pause();
    }
  }
  ~Locked() {
    __atomic_store_n(&lock, 0, __ATOMIC_RELEASE);
    asm volatile("pushq %0; popfq" ::"r"(flags_) : "memory", "cc");
  }
  Locked(const Locked&) = delete;
  Locked& operator=(const Locked&) = delete;

 private:
  std::uint64_t flags_;
};

bool is_one_word(std::size_t size, const volatile void* at) {
  return (size == 1 || size == 2 || size == 4 || size == 8 || size == 16) &&
         reinterpret_cast<std::uintptr_t>(at) % size == 0;
}

// Calls `with`, given an object of the type that has this size.
template <typename With>
auto with_word(std::size_t size, With with) {
  switch (size) {
    case 1:
      return with(std::uint8_t{});
    case 2:
      return with(std::uint16_t{});
    case 4:
      return with(std::uint32_t{});
    default:
      return with(std::uint64_t{});
  }
}

}  // namespace

// Of 16 bytes.

#define SLIPWAY_ATOMIC(result, name, ...)                  \
  extern "C" result slipway##name(__VA_ARGS__) asm(#name); \
  extern "C" result slipway##name(__VA_ARGS__)

SLIPWAY_ATOMIC(Word, __atomic_load_16, const volatile void* from, Order) {
  return load(from);
}

SLIPWAY_ATOMIC(void, __atomic_store_16, volatile void* to, Word value, Order) {
  update(to, [&](Word) { return value; });
}

SLIPWAY_ATOMIC(Word, __atomic_exchange_16, volatile void* at, Word value, Order) {
  return update(at, [&](Word) { return value; });
}

SLIPWAY_ATOMIC(bool, __atomic_compare_exchange_16, volatile void* at, void* expected, Word desired,
               Order, Order) {
  Word value;
  std::memcpy(&value, expected, sizeof(value));
  const bool exchanged = compare_exchange(at, value, desired);
  if (!exchanged) {
    std::memcpy(expected, &value, sizeof(value));
  }
  return exchanged;
}

SLIPWAY_ATOMIC(Word, __atomic_fetch_add_16, volatile void* at, Word value, Order) {
  return update(at, [&](Word old) { return old + value; });
}

SLIPWAY_ATOMIC(Word, __atomic_fetch_sub_16, volatile void* at, Word value, Order) {
  return update(at, [&](Word old) { return old - value; });
}

SLIPWAY_ATOMIC(Word, __atomic_fetch_and_16, volatile void* at, Word value, Order) {
  return update(at, [&](Word old) { return old & value; });
}

SLIPWAY_ATOMIC(Word, __atomic_fetch_or_16, volatile void* at, Word value, Order) {
  return update(at, [&](Word old) { return old | value; });
}

SLIPWAY_ATOMIC(Word, __atomic_fetch_xor_16, volatile void* at, Word value, Order) {
  return update(at, [&](Word old) { return old ^ value; });
}

SLIPWAY_ATOMIC(Word, __atomic_fetch_nand_16, volatile void* at, Word value, Order) {
  return update(at, [&](Word old) { return ~(old & value); });
}

// Of any size.

SLIPWAY_ATOMIC(bool, __atomic_is_lock_free, std::size_t size, const volatile void* at) {
  return is_one_word(size, at);
}

SLIPWAY_ATOMIC(void, __atomic_load, std::size_t size, const volatile void* from, void* to, Order) {
  if (!is_one_word(size, from)) {
    const Locked locked;
    std::memcpy(to, const_cast<const void*>(from), size);
  } else if (size == sizeof(Word)) {
    const Word value = load(from);
    std::memcpy(to, &value, size);
  } else {
    with_word(size, [&](auto word) {
      word = __atomic_load_n(static_cast<const volatile decltype(word)*>(from), __ATOMIC_SEQ_CST);
      std::memcpy(to, &word, sizeof(word));
    });
  }
}

SLIPWAY_ATOMIC(void, __atomic_store, std::size_t size, volatile void* to, const void* from, Order) {
  if (!is_one_word(size, to)) {
    const Locked locked;
    std::memcpy(const_cast<void*>(to), from, size);
  } else if (size == sizeof(Word)) {
    Word value;
    std::memcpy(&value, from, size);
    update(to, [&](Word) { return value; });
  } else {
    with_word(size, [&](auto word) {
      std::memcpy(&word, from, sizeof(word));
      __atomic_store_n(static_cast<volatile decltype(word)*>(to), word, __ATOMIC_SEQ_CST);
    });
  }
}

SLIPWAY_ATOMIC(void, __atomic_exchange, std::size_t size, volatile void* at, const void* from,
               void* old, Order) {
  if (!is_one_word(size, at)) {
    const Locked locked;
    std::memcpy(old, const_cast<const void*>(at), size);
    std::memcpy(const_cast<void*>(at), from, size);
  } else if (size == sizeof(Word)) {
    Word value;
    std::memcpy(&value, from, size);
    const Word before = update(at, [&](Word) { return value; });
    std::memcpy(old, &before, size);
  } else {
    with_word(size, [&](auto word) {
      std::memcpy(&word, from, sizeof(word));
      word = __atomic_exchange_n(static_cast<volatile decltype(word)*>(at), word, __ATOMIC_SEQ_CST);
      std::memcpy(old, &word, sizeof(word));
    });
  }
}

SLIPWAY_ATOMIC(bool, __atomic_compare_exchange, std::size_t size, volatile void* at, void* expected,
               const void* desired, Order, Order) {
  if (!is_one_word(size, at)) {
    const Locked locked;
    const bool equal = std::memcmp(const_cast<const void*>(at), expected, size) == 0;
    if (equal) {
      std::memcpy(const_cast<void*>(at), desired, size);
    } else {
      std::memcpy(expected, const_cast<const void*>(at), size);
    }
    return equal;
  }
  if (size == sizeof(Word)) {
    Word wanted;
    Word value;
    std::memcpy(&wanted, expected, size);
    std::memcpy(&value, desired, size);
    const bool exchanged = compare_exchange(at, wanted, value);
    if (!exchanged) {
      std::memcpy(expected, &wanted, size);
    }
    return exchanged;
  }
  return with_word(size, [&](auto word) {
    decltype(word) wanted;
    std::memcpy(&wanted, expected, sizeof(word));
    std::memcpy(&word, desired, sizeof(word));
    const bool exchanged =
        __atomic_compare_exchange_n(static_cast<volatile decltype(word)*>(at), &wanted, word, false,
                                    __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    if (!exchanged) {
      std::memcpy(expected, &wanted, sizeof(word));
    }
    return exchanged;
  });
}
