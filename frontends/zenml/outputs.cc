#include "frontends/zenml/outputs.h"

#include <utility>
#include <vector>

#include "frontends/python/natives.h"
#include "frontends/zenml/configuration.h"
#include "frontends/zenml/models/models.h"

namespace smgraph::zenml {
namespace {

using python::Evaluator;
using python::Instance;
using python::Ref;

Instance* NewHandle(Evaluator& ev, Role role, const Recording& recording, std::size_t invocation,
                    const std::string& output) {
  const Invocation& made = recording.invocations[invocation];
  Instance* handle = ev.NewInstance(ev.ClassOf(ModelOf(role)), made.span);
  const auto set = [&](std::string_view name, Ref value) { SetField(ev, *handle, name, value); };
  set("__recording__", ev.heap().integer(static_cast<std::int64_t>(recording.index)));
  set("__invocation__", ev.heap().integer(static_cast<std::int64_t>(invocation)));
  set("invocation_id", ev.heap().str(made.id));
  set("output_name", ev.heap().str(output));
  return handle;
}

}  // namespace

Instance* NewArtifact(Evaluator& ev, const Recording& recording, std::size_t invocation,
                      const std::string& output, bool future) {
  Instance* artifact = NewHandle(ev, Role::kArtifact, recording, invocation, output);
  if (future) SetField(ev, *artifact, "__future__", ev.heap().boolean(true));
  return artifact;
}

Instance* NewFuture(Evaluator& ev, const Recording& recording, std::size_t invocation) {
  const auto& outputs = recording.invocations[invocation].outputs;
  return NewHandle(ev, Role::kFuture, recording, invocation,
                   outputs.size() == 1 ? outputs[0].name : "");
}

Instance* NewMapResults(Evaluator& ev, const Recording& recording, std::size_t invocation,
                        const std::string& output) {
  return NewHandle(ev, Role::kMapResults, recording, invocation, output);
}

Ref ReturnOutputs(Evaluator& ev, const Recording& recording, std::size_t invocation) {
  const Invocation& made = recording.invocations[invocation];
  if (made.outputs.empty() && recording.dynamic) return ev.heap().none();
  std::vector<Ref> handles;
  for (const Output& output : made.outputs)
    handles.push_back(NewArtifact(ev, recording, invocation, output.name, false));
  if (handles.size() == 1) return handles[0];
  if (recording.dynamic) return python::NewTuple(ev, std::move(handles));
  return python::NewList(ev, std::move(handles));
}

}  // namespace smgraph::zenml
