// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/death.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

constexpr const char* kPanic = "PANIC at a.cc:3: no frame\nis free";

DeathBoot panicked() {
  return {.has_begun = true, .is_death = true, .end = "END", .words = kPanic};
}

std::string fault(const std::string& pattern, const DeathBoot& boot) {
  return death_fault({.file = "a.cc", .pattern = pattern}, boot).value_or("");
}

TEST(Death, IsAsItShouldBe) {
  EXPECT_EQ(fault("", panicked()), "");
  EXPECT_EQ(fault("no frame", panicked()), "");
  EXPECT_EQ(fault("^PANIC.*(frame|page).is free$", panicked()), "");
}

TEST(Death, HasToSayWhatIsExpected) {
  const std::string said = fault("no page", panicked());
  EXPECT_TRUE(said.contains("did not say \"no page\"")) << said;
  EXPECT_TRUE(said.contains(kPanic)) << said;
}

TEST(Death, MayPrintZeroes) {
  DeathBoot boot = panicked();
  boot.words.insert(0, 1, '\0');
  EXPECT_EQ(fault("no frame", boot), "");
}

TEST(Death, HasToCome) {
  DeathBoot boot = panicked();
  boot.has_survived = true;
  EXPECT_TRUE(fault("", boot).contains("came back"));
  boot = panicked();
  boot.has_begun = false;
  EXPECT_TRUE(fault("", boot).contains("did not come to the statement that is to end it: END"));
  boot = panicked();
  boot.is_death = false;
  EXPECT_TRUE(fault("", boot).ends_with("END"));
}

TEST(Death, WantsAnExpressionThatIsOne) {
  EXPECT_TRUE(fault("a(b", panicked()).contains("no extended regular expression"));
}

}  // namespace
}  // namespace slipway::runner
