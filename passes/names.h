#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smgraph::passes {

/// The words of a name in lower case: "TrainXGBModel-2" gives train, xgb, model, 2. Parts that are
/// known only at run time, "{time}", are left out.
std::vector<std::string> WordsOf(std::string_view name);

/// As Python names functions: "TrainXGBModel-2" gives "train_xgb_model_2"; a name that begins with
/// a digit, or has no words, gets a leading "step".
std::string SnakeCase(std::string_view name);

/// Names that differ in case and separators only have one key: "TrainModel", "train_model".
std::string NameKey(std::string_view name);

/// As NameKey, and without what carries no meaning: "Step" at the end, "sagemaker" or "run" at the
/// beginning, the parts that the SDK appends to the steps of a collection ("X-RegisterModel"). A
/// name that consists of nothing else keeps its last word.
std::string StemKey(std::string_view name);

/// One text for all spellings of a Python type: without modules, spaces and kinds of quotes, with
/// the builtin's name for that of typing.
///
///   typing.Dict[str, float]   dict[str,float]
///   Literal['eu', "us"]       Literal["eu","us"]
std::string TypeKey(std::string_view type);

}  // namespace smgraph::passes
