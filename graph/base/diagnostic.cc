#include "graph/base/diagnostic.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace smgraph {

std::string_view SeverityName(Severity severity) {
  constexpr std::array<std::string_view, 3> kNames = {"note", "warning", "error"};
  return kNames.at(static_cast<std::size_t>(severity));
}

std::string_view ConfidenceName(Confidence confidence) {
  constexpr std::array<std::string_view, 3> kNames = {"certain", "likely", "maybe"};
  return kNames.at(static_cast<std::size_t>(confidence));
}

void SortDiagnostics(std::vector<Diagnostic>& diagnostics) {
  const auto key = [](const Diagnostic& d) { return std::tie(d.span, d.code, d.message); };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [key](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
}

}  // namespace smgraph
