#include "frontends/python/evaluator.h"

#include <algorithm>
#include <atomic>

#include <fmt/format.h>

#include "frontends/python/contents.h"
#include "frontends/python/generator.h"
#include "frontends/python/internals.h"
#include "frontends/python/library/in_python.h"
#include "frontends/python/natives.h"
#include "frontends/python/raised_at.h"
#include "graph/base/catalogue.h"

namespace smgraph::python {

Ref Call::Argument(std::size_t position, std::string_view name) const {
  const bool given = position < positional.size() && positional[position]->kind != Kind::kAbsent;
  return given ? positional[position] : Keyword(name);
}

Ref Call::Keyword(std::string_view name) const {
  const auto found = std::find_if(keywords.begin(), keywords.end(),
                                  [name](const auto& keyword) { return keyword.first == name; });
  return found == keywords.end() ? nullptr : found->second;
}

Evaluator::Evaluator(const Registry& registry, SourceMap& sources, ProjectFiles& files,
                     Limits limits, Bindings bindings)
    : registry_(registry),
      sources_(sources),
      files_(files),
      limits_(limits),
      bindings_(std::move(bindings)) {}

Evaluator::~Evaluator() {
  Generator::AbandonAll(*this);
}

std::size_t Evaluator::NewStatePlace() {
  static std::atomic<std::size_t> next = 0;
  return next++;
}

Unknown* Evaluator::NewUnknown(std::string reason, std::string label, SourceSpan span) {
  auto* unknown = heap_.New<Unknown>();
  unknown->reason = std::move(reason);
  unknown->label = std::move(label);
  unknown->span = PlaceInProgram(*this, span);
  return unknown;
}

Unknown* Evaluator::NewOpenName(std::string reason, std::string_view name, SourceSpan span) {
  Unknown* unknown = NewUnknown(std::move(reason), std::string(name), span);
  unknown->open = Unknown::Open::kName;
  return unknown;
}

Opaque* Evaluator::NewOpaque(Opaque::Origin origin, Ref base, std::string_view name,
                             SourceSpan span) {
  auto* opaque = heap_.New<Opaque>(origin);
  opaque->base = base;
  opaque->name = heap_.Intern(name);
  opaque->span = span;
  opaque->path = path_;
  opaque->serial = serial_++;
  return opaque;
}

namespace {

// Operands that are the same for the memory of operations: the same object or equal constants.
std::string OperandKey(Ref operand) {
  if (operand == nullptr) return "-";
  const Kind kind = operand->kind;
  const bool constant = kind == Kind::kStr || kind == Kind::kInt || kind == Kind::kFloat ||
                        kind == Kind::kBool || kind == Kind::kNone;
  if (constant && (kind != Kind::kStr || static_cast<Str*>(operand)->value.size() < 50)) {
    return fmt::format("{}:{}", static_cast<int>(kind), Repr(operand));
  }
  return fmt::format("@{}", static_cast<const void*>(operand));
}

// What is in a container now: it may change, the operation is on what it was.
std::string ContentsKey(const Object* container) {
  std::string key;
  const auto add = [&key](Ref item) { key += OperandKey(item) + ','; };
  if (const auto* list = As<List>(const_cast<Object*>(container)))
    std::ranges::for_each(list->items, add);
  if (const auto* set = As<Set>(const_cast<Object*>(container)))
    std::ranges::for_each(set->items, add);
  if (const auto* dict = As<Dict>(const_cast<Object*>(container))) {
    for (const auto& [name, value] : dict->items)
      add(name), add(value);
    if (dict->open) key += "...";
  }
  return fmt::format("{}[{}]", static_cast<int>(container->kind), key);
}

bool IsContainer(Ref operand) {
  return operand != nullptr && (operand->kind == Kind::kList || operand->kind == Kind::kSet ||
                                operand->kind == Kind::kDict);
}

struct OperationMemory {
  std::unordered_map<std::string, Ref> known;  // only for look-ups
};

}  // namespace

Ref Evaluator::OpaqueOperation(std::string_view operation, Ref left, Ref right, SourceSpan span) {
  // The same operation on the same operands is the same object: equal conditions stay recognisable.
  const bool of_contents = operation != "id";
  const auto key_of = [of_contents](Ref operand) {
    return of_contents && IsContainer(operand) ? ContentsKey(operand) : OperandKey(operand);
  };
  std::string key = fmt::format("{} {} {}", operation, key_of(left), key_of(right));
  const std::size_t bytes = key.size() + sizeof(std::string);
  Ref& known = State<OperationMemory>().known[std::move(key)];
  if (known == nullptr) {
    heap_.Charge(bytes);
    const auto as_it_is = [this, of_contents](Ref operand) {
      return of_contents && IsContainer(operand) ? CopyOf(heap_, operand) : operand;
    };
    Opaque* opaque = NewOpaque(Opaque::Origin::kOperation, as_it_is(left), operation, span);
    opaque->key = as_it_is(right);
    known = opaque;
  }
  return known;
}

namespace {

constexpr std::string_view kTypes[] = {
    "object",   "str",       "int",        "float",     "bool",         "bytes",       "list",
    "dict",     "tuple",     "set",        "frozenset", "type",         "range",       "slice",
    "complex",  "bytearray", "memoryview", "property",  "staticmethod", "classmethod", "super",
    "function", "enumerate", "zip",        "map",       "filter",       "reversed",    "NoneType"};

struct BuiltinClasses {
  std::unordered_map<std::string_view, Class*> known;  // only for look-ups; null: no such class
};

// Types of the library that have values of their own kind, and the type they derive from.
constexpr std::pair<std::string_view, std::string_view> kLibraryTypes[] = {
    {"collections.Counter", "dict"},     {"collections.OrderedDict", "dict"},
    {"collections.defaultdict", "dict"}, {"collections.deque", "object"},
    {"collections.UserString", "str"},
};

const std::pair<std::string_view, std::string_view>* FindLibraryType(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kLibraryTypes), std::end(kLibraryTypes), [name](const auto& row) {
        return row.first == name || row.first.substr(row.first.rfind('.') + 1) == name;
      });
  return found == std::end(kLibraryTypes) ? nullptr : found;
}

bool IsLibraryType(std::string_view qualified_name) {
  const auto* found = FindLibraryType(qualified_name);
  return found != nullptr && found->first == qualified_name;
}

}  // namespace

namespace {

// What a library's module in Python has under that name; null when there is no such module.
Ref NameInPython(Evaluator& ev, std::string_view qualified_name) {
  const std::size_t dot = qualified_name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  const PythonModule* module = FindPythonModule(qualified_name.substr(0, dot));
  if (module == nullptr) return nullptr;
  const std::string_view name = module->spellings.substr(0, module->spellings.find(' '));
  return Evaluator::Impl::NameIn(ev, *ev.LibraryModule(name, module->text),
                                 qualified_name.substr(dot + 1));
}

}  // namespace

Ref Evaluator::LibraryObject(std::string_view qualified_name) {
  const auto found = library_objects_.find(qualified_name);
  if (found != library_objects_.end()) return found->second;
  Ref object = nullptr;
  if (const ClassModel* model = registry_.FindClass(qualified_name)) {
    object = ClassOf(*model);
  } else if (const FunctionModel* function = registry_.FindFunction(qualified_name);
             function != nullptr && IsLibraryType(qualified_name)) {
    object = TypeObject(qualified_name);
  } else if (function != nullptr) {
    object = heap_.New<Native>(heap_.Intern(qualified_name), function->function);
  } else if (const ConstantModel* constant = registry_.FindConstant(qualified_name)) {
    object = heap_.str(std::string(constant->value));
  } else if (const ValueModel* value = registry_.FindValue(qualified_name)) {
    object = value->make(*this);
  } else {
    object = NameInPython(*this, qualified_name);
  }
  if (object != nullptr) library_objects_.emplace(heap_.Intern(qualified_name), object);
  return object;
}

Class* Evaluator::ClassOf(const ClassModel& model) {
  Class*& known = class_of_model_[&model];
  if (known == nullptr) {
    known = heap_.New<Class>();
    known->name = model.name;
    known->qualified_name = std::string(model.spellings.substr(0, model.spellings.find(' ')));
    known->model = &model;
    Impl::ComputeMro(*known);
  }
  return known;
}

namespace {

// Builtin exception -> the class it derives from.
constexpr std::pair<std::string_view, std::string_view> kExceptions[] = {
    {"BaseException", "object"},
    {"Exception", "BaseException"},
    {"SystemExit", "BaseException"},
    {"KeyboardInterrupt", "BaseException"},
    {"GeneratorExit", "BaseException"},
    {"ArithmeticError", "Exception"},
    {"ZeroDivisionError", "ArithmeticError"},
    {"OverflowError", "ArithmeticError"},
    {"ArgumentError", "Exception"},      // argparse's
    {"ArgumentTypeError", "Exception"},  // argparse's
    {"AssertionError", "Exception"},
    {"AttributeError", "Exception"},
    {"FrozenInstanceError", "AttributeError"},
    {"EOFError", "Exception"},
    {"JSONDecodeError", "ValueError"},
    {"TOMLDecodeError", "ValueError"},
    {"CycleError", "ValueError"},
    {"ValidationError", "ValueError"},  // pydantic's
    {"ImportError", "Exception"},
    {"ModuleNotFoundError", "ImportError"},
    {"LookupError", "Exception"},
    {"IndexError", "LookupError"},
    {"KeyError", "LookupError"},
    {"NameError", "Exception"},
    {"UnboundLocalError", "NameError"},
    {"OSError", "Exception"},
    {"FileNotFoundError", "OSError"},
    {"FileExistsError", "OSError"},
    {"PermissionError", "OSError"},
    {"NotADirectoryError", "OSError"},
    {"IsADirectoryError", "OSError"},
    {"ConnectionError", "OSError"},
    {"TimeoutError", "OSError"},
    {"RuntimeError", "Exception"},
    {"NotImplementedError", "RuntimeError"},
    {"RecursionError", "RuntimeError"},
    {"StopIteration", "Exception"},
    {"StopAsyncIteration", "Exception"},
    {"SyntaxError", "Exception"},
    {"TypeError", "Exception"},
    {"ValueError", "Exception"},
    {"UnicodeError", "ValueError"},
    {"UnicodeDecodeError", "UnicodeError"},
    {"UnicodeEncodeError", "UnicodeError"},
    {"Warning", "Exception"},
    {"UserWarning", "Warning"},
    {"DeprecationWarning", "Warning"},
    {"FutureWarning", "Warning"},
    {"RuntimeWarning", "Warning"},
    {"MemoryError", "Exception"},
    {"SystemError", "Exception"},
    {"BaseExceptionGroup", "BaseException"},
    {"ExceptionGroup", "Exception"},
    {"BufferError", "Exception"},
    {"ReferenceError", "Exception"},
    {"FloatingPointError", "ArithmeticError"},
    {"BlockingIOError", "OSError"},
    {"ChildProcessError", "OSError"},
    {"InterruptedError", "OSError"},
    {"ProcessLookupError", "OSError"},
    {"BrokenPipeError", "ConnectionError"},
    {"ConnectionAbortedError", "ConnectionError"},
    {"ConnectionRefusedError", "ConnectionError"},
    {"ConnectionResetError", "ConnectionError"},
    {"IndentationError", "SyntaxError"},
    {"TabError", "IndentationError"},
    {"UnicodeTranslateError", "UnicodeError"},
    {"BytesWarning", "Warning"},
    {"EncodingWarning", "Warning"},
    {"ImportWarning", "Warning"},
    {"PendingDeprecationWarning", "Warning"},
    {"ResourceWarning", "Warning"},
    {"SyntaxWarning", "Warning"},
    {"UnicodeWarning", "Warning"},
};

}  // namespace

Class* Evaluator::BuiltinClass(std::string_view name) {
  if (name == "IOError" || name == "EnvironmentError") name = "OSError";  // other names of it
  auto& known = State<BuiltinClasses>().known;
  const auto found = known.find(name);
  if (found != known.end()) return found->second;
  const auto* exception = std::find_if(std::begin(kExceptions), std::end(kExceptions),
                                       [name](const auto& row) { return row.first == name; });
  const bool is_exception = exception != std::end(kExceptions);
  if (!is_exception && std::find(std::begin(kTypes), std::end(kTypes), name) == std::end(kTypes)) {
    known.emplace(heap_.Intern(name), nullptr);
    return nullptr;
  }
  auto* cls = heap_.New<Class>();
  cls->name = heap_.Intern(name);
  cls->qualified_name = std::string(name);
  cls->exception = is_exception;
  known.emplace(cls->name, cls);
  if (is_exception) cls->bases.push_back(BuiltinClass(exception->second));
  if (name == "bool") cls->bases.push_back(BuiltinClass("int"));
  Impl::ComputeMro(*cls);
  if (const FunctionModel* function = registry_.FindFunction(name))
    cls->construct = function->function;
  return cls;
}

Class* Evaluator::TypeObject(std::string_view name) {
  const auto* library = FindLibraryType(name);
  Class* builtin = library == nullptr ? BuiltinClass(name) : nullptr;
  if (builtin != nullptr) return builtin;
  if (library != nullptr) name = library->first;
  auto& known = State<BuiltinClasses>().known;
  const auto found = known.find(name);
  if (found != known.end() && found->second != nullptr) return found->second;
  auto* cls = heap_.New<Class>();
  const std::string_view full = heap_.Intern(name);
  cls->name = full.substr(full.rfind('.') + 1);
  cls->qualified_name = std::string(full);
  known.insert_or_assign(full, cls);
  if (library != nullptr) {
    cls->bases.push_back(BuiltinClass(library->second));
    if (const FunctionModel* function = registry_.FindFunction(name))
      cls->construct = function->function;
  }
  Impl::ComputeMro(*cls);
  return cls;
}

Instance* Evaluator::NewInstance(Class* cls, SourceSpan span) {
  auto* instance = heap_.New<Instance>(cls);
  instance->span = span;
  instance->path = path_;
  instance->serial = serial_++;
  ++cls->instances;
  return instance;
}

Instance* Evaluator::CopyInstance(const Instance& original) {
  Instance* copy = NewInstance(original.cls, original.span);
  copy->attributes = original.attributes;
  copy->given = original.given;
  copy->payload = original.payload;
  if (original.cls->model != nullptr) instances_.push_back(copy);
  return copy;
}

void Evaluator::Raise(std::string_view exception_class, std::string message, SourceSpan span) {
  RaiseWith(exception_class, heap_.str(std::move(message)), span);
}

void Evaluator::RaiseWith(std::string_view exception_class, Ref argument, SourceSpan span) {
  Class* cls = BuiltinClass(exception_class);
  Instance* exception = NewInstance(cls == nullptr ? BuiltinClass("Exception") : cls, span);
  exception->attributes.Set("args", heap_.New<Tuple>(std::vector<Ref>{argument}));
  if (const std::string* message = TextIn(argument)) Impl::Describe(*this, *exception, *message);
  Throw(*this, exception, span);
}

void Throw(Evaluator& ev, Ref exception, SourceSpan span) {
  ev.State<RaisedAt>() = {exception, ev.path()};
  throw Raised{exception, PlaceInProgram(ev, span)};
}

bool IsOfLibrary(std::string_view path) {
  return path.starts_with('<') && path != "<stdin>";
}

SourceSpan PlaceInProgram(Evaluator& ev, SourceSpan span) {
  const SourceSpan entered = ev.State<LibraryEntry>().span;
  const bool inside = entered.known() && span.known() && IsOfLibrary(ev.sources().Path(span.file));
  return inside ? entered : span;
}

void Evaluator::CheckItems(std::size_t items) {
  if (items > limits_.container_items) throw BudgetExceeded{"elements of one container"};
  heap_.Charge(sizeof(Ref));
  if (heap_.bytes() > limits_.heap_bytes) throw BudgetExceeded{"memory"};
}

void Evaluator::CheckBytes(std::size_t bytes) {
  if (bytes > limits_.string_bytes) throw BudgetExceeded{"length of one string"};
  if (heap_.bytes() > limits_.heap_bytes) throw BudgetExceeded{"memory"};
}

void Evaluator::Work(std::size_t steps) {
  steps_ += steps;
  if (steps_ > limits_.steps) throw BudgetExceeded{"evaluation steps"};
}

void Evaluator::WorkThrough(Ref value) {
  constexpr std::size_t kItemsOfStep = 32;
  constexpr std::size_t kBytesOfStep = 1024;
  if (const auto* text = As<Str>(value)) return Work(text->value.size() / kBytesOfStep);
  if (const auto* bytes = As<Bytes>(value)) return Work(bytes->value.size() / kBytesOfStep);
  if (const auto* list = As<List>(value)) return Work(list->items.size() / kItemsOfStep);
  if (const auto* tuple = As<Tuple>(value)) return Work(tuple->items.size() / kItemsOfStep);
  if (const auto* dict = As<Dict>(value)) return Work(dict->items.size() / kItemsOfStep);
  if (const auto* set = As<Set>(value)) return Work(set->items.size() / kItemsOfStep);
}

void Evaluator::Impl::Step(Evaluator& e) {
  if (++e.steps_ > e.limits_.steps) throw BudgetExceeded{"evaluation steps"};
  if (e.heap_.bytes() > e.limits_.heap_bytes) throw BudgetExceeded{"memory"};
}

const Function* Evaluator::current_function() const {
  for (const Frame* frame = frame_; frame != nullptr; frame = frame->outer) {
    if (frame->function != nullptr) return frame->function;
  }
  return nullptr;
}

Module* Evaluator::current_module() const {
  return frame_ == nullptr ? nullptr : frame_->module;
}

void Evaluator::ReportIncomplete(RuleName rule, std::string message, SourceSpan span) {
  Report(Finding(rule, std::move(message), span));
  runs_.back().complete = false;
}

void Evaluator::TakeBack(const Reported& before) {
  const auto first = diagnostics_.begin() + static_cast<std::ptrdiff_t>(before.diagnostics);
  const auto taken = std::remove_if(first, diagnostics_.end(), [](const Diagnostic& one) {
    return one.severity != Severity::kNote;
  });
  diagnostics_.erase(taken, diagnostics_.end());
  runs_.back().complete = before.complete;
}

bool Evaluator::complete() const {
  return std::all_of(runs_.begin(), runs_.end(), [](const Run& run) { return run.complete; });
}

bool Evaluator::CompleteFor(const Instance& object) const {
  const auto next =
      std::upper_bound(runs_.begin(), runs_.end(), object.serial,
                       [](std::uint32_t serial, const Run& run) { return serial < run.first; });
  return runs_.front().complete && std::prev(next)->complete;
}

}  // namespace smgraph::python
