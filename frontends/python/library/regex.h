#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Regular expressions as Python's `re` writes them, matched by a backtracking machine that gives up
// after a fixed number of steps. Groups, lookaround, back references, lazy and counted repeats;
// not: conditionals, atomic groups, possessive repeats.
namespace smgraph::python {

inline constexpr std::int64_t kRegexIgnoreCase = 2;
inline constexpr std::int64_t kRegexMultiLine = 8;
inline constexpr std::int64_t kRegexDotAll = 16;
inline constexpr std::int64_t kRegexVerbose = 64;

/// Offsets in code points of the whole match and of each group; -1 for groups that took no part.
struct RegexMatch {
  std::vector<std::pair<std::ptrdiff_t, std::ptrdiff_t>> groups;
};

enum class RegexOutcome : std::uint8_t { kMatch, kNoMatch, kGaveUp };

/// How an attempt to match is bounded.
struct RegexMode {
  bool anchored = false;              // match(): at `from` only
  bool whole = false;                 // fullmatch(): up to the end
  bool must_advance = false;          // no empty match at `from`
  std::size_t* steps_left = nullptr;  // shared by many attempts; null: a bound of its own
};

class Regex {
 public:
  /// Nothing when the pattern is malformed or uses what the machine does not know.
  static std::optional<Regex> Compile(std::string_view pattern, std::int64_t flags);

  RegexOutcome Find(std::u32string_view text, std::size_t from, RegexMode mode,
                    RegexMatch& match) const;
  std::size_t group_count() const { return group_count_; }
  const std::vector<std::pair<std::string, std::size_t>>& names() const { return names_; }

  enum class Op : std::uint8_t {
    kChar,
    kAny,
    kSet,
    kLineStart,
    kLineEnd,
    kTextStart,
    kTextEnd,
    kWordEdge,
    kNoWordEdge,
    kSplit,     // tries `a`, then `b` (relative)
    kJump,      // relative
    kSave,      // slot `a`
    kProgress,  // fails when nothing was read since slot `a` was saved
    kBackReference,
    kLook,  // program from here on up to its kMatch; `a`: size, `b`: 1 negated, width behind
    kMatch
  };
  struct Instruction {
    Op op = Op::kMatch;
    std::int32_t a = 0;
    std::int32_t b = 0;
    std::int32_t width = -1;  // kLook: how far to step back; -1 looks ahead
    bool flag = false;        // kChar, kSet, kBackReference: ignore case; kAny: line ends too
  };
  struct Range {
    char32_t first, last;
  };
  struct CharSet {
    std::vector<Range> ranges;
    std::vector<char> classes;  // d D w W s S
    bool negated = false;
    bool Has(char32_t point, bool ignore_case) const;
  };

 private:
  friend class RegexCompiler;
  friend class RegexMachine;
  std::vector<Instruction> program_;
  std::vector<CharSet> sets_;
  std::size_t group_count_ = 0;
  std::size_t slots_ = 0;
  std::vector<std::pair<std::string, std::size_t>> names_;
};

}  // namespace smgraph::python
