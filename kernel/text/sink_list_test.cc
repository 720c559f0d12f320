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
  void set_color(Attribute color) override { color_ = color; }

  const std::string& text() const { return text_; }
  Attribute color() const { return color_; }

 private:
  std::string text_;
  Attribute color_{};
};

TEST(SinkList, GivesTextAndColorsToAll) {
  RecordingSink first;
  RecordingSink second;
  SinkList list;
  EXPECT_TRUE(list.add(first));
  EXPECT_TRUE(list.add(second));
  const Attribute color = Attribute::of(Color::kWhite, Color::kRed);
  list.set_color(color);
  list.write("text");
  EXPECT_EQ(first.text(), "text");
  EXPECT_EQ(second.text(), "text");
  EXPECT_EQ(second.color(), color);
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
  for (std::size_t i = 0; i < SinkList::kCapacity; ++i) EXPECT_TRUE(list.add(sinks[i]));
  EXPECT_FALSE(list.add(sinks.back()));
}

TEST(SinkList, EmptyOneDropsText) {
  SinkList list;
  list.write("nowhere");
  list.set_color(Attribute::of(Color::kWhite));
}

}  // namespace
}  // namespace slipway
