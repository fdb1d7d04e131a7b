#include "frontends/zenml/zenml.h"

namespace smgraph::zenml {

const frontends::Frontend kZenMl = {
    .dialect = graph::Dialect::kZenMl,
    .python = {&Declare, &Collect},
    .json = {"a ZenML snapshot", "\"pipeline_spec\"", &IsSnapshot, &ReadSnapshot}};

}  // namespace smgraph::zenml
