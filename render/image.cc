#include "render/image.h"

#include "render/dot.h"
#include "render/graphviz.h"

namespace smgraph::render {

Result<std::string> PngFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  return GraphvizImage(DotText(MakeDiagram(pipeline), options.title), "png");
}

Result<std::string> PngFile(const graph::Comparison& comparison, const RenderOptions& options) {
  return GraphvizImage(DotText(MakeDiagram(comparison), options.title), "png");
}

Result<std::string> PdfFile(const graph::Pipeline& pipeline, const RenderOptions& options) {
  return GraphvizImage(DotText(MakeDiagram(pipeline), options.title), "pdf");
}

Result<std::string> PdfFile(const graph::Comparison& comparison, const RenderOptions& options) {
  return GraphvizImage(DotText(MakeDiagram(comparison), options.title), "pdf");
}

}  // namespace smgraph::render
