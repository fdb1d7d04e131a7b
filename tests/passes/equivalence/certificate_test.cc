#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "graph/order.h"
#include "passes/equivalence.h"
#include "tests/passes/equivalence/certificate_checker.h"
#include "tests/passes/equivalence/corpus_pairs.h"
#include "tests/passes/equivalence/mutations.h"

// What the prover claims, checked by somebody else; and claims that somebody tampered with.
namespace smgraph::passes {
namespace {

using graph::Equivalence;
using graph::Pipeline;
using graph::Verdict;
using testing::CheckCertificate;

bool Claims(const Equivalence& proof) {
  return proof.verdict != Verdict::kDifferent && proof.verdict != Verdict::kUnknown;
}

using Tamper = std::function<void(Equivalence&)>;
const std::vector<std::pair<const char*, Tamper>>& Tampers() {
  static const std::vector<std::pair<const char*, Tamper>> tampers = {
      {"two partners exchanged",
       [](Equivalence& proof) {
         std::swap(proof.matching.front().after, proof.matching.back().after);
       }},
      {"a pair lost", [](Equivalence& proof) { proof.matching.pop_back(); }},
      {"a step twice",
       [](Equivalence& proof) { proof.matching.back().before = proof.matching.front().before; }},
      {"a step that does not exist",
       [](Equivalence& proof) { proof.matching.back().after = "nobody"; }},
      {"a guard that is not rewritten", [](Equivalence& proof) {
         proof.argument.push_back({"guard-rewritten", proof.matching.front().before, ""});
       }}};
  return tampers;
}

// Every tampered form of a proof that holds is refused.
int Refused(const Pipeline& before, const Pipeline& after, const Equivalence& proof, bool across) {
  int refused = 0;
  for (const auto& [what, tamper] : Tampers()) {
    Equivalence tampered = proof;
    tamper(tampered);
    EXPECT_NE(CheckCertificate(before, after, tampered, across), "") << what;
    ++refused;
  }
  for (std::size_t i = 0; i < proof.argument.size(); ++i) {
    if (proof.argument[i].rule != "order-implied") continue;
    Equivalence tampered = proof;
    tampered.argument.erase(tampered.argument.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_NE(CheckCertificate(before, after, tampered, across), "")
        << "without " << proof.argument[i].subject;
    ++refused;
  }
  return refused;
}

TEST(Certificates, OfThePairsHold) {
  int held = 0;
  int refused = 0;
  for (const std::string& name : testing::PairNames()) {
    const testing::CorpusPair pair = testing::ReadPair(name);
    const Equivalence proof = Prove(pair.before, pair.after, pair.options);
    const Pipeline before = testing::InZenMl(pair.before);
    const Pipeline after = testing::InZenMl(pair.after);
    const bool across = Info(pair.before).dialect != Info(pair.after).dialect;
    if (!Claims(proof)) {
      Equivalence claimed = proof;
      claimed.verdict = Verdict::kEquivalent;
      if (!across) {
        EXPECT_NE(CheckCertificate(before, after, claimed, across), "") << name;
      }
      continue;
    }
    EXPECT_EQ(CheckCertificate(before, after, proof, across), "") << name;
    refused += Refused(before, after, proof, across);
    ++held;
  }
  EXPECT_GE(held, 11);
  EXPECT_GE(refused, 55);
}

TEST(Certificates, OfMutantsHold) {
  int held = 0;
  for (const char* name : {"fraud-gates", "heart-risk", "ticket-triage", "invoice-ocr"}) {
    const Pipeline after = testing::InZenMl(testing::ReadPair(name).after);
    for (const auto& kinds : {testing::GuardMutations(), testing::GraphMutations()}) {
      for (const testing::MutationKind& kind : kinds) {
        for (const testing::Mutation& mutation : kind.make(after)) {
          if (!graph::FindCycle(mutation.pipeline).empty()) continue;
          EquivalenceOptions options;
          for (const auto& [now, once] : mutation.names)
            options.match.declared.emplace_back(once, now);
          Equivalence proof = Prove(after, mutation.pipeline, options);
          if (Claims(proof)) {
            EXPECT_EQ(CheckCertificate(after, mutation.pipeline, proof, false), "")
                << name << ": " << kind.name << ": " << mutation.what;
            ++held;
          } else {
            proof.verdict = Verdict::kEquivalent;
            EXPECT_NE(CheckCertificate(after, mutation.pipeline, proof, false), "")
                << name << ": " << kind.name << ": " << mutation.what;
          }
        }
      }
    }
  }
  EXPECT_GE(held, 200);
}

}  // namespace
}  // namespace smgraph::passes
