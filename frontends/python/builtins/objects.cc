// Builtins about objects and their attributes, and print.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/builtins/builtins.h"
#include "frontends/python/format.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/own_attributes.h"
#include "frontends/python/print_log.h"
#include "frontends/python/text.h"
#include "frontends/python/unknown_names.h"
#include "graph/base/catalogue.h"

namespace smgraph::python {
namespace {

constexpr std::size_t kLongestLog = 4'000'000;

// A module, class or function of a library, which may lack what is asked for.
bool IsImport(Ref value) {
  const auto* opaque = As<Opaque>(value);
  return opaque != nullptr && opaque->origin == Opaque::Origin::kImport;
}

// An attribute of something that nobody declares: it may exist or not.
bool Doubtful(Ref object, Ref attribute) {
  const auto* opaque = As<Opaque>(attribute);
  if (Unsure(object) && !IsParametrised(object)) return !IsImport(object) || opaque != nullptr;
  return object->kind != Kind::kModule && opaque != nullptr &&
         opaque->origin == Opaque::Origin::kAttribute && opaque->base == object;
}

Ref BuiltinPrint(Evaluator& ev, const Call& call) {
  for (const Ref value : call.positional)
    RefuseText(ev, value, call.span);
  auto& log = ev.State<PrintLog>();
  Ref given = call.Keyword("file");
  if (IsNone(given)) given = Evaluator::Impl::Replaced(ev, "sys.stdout", nullptr);
  auto* file = As<Instance>(given);
  const bool aside = file == nullptr && !IsNone(call.Keyword("file"));
  if (aside || (file == nullptr && !log.enabled)) return ev.heap().none();
  const auto text_or = [&](Ref value, std::string otherwise) {
    std::string text;
    return !IsNone(value) && TextOf(value, text) ? text : otherwise;
  };
  const std::string separator = text_or(call.Keyword("sep"), " ");
  std::vector<std::string> pieces;
  for (const Ref value : call.positional) {
    if (!pieces.empty()) pieces.push_back(separator);
    pieces.push_back(text_or(ev.ToStr(value, call.span), '{' + LabelOf(value) + '}'));
  }
  pieces.push_back(text_or(call.Keyword("end"), "\n"));
  for (std::string& piece : pieces) {
    if (file != nullptr) {
      ev.CallMethod(file, "write", CallWith({NewText(ev, std::move(piece))}, call.span));
    } else if (log.text.size() + piece.size() <= kLongestLog) {
      log.text += piece;
    }
  }
  return ev.heap().none();
}

Ref BuiltinRepr(Evaluator& ev, const Call& call) {
  return ev.ToRepr(call.positional[0], call.span);
}

Ref BuiltinAscii(Evaluator& ev, const Call& call) {
  return Converted(ev, 'a', call.positional[0], call.span);
}

Ref BuiltinFormat(Evaluator& ev, const Call& call) {
  std::string spec;
  if (call.positional.size() > 1 && !TextOf(call.positional[1], spec)) return UnknownCall(ev, call);
  return ev.Format(call.positional[0], spec, call.span);
}

Ref BuiltinHasAttribute(Evaluator& ev, const Call& call) {
  const std::string* name = TextIn(call.positional[1]);
  if (name == nullptr) return UnknownCall(ev, call);
  const Ref found = FindQuietly(ev, call.positional[0], *name, call.span);
  if (found == nullptr) return ev.heap().boolean(false);
  if (Conditional(found) != nullptr) return UnknownCall(ev, call);
  if (!Doubtful(call.positional[0], found)) return ev.heap().boolean(true);
  const Ref said = LibraryHas(ev, call.positional[0], *name, call.span);
  return said == nullptr ? UnknownCall(ev, call) : said;
}

Ref BuiltinGetAttribute(Evaluator& ev, const Call& call) {
  const Ref object = call.positional[0];
  const Ref otherwise = call.Argument(2, "default");
  const std::string* name = TextIn(call.positional[1]);
  if (name == nullptr) {
    const Ref one = AttributeOfUnknownName(ev, object, call.positional[1], otherwise, call.span);
    return one != nullptr ? one : UnknownCall(ev, call);
  }
  if (otherwise == nullptr) return ev.GetAttribute(object, ev.heap().Intern(*name), call.span);
  const Ref found = FindQuietly(ev, object, *name, call.span);
  if (found == nullptr) return otherwise;
  // Of an object that a dialect declares, too, it is not sure that it has what nobody declares. An
  // attribute of what is not known is not known anyway.
  const bool declared = As<Instance>(object) != nullptr || As<Class>(object) != nullptr ||
                        Evaluator::Impl::IsPresent(object) || IsImport(object);
  if (!declared || !Doubtful(object, found)) return ValueOr(ev, found, otherwise, call.span);
  const Ref has = BuiltinHasAttribute(ev, CallWith({object, call.positional[1]}, call.span));
  const auto sure = ev.Truth(has, call.span);
  return sure ? (*sure ? found : otherwise) : ev.Merge(has, found, otherwise);
}

Ref BuiltinSetAttribute(Evaluator& ev, const Call& call) {
  if (const std::string* name = TextIn(call.positional[1])) {
    ev.SetAttribute(call.positional[0], ev.heap().Intern(*name), call.positional[2], call.span);
  } else {
    SetAttributeOfUnknownName(ev, call.positional[0], call.positional[1], call.positional[2],
                              call.span);
  }
  return ev.heap().none();
}

Ref BuiltinDeleteAttribute(Evaluator& ev, const Call& call) {
  if (const std::string* name = TextIn(call.positional[1])) {
    ev.DeleteAttribute(call.positional[0], *name, call.span);
  }
  return ev.heap().none();
}

Ref BuiltinCallable(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  switch (value->kind) {
    case Kind::kFunction:
    case Kind::kBoundMethod:
    case Kind::kNative:
    case Kind::kClass:
      return ev.heap().boolean(true);
    case Kind::kOpaque: {
      const Ref has = LibraryHas(ev, value, "__call__", call.span);
      return has == nullptr ? UnknownCall(ev, call) : has;
    }
    case Kind::kUnknown:
      return UnknownCall(ev, call);
    case Kind::kInstance: {
      const auto& cls = *static_cast<Instance*>(value)->cls;
      if (SpecialMember(ev, cls, "__call__") != nullptr) return ev.heap().boolean(true);
      if (cls.model != nullptr && cls.model->call != nullptr) return ev.heap().boolean(true);
      return cls.opaque_base ? UnknownCall(ev, call) : ev.heap().boolean(false);
    }
    default:
      return ev.heap().boolean(false);
  }
}

// locals(), and vars() without an object: the names of the function, class body or module that
// runs.
Ref BuiltinLocals(Evaluator& ev, const Call& call) {
  const Ref names = ev.LocalNames();
  return names == nullptr ? UnknownCall(ev, call) : names;
}

Ref BuiltinVars(Evaluator& ev, const Call& call) {
  if (call.positional.empty()) return BuiltinLocals(ev, call);
  return ev.GetAttribute(call.positional[0], "__dict__", call.span);
}

// The names of the module that is being evaluated.
Ref BuiltinGlobals(Evaluator& ev, const Call& call) {
  Module* module = ev.current_module();
  if (module == nullptr || module->scope == nullptr) return UnknownCall(ev, call);
  return ev.GetAttribute(module, "__dict__", call.span);
}

// Globals and locals of exec() and eval().
Evaluator::GivenNames GivenNames(const Call& call) {
  auto* globals = As<Dict>(call.Argument(1, "globals"));
  auto* locals = As<Dict>(call.Argument(2, "locals"));
  return {globals, locals == globals ? nullptr : locals};
}

Ref BuiltinExec(Evaluator& ev, const Call& call) {
  if (const std::string* text = TextIn(call.positional[0])) {
    ev.ExecuteText(*text, GivenNames(call), call.span);
  } else {
    ev.ReportIncomplete("unknown-step", "the text that exec() runs is not known", call.span);
  }
  return ev.heap().none();
}

Ref BuiltinEval(Evaluator& ev, const Call& call) {
  const std::string* text = TextIn(call.positional[0]);
  return text == nullptr ? UnknownCall(ev, call)
                         : ev.EvaluateText(*text, GivenNames(call), call.span);
}

Ref BuiltinHash(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  CheckHashable(ev, value, call.span);
  if (const auto integer = IntegerIn(value)) return ev.heap().integer(*integer);
  return ev.NewUnknown("hash of an object", "hash", call.span);
}

Ref BuiltinImport(Evaluator& ev, const Call& call) {
  const std::string* name = TextIn(call.positional[0]);
  if (name == nullptr) return UnknownCall(ev, call);
  const Ref module = ev.ImportModule(*name, call.span);
  const Ref names = call.Argument(3, "fromlist");
  const bool top = names == nullptr || !ev.Truth(names, call.span).value_or(true);
  const std::size_t dot = name->find('.');
  return top && dot != std::string::npos ? ev.ImportModule(name->substr(0, dot), call.span)
                                         : module;
}

// ---- dir()

void AddNames(std::string_view words, std::set<std::string_view>& names) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    names.insert(words.substr(begin, end - begin));
    begin = end + 1;
  }
}

constexpr std::string_view kOfObject =
    "__class__ __delattr__ __dict__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ "
    "__getstate__ __gt__ __hash__ __init__ __init_subclass__ __le__ __lt__ __module__ __ne__ "
    "__new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__ __subclasshook__ "
    "__weakref__";
constexpr std::string_view kOfEnum =
    "__class__ __contains__ __doc__ __getitem__ __init_subclass__ __iter__ __len__ __members__ "
    "__module__ __name__ __qualname__";
constexpr std::string_view kOfModule =
    "__builtins__ __cached__ __doc__ __file__ __loader__ __name__ __package__ __spec__";

void AddNames(const Namespace& entries, std::set<std::string_view>& names) {
  for (const auto& [name, value] : entries.entries()) {
    if (value->kind != Kind::kAbsent && !name.starts_with('%')) names.insert(name);
  }
}

// False when more names may be there.
bool AddClassNames(const Class& cls, std::set<std::string_view>& names) {
  if (cls.opaque_base || cls.model != nullptr || cls.definition.null()) return false;
  for (const Class* base : cls.mro) {
    if (!base->definition && base->name != "object") return false;
    AddNames(base->attributes, names);
    if (!base->fields.empty()) names.insert("__annotations__");
  }
  AddNames(cls.enumeration ? kOfEnum : kOfObject, names);
  return true;
}

bool AddNamesOf(Ref object, std::set<std::string_view>& names) {
  if (const auto* cls = As<Class>(object)) return AddClassNames(*cls, names);
  if (const auto* module = As<Module>(object)) {
    if (module->scope == nullptr) return false;
    AddNames(module->scope->names, names);
    AddNames(kOfModule, names);
    return module->star_imports.empty();
  }
  const auto* instance = As<Instance>(object);
  if (instance == nullptr || instance->payload != nullptr) return false;
  AddNames(instance->attributes, names);
  return AddClassNames(*instance->cls, names);
}

Ref ListOfNames(Evaluator& ev, const std::set<std::string_view>& names) {
  std::vector<Ref> sorted;
  for (const std::string_view name : names)
    sorted.push_back(ev.heap().str(std::string(name)));
  return NewList(ev, std::move(sorted));
}

// dir(): the names that are known here.
Ref NamesHere(Evaluator& ev, const Call& call) {
  const auto* here = As<Dict>(ev.LocalNames());
  if (here == nullptr || here->open) return UnknownCall(ev, call);
  std::set<std::string_view> names;
  for (const auto& [name, value] : here->items) {
    if (value->kind != Kind::kAbsent) names.insert(*TextIn(name));
  }
  if (ev.current_function() == nullptr) AddNames(kOfModule, names);
  return ListOfNames(ev, names);
}

Ref BuiltinDir(Evaluator& ev, const Call& call) {
  if (call.positional.empty()) return NamesHere(ev, call);
  const Ref object = call.positional[0];
  auto* instance = As<Instance>(object);
  Ref own = instance == nullptr ? nullptr : CallSpecial(ev, *instance, "__dir__", {});
  const auto* module = As<Module>(object);
  if (module != nullptr && module->scope != nullptr) {  // PEP 562
    if (const Ref names = module->scope->names.Find("__dir__"))
      own = ev.CallValue(names, CallWith({}, call.span));
  }
  if (own != nullptr) return ev.CallValue(ev.LibraryObject("sorted"), CallWith({own}, call.span));
  std::set<std::string_view> names;
  return AddNamesOf(object, names) ? ListOfNames(ev, names) : UnknownCall(ev, call);
}

constexpr char kInputReason[] = "text typed by whoever runs the program";
constexpr char kInputLabel[] = "input";

// The same operation on the same object is the same value: identities compare.
Ref Identity(Evaluator& ev, const Call& call) {
  return ev.OpaqueOperation("id", call.positional[0], nullptr, call.span);
}

// BaseException.add_note()
Ref AddNote(Evaluator& ev, const Call& call) {
  const Ref exception = call.positional[0];
  const Ref notes = FindQuietly(ev, exception, "__notes__", call.span);
  if (auto* list = As<List>(notes)) {
    ev.Touch(list);
    list->items.push_back(call.positional[1]);
  } else {
    ev.SetAttribute(exception, "__notes__", NewList(ev, {call.positional[1]}), call.span);
  }
  return ev.heap().none();
}

constexpr FunctionModel kFunctions[] = {
    {"BaseException.add_note", Counted<AddNote, 2, 2>},
    {"BaseException.with_traceback", Counted<ReturnFirst, 2, 2>},
    {"__import__", Counted<BuiltinImport, 1, 5>},
    {"ascii", Lifted<BuiltinAscii, 1, 1>},
    {"breakpoint", ReturnNone},
    {"callable", Lifted<BuiltinCallable, 1, 1>},
    {"compile", Counted<ReturnFirst, 3, 6>},
    {"delattr", Counted<BuiltinDeleteAttribute, 2, 2>},
    {"dir", Lifted<BuiltinDir, 0, 1>},
    {"eval", Counted<BuiltinEval, 1, 3>},
    {"exec", Counted<BuiltinExec, 1, 3>},
    {"exit quit", ReturnNone},
    {"format", Counted<BuiltinFormat, 1, 2>},
    {"getattr", Lifted<BuiltinGetAttribute, 2, 3>},
    {"globals", Counted<BuiltinGlobals, 0, 0>},
    {"hasattr", Lifted<BuiltinHasAttribute, 2, 2>},
    {"hash", Counted<BuiltinHash, 1, 1>},
    {"id", Counted<Identity, 1, 1>},
    {"input", HostValue<kInputReason, kInputLabel>},
    {"locals", Counted<BuiltinLocals, 0, 0>},
    {"print", BuiltinPrint},
    {"repr", Lifted<BuiltinRepr, 1, 1>},
    {"setattr", Counted<BuiltinSetAttribute, 3, 3>},
    {"vars", Counted<BuiltinVars, 0, 1>},
};

Ref BuiltinsModule(Evaluator& ev) {
  return ev.ImportModule("builtins", {});
}

constexpr ValueModel kValues[] = {
    {"__builtins__", BuiltinsModule},
};

}  // namespace

Ref FindQuietly(Evaluator& ev, Ref object, std::string_view name, SourceSpan span) {
  const auto* instance = As<Instance>(object);
  const bool declared = instance != nullptr && instance->cls->model != nullptr;
  if (declared && ev.State<OwnAttributes>().names.contains(name) &&
      instance->attributes.Find(name) == nullptr &&
      SpecialMember(ev, *instance->cls, name) == nullptr)
    return nullptr;
  try {
    return ev.FindAttribute(object, ev.heap().Intern(name), span);
  } catch (const Raised& raised) {
    if (!ev.IsInstance(raised.exception, *ev.BuiltinClass("AttributeError"))) throw;
    return nullptr;
  }
}

Rows ObjectRows() {
  return {.functions = kFunctions, .values = kValues};
}

}  // namespace smgraph::python
