#include "passes/diff/ports.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>

#include "passes/names.h"

namespace smgraph::passes {
namespace {

using graph::Pipeline;
using graph::Port;
using graph::StepId;
using Names = std::vector<std::string>;  // in the order of the ports

Names NamesOf(const std::vector<Port>& ports) {
  Names names;
  for (const Port& port : ports)
    names.push_back(port.name);
  return names;
}

// Takes the names that are paired out of both lists.
class Pairing {
 public:
  Pairing(const std::vector<Port>& before, const std::vector<Port>& after)
      : before_(NamesOf(before)), after_(NamesOf(after)) {}

  const Names& before() const { return before_; }
  const Names& after() const { return after_; }

  // Names are copied: they may be elements of the lists that this changes.
  void Pair(std::string before, std::string after) {
    std::erase(before_, before);
    std::erase(after_, after);
    pairs_.insert_or_assign(std::move(before), std::move(after));
  }

  // Pairs names of one key, when no other name has it.
  template <typename Key>
  void PairByKey(Key key) {
    std::map<std::string, std::pair<Names, Names>> groups;
    for (const std::string& name : before_)
      groups[key(name)].first.push_back(name);
    for (const std::string& name : after_)
      groups[key(name)].second.push_back(name);
    for (const auto& item : groups) {
      const auto& [before, after] = item.second;
      if (before.size() == 1 && after.size() == 1) Pair(before.front(), after.front());
    }
  }

  bool IsFreeBefore(const std::string& name) const {
    return std::ranges::find(before_, name) != before_.end();
  }
  bool IsFreeAfter(const std::string& name) const {
    return std::ranges::find(after_, name) != after_.end();
  }
  NamePairs Take() { return std::move(pairs_); }

 private:
  Names before_;
  Names after_;
  NamePairs pairs_;
};

// The outputs of a step that data edges leave, sorted.
Names UsedOutputs(const Pipeline& pipeline, StepId step) {
  Names used;
  for (const auto edge : boost::make_iterator_range(out_edges(step, pipeline))) {
    if (CarriesData(pipeline[edge].kind)) used.push_back(pipeline[edge].output);
  }
  std::ranges::sort(used);
  used.erase(std::unique(used.begin(), used.end()), used.end());
  return used;
}

// The place that "output_2" names among the outputs of the other side.
std::optional<std::size_t> PlaceOf(std::string_view name) {
  constexpr std::string_view kPrefix = "output_";
  if (!name.starts_with(kPrefix)) return std::nullopt;
  name.remove_prefix(kPrefix.size());
  std::size_t place = 0;
  const auto [end, status] = std::from_chars(name.data(), name.data() + name.size(), place);
  if (status != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return place;
}

void PairByPlace(const std::vector<Port>& before, const std::vector<Port>& after,
                 Pairing& pairing) {
  for (const std::string& name : Names(pairing.after())) {
    const auto place = PlaceOf(name);
    if (place && *place < before.size() && pairing.IsFreeBefore(before[*place].name)) {
      pairing.Pair(before[*place].name, name);
    }
  }
  for (const std::string& name : Names(pairing.before())) {
    const auto place = PlaceOf(name);
    if (place && *place < after.size() && pairing.IsFreeAfter(after[*place].name)) {
      pairing.Pair(name, after[*place].name);
    }
  }
}

void PairOnlyUsed(Names before, Names after, Pairing& pairing) {
  std::erase_if(before, [&](const std::string& name) { return !pairing.IsFreeBefore(name); });
  std::erase_if(after, [&](const std::string& name) { return !pairing.IsFreeAfter(name); });
  if (before.size() == 1 && after.size() == 1) pairing.Pair(before.front(), after.front());
}

}  // namespace

const NamePairs& PortMatcher::Outputs(StepId before, StepId after) {
  const auto known = outputs_.find(before);
  if (known != outputs_.end()) return known->second;
  return outputs_.emplace(before, PairOutputs(before, after)).first->second;
}

const NamePairs& PortMatcher::Inputs(StepId before, StepId after) {
  const auto known = inputs_.find(before);
  if (known != inputs_.end()) return known->second;
  return inputs_.emplace(before, PairInputs(before, after)).first->second;
}

NamePairs PortMatcher::PairOutputs(StepId before, StepId after) const {
  const std::vector<Port>& ports_before = same_.before()[before].outputs;
  const std::vector<Port>& ports_after = same_.after()[after].outputs;
  Pairing pairing(ports_before, ports_after);
  pairing.PairByKey([](const std::string& name) { return name; });
  pairing.PairByKey([](const std::string& name) { return NameKey(name); });
  if (same_.across()) PairByPlace(ports_before, ports_after, pairing);
  PairOnlyUsed(UsedOutputs(same_.before(), before), UsedOutputs(same_.after(), after), pairing);
  return pairing.Take();
}

NamePairs PortMatcher::PairInputs(StepId before, StepId after) {
  Pairing pairing(same_.before()[before].inputs, same_.after()[after].inputs);
  pairing.PairByKey([](const std::string& name) { return name; });
  pairing.PairByKey([](const std::string& name) { return NameKey(name); });
  std::map<std::pair<StepId, std::string>, std::string> fed;  // after: output to the input it feeds
  for (const auto edge : boost::make_iterator_range(in_edges(after, same_.after()))) {
    const graph::Edge& data = same_.after()[edge];
    const bool open = same_.across() || pairing.IsFreeAfter(data.input);
    if (!CarriesData(data.kind) || !open) continue;
    fed.try_emplace({source(edge, same_.after()), data.output}, data.input);
  }
  for (const auto edge : boost::make_iterator_range(in_edges(before, same_.before()))) {
    const graph::Edge& data = same_.before()[edge];
    const StepId from = source(edge, same_.before());
    const auto partner = same_.AfterOf(from);
    if (!CarriesData(data.kind) || !partner || !pairing.IsFreeBefore(data.input)) continue;
    const NamePairs& outputs = Outputs(from, *partner);
    const auto output = outputs.find(data.output);
    if (output == outputs.end()) continue;
    const auto feeds = fed.find({*partner, output->second});
    if (feeds == fed.end()) continue;
    if (!same_.across() && !pairing.IsFreeAfter(feeds->second)) continue;
    pairing.Pair(data.input, feeds->second);
  }
  return pairing.Take();
}

}  // namespace smgraph::passes
