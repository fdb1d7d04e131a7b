#include "render/change_list.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "render/facts.h"
#include "render/text/graphemes.h"
#include "render/text/ink.h"

namespace smgraph::render {
namespace {

using graph::Change;
using graph::ChangeKind;
using graph::ChangeSubject;

constexpr std::array<std::string_view, 10> kHeadings = {
    "pipeline", "parameters", "schedules", "steps",  "inputs",
    "outputs",  "arguments",  "settings",  "guards", "edges"};

constexpr int kIndent = 4;  // two blanks, the glyph, a blank
constexpr int kGap = 2;
constexpr int kValueIndent = 8;
constexpr int kLongestPlace = 24;
constexpr std::size_t kLongValue = 24;  // from here on only what differs of two values is shown

const SourceSpan& SpanOf(const Change& change) {
  return change.after_span.known() ? change.after_span : change.before_span;
}

// A common start ends behind one of these, a common end starts at one, so that an item of a list or
// a part of a path is shown whole.
bool OpensItem(std::string_view text, std::size_t at) {
  constexpr std::string_view kOpening = "{[(/";
  return at == 0 || kOpening.find(text[at - 1]) != std::string_view::npos ||
         (at > 1 && text.substr(at - 2, 2) == ", ");
}

bool ClosesItem(std::string_view text, std::size_t at) {
  constexpr std::string_view kClosing = "}]),/";
  return at == text.size() || kClosing.find(text[at]) != std::string_view::npos;
}

// Two long values without what they have in common at both ends.
Change Trimmed(const Change& change, std::string_view mark) {
  const std::string& before = change.before;
  const std::string& after = change.after;
  const std::size_t most = std::min(before.size(), after.size());
  if (most < kLongValue || before == after) return change;
  std::size_t start = 0;
  while (start < most && before[start] == after[start])
    ++start;
  while (!OpensItem(before, start))
    --start;
  std::size_t end = 0;
  while (end < most - start && before[before.size() - 1 - end] == after[after.size() - 1 - end]) {
    ++end;
  }
  while (!ClosesItem(before, before.size() - end))
    --end;
  Change trimmed = change;
  const auto cut = [&](std::string& text) {
    text = text.substr(start, text.size() - start - end);
    if (start > 0) text = std::string(mark) + text;
    if (end > 0) text += mark;
  };
  cut(trimmed.before);
  cut(trimmed.after);
  return trimmed;
}

// A change as it is printed.
struct Row {
  ChangeKind kind = ChangeKind::kChanged;
  std::string name;
  std::string before;
  std::string after;
  std::string text;  // both sides in one
  std::string place;
};

// The changes of one subject. What has no room beside its name stands below it.
class Table {
 public:
  Table(const std::vector<Change>& changes, const SourceMap* sources,
        const text::DrawingOptions& options)
      : sources_(sources), options_(options), ascii_(options.alphabet == text::Alphabet::kAscii) {
    for (const Change& change : changes)
      rows_.push_back(MakeRow(change));
    Measure();
  }

  std::string Print() const {
    std::string out;
    for (const Row& row : rows_)
      out += Fits(row, name_) ? ShortRow(row) : LongRow(row);
    return out;
  }

 private:
  Row MakeRow(const Change& change) const {
    const Change trimmed = Trimmed(change, ascii_ ? "..." : "…");
    Row row{.kind = change.kind,
            .name = text::Printable(change.name),
            .before = text::Printable(SideText(change, trimmed.before)),
            .after = text::Printable(SideText(change, trimmed.after)),
            .text = {},
            .place = PlaceOf(change)};
    const bool both = !row.before.empty() && !row.after.empty();
    row.text = row.before + (both ? ascii_ ? " -> " : " → " : "") + row.after;
    return row;
  }

  // Without its folders where they would take too much room.
  std::string PlaceOf(const Change& change) const {
    std::string place = text::Printable(PlaceText(SpanOf(change), sources_));
    if (options_.width == 0 || text::DisplayWidth(place) <= kLongestPlace) return place;
    place.erase(0, place.rfind('/') + 1);
    return text::Shortened(place, kLongestPlace, ascii_);
  }

  // Whether name and text have room on a line when names take `name` columns.
  bool Fits(const Row& row, int name) const {
    const int text = row.text.empty() ? 0 : kGap + text::DisplayWidth(row.text);
    return std::max(name, text::DisplayWidth(row.name)) + text <= room_;
  }

  void Measure() {
    int place = 0;
    for (const Row& row : rows_)
      place = std::max(place, text::DisplayWidth(row.place));
    if (options_.width > 0) {
      room_ = std::max(options_.width - kIndent - (place == 0 ? 0 : place + kGap), 4);
    }
    for (const Row& row : rows_) {
      if (Fits(row, 0)) name_ = std::max(name_, text::DisplayWidth(row.name));
    }
    for (const Row& row : rows_) {
      const int name = text::DisplayWidth(row.name);
      const int text = row.text.empty() ? 0 : kGap + text::DisplayWidth(row.text);
      line_ = std::max(line_, Fits(row, name_) ? name_ + text : std::min(name, room_));
    }
  }

  std::string Line(const Row& row, const std::string& name, const std::string& text) const {
    const std::string head = fmt::format("{} {}", ChangeGlyph(row.kind), name);
    std::string line = "  " + text::Inked(head, InkOf(row), options_.colour) + text;
    if (row.place.empty()) return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    const int used = text::DisplayWidth(name + text);
    line += std::string(static_cast<std::size_t>(std::max(line_ - used, 0) + kGap), ' ');
    return line + text::Inked(row.place, text::Ink::kDim, options_.colour) + "\n";
  }

  std::string ShortRow(const Row& row) const {
    if (row.text.empty()) return Line(row, row.name, "");
    return Line(row, text::Padded(row.name, name_), std::string(kGap, ' ') + row.text);
  }

  std::string LongRow(const Row& row) const {
    return LongName(row) + Value("- ", row.before, text::Ink::kRemoved) +
           Value("+ ", row.after, text::Ink::kAdded);
  }

  // A name is never cut: it goes on below itself.
  std::string LongName(const Row& row) const {
    const std::vector<std::string> lines = text::WrapWords(row.name, room_);
    std::string out = Line(row, lines.front(), "");
    for (std::size_t i = 1; i < lines.size(); ++i)
      out += text::Inked(std::string(kIndent, ' ') + lines[i], InkOf(row), options_.colour) + "\n";
    return out;
  }

  std::string Value(std::string_view mark, const std::string& value, text::Ink ink) const {
    if (value.empty()) return {};
    std::string out;
    std::string lead = std::string(kValueIndent - 2, ' ') + std::string(mark);
    for (const std::string& line :
         text::WrapWords(value, std::max(options_.width - kValueIndent, 4))) {
      out += text::Inked(lead + line, ink, options_.colour) + "\n";
      lead = std::string(kValueIndent, ' ');
    }
    return out;
  }

  static text::Ink InkOf(const Row& row) {
    constexpr std::array<text::Ink, 4> kInks = {text::Ink::kAdded, text::Ink::kRemoved,
                                                text::Ink::kChanged, text::Ink::kChanged};
    return kInks.at(static_cast<std::size_t>(row.kind));
  }

  const SourceMap* sources_;
  const text::DrawingOptions& options_;
  bool ascii_;
  std::vector<Row> rows_;
  int room_ = std::numeric_limits<int>::max();  // columns for name and text
  int name_ = 0;
  int line_ = 0;  // columns of name and text together
};

}  // namespace

char ChangeGlyph(ChangeKind kind) {
  return "+-~>"[static_cast<std::size_t>(kind)];
}

std::string SideText(const Change& change, std::string_view side) {
  const bool both = !change.before.empty() && !change.after.empty();
  if (both || !side.starts_with(change.name)) return std::string(side);
  const std::string_view rest = side.substr(change.name.size());
  if (rest.starts_with(" (") && rest.ends_with(')'))
    return std::string(rest.substr(2, rest.size() - 3));
  return std::string(rest.empty() ? rest : side);
}

std::string PlaceText(const SourceSpan& span, const SourceMap* sources) {
  if (sources == nullptr || !span.known()) return {};
  const std::string_view path = sources->Path(span.file);
  if (span.begin.line == 0) return std::string(path);
  if (span.cell == 0) return fmt::format("{}:{}", path, span.begin.line);
  return fmt::format("{}:cell {}:{}", path, span.cell, span.begin.line);
}

std::string ChangeList(const graph::Comparison& comparison, const SourceMap* sources,
                       const text::DrawingOptions& options) {
  std::string out;
  for (std::size_t subject = 0; subject < kHeadings.size(); ++subject) {
    std::vector<Change> changes;
    std::ranges::copy_if(comparison.changes, std::back_inserter(changes),
                         [&](const Change& change) {
                           return change.subject == static_cast<ChangeSubject>(subject);
                         });
    if (changes.empty()) continue;
    out += fmt::format("{}\n{}", kHeadings.at(subject),
                       Table(std::move(changes), sources, options).Print());
  }
  return out;
}

std::string ChangeSummary(const graph::Comparison& comparison) {
  std::array<int, 4> counts{};
  for (const Change& change : comparison.changes) {
    ++counts.at(static_cast<std::size_t>(change.kind));
  }
  const std::size_t all = comparison.changes.size();
  if (all == 0)
    return comparison.settings_compared ? "no differences"
                                        : "no differences; settings were not compared";
  std::string text = Counted(all, "change") + ":";
  for (std::size_t kind = 0; kind < counts.size(); ++kind) {
    if (counts.at(kind) == 0) continue;
    text += fmt::format("{} {} {}", text.back() == ':' ? "" : ",", counts.at(kind),
                        graph::ChangeKindName(static_cast<ChangeKind>(kind)));
  }
  return text;
}

}  // namespace smgraph::render
