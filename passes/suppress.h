#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/catalogue.h"
#include "graph/base/diagnostic.h"
#include "graph/base/suppression.h"
#include "graph/pipeline.h"

// Findings that the user knows of and means: comments in the code.
namespace smgraph::passes {

/// True for a finding of this code ("SMG501"), of codes that begin so ("SMG5"), or of this slug.
bool Means(std::string_view pattern, const Diagnostic& finding);
/// What is wrong with a pattern that no finding can have: a hint, which may be a did-you-mean;
/// empty when there is nothing wrong. Codes that begin so need not exist yet.
std::string PatternFault(std::string_view pattern);

/// The places of a pipeline's steps, added to `places`.
void AddStepPlaces(const graph::Pipeline& pipeline, std::vector<SourceSpan>& places);

/// Findings parted in two, and which rules of the suppressions had something to say.
struct Sifted {
  std::vector<Diagnostic> findings;
  std::vector<Suppressed> suppressed;
  std::vector<std::vector<bool>> used;  // by suppression and its rules
};

/// A suppression holds for findings of its rules that begin in its line, or whose lines it stands
/// in; in the first line of a step, for all that lies within the step. Linear in findings times
/// suppressions of a file, and steps.
Sifted Sift(std::vector<Diagnostic> findings, std::span<const Suppression> suppressions,
            std::span<const SourceSpan> step_places);

/// Comments that name no rule (unknown-suppression).
std::vector<Diagnostic> UnknownSuppressions(std::span<const Suppression> suppressions);
/// Comments, or parts of them, that no finding has needed (unused-suppression).
std::vector<Diagnostic> UnusedSuppressions(std::span<const Suppression> suppressions,
                                           const Sifted& sifted);

}  // namespace smgraph::passes
