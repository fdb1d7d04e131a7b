#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/decorated.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/raised_at.h"
#include "frontends/python/validation.h"
#include "graph/base/catalogue.h"

// User functions: definition, binding of arguments, the run of a body.
namespace smgraph::python {
namespace {

// Does a function's own body (nested functions and lambdas apart) contain `yield`?
bool ContainsYield(Node body) {
  const Grammar& g = G();
  bool found = false;
  body.ForEachBelow([&](Node node) {
    const SymbolId symbol = node.symbol();
    found = found || symbol == g.yield;
    return symbol != g.function_definition && symbol != g.lambda && symbol != g.class_definition;
  });
  return found;
}

bool IsAsync(Node definition) {
  return definition.child_count() > 0 && definition.child(0).text() == "async";
}

}  // namespace

std::vector<Parameter> Evaluator::Impl::ReadParameters(Evaluator& e, Node parameters) {
  const Grammar& g = G();
  std::vector<Parameter> result;
  result.reserve(parameters.named_count());
  ParameterKind kind = ParameterKind::kNormal;
  for (const Node child : parameters.named_children()) {
    if (child.is(g.positional_separator)) {
      for (Parameter& parameter : result)
        parameter.kind = ParameterKind::kPositionalOnly;
      continue;
    }
    if (child.is(g.keyword_separator)) {
      kind = ParameterKind::kKeywordOnly;
      continue;
    }
    Parameter parameter;
    parameter.kind = kind;
    parameter.annotation = child.field(g.f_type);
    Node name = child;
    if (child.is(g.default_parameter) || child.is(g.typed_default_parameter)) {
      name = child.field(g.f_name);
      parameter.default_value = e.Evaluate(child.field(g.f_value));
    } else if (child.is(g.typed_parameter)) {
      name = child.named_child(0);
    }
    if (name.is(g.list_splat_pattern)) {
      parameter.kind = ParameterKind::kVarArgs;
      kind = ParameterKind::kKeywordOnly;
      name = name.named_child(0);
    } else if (name.is(g.dictionary_splat_pattern)) {
      parameter.kind = ParameterKind::kVarKeywords;
      name = name.named_child(0);
    }
    parameter.name = name.text();
    result.push_back(parameter);
  }
  return result;
}

Function* Evaluator::Impl::MakeFunction(Evaluator& e, Node definition) {
  auto* function = e.heap_.New<Function>();
  const bool lambda = definition.is(G().lambda);
  function->name = lambda ? "<lambda>" : definition.field(G().f_name).text();
  function->definition = definition;
  function->body = definition.field(G().f_body);
  function->closure = e.frame_->scope;
  function->module = e.frame_->module;
  function->owner = e.frame_->class_body;
  function->qualified_name = QualifiedHere(e, function->name);
  const Node parameters = definition.field(G().f_parameters);
  if (!parameters.null()) function->parameters = ReadParameters(e, parameters);
  function->generator = ContainsYield(function->body);
  function->class_method =
      function->name == "__init_subclass__" || function->name == "__class_getitem__";
  function->static_method = function->owner != nullptr && function->name == "__new__";
  function->async = !lambda && IsAsync(definition);
  return function;
}

Flow Evaluator::FunctionDefinition(Node node) {
  Function* function = Impl::MakeFunction(*this, node);
  Impl::Bind(*this, Impl::Mangled(*this, function->name), function);
  return Flow::kNormal;
}

Call Evaluator::Impl::ReadArguments(Evaluator& e, Node arguments, SourceSpan span) {
  const Grammar& g = G();
  Call call;
  call.span = span;
  if (arguments.is(g.generator_expression)) {
    call.positional.push_back(e.Evaluate(arguments));
    return call;
  }
  const Children children = arguments.named_children();
  const auto keywords =
      std::ranges::count_if(children, [&](Node child) { return child.is(g.keyword_argument); });
  call.keywords.reserve(static_cast<std::size_t>(keywords));
  for (const Node child : children) {
    if (child.is(g.keyword_argument)) {
      const std::string_view name = child.field(g.f_name).text();
      call.keywords.emplace_back(name, e.Evaluate(child.field(g.f_value)));
    } else if (IsSplat(child)) {
      const Ref spread = e.Evaluate(child);
      if (const auto elements = e.Elements(spread, child.span())) {
        call.positional.insert(call.positional.end(), elements->begin(), elements->end());
        call.open = call.open || HoldsMany(e, *elements);
      } else {
        call.open = true;
        call.rest = e.SymbolicElement(spread, child.span());
      }
    } else if (child.is(g.dictionary_splat)) {
      const Dict* dict = MappingOf(e, e.Evaluate(child.named_child(0)), child.span());
      if (dict == nullptr || dict->open) call.open = true;
      if (dict == nullptr) continue;
      for (const auto& [key, value] : dict->items) {
        const auto* name = As<Str>(key);
        if (name == nullptr && Known(key)) {
          e.Raise("TypeError", "keywords must be strings", child.span());
        }
        if (name == nullptr) {
          call.open = true;
          continue;
        }
        if (call.Keyword(name->value) != nullptr) {
          e.Raise("TypeError",
                  fmt::format("got multiple values for keyword argument '{}'", name->value),
                  child.span());
        }
        call.keywords.emplace_back(e.heap_.Intern(name->value), Settle(e, value));
      }
    } else {
      call.positional.push_back(e.Evaluate(child));
    }
  }
  return call;
}

std::string MissingArguments(std::string_view function, const std::vector<std::string_view>& names,
                             std::string_view kind) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
    list += fmt::format("'{}'", names[i]);
  }
  return fmt::format("{}() missing {} required {} argument{}: {}", function, names.size(), kind,
                     names.size() == 1 ? "" : "s", list);
}

std::string TooManyArguments(std::string_view function, std::size_t least, std::size_t most,
                             std::size_t given) {
  const std::string takes =
      least == most ? fmt::format("{}", most) : fmt::format("from {} to {}", least, most);
  return fmt::format("{}() takes {} positional argument{} but {} {} given", function, takes,
                     most == 1 ? "" : "s", given, given == 1 ? "was" : "were");
}

namespace {

bool IsVariadic(const Parameter& parameter) {
  return parameter.kind == ParameterKind::kVarArgs || parameter.kind == ParameterKind::kVarKeywords;
}

// Gives the arguments of one call to the parameters of a function, in their order.
class ArgumentBinder {
 public:
  ArgumentBinder(Evaluator& e, const Function& function, const Call& call)
      : e_(e), function_(function), call_(call) {}

  /// The parameter's value; null when it has none.
  Ref Take(const Parameter& parameter);
  /// Raises TypeError for what is missing or too much.
  void Check() const;

 private:
  Ref TakeRest();
  Ref TakeKeywords() const;
  Ref TakeOne(const Parameter& parameter);
  std::string TooMany() const;

  Evaluator& e_;
  const Function& function_;
  const Call& call_;
  std::size_t next_ = 0;  // positional argument
  std::vector<std::string_view> used_;
  std::vector<std::string_view> missing_;
  std::vector<std::string_view> missing_keywords_;
};

Ref ArgumentBinder::Take(const Parameter& parameter) {
  if (parameter.kind == ParameterKind::kVarArgs) return TakeRest();
  if (parameter.kind == ParameterKind::kVarKeywords) return TakeKeywords();
  Ref value = TakeOne(parameter);
  if (value == nullptr) {
    value = parameter.default_value;
  } else if (parameter.default_value != nullptr) {
    value = ValueOr(e_, value, parameter.default_value, call_.span);
  }
  if (value == nullptr && call_.open) {
    value = e_.NewUnknown(fmt::format("argument '{}' of {}", parameter.name, function_.name),
                          std::string(parameter.name), call_.span);
  }
  if (value != nullptr) return value;
  const bool keyword = parameter.kind == ParameterKind::kKeywordOnly;
  (keyword ? missing_keywords_ : missing_).push_back(parameter.name);
  return nullptr;
}

// *args
Ref ArgumentBinder::TakeRest() {
  const std::size_t from = std::min(next_, call_.positional.size());
  next_ = call_.positional.size();
  std::vector<Ref> rest(call_.positional.begin() + static_cast<std::ptrdiff_t>(from),
                        call_.positional.end());
  if (call_.rest != nullptr) rest.push_back(call_.rest);
  return NewTuple(e_, std::move(rest));
}

// **kwargs
Ref ArgumentBinder::TakeKeywords() const {
  auto* rest = e_.heap().New<Dict>();
  rest->open = call_.open;
  for (const auto& [name, keyword] : call_.keywords) {
    const bool taken = std::any_of(function_.parameters.begin(), function_.parameters.end(),
                                   [name = name](const Parameter& other) {
                                     return other.name == name && !IsVariadic(other) &&
                                            other.kind != ParameterKind::kPositionalOnly;
                                   });
    if (!taken) rest->Set(e_.heap().str(std::string(name)), keyword);
  }
  return rest;
}

Ref ArgumentBinder::TakeOne(const Parameter& parameter) {
  const bool by_name = parameter.kind != ParameterKind::kPositionalOnly;
  const Ref keyword = by_name ? call_.Keyword(parameter.name) : nullptr;
  const bool positional =
      parameter.kind != ParameterKind::kKeywordOnly && next_ < call_.positional.size();
  if (positional && keyword != nullptr) {
    e_.Raise("TypeError",
             fmt::format("{}() got multiple values for argument '{}'", function_.qualified_name,
                         parameter.name),
             call_.span);
  }
  if (positional) return call_.positional[next_++];
  if (keyword != nullptr) used_.push_back(parameter.name);
  return keyword;
}

std::string ArgumentBinder::TooMany() const {
  std::size_t most = 0;
  std::size_t least = 0;
  for (const Parameter& parameter : function_.parameters) {
    if (IsVariadic(parameter) || parameter.kind == ParameterKind::kKeywordOnly) continue;
    ++most;
    if (parameter.default_value == nullptr) ++least;
  }
  return TooManyArguments(function_.qualified_name, least, most, call_.positional.size());
}

void ArgumentBinder::Check() const {
  const bool takes_any = std::any_of(
      function_.parameters.begin(), function_.parameters.end(),
      [](const Parameter& parameter) { return parameter.kind == ParameterKind::kVarKeywords; });
  for (const auto& [name, keyword] : call_.keywords) {
    if (takes_any || std::find(used_.begin(), used_.end(), name) != used_.end()) continue;
    if (Conditional(keyword) != nullptr) continue;  // where it is given, the call fails
    e_.Raise(
        "TypeError",
        fmt::format("{}() got an unexpected keyword argument '{}'", function_.qualified_name, name),
        call_.span);
  }
  if (next_ < call_.positional.size()) e_.Raise("TypeError", TooMany(), call_.span);
  const std::string_view name = function_.qualified_name;
  if (!missing_.empty())
    e_.Raise("TypeError", MissingArguments(name, missing_, "positional"), call_.span);
  if (!missing_keywords_.empty())
    e_.Raise("TypeError", MissingArguments(name, missing_keywords_, "keyword-only"), call_.span);
}

}  // namespace

void Evaluator::Impl::BindParameters(Evaluator& e, const Function& function, const Call& call,
                                     Scope& scope) {
  ArgumentBinder binder(e, function, call);
  for (const Parameter& parameter : function.parameters) {
    if (const Ref value = binder.Take(parameter)) scope.names.Set(parameter.name, value);
  }
  binder.Check();
  if (function.attributes.Find(kValidatesCall) != nullptr)
    ValidateArguments(e, function, scope, call.span);
}

Namespace Evaluator::BindFunction(const Function& function, const Call& call) {
  Scope scope(nullptr);
  Impl::BindParameters(*this, function, call, scope);
  return std::move(scope.names);
}

std::vector<std::string_view> Evaluator::Impl::NamesOfFrames(const Evaluator& e) {
  std::vector<std::string_view> names;
  for (const Frame* frame = e.frame_; frame != nullptr; frame = frame->outer) {
    if (frame->scope->comprehension) return {};
    names.push_back(frame->class_body != nullptr ? frame->class_body->name
                    : frame->function != nullptr ? frame->function->name
                                                 : "<module>");
    if (frame->function == nullptr && frame->class_body == nullptr) break;
  }
  return names;
}

// The value of a function of which some returns were conditional: first return first.
Ref Evaluator::Impl::FinishReturns(Evaluator& e, Frame& frame, Ref last) {
  while (!frame.pending.empty()) {
    const Frame::PendingReturn one = std::move(frame.pending.back());
    frame.pending.pop_back();
    last = e.Merge(one.condition, one.value, last);
    one.state->Join(one.condition);
  }
  return last;
}

Ref Evaluator::Impl::RunBody(Evaluator& e, const Function& function, Scope& scope) {
  const bool coroutine = function.async && !function.generator;
  if (!function.generator && !coroutine) return RunFrame(e, function, scope, nullptr);
  Iterator* made = Generate(e, [&e, &function, &scope](Generator& generator) {
    return RunFrame(e, function, scope, &generator);
  });
  made->source->coroutine = coroutine;
  // Where it is not certain that one gets here, a coroutine runs at once: what it does belongs to
  // the same condition or round.
  if (coroutine && (e.path_ != nullptr || e.fork_ != nullptr)) {
    made->source->returned = RunFrame(e, function, scope, nullptr);
    made->source->finished = true;
  }
  return made;
}

Ref Evaluator::Impl::RunFrame(Evaluator& e, const Function& function, Scope& scope,
                              Generator* generator) {
  const std::size_t escapes = EscapesSoFar(e);
  const Ref result = RunInFrame(e, function, scope, generator);
  ExcludeEscapes(e, escapes, e.path_);
  return result;
}

Ref Evaluator::Impl::RunInFrame(Evaluator& e, const Function& function, Scope& scope,
                                Generator* generator) {
  Frame frame;
  frame.outer = e.frame_;
  frame.function = &function;
  frame.module = function.module;
  frame.scope = &scope;
  frame.entry_path = e.path_;
  frame.fork = e.fork_;
  frame.generator = generator;
  const Restore<Frame*> restore_frame(e.frame_, &frame);
  const Restore<const Path*> restore_path(e.path_);
  if (function.definition.is(G().lambda)) return e.Evaluate(function.body);
  Flow flow = Flow::kNormal;
  try {
    flow = e.ExecuteBlock(function.body);
  } catch (const Raised& raised) {
    // Raised on one way through the function only: the other ways return.
    if (frame.pending.empty()) throw;
    LetEscape(e, raised);
    const Frame::PendingReturn first = std::move(frame.pending.back());
    frame.pending.pop_back();
    first.state->Restore();
    return FinishReturns(e, frame, first.value);
  }
  return FinishReturns(e, frame, flow == Flow::kReturn ? frame.returned : e.heap_.none());
}

namespace {

// The arguments of a call as the key of a dict; null when some are not known.
Ref KeyOf(Evaluator& e, const Call& call, bool typed) {
  if (call.open) return nullptr;
  std::vector<Ref> parts = call.positional;
  const auto only = parts.size() == 1 && call.keywords.empty() && !typed ? parts.front() : nullptr;
  if (As<Int>(only) != nullptr || As<Str>(only) != nullptr) return only;
  for (const auto& [name, value] : call.keywords) {
    parts.push_back(e.heap().str(std::string(name)));
    parts.push_back(value);
  }
  for (std::size_t i = 0; typed && i < call.positional.size(); ++i)
    parts.push_back(e.heap().str(std::string(TypeName(call.positional[i]))));
  parts.push_back(e.heap().integer(static_cast<std::int64_t>(call.keywords.size())));
  Tuple* key = NewTuple(e, std::move(parts));
  if (!Known(key)) return nullptr;
  CheckHashable(e, key, call.span);
  return key;
}

// One more of the `hits` or `misses` of a function that keeps its results.
void CountUse(Evaluator& e, Dict& caching, std::string_view what) {
  const auto before = IntegerIn(caching.Find(what));
  e.Touch(&caching);
  caching.Set(e.heap().str(std::string(what)),
              before ? e.heap().integer(*before + 1)
                     : e.NewUnknown("how often results were kept", std::string(what), {}));
}

// The result that was used last goes behind the others, and the one in front of them where there
// are too many.
void KeepResult(Evaluator& e, Dict& results, Ref key, Ref result, Ref most) {
  const auto bound = IntegerIn(most);
  if (bound && *bound <= 0) return;
  e.CheckItems(results.items.size() + 1);
  e.Touch(&results);
  if (bound) results.Erase(key);
  if (bound && results.items.size() >= static_cast<std::size_t>(*bound))
    results.Erase(results.items.front().first);
  results.Set(key, result);
}

}  // namespace

Ref Evaluator::Impl::CallFunction(Evaluator& e, Function& function, Call call) {
  Dict* const caching = function.caching;
  if (caching == nullptr) return RunFunction(e, function, std::move(call));
  const bool typed = e.Truth(caching->Find("typed"), call.span).value_or(false);
  const Ref key = KeyOf(e, call, typed);
  if (key == nullptr) return RunFunction(e, function, std::move(call));
  const Ref found = function.results->Find(key);
  const bool kept = found != nullptr && Guarded(e, found) == nullptr;
  const Ref result = kept ? Settle(e, found) : RunFunction(e, function, std::move(call));
  CountUse(e, *caching, kept ? "hits" : "misses");
  KeepResult(e, *function.results, key, result, caching->Find("maxsize"));
  return result;
}

namespace {

// How far a call of a function inside itself goes into what is not known: not at all where known
// values count it down, by what is not known itself, or only by what it changed elsewhere.
enum class Descent { kKnown, kUnknown, kSame };

Descent DescentOf(const Function& function, const Scope& now, const Scope& before) {
  Descent descent = Descent::kSame;
  for (const Parameter& parameter : function.parameters) {
    const Ref value = now.names.Find(parameter.name);
    if (value == nullptr || value == before.names.Find(parameter.name)) continue;
    if (!Known(value)) return Descent::kUnknown;
    descent = Descent::kKnown;
  }
  return descent;
}

}  // namespace

// Activations of the function inside each other, each under a loop or condition that is not known
// of the one around, and with something else that is not known: nothing here will end that. With
// the same arguments, what it does elsewhere may, but soon.
bool Evaluator::Impl::IsEndless(const Evaluator& e, const Function& function, const Scope& scope) {
  constexpr int kDeepest = 4;
  const Path* path = e.path_;
  const Scope* inner = &scope;
  int depth = 0;
  for (const Frame* frame = path == nullptr ? nullptr : e.frame_; frame != nullptr;
       frame = frame->outer) {
    if (frame->scope->function != &function) continue;
    const Descent descent = DescentOf(function, *inner, *frame->scope);
    if (frame->entry_path == path || descent == Descent::kKnown) return false;
    depth += descent == Descent::kSame ? 1 : 2;
    if (depth >= kDeepest) return true;
    path = frame->entry_path;
    inner = frame->scope;
  }
  return false;
}

namespace {

// A call of what a decorator that nobody knows has made of the function: what is missing the
// decorator may give. False when it does not fit, so that the decorator makes something else of it.
bool BindDecorated(Evaluator& e, const Function& function, Call call, Scope& scope) {
  try {
    Evaluator::Impl::BindParameters(e, function, call, scope);
    return true;
  } catch (const Raised&) {
    const std::size_t bound = function.owner != nullptr && !function.static_method ? 1 : 0;
    if (call.positional.size() > bound || !call.keywords.empty()) return false;
  }
  call.open = true;
  Evaluator::Impl::BindParameters(e, function, call, scope);
  return true;
}

bool IsOfLibrary(const Module* module) {
  return module != nullptr && python::IsOfLibrary(module->path);
}

}  // namespace

// Nobody has the texts of the library: what they call is called where they are.
SourceSpan Evaluator::Impl::SpanOfCall(Evaluator& e, Node call) {
  const bool library = e.frame_ != nullptr && IsOfLibrary(e.frame_->module);
  return library ? PlaceInProgram(e, call.span()) : call.span();
}

Ref Evaluator::Impl::RunFunction(Evaluator& e, Function& function, Call call) {
  Step(e);
  const DepthGuard guard(e.call_depth_, e.limits_.call_depth, "call depth");
  ++function.calls;
  auto* scope = e.heap_.New<Scope>(function.closure);
  scope->function = &function;
  if (function.attributes.Find(kDecorated) == nullptr) {
    BindParameters(e, function, call, *scope);
  } else if (!BindDecorated(e, function, call, *scope)) {
    return e.NewUnknown(
        fmt::format("what a decorator makes of {}() with these arguments", function.qualified_name),
        fmt::format("{}()", function.name), call.span);
  }
  if (IsEndless(e, function, *scope)) {
    const std::string reason =
        fmt::format("how deep {}() goes into what is not known", function.qualified_name);
    e.ReportIncomplete("step-in-unknown-loop", reason + " is not known", call.span);
    return e.NewUnknown(reason, std::string(function.name), call.span);
  }
  const bool enters =
      IsOfLibrary(function.module) && (e.frame_ == nullptr || !IsOfLibrary(e.frame_->module));
  if (!enters) return RunBody(e, function, *scope);
  const Restore<SourceSpan> restore(e.State<LibraryEntry>().span, call.span);
  return RunBody(e, function, *scope);
}

Ref Evaluator::CallWithSymbols(Ref function, Call given, SourceSpan span) {
  auto* user = As<Function>(function);
  if (const auto* bound = As<BoundMethod>(function)) {
    user = As<Function>(bound->function);
    given.positional.insert(given.positional.begin(), bound->self);
    function = bound->function;
  }
  if (user != nullptr) {
    std::size_t position = 0;
    for (const Parameter& parameter : user->parameters) {
      const bool passed = IsVariadic(parameter) || position++ < given.positional.size() ||
                          given.Keyword(parameter.name) != nullptr;
      if (passed) continue;
      if (const Ref bound =
              BoundValue(parameter.name, parameter.annotation, parameter.default_value)) {
        given.keywords.emplace_back(parameter.name, bound);
      } else if (parameter.default_value == nullptr) {
        Ref value = Impl::FixtureNamed(*this, *user, parameter.name);
        if (value == nullptr) {
          value = NewOpenName(fmt::format("argument '{}' of {}", parameter.name, user->name),
                              parameter.name, user->definition.span());
        }
        given.keywords.emplace_back(parameter.name, value);
      }
    }
  }
  given.span = span;
  const Restore<Frame*> restore_frame(frame_);
  const Path* const outside = path_;
  const Restore<const Path*> restore_path(path_);
  try {
    const Ref result = CallValue(function, std::move(given));
    Materialize(*this, result);
    return result;
  } catch (const Raised& raised) {
    path_ = outside;
    Impl::ReportRaised(*this, raised, user == nullptr ? "a call" : user->qualified_name);
  } catch (const BudgetExceeded& exceeded) {
    ReportIncomplete("budget-reached",
                     fmt::format("stopped evaluating {}: limit of {} reached",
                                 user == nullptr ? "a call" : user->qualified_name, exceeded.what),
                     statement_.span());
  }
  return NewUnknown("a call that could not be evaluated",
                    user == nullptr ? "call" : std::string(user->name), span);
}

}  // namespace smgraph::python
