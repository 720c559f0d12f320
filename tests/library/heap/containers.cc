// SPDX-License-Identifier: Apache-2.0
// The containers of the C++ library, and what else of it wants memory.
#include <slipway/heap.h>
#include <slipway/kernel.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <new>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace {

// A global object's constructor has memory already.
const std::vector<int> before_main(100, 7);

void check_sequences() {
  std::vector<int> numbers;
  for (int i = 0; i < 1000; ++i) {
    numbers.push_back(i * 7 % 1000);
  }
  std::ranges::sort(numbers);
  for (int i = 0; i < 1000; ++i) {
    ASSERT(numbers[static_cast<std::size_t>(i)] == i);
  }
  std::stable_sort(numbers.begin(), numbers.end(), std::greater<>());
  ASSERT(numbers.front() == 999);
  std::deque<int> both{2, 3};
  both.push_front(1);
  std::list<int> list(both.begin(), both.end());
  list.reverse();
  ASSERT(list.front() == 3 && both.front() == 1);
}

void check_strings() {
  std::string text = "a text that is longer than what fits into the object itself";
  text += ", and even longer";
  text.insert(2, "long ");
  ASSERT(text.starts_with("a long text") && text.find("longer") != std::string::npos);
  ASSERT(text.substr(2, 4) == "long");
  ASSERT(std::to_string(-12345) + std::to_string(18'446'744'073'709'551'615u) ==
         "-1234518446744073709551615");
  std::size_t used = 0;
  ASSERT(std::stoi(" -42 apples", &used) == -42 && used == 4);
  ASSERT(std::stoull("0xFFFFFFFFFFFFFFFF", nullptr, 16) == ~0ull &&
         std::stol("077", nullptr, 0) == 63);
}

void check_maps() {
  std::map<std::string, int> by_name;
  std::unordered_map<std::string, int> hashed;
  for (int i = 0; i < 500; ++i) {
    by_name["name " + std::to_string(i)] = i;
    hashed["name " + std::to_string(i)] = i;
  }
  for (int i = 0; i < 500; i += 2) {
    by_name.erase("name " + std::to_string(i));
  }
  ASSERT(by_name.size() == 250 && by_name.at("name 17") == 17 && !by_name.contains("name 18"));
  ASSERT(hashed.size() == 500 && hashed.at("name 18") == 18);
  const std::set<int> set{3, 1, 2};
  ASSERT(*set.begin() == 1);
}

struct Counted {
  explicit Counted(int& alive) : alive_(alive) { ++alive_; }
  ~Counted() { --alive_; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
  int& alive_;
};

void check_pointers() {
  int alive = 0;
  {
    auto alone = std::make_unique<Counted>(alive);
    auto shared = std::make_shared<Counted>(alive);
    std::weak_ptr<Counted> weak = shared;
    ASSERT(alive == 2 && weak.lock() == shared);
    auto other = shared;
    shared.reset();
    ASSERT(alive == 2 && weak.use_count() == 1);
    other.reset();
    ASSERT(alive == 1 && weak.lock() == nullptr);
  }
  ASSERT(alive == 0);
  std::vector<int> caught{1, 2, 3};
  std::function<std::size_t(int)> function = [caught](int more) {
    return caught.size() + static_cast<std::size_t>(more);
  };
  ASSERT(function(4) == 7);
  std::variant<int, std::string> either = std::string("text");
  ASSERT(std::get<std::string>(either) == "text");
}

struct alignas(4096) Page {
  char bytes[4096];
};

void check_plain_memory() {
  auto page = std::make_unique<Page>();
  ASSERT(reinterpret_cast<std::uintptr_t>(page.get()) % 4096 == 0);
  ASSERT(new (std::nothrow) char[std::size_t{1} << 46] == nullptr);
  ASSERT(std::malloc(std::size_t{1} << 60) == nullptr);
  auto* const block = static_cast<char*>(std::calloc(100, 3));
  ASSERT(block[299] == 0);
  block[299] = 'x';
  auto* const larger = static_cast<char*>(std::realloc(block, 5000));
  ASSERT(larger[299] == 'x');
  std::free(larger);
  std::free(nullptr);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  ASSERT(before_main[99] == 7);
  const std::size_t free_before = slipway::heap_use().free;
  check_sequences();
  check_strings();
  check_maps();
  check_pointers();
  check_plain_memory();
  ASSERT(slipway::heap_use().free == free_before, "{} bytes are lost",
         free_before - slipway::heap_use().free);
  slipway::println("containers work");
}
