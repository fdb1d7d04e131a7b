#include "graph/base/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace smgraph {

std::string_view SeverityName(Severity severity) {
  return kSeverityNames.at(static_cast<std::size_t>(severity));
}

std::string_view ConfidenceName(Confidence confidence) {
  return kConfidenceNames.at(static_cast<std::size_t>(confidence));
}

void SortDiagnostics(std::vector<Diagnostic>& diagnostics) {
  const auto key = [](const Diagnostic& d) { return std::tie(d.span, d.code, d.message); };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [key](const Diagnostic& a, const Diagnostic& b) {
                     return key(a) < key(b) || (key(a) == key(b) && a.severity > b.severity);
                   });
  const auto same = [key](const Diagnostic& a, const Diagnostic& b) {
    return key(a) == key(b) && a.notes == b.notes;
  };
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

}  // namespace smgraph
