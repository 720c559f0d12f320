// SPDX-License-Identifier: Apache-2.0
// Host programs have all of C++: exceptions, streams, threads.
#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>

TEST(Host, ThrowsAndCatches) {
  EXPECT_THROW(throw std::runtime_error("thrown"), std::runtime_error);
}

TEST(Host, WritesToStreams) {
  std::ostringstream stream;
  stream << 42 << ' ' << "words";
  EXPECT_EQ(stream.str(), "42 words");
}

TEST(Host, RunsThreads) {
  int result = 0;
  std::thread([&result] { result = 42; }).join();
  EXPECT_EQ(result, 42);
}
