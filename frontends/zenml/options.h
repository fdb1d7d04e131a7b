#pragma once

#include <string>
#include <string_view>

#include "frontends/python/evaluator.h"

// What ZenML refuses of options, where they are given: arguments of its decorators and methods, and
// of the classes that hold configuration.
namespace smgraph::zenml {

/// A function of ZenML that takes options: how messages call it, and its table in option_types.h.
struct OptionTaker {
  std::string_view name;
  std::string_view types;
};
inline constexpr OptionTaker kStepDecorator = {"step", "DecoratedStep"};
inline constexpr OptionTaker kStepConstructor = {"BaseStep.__init__", "MadeStep"};
inline constexpr OptionTaker kStepWithOptions = {"BaseStep.with_options", "ConfiguredStep"};
inline constexpr OptionTaker kStepConfigure = {"BaseStep.configure", "ConfiguredStep"};
inline constexpr OptionTaker kPipelineDecorator = {"pipeline", "DecoratedPipeline"};
inline constexpr OptionTaker kPipelineConfigure = {"Pipeline.configure", "ConfiguredPipeline"};

/// Reports what ZenML refuses of the options of a call; plain values are those that it takes them
/// for, then: False for "no".
void CheckOptions(python::Evaluator& ev, const OptionTaker& taker, python::Dict& options,
                  SourceSpan span);

/// What ZenML has against a section of a run configuration; keys that it does not know it drops.
/// Empty when it takes it.
std::string ProblemOfFile(python::Evaluator& ev, std::string_view types,
                          const python::Dict& options, SourceSpan span);

/// The same for an object of a declared class that has a table under the same name: called
/// when it was made.
void CheckObject(python::Evaluator& ev, python::Instance& object);

/// Raises what a decorator does on something that is certainly no function: `@step("name")`.
void CheckFunction(python::Evaluator& ev, python::Ref function, SourceSpan span);

/// Says that ZenML raises `exception` here. Where the code may catch it, it is raised; else the
/// evaluation goes on as if what was refused were not there, and finds more.
void RefuseHere(python::Evaluator& ev, std::string_view exception, std::string message,
                SourceSpan span);
/// The same for what the body of a pipeline does. Under a condition, the exception ends what
/// follows under it.
void RefuseInBody(python::Evaluator& ev, std::string_view exception, std::string message,
                  SourceSpan span);

}  // namespace smgraph::zenml
