#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/installed.h"
#include "frontends/python/internals.h"
#include "frontends/python/library/paths.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/raised_at.h"
#include "frontends/python/syntax_errors.h"
#include "graph/base/catalogue.h"

// Modules of the project: finding them below the root, running them, and what imports bind.
namespace smgraph::python {
namespace {

std::string AsPath(std::string_view dotted) {
  std::string path(dotted);
  std::replace(path.begin(), path.end(), '.', '/');
  return path;
}

struct Found {
  std::string path;  // a file, or a folder when `package` and `file` is false
  bool file = true;
  bool package = false;
};

// `base`/a/b.py, `base`/a/b/__init__.py, or the folder `base`/a/b.
std::optional<Found> FindIn(const ProjectFiles& files, const std::string& base,
                            std::string_view dotted) {
  const std::string stem = base + (base.ends_with('/') ? "" : "/") + AsPath(dotted);
  const bool folder = files.IsDirectory(stem);  // seldom: what is imported is mostly installed
  if (folder && files.Exists(stem + "/__init__.py"))
    return Found{stem + "/__init__.py", true, true};
  if (files.Exists(stem + ".py")) return Found{stem + ".py", true, false};
  return folder ? std::optional(Found{stem, false, true}) : std::nullopt;
}

// Where absolute imports are looked for: in what is known of sys.path, which begins with the folder
// of the start file, then in each folder up to the root, then where projects keep their packages.
std::vector<std::string> SearchFolders(Evaluator& e) {
  const ProjectFiles& files = e.files();
  std::vector<std::string> folders;
  if (const auto* places = As<List>(e.LibraryObject("sys.path"))) {
    for (const Ref place : places->items) {
      if (const auto name = FileName(place))  // a temporary folder, too
        folders.push_back((files.start() / *name).lexically_normal().string());
    }
  }
  std::string folder = files.start().string();
  const std::string root = files.root().string();
  for (;;) {
    folders.push_back(folder);
    const std::size_t slash = folder.rfind('/');
    if (folder == root || folder == "/" || slash == std::string::npos) break;
    folder.resize(std::max<std::size_t>(slash, 1));
  }
  folders.push_back((files.root() / "src").string());
  return folders;
}

std::optional<Found> FindModule(Evaluator& e, std::string_view dotted) {
  std::optional<Found> folder_only;
  for (const std::string& base : SearchFolders(e)) {
    const auto found = FindIn(e.files(), base, dotted);
    if (!found) continue;
    if (found->file) return found;
    if (!folder_only) folder_only = found;
  }
  return folder_only;
}

}  // namespace

namespace {

// False where it depends: on how often a loop that is not known runs, on how the program is
// started, on files and modules of the machine. What ends a program on purpose is no fault either.
bool RaisesAlways(Evaluator& e, const Raised& raised) {
  const RaisedAt& last = e.State<RaisedAt>();
  const auto* exception = As<Instance>(raised.exception);
  if (exception == nullptr || last.exception != exception || last.path != e.path() ||
      e.State<Assumed>().anything)
    return false;
  const auto is = [&](std::string_view name) {
    return std::ranges::any_of(exception->cls->mro,
                               [name](const Class* base) { return base->name == name; });
  };
  return is("Exception") && !is("OSError") && !is("ImportError");
}

}  // namespace

namespace {

// SystemExit without a message or a number of a fault: the program has come to its end.
bool EndsWell(Evaluator& e, const Raised& raised) {
  const auto* exit = As<Instance>(raised.exception);
  if (!e.IsInstance(raised.exception, *e.BuiltinClass("SystemExit"))) return false;
  const Ref code = exit->attributes.Find("code");
  return IsNone(code) || IntegerIn(code) == 0;
}

}  // namespace

void Evaluator::Impl::ReportRaised(Evaluator& e, const Raised& raised, std::string_view where) {
  if (EndsWell(e, raised)) return;
  std::string text;
  const auto* instance = As<Instance>(raised.exception);
  const auto* args = instance == nullptr ? nullptr : As<Tuple>(instance->attributes.Find("args"));
  if (args != nullptr && !args->items.empty()) {
    if (!TextOf(args->items.front(), text)) text = Repr(args->items.front());
  }
  const std::string message = text.empty()
                                  ? std::string(TypeName(raised.exception))
                                  : fmt::format("{}: {}", TypeName(raised.exception), text);
  e.ReportIncomplete("raises", fmt::format("{} stops here with {}", where, message), raised.span);
  if (!RaisesAlways(e, raised)) e.diagnostics_.back().confidence = Confidence::kLikely;
}

const Tree& Evaluator::Impl::AddTree(Evaluator& e, SourceUnit unit) {
  const auto same = std::ranges::find_if(
      e.reusable_trees_, [&](const auto& tree) { return tree != nullptr && tree->unit() == unit; });
  const bool found = same != e.reusable_trees_.end();
  e.trees_.push_back(found ? std::move(*same) : std::make_unique<Tree>(std::move(unit)));
  return *e.trees_.back();
}

void Evaluator::Impl::ReportSyntaxErrors(Evaluator& e, const Tree& tree) {
  constexpr std::size_t kShown = 3;
  for (const SyntaxError& error : FindSyntaxErrors(tree, kShown))
    e.ReportIncomplete("syntax-error", error.message, error.span);
}

namespace {

// `__file__` leads from the folder of the start file, as abspath() does, and not from the top of
// the disk: a graph is the same wherever its project lies.
void SetModuleNames(Evaluator& e, Module& module) {
  module.scope->names.Set("__name__", e.heap().str(module.name));
  const std::filesystem::path path = std::filesystem::path(module.path).lexically_normal();
  const std::filesystem::path shown =
      path.is_absolute() ? path.lexically_relative(e.files().start()) : path;
  const std::string file = AbsolutePath(shown.generic_string());
  module.scope->names.Set(
      "__file__", IsTemporary(file)
                      ? static_cast<Ref>(e.NewUnknown("name of a temporary file", "tmp", {}))
                      : e.heap().str(file));
  const std::size_t dot = module.package ? std::string::npos : module.name.rfind('.');
  const bool inside = module.package || dot != std::string::npos;
  module.scope->names.Set("__package__", e.heap().str(inside ? module.name.substr(0, dot) : ""));
  if (!module.package) return;
  const bool of_file = file.ends_with(".py");
  const std::string folder = of_file ? file.substr(0, file.rfind('/')) : file;
  module.scope->names.Set("__path__", e.heap().New<List>(std::vector<Ref>{e.heap().str(folder)}));
}

void SetDocstring(Evaluator& e, Module& module, Node root) {
  if (module.scope->names.Find("__doc__") != nullptr) return;
  const std::vector<Node> statements = root.named_children();
  const bool expression = !statements.empty() && statements.front().is(G().expression_statement);
  const Node first = expression ? statements.front().named_child(0) : Node();
  const Node text = first.is(G().string) ? first.named_child(1) : Node();
  module.scope->names.Set("__doc__", text.is(G().string_content)
                                         ? e.heap().str(std::string(text.text()))
                                         : e.heap().none());
}

void CollectNames(Node target, std::vector<std::string_view>& names) {
  if (target.is(G().identifier)) names.push_back(target.text());
  if (!target.is(G().pattern_list) && !target.is(G().tuple_pattern)) return;
  for (const Node part : target.named_children())
    CollectNames(part, names);
}

// What a statement that raised would have assigned is not known; without it every statement that
// reads the name would raise as well.
void BindAsUnknown(Evaluator& e, Module& module, Node statement, const Raised& raised) {
  if (!statement.is(G().expression_statement)) return;
  std::vector<std::string_view> names;
  for (Node node = statement.named_child(0); node.is(G().assignment);
       node = node.field(G().f_right))
    CollectNames(node.field(G().f_left), names);
  for (const std::string_view name : names) {
    if (module.scope->names.Find(name) != nullptr) continue;
    module.scope->names.Set(name, e.NewUnknown("what a statement assigns that raises an error",
                                               std::string(name), raised.span));
  }
}

}  // namespace

// True for what the module itself raises for certain and `importer` waits for: `raise
// ImportError("needs x")`.
bool Evaluator::Impl::LeavesModule(Evaluator& e, const Raised& raised, Catching* importer) {
  static const SymbolId kRaise = SymbolOf("raise_statement");
  if (importer == nullptr || !e.statement_.is(kRaise)) return false;
  const RaisedAt& last = e.State<RaisedAt>();
  if (last.exception != raised.exception || last.path != e.path_ || e.State<Assumed>().anything)
    return false;
  const Restore restore(e.catching_);
  e.catching_ = importer;
  return IsCaught(e, raised.exception);
}

void Evaluator::Impl::RunTree(Evaluator& e, Module& module, Node root) {
  SetDocstring(e, module, root);
  RunStatements(e, module, root.named_children());
}

// One that raises does not stop those behind it, unless the exception reaches who imports the
// module.
void Evaluator::Impl::RunStatements(Evaluator& e, Module& module,
                                    const std::vector<Node>& statements, Catching* importer) {
  Frame frame;
  frame.outer = e.frame_;
  frame.module = &module;
  frame.scope = module.scope;
  frame.entry_path = e.path_;
  const Restore<Frame*> restore_frame(e.frame_, &frame);
  const Restore<const Path*> restore_path(e.path_);
  for (const Node statement : statements) {
    try {
      e.Execute(statement);
    } catch (const Raised& raised) {
      if (e.IsInstance(raised.exception, *e.BuiltinClass("SystemExit"))) return;
      if (LeavesModule(e, raised, importer)) throw;
      ReportRaised(e, raised, fmt::format("module {}", module.name));
      BindAsUnknown(e, module, statement, raised);
    }
  }
}

Module* Evaluator::RunModule(SourceUnit unit, std::string_view name, std::string_view path) {
  std::vector<SourceUnit> units;
  units.push_back(std::move(unit));
  return RunModule(std::move(units), name, path);
}

Module* Evaluator::RunModule(std::vector<SourceUnit> units, std::string_view name,
                             std::string_view path) {
  auto* module = heap_.New<Module>(std::string(name));
  module->path = std::string(path);
  module->scope = heap_.New<Scope>(nullptr);
  SetModuleNames(*this, *module);
  module->loading = true;
  modules_.push_back(module);
  try {
    for (SourceUnit& unit : units) {
      const Tree& tree = Impl::AddTree(*this, std::move(unit));
      Impl::ReportSyntaxErrors(*this, tree);
      Impl::RunTree(*this, *module, tree.root());
    }
  } catch (const BudgetExceeded& exceeded) {
    ReportIncomplete(
        "budget-reached",
        fmt::format("stopped evaluating module {}: limit of {} reached", name, exceeded.what),
        statement_.span());
  }
  module->loading = false;
  return module;
}

void Evaluator::Impl::RunApart(Evaluator& e, Module& module, const std::vector<Node>& statements) {
  const DepthGuard guard(e.call_depth_, e.limits_.call_depth, "imports inside each other");
  const Restore<Fork*> restore_fork(e.fork_, nullptr);
  const Restore<const Path*> restore_path(e.path_, nullptr);
  // A handler around the import waits for this module to be missing, not for what it needs itself.
  const Restore restore_catching(e.catching_);
  Catching* importer = std::exchange(e.catching_, nullptr);
  RunStatements(e, module, statements, importer);
}

void Evaluator::Impl::Reload(Evaluator& e, Module& module) {
  const auto text = module.scope == nullptr ? std::nullopt : e.files_.ReadText(module.path);
  if (!text) return;
  if (module.scope->names.Find("__file__") == nullptr) SetModuleNames(e, module);
  SourceUnit unit;
  unit.text = *text;
  unit.file = e.sources_.Add(e.files_.Shown(module.path), *text);
  const Tree& tree = AddTree(e, std::move(unit));
  ReportSyntaxErrors(e, tree);
  SetDocstring(e, module, tree.root());
  module.loading = true;
  try {
    RunApart(e, module, tree.root().named_children());
  } catch (const Raised&) {
    Forget(e, module);
    throw;
  }
  module.loading = false;
}

void Evaluator::Impl::Forget(Evaluator& e, const Module& module) {
  e.module_by_path_.erase(module.path);
  std::erase(e.modules_, &module);
}

Module* Evaluator::Impl::NewModule(Evaluator& e, std::string_view dotted, const std::string& path) {
  auto* module = e.heap_.New<Module>(std::string(dotted));
  module->path = path;
  module->scope = e.heap_.New<Scope>(nullptr);
  return module;
}

void Evaluator::Impl::Register(Evaluator& e, const std::string& dotted, Module& module) {
  e.module_by_name_[dotted] = &module;
  if (std::ranges::find(e.modules_, &module) == e.modules_.end()) e.modules_.push_back(&module);
}

namespace {

// An imported module is an attribute of the package whose folder it stands in.
void BindInPackage(Evaluator& e, const std::map<std::string, Module*, std::less<>>& by_path,
                   Module& module, bool is_folder) {
  const std::filesystem::path path(module.path);
  const bool init = module.package && !is_folder;
  const std::filesystem::path itself = init ? path.parent_path() : path;
  const std::filesystem::path folder = itself.parent_path();
  auto package = by_path.find((folder / "__init__.py").string());
  if (package == by_path.end()) package = by_path.find(folder.string());
  if (package == by_path.end() || package->second->scope == nullptr) return;
  const std::string name = init ? itself.filename().string() : itself.stem().string();
  package->second->scope->names.Set(e.heap().Intern(name), &module);
}

}  // namespace

Module* Evaluator::Impl::LoadFound(Evaluator& e, std::string_view dotted, const std::string& path,
                                   bool is_file, bool is_package) {
  const auto known = e.module_by_path_.find(path);
  if (known != e.module_by_path_.end()) return known->second;
  Module* module = NewModule(e, dotted, path);
  module->package = is_package;
  SetModuleNames(e, *module);
  e.module_by_path_.emplace(path, module);
  if (!is_file) {
    BindInPackage(e, e.module_by_path_, *module, true);
    return module;
  }
  e.modules_.push_back(module);
  Reload(e, *module);
  BindInPackage(e, e.module_by_path_, *module, false);
  return module;
}

Module* Evaluator::Impl::LoadModule(Evaluator& e, const std::string& dotted) {
  const auto known = e.module_by_name_.find(dotted);
  if (known != e.module_by_name_.end()) return known->second;
  const auto found = FindModule(e, dotted);
  if (!found) return nullptr;
  // A folder without Python in it is no package.
  if (!found->file && e.files_.ListDirectory(found->path).empty()) return nullptr;
  const std::size_t dot = dotted.rfind('.');
  if (dot != std::string::npos) LoadModule(e, dotted.substr(0, dot));
  Module* module = LoadFound(e, dotted, found->path, found->file, found->package);
  e.module_by_name_.emplace(dotted, module);
  return module;
}

Ref Evaluator::ImportModule(std::string_view dotted, SourceSpan span) {
  const auto main = std::ranges::find(modules_, dotted, &Module::name);
  if (dotted == "__main__" && main != modules_.end()) return *main;
  const bool declared = registry_.KnowsModule(dotted);
  if (registry_.IsDialectPackage(dotted.substr(0, dotted.find('.'))) &&
      Expects("ModuleNotFoundError") && LibraryLacks(*this, dotted))
    Raise("ModuleNotFoundError", fmt::format("No module named '{}'", dotted), span);
  if (!declared) {
    if (Module* module = Impl::LoadModule(*this, std::string(dotted))) return module;
  }
  if (const Ref object = declared ? nullptr : LibraryObject(dotted)) return object;
  if (!declared && !IsInstalled(dotted) && Expects("ModuleNotFoundError"))
    Raise("ModuleNotFoundError", fmt::format("No module named '{}'", dotted), span);
  return NewOpaque(Opaque::Origin::kImport, nullptr, dotted, span);
}

namespace {

// The module that a relative import starts from: `dots` levels up from the importing file.
std::string RelativeBase(const Module& module, std::size_t dots) {
  std::filesystem::path folder = std::filesystem::path(module.path).parent_path();
  for (std::size_t i = 1; i < dots; ++i)
    folder = folder.parent_path();
  return folder.string();
}

// The dotted name of the package in `base`, as the importing module is called: a.b of a.b.c.
// A file that was started belongs to the package that its folder is.
std::string RelativePackage(const Module& module, std::size_t dots, const std::string& base) {
  std::string name = module.name;
  for (std::size_t drop = module.package ? 1 : 0; drop < dots; ++drop) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos) return std::filesystem::path(base).filename().string();
    name.resize(dot);
  }
  return name;
}

}  // namespace

// A module beside a package's own file, when its dotted name does not lead there.
Module* Evaluator::Impl::LoadBeside(Evaluator& e, const Module& package, std::string_view name) {
  const std::filesystem::path path(package.path);
  const bool own_file = path.extension() == ".py";
  const auto found = FindIn(e.files_, (own_file ? path.parent_path() : path).string(), name);
  return found ? LoadFound(e, fmt::format("{}.{}", package.name, name), found->path, found->file,
                           found->package)
               : nullptr;
}

Ref Evaluator::Impl::ImportRelative(Evaluator& e, std::size_t dots, std::string_view rest,
                                    SourceSpan span) {
  const std::string base = RelativeBase(*e.frame_->module, dots);
  const auto found = rest.empty()
                         ? FindIn(e.files_, std::filesystem::path(base).parent_path().string(),
                                  std::filesystem::path(base).filename().string())
                         : FindIn(e.files_, base, rest);
  if (found) {
    const std::string package = RelativePackage(*e.frame_->module, dots, base);
    const std::string dotted = rest.empty() ? package : fmt::format("{}.{}", package, rest);
    return LoadFound(e, dotted, found->path, found->file, found->package);
  }
  if (e.Expects("ModuleNotFoundError"))
    e.Raise("ModuleNotFoundError", fmt::format("No module named '{}'", rest), span);
  Opaque* missing = e.NewOpaque(Opaque::Origin::kImport, nullptr,
                                fmt::format("{}{}", std::string(dots, '.'), rest), span);
  missing->unresolved_local = true;
  return missing;
}

Flow Evaluator::Import(Node node) {
  for (const Node item : node.named_children()) {
    const bool aliased = item.is(G().aliased_import);
    const std::string dotted(aliased ? item.field(G().f_name).text() : item.text());
    const Ref module = ImportModule(dotted, item.span());
    if (aliased) {
      Impl::Bind(*this, item.field(G().f_alias).text(), module);
      continue;
    }
    // `import a.b` binds `a`.
    const std::string first = dotted.substr(0, dotted.find('.'));
    Impl::Bind(*this, heap_.Intern(first),
               first == dotted ? module : ImportModule(first, item.span()));
  }
  return Flow::kNormal;
}

namespace {

std::vector<std::string_view> PublicNames(Evaluator& e, const Module& module) {
  std::vector<std::string_view> names;
  if (const Ref all = module.scope->names.Find("__all__")) {
    for (const Ref item : e.Elements(all, {}).value_or(std::vector<Ref>{})) {
      if (const auto* name = As<Str>(item)) names.push_back(e.heap().Intern(name->value));
    }
    return names;
  }
  for (const auto& [name, value] : module.scope->names.entries()) {
    if (!name.starts_with("_")) names.push_back(name);
  }
  return names;
}

// Whether a library certainly has no such name, in the release that is meant.
bool LacksName(Evaluator& e, const Opaque& library, std::string_view name) {
  const std::string dotted = fmt::format("{}.{}", library.name, name);
  if (IsOfNewerPython(dotted)) return true;
  const std::string_view package = library.name.substr(0, library.name.find('.'));
  return e.registry().IsDialectPackage(package) && LibraryLacks(e, dotted);
}

// What `from package import name` binds when the package has no such attribute.
Ref MissingName(Evaluator& e, const Module* project, std::string_view name, SourceSpan span) {
  if (project != nullptr && project->loading) {
    return e.NewUnknown(
        fmt::format("'{}' of module {}, which is still being imported", name, project->name),
        std::string(name), span);
  }
  if (project != nullptr && project->star_imports.empty() && e.Expects("ImportError")) {
    e.Raise("ImportError", fmt::format("cannot import name '{}' from '{}'", name, project->name),
            span);
  }
  Opaque* missing =
      e.NewOpaque(Opaque::Origin::kImport, nullptr,
                  fmt::format("{}.{}", project == nullptr ? "" : project->name, name), span);
  missing->unresolved_local = true;
  return missing;
}

}  // namespace

// `from m import *`: the public names of a project's module; of others, each name is asked for when
// it is used.
void Evaluator::Impl::ImportAll(Evaluator& e, Ref module) {
  auto& stars = e.frame_->module->star_imports;
  const auto* project = As<Module>(module);
  if (project == nullptr) {
    stars.push_back(e.heap().Intern(static_cast<Opaque*>(module)->name));
  } else if (project->scope != nullptr) {
    for (const std::string_view name : PublicNames(e, *project)) {
      if (const Ref value = e.FindAttribute(module, name, {})) Bind(e, name, value);
    }
    stars.insert(stars.end(), project->star_imports.begin(), project->star_imports.end());
  }
}

// The module that `from … import` names.
Ref Evaluator::Impl::ImportSource(Evaluator& e, Node source) {
  const std::string_view text = source.text();
  if (!source.is(G().relative_import)) return e.ImportModule(text, source.span());
  const std::size_t dots = std::min(text.find_first_not_of('.'), text.size());
  return ImportRelative(e, dots, text.substr(dots), source.span());
}

Ref Evaluator::Impl::ImportedName(Evaluator& e, Ref module, std::string_view name,
                                  SourceSpan span) {
  const auto* library = As<Opaque>(module);
  const bool imported = library != nullptr && library->origin == Opaque::Origin::kImport;
  if (imported && e.Expects("ImportError") && LacksName(e, *library, name))
    e.Raise("ImportError", fmt::format("cannot import name '{}' from '{}'", name, library->name),
            span);
  if (const Ref value = e.FindAttribute(module, name, span)) return value;
  const auto* project = As<Module>(module);
  if (project != nullptr && project->package) {
    if (Module* own = LoadModule(e, fmt::format("{}.{}", project->name, name))) return own;
    if (Module* own = LoadBeside(e, *project, name)) return own;
  }
  return MissingName(e, project, name, span);
}

Flow Evaluator::ImportFrom(Node node) {
  const Node source = node.field(G().f_module_name);
  const Ref module =
      source.null() ? ImportModule("__future__", node.span()) : Impl::ImportSource(*this, source);
  for (const Node item : node.named_children()) {
    if (item == source) continue;
    if (item.is(G().wildcard_import)) {
      Impl::ImportAll(*this, module);
      continue;
    }
    const bool aliased = item.is(G().aliased_import);
    const std::string_view name = aliased ? item.field(G().f_name).text() : item.text();
    const std::string_view bound = aliased ? item.field(G().f_alias).text() : name;
    Impl::Bind(*this, bound, Impl::ImportedName(*this, module, name, item.span()));
  }
  return Flow::kNormal;
}

}  // namespace smgraph::python
