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

constexpr Renderer kRenderers[] = {
    {.name = "unicode",
     .description = "boxes and lines for the terminal",
     .suffixes = kUnicode,
     .joins = true,
     .pipeline = &UnicodePicture,
     .comparison = &UnicodePicture},
    {.name = "ascii",
     .description = "the same in ASCII",
     .joins = true,
     .pipeline = &AsciiPicture,
     .comparison = &AsciiPicture},
    {.name = "list",
     .description = "each step with its edges, for graphs of any size",
     .joins = true,
     .pipeline = &ListPicture,
     .comparison = &ListPicture},
    {.name = "dot",
     .description = "Graphviz's language",
     .suffixes = kDot,
     .joins = true,
     .pipeline = &DotFile,
     .comparison = &DotFile},
    {.name = "svg",
     .description = "picture for web pages, light and dark",
     .suffixes = kSvg,
     .pipeline = &svg::SvgFile,
     .comparison = &svg::SvgFile},
    {.name = "png",
     .description = "picture in pixels",
     .suffixes = kPng,
     .binary = true,
     .pipeline = &PngFile,
     .comparison = &PngFile},
    {.name = "pdf",
     .description = "picture for print",
     .suffixes = kPdf,
     .binary = true,
     .pipeline = &PdfFile,
     .comparison = &PdfFile},
    {.name = "mermaid",
     .description = "flowchart that GitHub and GitLab draw",
     .suffixes = kMermaid,
     .pipeline = &MermaidFile,
     .comparison = &MermaidFile},
    {.name = "html",
     .description = "one page with picture, details and code",
     .suffixes = kHtml,
     .pipeline = &html::HtmlFile,
     .comparison = &html::HtmlFile},
    {.name = "json",
     .description = "for other programs",
     .suffixes = kJson,
     .pipeline = &JsonFile,
     .comparison = &JsonFile},
    {.name = "markdown",
     .description = "for comments on pull requests",
     .suffixes = kMarkdown,
     .joins = true,
     .pipeline = &MarkdownFile,
     .comparison = &MarkdownFile},
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
