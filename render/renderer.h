#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/changes.h"
#include "graph/pipeline.h"

// The output formats. Everything that draws goes through this table; nothing here prints.
namespace smgraph::render {

/// A text of its own beside the picture: a verdict, what the rules find.
struct Section {
  std::string heading;
  std::string text;   // lines, as they are
  bool open = false;  // shown before anybody asks
};

struct RenderOptions {
  int width = 80;                      // columns of the text formats; 0 means unlimited
  bool colour = false;                 // ANSI colours in the text formats
  std::string title;                   // a heading; the text formats have none when it is empty
  const SourceMap* sources = nullptr;  // places and code in details; may be null
  std::vector<Section> sections = {};  // below the picture of a page, in Markdown behind it
};

/// One format: how it is called, which files have it, and what makes it.
struct Renderer {
  std::string_view name;
  std::string_view description;  // for --help
  std::span<const std::string_view> suffixes =
      {};  // ".svg"; none for those that share one with another
  bool binary = false;
  bool joins = false;  // pictures of several pipelines, one below the other, are one file
  Result<std::string> (*pipeline)(const graph::Pipeline&, const RenderOptions&) = nullptr;
  Result<std::string> (*comparison)(const graph::Comparison&, const RenderOptions&) = nullptr;
};

/// Every format, in the order of the help text.
std::span<const Renderer> AllRenderers();

/// The format called `name`, or null.
const Renderer* FindRenderer(std::string_view name);

/// The format of a file by its suffix, in any case, or null.
const Renderer* RendererForFile(std::string_view path);

}  // namespace smgraph::render
