#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "graph/base/source.h"

namespace smgraph::graph {

struct Value;

/// An ordered sequence of values (a Python list or tuple, a JSON array).
struct List {
  std::vector<Value> items;
  bool operator==(const List&) const;
};

/// Keys and values in the order in which the author wrote them.
struct Map {
  std::vector<std::pair<std::string, Value>> items;
  /// The value of `key`, or null.
  const Value* Find(std::string_view key) const;
  Value* Find(std::string_view key);
  /// Replaces the value of `key` or appends it.
  void Set(std::string_view key, Value value);
  bool operator==(const Map&) const;
};

/// Something an earlier step leaves behind. `path` is the property path below the step in the
/// notation of the definition JSON ("ModelArtifacts.S3ModelArtifacts",
/// "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri"), or the name of an output
/// in ZenML. An empty path is the step's result as a whole.
struct StepReference {
  std::string step;
  std::string path;
  bool operator==(const StepReference&) const = default;
};

/// A parameter of the pipeline.
struct ParameterReference {
  std::string name;
  bool operator==(const ParameterReference&) const = default;
};

/// A value that the service knows only when the pipeline runs ("PipelineExecutionId").
struct ExecutionVariable {
  std::string name;
  bool operator==(const ExecutionVariable&) const = default;
};

/// Text put together when the pipeline runs (SageMaker `Join`, an f-string over run-time values).
struct Join {
  std::string separator;
  std::vector<Value> values;
  bool operator==(const Join&) const;
};

/// A value read from a JSON file that a step writes: either the property file `property_file` of
/// `step`, or the file at `uri` (one element, empty otherwise).
struct JsonGet {
  std::string step;
  std::string property_file;
  std::string path;
  std::vector<Value> uri;
  bool operator==(const JsonGet&) const;
};

/// The (part of the) result of a function step; `path` is "" or "[0]['auc']".
struct FunctionResult {
  std::string step;
  std::string path;
  bool operator==(const FunctionResult&) const = default;
};

/// Something that whoever reads the pipeline may say beforehand: the value of a name that the code
/// leaves open (an argument, a flag), or of an environment variable.
struct Binding {
  enum class Kind : std::uint8_t { kName, kEnvironment };
  Kind kind = Kind::kName;
  std::string name;
  auto operator<=>(const Binding&) const = default;
};

/// What cannot be known without running code. `reason` is a phrase a person understands ("argument
/// 'region' of get_pipeline"), `label` the short text that stands for the value inside names
/// ("region" in "Train-{region}"). `settled_by` is what it was computed from that can be said
/// beforehand, sorted; more may be needed to know it.
struct Unknown {
  std::string reason;
  std::string label;
  SourceSpan span;
  std::vector<Binding> settled_by = {};
  bool operator==(const Unknown&) const = default;
};

struct Null {
  bool operator==(const Null&) const = default;
};

/// Whether T is one of the types that a variant holds.
template <typename T, typename Variant>
struct Alternative;
template <typename T, typename... Types>
struct Alternative<T, std::variant<Types...>> : std::disjunction<std::is_same<T, Types>...> {};

/// One argument, default, operand or setting as far as it is known before the pipeline runs.
struct Value {
  using Data =
      std::variant<Null, bool, std::int64_t, double, std::string, List, Map, StepReference,
                   ParameterReference, ExecutionVariable, Join, JsonGet, FunctionResult, Unknown>;
  Data data;

  // Defined once, in value.cc: inline they would be a third of the time that every source with
  // values takes to compile.
  Value();
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();
  template <typename T>
  requires Alternative<T, Data>::value Value(T alternative);  // NOLINT(google-explicit-constructor)
  Value(const char* text);                                    // NOLINT(google-explicit-constructor)
  Value(std::string_view text);                               // NOLINT(google-explicit-constructor)
  Value(int number);                                          // NOLINT(google-explicit-constructor)

  template <typename T>
  const T* As() const {
    return std::get_if<T>(&data);
  }
  template <typename T>
  T* As() {
    return std::get_if<T>(&data);
  }
  bool null() const { return data.index() == 0; }
  /// What is written the same: NaN equals NaN.
  bool operator==(const Value&) const;
};

/// Calls `visit` for `value` and everything below it, parents first.
template <typename Visitor>
void Walk(const Value& value, Visitor&& visit) {
  visit(value);
  if (const auto* list = value.As<List>()) {
    for (const Value& item : list->items)
      Walk(item, visit);
  } else if (const auto* map = value.As<Map>()) {
    for (const auto& item : map->items)
      Walk(item.second, visit);
  } else if (const auto* join = value.As<Join>()) {
    for (const Value& part : join->values)
      Walk(part, visit);
  } else if (const auto* get = value.As<JsonGet>()) {
    for (const Value& uri : get->uri)
      Walk(uri, visit);
  }
}

/// The same for a value that `visit` may change: each part is visited, then what it has become is
/// walked through.
template <typename Visitor>
void Edit(Value& value, Visitor&& visit) {
  visit(value);
  if (auto* list = value.As<List>()) {
    for (Value& item : list->items)
      Edit(item, visit);
  } else if (auto* map = value.As<Map>()) {
    for (auto& item : map->items)
      Edit(item.second, visit);
  } else if (auto* join = value.As<Join>()) {
    for (Value& part : join->values)
      Edit(part, visit);
  } else if (auto* get = value.As<JsonGet>()) {
    for (Value& uri : get->uri)
      Edit(uri, visit);
  }
}

/// The id of the step that `value` itself reads from (not what lies below it): of a StepReference,
/// FunctionResult or JsonGet; empty for anything else.
std::string_view ReferredStep(const Value& value);

/// One line for people: 'text', 42, [1, 2], ${Parameters.Region}, Prep.Outputs['train'], {region}.
std::string Describe(const Value& value);

/// Text as the author would read it: as Describe, but a string without its quotes.
std::string PlainText(const Value& value);

}  // namespace smgraph::graph
