#include "frontends/text_check.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace smgraph::frontends {
namespace {

using namespace std::string_view_literals;

TEST(FirstInvalidUtf8, FollowsTheStandard) {
  struct Case {
    std::string_view text;
    std::size_t at;
  };
  constexpr std::size_t kNone = std::string_view::npos;
  const Case cases[] = {
      {"", kNone},
      {"plain", kNone},
      {"\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", kNone},
      {"\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf", kNone},
      {"a\x80", 1},             // a lone continuation
      {"\xc0\xaf", 0},          // overlong
      {"\xe0\x80\xaf", 0},      // overlong
      {"\xed\xa0\x80", 0},      // a surrogate
      {"\xf4\x90\x80\x80", 0},  // beyond Unicode
      {"\xf0\x9f\x98", 0},      // cut short
      {"ab\xff", 2},
  };
  for (const Case& expected : cases)
    EXPECT_EQ(FirstInvalidUtf8(expected.text), expected.at) << expected.text;
}

TEST(MakeUtf8, RemovesTheByteOrderMark) {
  std::string text = "\xef\xbb\xbfx = 1\n";
  EXPECT_FALSE(MakeUtf8(text));
  EXPECT_EQ(text, "x = 1\n");
}

TEST(MakeUtf8, ConvertsDeclaredLatin1) {
  std::string text = "#!/usr/bin/python\n# -*- coding: latin-1 -*-\nname = 'caf\xe9'\n";
  EXPECT_FALSE(MakeUtf8(text));
  EXPECT_NE(text.find("caf\xc3\xa9"), std::string::npos);
}

TEST(MakeUtf8, SaysWhatIsWrong) {
  std::string other = "# coding=cp1251\nx = '\xe9'\n";
  const auto fault = MakeUtf8(other);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->message, "not valid UTF-8: byte 0xe9");
  EXPECT_EQ(fault->hint, "encoding 'cp1251' is not supported; save the file as UTF-8");
  EXPECT_EQ(fault->at, (Position{2, 6}));
  std::string zip = "PK\x03\x04 and more";
  EXPECT_EQ(MakeUtf8(zip)->message, "is a zip archive");
  std::string binary("a\0b"sv);
  EXPECT_EQ(MakeUtf8(binary)->message, "is binary (byte 1 is zero), not text");
}

TEST(PositionOf, CountsCodePoints) {
  EXPECT_EQ(PositionOf("abc", 0), (Position{1, 1}));
  EXPECT_EQ(PositionOf("\xc3\xa4\nb\xe2\x82\xac!", 7), (Position{2, 3}));
}

}  // namespace
}  // namespace smgraph::frontends
