#include "render/text/labels.h"

#include <string_view>

#include "render/text/graphemes.h"

namespace smgraph::render::text {
namespace {

// What begins like a line that passes.
bool LikeALine(std::string_view label) {
  constexpr std::string_view kUprightLines = "|+#:!";
  return !label.empty() && kUprightLines.find(label.front()) != std::string_view::npos;
}

// A label must not start like a line that passes, nor as if it had a mark.
bool Misleading(std::string_view label) {
  if (label.empty()) return false;
  const bool marked = label.substr(1, 1) == " " || label.size() == 1;
  return LikeALine(label) || (marked && (label.front() == '-' || label.front() == '~'));
}

}  // namespace

std::string EdgeLabel(const DiagramEdge& edge) {
  std::string label = Printable(edge.label);
  if (Misleading(label)) label = FirstEscaped(label);
  if (edge.mark == Mark::kNone) return label;
  return MarkGlyph(edge.mark) + (label.empty() ? "" : " " + label);
}

std::vector<std::string> WrapLabel(const std::string& label, int width) {
  std::vector<std::string> pieces = WrapName(label, width);
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (!LikeALine(pieces[i])) continue;
    std::string& before = pieces[i - 1];
    if (before.ends_with("<U")) {  // cut within what stands for a character
      before.pop_back();
      pieces[i].insert(0, 1, 'U');
    } else {
      pieces[i] = FirstEscaped(pieces[i]);
    }
  }
  return pieces;
}

std::string NodeName(const DiagramNode& node) {
  const auto prefix = [](Mark mark) { return std::string("[") + MarkGlyph(mark) + "] "; };
  std::string name = Printable(node.id);
  for (const Mark mark : {Mark::kAdded, Mark::kRemoved, Mark::kChanged}) {
    if (name.starts_with(prefix(mark))) name = FirstEscaped(name);
  }
  return node.mark == Mark::kNone ? name : prefix(node.mark) + name;
}

Ink InkOf(Mark mark, bool comparison) {
  constexpr Ink kInks[] = {Ink::kPlain, Ink::kAdded, Ink::kRemoved, Ink::kChanged};
  if (comparison && mark == Mark::kNone) return Ink::kDim;
  return kInks[static_cast<std::size_t>(mark)];
}

}  // namespace smgraph::render::text
