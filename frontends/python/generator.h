#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontends/python/internals.h"

namespace smgraph::python {

/// What was started that may fail while the pipeline runs, by the whole program.
struct Started {
  std::size_t count = 0;
};

/// The source of a generator's values: its body, on a stack of its own.
struct Evaluator::Generator final : IteratorSource {
  using Body = std::function<Ref(Generator&)>;
  Generator(Evaluator& e, Body body);
  ~Generator() override;
  Ref Next(Evaluator& e) override;
  std::string_view State() const override;
  /// Called by the body: hands the value over and waits; gives what was sent.
  Ref Yield(Ref value, SourceSpan span);
  Ref YieldFrom(Ref iterable, SourceSpan span);
  /// Ends all that still wait.
  static void AbandonAll(Evaluator& e);

 private:
  struct Context;
  struct Stack;
  struct Waiting;
  /// What it started behind a value that was to be used first, as far as can be seen.
  struct Early {
    std::string what;
    SourceSpan value;
    std::size_t started;  // by all, until it stopped
  };
  void Start();
  void Resume();
  void Abandon();
  void Forget();
  void NoteEarly();
  void ReportEarly();
  /// Whether its body has been left on one way to where it stands: what it yields there is not all.
  bool LeftOnOneWay() const;

  Evaluator& e_;
  Body body_;
  List* out_;  // what was yielded; a list, so that arms of branches are merged in it
  std::size_t delivered_ = 0;
  const Path* path_;  // under which it was made
  Fork* base_fork_ = nullptr;
  std::unique_ptr<Stack> stack_;
  bool running_ = false;
  bool at_once_ = false;     // too many wait: runs through
  bool ended_ = false;       // the body; what arms of branches yielded may still wait
  std::vector<Risk> risks_;  // for the `try` around whoever asks for values
  /// Where it gave a value and went on, and how many risks there were then.
  std::optional<std::pair<SourceSpan, std::size_t>> late_;
  std::optional<Early> early_;
  Catching boundary_{.boundary = true};  // the same for what is raised under a condition
};

}  // namespace smgraph::python
