#include "frontends/sagemaker/compile/values.h"

#include <algorithm>
#include <utility>

#include "frontends/dialect/origin.h"
#include "frontends/python/natives.h"
#include "frontends/sagemaker/access.h"
#include "frontends/sagemaker/compile/carriers.h"
#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/models/models.h"

namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Kind;
using python::Opaque;
using python::Ref;

Value Object(std::string_view key, Value value) {
  graph::Map map;
  map.Set(key, std::move(value));
  return map;
}

Value Get(std::string path) {
  return Object("Get", std::move(path));
}

Value StepProperty(const std::string& step, const std::string& path) {
  return Get("Steps." + step + (path.empty() ? "" : "." + path));
}

}  // namespace

Value StdJoin(std::string separator, graph::List values) {
  graph::Map join;
  join.Set("On", std::move(separator));
  join.Set("Values", std::move(values));
  return Object("Std:Join", std::move(join));
}

namespace {

/// Names that the service knows are written below "Execution", others hold their own root.
Value ExecutionVariable(const std::string& name) {
  return Get(name.find('.') == std::string::npos ? "Execution." + name : name);
}

Value StdJsonGet(std::string_view key, Value from, std::string path) {
  graph::Map get;
  get.Set(key, std::move(from));
  get.Set("Path", std::move(path));
  return Object("Std:JsonGet", std::move(get));
}

/// An item of what a function step gives is read from the file with its result.
Value CompileResult(const graph::FunctionResult& result) {
  Value file =
      StdJoin("/", {{StepProperty(result.step, "OutputDataConfig.S3OutputPath"), "results.json"}});
  return StdJsonGet("S3Uri", std::move(file), "Result" + result.path);
}

Value JsonGet(const graph::JsonGet& get) {
  if (!get.uri.empty()) return StdJsonGet("S3Uri", CompileRead(get.uri.front()), get.path);
  return StdJsonGet("PropertyFile", StepProperty(get.step, "PropertyFiles." + get.property_file),
                    get.path);
}

bool IsUnknown(const Value& value) {
  return value.As<graph::Unknown>() != nullptr;
}

/// A string with parts that are not known is read as a Join, too; one that the code writes holds
/// something that the pipeline's run decides, or has a separator.
bool IsText(const graph::Join& join) {
  return join.separator.empty() && std::ranges::any_of(join.values, &IsUnknown) &&
         std::ranges::all_of(join.values, [](const Value& part) {
           return IsUnknown(part) || part.As<std::string>() != nullptr;
         });
}

Value CompileJoin(const graph::Join& join) {
  if (IsText(join)) return join;
  graph::List values;
  for (const Value& part : join.values)
    values.items.push_back(CompileRead(part));
  return StdJoin(join.separator, std::move(values));
}

struct CompileData {
  Value operator()(const graph::List& list) const {
    graph::List compiled;
    for (const Value& item : list.items)
      compiled.items.push_back(CompileRead(item));
    return compiled;
  }
  Value operator()(const graph::Map& map) const {
    graph::Map compiled;
    for (const auto& [key, item] : map.items)
      compiled.Set(key, CompileRead(item));
    return compiled;
  }
  Value operator()(const graph::StepReference& reference) const {
    return StepProperty(reference.step, reference.path);
  }
  Value operator()(const graph::ParameterReference& parameter) const {
    return Get("Parameters." + parameter.name);
  }
  Value operator()(const graph::ExecutionVariable& variable) const {
    return ExecutionVariable(variable.name);
  }
  Value operator()(const graph::Join& join) const { return CompileJoin(join); }
  Value operator()(const graph::JsonGet& get) const { return JsonGet(get); }
  Value operator()(const graph::FunctionResult& result) const { return CompileResult(result); }
  template <typename Plain>
  Value operator()(const Plain& plain) const {
    return plain;
  }
};

Value CompileItems(Reader& reader, const std::vector<Ref>& items) {
  graph::List list;
  for (Ref item : items) {
    if (item->kind != Kind::kAbsent) list.items.push_back(CompileValue(reader, item));
  }
  return list;
}

/// Names that stand for the environment keep those names as gaps.
Value CompileTemplate(Reader& reader, const python::Template& text) {
  TextBuilder builder;
  for (Ref part : text.parts)
    builder.Add(CompileValue(reader, part));
  return builder.Finish();
}

Value CompileDict(Reader& reader, const python::Dict& dict) {
  graph::Map map;
  for (const auto& [key, value] : dict.items) {
    if (value->kind != Kind::kAbsent) {
      map.Set(GapText(CompileText(reader, key)), CompileValue(reader, value));
    }
  }
  if (dict.open) map.Set("**", graph::Unknown{"more keys that are not known", "**", {}});
  return map;
}

Value CompileStdJoin(Reader& reader, const Instance& join) {
  std::string separator;
  python::TextOf(join.attributes.Find("on"), separator);
  graph::List values;
  Ref given = join.attributes.Find("values");
  if (const auto* list = ItemsIn(given)) {
    for (Ref item : *list) {
      if (item->kind != Kind::kAbsent) values.items.push_back(CompileValue(reader, item));
    }
  } else if (!python::IsNone(given)) {
    values.items.push_back(CompileValue(reader, given));
  }
  return StdJoin(std::move(separator), std::move(values));
}

Value ReadQuietly(Reader& reader, Ref value) {
  auto kept = std::exchange(reader.diagnostics(), {});
  Value read = reader.ReadMuted(value);
  reader.diagnostics() = std::move(kept);
  return CompileRead(read);
}

std::optional<Value> CompileInstance(Reader& reader, Instance& object) {
  if (RoleOf(&object) == Role::kJoin) return CompileStdJoin(reader, object);
  return CompileCarrier(reader, object);
}

/// What the SDK made of an output when the code asked its step for the arguments.
std::optional<Value> CompileAsked(Reader& reader, Ref value) {
  const auto access = AccessOf(value);
  if (!access || RoleOf(access->root) != Role::kStep) return std::nullopt;
  const StepObject* step = reader.objects().Of(*access->root);
  const Instance* output = step == nullptr ? nullptr : AskedOutput(*step, access->links);
  const auto* written = output == nullptr ? nullptr : reader.compilation()->Find(*output);
  if (written == nullptr) return std::nullopt;
  return written->uri;
}

std::optional<Value> CompileEnvironment(Ref value) {
  const Environment* environment = EnvironmentOf(value);
  if (environment == nullptr) return std::nullopt;
  graph::Value gap = Gap(*environment);
  gap.As<graph::Unknown>()->span = As<Opaque>(value)->span;
  return gap;
}

}  // namespace

Value CompileRead(const Value& value) {
  return std::visit(CompileData{}, value.data);
}

bool IsExpression(const Value& compiled) {
  const auto* map = compiled.As<graph::Map>();
  if (map == nullptr || map->items.size() != 1) return false;
  const std::string& key = map->items.front().first;
  return key == "Get" || key.starts_with("Std:");
}

Value CompileValue(Reader& reader, Ref value) {
  if (value == nullptr) return graph::Null{};
  switch (value->kind) {
    case Kind::kList:
      return CompileItems(reader, As<python::List>(value)->items);
    case Kind::kTuple:
      return CompileItems(reader, As<python::Tuple>(value)->items);
    case Kind::kDict:
      return CompileDict(reader, *As<python::Dict>(value));
    case Kind::kTemplate:
      return CompileTemplate(reader, *As<python::Template>(value));
    case Kind::kInstance:
      if (auto known = CompileInstance(reader, *As<Instance>(value))) return *std::move(known);
      break;
    case Kind::kOpaque:
      if (auto known = CompileAsked(reader, value)) return *std::move(known);
      if (auto known = CompileEnvironment(value)) return *std::move(known);
      break;
    default:
      break;
  }
  return ReadQuietly(reader, value);
}

namespace {

bool IsPlainText(Ref value) {
  return IsModel(value, "ParameterString") || RoleOf(value) == Role::kExecutionVariable ||
         RoleOf(value) == Role::kJoin;
}

/// What is a reference in a request, but no pipeline variable that could say its own text.
bool IsPlainObject(Ref value) {
  const auto* opaque = As<Opaque>(value);
  const bool expression =
      opaque != nullptr && opaque->origin == Opaque::Origin::kAttribute && opaque->name == "expr";
  return expression || RoleOf(value) == Role::kOutputParameter;
}

Value AsPrinted(Ref value) {
  return graph::Unknown{"how Python prints " + frontends::DescribeOrigin(value), "object", {}};
}

/// A pipeline variable as text: what is text already stays, all others become a Join of one.
std::optional<Value> VariableText(Ref value, const Value& compiled) {
  if (!IsExpression(compiled)) return std::nullopt;
  const auto* map = compiled.As<graph::Map>();
  const auto* get = map->items.front().second.As<std::string>();
  const bool text = IsPlainText(value) || map->Find("Std:Join") != nullptr ||
                    (get != nullptr && get->starts_with("Execution."));
  return text ? compiled : StdJoin("", {{compiled}});
}

}  // namespace

Value CompileText(Reader& reader, Ref value) {
  if (IsPlainObject(value)) return AsPrinted(value);
  Value compiled = CompileValue(reader, value);
  if (auto text = VariableText(value, compiled)) return *std::move(text);
  const bool container =
      compiled.As<graph::List>() != nullptr || compiled.As<graph::Map>() != nullptr;
  if (!container) return StrText(compiled);
  return CompileValue(reader, reader.objects().evaluator().ToStr(value, reader.place()));
}

Ref RefOfText(python::Evaluator& ev, const Value& text) {
  std::vector<Ref> parts;
  const auto* gaps = text.As<graph::Join>();
  const std::vector<Value> pieces = gaps == nullptr ? std::vector<Value>{text} : gaps->values;
  for (const Value& piece : pieces) {
    if (const auto* known = piece.As<std::string>()) {
      parts.push_back(ev.heap().str(*known));
    } else if (const auto* unknown = piece.As<graph::Unknown>()) {
      parts.push_back(ev.NewUnknown(unknown->reason, unknown->label, unknown->span));
    }
  }
  return ev.Concatenate(parts);
}

Value CompileJson(Reader& reader, Ref value) {
  Value compiled = CompileValue(reader, value);
  if (auto text = VariableText(value, compiled)) return *std::move(text);
  return JsonText(compiled);
}

}  // namespace smgraph::sagemaker
