#include "render/change_list.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>

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

struct Columns {
  int name = 0;
  int text = 0;
  int place = 0;
};

constexpr int kIndent = 4;  // two blanks, the glyph, a blank
constexpr int kGap = 2;
constexpr int kShortestName = 24;
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

// The changes of one subject.
class Table {
 public:
  Table(std::vector<Change> changes, const SourceMap* sources, const text::DrawingOptions& options)
      : changes_(std::move(changes)),
        sources_(sources),
        options_(options),
        ascii_(options.alphabet == text::Alphabet::kAscii) {
    Measure();
  }

  std::string Print() const {
    std::string out;
    for (const Change& change : changes_)
      out += Row(change);
    return out;
  }

 private:
  std::string NameOf(const Change& change) const { return text::Printable(change.name); }

  std::string TextOf(const Change& change) const {
    return text::Printable(ChangeText(Trimmed(change, ascii_ ? "..." : "…"), ascii_ ? "->" : "→"));
  }

  // Without its folders where they would take too much room.
  std::string PlaceOf(const Change& change) const {
    std::string place = text::Printable(PlaceText(SpanOf(change), sources_));
    if (options_.width == 0 || text::DisplayWidth(place) <= kLongestPlace) return place;
    place.erase(0, place.rfind('/') + 1);
    return text::Shortened(place, kLongestPlace, ascii_);
  }

  // The place gets what it needs, then the name, but so that both leave something for the text.
  void Measure() {
    for (const Change& change : changes_) {
      columns_.name = std::max(columns_.name, text::DisplayWidth(NameOf(change)));
      columns_.text = std::max(columns_.text, text::DisplayWidth(TextOf(change)));
      columns_.place = std::max(columns_.place, text::DisplayWidth(PlaceOf(change)));
    }
    if (options_.width == 0) return;
    const int place = columns_.place == 0 ? 0 : columns_.place + kGap;
    const int rest = std::max(options_.width - kIndent - kGap - place, 2);
    const int most = std::max({rest - columns_.text, std::min(kShortestName, rest / 2), rest / 2});
    columns_.name = std::min(columns_.name, most);
    columns_.text = std::min(columns_.text, rest - columns_.name);
  }

  std::string Row(const Change& change) const {
    constexpr std::array<text::Ink, 4> kInks = {text::Ink::kAdded, text::Ink::kRemoved,
                                                text::Ink::kChanged, text::Ink::kChanged};
    const auto ink = kInks.at(static_cast<std::size_t>(change.kind));
    const std::string place = PlaceOf(change);
    const std::string name = Cell(NameOf(change), columns_.name);
    std::string row =
        text::Inked(fmt::format("{} {}", ChangeGlyph(change.kind), name), ink, options_.colour);
    row = "  " + row + "  " + Cell(TextOf(change), columns_.text);
    if (!place.empty()) row += "  " + text::Inked(place, text::Ink::kDim, options_.colour);
    return row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
  }

  std::string Cell(const std::string& text, int width) const {
    return text::Padded(text::Shortened(text, width, ascii_), width);
  }

  std::vector<Change> changes_;
  const SourceMap* sources_;
  const text::DrawingOptions& options_;
  bool ascii_;
  Columns columns_;
};

}  // namespace

char ChangeGlyph(ChangeKind kind) {
  return "+-~>"[static_cast<std::size_t>(kind)];
}

std::string ChangeText(const Change& change, std::string_view arrow) {
  if (change.before.empty()) return change.after;
  if (change.after.empty()) return change.before;
  return fmt::format("{} {} {}", change.before, arrow, change.after);
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
  if (all == 0) return "no differences";
  std::string text = fmt::format("{} change{}:", all, all == 1 ? "" : "s");
  for (std::size_t kind = 0; kind < counts.size(); ++kind) {
    if (counts.at(kind) == 0) continue;
    text += fmt::format("{} {} {}", text.back() == ':' ? "" : ",", counts.at(kind),
                        graph::ChangeKindName(static_cast<ChangeKind>(kind)));
  }
  return text;
}

}  // namespace smgraph::render
