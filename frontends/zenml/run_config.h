#pragma once

#include <string_view>

#include "frontends/zenml/state.h"

// The YAML run configuration.
namespace smgraph::zenml {

/// A configuration file as far as it was found. `missing`: a file was named and cannot be read, so
/// that any parameter may have another value.
struct RunConfig {
  python::Dict* content = nullptr;
  bool missing = false;

  /// The value of a top-level key, or null.
  python::Ref Find(std::string_view key) const;
  /// The value of a top-level key that is a mapping, or null.
  const python::Dict* Section(std::string_view key) const;
};

/// Reads the file that `path` (the value of config_path=) names; says in the recording when it
/// cannot.
RunConfig ReadRunConfig(python::Evaluator& ev, Recording& recording, python::Ref path,
                        SourceSpan span);

/// Sets an option; mappings are merged key by key. A null in one takes away what was said before at
/// the same level: a step's then has what the pipeline says.
void MergeOption(graph::Map& configuration, std::string_view name, graph::Value value);

/// Applies `steps:` of the file to the invocations: parameters that the call does not give, and
/// options. A value that differs from the call's is refused, an id that
/// is no invocation's is a warning. In a dynamic pipeline the ids are those of the steps that
/// depends_on lists, and each holds for all calls of its step.
void ConfigureInvocations(python::Evaluator& ev, Recording& recording, const python::Dict& steps,
                          SourceSpan span);

/// Refuses a dynamic pipeline that lists one step twice in depends_on.
void CheckTemplates(python::Evaluator& ev, Recording& recording);

}  // namespace smgraph::zenml
