// SPDX-License-Identifier: Apache-2.0
#include "host/command_line/command_line.h"

#include <gtest/gtest.h>

#include "host/command_line/values.h"

namespace slipway::host {
namespace {

enum class Colour { kRed, kGreen, kBlue };

struct Machine {
  std::string model = "plain";
  unsigned processors = 1;
};

struct Options {
  std::string input;
  std::optional<std::string> note;
  std::vector<std::string> texts;
  Words parts;
  Machine machine;
  Colour colour = Colour::kGreen;
  bool verbose = false;
  bool help = false;
};

constexpr Choice<Colour> kColours[] = {
    {"red", Colour::kRed}, {"green", Colour::kGreen}, {"blue", Colour::kBlue}};

constexpr Option<Options> kOptions[] = {
    {"--input", "FILE", "what is read", into<&Options::input>, Use::kRequired},
    {"--note", "[TEXT]", "what is said", into<&Options::note>},
    {"--text", "TEXT", "one text more", into<&Options::texts>, Use::kRepeated},
    {"--parts", "A,B,...", "what it has", words_into<&Options::parts>},
    {"--model", "[MODEL]", "of the machine;\nempty: any", into<&Options::machine, &Machine::model>},
    {"--number-of-processors", "NUMBER", "of the machine",
     number_into<1, 255, &Options::machine, &Machine::processors>},
    {"--colour", "COLOUR", "red, green or blue", choice_into<kColours, &Options::colour>},
    {"--verbose", "", "say more", into<&Options::verbose>},
    {"--help", "", "print this text", into<&Options::help>, Use::kHelp},
};

constexpr Program<Options> kProgram = {
    .name = "paint", .purpose = "Paints.", .options = kOptions, .notes = "Colours dry."};

Result<Options> parse(std::vector<std::string> arguments) {
  Options options;
  const auto parsed = parse_options(kProgram, arguments, options);
  if (!parsed) {
    return std::unexpected(parsed.error());
  }
  return options;
}

// With what must be there in front.
Result<Options> parse_more(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "--input=a");
  return parse(arguments);
}

TEST(CommandLine, PutsValuesWhereTheyBelong) {
  const auto options =
      parse({"--input=a=b", "--note=c", "--text=d", "--text=--e", "--parts=f,g,", "--model=h",
             "--number-of-processors=255", "--colour=blue", "--verbose"});
  ASSERT_TRUE(options) << options.error();
  EXPECT_EQ(options->input, "a=b");
  EXPECT_EQ(options->note, "c");
  EXPECT_EQ(options->texts, (Words{"d", "--e"}));
  EXPECT_EQ(options->parts, (Words{"f", "g", ""}));
  EXPECT_EQ(options->machine.model, "h");
  EXPECT_EQ(options->machine.processors, 255u);
  EXPECT_EQ(options->colour, Colour::kBlue);
  EXPECT_TRUE(options->verbose);
}

TEST(CommandLine, LeavesWhatIsNotSaid) {
  const auto options = parse_more({});
  ASSERT_TRUE(options) << options.error();
  EXPECT_EQ(options->note, std::nullopt);
  EXPECT_EQ(options->machine.model, "plain");
  EXPECT_EQ(options->colour, Colour::kGreen);
  EXPECT_FALSE(options->verbose);
}

TEST(CommandLine, KnowsAnEmptyValueFromNone) {
  const auto options = parse_more({"--note=", "--model="});
  ASSERT_TRUE(options) << options.error();
  EXPECT_EQ(options->note, "");
  EXPECT_EQ(options->machine.model, "");
}

TEST(CommandLine, SaysWhatIsNoOption) {
  EXPECT_EQ(parse_more({"--colur=red"}).error(), "--colur: no such option: --help shows all");
  EXPECT_EQ(parse_more({"--in=a"}).error(), "--in: no such option: --help shows all");
  for (const char* text : {"a", "-v", "", "--", "--=a", "a--b=c"}) {
    EXPECT_EQ(parse_more({text}).error(),
              concat("\"", text, "\": no option: they look like --name=value; --help shows all"));
  }
}

TEST(CommandLine, SaysWhatIsMissing) {
  EXPECT_EQ(parse({}).error(), "--input: is missing: give --input=FILE");
  EXPECT_EQ(parse({"--input"}).error(), "--input: needs a value: give --input=FILE");
  EXPECT_EQ(parse({"--input="}).error(), "--input=: needs a value: give --input=FILE");
  EXPECT_EQ(parse_more({"--model"}).error(), "--model: needs a value: give --model=[MODEL]");
}

TEST(CommandLine, SaysWhatIsTooMuch) {
  EXPECT_EQ(parse_more({"--verbose=yes"}).error(), "--verbose=yes: takes no value: give --verbose");
  EXPECT_EQ(parse_more({"--verbose="}).error(), "--verbose=: takes no value: give --verbose");
  EXPECT_EQ(parse_more({"--input=b"}).error(), "--input=b: --input may stand there once");
  EXPECT_EQ(parse_more({"--note=", "--note="}).error(), "--note=: --note may stand there once");
  EXPECT_FALSE(parse_more({"--verbose", "--verbose"}));
}

TEST(CommandLine, SaysWhichValueToGive) {
  EXPECT_EQ(parse_more({"--colour=pink"}).error(), "--colour=pink: give red, green or blue");
  for (const char* number : {"0", "256", "two", "-1"}) {
    EXPECT_EQ(parse_more({concat("--number-of-processors=", number)}).error(),
              concat("--number-of-processors=", number, ": give a whole number from 1 to 255"));
  }
}

TEST(CommandLine, NeedsNothingElseForHelp) {
  const auto options = parse({"--help", "--colour=pink"});
  ASSERT_TRUE(options) << options.error();
  EXPECT_TRUE(options->help);
}

TEST(CommandLine, ExplainsItself) {
  EXPECT_EQ(help(kProgram), R"(Paints.

usage: paint --input=FILE [OPTION...]

  --input=FILE     what is read
  --note=[TEXT]    what is said
  --text=TEXT      one text more
  --parts=A,B,...  what it has
  --model=[MODEL]  of the machine;
                   empty: any
  --number-of-processors=NUMBER
                   of the machine
  --colour=COLOUR  red, green or blue
  --verbose        say more
  --help           print this text

Colours dry.
)");
}

TEST(Arguments, LeaveOutTheProgramsName) {
  const char* const values[] = {"program", "a", "b"};
  EXPECT_EQ(arguments_of(3, values), (Words{"a", "b"}));
  EXPECT_EQ(arguments_of(1, values), Words{});
  EXPECT_EQ(arguments_of(0, values), Words{}) << "a caller may leave out the name";
}

}  // namespace
}  // namespace slipway::host
