#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

#include "frontends/frontend.h"
#include "frontends/git.h"
#include "frontends/kinds.h"
#include "frontends/python/evaluator.h"
#include "frontends/python/files.h"
#include "frontends/python/registry.h"

namespace smgraph::frontends {
namespace {

namespace fs = std::filesystem;

// Built on first use, then only read.
const python::Registry& SharedRegistry() {
  static const python::Registry kRegistry = [] {
    python::Registry registry;
    for (const PythonDialect& dialect : PythonDialects())
      dialect.declare(registry);
    return registry;
  }();
  return kRegistry;
}

fs::path RootFor(const LoadedFile& loaded, const ReadOptions& options) {
  if (!options.root.empty()) return options.root;
  const fs::path folder = loaded.path.parent_path();
  return FindGitRoot(folder).value_or(folder);
}

// The folder as the user typed it: "" for "train.py", "pipelines" for "pipelines/train.py".
std::string ShownFolder(const LoadedFile& loaded, const SourceMap& sources) {
  const std::string_view shown = sources.Path(loaded.file);
  const std::size_t slash = shown.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(shown.substr(0, slash));
}

bool BySpan(const graph::Pipeline& a, const graph::Pipeline& b) {
  return graph::Info(a).span < graph::Info(b).span;
}

// A syntax error in the file itself: Python would not run any of it.
const Diagnostic* SyntaxError(const std::vector<Diagnostic>& diagnostics, FileId file) {
  const auto found = std::find_if(diagnostics.begin(), diagnostics.end(), [file](const Diagnostic& d) {
    return d.slug == "syntax-error" && d.span.file == file;
  });
  return found == diagnostics.end() ? nullptr : &*found;
}

}  // namespace

Result<graph::Document> ReadPython(const LoadedFile& loaded, const ReadOptions& options,
                                   SourceMap& sources) {
  python::ProjectFiles files(RootFor(loaded, options), loaded.path.parent_path(), options.limits.file_bytes);
  files.set_shown_start(ShownFolder(loaded, sources));
  for (const auto& [path, text] : loaded.others)
    files.AddVirtual(path, text);
  python::Evaluator evaluator(SharedRegistry(), sources, files, options.limits,
                              {options.set, options.env});
  python::SourceUnit unit;
  unit.file = loaded.file;
  unit.text = loaded.text;
  python::Module* module = evaluator.RunModule(std::move(unit), "__main__", loaded.path.string());
  if (const Diagnostic* error = SyntaxError(evaluator.diagnostics(), loaded.file))
    return Error{error->message, error->span, error->notes.empty() ? std::string() : error->notes.front().text};
  if (module != nullptr) evaluator.RunEntryPoints(*module);
  graph::Document document;
  for (const PythonDialect& dialect : PythonDialects())
    dialect.collect(evaluator, document);
  std::stable_sort(document.pipelines.begin(), document.pipelines.end(), &BySpan);
  document.diagnostics.insert(document.diagnostics.end(), evaluator.diagnostics().begin(),
                              evaluator.diagnostics().end());
  document.complete = document.complete && evaluator.complete();
  return document;
}

}  // namespace smgraph::frontends
