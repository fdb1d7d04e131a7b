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

  bool v3 = false;                // of SDK v3
  bool keeps_job_names = false;   // PipelineDefinitionConfig(use_custom_job_prefix=True)
  graph::Value pipeline;          // its name; null: none, the code asks a step for its arguments
  python::Ref session = nullptr;  // the pipeline's, which functions that are steps run by
  const Compilation* before = nullptr;  // what the program has compiled before
  std::unordered_map<const python::Instance*, Written> written;  // only for look-ups
};

}  // namespace smgraph::sagemaker
