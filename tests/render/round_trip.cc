#include "tests/render/round_trip.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "render/list.h"
#include "render/text/drawing.h"
#include "tests/render/drawing_parser.h"
#include "tests/render/expectations.h"

namespace smgraph::render {

bool CheckRoundTrip(const Diagram& diagram, int width) {
  bool drawn = true;
  for (const text::Alphabet alphabet : {text::Alphabet::kUnicode, text::Alphabet::kAscii}) {
    const text::DrawingOptions options{width, alphabet, false};
    const std::string list = ListDiagram(diagram, options);
    EXPECT_EQ(Differences(ParseList(list), Expected(diagram, /*list=*/true)), "") << list;
    EXPECT_EQ(BadLines(list, width), "");
    const std::optional<std::string> drawing = text::DrawDiagram(diagram, options);
    drawn = drawn && drawing.has_value();
    if (!drawing) continue;
    EXPECT_EQ(Differences(ParseDrawing(*drawing), Expected(diagram)), "") << *drawing;
    EXPECT_EQ(BadLines(*drawing, width), "");
  }
  return drawn;
}

}  // namespace smgraph::render
