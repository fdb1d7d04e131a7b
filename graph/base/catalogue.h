#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "graph/base/diagnostic.h"

// What a kind of finding is, and the kinds that reading and resolving have, one row each. Whoever
// finds something names the row by its slug; a slug that has no row does not compile. What only the
// rules of `smgraph check` find stands in files of their own (passes/check/).
namespace smgraph {

/// What `smgraph rule` tells about a rule of check; empty for other kinds of findings. `bad` and
/// `good` are programs: the first has the finding, the second is the same without it.
struct RulePage {
  std::string_view explanation;  // what happens then, and the ways out; paragraphs
  std::string_view holds_for;    // the versions it was seen with
  std::string_view bad;
  std::string_view good;

  constexpr bool empty() const { return explanation.empty(); }
};

/// One kind of finding. Codes and slugs are never reused; whoever finds something may lower the
/// severity and the confidence of a single finding.
struct Rule {
  std::string_view code;  // "SMG501"
  std::string_view slug;  // "scheduled-dynamic-pipeline"
  Severity severity = Severity::kWarning;
  Confidence confidence = Confidence::kCertain;
  std::string_view summary;  // one line, lower case, without a full stop
  RulePage page = {};
};

// clang-format off
inline constexpr auto kRules = std::to_array<Rule>({
    // Reading, 001 to 049: what could not be followed and may change the graph.
    {"SMG001", "syntax-error", Severity::kWarning, Confidence::kCertain,
     "Python cannot parse the code"},
    {"SMG003", "budget-reached", Severity::kWarning, Confidence::kCertain,
     "the evaluation stopped at a limit"},
    {"SMG004", "raises", Severity::kWarning, Confidence::kCertain,
     "the code stops with an exception"},
    {"SMG005", "undefined-name", Severity::kWarning, Confidence::kCertain,
     "a notebook uses a name that no cell before defines"},
    {"SMG020", "unknown-step", Severity::kWarning, Confidence::kCertain,
     "whether there is a step here, or of which kind, is not known"},
    {"SMG021", "unknown-dependency", Severity::kWarning, Confidence::kCertain,
     "which step another one waits for is not known"},
    {"SMG022", "unknown-step-name", Severity::kWarning, Confidence::kCertain,
     "the name of a step is not known"},
    {"SMG023", "unknown-reference", Severity::kWarning, Confidence::kCertain,
     "whether a step needs another one is not known"},
    {"SMG024", "unknown-step-collection", Severity::kWarning, Confidence::kCertain,
     "which steps a collection makes is not known"},
    {"SMG025", "conditional-graph", Severity::kWarning, Confidence::kCertain,
     "whether a step is in the pipeline depends on a condition that is not known"},
    {"SMG026", "step-in-unknown-loop", Severity::kWarning, Confidence::kCertain,
     "how often a step is in the pipeline is not known"},
    {"SMG027", "unknown-parameter", Severity::kWarning, Confidence::kCertain,
     "which parameters a pipeline has is not known"},
    {"SMG028", "unreadable-pipeline", Severity::kWarning, Confidence::kCertain,
     "what a pipeline is made of is not known"},
    {"SMG029", "older-sdk-pinned", Severity::kNote, Confidence::kCertain,
     "the code pins a release of the SDK that compiles pipelines otherwise than present ones"},
    {"SMG030", "unknown-schedule", Severity::kNote, Confidence::kCertain,
     "which pipeline a schedule starts is not known"},
    {"SMG031", "printed-definition", Severity::kNote, Confidence::kCertain,
     "a notebook shows the definition that its pipeline had when it was run"},
    {"SMG032", "called-again", Severity::kNote, Confidence::kCertain,
     "a pipeline is called with other arguments, too, which do not change its graph"},
    {"SMG033", "child-run", Severity::kNote, Confidence::kCertain,
     "a dynamic pipeline starts another one, which is a run of its own"},

    // Reading ZenML, 050 to 069.
    {"SMG050", "zenml-refuses", Severity::kError, Confidence::kCertain,
     "ZenML refuses to compile the pipeline"},
    {"SMG051", "missing-input", Severity::kError, Confidence::kCertain,
     "nothing gives a value for an input of a step"},
    {"SMG052", "unknown-arguments", Severity::kWarning, Confidence::kCertain,
     "which arguments a step is called with is not known"},
    {"SMG053", "unknown-call", Severity::kWarning, Confidence::kCertain,
     "a call that could not be followed may add a step"},
    {"SMG054", "legacy-zenml", Severity::kWarning, Confidence::kCertain,
     "the code belongs to ZenML before 0.40"},
    {"SMG055", "handle-as-text", Severity::kError, Confidence::kCertain,
     "a step's output is made into text: no edge, and a useless value"},
    {"SMG056", "run-configuration", Severity::kWarning, Confidence::kCertain,
     "a run configuration is not known, or names what is not there"},
    {"SMG057", "external-artifact-by-reference", Severity::kWarning, Confidence::kCertain,
     "an ExternalArtifact without value= names no artifact"},
    {"SMG058", "dynamic-snapshot", Severity::kWarning, Confidence::kCertain,
     "the snapshot of a dynamic pipeline does not hold its graph"},
    {"SMG059", "missing-argument", Severity::kError, Confidence::kCertain,
     "the call of a pipeline gives no value for a parameter"},
    {"SMG060", "unknown-signature", Severity::kWarning, Confidence::kCertain,
     "which inputs and outputs a step has is not known"},

    // References and data, 110 to 199.
    {"SMG110", "reference-outside-the-sdk-graph", Severity::kNote, Confidence::kCertain,
     "the service resolves a reference that the SDK makes no dependency of"},
    {"SMG111", "pipeline-variable-in-string", Severity::kWarning, Confidence::kCertain,
     "a value that only a run has stands inside a string"},
    {"SMG112", "unknown-property", Severity::kWarning, Confidence::kCertain,
     "a step of this type has no such property"},
    {"SMG113", "not-a-step", Severity::kError, Confidence::kCertain,
     "something else stands where the SDK takes steps"},
    {"SMG114", "no-such-output", Severity::kWarning, Confidence::kCertain,
     "a step reads an output that its producer does not have"},
    {"SMG115", "handover-without-dependency", Severity::kWarning, Confidence::kLikely,
     "a step reads what another one writes without waiting for it"},
    {"SMG116", "pipeline-variable-as-code", Severity::kWarning, Confidence::kCertain,
     "the code of a step is a value that only a run has"},
    {"SMG117", "no-such-property-file", Severity::kError, Confidence::kCertain,
     "a step reads a property file that its producer does not have"},

    // The graph, 200 to 299.
    {"SMG201", "duplicate-step-name", Severity::kError, Confidence::kCertain,
     "two steps have one name"},
    {"SMG202", "dependency-not-in-pipeline", Severity::kError, Confidence::kCertain,
     "a step needs another one that is not in the pipeline"},
    {"SMG203", "bare-string-dependency", Severity::kError, Confidence::kCertain,
     "depends_on is a string, of which each letter is taken for a step"},
    {"SMG204", "conflicting-triggers", Severity::kError, Confidence::kCertain,
     "a step waits for another one with two different triggers"},
    {"SMG205", "cycle", Severity::kError, Confidence::kCertain,
     "steps wait for each other"},
    {"SMG206", "invalid-job-arguments", Severity::kError, Confidence::kCertain,
     "the arguments of a job's method do not fit it"},
    {"SMG208", "refused-arguments", Severity::kError, Confidence::kCertain,
     "the SDK refuses what an object is made of"},

    // Conditions, 300 to 399.
    {"SMG301", "not-a-condition", Severity::kError, Confidence::kCertain,
     "something else stands where the SDK takes conditions"},

    // Schedules, 500 to 599: what check has pages on and reading finds.
    {"SMG513", "frozen-parameter", Severity::kNote, Confidence::kCertain,
     "a parameter that decides which steps there are is fixed when a pipeline is scheduled"},

    // ZenML, 600 to 699: what check has pages on and reading finds.
    {"SMG605", "handle-as-value", Severity::kError, Confidence::kLikely,
     "a step's output is used as if it were its value"},
    {"SMG606", "dynamic-only-call", Severity::kError, Confidence::kCertain,
     "a static pipeline calls what only dynamic ones have"},
});
// clang-format on

/// A row by its slug, which the compiler looks up: what functions that report something take.
class RuleName {
 public:
  consteval RuleName(const char* slug)  // NOLINT(*-explicit-*)
      : rule_(std::find_if(kRules.begin(), kRules.end(),
                           [&](const Rule& rule) { return rule.slug == slug; })) {
    if (rule_ == kRules.end()) throw "no rule has this slug";
  }
  constexpr const Rule& rule() const { return *rule_; }

 private:
  const Rule* rule_;
};

/// The row with a page: for a rule of check that finds what reading finds, too.
constexpr Rule WithPage(RuleName name, const RulePage& page) {
  Rule rule = name.rule();
  rule.page = page;
  return rule;
}

/// A finding with the code, severity and confidence of its kind; the caller may add to it.
Diagnostic Finding(const Rule& rule, std::string message, SourceSpan span);
Diagnostic Finding(RuleName name, std::string message, SourceSpan span);
/// True when the finding is of this row.
bool Is(const Diagnostic& finding, RuleName name);

}  // namespace smgraph
