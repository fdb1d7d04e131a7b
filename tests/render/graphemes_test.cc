#include "render/text/graphemes.h"

#include <gtest/gtest.h>

namespace smgraph::render::text {
namespace {

TEST(Graphemes, WidthIsWhatATerminalShows) {
  EXPECT_EQ(DisplayWidth("Train"), 5);
  EXPECT_EQ(DisplayWidth("数据"), 4);
  EXPECT_EQ(DisplayWidth("e\xCC\x81"), 1);
  EXPECT_EQ(DisplayWidth("🚀"), 2);
  EXPECT_EQ(DisplayWidth("👩‍🔬"), 2);
  EXPECT_EQ(DisplayWidth("👍🏽"), 2);
  EXPECT_EQ(DisplayWidth("🇩🇪"), 2);
  EXPECT_EQ(DisplayWidth("❤️"), 2);
  EXPECT_EQ(DisplayWidth("\xFF\xFE"), 2);
  EXPECT_EQ(Graphemes("👩‍🔬x").size(), 2U);
}

TEST(Graphemes, PrintableHidesNothing) {
  EXPECT_EQ(Printable("Train step"), "Train step");
  EXPECT_EQ(Printable("a\tb"), "a<U+0009>b");
  EXPECT_EQ(Printable("x\xE2\x80\xAEy"), "x<U+202E>y");
  EXPECT_EQ(Printable(" a  b "), "<U+0020>a<U+0020><U+0020>b<U+0020>");
  EXPECT_EQ(Printable("│▼"), "<U+2502><U+25BC>");
  EXPECT_EQ(Printable("\xFF"), "<0xFF>");
  EXPECT_EQ(Printable("\xCC\x81"), "<U+0301>");
  EXPECT_EQ(Printable(Printable(" \t│\xFF")), Printable(" \t│\xFF"));
}

TEST(Graphemes, NamesAreCutWhereTheyHaveSeams) {
  using Pieces = std::vector<std::string>;
  EXPECT_EQ(WrapName("short", 10), Pieces({"short"}));
  EXPECT_EQ(WrapName("extract-all-customers", 14), Pieces({"extract-all-", "customers"}));
  EXPECT_EQ(WrapName("CleanAndNormalise", 10), Pieces({"CleanAnd", "Normalise"}));
  EXPECT_EQ(WrapName("train, validation", 12), Pieces({"train,", "validation"}));
  EXPECT_EQ(WrapName("abcdefghij", 4), Pieces({"abcd", "efgh", "ij"}));
  EXPECT_EQ(WrapName("数据预处理", 4), Pieces({"数据", "预处", "理"}));
}

TEST(Graphemes, NoPieceIsWiderThanAskedAndNoneStartsOrEndsWithABlank) {
  for (const char* name :
       {"ab cd ef gh", "train split, test split and more", "x, y, z", "no seams at all"}) {
    for (int width = 4; width < 20; ++width) {
      std::string joined;
      for (const std::string& piece : WrapName(name, width)) {
        EXPECT_LE(DisplayWidth(piece), width);
        EXPECT_NE(piece.front(), ' ');
        EXPECT_NE(piece.back(), ' ');
        joined += (!joined.empty() && joined.back() == ',' ? " " : "") + piece;
      }
      EXPECT_EQ(joined, name) << width;
    }
  }
}

TEST(Graphemes, WordsAreWrappedAtBlanks) {
  using Pieces = std::vector<std::string>;
  EXPECT_EQ(WrapWords("if auc >= 0.9 and not x", 10), Pieces({"if auc >=", "0.9 and", "not x"}));
  EXPECT_EQ(WrapWords("", 10), Pieces({""}));
}

TEST(Graphemes, ShortenedSaysSo) {
  EXPECT_EQ(Shortened("preprocess", 6, false), "prepr…");
  EXPECT_EQ(Shortened("preprocess", 6, true), "pre...");
  EXPECT_EQ(Shortened("short", 6, false), "short");
}

}  // namespace
}  // namespace smgraph::render::text
