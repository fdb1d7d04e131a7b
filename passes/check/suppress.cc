#include "passes/suppress.h"

#include <algorithm>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "graph/base/similar.h"
#include "passes/check.h"
#include "passes/check/own_rules.h"

namespace smgraph::passes {
namespace {

constexpr std::string_view kCodeLetters = "SMG";
constexpr std::size_t kCodeLength = 6;

// "SMG", "SMG5", "SMG501".
bool LooksLikeCode(std::string_view pattern) {
  return pattern.starts_with(kCodeLetters) && pattern.size() <= kCodeLength &&
         pattern.find_first_not_of("0123456789", kCodeLetters.size()) == std::string_view::npos;
}

bool SameText(const SourceSpan& a, const SourceSpan& b) {
  return a.file == b.file && a.cell == b.cell;
}

bool Within(const SourceSpan& inner, const SourceSpan& outer) {
  return SameText(inner, outer) && outer.begin <= inner.begin && inner.end <= outer.end;
}

bool HasLine(const SourceSpan& span, std::uint32_t line) {
  return span.begin.line <= line && line <= span.end.line;
}

bool Covers(const Suppression& suppression, const SourceSpan& found,
            std::span<const SourceSpan> step_places) {
  if (!found.known() || found.file != suppression.span.file) return false;
  if (suppression.line == 0) return true;
  if (!SameText(found, suppression.span)) return false;
  if (HasLine(found, suppression.line)) return true;
  return std::ranges::any_of(step_places, [&](const SourceSpan& step) {
    return step.begin.line == suppression.line && Within(found, step);
  });
}

// Marks the rules of a suppression that mean the finding; true when there is one.
bool Use(const Suppression& suppression, const Diagnostic& finding,
         std::span<const SourceSpan> step_places, std::vector<bool>& used) {
  bool any = false;
  for (std::size_t i = 0; i < suppression.rules.size(); ++i) {
    if (!Means(suppression.rules[i], finding)) continue;
    if (!any && !Covers(suppression, finding.span, step_places)) return false;
    any = used[i] = true;
  }
  return any;
}

}  // namespace

bool Means(std::string_view pattern, const Diagnostic& finding) {
  return finding.slug == pattern || (LooksLikeCode(pattern) && finding.code.starts_with(pattern));
}

std::string PatternFault(std::string_view pattern) {
  const bool beginning = LooksLikeCode(pattern) && pattern.size() < kCodeLength;
  if (beginning || FindRule(pattern) != nullptr) return {};
  std::vector<std::string> known;
  for (const Rule* rule : Catalogue())
    known.insert(known.end(), {std::string(rule->code), std::string(rule->slug)});
  std::string guess = DidYouMean(pattern, known);
  return guess.empty() ? "a code (SMG501), the beginning of one (SMG5) or a slug" : guess;
}

void AddStepPlaces(const graph::Pipeline& pipeline, std::vector<SourceSpan>& places) {
  for (const graph::StepId step : boost::make_iterator_range(vertices(pipeline)))
    places.push_back(pipeline[step].span);
}

Sifted Sift(std::vector<Diagnostic> findings, std::span<const Suppression> suppressions,
            std::span<const SourceSpan> step_places) {
  Sifted sifted;
  for (const Suppression& suppression : suppressions)
    sifted.used.emplace_back(suppression.rules.size());
  for (Diagnostic& finding : findings) {
    const Suppression* first = nullptr;
    for (std::size_t i = 0; i < suppressions.size(); ++i) {
      const bool holds = Use(suppressions[i], finding, step_places, sifted.used[i]);
      if (holds && first == nullptr) first = &suppressions[i];
    }
    if (first == nullptr)
      sifted.findings.push_back(std::move(finding));
    else
      sifted.suppressed.push_back({std::move(finding), Suppressed::By::kComment, first->reason});
  }
  return sifted;
}

std::vector<Diagnostic> UnknownSuppressions(std::span<const Suppression> suppressions) {
  std::vector<Diagnostic> found;
  const auto add = [&](const Suppression& suppression, std::string message, std::string hint) {
    found.push_back(Finding(kUnknownSuppression, std::move(message), suppression.span));
    found.back().notes.push_back({{}, std::move(hint)});
  };
  for (const Suppression& suppression : suppressions) {
    if (!suppression.fault.empty())
      add(suppression, "the comment suppresses nothing", suppression.fault);
    for (const std::string& rule : suppression.rules) {
      const std::string fault = PatternFault(rule);
      if (!fault.empty()) add(suppression, fmt::format("no rule is called '{}'", rule), fault);
    }
  }
  return found;
}

std::vector<Diagnostic> UnusedSuppressions(std::span<const Suppression> suppressions,
                                           const Sifted& sifted) {
  std::vector<Diagnostic> found;
  for (std::size_t i = 0; i < suppressions.size(); ++i) {
    const std::vector<std::string>& rules = suppressions[i].rules;
    for (std::size_t k = 0; k < rules.size(); ++k) {
      if (sifted.used[i][k] || !PatternFault(rules[k]).empty()) continue;
      found.push_back(Finding(kUnusedSuppression,
                              fmt::format("nothing of {} is found here", rules[k]),
                              suppressions[i].span));
    }
  }
  return found;
}

}  // namespace smgraph::passes
