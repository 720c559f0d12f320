// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/text/sink_list.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace slipway {
namespace {

class RecordingSink final : public TextSink {
 public:
  void write(std::string_view text) override { text_ += text; }
  void hold() override { text_ += '['; }
  void show() override { text_ += ']'; }
  void set_style(Style style) override { style_ = style; }

  const std::string& text() const { return text_; }
  Style style() const { return style_; }

 private:
  std::string text_;
  Style style_;
};

TEST(SinkList, GivesTextAndStyleToAll) {
  RecordingSink first;
  RecordingSink second;
  SinkList list;
  EXPECT_TRUE(list.add(first));
  EXPECT_TRUE(list.add(second));
  constexpr Style kStyle = {.foreground = Color::kWhite, .background = Color::kRed};
  list.set_style(kStyle);
  list.write("text");
  EXPECT_EQ(first.text(), "text");
  EXPECT_EQ(second.text(), "text");
  EXPECT_EQ(first.style(), kStyle);
  EXPECT_EQ(second.style(), kStyle);
}

TEST(SinkList, SaysWhereATextBeginsAndEnds) {
  RecordingSink sink;
  SinkList list;
  EXPECT_TRUE(list.add(sink));
  list.hold();
  list.write("a text ");
  list.write("in pieces");
  list.show();
  EXPECT_EQ(sink.text(), "[a text in pieces]");
}

TEST(SinkList, HasEachSinkOnce) {
  RecordingSink sink;
  SinkList list;
  EXPECT_TRUE(list.add(sink));
  EXPECT_FALSE(list.add(sink));
  list.write("once");
  EXPECT_EQ(sink.text(), "once");
}

TEST(SinkList, IsFullAtItsCapacity) {
  std::array<RecordingSink, SinkList::kCapacity + 1> sinks;
  SinkList list;
  for (std::size_t i = 0; i < SinkList::kCapacity; ++i) {
    EXPECT_TRUE(list.add(sinks[i]));
  }
  EXPECT_FALSE(list.add(sinks.back()));
}

TEST(SinkList, EmptyOneDropsText) {
  SinkList list;
  list.write("nowhere");
  list.set_style({.foreground = Color::kWhite});
}

}  // namespace
}  // namespace slipway
