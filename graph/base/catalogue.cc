#include "graph/base/catalogue.h"

#include <utility>

namespace smgraph {

Diagnostic Finding(const Rule& rule, std::string message, SourceSpan span) {
  return {.code = std::string(rule.code),
          .slug = std::string(rule.slug),
          .severity = rule.severity,
          .confidence = rule.confidence,
          .span = span,
          .message = std::move(message),
          .notes = {}};
}

Diagnostic Finding(RuleName name, std::string message, SourceSpan span) {
  return Finding(name.rule(), std::move(message), span);
}

bool Is(const Diagnostic& finding, RuleName name) {
  return finding.code == name.rule().code;
}

}  // namespace smgraph
