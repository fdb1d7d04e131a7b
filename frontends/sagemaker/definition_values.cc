#include "frontends/sagemaker/definition_values.h"

#include <algorithm>

namespace smgraph::sagemaker {
namespace {

using graph::Value;

constexpr int kMaxValueDepth = 80;

std::string Text(const graph::Map& map, std::string_view key) {
  const Value* value = map.Find(key);
  const auto* text = value == nullptr ? nullptr : value->As<std::string>();
  return text == nullptr ? std::string() : *text;
}

}  // namespace

std::pair<std::string, std::string> DefinitionValues::Split(std::string_view path) const {
  std::string_view best;
  for (const std::string& name : names_) {
    const bool whole =
        path.size() == name.size() || (path.size() > name.size() && path[name.size()] == '.');
    if (path.starts_with(name) && whole && name.size() > best.size()) best = name;
  }
  if (best.empty()) best = path.substr(0, path.find('.'));
  const std::size_t rest = std::min(best.size() + 1, path.size());
  return {std::string(best), std::string(path.substr(rest))};
}

void DefinitionValues::Note(std::string step, std::string path, graph::EdgeKind kind) {
  uses_.push_back({std::move(step), std::move(path), kind, input_, outside_});
}

Value DefinitionValues::ReadGet(const std::string& path) {
  const std::string_view text = path;
  if (text.starts_with("Parameters.")) return graph::ParameterReference{path.substr(11)};
  if (text.starts_with("Execution.")) return graph::ExecutionVariable{path.substr(10)};
  if (!text.starts_with("Steps.")) return graph::ExecutionVariable{path};
  auto [step, rest] = Split(text.substr(6));
  Note(step, rest, graph::EdgeKind::kReference);
  return graph::StepReference{std::move(step), std::move(rest)};
}

Value DefinitionValues::ReadJoin(const graph::Map& join, int depth) {
  graph::Join result;
  result.separator = Text(join, "On");
  const Value* values = join.Find("Values");
  const auto* list = values == nullptr ? nullptr : values->As<graph::List>();
  if (list == nullptr) return result;
  for (const Value& value : list->items)
    result.values.push_back(Read(value, depth + 1));
  return result;
}

/// A property file, a file at an URI, or the result of a function step: that one is the file
/// results.json below the step's output.
Value DefinitionValues::ReadJsonGet(const graph::Map& get, int depth) {
  graph::JsonGet result;
  result.path = Text(get, "Path");
  if (const Value* file = get.Find("PropertyFile")) {
    const auto* reference = file->As<graph::Map>();
    const std::string path = reference == nullptr ? std::string() : Text(*reference, "Get");
    if (!path.starts_with("Steps.")) return result;
    const std::string below = path.substr(6);
    const std::size_t files = below.find(".PropertyFiles.");
    if (files == std::string::npos) return ReadGet(path);
    result.step = below.substr(0, files);
    result.property_file = below.substr(files + 15);
    Note(result.step, result.property_file, graph::EdgeKind::kPropertyFile);
    return result;
  }
  const Value* uri = get.Find("S3Uri");
  if (uri == nullptr) return result;
  result.uri.push_back(Read(*uri, depth + 1));
  const auto* join = result.uri.front().As<graph::Join>();
  if (join == nullptr || join->values.size() != 2 || !result.path.starts_with("Result")) {
    return result;
  }
  const auto* producer = join->values[0].As<graph::StepReference>();
  if (producer == nullptr || !(join->values[1] == Value("results.json"))) return result;
  return graph::FunctionResult{producer->step, result.path.substr(6)};
}

Value DefinitionValues::Read(const Value& plain, int depth) {
  if (depth > kMaxValueDepth) return graph::Unknown{"nested too deeply", "...", {}};
  if (const auto* items = plain.As<graph::List>()) {
    graph::List list;
    for (const Value& item : items->items)
      list.items.push_back(Read(item, depth + 1));
    return list;
  }
  const auto* members = plain.As<graph::Map>();
  if (members == nullptr) return plain;
  if (members->items.size() == 1) {
    const auto& [key, value] = members->items.front();
    const auto* text = value.As<std::string>();
    const auto* inner = value.As<graph::Map>();
    if (key == "Get" && text != nullptr) return ReadGet(*text);
    if (key == "Std:Join" && inner != nullptr) return ReadJoin(*inner, depth);
    if (key == "Std:JsonGet" && inner != nullptr) return ReadJsonGet(*inner, depth);
  }
  graph::Map map;
  for (const auto& [key, value] : members->items)
    map.items.emplace_back(key, Read(value, depth + 1));
  return map;
}

}  // namespace smgraph::sagemaker
