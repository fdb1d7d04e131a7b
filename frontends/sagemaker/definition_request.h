#pragma once

#include <string>
#include <string_view>

#include "frontends/sagemaker/definition_values.h"
#include "graph/pipeline.h"

// One step object of a compiled definition, without what nests in it.
namespace smgraph::sagemaker {

/// Fills kind, texts, ports, arguments and settings of a step whose id and type are set.
void ReadDefinitionRequest(const graph::Value& plain, DefinitionValues& values, graph::Step& step);

/// The value at keys joined by dots; null when there is none.
const graph::Value* ValueAt(const graph::Value& value, std::string_view path);
/// The text there; empty when there is none.
std::string TextAt(const graph::Value& value, std::string_view path);
const graph::List* ListAt(const graph::Value& value, std::string_view path);

}  // namespace smgraph::sagemaker
