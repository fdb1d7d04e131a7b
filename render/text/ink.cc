#include "render/text/ink.h"

#include <array>
#include <cstddef>

namespace smgraph::render::text {

std::string_view InkStart(Ink ink) {
  // The nearest of the 256 colours to blue, vermilion and reddish purple of kMarkLooks (look.cc)
  // that can be read on dark and on light.
  constexpr std::array<std::string_view, 9> kSequences = {"",
                                                          "\x1b[1m",
                                                          "\x1b[38;5;245m",
                                                          "\x1b[38;5;33m",
                                                          "\x1b[38;5;166m",
                                                          "\x1b[38;5;170m",
                                                          "\x1b[1;31m",
                                                          "\x1b[1;33m",
                                                          "\x1b[1;36m"};
  return kSequences.at(static_cast<std::size_t>(ink));
}

std::string Inked(std::string_view text, Ink ink, bool colour) {
  if (!colour || ink == Ink::kPlain || text.empty()) return std::string(text);
  return std::string(InkStart(ink)) + std::string(text) + std::string(kInkEnd);
}

}  // namespace smgraph::render::text
