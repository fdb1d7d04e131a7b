#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/value.h"

// Names with values, as tables of one or two sides.
namespace smgraph::render::html {

/// A name and the text of its value.
using Row = std::pair<std::string, std::string>;
using Rows = std::vector<Row>;

/// The values of a map, those of maps inside it by dotted names.
Rows RowsOf(const graph::Map& map);

/// `text` for HTML, with places where a long name may be broken.
std::string Breakable(std::string_view text);

/// A heading and a table; nothing without rows.
std::string Table(std::string_view heading, const Rows& rows);

/// The rows of two sides by name: one column where they agree, else two with the difference marked.
std::string Table(std::string_view heading, const Rows& before, const Rows& after);

/// Source text with line numbers, as it is; long texts are cut.
std::string CodeBlock(std::string_view code, unsigned first_line);

/// Lines of any text, as they are.
std::string TextBlock(std::string_view text);

}  // namespace smgraph::render::html
