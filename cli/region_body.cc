#include "cli/region_body.h"

#include <charconv>

#include <boost/algorithm/string/trim.hpp>
#include <fmt/format.h>

#include "render/fence.h"
#include "render/mermaid.h"
#include "render/pictures.h"

namespace smgraph::cli {
namespace {

constexpr int kLeast = 20;
constexpr int kMost = 1000;
constexpr int kLiteralIndent = 4;

using Draw = Result<std::string> (*)(const graph::Pipeline&, const render::RenderOptions&);

// Null when the place has no such format.
Draw DrawerOf(const std::string& format, RegionHome home) {
  const bool text = format.empty() || format == "text";
  if (home == RegionHome::kPython)
    return text || format == "ascii" ? &render::DocstringPicture : nullptr;
  if (format == "mermaid" && home == RegionHome::kMarkdown) return &render::MermaidFile;
  if (format == "ascii") return &render::AsciiPicture;
  if (text) return &render::UnicodePicture;
  return nullptr;
}

Error Wrong(const Region& region, std::string message) {
  return {std::move(message), region.span, {}};
}

Result<int> WidthOf(const Region& region, RegionHome home) {
  const std::string& text = region.options.width;
  if (text.empty()) return DefaultRegionWidth(home);
  int width = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), width);
  if (fault != std::errc() || end != text.data() + text.size() || width < kLeast || width > kMost)
    return Wrong(region, fmt::format("width={}: expected {} to {} columns", text, kLeast, kMost));
  return width;
}

std::string Indented(const std::string& text, int columns) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t newline = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, newline - at);
    boost::trim_right(line);
    if (!line.empty()) out.append(static_cast<std::size_t>(columns), ' ').append(line);
    out += '\n';
    at = newline + 1;
  }
  boost::trim_right(out);
  return out;
}

}  // namespace

int DefaultRegionWidth(RegionHome home) {
  return home == RegionHome::kPython ? 72 : 79;
}

Result<std::string> RegionBody(const graph::Pipeline& pipeline, const Region& region,
                               RegionHome home, const std::string& name) {
  const RegionOptions& said = region.options;
  const Draw draw = DrawerOf(said.format, home);
  if (draw == nullptr) {
    return Wrong(region, fmt::format("format={}: expected text, ascii{}", said.format,
                                     home == RegionHome::kMarkdown ? " or mermaid" : ""));
  }
  const Result<int> width = WidthOf(region, home);
  if (!width.ok()) return width.error();
  if (said.style != "rst" && said.style != "markdown" && said.style != "plain")
    return Wrong(region, fmt::format("style={}: expected rst, markdown or plain", said.style));
  const int literal = said.style == "rst" ? kLiteralIndent : 0;
  render::RenderOptions options;
  options.width = width.value() - literal;
  options.title = name;
  const Result<std::string> drawn = draw(pipeline, options);
  if (!drawn.ok()) return drawn.error();
  const std::string text = Indented(drawn.value(), literal);
  if (said.style == "plain") return text;
  if (said.style == "rst") return "::\n\n" + text;
  return render::Fenced(said.format == "mermaid" ? "mermaid" : "text", text);
}

}  // namespace smgraph::cli
