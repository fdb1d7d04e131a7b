#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/exit_codes.h"
#include "frontends/read.h"
#include "graph/pipeline.h"

namespace smgraph::cli {

/// The files of one command: reads them and prints what is wrong with each, so that one bad file
/// never hides the others.
class Inputs {
 public:
  Inputs(Console& console, frontends::ReadOptions options)
      : console_(console), options_(std::move(options)) {}

  /// The pipelines of FILE, FILE::PIPELINE, REV:FILE or -; nullopt when it could not be read. A
  /// document without pipelines is incomplete; it counts as not readable, too.
  std::optional<graph::Document> Read(const std::string& argument);
  /// As Read, but the findings of the document are the caller's to print, and that it has no
  /// pipeline is no error.
  std::optional<graph::Document> ReadSilently(const std::string& argument);
  /// The same for a file that was found, not named: that it is of another kind is no error.
  std::optional<graph::Document> ReadFound(const std::string& path);
  /// The same for a file that was read already: with what the SDK would compile of it.
  std::optional<graph::Document> ReadCompiled(const std::string& argument);
  /// The same, for any values of parameters that decide while the pipeline is compiled.
  std::optional<graph::Document> ReadForAnyValues(const std::string& argument);
  /// As Read, with references resolved to edges between ports: what pictures show.
  std::optional<graph::Document> ReadResolved(const std::string& argument);
  /// From now on, what ends a program that is decided while it runs is read as a step: of programs
  /// that are compared.
  void ReadFailures() { options_.failures = true; }
  /// Leaves one pipeline in `document`, which was read from `argument`: the only one, else the one
  /// that has the name of the only one in `other`. Otherwise false, with a message that lists them.
  bool KeepOne(graph::Document& document, const graph::Document& other,
               const std::string& argument);

  SourceMap& sources() { return sources_; }
  /// kUsage once something could not be read.
  ExitCode status() const { return status_; }

 private:
  Console& console_;
  frontends::ReadOptions options_;
  SourceMap sources_;
  ExitCode status_ = ExitCode::kClean;
};

/// For a file with several pipelines: "select one: train.py::churn-daily".
std::string SelectHint(const frontends::Input& input, const graph::Document& document);

/// True when nothing that could not be followed may change the pipelines.
bool Complete(const graph::Document& document);

}  // namespace smgraph::cli
