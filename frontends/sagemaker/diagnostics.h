#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "graph/base/diagnostic.h"

// The findings of reading a pipeline: what is not known and may change the graph (SMG0xx), and what
// the SDK or the service would refuse or read otherwise than it looks.
namespace smgraph::sagemaker {

struct Code {
  std::string_view code;
  std::string_view slug;
};

inline constexpr Code kUnknownStep = {"SMG020", "unknown-step"};
inline constexpr Code kUnknownDependency = {"SMG021", "unknown-dependency"};
inline constexpr Code kUnknownName = {"SMG022", "unknown-step-name"};
inline constexpr Code kUnknownReference = {"SMG023", "unknown-reference"};
inline constexpr Code kUnknownCollection = {"SMG024", "unknown-step-collection"};
inline constexpr Code kConditionalGraph = {"SMG025", "conditional-graph"};
inline constexpr Code kRepeatedStep = {"SMG026", "step-in-unknown-loop"};
inline constexpr Code kUnknownParameter = {"SMG027", "unknown-parameter"};
inline constexpr Code kUnreadablePipeline = {"SMG028", "unreadable-pipeline"};

inline constexpr Code kOlderSdk = {"SMG029", "older-sdk-pinned"};

inline constexpr Code kUncountedReference = {"SMG110", "reference-outside-the-sdk-graph"};
inline constexpr Code kVariableInString = {"SMG111", "pipeline-variable-in-string"};
inline constexpr Code kUnknownProperty = {"SMG112", "unknown-property"};
inline constexpr Code kInvalidStepItem = {"SMG113", "not-a-step"};
inline constexpr Code kVariableAsCode = {"SMG116", "pipeline-variable-as-code"};

inline constexpr Code kDuplicateStep = {"SMG201", "duplicate-step-name"};
inline constexpr Code kMissingStep = {"SMG202", "dependency-not-in-pipeline"};
inline constexpr Code kBareString = {"SMG203", "bare-string-dependency"};
inline constexpr Code kTriggerConflict = {"SMG204", "conflicting-triggers"};

inline Diagnostic Finding(Code code, Severity severity, std::string message, SourceSpan span) {
  return {.code = std::string(code.code),
          .slug = std::string(code.slug),
          .severity = severity,
          .confidence = Confidence::kCertain,
          .span = span,
          .message = std::move(message),
          .notes = {}};
}

/// Something that is not known and may change the graph.
inline Diagnostic Incomplete(Code code, std::string message, SourceSpan span) {
  return Finding(code, Severity::kWarning, std::move(message), span);
}

}  // namespace smgraph::sagemaker
