#include "render/proof.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "render/change_list.h"
#include "render/diagnostics/json_parts.h"
#include "render/text/ink.h"
#include "render/text/page.h"

namespace smgraph::render {
namespace {

using graph::Counterexample;
using graph::Equivalence;
using graph::Verdict;
using text::Ink;
using text::Page;

constexpr int kIndent = 2;
constexpr std::size_t kMostArguments = 40;  // the JSON form has all

std::string_view Meaning(Verdict verdict) {
  switch (verdict) {
    case Verdict::kIdentical:
      return "nothing differs";
    case Verdict::kRenamed:
      return "names differ, and nothing else";
    case Verdict::kEquivalent:
      return "the same steps, data and order in every run";
    case Verdict::kRefines:
      return "all is kept, but the after allows less";
    case Verdict::kDifferent:
      return "some run differs";
    case Verdict::kUnknown:
      return "it hangs on what is not known";
  }
  return "";
}

Ink InkOf(Verdict verdict) {
  if (verdict == Verdict::kDifferent) return Ink::kRemoved;
  const bool open = verdict == Verdict::kUnknown || verdict == Verdict::kRefines;
  return open ? Ink::kChanged : Ink::kAdded;
}

// "Load, Prep, Train": both up to where they part, what is common said once.
void AddRuns(Page& page, const Counterexample& example) {
  const auto list = [](const std::vector<std::string>& steps) {
    std::string text;
    for (const std::string& step : steps)
      text += (text.empty() ? "" : ", ") + step;
    return text.empty() ? std::string("no step") : text;
  };
  if (example.before_runs.empty() && example.after_runs.empty()) return;
  page.Table(kIndent, {{"before", "runs " + list(example.before_runs)},
                       {"after", "runs " + list(example.after_runs)}});
}

void AddCounterexample(Page& page, const Counterexample& example, const SourceMap* sources) {
  page.Blank();
  page.Add(0, example.text, Ink::kStrong);
  AddRuns(page, example);
  std::vector<std::vector<std::string>> places;
  const std::string before = PlaceText(example.before_span, sources);
  const std::string after = PlaceText(example.after_span, sources);
  if (!before.empty()) places.push_back({"before", before});
  if (!after.empty()) places.push_back({"after", after});
  if (!places.empty()) page.Table(kIndent, places);
}

void AddList(Page& page, std::string_view heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  page.Blank();
  page.Add(0, heading, Ink::kStrong);
  for (const std::string& line : lines)
    page.Add(kIndent, line, Ink::kPlain);
}

std::vector<std::string> ArgumentLines(const Equivalence& proof) {
  std::vector<std::string> lines;
  for (const graph::Reason& reason : proof.argument) {
    if (lines.size() == kMostArguments) {
      lines.push_back(
          fmt::format("… and {} more (--format json)", proof.argument.size() - kMostArguments));
      break;
    }
    lines.push_back(fmt::format("{} ({}): {}", reason.rule, reason.subject, reason.text));
  }
  return lines;
}

std::vector<std::string> PairLines(const Equivalence& proof) {
  std::vector<std::string> lines;
  for (const graph::NamedPair& pair : proof.matching) {
    if (pair.before != pair.after)
      lines.push_back(fmt::format("{} = {} ({})", pair.before, pair.after, pair.why));
  }
  if (lines.size() > kMostArguments) {
    const std::size_t more = lines.size() - kMostArguments;
    lines.resize(kMostArguments);
    lines.push_back(fmt::format("… and {} more (--format json)", more));
  }
  return lines;
}

using Json = nlohmann::ordered_json;

Json CounterexampleJson(const Counterexample& example, const SourceMap* sources) {
  Json with = Json::array();
  for (const auto& [name, value] : example.with)
    with.push_back({{"name", name}, {"value", value}});
  return Json::object({{"text", example.text},
                       {"with", std::move(with)},
                       {"beforeRuns", example.before_runs},
                       {"afterRuns", example.after_runs},
                       {"beforePlace", PlaceJson<Json>(example.before_span, sources)},
                       {"afterPlace", PlaceJson<Json>(example.after_span, sources)}});
}

}  // namespace

std::string ProofText(const Equivalence& proof, const RenderOptions& options) {
  Page page(options.width, options.colour);
  page.Add(0, fmt::format("{}: {}", graph::VerdictName(proof.verdict), Meaning(proof.verdict)),
           InkOf(proof.verdict));
  if (proof.counterexample) AddCounterexample(page, *proof.counterexample, options.sources);
  AddList(page, "Not known", proof.unknown);
  if (proof.verdict != Verdict::kDifferent) AddList(page, "Because", ArgumentLines(proof));
  AddList(page, "Taken for the same", PairLines(proof));
  AddList(page, "Assumed", proof.assumptions);
  return page.Take();
}

std::string ProofJson(const Equivalence& proof, const SourceMap* sources) {
  Json matching = Json::array();
  for (const graph::NamedPair& pair : proof.matching)
    matching.push_back({{"before", pair.before}, {"after", pair.after}, {"why", pair.why}});
  Json argument = Json::array();
  for (const graph::Reason& reason : proof.argument)
    argument.push_back({{"rule", reason.rule}, {"subject", reason.subject}, {"text", reason.text}});
  const Json json = Json::object(
      {{"verdict", graph::VerdictName(proof.verdict)},
       {"matching", std::move(matching)},
       {"argument", std::move(argument)},
       {"assumptions", proof.assumptions},
       {"counterexample",
        proof.counterexample ? CounterexampleJson(*proof.counterexample, sources) : Json()},
       {"unknown", proof.unknown}});
  return json.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace) + "\n";
}

}  // namespace smgraph::render
