#pragma once

#include <string>
#include <unordered_map>

#include "frontends/python/value.h"
#include "graph/value.h"

namespace smgraph::sagemaker {

/// What compiling the requests of one pipeline shares.
struct Compilation {
  graph::Value pipeline;  // its name
  // What the SDK writes into the user's objects when it first compiles them, so that a second step
  // with the same object has it, too; only for look-ups.
  struct Written {
    graph::Value name;  // of a ProcessingInput or ProcessingOutput
    graph::Value uri;   // of the same
  };
  std::unordered_map<const python::Instance*, Written> written;
};

}  // namespace smgraph::sagemaker
