#include <algorithm>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/all_frontends.h"
#include "frontends/dialect/wanted.h"
#include "frontends/git.h"
#include "frontends/kinds.h"
#include "frontends/looked_up.h"
#include "frontends/printed.h"
#include "frontends/python/evaluator.h"
#include "frontends/python/files.h"
#include "frontends/python/installed.h"
#include "frontends/python/notebook.h"
#include "frontends/python/registry.h"
#include "frontends/python/set_order.h"
#include "frontends/set_order.h"
#include "graph/base/catalogue.h"
#include "graph/base/json_tree.h"

namespace smgraph::frontends {
namespace {

namespace fs = std::filesystem;

// The root of a git revision's files. They are only in memory: nothing can exist below a device.
constexpr const char* kRevisionRoot = "/dev/null/revision";

// Where the code that is read stands, and what it may read itself.
struct Place {
  fs::path root;
  fs::path file;
  std::string shown_folder;  // of `file`, as messages write it
};

python::Registry MakeRegistry() {
  python::Registry registry;
  DeclareAll(registry);
  return registry;
}

// Built on first use, then only read, and never taken apart: that would take half as long again.
const python::Registry& SharedRegistry() {
  static const python::Registry& registry = *new python::Registry(MakeRegistry());
  return registry;
}

// The folder as the user typed it: "" for "train.py", "pipelines" for "pipelines/train.py".
std::string ShownFolder(std::string_view shown) {
  const std::size_t slash = shown.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(shown.substr(0, slash));
}

Place PlaceInRevision(const LoadedFile& loaded, std::string_view shown) {
  const fs::path root = kRevisionRoot;
  const std::size_t colon = shown.find(':') + 1;
  // "HEAD:./pipelines", so that "HEAD:" is no folder that ".." leaves.
  const std::string folder =
      fmt::format("{}./{}", shown.substr(0, colon), ShownFolder(shown.substr(colon)));
  return {root, root / loaded.revision_path, folder};
}

bool HoldsModule(const fs::path& folder, const std::string& name) {
  std::error_code error;
  return fs::is_directory(folder / name, error) || fs::exists(folder / (name + ".py"), error);
}

// The top packages that the statements at the left margin import and that nobody installs;
// relative ones are dots.
std::vector<std::string> ImportedPackages(std::string_view text) {
  std::vector<std::string> packages;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    const bool from = line.starts_with("from ");
    if (!from && !line.starts_with("import ")) continue;
    line.remove_prefix(from ? 5 : 7);
    const std::size_t dots = std::min(line.find_first_not_of('.'), line.size());
    const std::string name(dots > 0 ? line.substr(0, dots)
                                    : line.substr(0, line.find_first_of(". ,\r")));
    if (dots > 0 || (!name.empty() && !python::IsInstalled(name))) packages.push_back(name);
  }
  return packages;
}

// Where a file lies in no repository: the nearest folder around it with a package that it imports
// and that is not beside it (pipelines/train.py imports steps/), as it is when the file is run.
fs::path FolderOfImports(const fs::path& folder, std::string_view text) {
  constexpr int kLevels = 3;
  fs::path root = folder;
  for (const std::string& name : ImportedPackages(text)) {
    fs::path around = folder;
    if (name.starts_with('.')) {
      for (std::size_t i = 1; i < name.size(); ++i)
        around = around.parent_path();
    } else {
      for (int level = 0; level < kLevels && !HoldsModule(around, name); ++level)
        around = around.parent_path();
      if (!HoldsModule(around, name)) continue;
    }
    if (around.native().size() < root.native().size()) root = around;
  }
  return root;
}

fs::path RootOf(const LoadedFile& loaded) {
  const fs::path folder = loaded.path.parent_path();
  if (const auto repository = FindGitRoot(folder)) return *repository;
  const bool notebook = loaded.path.extension() == ".ipynb";
  return notebook ? folder : FolderOfImports(folder, loaded.text);
}

Place PlaceOnDisk(const LoadedFile& loaded, std::string_view shown, const ReadOptions& options) {
  return {options.root.empty() ? RootOf(loaded) : options.root, loaded.path, ShownFolder(shown)};
}

bool IsBelow(const fs::path& path, const fs::path& root) {
  std::error_code error;
  const fs::path relative = fs::relative(path, root, error);
  return !error && !relative.empty() && *relative.begin() != "..";
}

bool BySpan(const graph::Pipeline& a, const graph::Pipeline& b) {
  return graph::Info(a).span < graph::Info(b).span;
}

// What the evaluation could not follow is also why a pipeline may lack something.
void AddReasons(graph::Pipeline& pipeline, const std::vector<Diagnostic>& reasons) {
  graph::PipelineInfo& info = graph::Info(pipeline);
  if (info.complete) return;
  info.diagnostics.insert(info.diagnostics.end(), reasons.begin(), reasons.end());
  SortDiagnostics(info.diagnostics);
}

graph::Document Collect(python::Evaluator& evaluator, bool definitions) {
  graph::Document document;
  for (const Frontend* frontend : AllFrontends()) {
    const PythonForm& form = frontend->python;
    auto* const collect = definitions && form.compile != nullptr ? form.compile : form.collect;
    if (collect != nullptr) collect(evaluator, document);
  }
  std::stable_sort(document.pipelines.begin(), document.pipelines.end(), &BySpan);
  const std::vector<Diagnostic>& found = evaluator.diagnostics();
  for (graph::Pipeline& pipeline : document.pipelines)
    AddReasons(pipeline, found);
  document.diagnostics.insert(document.diagnostics.end(), found.begin(), found.end());
  SortDiagnostics(document.diagnostics);
  document.complete = document.complete && evaluator.complete();
  return document;
}

// A syntax error in the file itself: Python would not run any of it.
const Diagnostic* FindSyntaxError(const std::vector<Diagnostic>& diagnostics, FileId file) {
  const auto found = std::find_if(
      diagnostics.begin(), diagnostics.end(),
      [file](const Diagnostic& d) { return Is(d, "syntax-error") && d.span.file == file; });
  return found == diagnostics.end() ? nullptr : &*found;
}

// Evaluates the units as one module and collects what the dialects find. `strict`: a syntax error
// stops everything, as it does in Python; a notebook's other cells still run.
Result<graph::Document> Evaluate(python::Evaluator& evaluator,
                                 std::vector<python::SourceUnit> units, const Place& place,
                                 bool definitions) {
  const bool strict = units.size() == 1 && units.front().rows.empty();
  const FileId file = units.empty() ? FileId::kNoFile : units.front().file;
  python::Module* module = evaluator.RunModule(std::move(units), "__main__", place.file.string());
  const Diagnostic* wrong = FindSyntaxError(evaluator.diagnostics(), file);
  if (strict && wrong != nullptr)
    return Error{wrong->message, wrong->span,
                 "Python refuses this file, too: nothing of it would run"};
  if (module != nullptr) evaluator.RunEntryPoints(*module);
  graph::Document document = Collect(evaluator, definitions);
  if (module == nullptr || !document.pipelines.empty()) return document;
  evaluator.RunOtherFunctions(*module);
  graph::Document others = Collect(evaluator, definitions);
  if (!others.pipelines.empty()) return others;
  AddLookedUpPipeline(evaluator, document);
  return document;
}

// The same once more with the sets walked over the other way round, when there are any.
Result<graph::Document> Evaluate(std::vector<python::SourceUnit> units, const Place& place,
                                 python::ProjectFiles& files, const ReadOptions& options,
                                 SourceMap& sources) {
  python::ProjectFiles files_again = files;
  python::SetOrder order;
  std::vector<std::unique_ptr<python::Tree>> trees;
  const auto evaluate = [&](python::ProjectFiles& project) {
    python::Evaluator evaluator(SharedRegistry(), sources, project, options.limits,
                                {options.set, options.env});
    evaluator.ReuseTrees(std::move(trees));
    evaluator.State<python::SetOrder>() = order;
    evaluator.State<Wanted>() = {options.any_values, options.failures};
    Result<graph::Document> read = Evaluate(evaluator, units, place, options.definitions);
    order = evaluator.State<python::SetOrder>();
    trees = evaluator.TakeTrees();
    return read;
  };
  Result<graph::Document> read = evaluate(files);
  if (!order.walked.known() || !read.ok()) return read;
  const SourceSpan walked = order.walked;
  order.backwards = true;
  const Result<graph::Document> backwards = evaluate(files_again);
  if (backwards.ok()) MarkOrderOfSets(read.value(), backwards.value(), walked);
  return read;
}

python::ProjectFiles FilesOf(const LoadedFile& loaded, const Place& place, std::size_t max_bytes) {
  python::ProjectFiles files(place.root, place.file.parent_path(), max_bytes);
  files.set_shown_start(place.shown_folder);
  for (const auto& [path, text] : loaded.others)
    files.AddVirtual((fs::path(kRevisionRoot) / path).string(), text);
  return files;
}

Result<Place> FindPlace(const LoadedFile& loaded, const ReadOptions& options,
                        const SourceMap& sources) {
  const std::string_view shown = sources.Path(loaded.file);
  if (!loaded.revision_path.empty()) return PlaceInRevision(loaded, shown);
  if (options.root.empty() || IsBelow(loaded.path, options.root))
    return PlaceOnDisk(loaded, shown, options);
  SourceSpan span;
  span.file = loaded.file;
  return Error{fmt::format("the file is not below --root {}", options.root.string()), span,
               "leave --root out to use the git repository, else the file's folder"};
}

}  // namespace

Result<graph::Document> ReadPython(const LoadedFile& loaded, const ReadOptions& options,
                                   SourceMap& sources) {
  const Result<Place> place = FindPlace(loaded, options, sources);
  if (!place.ok()) return place.error();
  python::ProjectFiles files = FilesOf(loaded, place.value(), options.limits.file_bytes);
  python::SourceUnit unit;
  unit.file = loaded.file;
  unit.text = loaded.text;
  std::vector<python::SourceUnit> units;
  units.push_back(std::move(unit));
  return Evaluate(std::move(units), place.value(), files, options, sources);
}

Result<graph::Document> ReadNotebook(const LoadedFile& loaded, const ReadOptions& options,
                                     SourceMap& sources) {
  const Result<JsonNode> json = ParseJson(loaded.text, loaded.file);
  if (!json.ok()) {
    return Error{"not a notebook: " + json.error().message, json.error().span,
                 "save it again with Jupyter, or name a .py file"};
  }
  Result<python::Notebook> notebook = python::ReadNotebook(loaded.text, loaded.file, sources);
  if (!notebook.ok()) return notebook.error();
  const Result<Place> place = FindPlace(loaded, options, sources);
  if (!place.ok()) return place.error();
  python::ProjectFiles files = FilesOf(loaded, place.value(), options.limits.file_bytes);
  Result<graph::Document> read =
      Evaluate(std::move(notebook.value().cells), place.value(), files, options, sources);
  if (read.ok()) {
    AddPrinted(ReadPrinted(notebook.value().outputs, loaded, SharedRegistry(), files, sources),
               read.value());
  }
  return read;
}

}  // namespace smgraph::frontends
