#include "frontends/zenml/pipelines.h"

#include "frontends/zenml/models/models.h"

namespace smgraph::zenml {
namespace {

using python::ClassModel;
using python::FunctionModel;
using python::MethodModel;

// Methods of Pipeline: `with_options` copies, `configure` changes, the others prepare or run.
constexpr MethodModel kPipelineMethods[] = {
    {"with_options", &PipelineWithOptions},
    {"configure", &ConfigurePipeline},
    {"copy", &CopyPipeline},
    {"prepare", &PreparePipeline},
    {"run", &RunUnbound},
    {"build", &RunUnbound},
    {"deploy", &RunUnbound},
    {"create_snapshot", &RunUnbound},
    {"create_run_template", &RunUnbound},
    {"submit", &CallChild},
    {"embed", &EmbedPipeline},
};

constexpr ClassModel kPipelineModels[] = {
    {.name = "zenml.Pipeline",
     .spellings =
         "zenml.pipelines.pipeline_definition.Pipeline zenml.pipelines.BasePipeline"
         " zenml.pipelines.base_pipeline.BasePipeline zenml.new.pipelines.pipeline.Pipeline"
         " zenml.pipelines.dynamic.pipeline_definition.DynamicPipeline",
     .signature = "(name=None, entrypoint=None, **kwargs)",
     .tag = static_cast<std::uint32_t>(Role::kPipeline),
     .methods = kPipelineMethods,
     .call = &CallPipeline,
     .attribute = &AttributeOfPipeline},
    {.name = "PipelineContext",
     .spellings = "zenml.pipelines.PipelineContext zenml.pipelines.pipeline_context.PipelineContext"
                  " zenml.new.pipelines.pipeline_context.PipelineContext",
     .signature = "(**kwargs)",
     .tag = static_cast<std::uint32_t>(Role::kContext)},
};

constexpr FunctionModel kPipelineFunctions[] = {
    {"zenml.pipeline zenml.pipelines.pipeline zenml.pipelines.pipeline_decorator.pipeline"
     " zenml.decorators.pipeline zenml.new.pipelines.pipeline_decorator.pipeline",
     &PipelineDecorator},
    {"zenml.get_pipeline_context zenml.pipelines.get_pipeline_context"
     " zenml.pipelines.pipeline_context.get_pipeline_context"
     " zenml.new.pipelines.pipeline_context.get_pipeline_context",
     &PipelineContext},
};

}  // namespace

std::span<const ClassModel> PipelineModels() {
  return kPipelineModels;
}

std::span<const FunctionModel> PipelineFunctions() {
  return kPipelineFunctions;
}

}  // namespace smgraph::zenml
