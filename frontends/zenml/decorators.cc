#include "frontends/zenml/decorators.h"

#include <string>

#include "frontends/zenml/signature.h"

namespace smgraph::zenml {

python::Instance* NewDecorated(python::Evaluator& ev, Role role, python::Ref function,
                               python::Dict* options, SourceSpan span) {
  python::Instance* object = ev.NewInstance(ev.ClassOf(ModelOf(role)), span);
  python::Ref name = options->Find("name");
  if (python::IsNone(name) || ev.Truth(name, span) == false) {
    python::Ref named = python::As<python::Function>(function);
    if (named == nullptr) named = const_cast<python::Function*>(FunctionBehind(function));
    name = named != nullptr ? ev.GetAttribute(named, "__name__", span)
                            : ev.heap().str("{" + python::LabelOf(function) + "}");
  }
  SetField(ev, *object, "name", name);
  SetField(ev, *object, "entrypoint", function);
  options->Erase(ev.heap().str("name"));
  Configure(ev, *object, *options);
  return object;
}

}  // namespace smgraph::zenml
