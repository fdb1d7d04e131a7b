#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "graph/changes.h"
#include "passes/check.h"
#include "passes/diff.h"
#include "passes/equivalence.h"
#include "passes/lower.h"
#include "passes/lower/mapping_table.h"
#include "tests/passes/equivalence/corpus_pairs.h"

// What the commands say of each pair of the corpus: its pair.json.
namespace smgraph::passes {
namespace {

using graph::Equivalence;

std::string TextOf(const Equivalence& proof) {
  std::string text(graph::VerdictName(proof.verdict));
  if (proof.counterexample) text += ": " + proof.counterexample->text;
  for (const std::string& question : proof.unknown)
    text += "; " + question;
  for (const graph::Reason& reason : proof.argument)
    text += "\n  " + reason.rule + " (" + reason.subject + "): " + reason.text;
  for (const std::string& assumption : proof.assumptions)
    text += "\n  assumed: " + assumption;
  return text;
}

std::string TextOf(const graph::Change& change) {
  return std::string(graph::ChangeKindName(change.kind)) + " " +
         std::string(graph::ChangeSubjectName(change.subject)) + " " + change.name + ": " +
         change.before + " -> " + change.after;
}

class Pairs : public ::testing::TestWithParam<std::string> {};

// Of the steps that SageMaker has; what a migration makes of each can be looked up.
TEST(PairsOfTheCorpus, ShowEveryKindOfStep) {
  std::set<std::string_view> shown;
  for (const std::string& name : testing::PairNames()) {
    for (const MappedConstruct& mapped : Lower(testing::ReadPair(name).before).mapped)
      shown.insert(mapped.row->construct);
  }
  const std::set<std::string_view> rare = {"endpoint-step", "lineage-step", "other-step"};
  for (const MappingRow& row : MappingTable()) {
    const bool is_step = row.construct.ends_with("-step") || row.construct.starts_with("condition");
    if (!is_step || rare.contains(row.construct)) continue;
    EXPECT_TRUE(shown.contains(row.construct)) << row.construct;
  }
}

TEST_P(Pairs, AreWhatTheySay) {
  testing::CorpusPair pair = testing::ReadPair(GetParam());
  const Equivalence proof = Prove(pair.before, pair.after, pair.options);
  EXPECT_EQ(graph::VerdictName(proof.verdict), pair.verdict) << TextOf(proof);
  for (const std::string& words : pair.says)
    EXPECT_NE(TextOf(proof).find(words), std::string::npos) << words << "\nin " << TextOf(proof);
  pair.options.strict = true;
  const Equivalence strict = Prove(pair.before, pair.after, pair.options);
  EXPECT_EQ(graph::VerdictName(strict.verdict), pair.strict) << TextOf(strict);
}

TEST_P(Pairs, DifferWhereTheySay) {
  const testing::CorpusPair pair = testing::ReadPair(GetParam());
  std::string text;
  for (const graph::Change& change : Compare(pair.before, pair.after, {}).changes)
    text += TextOf(change) + "\n";
  for (const std::string& words : pair.changes)
    EXPECT_NE(text.find(words), std::string::npos) << words << "\nin " << text;
  if (pair.check.empty()) return;
  const std::vector<Diagnostic> found = Check(pair.after, {.orchestrator = "sagemaker"});
  EXPECT_NE(std::ranges::find(found, pair.check, &Diagnostic::slug), found.end()) << pair.check;
}

INSTANTIATE_TEST_SUITE_P(Corpus, Pairs, ::testing::ValuesIn(testing::PairNames()),
                         [](const auto& name) {
                           std::string text = name.param;
                           std::ranges::replace(text, '-', '_');
                           return text;
                         });

}  // namespace
}  // namespace smgraph::passes
