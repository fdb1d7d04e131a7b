#pragma once

#include <string>
#include <string_view>

#include "frontends/python/evaluator.h"

// The options that steps and pipelines are configured with: kept in the
// evaluator's heap, so that a `configure` in one arm of a branch is undone for the other.
namespace smgraph::zenml {

/// The options of a step or pipeline by name; made from the constructor's arguments when the object
/// is an instance of a user's class.
python::Dict* ConfigurationOf(python::Evaluator& ev, python::Instance& object);
/// Adds options as `configure` does: None says nothing, dictionaries are merged recursively unless
/// `merge` is false, tags and secrets are appended.
void Configure(python::Evaluator& ev, python::Instance& object, const python::Dict& options,
               bool merge = true);
/// One option, or null when it was not given.
python::Ref OptionOf(python::Evaluator& ev, python::Instance& object, std::string_view name);

/// The keyword arguments of a call as a Dict.
python::Dict* KeywordsOf(python::Evaluator& ev, const python::Call& call);
/// A copy that shares nothing that `Configure` changes.
python::Instance* CopyObject(python::Evaluator& ev, const python::Instance& object,
                             SourceSpan span);
/// Sets an attribute so that a branch can undo it.
void SetField(python::Evaluator& ev, python::Instance& object, std::string_view name,
              python::Ref value);

}  // namespace smgraph::zenml
