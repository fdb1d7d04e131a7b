#pragma once

#include <functional>
#include <unordered_set>
#include <utility>

#include "frontends/python/evaluator.h"

namespace smgraph::python {

/// State of an evaluation: who is told where an exception that nothing catches ends the program,
/// and under which conditions.
class Failures {
 public:
  using Listener = std::function<void(const Raised& raised, const Path* path)>;

  /// Listens until it is gone; to what is inside alone.
  class Listening {
   public:
    Listening(Failures& failures, Listener listener)
        : failures_(failures), before_(std::exchange(failures.listener_, std::move(listener))) {}
    ~Listening() { failures_.listener_ = std::move(before_); }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

   private:
    Failures& failures_;
    Listener before_;
  };

  bool listened_to() const { return listener_ != nullptr; }
  /// One exception is told once: of the conditions around it, the innermost.
  void Tell(const Raised& raised, const Path* path) {
    if (listener_ && told_.insert(raised.exception).second) listener_(raised, path);
  }

 private:
  Listener listener_;
  std::unordered_set<Ref> told_;  // only for look-ups
};

}  // namespace smgraph::python
