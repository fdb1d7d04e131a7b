#include "render/explain_step.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/base/similar.h"
#include "render/text/graphemes.h"
#include "render/text/ink.h"

namespace smgraph::render {
namespace {

using graph::Change;
using graph::Comparison;
using graph::StepId;
using graph::UnionStep;
using text::Ink;

// Where code is long, its beginning says enough.
constexpr int kCodeLines = 8;

// The step of the union that is called `name` on either side; the after first.
std::optional<StepId> FindUnionStep(const Comparison& comparison, std::string_view name) {
  const auto& steps = comparison.united.steps;
  for (StepId id = 0; id < steps.size(); ++id) {
    if (steps[id].after && comparison.after[*steps[id].after].id == name) return id;
  }
  for (StepId id = 0; id < steps.size(); ++id) {
    if (steps[id].before && comparison.before[*steps[id].before].id == name) return id;
  }
  return std::nullopt;
}

std::vector<std::string> StepNames(const Comparison& comparison) {
  std::vector<std::string> names;
  for (const graph::Pipeline* side : {&comparison.after, &comparison.before}) {
    for (const StepId id : boost::make_iterator_range(vertices(*side)))
      names.push_back((*side)[id].id);
  }
  return names;
}

std::string WhyMatched(const Comparison& comparison, const UnionStep& step) {
  const auto is_pair = [&](const graph::StepPair& pair) { return pair.before == step.before; };
  const auto pair = std::ranges::find_if(comparison.matching.pairs, is_pair);
  return pair == comparison.matching.pairs.end() ? std::string() : pair->why;
}

// "Train: in both, as 'TrainModel' in the before (normalised name)".
std::string Heading(const Comparison& comparison, const UnionStep& step) {
  if (!step.before) return fmt::format("{}: only in the after", comparison.after[*step.after].id);
  if (!step.after) return fmt::format("{}: only in the before", comparison.before[*step.before].id);
  const std::string& before = comparison.before[*step.before].id;
  const std::string& after = comparison.after[*step.after].id;
  const std::string former = before == after ? "" : fmt::format(", '{}' in the before", before);
  const std::string why = WhyMatched(comparison, step);
  return fmt::format("{}: in both{}{}", after, former,
                     why.empty() ? "" : fmt::format(" ({})", why));
}

// A line of code that a terminal can be given.
std::string Shown(std::string_view code) {
  std::string text;
  for (const char c : code) {
    if (c == '\t')
      text += "    ";
    else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
      text += c;
  }
  return text;
}

// The texts of both sides, unless they only repeat the name.
std::string Texts(const Change& change) {
  if (change.before.empty() && change.after.empty()) return {};
  if (!change.before.empty() && !change.after.empty())
    return fmt::format(": {} -> {}", change.before, change.after);
  const std::string text = change.before + change.after;
  return text == change.name ? std::string() : ": " + text;
}

/// Writes a heading, code and changes within a width.
class Explainer {
 public:
  explicit Explainer(const RenderOptions& options) : options_(options) {}

  void Add(std::string_view line, Ink ink = Ink::kPlain) {
    const std::string text = options_.width > 0 && ink != Ink::kPlain
                                 ? text::Shortened(line, options_.width, false)
                                 : std::string(line);
    out_ += text::Inked(text, ink, options_.colour) + "\n";
  }

  // The place and the code there, marked with the side's sign.
  void AddCode(const SourceSpan& span, char sign) {
    if (!span.known()) return;
    const Ink ink = sign == '-' ? Ink::kRemoved : Ink::kAdded;
    Add(fmt::format("    {} {}", sign, options_.sources->Describe(span)), ink);
    const std::string code = options_.sources->Lines(span);
    int lines = 0;
    for (std::size_t begin = 0; begin < code.size();) {
      const std::size_t end = std::min(code.find('\n', begin), code.size());
      if (++lines > kCodeLines) return Add(fmt::format("    {}   | …", sign), ink);
      const std::string_view line = std::string_view(code).substr(begin, end - begin);
      Add(fmt::format("    {}   | {}", sign, Shown(line)), ink);
      begin = end + 1;
    }
  }

  // A change, with its code where that is not the step's own, which stands above.
  void AddChange(const Change& change, const SourceSpan& before, const SourceSpan& after) {
    Add(fmt::format("  {} {} {}{}", ChangeKindName(change.kind), ChangeSubjectName(change.subject),
                    change.name, Texts(change)));
    if (change.before_span != before) AddCode(change.before_span, '-');
    if (change.after_span != after) AddCode(change.after_span, '+');
  }

  std::string Take() { return std::move(out_); }

 private:
  const RenderOptions& options_;
  std::string out_;
};

}  // namespace

Result<std::string> ExplainStep(const Comparison& comparison, std::string_view name,
                                const RenderOptions& options) {
  const std::optional<StepId> found = FindUnionStep(comparison, name);
  if (!found) {
    return Error{fmt::format("--why {}: no such step on either side", name),
                 {},
                 DidYouMean(name, StepNames(comparison))};
  }
  const UnionStep& step = comparison.united.steps[*found];
  const SourceSpan before = step.before ? comparison.before[*step.before].span : SourceSpan{};
  const SourceSpan after = step.after ? comparison.after[*step.after].span : SourceSpan{};
  Explainer explainer(options);
  explainer.Add(Heading(comparison, step), Ink::kStrong);
  explainer.AddCode(before, '-');
  explainer.AddCode(after, '+');
  explainer.Add("");
  bool any = false;
  for (const Change& change : comparison.changes) {
    if (change.union_step != found) continue;
    explainer.AddChange(change, before, after);
    any = true;
  }
  if (!any) explainer.Add("  nothing differs");
  return explainer.Take();
}

}  // namespace smgraph::render
