#include "frontends/stack_file.h"

#include <array>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "frontends/git.h"

namespace smgraph::frontends {
namespace {

namespace fs = std::filesystem;

constexpr std::array kNames = {"stack.yaml", "stack.yml"};
constexpr const char* kHint = "'zenml stack export NAME FILE.yaml' writes one";

std::string Text(const YAML::Node& component, const char* key) {
  const YAML::Node value = component[key];
  return value && value.IsScalar() ? value.as<std::string>() : "";
}

void AddComponent(const std::string& type, const YAML::Node& component, graph::Stack& stack) {
  if (!component.IsMap()) return;
  graph::StackComponent read{type, Text(component, "flavor"), Text(component, "name"), {}};
  const YAML::Node configuration = component["configuration"];
  if (configuration && configuration.IsMap()) {
    for (const auto& field : configuration) {
      if (!field.second.IsNull()) read.configured.push_back(field.first.as<std::string>());
    }
  }
  if (!read.flavour.empty()) stack.components.push_back(std::move(read));
}

// "components: orchestrator: - flavor: sagemaker"; releases before 0.58 have no list there.
graph::Stack Read(const YAML::Node& root) {
  graph::Stack stack;
  if (!root.IsMap() || !root["components"] || !root["components"].IsMap()) return stack;
  for (const auto& entry : root["components"]) {
    const auto type = entry.first.as<std::string>();
    if (!entry.second.IsSequence()) {
      AddComponent(type, entry.second, stack);
      continue;
    }
    for (const YAML::Node& one : entry.second)
      AddComponent(type, one, stack);
  }
  return stack;
}

}  // namespace

Result<graph::Stack> ReadStack(const std::string& path) {
  try {
    graph::Stack stack = Read(YAML::LoadFile(path));
    stack.file = path;
    if (stack.Default("orchestrator") != nullptr) return stack;
    return Error{fmt::format("stack {}: no stack with an orchestrator", path), {}, kHint};
  } catch (const YAML::BadFile&) {
    return Error{fmt::format("stack {}: no such file", path), {}, kHint};
  } catch (const YAML::Exception& error) {
    return Error{fmt::format("stack {}: not valid YAML: {}", path, error.msg), {}, kHint};
  }
}

std::optional<fs::path> FindStackFile(const fs::path& folder) {
  std::error_code error;
  fs::path at = fs::absolute(folder, error).lexically_normal();
  const fs::path last = FindGitRoot(at).value_or(at);
  while (true) {
    for (const char* name : kNames) {
      if (fs::is_regular_file(at / name, error)) return fs::proximate(at / name, error);
    }
    if (at == last || !at.has_relative_path()) return std::nullopt;
    at = at.parent_path();
  }
}

}  // namespace smgraph::frontends
