#include "cli/checking.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "frontends/input.h"
#include "frontends/suppressions.h"
#include "frontends/walk.h"
#include "passes/resolve.h"
#include "passes/suppress.h"

namespace smgraph::cli {
namespace {

namespace fs = std::filesystem;

// What was gathered from all files before comments are looked at.
struct Gathered {
  std::vector<Diagnostic> findings;
  std::vector<SourceSpan> step_places;
  std::set<FileId> whole_files;  // that were named and read as a whole
  bool any = false;
};

void Append(std::vector<Diagnostic> more, std::vector<Diagnostic>& all) {
  std::ranges::move(more, std::back_inserter(all));
}

// What reading found, what resolving finds and what the rules find.
std::vector<Diagnostic> FindingsOf(graph::Document& document, const passes::CheckOptions& options) {
  std::vector<Diagnostic> all = std::move(document.diagnostics);
  for (graph::Pipeline& pipeline : document.pipelines) {
    Append(graph::Info(pipeline).diagnostics, all);
    Append(passes::Check(pipeline, options), all);
    Append(passes::Resolve(pipeline), all);
  }
  return all;
}

void Gather(Inputs& inputs, const CheckedFile& file, const passes::CheckOptions& options,
            Gathered& gathered) {
  std::optional<graph::Document> document =
      file.named ? inputs.ReadSilently(file.argument) : inputs.ReadFound(file.argument);
  if (!document) return;
  gathered.any = true;
  for (const graph::Pipeline& pipeline : document->pipelines)
    passes::AddStepPlaces(pipeline, gathered.step_places);
  const frontends::Input input = frontends::ParseInput(file.argument);
  if (input.pipeline.empty()) gathered.whole_files.insert(inputs.sources().Add(input.Shown()));
  Append(FindingsOf(*document, options), gathered.findings);
}

std::vector<Suppression> SuppressionsIn(const Gathered& gathered, SourceMap& sources) {
  std::set<FileId> files = gathered.whole_files;
  for (const Diagnostic& finding : gathered.findings) {
    if (finding.span.known()) files.insert(finding.span.file);
  }
  std::vector<Suppression> all;
  for (const FileId file : files)
    std::ranges::move(frontends::FindSuppressions(file, sources), std::back_inserter(all));
  return all;
}

fs::path FolderOf(const std::string& argument) {
  const frontends::Input input = frontends::ParseInput(argument);
  std::error_code error;
  if (input.in_git || input.standard_input()) return fs::current_path(error);
  const fs::path path = fs::absolute(input.path, error).lexically_normal();
  return fs::is_directory(path, error) ? path : path.parent_path();
}

}  // namespace

Result<std::vector<CheckedFile>> FilesToCheck(const std::vector<std::string>& paths) {
  std::vector<CheckedFile> files;
  std::error_code error;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path, error)) {
      files.push_back({path, true});
      continue;
    }
    const Result<std::vector<std::string>> below = frontends::FilesBelow(path);
    if (!below.ok()) return below.error();
    for (const std::string& file : below.value())
      files.push_back({file, false});
  }
  return files;
}

fs::path CommonFolder(const std::vector<std::string>& paths) {
  fs::path common = FolderOf(paths.front());
  for (const std::string& path : paths) {
    const fs::path folder = FolderOf(path);
    const auto [own, other] =
        std::mismatch(common.begin(), common.end(), folder.begin(), folder.end());
    fs::path shared;
    for (auto part = common.begin(); part != own; ++part)
      shared /= *part;
    common = shared;
  }
  return common;
}

Checked CheckFiles(Inputs& inputs, const std::vector<CheckedFile>& files,
                   const passes::CheckOptions& options) {
  Gathered gathered;
  for (const CheckedFile& file : files)
    Gather(inputs, file, options, gathered);
  const std::vector<Suppression> suppressions = SuppressionsIn(gathered, inputs.sources());
  Append(passes::UnknownSuppressions(suppressions), gathered.findings);
  SortDiagnostics(gathered.findings);
  passes::Sifted sifted =
      passes::Sift(std::move(gathered.findings), suppressions, gathered.step_places);
  for (Diagnostic& unused : passes::UnusedSuppressions(suppressions, sifted)) {
    if (gathered.whole_files.contains(unused.span.file))
      sifted.findings.push_back(std::move(unused));
  }
  SortDiagnostics(sifted.findings);
  return {std::move(sifted.findings), std::move(sifted.suppressed), gathered.any};
}

}  // namespace smgraph::cli
