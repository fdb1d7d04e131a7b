#pragma once

#include <span>
#include <string_view>

#include "graph/pipeline.h"

namespace smgraph::sagemaker {

/// A step type of the definition JSON.
struct StepType {
  std::string_view type;  // `Type` in the definition
  graph::StepKind kind;
  std::string_view shape;  // what lies behind `.properties` (property_shapes.h); empty: not known
  /// References to its properties carry the step's name only, so that the SDK never adds the step
  /// by itself (reference: Properties without `step=`).
  bool by_name = false;
};

std::span<const StepType> StepTypes();
/// The row of a `Type`; null when there is none.
const StepType* FindStepType(std::string_view type);

/// The `Type` of steps of a declared class ("ProcessingStepV3" -> Processing); null for classes
/// whose steps have no fixed type (Step).
const StepType* TypeOfClass(std::string_view class_name);
struct ClassType {
  std::string_view class_name;
  std::string_view type;
};
std::span<const ClassType> ClassTypes();

/// A result that every step of a type has: the port's name and the property path that reads it.
struct StandardOutput {
  std::string_view type;
  std::string_view port;
  std::string_view path;
};
std::span<const StandardOutput> StandardOutputs();

}  // namespace smgraph::sagemaker
