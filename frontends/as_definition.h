#pragma once

#include <string>
#include <vector>

#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/pipeline.h"

namespace smgraph::frontends {

/// True when `pipeline` was read from a compiled definition, or as one.
bool IsDefinition(const graph::Pipeline& pipeline);

/// A program, said as the SDK compiles it.
struct ProgramAsDefinition {
  graph::Pipeline pipeline;
  std::vector<std::string> taken;  // what is not known of it and was taken from the definition
};

/// A program and a compiled definition name the same thing differently: one a script and its
/// arguments, the other the request that the SDK makes of them. `program` (with its
/// PipelineInfo::definition) becomes what is read of its own compiled definition; spans stay those
/// of the program. What only the account or the clock can tell is as `definition` has it, where
/// that fits.
Result<ProgramAsDefinition> AsDefinition(const graph::Pipeline& program,
                                         const graph::Pipeline& definition, SourceMap& sources);

}  // namespace smgraph::frontends
