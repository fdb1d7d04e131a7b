#include "frontends/zenml/named_object.h"

#include <algorithm>
#include <filesystem>

namespace smgraph::zenml {

std::optional<python::Ref> NamedObject(python::Evaluator& ev, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::string_view dotted = path.substr(0, dot);
  const std::string_view name = path.substr(dot + 1);
  // The program that was started is a module under the name of its file.
  const auto is_it = [dotted](const python::Module* module) {
    const bool started = module->name == "__main__";
    return started ? std::filesystem::path(module->path).stem() == dotted : module->name == dotted;
  };
  const auto module = std::ranges::find_if(ev.modules(), is_it);
  if (module == ev.modules().end() || (*module)->scope == nullptr) return std::nullopt;
  const python::Namespace& names = (*module)->scope->names;
  if (python::Ref found = names.Find(name)) return found;
  const bool open = !(*module)->star_imports.empty() || names.Find("__getattr__") != nullptr;
  return open ? std::nullopt : std::optional<python::Ref>(nullptr);
}

}  // namespace smgraph::zenml
