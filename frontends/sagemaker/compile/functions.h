#pragma once

#include "frontends/sagemaker/request.h"

// Training jobs that run code of the source (reference: SDK classes _FunctionStep, _Job of remote
// functions, NotebookJobStep).
namespace smgraph::sagemaker {

void CompileFunctionStep(Builder& b);
void CompileNotebook(Builder& b);

/// What a function step whose result others read is told besides (reference: SDK method
/// _set_serialize_output_to_json_flag).
void WriteResultAsJson(graph::Map& arguments);

}  // namespace smgraph::sagemaker
