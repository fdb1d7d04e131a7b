#include <string>
#include <string_view>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"

// The SDK's class ExecutionVariables: its members are objects that programs ask for what they are.
namespace smgraph::sagemaker {
namespace {

using python::Ref;

struct VariableRow {
  std::string_view member;
  std::string_view name;  // in the definition
};
constexpr VariableRow kVariables[] = {
    {"START_DATETIME", "StartDateTime"},
    {"CURRENT_DATETIME", "CurrentDateTime"},
    {"PIPELINE_NAME", "PipelineName"},
    {"PIPELINE_ARN", "PipelineArn"},
    {"PIPELINE_EXECUTION_ID", "PipelineExecutionId"},
    {"PIPELINE_EXECUTION_ARN", "PipelineExecutionArn"},
    {"TRAINING_JOB_NAME", "TrainingJobName"},
    {"PROCESSING_JOB_NAME", "ProcessingJobName"},
};

/// Made once an evaluation: it has several spellings.
struct VariablesMemory {
  Ref made = nullptr;
};

Ref ExecutionVariables(python::Evaluator& ev) {
  Ref& known = ev.State<VariablesMemory>().made;
  if (known != nullptr) return known;
  constexpr std::string_view kClass = "sagemaker.workflow.execution_variables.ExecutionVariable";
  auto* members = ev.heap().New<python::Dict>();
  for (const VariableRow& row : kVariables) {
    python::Instance* variable = NewDeclared(ev, kClass, {});
    variable->attributes.Set("name", ev.heap().str(std::string(row.name)));
    members->Set(ev.heap().str(std::string(row.member)), variable);
  }
  Ref type = const_cast<python::Class*>(ev.BuiltinClass("type"));
  known = ev.CallValue(
      type, python::CallWith(
                {ev.heap().str("ExecutionVariables"), python::NewTuple(ev, {}), members}, {}));
  return known;
}

constexpr python::ValueModel kValues[] = {
    {"sagemaker.workflow.execution_variables.ExecutionVariables "
     "sagemaker.workflow.notebook_job_step.ExecutionVariables "
     "sagemaker.workflow.pipeline.ExecutionVariables "
     "sagemaker.core.workflow.execution_variables.ExecutionVariables "
     "sagemaker.core.workflow.ExecutionVariables "
     "sagemaker.mlops.workflow.notebook_job_step.ExecutionVariables "
     "sagemaker.mlops.workflow.pipeline.ExecutionVariables",
     &ExecutionVariables},
};

}  // namespace

std::span<const python::ValueModel> VariableValues() {
  return kValues;
}

}  // namespace smgraph::sagemaker
