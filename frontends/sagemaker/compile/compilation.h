#pragma once

#include <string>
#include <unordered_map>

#include "frontends/python/value.h"
#include "graph/value.h"

namespace smgraph::sagemaker {

/// What compiling the requests of one pipeline shares.
struct Compilation {
  // What the SDK writes into the user's objects when it first compiles them, so that a second step
  // with the same object has it, too.
  struct Written {
    graph::Value name;  // of a ProcessingInput or ProcessingOutput
    graph::Value uri;   // of the same
  };

  /// What is written into the object, now or before.
  Written& WrittenInto(const python::Instance& object) {
    const auto [entry, added] = written.try_emplace(&object);
    if (const Written* known = added && before != nullptr ? before->Find(object) : nullptr) {
      entry->second = *known;
    }
    return entry->second;
  }
  const Written* Find(const python::Instance& object) const {
    const auto known = written.find(&object);
    if (known != written.end()) return &known->second;
    return before == nullptr ? nullptr : before->Find(object);
  }

  bool v3 = false;        // of SDK v3
  graph::Value pipeline;  // its name; null: none, the code asks a step for its arguments
  const Compilation* before = nullptr;  // what the program has compiled before
  std::unordered_map<const python::Instance*, Written> written;  // only for look-ups
};

}  // namespace smgraph::sagemaker
