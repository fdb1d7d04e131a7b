#include "frontends/sagemaker/sagemaker.h"

namespace smgraph::sagemaker {

const frontends::Frontend kSageMaker = {
    .dialect = graph::Dialect::kSageMaker,
    .python = {&Declare, &Collect, &CollectCompiled},
    .json = {"a SageMaker definition", "\"Version\" and \"Steps\"", &IsDefinition,
             &ReadDefinition}};

}  // namespace smgraph::sagemaker
