#include "render/pictures.h"

#include <optional>

#include <boost/algorithm/string/replace.hpp>
#include <fmt/format.h>

#include "render/change_list.h"
#include "render/diagram.h"
#include "render/list.h"
#include "render/text/drawing.h"
#include "render/text/graphemes.h"
#include "render/text/ink.h"

namespace smgraph::render {
namespace {

using text::Alphabet;
using text::DrawingOptions;

constexpr const char* kNoSteps = "(no steps)\n";

DrawingOptions DrawingOptionsOf(const RenderOptions& options, Alphabet alphabet) {
  return {options.width, alphabet, options.colour};
}

std::string Wrapped(const std::string& line, const RenderOptions& options, text::Ink ink) {
  const int width = options.width == 0 ? text::DisplayWidth(line) + 4 : options.width;
  std::string out;
  for (const std::string& piece : text::WrapWords(text::Printable(line), width)) {
    out += text::Inked(piece, ink, options.colour) + "\n";
  }
  return out;
}

std::string Heading(const RenderOptions& options) {
  if (options.title.empty()) return {};
  return Wrapped(options.title, options, text::Ink::kStrong) + "\n";
}

std::string PictureOrList(const Diagram& diagram, const RenderOptions& options, Alphabet alphabet) {
  const DrawingOptions drawing = DrawingOptionsOf(options, alphabet);
  if (diagram.nodes.empty()) return kNoSteps;
  if (std::optional<std::string> picture = text::DrawDiagram(diagram, drawing))
    return *std::move(picture);
  const std::string why =
      options.width == 0
          ? fmt::format("{} steps are too many for a drawing; as a list:", diagram.nodes.size())
          : fmt::format("does not fit a drawing of {} columns; as a list:", options.width);
  return Wrapped(why, options, text::Ink::kDim) + "\n" + ListDiagram(diagram, drawing);
}

std::string PlainList(const Diagram& diagram, const RenderOptions& options) {
  if (diagram.nodes.empty()) return kNoSteps;
  return ListDiagram(diagram, DrawingOptionsOf(options, Alphabet::kUnicode));
}

// What is not known must not look as if it were.
std::string Incomplete(const graph::Pipeline& pipeline, const RenderOptions& options) {
  const graph::PipelineInfo& info = graph::Info(pipeline);
  if (info.complete) return {};
  std::string out = "\n" + Wrapped("not complete:", options, text::Ink::kWarning);
  for (const Diagnostic& diagnostic : info.diagnostics) {
    const std::string place = PlaceText(diagnostic.span, options.sources);
    out += Wrapped(diagnostic.message + (place.empty() ? "" : " (" + place + ")"), options,
                   text::Ink::kPlain);
  }
  return out;
}

std::string Changes(const graph::Comparison& comparison, const RenderOptions& options,
                    Alphabet alphabet) {
  const std::string summary = Wrapped(ChangeSummary(comparison), options, text::Ink::kStrong);
  if (comparison.changes.empty()) return summary;
  return ChangeList(comparison, options.sources, DrawingOptionsOf(options, alphabet)) + "\n" +
         summary;
}

std::string Notes(const graph::Comparison& comparison, const RenderOptions& options) {
  std::string out;
  for (const std::string& note : comparison.notes) {
    out += Wrapped("note: " + note, options, text::Ink::kDim);
  }
  return out;
}

std::string Whole(const graph::Pipeline& pipeline, const RenderOptions& options,
                  const std::string& picture) {
  return Heading(options) + picture + Incomplete(pipeline, options);
}

std::string Whole(const graph::Comparison& comparison, const RenderOptions& options,
                  const std::string& picture, Alphabet alphabet) {
  return Heading(options) + picture + Incomplete(comparison.before, options) +
         Incomplete(comparison.after, options) + "\n" + Changes(comparison, options, alphabet) +
         Notes(comparison, options);
}

// Without what means something in a string literal of Python.
std::string ForDocstring(std::string text) {
  boost::replace_all(text, "\\", "<U+005C>");
  boost::replace_all(text, "\"\"\"", "<U+0022><U+0022><U+0022>");
  boost::replace_all(text, "'''", "<U+0027><U+0027><U+0027>");
  return text;
}

Diagram ForDocstring(Diagram diagram) {
  for (DiagramNode& node : diagram.nodes) {
    node.id = ForDocstring(node.id);
    for (std::string& detail : node.details)
      detail = ForDocstring(detail);
  }
  for (DiagramEdge& edge : diagram.edges)
    edge.label = ForDocstring(edge.label);
  for (DiagramGroup& group : diagram.groups)
    group.title = ForDocstring(group.title);
  return diagram;
}

}  // namespace

Result<std::string> UnicodePicture(const graph::Pipeline& pipeline, const RenderOptions& options) {
  return Whole(pipeline, options,
               PictureOrList(MakeDiagram(pipeline), options, Alphabet::kUnicode));
}

Result<std::string> AsciiPicture(const graph::Pipeline& pipeline, const RenderOptions& options) {
  return Whole(pipeline, options, PictureOrList(MakeDiagram(pipeline), options, Alphabet::kAscii));
}

Result<std::string> DocstringPicture(const graph::Pipeline& pipeline,
                                     const RenderOptions& options) {
  const Diagram diagram = ForDocstring(MakeDiagram(pipeline));
  RenderOptions plain = options;
  plain.title = ForDocstring(options.title);
  graph::Pipeline info;
  graph::Info(info) = graph::Info(pipeline);
  for (Diagnostic& diagnostic : graph::Info(info).diagnostics)
    diagnostic.message = ForDocstring(diagnostic.message);
  return Whole(info, plain, PictureOrList(diagram, plain, Alphabet::kAscii));
}

Result<std::string> ListPicture(const graph::Pipeline& pipeline, const RenderOptions& options) {
  return Whole(pipeline, options, PlainList(MakeDiagram(pipeline), options));
}

Result<std::string> UnicodePicture(const graph::Comparison& comparison,
                                   const RenderOptions& options) {
  const std::string picture = PictureOrList(MakeDiagram(comparison), options, Alphabet::kUnicode);
  return Whole(comparison, options, picture, Alphabet::kUnicode);
}

Result<std::string> AsciiPicture(const graph::Comparison& comparison,
                                 const RenderOptions& options) {
  const std::string picture = PictureOrList(MakeDiagram(comparison), options, Alphabet::kAscii);
  return Whole(comparison, options, picture, Alphabet::kAscii);
}

Result<std::string> ListPicture(const graph::Comparison& comparison, const RenderOptions& options) {
  return Whole(comparison, options, PlainList(MakeDiagram(comparison), options),
               Alphabet::kUnicode);
}

}  // namespace smgraph::render
