#include "frontends/zenml/named_object.h"

#include <algorithm>
#include <filesystem>

namespace smgraph::zenml {
namespace {

std::string_view Parent(std::string_view dotted) {
  const std::size_t dot = dotted.rfind('.');
  return dot == std::string_view::npos ? "" : dotted.substr(0, dot);
}

// The program that was started is a module under the name of its file.
const python::Module* FindModule(const python::Evaluator& ev, std::string_view dotted) {
  const auto is_it = [dotted](const python::Module* module) {
    const bool started = module->name == "__main__";
    return started ? std::filesystem::path(module->path).stem() == dotted : module->name == dotted;
  };
  const auto found = std::ranges::find_if(ev.modules(), is_it);
  return found == ev.modules().end() || (*found)->scope == nullptr ? nullptr : *found;
}

}  // namespace

std::optional<python::Ref> NamedObject(const python::Evaluator& ev, std::string_view path) {
  const std::string_view dotted = Parent(path);
  const python::Module* module = FindModule(ev, dotted);
  const python::Module* above = module == nullptr ? FindModule(ev, Parent(dotted)) : nullptr;
  if (above != nullptr && !above->package) return nullptr;  // in which there are no modules
  if (module == nullptr) return std::nullopt;
  const python::Namespace& names = module->scope->names;
  if (python::Ref found = names.Find(path.substr(dotted.size() + 1))) return found;
  const bool open = !module->star_imports.empty() || names.Find("__getattr__") != nullptr;
  return open ? std::nullopt : std::optional<python::Ref>(nullptr);
}

}  // namespace smgraph::zenml
