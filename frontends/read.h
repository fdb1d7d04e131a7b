#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

#include "frontends/input.h"
#include "frontends/python/budget.h"
#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/pipeline.h"

namespace smgraph::frontends {

/// How files are read. `set` and `env` bind names and environment variables that the code asks for.
struct ReadOptions {
  std::filesystem::path
      root;  // nothing outside is read; empty: the git root, else the folder of its imports
  std::map<std::string, std::string, std::less<>> set;
  std::map<std::string, std::string, std::less<>> env;
  python::Limits limits;
  // A file that holds no pipeline is an empty document and no error: of all files of a folder.
  bool any_file = false;
  // What a program decides by parameters while it is compiled is read for any values of them.
  bool any_values = false;
  // What ends a program that is decided while it runs, by an exception, is read as a step.
  bool failures = false;
  bool definitions = false;  // also what the dialect's SDK would compile (PipelineInfo::definition)
};

/// Reads the pipelines of a Python file, a notebook or a JSON file, whichever it is; of several
/// only those that `input.pipeline` names. Fails when the file cannot be read, is of no format that
/// is known, holds nothing that looks like a pipeline, or has no pipeline of that name. A document
/// without pipelines is returned when there may be some that could not be followed: it is
/// incomplete and its diagnostics say why. The text is kept in `sources` for messages.
Result<graph::Document> Read(const Input& input, const ReadOptions& options, SourceMap& sources);

/// The pipelines' names in quotes, with the function that makes them where that differs:
/// "'churn', 'churn-daily' (get_pipeline)". For messages.
std::string ListPipelines(const graph::Document& document);

/// What selects one pipeline of a document as FILE::KEY: its name, what makes it where several have
/// that name, with its number among those that both share: "churn", "get_pipeline", "Flow.build#2".
std::string PipelineKey(const graph::Document& document, std::size_t index);

}  // namespace smgraph::frontends
