#pragma once

#include <string_view>

#include "frontends/python/evaluator.h"
#include "frontends/python/natives.h"
#include "frontends/zenml/configuration.h"
#include "frontends/zenml/models/models.h"

// What `@step` and `@pipeline` have in common.
namespace smgraph::zenml {

/// What a decorator makes of a function and its options.
using Maker = python::Ref (*)(python::Evaluator& ev, python::Ref function, python::Dict* options,
                              SourceSpan span);

/// An object with the options' name, else the function's, that holds the function and its options.
python::Instance* NewDecorated(python::Evaluator& ev, Role role, python::Ref function,
                               python::Dict* options, SourceSpan span);

/// `@d`, `@d()` and `@d(option=…)`: what `make` makes of the function, at once or when the
/// decorator that this gives is called with it.
template <Maker make>
python::Ref Decorate(python::Evaluator& ev, const python::Call& call, std::string_view name) {
  python::Dict* options = KeywordsOf(ev, call);
  python::Ref function = call.Argument(0, "_func");
  options->Erase(ev.heap().str("_func"));
  if (!python::IsNone(function)) return make(ev, function, options, call.span);
  constexpr auto kApply = [](python::Evaluator& later, const python::Call& applied) -> python::Ref {
    if (applied.positional.empty()) return later.heap().none();
    auto* own =
        later.heap().New<python::Dict>(*python::As<python::Dict>(python::Carried(applied)[0]));
    return make(later, applied.positional[0], own, applied.span);
  };
  return python::NewClosure(ev, name, kApply, {options});
}

}  // namespace smgraph::zenml
