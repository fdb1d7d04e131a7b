#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "frontends/python/evaluator.h"
#include "frontends/zenml/signature.h"
#include "graph/base/catalogue.h"
#include "graph/pipeline.h"

// What the ZenML frontend knows while it listens to an evaluation. A recording is the evaluation of
// one pipeline body: each call of a step adds an invocation, one node of the graph.
namespace smgraph::zenml {

/// One use of an output: which invocation, which output, which element of it (`.chunk(i)`), whether
/// a round of a loop takes it from a round before.
struct Use {
  std::size_t producer = 0;
  std::string output;
  std::string chunk;
  bool carried = false;
  bool operator==(const Use&) const = default;
};

/// How an input gets its value.
enum class InputSource : std::uint8_t {
  kMissing,     // nobody gives a value: ZenML refuses the pipeline
  kDefault,     // the signature's default
  kParameter,   // a value given at the call
  kConfigured,  // with_options(parameters=…) or the YAML file
  kArtifact,    // outputs of other invocations
  kExternal,    // ExternalArtifact(value=…), or a literal in a dynamic pipeline
  kLazy         // looked up when the pipeline runs: Client, Model
};

/// One input of one invocation.
struct InvocationInput {
  std::string name;
  std::string type;
  InputSource source = InputSource::kMissing;
  graph::Value value;
  python::Ref argument = nullptr;  // kParameter: what the call gives
  python::Ref kept = nullptr;      // static: a list or dict, of which ZenML keeps no copy
  std::vector<Use> uses;
};

/// One call of a step.
struct Invocation {
  std::string id;
  std::string base;  // what the id was made from
  python::Instance* step = nullptr;
  std::string step_name;
  std::string description;
  std::vector<Output> outputs;
  bool outputs_known = true;
  std::vector<InvocationInput> inputs;
  std::vector<std::string> after_ids;  // `after="id"`: checked when the body is done
  std::set<std::size_t> after;         // `after=handle`
  std::set<std::size_t> after_some;    // dynamic: … in some runs
  std::set<std::size_t> after_round;   // … of a round before
  std::set<std::size_t> implicit;      // dynamic: the last synchronous steps before the call
  std::set<std::size_t> sequenced;     // … as far as no other upstream implies them
  std::set<std::size_t> waits_for;     // dynamic: steps whose values were loaded before the call
  graph::Map configuration;            // of the step object when the body is done
  const python::Path* path = nullptr;
  std::vector<graph::Value> mapped_over;  // `.map`, `.product`
  bool product = false;
  SourceSpan span;

  /// All invocations that feed an input, but for what a round takes from a round before.
  std::set<std::size_t> DataUpstream() const;
};

/// A call that ends before the next statement begins, and where it was.
struct Reached {
  std::size_t invocation = 0;
  const python::Path* path = nullptr;
};

/// One evaluation of a pipeline's body.
struct Recording {
  std::size_t index = 0;  // among the recordings of the evaluation
  python::Instance* pipeline = nullptr;
  python::Instance* root = nullptr;  // the pipeline that it was copied from
  std::string name;
  bool dynamic = false;
  bool asked = true;        // called by the user's code, not only by us
  bool symbolic = false;    // evaluated with symbols for parameters that have defaults, too
  bool any_values = false;  // static: … and for those that the call gives
  bool free = false;        // dynamic: … and for those that the call gives
  bool stopped = false;     // the body raised an exception
  bool dropped = false;     // another recording says more
  const python::Path* outermost = nullptr;
  std::vector<Reached> synchronous;  // dynamic: calls that were waited for
  std::vector<Reached> waited;       // dynamic: futures whose values were asked for
  /// Inputs, and what is waited for, that may be what an earlier round of a loop left.
  struct Carried {
    python::Ref value;  // that, or a part of it
    bool after;         // waited for
    std::size_t consumer;
    std::string input;
    SourceSpan span;
  };
  std::vector<Carried> carried;
  /// Where the body of a dynamic pipeline ends by an exception that it does not catch.
  struct Failure {
    std::string exception;  // the class
    std::string message;
    const python::Path* path = nullptr;
    std::size_t calls = 0;            // how many invocations come before it
    std::set<std::size_t> sequenced;  // the last synchronous ones of these
    SourceSpan span;
  };
  std::vector<Failure> failures;
  std::deque<Invocation> invocations;
  std::set<std::string, std::less<>> ids;  // taken: ids, and the bases of map nodes
  std::map<std::string, int> next_suffix;  // of ids that were asked for more than once
  std::vector<std::string> inlined;        // pipelines called inside
  std::vector<graph::Parameter> parameters;
  graph::Map given;  // values of parameters that the call or the configuration gave
  /// Values that stand for parameters, by identity: the body's arguments. Only for look-ups.
  std::unordered_map<const python::Object*, std::string> parameter_of;
  graph::Value outputs;  // references to the outputs that the body returns
  graph::Map settings;
  std::vector<graph::Schedule> schedules;
  python::Dict* file = nullptr;  // what the file of config_path= says
  bool file_known = true;
  std::vector<graph::Unknown> unknown_names;
  std::vector<Diagnostic> diagnostics;
  bool complete = true;
  SourceSpan call_span;

  /// Something that ZenML refuses, or that is odd, at a place.
  void Report(RuleName rule, std::string message, SourceSpan span);
  void Report(Diagnostic diagnostic);
  /// Something that makes ZenML refuse the pipeline, so that there is no true graph of it.
  void Refuse(std::string message, SourceSpan span);
  /// Something that may hide steps or edges: the graph is not complete.
  void Incomplete(RuleName rule, std::string message, SourceSpan span);
};

/// One pipeline object that was not copied from another.
struct KnownPipeline {
  python::Instance* object = nullptr;
  std::vector<python::Instance*> copies;  // made by with_options and copy
  bool nested = false;                    // called inside another pipeline
  bool called = false;
};

/// A call of a step outside any pipeline.
struct LoneCall {
  python::Instance* step = nullptr;
  python::Call call;
  bool assumed = false;  // in a function that only we call: it may be for bodies of pipelines
};

/// Everything about one evaluation (Evaluator::State).
struct State {
  std::deque<std::unique_ptr<Recording>> recordings;
  Recording* active = nullptr;
  std::deque<KnownPipeline> pipelines;  // in order of creation
  std::vector<LoneCall> lone_calls;
  std::unordered_map<const python::Object*, Signature> signatures;  // only for look-ups

  KnownPipeline* Find(const python::Instance* pipeline);
};

}  // namespace smgraph::zenml
