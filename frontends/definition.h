#pragma once

#include <string>
#include <vector>

#include "graph/base/source.h"
#include "graph/value.h"

// Compiled definitions as text (PipelineInfo::definition).
namespace smgraph::frontends {

/// A value of a definition that is not known before the pipeline is really compiled.
struct DefinitionGap {
  std::string place;   // "Train.Arguments.RoleArn"
  std::string reason;  // "the ARN of a role of the account"
  SourceSpan span;     // where the code makes it, when it does
};

/// In the order of the definition. Text has one for each of its gaps.
std::vector<DefinitionGap> DefinitionGaps(const graph::Value& definition);

/// As Python's json.dumps writes it: in one line when `indent` is 0. What is not known is an object
/// {"Smgraph:Unknown": "s3://{default-bucket}/churn", "Why": ["the account's default bucket"]}:
/// the text with its gaps in braces, and the reason of each.
std::string DefinitionText(const graph::Value& definition, int indent);

}  // namespace smgraph::frontends
