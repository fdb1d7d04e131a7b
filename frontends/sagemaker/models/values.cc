#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"

// Pipeline variables: parameters, Join, JsonGet, properties, outputs of function steps.
namespace smgraph::sagemaker {
namespace {

constexpr python::ClassModel kValueClasses[] = {
    {.name = "ParameterString",
     .spellings = "sagemaker.workflow.parameters.ParameterString "
                  "sagemaker.core.workflow.parameters.ParameterString "
                  "sagemaker.estimator.ParameterString sagemaker.workflow.ParameterString "
                  "sagemaker.workflow.quality_check_step.ParameterString "
                  "sagemaker.core.workflow.ParameterString "
                  "sagemaker.mlops.workflow.quality_check_step.ParameterString",
     .signature = "(name, default_value=None, enum_values=None)",
     .tag = Tag(Role::kParameter),
     .attribute = &ParameterTypeAttribute,
     .init = &CheckDefault,
     .objects = "to_string expr",
     .compared = "name default_value",
     .hashable = true},
    {.name = "ParameterInteger",
     .spellings = "sagemaker.workflow.parameters.ParameterInteger "
                  "sagemaker.core.workflow.parameters.ParameterInteger "
                  "sagemaker.core.workflow.ParameterInteger",
     .signature = "(name, default_value=None)",
     .tag = Tag(Role::kParameter),
     .attribute = &ParameterTypeAttribute,
     .init = &CheckDefault,
     .objects = "to_string expr",
     .compared = "name default_value",
     .hashable = true},
    {.name = "ParameterFloat",
     .spellings = "sagemaker.workflow.parameters.ParameterFloat "
                  "sagemaker.core.workflow.parameters.ParameterFloat "
                  "sagemaker.core.workflow.ParameterFloat",
     .signature = "(name, default_value=None)",
     .tag = Tag(Role::kParameter),
     .attribute = &ParameterTypeAttribute,
     .init = &CheckDefault,
     .objects = "to_string expr",
     .compared = "name default_value",
     .hashable = true},
    {.name = "ParameterBoolean",
     .spellings = "sagemaker.workflow.parameters.ParameterBoolean "
                  "sagemaker.workflow.ParameterBoolean "
                  "sagemaker.core.workflow.parameters.ParameterBoolean "
                  "sagemaker.core.workflow.ParameterBoolean",
     .signature = "(name, *, default_value=None)",
     .tag = Tag(Role::kParameter),
     .attribute = &ParameterTypeAttribute,
     .init = &CheckDefault,
     .objects = "to_string expr",
     .compared = "name default_value",
     .hashable = true},
    {.name = "Parameter",
     .spellings = "sagemaker.workflow.parameters.Parameter "
                  "sagemaker.core.workflow.parameters.Parameter "
                  "sagemaker.workflow.conditions.Parameter "
                  "sagemaker.workflow.functions.Parameter "
                  "sagemaker.workflow.pipeline.Parameter sagemaker.core.workflow.Parameter "
                  "sagemaker.core.workflow.conditions.Parameter "
                  "sagemaker.core.workflow.functions.Parameter "
                  "sagemaker.mlops.workflow.pipeline.Parameter",
     .signature = "(name=\"\", parameter_type=\"String\", default_value=None)",
     .tag = Tag(Role::kParameter),
     .objects = "to_string expr",
     .compared = "name parameter_type default_value",
     .hashable = true},
    {.name = "Join",
     .spellings = "sagemaker.workflow.functions.Join sagemaker.core.workflow.functions.Join "
                  "sagemaker.processing.Join sagemaker.spark.processing.Join "
                  "sagemaker.workflow.steps.Join sagemaker.core.processing.Join "
                  "sagemaker.core.spark.processing.Join sagemaker.core.workflow.Join "
                  "sagemaker.mlops.workflow.steps.Join",
     .signature = "(on=\"\", values=None)",
     .tag = Tag(Role::kJoin),
     .objects = "to_string expr",
     .compared = "on values"},
    {.name = "JsonGet",
     .spellings = "sagemaker.workflow.functions.JsonGet "
                  "sagemaker.core.workflow.functions.JsonGet "
                  "sagemaker.workflow.condition_step.NewJsonGet "
                  "sagemaker.workflow.function_step.JsonGet sagemaker.workflow.steps.JsonGet "
                  "sagemaker.core.workflow.JsonGet "
                  "sagemaker.mlops.workflow.function_step.JsonGet "
                  "sagemaker.mlops.workflow.steps.JsonGet",
     .signature = "(step_name=None, property_file=None, json_path=None, s3_uri=None, "
                  "step=None)",
     .tag = Tag(Role::kJsonGet),
     .objects = "to_string expr",
     .compared = "step_name property_file json_path s3_uri step"},
    {.name = "ConditionJsonGet",
     .spellings = "sagemaker.workflow.condition_step.JsonGet",
     .signature = "(step, property_file, json_path)",
     .tag = Tag(Role::kJsonGet),
     .objects = "to_string expr"},
    {.name = "PropertyFile",
     .spellings = "sagemaker.workflow.properties.PropertyFile "
                  "sagemaker.core.workflow.properties.PropertyFile "
                  "sagemaker.workflow.condition_step.PropertyFile "
                  "sagemaker.workflow.functions.PropertyFile "
                  "sagemaker.workflow.steps.PropertyFile sagemaker.core.workflow.PropertyFile "
                  "sagemaker.core.workflow.functions.PropertyFile "
                  "sagemaker.mlops.workflow.steps.PropertyFile",
     .signature = "(name, output_name, path)",
     .tag = Tag(Role::kPropertyFile),
     .compared = "name output_name path"},
    {.name = "ExecutionVariable",
     .spellings = "sagemaker.workflow.execution_variables.ExecutionVariable "
                  "sagemaker.core.workflow.execution_variables.ExecutionVariable "
                  "sagemaker.workflow.conditions.ExecutionVariable "
                  "sagemaker.workflow.functions.ExecutionVariable "
                  "sagemaker.workflow.pipeline_experiment_config.ExecutionVariable "
                  "sagemaker.core.workflow.ExecutionVariable "
                  "sagemaker.core.workflow.conditions.ExecutionVariable "
                  "sagemaker.core.workflow.functions.ExecutionVariable "
                  "sagemaker.mlops.workflow.pipeline_experiment_config.ExecutionVariable",
     .signature = "(name)",
     .tag = Tag(Role::kExecutionVariable),
     .objects = "to_string expr",
     .compared = "name"},
    {.name = "LambdaOutput",
     .spellings = "sagemaker.workflow.lambda_step.LambdaOutput "
                  "sagemaker.mlops.workflow.lambda_step.LambdaOutput "
                  "sagemaker.workflow.pipeline.LambdaOutput "
                  "sagemaker.mlops.workflow.LambdaOutput "
                  "sagemaker.mlops.workflow.pipeline.LambdaOutput",
     .signature = "(output_name=None, output_type=\"String\")",
     .tag = Tag(Role::kOutputParameter),
     .compared = "output_name output_type"},
    {.name = "CallbackOutput",
     .spellings = "sagemaker.workflow.callback_step.CallbackOutput "
                  "sagemaker.mlops.workflow.callback_step.CallbackOutput "
                  "sagemaker.workflow.pipeline.CallbackOutput "
                  "sagemaker.mlops.workflow.CallbackOutput "
                  "sagemaker.mlops.workflow.pipeline.CallbackOutput",
     .signature = "(output_name=None, output_type=\"String\")",
     .tag = Tag(Role::kOutputParameter),
     .compared = "output_name output_type"},
    {.name = "Properties",
     .spellings = "sagemaker.workflow.properties.Properties "
                  "sagemaker.core.workflow.properties.Properties "
                  "sagemaker.workflow.condition_step.Properties "
                  "sagemaker.workflow.conditions.Properties "
                  "sagemaker.workflow.functions.Properties "
                  "sagemaker.workflow.pipeline.Properties sagemaker.workflow.steps.Properties "
                  "sagemaker.core.workflow.Properties "
                  "sagemaker.core.workflow.conditions.Properties "
                  "sagemaker.core.workflow.functions.Properties "
                  "sagemaker.mlops.workflow.condition_step.Properties "
                  "sagemaker.mlops.workflow.pipeline.Properties "
                  "sagemaker.mlops.workflow.steps.Properties",
     .signature = "(step_name, path=None, shape_name=None, shape_names=None, "
                  "service_name='sagemaker', step=None)",
     .tag = Tag(Role::kCustomProperties),
     .objects = "*"},
    {.name = "PipelineExperimentConfigProperty",
     .spellings =
         ""
         "sagemaker.workflow.pipeline_experiment_config.PipelineExperimentConfigProperty "
         "sagemaker.mlops.workflow.pipeline_experiment_config.PipelineExperimentConfigProperty "
         "sagemaker.mlops.workflow.PipelineExperimentConfigProperty",
     .signature = "(name)",
     .tag = Tag(Role::kExperimentProperty)},
    {.name = "CurrentItem",
     .spellings = "sagemaker.mlops.workflow.for_each_step.CurrentItem "
                  "sagemaker.mlops.workflow.CurrentItem",
     .signature = "()",
     .tag = Tag(Role::kCurrentItem),
     .objects = "*"},
    {.name = "IterationOutput",
     .spellings = "sagemaker.mlops.workflow.for_each_step.IterationOutput "
                  "sagemaker.mlops.workflow.IterationOutput",
     .signature = "(body_step)",
     .tag = Tag(Role::kIterationOutput),
     .objects = "*"},
    {.name = "DelayedReturn",
     .spellings = "sagemaker.workflow.function_step.DelayedReturn "
                  "sagemaker.mlops.workflow.function_step.DelayedReturn",
     .signature = "(function_step, reference_path=())",
     .tag = Tag(Role::kDelayedReturn),
     .objects = "*"},
};

}  // namespace

std::span<const python::ClassModel> ValueClasses() {
  return kValueClasses;
}

}  // namespace smgraph::sagemaker
