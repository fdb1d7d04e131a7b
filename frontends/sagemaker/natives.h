#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontends/python/class_model.h"
#include "frontends/python/evaluator.h"

// Methods and functions of the SDK that do something while a pipeline is built; all others give
// opaque values that remember the call.
namespace smgraph::sagemaker {

extern const python::MethodModel kStepMethods[1];          // add_depends_on
extern const python::MethodModel kRetryStepMethods[2];     // + add_retry_policy
extern const python::MethodModel kTuningStepMethods[3];    // + get_top_model_s3_uri
extern const python::MethodModel kAutoMlStepMethods[3];    // + get_best_auto_ml_model
extern const python::MethodModel kProcessorMethods[1];     // get_run_args
extern const python::MethodModel kEstimatorMethods[2];     // set_hyperparameters, hyperparameters
extern const python::MethodModel kModelMethods[2];         // create, register
extern const python::MethodModel kModelBuilderMethods[2];  // build, register

/// A new instance of a class that the SDK's tables declare.
python::Instance* NewDeclared(python::Evaluator& ev, std::string_view qualified_name,
                              SourceSpan span);

/// Notes which function makes a pipeline (PipelineInfo::entry).
void RecordPipeline(python::Evaluator& ev, python::Instance& pipeline);

/// Notes that the code asks a step for its `arguments`: the SDK then makes them at once, and what
/// it writes into the user's objects stays there. Gives nothing.
python::Ref StepAttribute(python::Evaluator& ev, python::Instance& step, std::string_view name);

/// `step.step_type` and `parameter.parameter_type`: members of the SDK's enumerations; null for
/// other attributes.
python::Ref StepTypeAttribute(python::Evaluator& ev, python::Instance& step, std::string_view name);
/// The configurations that the SDK gives a pipeline that is made without.
python::Ref PipelineAttribute(python::Evaluator& ev, python::Instance& pipeline,
                              std::string_view name);
python::Ref ParameterTypeAttribute(python::Evaluator& ev, python::Instance& parameter,
                                   std::string_view name);

/// Raises TypeError, where a handler around catches it, for a default that is not of the
/// parameter's type.
void CheckDefault(python::Evaluator& ev, python::Instance& parameter);

/// The steps that the SDK makes of a collection, in `collection.steps`, when it is made: objects of
/// the program like others.
void MakeParts(python::Evaluator& ev, python::Instance& collection);

/// What the natives of one evaluation remember.
struct SageMakerState {
  struct Entry {
    const python::Instance* pipeline;
    std::string function;
  };
  std::vector<Entry> entries;
  std::vector<python::Instance*> asked;  // steps whose arguments the code asked for
  std::unordered_map<std::string, int>
      unnamed_calls;  // only for look-ups: calls of a function step
};

}  // namespace smgraph::sagemaker
