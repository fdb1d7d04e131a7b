#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/python/internals.h"

// Modules of libraries that are written in Python. They define much, of which a program needs
// little: a definition or an import is run once somebody asks for a name of it.
namespace smgraph::python {
namespace {

// The names of a statement that does nothing but bind them; none of others.
std::vector<std::string_view> NamesDefinedBy(Node statement) {
  static const SymbolId kImport = SymbolOf("import_statement");
  static const SymbolId kImportFrom = SymbolOf("import_from_statement");
  const Grammar& g = G();
  if (statement.is(g.function_definition) || statement.is(g.class_definition))
    return {statement.field(g.f_name).text()};
  if (!statement.is(kImport) && !statement.is(kImportFrom)) return {};
  const Node source = statement.field(g.f_module_name);
  std::vector<std::string_view> names;
  for (const Node item : statement.named_children()) {
    if (item.is(g.wildcard_import)) return {};
    if (item == source) continue;
    const std::string_view name = item.text();
    names.push_back(item.is(g.aliased_import) ? item.field(g.f_alias).text()
                                              : name.substr(0, name.find('.')));
  }
  return names;
}

// A text of the library, and which of its statements, by the indices of their nodes, define names.
struct LibraryText {
  explicit LibraryText(SourceUnit unit) : tree(std::move(unit)) {
    for (const Node statement : tree.root().named_children()) {
      const std::vector<std::string_view> names = NamesDefinedBy(statement);
      for (const std::string_view name : names)
        definitions[name] = statement.index();
      if (names.empty()) others.push_back(statement.index());
    }
  }

  Tree tree;
  std::unordered_map<std::string_view, std::uint32_t> definitions;  // only for look-ups
  std::vector<std::uint32_t> others;
};

// The library's texts never change, and many projects need the same ones: each is read once a
// thread.
const LibraryText& TextOfLibrary(std::string_view text) {
  thread_local std::unordered_map<const char*, LibraryText> texts;  // only for look-ups
  const auto known = texts.find(text.data());
  if (known != texts.end()) return known->second;
  SourceUnit unit;
  unit.text = text;
  return texts.try_emplace(text.data(), std::move(unit)).first->second;
}

struct LateModule {
  Module* module = nullptr;
  const LibraryText* text = nullptr;
  const Tree* tree = nullptr;
  std::unordered_set<std::uint32_t> run;  // the statements that were run when a name was asked for
  Namespace values;                       // of the others: forks may undo what is set in the module
};

struct LateModules {
  std::unordered_map<const Scope*, LateModule> by_scope;  // only for look-ups
};

}  // namespace

Module* Evaluator::LibraryModule(std::string_view name, std::string_view text) {
  const std::string path = fmt::format("<{}>", name);
  Module*& module = module_by_path_[path];
  if (module != nullptr) return module;
  module = heap_.New<Module>(std::string(name));
  module->path = path;
  module->scope = heap_.New<Scope>(nullptr);
  module->scope->names.Set("__name__", heap_.str(module->name));
  const LibraryText& library = TextOfLibrary(text);
  trees_.push_back(library.tree.CopyFor(sources_.Add(path, std::string(text))));
  LateModule& late = State<LateModules>().by_scope[module->scope];
  late.module = module;
  late.text = &library;
  late.tree = trees_.back().get();
  std::vector<Node> others;
  for (const std::uint32_t statement : library.others)
    others.push_back(late.tree->NodeAt(statement));
  Impl::RunApart(*this, *module, others);
  return module;
}

Ref Evaluator::Impl::NameIn(Evaluator& e, const Module& library, std::string_view name) {
  const Ref value = library.scope->names.Find(name);
  return value != nullptr ? value : LateName(e, *library.scope, name);
}

Ref Evaluator::Impl::LateName(Evaluator& e, const Scope& scope, std::string_view name) {
  auto& modules = e.State<LateModules>().by_scope;
  const auto found = modules.find(&scope);
  if (found == modules.end()) return nullptr;
  LateModule& late = found->second;
  if (const Ref value = late.values.Find(name)) return value;
  const auto entry = late.text->definitions.find(name);
  const bool to_run =
      entry != late.text->definitions.end() && late.run.insert(entry->second).second;
  if (!to_run) return nullptr;
  const Node statement = late.tree->NodeAt(entry->second);
  // A loop or a handler that the name is asked for in must not take it for a change of its own.
  const Restore<Snapshot*> restore_snapshot(e.latest_, nullptr);
  const Restore restore_statement(e.statement_);
  RunApart(e, *late.module, {statement});
  for (const std::string_view defined : NamesDefinedBy(statement)) {
    if (const Ref value = scope.names.Find(defined)) late.values.Set(defined, value);
  }
  return late.values.Find(name);
}

}  // namespace smgraph::python
