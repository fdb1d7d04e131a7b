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
    Count& count = counts_[std::string(kind.name)];
    ++(expected == Verdict::kDifferent ? count.changes
       : expected == Verdict::kRefines ? count.narrower
                                       : count.same);
  }

  int Report() const {
    int sum = 0;
    for (const auto& [kind, count] : counts_) {
      std::cout << "  " << kind << ": " << count.changes << " changes, " << count.narrower
                << " narrower, " << count.same << " the same\n";
      sum += count.changes + count.narrower + count.same;
    }
    std::cout << "  all: " << sum << "; " << left_out_
              << " more compare texts with numbers and were left out\n";
    return sum;
  }

 private:
  std::map<std::string, Count> counts_;
  int left_out_ = 0;
};

TEST_F(Mutants, OfTheBeforesAreFoundOut) {
  for (const std::string& name : testing::PairNames())
    Try(name, testing::InZenMl(testing::ReadPair(name).before));
  EXPECT_GE(Report(), 3000);
}

TEST_F(Mutants, OfTheAftersAreFoundOut) {
  for (const std::string& name : testing::PairNames())
    Try(name, testing::InZenMl(testing::ReadPair(name).after));
  EXPECT_GE(Report(), 2000);
}

}  // namespace
}  // namespace smgraph::passes
