#pragma once

#include <string>
#include <string_view>

namespace smgraph::render {

/// `text` for XML and HTML, attributes included; what cannot be shown is made visible first (see
/// text/graphemes.h).
std::string EscapedXml(std::string_view text);

}  // namespace smgraph::render
