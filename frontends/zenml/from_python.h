#pragma once

#include "frontends/dialect/dialect.h"

namespace smgraph::zenml {

/// ZenML's row of the table of dialects: declares `models/`; collects the pipelines that the user's
/// code calls, and those of the module that nobody calls, with their defaults. One graph for each
/// pipeline function; calls with other arguments that give another graph give further pipelines.
extern const frontends::PythonDialect kZenMl;

}  // namespace smgraph::zenml
