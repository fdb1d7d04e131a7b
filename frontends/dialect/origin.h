#pragma once

#include <string>

#include "frontends/python/value.h"

// Words for values that nobody declares.
namespace smgraph::frontends {

/// How a value was made, for people: "boto3.client(...).get_parameter()". Bounded in length.
std::string DescribeOrigin(python::Ref value);
/// Why a value is not known: "result of boto3.client(...)", "argument 'region' of get_pipeline".
std::string WhyUnknown(python::Ref value);
/// The dotted name of something imported ("sagemaker.workflow.steps.X", also when it was reached
/// through attributes of an imported module); empty for anything else.
std::string ImportedName(python::Ref value);

}  // namespace smgraph::frontends
