#include <utility>
#include <vector>

#include "frontends/python/contents.h"
#include "frontends/python/internals.h"

namespace smgraph::python {

Evaluator::Snapshot::Snapshot(Evaluator& e, const Fork* around)
    : e_(e), earlier_(e.latest_), born_before_(e.heap_.count()) {
  if (earlier_ != nullptr) earlier_->later_ = this;
  e_.latest_ = this;
  for (const Fork* fork = e.fork_; fork != nullptr && fork != around; fork = fork->outer) {
    for (const auto& [object, before] : fork->saved)
      Keep(object);
  }
}

// An earlier one has to know what was kept here.
Evaluator::Snapshot::~Snapshot() {
  (later_ == nullptr ? e_.latest_ : later_->earlier_) = earlier_;
  if (earlier_ == nullptr) return;
  earlier_->later_ = later_;
  for (const auto& [object, before] : saved_)
    earlier_->Take(object, before);
}

void Evaluator::Snapshot::Take(Object* object, Object* before) {
  if (object->born < born_before_ && seen_.insert(object).second)
    saved_.emplace_back(object, before);
}

void Evaluator::Snapshot::Keep(Object* object) {
  if (object->born >= born_before_ || seen_.contains(object)) return;
  if (Object* copy = CopyOf(e_.heap_, object)) Take(object, copy);
}

std::vector<std::pair<Object*, Object*>> Evaluator::Snapshot::Changed() const {
  std::vector<std::pair<Object*, Object*>> changed;
  std::unordered_set<const Object*> seen;
  for (const Snapshot* one = this; one != nullptr; one = one->later_) {
    for (const auto& [object, before] : one->saved_) {
      if (object->born < born_before_ && seen.insert(object).second)
        changed.emplace_back(object, before);
    }
  }
  return changed;
}

void Evaluator::Snapshot::Restore() const {
  for (const auto& [object, before] : Changed()) {
    e_.Touch(object);
    SwapContents(object, CopyOf(e_.heap_, before));
  }
}

void Evaluator::Snapshot::Join(Ref condition) const {
  for (const auto& [object, before] : Changed()) {
    e_.Touch(object);
    Impl::MergeContents(e_, condition, before, CopyOf(e_.heap_, object), object);
  }
}

}  // namespace smgraph::python
