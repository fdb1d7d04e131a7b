#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

// User functions: definition, binding of arguments, the run of a body.
namespace smgraph::python {
namespace {

// Does a function's own body (nested functions and lambdas apart) contain `yield`?
bool ContainsYield(Node node) {
  for (const Node child : node.named_children()) {
    if (child.is(G().yield)) return true;
    if (child.is(G().function_definition) || child.is(G().lambda) || child.is(G().class_definition))
      continue;
    if (ContainsYield(child)) return true;
  }
  return false;
}

bool IsAsync(Node definition) {
  return definition.child_count() > 0 && definition.child(0).text() == "async";
}

}  // namespace

std::vector<Parameter> Evaluator::Impl::ReadParameters(Evaluator& e, Node parameters) {
  const Grammar& g = G();
  std::vector<Parameter> result;
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
    parameter.name = e.heap_.Intern(name.text());
    result.push_back(parameter);
  }
  return result;
}

Function* Evaluator::Impl::MakeFunction(Evaluator& e, Node definition) {
  auto* function = e.heap_.New<Function>();
  const bool lambda = definition.is(G().lambda);
  function->name = lambda ? "<lambda>" : e.heap_.Intern(definition.field(G().f_name).text());
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
  for (const Node child : arguments.named_children()) {
    if (child.is(g.keyword_argument)) {
      const std::string_view name = e.heap_.Intern(child.field(g.f_name).text());
      call.keywords.emplace_back(name, e.Evaluate(child.field(g.f_value)));
    } else if (IsSplat(child)) {
      const Ref spread = e.Evaluate(child);
      if (const auto elements = e.Elements(spread, child.span())) {
        call.positional.insert(call.positional.end(), elements->begin(), elements->end());
      } else {
        call.open = true;
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
        const Choice* choice = Guarded(e, value);
        const Ref given = choice == nullptr                     ? value
                          : choice->then->kind == Kind::kAbsent ? choice->otherwise
                                                                : choice->then;
        call.keywords.emplace_back(e.heap_.Intern(name->value), given);
      }
    } else {
      call.positional.push_back(e.Evaluate(child));
    }
  }
  return call;
}

namespace {

std::string Missing(const Function& function, const std::vector<std::string_view>& names,
                    std::string_view kind) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
    list += fmt::format("'{}'", names[i]);
  }
  return fmt::format("{}() missing {} required {} argument{}: {}", function.qualified_name,
                     names.size(), kind, names.size() == 1 ? "" : "s", list);
}

// "takes 1 positional argument but 2 were given", "takes from 1 to 2 positional arguments …"
std::string TooMany(const Function& function, std::size_t given) {
  std::size_t most = 0;
  std::size_t least = 0;
  for (const Parameter& parameter : function.parameters) {
    const bool positional = parameter.kind == ParameterKind::kNormal ||
                            parameter.kind == ParameterKind::kPositionalOnly;
    if (!positional) continue;
    ++most;
    if (parameter.default_value == nullptr) ++least;
  }
  const std::string takes =
      least == most ? fmt::format("{}", most) : fmt::format("from {} to {}", least, most);
  return fmt::format("{}() takes {} positional argument{} but {} {} given", function.qualified_name,
                     takes, most == 1 ? "" : "s", given, given == 1 ? "was" : "were");
}

}  // namespace

void Evaluator::Impl::BindParameters(Evaluator& e, const Function& function, const Call& call,
                                     Scope& scope) {
  std::size_t next = 0;
  std::vector<std::string_view> used;
  std::vector<std::string_view> missing;
  std::vector<std::string_view> missing_keywords;
  for (const Parameter& parameter : function.parameters) {
    Ref value = nullptr;
    if (parameter.kind == ParameterKind::kVarArgs) {
      std::vector<Ref> rest;
      while (next < call.positional.size())
        rest.push_back(call.positional[next++]);
      value = e.heap_.New<Tuple>(std::move(rest));
    } else if (parameter.kind == ParameterKind::kVarKeywords) {
      auto* rest = e.heap_.New<Dict>();
      rest->open = call.open;
      for (const auto& [name, keyword] : call.keywords) {
        const bool taken =
            std::any_of(function.parameters.begin(), function.parameters.end(),
                        [name = name](const Parameter& other) {
                          return other.name == name && other.kind != ParameterKind::kPositionalOnly;
                        });
        if (!taken) rest->Set(e.heap_.str(std::string(name)), keyword);
      }
      value = rest;
    } else {
      const bool positional =
          parameter.kind != ParameterKind::kKeywordOnly && next < call.positional.size();
      if (positional) {
        value = call.positional[next++];
        const bool named = parameter.kind != ParameterKind::kPositionalOnly;
        if (named && call.Keyword(parameter.name) != nullptr) {
          e.Raise("TypeError",
                  fmt::format("{}() got multiple values for argument '{}'", function.qualified_name,
                              parameter.name),
                  call.span);
        }
      } else if (parameter.kind != ParameterKind::kPositionalOnly) {
        value = call.Keyword(parameter.name);
        if (value != nullptr) used.push_back(parameter.name);
      }
      if (value == nullptr) value = parameter.default_value;
      if (value == nullptr && call.open) {
        value = e.NewUnknown(fmt::format("argument '{}' of {}", parameter.name, function.name),
                             std::string(parameter.name), call.span);
      }
      if (value == nullptr) {
        const bool keyword = parameter.kind == ParameterKind::kKeywordOnly;
        (keyword ? missing_keywords : missing).push_back(parameter.name);
      }
    }
    if (value != nullptr) scope.names.Set(parameter.name, value);
  }
  const bool takes_any =
      std::any_of(function.parameters.begin(), function.parameters.end(),
                  [](const Parameter& p) { return p.kind == ParameterKind::kVarKeywords; });
  for (const auto& [name, keyword] : call.keywords) {
    if (takes_any || std::find(used.begin(), used.end(), name) != used.end()) continue;
    e.Raise(
        "TypeError",
        fmt::format("{}() got an unexpected keyword argument '{}'", function.qualified_name, name),
        call.span);
  }
  if (next < call.positional.size())
    e.Raise("TypeError", TooMany(function, call.positional.size()), call.span);
  if (!missing.empty()) e.Raise("TypeError", Missing(function, missing, "positional"), call.span);
  if (!missing_keywords.empty())
    e.Raise("TypeError", Missing(function, missing_keywords, "keyword-only"), call.span);
}

// The value of a function of which some returns were conditional: first return first.
Ref Evaluator::Impl::FinishReturns(Evaluator& e, Frame& frame, Ref last) {
  for (auto pending = frame.pending.rbegin(); pending != frame.pending.rend(); ++pending) {
    last = e.Merge(pending->condition, pending->value, last);
  }
  return last;
}

Ref Evaluator::Impl::RunBody(Evaluator& e, const Function& function, Scope& scope) {
  if (!function.generator) return RunFrame(e, function, scope, nullptr);
  return Generate(e, [&e, &function, &scope](Generator& generator) {
    return RunFrame(e, function, scope, &generator);
  });
}

Ref Evaluator::Impl::RunFrame(Evaluator& e, const Function& function, Scope& scope,
                              Generator* generator) {
  Frame frame;
  frame.outer = e.frame_;
  frame.function = &function;
  frame.module = function.module;
  frame.scope = &scope;
  frame.entry_path = e.path_;
  frame.generator = generator;
  const Restore<Frame*> restore_frame(e.frame_, &frame);
  const Restore<const Path*> restore_path(e.path_);
  if (function.definition.is(G().lambda)) return e.Evaluate(function.body);
  Flow flow = Flow::kNormal;
  try {
    flow = e.ExecuteBlock(function.body);
  } catch (const Raised&) {
    // Raised on one way through the function only: the other ways return.
    if (frame.pending.empty()) throw;
    const auto first = frame.pending.back();
    frame.pending.pop_back();
    return FinishReturns(e, frame, first.value);
  }
  return FinishReturns(e, frame, flow == Flow::kReturn ? frame.returned : e.heap_.none());
}

Ref Evaluator::Impl::CallFunction(Evaluator& e, Function& function, Call call) {
  Step(e);
  const DepthGuard guard(e.call_depth_, e.limits_.call_depth, "call depth");
  ++function.calls;
  auto* scope = e.heap_.New<Scope>(function.closure);
  scope->function = &function;
  BindParameters(e, function, call, *scope);
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
      const bool plain = parameter.kind != ParameterKind::kVarArgs &&
                         parameter.kind != ParameterKind::kVarKeywords;
      const bool passed = !plain || position++ < given.positional.size() ||
                          given.Keyword(parameter.name) != nullptr;
      if (passed) continue;
      if (const Ref bound =
              BoundValue(parameter.name, parameter.annotation, parameter.default_value)) {
        given.keywords.emplace_back(parameter.name, bound);
      } else if (parameter.default_value == nullptr) {
        Ref value = Impl::FixtureNamed(*this, *user, parameter.name);
        if (value == nullptr) {
          value = NewUnknown(fmt::format("argument '{}' of {}", parameter.name, user->name),
                             std::string(parameter.name), user->definition.span());
        }
        given.keywords.emplace_back(parameter.name, value);
      }
    }
  }
  given.span = span;
  const Restore<Frame*> restore_frame(frame_);
  const Restore<const Path*> restore_path(path_);
  try {
    const Ref result = CallValue(function, std::move(given));
    Materialize(*this, result);
    return result;
  } catch (const Raised& raised) {
    Impl::ReportRaised(*this, raised, user == nullptr ? "a call" : user->qualified_name);
  } catch (const BudgetExceeded& exceeded) {
    ReportIncomplete("SMG003", "budget-reached",
                     fmt::format("stopped evaluating {}: limit of {} reached",
                                 user == nullptr ? "a call" : user->qualified_name, exceeded.what),
                     statement_.span());
  }
  return NewUnknown("a call that could not be evaluated",
                    user == nullptr ? "call" : std::string(user->name), span);
}

}  // namespace smgraph::python
