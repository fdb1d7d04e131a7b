#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include "render/pictures.h"
#include "render/renderer.h"

namespace smgraph::render {
namespace {

constexpr std::array<std::string_view, 1> kUnicodeSuffixes = {".txt"};

constexpr std::array<Renderer, 3> kRenderers = {{
    {"unicode", "boxes and lines for the terminal", kUnicodeSuffixes, false, &UnicodePicture,
     &UnicodePicture},
    {"ascii", "the same in ASCII", {}, false, &AsciiPicture, &AsciiPicture},
    {"list",
     "each step with its edges, for graphs of any size",
     {},
     false,
     &ListPicture,
     &ListPicture},
}};

bool EndsWithIgnoringCase(std::string_view path, std::string_view suffix) {
  if (path.size() < suffix.size()) return false;
  const std::string_view end = path.substr(path.size() - suffix.size());
  return std::equal(end.begin(), end.end(), suffix.begin(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == b;
  });
}

}  // namespace

std::span<const Renderer> AllRenderers() {
  return kRenderers;
}

const Renderer* FindRenderer(std::string_view name) {
  const auto found = std::ranges::find(kRenderers, name, &Renderer::name);
  return found == kRenderers.end() ? nullptr : &*found;
}

const Renderer* RendererForFile(std::string_view path) {
  const auto found = std::ranges::find_if(kRenderers, [path](const Renderer& renderer) {
    return std::ranges::any_of(renderer.suffixes, [path](std::string_view suffix) {
      return EndsWithIgnoringCase(path, suffix);
    });
  });
  return found == kRenderers.end() ? nullptr : &*found;
}

}  // namespace smgraph::render
