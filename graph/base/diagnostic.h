#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/source.h"

namespace smgraph {

enum class Severity : std::uint8_t { kNote, kWarning, kError };
enum class Confidence : std::uint8_t { kCertain, kLikely, kMaybe };

inline constexpr std::array<std::string_view, 3> kSeverityNames = {"note", "warning", "error"};
std::string_view SeverityName(Severity severity);
inline constexpr std::array<std::string_view, 3> kConfidenceNames = {"certain", "likely", "maybe"};
std::string_view ConfidenceName(Confidence confidence);

class RuleName;  // a row of the catalogue

/// What a diagnostic adds: another place, or a hint when the span is not known.
struct Note {
  SourceSpan span;
  std::string text;
  bool operator==(const Note&) const = default;
};

/// A finding about the user's code. `code` ("SMG001", never reused) and `slug` ("syntax-error")
/// are those of a row of the catalogue (catalogue.h); `message` is one line, lower case, without a
/// full stop.
struct Diagnostic {
  std::string code;
  std::string slug;
  Severity severity = Severity::kWarning;
  Confidence confidence = Confidence::kCertain;
  SourceSpan span;
  std::string message;
  std::vector<Note> notes;
  bool operator==(const Diagnostic&) const = default;
};

/// Sorts by place, code and message, and drops repetitions: the gravest of them stays.
void SortDiagnostics(std::vector<Diagnostic>& diagnostics);

}  // namespace smgraph
