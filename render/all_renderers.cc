#include <algorithm>
#include <cctype>
#include <cstddef>
#include <iterator>

#include "render/dot.h"
#include "render/html/page.h"
#include "render/image.h"
#include "render/json.h"
#include "render/markdown.h"
#include "render/mermaid.h"
#include "render/pictures.h"
#include "render/renderer.h"
#include "render/svg/writer.h"

namespace smgraph::render {
namespace {

using Suffix = std::string_view;
constexpr Suffix kUnicode[] = {".txt"};
constexpr Suffix kDot[] = {".dot", ".gv"};
constexpr Suffix kSvg[] = {".svg"};
constexpr Suffix kPng[] = {".png"};
constexpr Suffix kPdf[] = {".pdf"};
constexpr Suffix kMermaid[] = {".mmd", ".mermaid"};
constexpr Suffix kHtml[] = {".html", ".htm"};
constexpr Suffix kJson[] = {".json"};
constexpr Suffix kMarkdown[] = {".md", ".markdown"};

// name, description, suffixes, binary, of one pipeline, of a comparison
constexpr Renderer kRenderers[] = {
    {"unicode", "boxes and lines for the terminal", kUnicode, false, &UnicodePicture,
     &UnicodePicture},
    {"ascii", "the same in ASCII", {}, false, &AsciiPicture, &AsciiPicture},
    {"list",
     "each step with its edges, for graphs of any size",
     {},
     false,
     &ListPicture,
     &ListPicture},
    {"dot", "Graphviz's language", kDot, false, &DotFile, &DotFile},
    {"svg", "picture for web pages, light and dark", kSvg, false, &svg::SvgFile, &svg::SvgFile},
    {"png", "picture in pixels", kPng, true, &PngFile, &PngFile},
    {"pdf", "picture for print", kPdf, true, &PdfFile, &PdfFile},
    {"mermaid", "flowchart that GitHub and GitLab draw", kMermaid, false, &MermaidFile,
     &MermaidFile},
    {"html", "one page with picture, details and code", kHtml, false, &html::HtmlFile,
     &html::HtmlFile},
    {"json", "for other programs", kJson, false, &JsonFile, &JsonFile},
    {"markdown", "for comments on pull requests", kMarkdown, false, &MarkdownFile, &MarkdownFile},
};

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
  return found == std::end(kRenderers) ? nullptr : &*found;
}

const Renderer* RendererForFile(std::string_view path) {
  const auto found = std::ranges::find_if(kRenderers, [path](const Renderer& renderer) {
    return std::ranges::any_of(renderer.suffixes, [path](std::string_view suffix) {
      return EndsWithIgnoringCase(path, suffix);
    });
  });
  return found == std::end(kRenderers) ? nullptr : &*found;
}

}  // namespace smgraph::render
