#pragma once

#include "frontends/python/value.h"
#include "frontends/sagemaker/reader.h"
#include "graph/value.h"

namespace smgraph::sagemaker {

/// A value of the code as the definition writes it (see text.h). Notes no reference and reports
/// nothing: that was done when the step was read.
graph::Value CompileValue(Reader& reader, python::Ref value);

/// The same for what has been read: references become {"Get": …}, a Join {"Std:Join": …}.
graph::Value CompileRead(const graph::Value& value);

/// {"Std:Join": …}
graph::Value StdJoin(std::string separator, graph::List values);

/// value.to_string() of a pipeline variable, else str(value).
graph::Value CompileText(Reader& reader, python::Ref value);
/// The same, but json.dumps(value) of what is no pipeline variable.
graph::Value CompileJson(Reader& reader, python::Ref value);

/// The other way round: text that was compiled, for an object that stands for one of the SDK's own.
python::Ref RefOfText(python::Evaluator& ev, const graph::Value& text);

/// True for what stands in the definition as an expression.
bool IsExpression(const graph::Value& compiled);

}  // namespace smgraph::sagemaker
