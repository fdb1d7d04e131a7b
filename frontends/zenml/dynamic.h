#pragma once

#include <string_view>

#include "frontends/zenml/state.h"

// What only dynamic pipelines have: futures, maps, and the order of synchronous calls.
namespace smgraph::zenml {

/// Gives an invocation its implicit upstreams: the last synchronous step before the call, unless an
/// upstream of its own has the same one already, and what was waited for.
void AddOrder(const python::Evaluator& ev, const Recording& recording, Invocation& invocation);

/// Whether the value is one output that ZenML counts no elements of: it is neither mapped over nor
/// taken apart by chunk().
bool GivesSingle(python::Evaluator& ev, const Recording& recording, python::Ref value);

python::Ref SubmitStep(python::Evaluator& ev, const python::Call& call);
python::Ref MapStep(python::Evaluator& ev, const python::Call& call);
python::Ref ProductStep(python::Evaluator& ev, const python::Call& call);

// Members of handles and futures; the object is the first argument.
python::Ref TruthOfArtifact(python::Evaluator& ev, const python::Call& call);
/// `<` and the like on an artifact: refused while a static pipeline is compiled.
python::Ref OperateOnArtifact(python::Evaluator& ev, const python::Call& call);
python::Ref ItemOfArtifact(python::Evaluator& ev, const python::Call& call);
python::Ref IterateArtifact(python::Evaluator& ev, const python::Call& call);
python::Ref LoadOf(python::Evaluator& ev, const python::Call& call);
python::Ref ChunkOf(python::Evaluator& ev, const python::Call& call);
python::Ref ResultOf(python::Evaluator& ev, const python::Call& call);
python::Ref WaitFor(python::Evaluator& ev, const python::Call& call);
/// zenml.wait(…): an answer that somebody gives.
python::Ref WaitForAnswer(python::Evaluator& ev, const python::Call& call);
/// zenml.__refusal__(value, method), see frontends/python/operands.h: a number that was loaded is
/// no collection.
python::Ref RefusalOfLoaded(python::Evaluator& ev, const python::Call& call);
/// A handle that is called like a function.
python::Ref CallHandle(python::Evaluator& ev, python::Instance& handle, const python::Call& call);
python::Ref UnknownOfRun(python::Evaluator& ev, const python::Call& call);
python::Ref IterateFuture(python::Evaluator& ev, const python::Call& call);
python::Ref ItemOfFuture(python::Evaluator& ev, const python::Call& call);
python::Ref LengthOfFuture(python::Evaluator& ev, const python::Call& call);
python::Ref ArtifactOfFuture(python::Evaluator& ev, const python::Call& call);
python::Ref IterateMapResults(python::Evaluator& ev, const python::Call& call);
python::Ref ItemOfMapResults(python::Evaluator& ev, const python::Call& call);
python::Ref UnpackMapResults(python::Evaluator& ev, const python::Call& call);
python::Ref AttributeOfMapResults(python::Evaluator& ev, python::Instance& results,
                                  std::string_view name);

}  // namespace smgraph::zenml
