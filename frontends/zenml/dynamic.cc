#include "frontends/zenml/dynamic.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/natives.h"
#include "frontends/python/run_iterators.h"
#include "frontends/zenml/arguments.h"
#include "frontends/zenml/configuration.h"
#include "frontends/zenml/invocations.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/options.h"
#include "frontends/zenml/outputs.h"
#include "frontends/zenml/program_order.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Call;
using python::Evaluator;
using python::Instance;
using python::Opaque;
using python::Ref;

std::set<std::size_t> Upstream(const Invocation& invocation) {
  std::set<std::size_t> upstream = invocation.DataUpstream();
  upstream.insert(invocation.after.begin(), invocation.after.end());
  return upstream;
}

// An input that may be one of several things has each of them as an upstream only in some runs.
std::set<std::size_t> CertainUpstream(const Invocation& invocation) {
  std::set<std::size_t> upstream = invocation.after;
  for (const InvocationInput& input : invocation.inputs) {
    if (input.value.As<graph::Unknown>() != nullptr) continue;
    for (const Use& use : input.uses)
      upstream.insert(use.producer);
  }
  return upstream;
}

std::set<std::size_t> Ancestors(const Recording& recording, const Invocation& invocation) {
  std::set<std::size_t> found;
  std::vector<std::size_t> open;
  const auto visit = [&](const Invocation& one) {
    std::set<std::size_t> upstream = Upstream(one);
    upstream.insert(one.sequenced.begin(), one.sequenced.end());
    for (const std::size_t producer : upstream) {
      if (found.insert(producer).second) open.push_back(producer);
    }
    for (const std::size_t producer : one.waits_for) {
      if (&one != &invocation && found.insert(producer).second) open.push_back(producer);
    }
  };
  visit(invocation);
  while (!open.empty()) {
    const std::size_t next = open.back();
    open.pop_back();
    visit(recording.invocations[next]);
  }
  return found;
}

Instance* Self(const Call& call) {
  return call.positional.empty() ? nullptr : As<Instance>(call.positional[0]);
}

/// The handle that a member belongs to, when it is one of the active recording.
std::optional<Handle> OwnHandle(Evaluator& ev, const Call& call) {
  const Recording* active = ev.State<State>().active;
  auto handle = call.positional.empty() ? std::nullopt : HandleOf(call.positional[0]);
  if (active == nullptr || !handle || handle->recording != active->index) return std::nullopt;
  return handle;
}

// Else the handle stands for all of them, however many.
bool OutputsKnown(Evaluator& ev, const Call& call) {
  const auto handle = OwnHandle(ev, call);
  return !handle || ev.State<State>().active->invocations[handle->invocation].outputs_known;
}

// `.load()`, `.result()` and `.wait()` of a future end before anything that follows begins.
void WaitForHandle(Evaluator& ev, const Call& call) {
  const auto handle = OwnHandle(ev, call);
  Recording* recording = ev.State<State>().active;
  if (!handle || !recording->dynamic) return;
  const bool future = RoleOf(Self(call)) != Role::kArtifact ||
                      !python::IsNone(Self(call)->attributes.Find("__future__"));
  if (future) recording->waited.push_back({handle->invocation, ev.path()});
}

Ref OpaqueCall(Evaluator& ev, const Call& call, std::string_view method) {
  Opaque* attribute =
      ev.NewOpaque(Opaque::Origin::kAttribute, call.positional[0], method, call.span);
  Opaque* result = ev.NewOpaque(Opaque::Origin::kCall, attribute, "", call.span);
  result->positional.assign(call.positional.begin() + 1, call.positional.end());
  return result;
}

void RefuseInStatic(Evaluator& ev, std::string_view what, SourceSpan span) {
  Recording* recording = ev.State<State>().active;
  if (recording != nullptr && !recording->dynamic) {
    recording->Incomplete("dynamic-only-call",
                          fmt::format("{} is only possible within a dynamic pipeline", what), span);
  }
}

Ref CallInForm(Evaluator& ev, const Call& call, CallForm form) {
  Instance* step = AsRole(call.positional.empty() ? nullptr : call.positional[0], Role::kStep);
  Recording* recording = ev.State<State>().active;
  if (step == nullptr) return ev.heap().none();
  if (recording == nullptr) return OpaqueCall(ev, call, "submit");
  const bool map = form == CallForm::kMap || form == CallForm::kProduct;
  RefuseInStatic(ev, map ? "mapping over step inputs" : "submitting a step", call.span);
  Call arguments = call;
  arguments.positional.erase(arguments.positional.begin());
  return RecordCall(ev, *recording, *step, arguments, recording->dynamic ? form : CallForm::kCall);
}

const std::vector<Output>& OutputsOf(Evaluator& ev, const Handle& handle) {
  return ev.State<State>().active->invocations[handle.invocation].outputs;
}

Ref ArtifactAt(Evaluator& ev, const Handle& handle, std::size_t output) {
  const Recording& recording = *ev.State<State>().active;
  return NewArtifact(ev, recording, handle.invocation, OutputsOf(ev, handle)[output].name, true);
}

std::vector<Ref> ArtifactsOf(Evaluator& ev, const Handle& handle) {
  std::vector<Ref> artifacts;
  for (std::size_t i = 0; i < OutputsOf(ev, handle).size(); ++i)
    artifacts.push_back(ArtifactAt(ev, handle, i));
  return artifacts;
}

std::string ChunkText(Ref index) {
  return index == nullptr ? "[]" : "[" + python::Repr(index) + "]";
}

/// "[-2:]".
std::string SliceText(const python::Slice& slice) {
  const auto bound = [](Ref value) { return python::IsNone(value) ? "" : python::Repr(value); };
  const std::string step = bound(slice.step);
  return fmt::format("[{}:{}{}{}]", bound(slice.start), bound(slice.stop), step.empty() ? "" : ":",
                     step);
}

Ref Chunked(Evaluator& ev, const Call& call, const Handle& handle, std::string chunk) {
  const Recording& recording = *ev.State<State>().active;
  Instance* artifact = NewArtifact(ev, recording, handle.invocation, handle.output, true);
  if (python::IsNone(Self(call)->attributes.Find("__future__")) &&
      RoleOf(Self(call)) == Role::kArtifact) {
    artifact->attributes.Erase("__future__");
  }
  SetField(ev, *artifact, "__chunk__", ev.heap().str(std::move(chunk)));
  return artifact;
}

/// The output behind one handle; null when it is not known which, or of what type.
const Output* OutputOf(const Recording& recording, Ref value) {
  const auto handle = HandleOf(value);
  if (!handle || handle->recording != recording.index || RoleOf(value) == Role::kMapResults)
    return nullptr;
  const std::vector<Output>& outputs = recording.invocations[handle->invocation].outputs;
  const auto output = std::ranges::find(outputs, handle->output, &Output::name);
  return output == outputs.end() || !handle->chunk.empty() ? nullptr : &*output;
}

/// The type of number that the value of the output is, which ZenML sees to: empty when it is none.
std::string_view NumberOf(Evaluator& ev, Ref value) {
  constexpr std::string_view kNumbers[] = {"int", "float", "bool"};
  const Recording* recording = ev.State<State>().active;
  const Output* output = recording == nullptr ? nullptr : OutputOf(*recording, value);
  const bool number =
      output != nullptr && std::ranges::find(kNumbers, output->type) != std::end(kNumbers);
  return number ? std::string_view(output->type) : "";
}

}  // namespace

void AddOrder(const python::Evaluator& ev, const Recording& recording, Invocation& invocation) {
  invocation.implicit = LastBefore(ev, recording, recording.synchronous, invocation.path);
  std::set<std::size_t> carried;
  for (const std::size_t upstream : CertainUpstream(invocation)) {
    const Invocation& one = recording.invocations[upstream];
    if (Implied(one.path, invocation.path)) {
      carried.insert(one.implicit.begin(), one.implicit.end());
    }
  }
  std::ranges::set_difference(invocation.implicit, carried,
                              std::inserter(invocation.sequenced, invocation.sequenced.end()));
  invocation.waits_for.merge(AllBefore(recording, recording.waited, invocation.path));
  if (invocation.waits_for.empty()) return;
  for (const std::size_t ancestor : Ancestors(recording, invocation))
    invocation.waits_for.erase(ancestor);
}

bool GivesSingle(Evaluator& ev, const Recording& recording, Ref value) {
  const Output* output = OutputOf(recording, value);
  if (output == nullptr || !IsSingle(*output)) return false;
  Instance& step = *recording.invocations[HandleOf(value)->invocation].step;
  return OptionOf(ev, step, "output_materializers") == nullptr;
}

Ref SubmitStep(Evaluator& ev, const Call& call) {
  return CallInForm(ev, call, CallForm::kSubmit);
}

Ref MapStep(Evaluator& ev, const Call& call) {
  return CallInForm(ev, call, CallForm::kMap);
}

Ref ProductStep(Evaluator& ev, const Call& call) {
  return CallInForm(ev, call, CallForm::kProduct);
}

// An object like any other: true, whatever its value will be.
Ref TruthOfArtifact(Evaluator& ev, const Call& call) {
  if (Recording* recording = ev.State<State>().active) {
    Diagnostic finding =
        Finding("handle-as-value",
                "a step's output is always true here, whatever its value will be", call.span);
    finding.severity = Severity::kWarning;  // or it asks whether there is an output at all
    recording->Report(std::move(finding));
  }
  return ev.heap().boolean(true);
}

Ref IterateArtifact(Evaluator& ev, const Call& call) {
  Recording* active = ev.State<State>().active;
  if (!OutputsKnown(ev, call)) {
    return ev.NewUnknown("outputs of a step that are not known", "outputs", call.span);
  }
  if (active != nullptr && !active->dynamic)
    active->Refuse("a step's single output cannot be unpacked", call.span);
  ev.Raise("RuntimeError", "unable to unpack step artifact: the step has a single output artifact",
           call.span);
}

// No operator works on an output, in no kind of pipeline: its value exists only in the run.
Ref OperateOnArtifact(Evaluator& ev, const Call& call) {
  if (!OutputsKnown(ev, call)) return OpaqueCall(ev, call, "operator");
  ev.Raise("TypeError", "outputs of steps have no operators: their values exist only in the run",
           call.span);
}

Ref ItemOfArtifact(Evaluator& ev, const Call& call) {
  const Recording* active = ev.State<State>().active;
  if (active != nullptr && active->dynamic && OutputsKnown(ev, call)) {
    ev.Raise("TypeError", "an output of a step is not subscriptable: .load() gives its value",
             call.span);
  }
  Opaque* item = ev.NewOpaque(Opaque::Origin::kItem, call.positional[0], "", call.span);
  item->key = call.positional[1];
  return item;
}

Ref CallHandle(Evaluator& ev, Instance& handle, const Call& call) {
  if (!OutputsKnown(ev, python::CallWith({&handle}, call.span)))
    return ev.NewOpaque(Opaque::Origin::kCall, &handle, "", call.span);
  ev.Raise("TypeError", fmt::format("'{}' object is not callable", handle.cls->name), call.span);
}

Ref RefusalOfLoaded(Evaluator& ev, const Call& call) {
  // What a number has not, and what Python says then.
  constexpr std::pair<std::string_view, std::string_view> kLacking[] = {
      {"__len__", "object of type '{}' has no len()"},
      {"__iter__", "'{}' object is not iterable"},
      {"__getitem__", "'{}' object is not subscriptable"},
      {"__next__", "'{}' object is not an iterator"}};
  const auto* loaded = As<Opaque>(call.positional[0]);
  const auto* load = loaded == nullptr ? nullptr : As<Opaque>(loaded->base);
  const bool calls = load != nullptr && loaded->origin == Opaque::Origin::kCall &&
                     load->origin == Opaque::Origin::kAttribute && load->name == "load";
  const std::string_view number = calls ? NumberOf(ev, load->base) : "";
  const std::string* method = python::TextIn(call.positional[1]);
  const auto* row = std::ranges::find(kLacking, method == nullptr ? "" : *method,
                                      &std::pair<std::string_view, std::string_view>::first);
  if (!number.empty() && row != std::end(kLacking)) {
    ev.Raise("TypeError", fmt::format(fmt::runtime(row->second), number), loaded->span);
  }
  return ev.heap().none();
}

Ref LoadOf(Evaluator& ev, const Call& call) {
  WaitForHandle(ev, call);
  RefuseInStatic(ev, "loading the output of a step", call.span);
  const auto handle = RoleOf(Self(call)) == Role::kFuture ? OwnHandle(ev, call) : std::nullopt;
  std::vector<Ref> values = handle ? ArtifactsOf(ev, *handle) : std::vector<Ref>{};
  if (values.size() < 2) return OpaqueCall(ev, call, "load");
  for (Ref& value : values)  // of a step with several outputs: a tuple
    value =
        ev.CallValue(ev.GetAttribute(value, "load", call.span), python::CallWith({}, call.span));
  return python::NewTuple(ev, std::move(values));
}

Ref ChunkOf(Evaluator& ev, const Call& call) {
  const auto handle = OwnHandle(ev, call);
  if (!handle) return OpaqueCall(ev, call, "chunk");
  Ref index = call.Argument(1, "index");
  const auto* place = As<python::Int>(index);
  if (GivesSingle(ev, *ev.State<State>().active, call.positional[0])) {
    RefuseInBody(ev, "ValueError",
                 fmt::format("output '{}' has no elements: it cannot be chunked", handle->output),
                 call.span);
  } else if (place != nullptr && place->value < 0) {
    RefuseInBody(ev, "ValueError", fmt::format("chunk index {} is out of range", place->value),
                 call.span);
  }
  return Chunked(ev, call, *handle, ChunkText(index));
}

Ref ResultOf(Evaluator& ev, const Call& call) {
  const auto handle = OwnHandle(ev, call);
  if (!handle) return OpaqueCall(ev, call, "result");
  WaitForHandle(ev, call);
  if (RoleOf(Self(call)) != Role::kFuture) return call.positional[0];
  std::vector<Ref> artifacts = ArtifactsOf(ev, *handle);
  if (artifacts.empty()) return ev.heap().none();
  return artifacts.size() == 1 ? artifacts[0] : python::NewTuple(ev, std::move(artifacts));
}

Ref WaitFor(Evaluator& ev, const Call& call) {
  WaitForHandle(ev, call);
  return ev.heap().none();
}

Ref WaitForAnswer(Evaluator& ev, const Call& call) {
  RefuseInStatic(ev, "zenml.wait", call.span);
  python::Unknown* answer =
      ev.NewUnknown("what zenml.wait is answered while the pipeline runs", "wait()", call.span);
  answer->host = false;
  return answer;
}

Ref UnknownOfRun(Evaluator& ev, const Call& call) {
  python::Unknown* unknown = ev.NewUnknown("known only while the pipeline runs", "run", call.span);
  unknown->host = false;
  return unknown;
}

Ref IterateFuture(Evaluator& ev, const Call& call) {
  const auto handle = OwnHandle(ev, call);
  if (!handle) return OpaqueCall(ev, call, "__iter__");
  if (OutputsOf(ev, *handle).empty()) {
    ev.Raise("ValueError", "the step does not return any outputs", call.span);
  }
  return python::NewIterator(ev, ArtifactsOf(ev, *handle));
}

Ref ItemOfFuture(Evaluator& ev, const Call& call) {
  const auto handle = OwnHandle(ev, call);
  Ref index = call.positional.size() > 1 ? call.positional[1] : nullptr;
  if (!handle || index == nullptr) return OpaqueCall(ev, call, "__getitem__");
  return ev.GetItem(python::NewTuple(ev, ArtifactsOf(ev, *handle)), index, call.span);
}

Ref LengthOfFuture(Evaluator& ev, const Call& call) {
  const auto handle = OwnHandle(ev, call);
  if (!handle) return UnknownOfRun(ev, call);
  return ev.heap().integer(static_cast<std::int64_t>(OutputsOf(ev, *handle).size()));
}

Ref ArtifactOfFuture(Evaluator& ev, const Call& call) {
  const auto handle = OwnHandle(ev, call);
  std::string name;
  if (!handle || !python::TextOf(call.Argument(1, "key"), name)) {
    return OpaqueCall(ev, call, "get_artifact");
  }
  const auto& outputs = OutputsOf(ev, *handle);
  const auto output = std::ranges::find(outputs, name, &Output::name);
  if (output == outputs.end()) {
    ev.Raise("KeyError", fmt::format("no output '{}'", name), call.span);
  }
  return ArtifactAt(ev, *handle, static_cast<std::size_t>(output - outputs.begin()));
}

Ref IterateMapResults(Evaluator& ev, const Call& call) {
  // How many there are is known only while the pipeline runs: a loop runs over a symbolic element.
  return python::IterateInRun(ev, call.positional[0], call.span);
}

Ref ItemOfMapResults(Evaluator& ev, const Call& call) {
  const auto handle = OwnHandle(ev, call);
  Ref index = call.positional.size() > 1 ? call.positional[1] : nullptr;
  if (const auto* slice = As<python::Slice>(index); handle && slice != nullptr) {
    auto* part = ev.heap().New<Instance>(*Self(call));
    SetField(ev, *part, "__chunk__", ev.heap().str(handle->chunk + SliceText(*slice)));
    return part;
  }
  if (!handle || As<python::Int>(index) == nullptr)
    return call.positional.empty() ? ev.heap().none() : call.positional[0];
  return Chunked(ev, call, *handle, handle->chunk + ChunkText(index));
}

Ref UnpackMapResults(Evaluator& ev, const Call& call) {
  const auto handle = OwnHandle(ev, call);
  if (!handle) return OpaqueCall(ev, call, "unpack");
  std::vector<Ref> lists;
  for (const Output& output : OutputsOf(ev, *handle)) {
    lists.push_back(NewMapResults(ev, *ev.State<State>().active, handle->invocation, output.name));
  }
  return python::NewTuple(ev, std::move(lists));
}

Ref AttributeOfMapResults(Evaluator& ev, Instance& results, std::string_view name) {
  (void)ev;
  return name == "futures" ? &results : nullptr;
}

}  // namespace smgraph::zenml
