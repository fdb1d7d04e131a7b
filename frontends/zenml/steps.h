#pragma once

#include <string>
#include <string_view>

#include "frontends/python/evaluator.h"
#include "frontends/zenml/signature.h"

// Step objects: what `@step` makes of a function.
namespace smgraph::zenml {

/// `step`: bare, called with options, or as a function.
python::Ref StepDecorator(python::Evaluator& ev, const python::Call& call);
/// A decorator of steps that gives the step back (`run_with_accelerate`).
python::Ref WrapStep(python::Evaluator& ev, const python::Call& call);
/// The object of a row of LibrarySteps.
python::Ref MakeLibraryStep(python::Evaluator& ev, std::size_t row);

python::Ref CallStep(python::Evaluator& ev, python::Instance& step, const python::Call& call);
/// BaseStep(): without a name it has that of its class.
void InitStep(python::Evaluator& ev, python::Instance& step);
/// get_step_context() and log_metadata(…), as they are in the body of a pipeline.
python::Ref StepContext(python::Evaluator& ev, const python::Call& call);
python::Ref LogMetadata(python::Evaluator& ev, const python::Call& call);
python::Ref AttributeOfStep(python::Evaluator& ev, python::Instance& step, std::string_view name);
/// A copy with more options; the name stays.
python::Ref StepWithOptions(python::Evaluator& ev, const python::Call& call);
/// Changes the step for all later calls.
python::Ref ConfigureStep(python::Evaluator& ev, const python::Call& call);
python::Ref CopyStep(python::Evaluator& ev, const python::Call& call);
/// `step.after(…)`, gone since 0.40.
python::Ref LegacyAfter(python::Evaluator& ev, const python::Call& call);

/// True when a run finds the step again by the name of its function or class: not when that was
/// defined inside a function, unless its module has a function's name, too.
bool IsFoundAgain(python::Evaluator& ev, const python::Instance& step);
/// True for a CommandStep(…), which has a command in place of a function.
bool IsCommand(const python::Instance& step);

/// The step's name: the base of invocation ids. Parts that are not known are in braces.
std::string NameOfStep(python::Evaluator& ev, const python::Instance& step);
/// What the step takes and gives. The reference is valid as long as the evaluation.
const Signature& SignatureOfStep(python::Evaluator& ev, python::Instance& step);
/// The first line of the docstring of the step's function.
std::string DescriptionOfStep(python::Evaluator& ev, python::Instance& step);

}  // namespace smgraph::zenml
