#pragma once

#include <optional>
#include <set>
#include <string>

#include "frontends/dialect/value_reader.h"
#include "frontends/zenml/state.h"

namespace smgraph::zenml {

/// An output of an invocation, as user code holds it.
struct Handle {
  std::size_t recording = 0;
  std::size_t invocation = 0;
  std::string output;
  std::string chunk;
  bool operator==(const Handle&) const = default;
};
/// What a handle object stands for; nullopt for everything else.
std::optional<Handle> HandleOf(python::Ref value);

/// The collection whose elements `list(…)`, `sorted(…)` and their like of something unknown give;
/// other values as they are.
python::Ref AllElements(python::Ref value);
/// The element of a map result or of a chunked loop, `for r in results: step(r)` or `max(results)`,
/// and one of several outputs of it: `for a, b in results`.
std::optional<Handle> ElementHandle(const Recording& recording, python::Ref value);

/// The text of a string, also of a string with unknown parts (in braces) and of a member of an enum
/// of strings; false for everything else.
bool TextIn(python::Ref value, std::string& text);

/// Reads values where ZenML's own objects mean something: handles are references to outputs,
/// `handle.load()["auc"]` reads into one, arguments of the pipeline are its parameters.
class Values : public frontends::ValueReader {
 public:
  Values(python::Evaluator& ev, const Recording* recording)
      : ValueReader(ev), recording_(recording) {}

  /// From now on models of pydantic are read with all their fields everywhere, as parameters of
  /// pipelines are written; else, inside containers, with those that were set.
  void ReadWholeModels() { whole_models_ = true; }
  /// The value of a step's parameter whose annotation is no model: models in it are read with the
  /// fields that were set.
  graph::Value ReadUnset(python::Ref value);
  /// A configuration: dictionaries and settings objects as maps, callables as their names.
  graph::Map ReadConfiguration(const python::Dict& options);

 protected:
  std::optional<graph::Value> ReadDeclared(python::Ref value) override;
  std::optional<graph::Value> ReadIdentity(python::Ref value) override;
  void Enter(python::Kind /*container*/) override { ++containers_; }
  void Leave(python::Kind /*container*/) override { --containers_; }
  bool IsMadeWhen(const graph::Value& element, python::Ref condition) override;

 private:
  std::optional<graph::Value> ReadObject(const python::Instance& object);
  std::optional<graph::Value> ReadFields(const python::Instance& object);
  std::optional<graph::StepReference> ReadLoaded(python::Ref value, int depth);
  std::optional<graph::Value> ReadLazy(python::Ref value);

  std::optional<graph::Value> ReadPlaceholders(python::Ref text);

  const Recording* recording_;
  int containers_ = 0;  // around what is being read
  bool whole_models_ = false;
};

/// True for values that ZenML looks up when the pipeline runs: what hangs below Client(), a Model
/// or the pipeline's context.
bool IsLazy(python::Ref value);

/// The invocations whose outputs `value` reads.
std::set<std::size_t> ProducersIn(const graph::Value& value, const Recording& recording);

}  // namespace smgraph::zenml
