#include "frontends/stack_file.h"

#include <array>
#include <system_error>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "frontends/git.h"

namespace smgraph::frontends {
namespace {

namespace fs = std::filesystem;

constexpr std::array kNames = {"stack.yaml", "stack.yml"};
constexpr const char* kHint = "'zenml stack export NAME FILE.yaml' writes one";

// "components: orchestrator: - flavor: sagemaker"; releases before 0.58 have no list there.
std::optional<std::string> Flavour(const YAML::Node& root) {
  if (!root.IsMap() || !root["components"] || !root["components"].IsMap()) return std::nullopt;
  YAML::Node orchestrator = root["components"]["orchestrator"];
  if (orchestrator && orchestrator.IsSequence()) orchestrator = orchestrator[0];
  if (!orchestrator || !orchestrator.IsMap() || !orchestrator["flavor"]) return std::nullopt;
  return orchestrator["flavor"].as<std::string>();
}

}  // namespace

Result<std::string> OrchestratorInStack(const std::string& path) {
  try {
    if (const std::optional<std::string> flavour = Flavour(YAML::LoadFile(path))) return *flavour;
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
