#include "tests/fuzz/checks.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "frontends/text_check.h"
#include "graph/base/catalogue.h"
#include "graph/json.h"
#include "graph/verify.h"
#include "passes/check.h"
#include "passes/diff.h"
#include "passes/lower.h"
#include "passes/resolve.h"
#include "render/renderer.h"

namespace smgraph::fuzz {
namespace {

constexpr const char* kFolder = "/dev/null/fuzz";

void Require(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "CHECK FAILED: %s\n", what.c_str());
  std::abort();
}

void CheckDrawing(const graph::Pipeline& pipeline, const SourceMap& sources) {
  render::RenderOptions options;
  options.sources = &sources;
  for (const char* name : {"unicode", "list", "mermaid", "json"}) {
    const auto drawn = render::FindRenderer(name)->pipeline(pipeline, options);
    Require(drawn.ok(), std::string(name) + " draws no pipeline");
  }
}

void CheckPasses(graph::Pipeline pipeline, const SourceMap& sources) {
  const graph::Comparison same = passes::Compare(pipeline, pipeline);
  Require(same.changes.empty(), "a pipeline differs from itself: " +
                                    (same.changes.empty() ? "" : same.changes.front().name));
  passes::Resolve(pipeline);
  CheckDrawing(pipeline, sources);
  if (graph::Info(pipeline).dialect != graph::Dialect::kSageMaker) return;
  const passes::Lowered lowered = passes::Lower(pipeline);
  const graph::Comparison migrated = passes::Compare(pipeline, lowered.pipeline);
  Require(render::FindRenderer("unicode")->comparison(migrated, {}).ok(), "no comparison is drawn");
}

}  // namespace

bool MakeFile(std::string_view bytes, std::string_view name, SourceMap& sources,
              frontends::LoadedFile& file) {
  file.text = std::string(bytes);
  if (frontends::MakeUtf8(file.text)) return false;
  file.file = sources.Add(name, file.text);
  file.path = std::filesystem::path(kFolder) / name;
  return true;
}

frontends::ReadOptions SmallLimits() {
  frontends::ReadOptions options;
  options.root = kFolder;
  options.limits.steps = 3'000;
  options.limits.call_depth = 30;
  options.limits.container_items = 2'000;
  options.limits.string_bytes = 20'000;
  options.limits.heap_bytes = 10'000'000;
  options.limits.fork_depth = 8;
  return options;
}

void CheckSame(const Result<graph::Document>& read, const SourceMap& sources,
               const Result<graph::Document>& again, const SourceMap& sources_again) {
  Require(read.ok() == again.ok(), "read again it is an error, or none");
  if (!read.ok()) return Require(read.error().message == again.error().message, "another error");
  Require(graph::WriteJson(read.value(), sources) == graph::WriteJson(again.value(), sources_again),
          "read again it is another graph");
}

void CheckRead(const Result<graph::Document>& read, const SourceMap& sources) {
  if (!read.ok()) return Require(!read.error().message.empty(), "an error without a message");
  const bool cut = std::ranges::any_of(read.value().diagnostics, [](const Diagnostic& found) {
    return Is(found, "budget-reached");
  });
  Require(!cut || !read.value().complete, "complete, though a limit was reached");
  for (const graph::Pipeline& pipeline : read.value().pipelines) {
    // What people write may be wrong, a cycle say: then a rule finds it.
    const std::vector<std::string> broken = graph::Verify(pipeline);
    Require(broken.empty() || !passes::Check(pipeline).empty(),
            broken.empty() ? "" : broken.front());
    CheckPasses(pipeline, sources);
  }
  CheckRoundTrip(read.value(), sources);
}

void CheckRoundTrip(const graph::Document& document, const SourceMap& sources) {
  const std::string text = graph::WriteJson(document, sources);
  SourceMap again;
  const Result<graph::Document> read = graph::ReadJson(text, FileId::kNoFile, again);
  Require(read.ok(), read.ok() ? "" : "what was written is not read: " + read.error().message);
  Require(graph::WriteJson(read.value(), again) == text, "written again it is another text");
}

}  // namespace smgraph::fuzz
