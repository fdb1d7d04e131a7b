#include "passes/match/content.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <type_traits>
#include <vector>

namespace smgraph::passes {
namespace {

using graph::Value;

std::uint64_t HashValue(const Value& value);

// Everything but the ids of steps: those may be what has been renamed.
struct Hasher {
  template <typename Number>
  requires std::is_arithmetic_v<Number> std::uint64_t operator()(Number number) const {
    return HashText(graph::Describe(Value(number)));
  }
  std::uint64_t operator()(graph::Null) const { return 1; }
  std::uint64_t operator()(const std::string& text) const { return HashText(text); }
  std::uint64_t operator()(const graph::List& list) const {
    std::uint64_t hash = 2;
    for (const Value& item : list.items)
      hash = Mix(hash, HashValue(item));
    return hash;
  }
  std::uint64_t operator()(const graph::Map& map) const {
    std::uint64_t hash = 3;  // the order of keys does not count
    for (const auto& [key, item] : map.items)
      hash += Mix(HashText(key), HashValue(item));
    return hash;
  }
  std::uint64_t operator()(const graph::StepReference& r) const { return Mix(4, HashText(r.path)); }
  std::uint64_t operator()(const graph::FunctionResult& r) const {
    return Mix(5, HashText(r.path));
  }
  std::uint64_t operator()(const graph::JsonGet& get) const { return Mix(6, HashText(get.path)); }
  std::uint64_t operator()(const graph::ParameterReference& p) const {
    return Mix(7, HashText(p.name));
  }
  std::uint64_t operator()(const graph::ExecutionVariable& v) const {
    return Mix(8, HashText(v.name));
  }
  std::uint64_t operator()(const graph::Join& join) const {
    std::uint64_t hash = Mix(9, HashText(join.separator));
    for (const Value& part : join.values)
      hash = Mix(hash, HashValue(part));
    return hash;
  }
  std::uint64_t operator()(const graph::Unknown& u) const { return Mix(10, HashText(u.reason)); }
};

std::uint64_t HashValue(const Value& value) {
  return std::visit(Hasher{}, value.data);
}

// One hash for each leaf of what a step is given, with its place.
class Leaves {
 public:
  explicit Leaves(const graph::Step& step) {
    for (const auto& [key, value] : step.arguments.items)
      Add(HashText(key), value);
    for (const auto& [key, value] : step.settings.items)
      Add(Mix(11, HashText(key)), value);
    for (const graph::Port& port : step.inputs)
      Add(Mix(12, HashText(port.name)), port.value);
    for (const graph::Port& port : step.outputs)
      hashes_.push_back(Mix(13, HashText(port.name)));
    std::ranges::sort(hashes_);
  }

  const std::vector<std::uint64_t>& hashes() const { return hashes_; }

 private:
  void Add(std::uint64_t place, const Value& value) {
    if (const auto* map = value.As<graph::Map>()) {
      for (const auto& [key, item] : map->items)
        Add(Mix(place, HashText(key)), item);
    } else if (const auto* list = value.As<graph::List>()) {
      for (const Value& item : list->items)
        Add(Mix(place, 14), item);
    } else {
      hashes_.push_back(Mix(place, HashValue(value)));
    }
  }

  std::vector<std::uint64_t> hashes_;
};

}  // namespace

std::uint64_t Mix(std::uint64_t seed, std::uint64_t value) {
  std::uint64_t x = seed * 0x9e3779b97f4a7c15U + value + 0x632be59bd9b4e019U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

std::uint64_t HashText(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a: the same on every machine
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return Mix(hash, text.size());
}

std::uint64_t ContentHash(const graph::Step& step) {
  const Leaves leaves(step);
  std::uint64_t hash = 0;
  for (const std::uint64_t leaf : leaves.hashes()) {
    hash = Mix(hash, leaf);
  }
  return hash;
}

double ContentLikeness(const graph::Step& a, const graph::Step& b) {
  const Leaves of_a(a);
  const Leaves of_b(b);
  std::vector<std::uint64_t> common;
  std::ranges::set_intersection(of_a.hashes(), of_b.hashes(), std::back_inserter(common));
  const std::size_t all = std::max(of_a.hashes().size(), of_b.hashes().size());
  return all == 0 ? 1.0 : static_cast<double>(common.size()) / static_cast<double>(all);
}

}  // namespace smgraph::passes
