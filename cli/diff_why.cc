#include "cli/diff_why.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "graph/base/similar.h"

namespace smgraph::cli {
namespace {

using graph::Change;
using graph::Comparison;
using graph::StepId;
using graph::UnionStep;

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
  if (!step.before) return fmt::format("{}: only in the after\n", comparison.after[*step.after].id);
  if (!step.after)
    return fmt::format("{}: only in the before\n", comparison.before[*step.before].id);
  const std::string& before = comparison.before[*step.before].id;
  const std::string& after = comparison.after[*step.after].id;
  const std::string former = before == after ? "" : fmt::format(", '{}' in the before", before);
  const std::string why = WhyMatched(comparison, step);
  return fmt::format("{}: in both{}{}\n", after, former,
                     why.empty() ? "" : fmt::format(" ({})", why));
}

// The place and the code there, marked with the side's sign.
std::string Code(const SourceMap& sources, const SourceSpan& span, char sign) {
  if (!span.known()) return {};
  std::string text = fmt::format("    {} {}\n", sign, sources.Describe(span));
  std::string code = sources.Lines(span);
  int lines = 0;
  std::size_t begin = 0;
  while (begin < code.size()) {
    const std::size_t end = std::min(code.find('\n', begin), code.size());
    if (++lines > kCodeLines) return text + "    " + sign + "   | …\n";
    text += fmt::format("    {}   | {}\n", sign, code.substr(begin, end - begin));
    begin = end + 1;
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

// A change, with its code where that is not the step's own, which stands above.
std::string Describe(const Change& change, const SourceMap& sources, const SourceSpan& before,
                     const SourceSpan& after) {
  std::string text = fmt::format("  {} {} {}{}\n", ChangeKindName(change.kind),
                                 ChangeSubjectName(change.subject), change.name, Texts(change));
  if (change.before_span != before) text += Code(sources, change.before_span, '-');
  if (change.after_span != after) text += Code(sources, change.after_span, '+');
  return text;
}

}  // namespace

Result<std::string> ExplainStep(const Comparison& comparison, const SourceMap& sources,
                                std::string_view name) {
  const std::optional<StepId> found = FindUnionStep(comparison, name);
  if (!found) {
    return Error{fmt::format("--why {}: no such step on either side", name),
                 {},
                 DidYouMean(name, StepNames(comparison))};
  }
  const UnionStep& step = comparison.united.steps[*found];
  const SourceSpan before = step.before ? comparison.before[*step.before].span : SourceSpan{};
  const SourceSpan after = step.after ? comparison.after[*step.after].span : SourceSpan{};
  std::string text =
      Heading(comparison, step) + Code(sources, before, '-') + Code(sources, after, '+');
  std::string changes;
  for (const Change& change : comparison.changes) {
    if (change.union_step == found) changes += Describe(change, sources, before, after);
  }
  return text + "\n" + (changes.empty() ? "  nothing differs\n" : changes);
}

}  // namespace smgraph::cli
