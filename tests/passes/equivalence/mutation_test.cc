#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "graph/order.h"
#include "passes/equivalence.h"
#include "tests/passes/equivalence/corpus_pairs.h"
#include "tests/passes/equivalence/mutations.h"
#include "tests/passes/equivalence/parts.h"
#include "tests/passes/equivalence/simulator.h"

// Every pipeline of the pairs is changed in every place in every way that mutations.h knows; the
// simulator says whether the change matters, and the prover has to say the same.
namespace smgraph::passes {
namespace {

using graph::Equivalence;
using graph::Pipeline;
using graph::Value;
using graph::Verdict;
using testing::Mutation;
using testing::MutationKind;

struct Count {
  int changes = 0;   // that matter
  int narrower = 0;  // that add order or take a parameter away
  int same = 0;
};

// What a counterexample says that a run reads: 0.9, 'us', True.
Value ValueOf(const std::string& text) {
  if (text == "True" || text == "False") return text == "True";
  if (text.starts_with("'")) return text.substr(1, text.size() - 2);
  if (text.find_first_of(".e") == std::string::npos)
    return std::int64_t{std::strtoll(text.c_str(), nullptr, 10)};
  return std::strtod(text.c_str(), nullptr);
}

// A mutant whose steps are called as in the original.
Pipeline WithOldNames(const Mutation& mutation) {
  if (mutation.names.empty()) return mutation.pipeline;
  testing::Parts parts(mutation.pipeline);
  testing::RenameSteps(parts, [&](const std::string& name) { return mutation.names.at(name); });
  return parts.Build();
}

// Whether both sides part in the run that the counterexample speaks of.
bool Confirmed(const graph::Counterexample& example, const Pipeline& before,
               const Pipeline& after) {
  testing::World world;
  for (const graph::Parameter& parameter : Info(before).parameters) {
    if (parameter.default_value)
      world["${Parameters." + parameter.name + "}"] = *parameter.default_value;
  }
  for (const auto& [name, text] : example.with)
    world[name] = ValueOf(text);
  return testing::Simulate(before, world) != testing::Simulate(after, world);
}

class Mutants : public ::testing::Test {
 protected:
  void Try(const std::string& name, const Pipeline& original) {
    ASSERT_TRUE(testing::CanSimulate(original, original) && Info(original).complete) << name;
    for (const auto& kinds :
         {testing::GuardMutations(), testing::GraphMutations(), testing::InterfaceMutations()}) {
      for (const MutationKind& kind : kinds) {
        for (const Mutation& mutation : kind.make(original))
          TryOne(name, kind, original, mutation);
      }
    }
  }

  void TryOne(const std::string& name, const MutationKind& kind, const Pipeline& original,
              const Mutation& mutation) {
    if (!graph::FindCycle(mutation.pipeline).empty()) return;
    const Pipeline named = WithOldNames(mutation);
    if (!testing::CanSimulate(original, named)) {
      ++left_out_;
      return;
    }
    const Verdict expected = testing::Judge(original, named, kind.strict);
    if (kind.preserves) {
      EXPECT_EQ(expected, Verdict::kEquivalent) << kind.name << ": " << mutation.what;
    }
    EquivalenceOptions options;
    options.strict = kind.strict;
    for (const auto& [now, once] : mutation.names)
      options.match.declared.emplace_back(once, now);
    const Equivalence proof = Prove(original, mutation.pipeline, options);
    const bool same = proof.verdict == Verdict::kIdentical || proof.verdict == Verdict::kRenamed;
    EXPECT_EQ(graph::VerdictName(same ? Verdict::kEquivalent : proof.verdict),
              graph::VerdictName(expected))
        << name << ": " << kind.name << ": " << mutation.what << "\n  "
        << (proof.counterexample ? proof.counterexample->text : "")
        << (proof.unknown.empty() ? "" : proof.unknown.front());
    // Without values any run shows it, and the simulator ran all of them.
    if (proof.counterexample && !proof.counterexample->with.empty()) {
      EXPECT_TRUE(Confirmed(*proof.counterexample, original, named))
          << name << ": " << kind.name << ": " << mutation.what << "\n  "
          << proof.counterexample->text;
    }
    options.in_part_from = 0;  // as of large graphs
    const Equivalence in_part = Prove(original, mutation.pipeline, options);
    EXPECT_EQ(graph::VerdictName(in_part.verdict), graph::VerdictName(proof.verdict))
        << name << ": " << kind.name << ": " << mutation.what;
    if (in_part.counterexample && proof.counterexample &&
        in_part.counterexample->before_runs != proof.counterexample->before_runs)
      ++in_part_;
    Count& count = counts_[std::string(kind.name)];
    ++(expected == Verdict::kDifferent ? count.changes
       : expected == Verdict::kRefines ? count.narrower
                                       : count.same);
  }

  // `before` is of another dialect than `original`, which does the same.
  void TryAcross(const std::string& name, const Pipeline& before, const Pipeline& original,
                 const EquivalenceOptions& options) {
    const Equivalence proof = Prove(before, original, options);
    ASSERT_TRUE(IsProof(proof.verdict)) << name;
    for (const auto& kinds :
         {testing::GuardMutations(), testing::GraphMutations(), testing::InterfaceMutations()}) {
      for (const MutationKind& kind : kinds) {
        for (const Mutation& mutation : kind.make(original)) {
          if (!kind.strict) TryOneAcross(name, kind, before, original, mutation, options, proof);
        }
      }
    }
  }

  void TryOneAcross(const std::string& name, const MutationKind& kind, const Pipeline& before,
                    const Pipeline& original, const Mutation& mutation, EquivalenceOptions options,
                    const Equivalence& unchanged) {
    if (!graph::FindCycle(mutation.pipeline).empty()) return;
    const Pipeline named = WithOldNames(mutation);
    if (!testing::CanSimulate(original, named)) {
      ++left_out_;
      return;
    }
    // What was paired by its place keeps its role, whatever it is called.
    std::map<std::string, std::string> now;
    for (const auto& [name_now, once] : mutation.names)
      now[once] = name_now;
    for (const graph::NamedPair& pair : unchanged.matching) {
      if (!now.empty() || pair.why.find("name") == std::string::npos)
        options.match.declared.emplace_back(pair.before,
                                            now.empty() ? pair.after : now.at(pair.after));
    }
    const Verdict expected = testing::Judge(original, named, false);
    const Equivalence proof = Prove(before, mutation.pipeline, options);
    Count& count = counts_[std::string(kind.name)];
    // What only one side is given is not decided, but told.
    const bool told = kind.name == "argument lost" && proof.assumptions != unchanged.assumptions;
    const bool found = told || !IsProof(proof.verdict);
    const bool right = expected == Verdict::kDifferent ? found
                       : expected == Verdict::kRefines ? proof.verdict == Verdict::kRefines
                                                       : proof.verdict == unchanged.verdict;
    EXPECT_TRUE(right) << name << ": " << kind.name << ": " << mutation.what << ": "
                       << graph::VerdictName(proof.verdict) << ", expected "
                       << graph::VerdictName(expected) << "\n  "
                       << (proof.counterexample ? proof.counterexample->text : "")
                       << (proof.unknown.empty() ? "" : proof.unknown.front());
    ++(expected == Verdict::kDifferent ? count.changes
       : expected == Verdict::kRefines ? count.narrower
                                       : count.same);
    if (proof.verdict == Verdict::kUnknown) ++open_;
  }

  static bool IsProof(Verdict verdict) {
    return verdict != Verdict::kDifferent && verdict != Verdict::kUnknown;
  }

  // How many differences a part of the graph has shown.
  int in_part() const { return in_part_; }

  int Report() const {
    int sum = 0;
    for (const auto& [kind, count] : counts_) {
      std::cout << "  " << kind << ": " << count.changes << " changes, " << count.narrower
                << " narrower, " << count.same << " the same\n";
      sum += count.changes + count.narrower + count.same;
    }
    std::cout << "  all: " << sum << "; " << left_out_
              << " more compare texts with numbers and were left out; " << open_ << " unknown, "
              << in_part_ << " proved in part\n";
    return sum;
  }

 private:
  std::map<std::string, Count> counts_;
  int left_out_ = 0;
  int open_ = 0;
  int in_part_ = 0;
};

TEST_F(Mutants, OfTheBeforesAreFoundOut) {
  for (const std::string& name : testing::PairNames())
    Try(name, testing::InZenMl(testing::ReadPair(name).before));
  EXPECT_GE(Report(), 3000);
  EXPECT_GE(in_part(), 200);
}

TEST_F(Mutants, OfTheAftersAreFoundOut) {
  for (const std::string& name : testing::PairNames())
    Try(name, testing::InZenMl(testing::ReadPair(name).after));
  EXPECT_GE(Report(), 2000);
  EXPECT_GE(in_part(), 200);
}

// Migrations that do the same, and one thing changed in what was migrated to.
TEST_F(Mutants, OfMigrationsAreFoundOut) {
  for (const std::string& name : testing::PairNames()) {
    const testing::CorpusPair pair = testing::ReadPair(name);
    const bool across = Info(pair.before).dialect != Info(pair.after).dialect;
    if (!across || (pair.verdict != "equivalent" && pair.verdict != "refines")) continue;
    TryAcross(name, pair.before, testing::InZenMl(pair.after), pair.options);
  }
  EXPECT_GE(Report(), 1000);
}

}  // namespace
}  // namespace smgraph::passes
