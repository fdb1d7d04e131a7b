#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "frontends/python/value.h"
#include "graph/pipeline.h"

// The step types of SageMaker Pipelines, one row each: all that the frontend knows about a type,
// for its Python classes and for the definition JSON. A new type is a row in `steps/`, its name in
// step_types.cc and the constructor of its class in models/steps.cc.
namespace smgraph::sagemaker {

struct Builder;
class FieldReader;

/// Where a value of a request comes from.
enum class From : std::uint8_t {
  kStep,    // attribute of the step; "config.name" is one of what the attribute `config` holds
  kJob,     // attribute of the processor, estimator, model, …
  kCall,    // argument of run(), fit(), …; of the step itself in the older style
  kInputs,  // not a value: here the type's code reads the inputs
  kOutputs  // here it reads the outputs
};
/// Where it goes in the graph. kBeside: an argument that stands beside the request, where the SDK
/// does not look for references. kRequest: nowhere, only the compiled request has it.
enum class Into : std::uint8_t { kArgument, kBeside, kSetting, kInput, kNowhere, kRequest };

/// What a value becomes in the compiled request, when it is not simply itself; `value` is null when
/// there is none. Nothing: the request has no such key.
using Compile = std::optional<graph::Value> (*)(FieldReader& fields, python::Ref value);

/// One value of a request. The rows of a table stand in the order of the SDK's request, in which
/// references are found.
struct Field {
  From from;
  std::string_view names;  // older and newer names of the parameter, separated by single spaces
  Into into = Into::kNowhere;
  std::string_view key = {};   // of the argument, setting or port
  std::string_view path = {};  // in the definition's Arguments (kBeside: in the step); alternatives
                               // separated by single spaces; the first is what is compiled
  Compile compile = nullptr;
};

/// A list of the definition's Arguments whose elements are ports.
struct PortList {
  std::string_view list;
  std::string_view name;   // key of the element's name
  std::string_view value;  // path of its URI
  bool outputs = false;
};

/// A result that every step of a type has: the port's name, the property path that reads it, and
/// the place in the definition's Arguments that says where it goes.
struct StandardOutput {
  std::string_view port;
  std::string_view path;
  std::string_view place = {};
};

/// A property that is compiled to another path, or is what the user passed as `argument`.
struct SpecialProperty {
  std::string_view name;
  std::string_view path = {};
  std::string_view argument = {};
};

/// Steps inside a step: the constructor's argument, the key in the definition, the edge's arm.
struct Branch {
  std::string_view attribute;
  std::string_view key;
  std::string_view arm;
};

struct StepType {
  std::string_view type;  // `Type` in the definition
  graph::StepKind kind;
  std::string_view classes = {};  // rows of models/steps.cc, separated by single spaces
  std::string_view job = {};      // the argument of the older style that holds the job
  std::string_view shape = {};    // what lies behind `.properties` (property_shapes.h)
  /// References to its properties carry the step's name only, so that the SDK never adds the step
  /// by itself (reference: Properties without `step=`).
  bool by_name = false;
  /// The user's dict is the request: each of its keys is an input.
  bool open = false;
  void (*build)(Builder&) = nullptr;  // null: what `fields` says is all there is
  std::span<const Field> fields = {};
  std::string_view nested = {};  // where in the Arguments there is a request of another type …
  std::span<const Field> nested_fields = {};  // … and its values
  std::span<const PortList> ports = {};
  std::span<const StandardOutput> outputs = {};
  std::span<const SpecialProperty> properties = {};
  std::span<const Branch> branches = {};
};

std::span<const StepType* const> StepTypes();
/// The row of a `Type`, the first of several; null when there is none.
const StepType* FindStepType(std::string_view type);
/// The row of steps of a declared class ("ProcessingStepV3" -> Processing); null for classes whose
/// steps have no fixed type (Step).
const StepType* TypeOfClass(std::string_view class_name);

/// The branch that the definition calls `key` ("IfSteps"), of whatever type; null for other keys.
const Branch* FindBranch(std::string_view key);

}  // namespace smgraph::sagemaker
