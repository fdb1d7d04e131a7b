#pragma once

#include "frontends/sagemaker/compiler.h"
#include "graph/value.h"

namespace smgraph::sagemaker {

/// The definition of a compiled pipeline as the SDK's Pipeline.definition() has it, keys in its
/// order (see text.h for what is not known). `info` has its parameters. The compiler's reader must
/// have made the requests (Reader::set_compilation).
graph::Value CompileDefinition(const Compiler& compiler, Reader& reader,
                               const python::Instance& pipeline, const graph::PipelineInfo& info);

}  // namespace smgraph::sagemaker
