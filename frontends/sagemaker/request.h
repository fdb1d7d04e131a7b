#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontends/sagemaker/job_call.h"
#include "frontends/sagemaker/reader.h"

namespace smgraph::sagemaker {

/// What the SDK would send, keys in its order: the step's Arguments, and the keys that stand beside
/// them. Made only when it is asked for (Reader::compilation).
struct CompiledRequest {
  graph::Map arguments;
  graph::Map beside;
  graph::Value display_name;  // instead of the step's own; null: that one
  graph::Value description;
};

/// A step as compiled: the node, the steps it refers to in the order in which the SDK finds them,
/// and what it waits for besides its own depends_on.
struct Request {
  graph::Step node;
  std::optional<CompiledRequest> compiled;
  std::vector<Use> uses;
  std::vector<SourceSpan> open_references;  // properties of what is not known
  std::vector<python::Ref> also_after;  // function results among arguments, sources of a clean-up
  std::vector<Diagnostic> diagnostics;
};

/// The attribute of a carrier, or the keyword argument of a call that makes one; null when there is
/// none.
python::Ref PartOf(python::Ref carrier, std::string_view name);

/// Compiles one step other than what stands in its branches or body (reference: SDK methods
/// to_request).
Request BuildRequest(Reader& reader, StepObject& step);

/// The class of the user's own that computes the request of a step of a known type: what it does
/// with what the SDK would send is not known. Null for steps that leave it to the SDK.
const python::Class* OwnRequestOf(const StepObject& step);

/// What the builders of step types share; lives during one call.
struct Builder {
  Reader& reader;
  StepObject& step;
  graph::Step& node;
  Request& request;
  python::Ref step_args = nullptr;  // one alternative of the source's argument

  /// The request to compile, null when nobody asks for it.
  CompiledRequest* compiled() const { return request.compiled ? &*request.compiled : nullptr; }

  /// The attribute of the step's source; null when it is absent or None.
  python::Ref Argument(std::string_view name) const;
  void SetArgument(std::string_view key, graph::Value value);
  void SetSetting(std::string_view key, graph::Value value);
  /// Adds an input whose value is read from `value`.
  void AddInput(std::string name, std::string path, python::Ref value);
  /// Adds an input that is a property of a step, without source text that says so.
  void AddReference(std::string name, std::string path, StepObject& producer, std::string property);
  void AddOutput(std::string name, std::string path, graph::Value value = {},
                 std::string type = {});
  /// The results that every step of the type has.
  void AddStandardOutputs();
};

}  // namespace smgraph::sagemaker
