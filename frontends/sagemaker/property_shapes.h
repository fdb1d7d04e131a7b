#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smgraph::sagemaker {

/// One access below `step.properties`: an attribute or an index.
struct PathLink {
  bool item = false;
  std::string text;     // the attribute's name, or the index without quotes
  bool quoted = false;  // item: a string, printed in quotes
};

/// What is wrong with a property path under a shape ("DescribeTrainingJobResponse"; several joined
/// by
/// "+"); empty when nothing is, or when the shape is not known.
std::string PropertyProblem(std::string_view shapes, const std::vector<PathLink>& path);

bool KnowsShape(std::string_view shape);

}  // namespace smgraph::sagemaker
