#include "render/escape.h"

#include "render/text/graphemes.h"

namespace smgraph::render {

std::string EscapedXml(std::string_view text) {
  std::string out;
  for (const char c : text::Printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace smgraph::render
