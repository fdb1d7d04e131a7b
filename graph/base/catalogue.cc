#include "graph/base/catalogue.h"

#include <utility>

namespace smgraph {

Diagnostic Finding(RuleName name, std::string message, SourceSpan span) {
  const Rule& rule = name.rule();
  return {.code = std::string(rule.code),
          .slug = std::string(rule.slug),
          .severity = rule.severity,
          .confidence = rule.confidence,
          .span = span,
          .message = std::move(message),
          .notes = {}};
}

bool Is(const Diagnostic& finding, RuleName name) {
  return finding.code == name.rule().code;
}

}  // namespace smgraph
