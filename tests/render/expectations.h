#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/diagram.h"
#include "tests/render/drawing_parser.h"

namespace smgraph::render {

/// What a drawing of `diagram` must be read as; lists do not say which steps decide.
ParsedDrawing Expected(const Diagram& diagram, bool list = false);

/// How `found` differs from `expected`, one line each; empty when it says the same without
/// problems.
std::string Differences(const ParsedDrawing& found, const ParsedDrawing& expected);

/// The lines of `text`, without their newlines.
std::vector<std::string> Lines(std::string_view text);

/// Lines wider than `width`, with trailing blanks or control characters other than colours; empty
/// when there is none.
std::string BadLines(std::string_view text, int width);

/// Compares with tests/render/golden/`name`; rewrites that file when SMGRAPH_UPDATE_GOLDEN is set.
/// Gives what differs, and how to accept it.
std::string GoldenDifference(const std::string& name, std::string_view text);

}  // namespace smgraph::render
