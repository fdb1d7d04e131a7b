// pytest fixtures: an argument of a test, or of a fixture, that nobody passes is what the fixture
// of that name returns. Many pipelines live in the tests of the projects that use them.
#include <map>
#include <set>

#include "frontends/python/internals.h"

namespace smgraph::python {
namespace {

struct Fixtures {
  std::set<const Function*> declared;  // only for look-ups
  int depth = 0;
  /// What they returned for the call at the bottom: a test and its fixtures share them.
  std::map<const Function*, Ref> made;  // only for look-ups
};

}  // namespace

void Evaluator::Impl::DeclareFixture(Evaluator& e, Ref decorated) {
  if (const auto* function = As<Function>(decorated)) {
    e.State<Fixtures>().declared.insert(function);
  }
}

Ref Evaluator::Impl::FixtureNamed(Evaluator& e, const Function& asking, std::string_view name) {
  Fixtures& fixtures = e.State<Fixtures>();
  if (fixtures.declared.empty()) return nullptr;
  auto* fixture = As<Function>(asking.module->scope->names.Find(name));
  if (fixture == &asking || !fixtures.declared.contains(fixture)) return nullptr;
  if (fixtures.depth == 0) fixtures.made.clear();
  if (const auto known = fixtures.made.find(fixture); known != fixtures.made.end()) {
    return known->second;
  }
  const Restore<int> restore(fixtures.depth, fixtures.depth + 1);
  Ref value = e.CallWithSymbols(fixture, {}, fixture->definition.span());
  if (const auto* yielded = As<Iterator>(value)) {
    value = yielded->items.empty() ? e.heap_.none() : yielded->items.front();
  }
  fixtures.made.emplace(fixture, value);
  return value;
}

}  // namespace smgraph::python
