#pragma once

#include <string>
#include <string_view>

#include "frontends/zenml/state.h"

// Pipeline objects: what `@pipeline` makes of a function, and the evaluation of their bodies.
namespace smgraph::zenml {

/// `pipeline`: bare, called with options, or as a function.
python::Ref PipelineDecorator(python::Evaluator& ev, const python::Call& call);
/// get_pipeline_context()
python::Ref PipelineContext(python::Evaluator& ev, const python::Call& call);

/// Runs the pipeline; inside the body of a static pipeline its body is inlined,
/// inside a dynamic one it is a run of its own.
python::Ref CallPipeline(python::Evaluator& ev, python::Instance& pipeline,
                         const python::Call& call);
python::Ref AttributeOfPipeline(python::Evaluator& ev, python::Instance& pipeline,
                                std::string_view name);
/// A copy with more options and run arguments.
python::Ref PipelineWithOptions(python::Evaluator& ev, const python::Call& call);
python::Ref ConfigurePipeline(python::Evaluator& ev, const python::Call& call);
python::Ref CopyPipeline(python::Evaluator& ev, const python::Call& call);
/// `.prepare(…)`: compiles with these arguments.
python::Ref PreparePipeline(python::Evaluator& ev, const python::Call& call);
/// `.run()`, `.build()`, `.deploy()`, `.create_snapshot()`: compile with the parameters at hand.
python::Ref RunUnbound(python::Evaluator& ev, const python::Call& call);
/// `.submit(…)` of a child pipeline.
python::Ref CallChild(python::Evaluator& ev, const python::Call& call);
/// `.embed(…)`: the body becomes part of the parent.
python::Ref EmbedPipeline(python::Evaluator& ev, const python::Call& call);

/// The pipeline's name; parts that are not known are in braces.
std::string NameOfPipeline(const python::Instance& pipeline);
/// The pipeline that `pipeline` was copied from, or itself.
python::Instance* RootOf(python::Instance& pipeline);
/// The attribute that holds the run arguments given with with_options, a Dict.
inline constexpr std::string_view kRunField = "__run_arguments__";

}  // namespace smgraph::zenml
