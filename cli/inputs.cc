#include "cli/inputs.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/messages.h"
#include "cli/progress.h"
#include "passes/resolve.h"

namespace smgraph::cli {
namespace {

using graph::Document;
using graph::Info;
using graph::Pipeline;

Result<Document> ReadWithProgress(const Console& console, const frontends::Input& input,
                                  const frontends::ReadOptions& options, SourceMap& sources) {
  const Progress progress(console, "reading " + input.Shown());
  return frontends::Read(input, options, sources);
}

Error AboutFile(const frontends::Input& input, SourceMap& sources, std::string message,
                std::string hint) {
  SourceSpan span;
  span.file = sources.Add(input.Shown());
  return {std::move(message), span, std::move(hint)};
}

// A document without pipelines: the one thing that stood in the way is the error; of several, the
// error says that they did.
void PrintNoPipeline(Console& console, const frontends::Input& input, const Document& document,
                     SourceMap& sources) {
  if (document.diagnostics.size() == 1) {
    const Diagnostic& cause = document.diagnostics.front();
    PrintError(console, {cause.message, cause.span, "no pipeline could be read from this file"},
               sources);
    return;
  }
  PrintDiagnostics(console, document, sources);
  PrintError(console,
             AboutFile(input, sources, "no pipeline could be read from this file",
                       "the messages above say what stood in the way"),
             sources);
}

// Leaves the pipeline called `name` alone, if there is exactly one.
bool Prefer(Document& document, std::string_view name) {
  const auto called = [&](const Pipeline& pipeline) { return Info(pipeline).name == name; };
  auto& pipelines = document.pipelines;
  if (std::count_if(pipelines.begin(), pipelines.end(), called) != 1) return false;
  Pipeline chosen = *std::find_if(pipelines.begin(), pipelines.end(), called);
  pipelines = {std::move(chosen)};
  return true;
}

}  // namespace

std::optional<Document> Inputs::ReadSilently(const std::string& argument) {
  const frontends::Input input = frontends::ParseInput(argument);
  Result<Document> read = ReadWithProgress(console_, input, options_, sources_);
  if (read.ok()) return std::move(read).value();
  PrintError(console_, read.error(), sources_);
  status_ = ExitCode::kUsage;
  return std::nullopt;
}

std::optional<Document> Inputs::ReadFound(const std::string& path) {
  options_.any_file = true;
  std::optional<Document> document = ReadSilently(path);
  options_.any_file = false;
  return document;
}

std::optional<Document> Inputs::ReadCompiled(const std::string& argument) {
  options_.definitions = true;
  std::optional<Document> document = ReadSilently(argument);
  options_.definitions = false;
  return document;
}

std::optional<Document> Inputs::ReadForAnyValues(const std::string& argument) {
  options_.any_values = true;
  std::optional<Document> document = ReadSilently(argument);
  options_.any_values = false;
  return document;
}

std::optional<Document> Inputs::Read(const std::string& argument) {
  std::optional<Document> document = ReadSilently(argument);
  if (!document) return document;
  if (document->pipelines.empty()) {
    PrintNoPipeline(console_, frontends::ParseInput(argument), *document, sources_);
    status_ = ExitCode::kUsage;
  } else {
    PrintDiagnostics(console_, *document, sources_);
  }
  return document;
}

std::optional<Document> Inputs::ReadResolved(const std::string& argument) {
  std::optional<Document> document = Read(argument);
  if (!document) return document;
  for (Pipeline& pipeline : document->pipelines)
    passes::Resolve(pipeline);
  return document;
}

bool Inputs::KeepOne(Document& document, const Document& other, const std::string& argument) {
  if (document.pipelines.size() == 1) return true;
  const bool hinted = other.pipelines.size() == 1;
  if (hinted && Prefer(document, Info(other.pipelines.front()).name)) return true;
  const std::string message = fmt::format("{} pipelines: {}", document.pipelines.size(),
                                          frontends::ListPipelines(document));
  PrintError(console_,
             AboutFile(frontends::ParseInput(argument), sources_, message,
                       SelectHint(frontends::ParseInput(argument), document)),
             sources_);
  status_ = ExitCode::kUsage;
  return false;
}

std::string SelectHint(const frontends::Input& input, const Document& document) {
  return fmt::format("select one: {}::{}", input.Shown(),
                     frontends::PipelineKey(document, document.pipelines.size() - 1));
}

bool Complete(const Document& document) {
  const auto complete = [](const Pipeline& pipeline) { return Info(pipeline).complete; };
  return document.complete &&
         std::all_of(document.pipelines.begin(), document.pipelines.end(), complete);
}

}  // namespace smgraph::cli
