#pragma once

#include <string_view>

namespace smgraph::passes {

/// True when the description of a finished job, model, check or endpoint has a member `name`, so
/// that a path that begins with it names a result (the output
/// shapes of the service's Describe calls).
bool IsKnownResult(std::string_view name);

/// True for the results that have one usual reading, which needs no path to be told apart:
/// "ModelArtifacts" is always ModelArtifacts.S3ModelArtifacts.
bool HasOneReading(std::string_view name);

}  // namespace smgraph::passes
