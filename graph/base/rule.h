#pragma once

#include <string_view>

#include "graph/base/diagnostic.h"

namespace smgraph {

/// A kind of finding, as its page in the catalogue says it. Codes are never reused. `bad` and
/// `good` are programs: the first has the finding, the second is the same without it.
struct Rule {
  std::string_view code;  // "SMG501"
  std::string_view slug;  // "scheduled-dynamic-pipeline"
  Severity severity = Severity::kWarning;
  Confidence confidence = Confidence::kCertain;
  std::string_view summary;      // what is wrong, in one line
  std::string_view explanation;  // what happens then, and the ways out; paragraphs
  std::string_view holds_for;    // the versions it was seen with
  std::string_view bad;
  std::string_view good;
};

}  // namespace smgraph
