#include "frontends/python/signature.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

// Signatures of declared classes and functions, written as Python text in the dialects' tables.
namespace smgraph::python {
namespace {

struct SignatureParameter {
  std::string_view name;
  std::string_view default_text;  // empty: required
  ParameterKind kind = ParameterKind::kNormal;
};

std::string_view WithoutBlanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \n") - begin + 1);
}

// "(a, b=1, *, c='x', **kwargs)" into its parts; commas inside brackets and quotes do not separate.
std::vector<SignatureParameter> ParseSignature(std::string_view signature) {
  std::vector<SignatureParameter> parameters;
  signature = WithoutBlanks(signature);
  if (signature.size() < 2) return parameters;
  signature = signature.substr(1, signature.size() - 2);
  ParameterKind kind = ParameterKind::kNormal;
  int depth = 0;
  char quote = 0;
  std::size_t begin = 0;
  const auto add = [&](std::string_view part) {
    part = WithoutBlanks(part);
    if (part.empty()) return;
    if (part == "*") {
      kind = ParameterKind::kKeywordOnly;
    } else if (part == "/") {
      for (SignatureParameter& parameter : parameters)
        parameter.kind = ParameterKind::kPositionalOnly;
    } else if (part.starts_with("**")) {
      parameters.push_back({part.substr(2), {}, ParameterKind::kVarKeywords});
    } else if (part.starts_with("*")) {
      parameters.push_back({part.substr(1), {}, ParameterKind::kVarArgs});
      kind = ParameterKind::kKeywordOnly;
    } else {
      const std::size_t equals = part.find('=');
      const bool optional = equals != std::string_view::npos;
      parameters.push_back({WithoutBlanks(part.substr(0, equals)),
                            optional ? WithoutBlanks(part.substr(equals + 1)) : std::string_view(),
                            kind});
    }
  };
  for (std::size_t i = 0; i < signature.size(); ++i) {
    const char c = signature[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth;
    } else if (c == ',' && depth == 0) {
      add(signature.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  add(signature.substr(begin));
  return parameters;
}

// The value of a default: None, True, False, a number, a string, [] or {}; anything else stands for
// "whatever the library puts there".
Ref DefaultValue(Evaluator& e, std::string_view text, std::string_view name) {
  if (text == "None") return e.heap().none();
  if (text == "True" || text == "False") return e.heap().boolean(text == "True");
  if (text == "[]") return e.heap().New<List>();
  if (text == "{}") return e.heap().New<Dict>();
  if (text == "()") return e.heap().New<Tuple>();
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                      text.back() == text.front();
  if (quoted) return e.heap().str(std::string(text.substr(1, text.size() - 2)));
  std::int64_t integer = 0;
  const char* end = text.data() + text.size();
  if (const auto [at, error] = std::from_chars(text.data(), end, integer);
      error == std::errc() && at == end) {
    return e.heap().integer(integer);
  }
  double number = 0;
  if (const auto [at, error] = std::from_chars(text.data(), end, number);
      error == std::errc() && at == end) {
    return e.heap().number(number);
  }
  return e.NewUnknown(fmt::format("the library's default of '{}'", name), std::string(name), {});
}

// Rows of constant tables: each is read once a thread.
const std::vector<SignatureParameter>& Parsed(std::string_view signature) {
  thread_local std::unordered_map<const char*, std::vector<SignatureParameter>> by_text;
  auto& parsed = by_text[signature.data()];
  if (parsed.empty()) parsed = ParseSignature(signature);
  return parsed;
}

}  // namespace

std::vector<Parameter> DeclaredParameters(Evaluator& ev, std::string_view signature) {
  std::vector<Parameter> parameters;
  for (const SignatureParameter& parsed : Parsed(signature)) {
    const Ref otherwise =
        parsed.default_text.empty() ? nullptr : DefaultValue(ev, parsed.default_text, parsed.name);
    parameters.push_back({parsed.name, parsed.kind, otherwise, {}});
  }
  return parameters;
}

Namespace Evaluator::BindSignature(std::string_view signature, const Call& call,
                                   std::string_view function_name,
                                   std::vector<std::string_view>* given) {
  const std::vector<SignatureParameter>& parsed = Parsed(signature);
  Namespace bound;
  bound.Reserve(parsed.size());
  std::size_t next = 0;
  const auto keep = [&](std::string_view name, Ref value) {
    bound.Add(name, value);
    if (given != nullptr) given->push_back(name);
  };
  bool takes_any = false;
  // Whatever else may have been passed.
  if (call.open && given != nullptr) given->push_back("**");
  for (const SignatureParameter& parameter : parsed) {
    if (parameter.kind == ParameterKind::kVarKeywords) {
      takes_any = true;
      continue;
    }
    if (parameter.kind == ParameterKind::kVarArgs) {
      std::vector<Ref> rest;
      while (next < call.positional.size())
        rest.push_back(call.positional[next++]);
      bound.Add(parameter.name, heap_.New<Tuple>(std::move(rest)));
      continue;
    }
    Ref value = nullptr;
    if (parameter.kind != ParameterKind::kKeywordOnly && next < call.positional.size()) {
      value = call.positional[next++];
    } else {
      value = call.Keyword(parameter.name);
    }
    if (value != nullptr && python::Conditional(value) != nullptr &&
        !parameter.default_text.empty()) {
      const Ref otherwise = DefaultValue(*this, parameter.default_text, parameter.name);
      keep(parameter.name, ValueOr(*this, value, otherwise, call.span));
    } else if (value != nullptr) {
      keep(parameter.name, value);
    } else if (!parameter.default_text.empty()) {
      bound.Add(parameter.name, DefaultValue(*this, parameter.default_text, parameter.name));
    } else if (call.open) {
      bound.Add(parameter.name,
                NewUnknown(fmt::format("argument '{}' of {}", parameter.name, function_name),
                           std::string(parameter.name), call.span));
    } else {
      Raise("TypeError",
            fmt::format("{}() missing required argument: '{}'", function_name, parameter.name),
            call.span);
    }
  }
  if (next < call.positional.size()) {
    Raise("TypeError",
          fmt::format("{}() takes {} positional arguments but {} were given", function_name, next,
                      call.positional.size()),
          call.span);
  }
  for (const auto& [name, value] : call.keywords) {
    const auto same = [name = name](const SignatureParameter& parameter) {
      return parameter.name == name && parameter.kind != ParameterKind::kVarArgs &&
             parameter.kind != ParameterKind::kVarKeywords;
    };
    if (std::any_of(parsed.begin(), parsed.end(), same)) continue;
    if (!takes_any && python::Conditional(value) != nullptr)
      continue;  // where it is given, the call fails
    if (!takes_any) {
      Raise("TypeError",
            fmt::format("{}() got an unexpected keyword argument '{}'", function_name, name),
            call.span);
    }
    bound.Set(name, value);
    if (given != nullptr) given->push_back(name);
  }
  return bound;
}

}  // namespace smgraph::python
