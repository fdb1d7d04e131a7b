#include "render/text/drawing.h"

#include <gtest/gtest.h>

#include "render/list.h"
#include "tests/render/drawing_parser.h"
#include "tests/render/expectations.h"
#include "tests/render/fixtures.h"
#include "tests/render/round_trip.h"

namespace smgraph::render {
namespace {

using text::Alphabet;
using text::DrawDiagram;
using text::DrawingOptions;

constexpr int kWidths[] = {40, 60, 72, 79, 80, 100, 120, 0};

TEST(Drawing, EveryFixtureIsReadBackAtEveryWidth) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    for (const int width : kWidths) {
      SCOPED_TRACE(fixture.name + " at " + std::to_string(width));
      EXPECT_TRUE(CheckRoundTrip(MakeDiagram(fixture.pipeline), width) || width < 60);
    }
  }
}

TEST(Drawing, EveryComparisonIsReadBackAtEveryWidth) {
  for (const graph::Comparison& comparison : AllComparisons()) {
    for (const int width : kWidths) {
      SCOPED_TRACE(graph::Info(comparison.after).name + " at " + std::to_string(width));
      CheckRoundTrip(MakeDiagram(comparison), width);
    }
  }
}

TEST(Drawing, RandomGraphsAreReadBack) {
  for (std::uint32_t seed = 0; seed < 120 && !::testing::Test::HasFailure(); ++seed) {
    const Diagram diagram =
        MakeDiagram(RandomPipeline(seed, 2 + seed % 29, 0.6 + 0.3 * (seed % 5)));
    const int width = kWidths[seed % std::size(kWidths)];
    SCOPED_TRACE("seed " + std::to_string(seed) + " at " + std::to_string(width));
    CheckRoundTrip(diagram, width);
  }
}

// Of arms of conditions and of clusters, nested ones, in both alphabets; where there is no room the
// boxes say it.
TEST(Drawing, GroupsHaveFrames) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    const Diagram diagram = MakeDiagram(fixture.pipeline);
    for (const Alphabet alphabet : {Alphabet::kUnicode, Alphabet::kAscii}) {
      const auto drawing = DrawDiagram(diagram, {100, alphabet, false});
      ASSERT_TRUE(drawing) << fixture.name;
      EXPECT_EQ(ParseDrawing(*drawing).frames, Expected(diagram).frames) << *drawing;
    }
    const auto narrow = DrawDiagram(diagram, {40, Alphabet::kUnicode, false});
    if (fixture.name == "clusters") {
      EXPECT_NE(narrow->find("in CD"), std::string::npos) << *narrow;
    }
  }
}

TEST(Drawing, TheParserSeesWhatIsWrong) {
  const std::string good = *DrawDiagram(MakeDiagram(ChurnPipeline()), {});
  const ParsedDrawing expected = Expected(MakeDiagram(ChurnPipeline()));
  int blind = 0;
  int mutations = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    if (good[at] == '\n' || good[at] == ' ') continue;
    if ((static_cast<unsigned char>(good[at]) & 0xC0U) == 0x80U) continue;
    std::size_t length = 1;
    while ((static_cast<unsigned char>(good[at + length]) & 0xC0U) == 0x80U)
      ++length;
    std::string mutated = good;
    mutated.replace(at, length, " ");
    ++mutations;
    if (Differences(ParseDrawing(mutated), expected).empty()) ++blind;
  }
  // Details in boxes are not part of the graph: their letters may change.
  EXPECT_GT(mutations, 400);
  EXPECT_LT(blind, 90);
}

TEST(Drawing, OrderOfInsertionDoesNotMatter) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    const std::optional<std::string> expected = DrawDiagram(MakeDiagram(fixture.pipeline), {});
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
      EXPECT_EQ(DrawDiagram(MakeDiagram(Shuffled(fixture.pipeline, seed)), {}), expected)
          << fixture.name;
    }
  }
}

TEST(Drawing, AsciiIsUnicodeCharacterByCharacter) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    const Diagram diagram = MakeDiagram(fixture.pipeline);
    const auto unicode = DrawDiagram(diagram, {80, Alphabet::kUnicode, false});
    const auto ascii = DrawDiagram(diagram, {80, Alphabet::kAscii, false});
    ASSERT_EQ(unicode.has_value(), ascii.has_value());
    if (!unicode) continue;
    const auto unicode_lines = Lines(*unicode);
    const auto ascii_lines = Lines(*ascii);
    ASSERT_EQ(unicode_lines.size(), ascii_lines.size()) << fixture.name;
    EXPECT_EQ(ParseDrawing(*unicode).crossings, ParseDrawing(*ascii).crossings);
  }
}

TEST(Drawing, ColourChangesNothingButColour) {
  const Diagram diagram = MakeDiagram(ChurnComparison());
  std::string coloured = *DrawDiagram(diagram, {80, Alphabet::kUnicode, true});
  EXPECT_NE(coloured.find("\x1b[38;5;33m"), std::string::npos);
  for (std::size_t at = coloured.find('\x1b'); at != std::string::npos;
       at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) + 1 - at);
  }
  EXPECT_EQ(coloured, *DrawDiagram(diagram, {80, Alphabet::kUnicode, false}));
}

TEST(Drawing, StaysCompact) {
  struct Bar {
    const char* name;
    int width;
    std::size_t rows;
  };
  constexpr Bar kBars[] = {
      {"fan", 80, 36}, {"nested", 60, 40}, {"chain", 80, 28}, {"mlops", 80, 75}};
  for (const NamedPipeline& fixture : AllPipelines()) {
    for (const Bar& bar : kBars) {
      if (fixture.name != bar.name) continue;
      const auto drawing =
          DrawDiagram(MakeDiagram(fixture.pipeline), {bar.width, Alphabet::kUnicode, false});
      ASSERT_TRUE(drawing) << bar.name;
      EXPECT_LE(Lines(*drawing).size(), bar.rows) << *drawing;
    }
  }
}

TEST(Drawing, LooksAsItLooked) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    const Diagram diagram = MakeDiagram(fixture.pipeline);
    const auto unicode = DrawDiagram(diagram, {80, Alphabet::kUnicode, false});
    const auto ascii = DrawDiagram(diagram, {72, Alphabet::kAscii, false});
    EXPECT_EQ(GoldenDifference(fixture.name + ".unicode.txt", unicode.value_or("(list)\n")), "");
    EXPECT_EQ(GoldenDifference(fixture.name + ".ascii.txt", ascii.value_or("(list)\n")), "");
    EXPECT_EQ(GoldenDifference(fixture.name + ".list.txt", ListDiagram(diagram, {})), "");
  }
}

}  // namespace
}  // namespace smgraph::render
