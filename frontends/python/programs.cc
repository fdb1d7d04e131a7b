// Code that code runs: scripts and notebooks as programs of their own, and the texts of exec() and
// eval().
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/notebook.h"
#include "frontends/python/syntax_errors.h"

namespace smgraph::python {
namespace {

// What a file of the project consists of; nothing when there is no such file.
std::optional<std::vector<SourceUnit>> UnitsOf(Evaluator& e, std::string_view path) {
  auto text = e.files().ReadText(path);
  if (!text) return std::nullopt;
  const FileId file = e.sources().Add(e.files().Shown(std::string(path)), *text);
  if (path.ends_with(".ipynb")) {
    auto notebook = ReadNotebook(*text, file, e.sources());
    if (!notebook.ok()) return std::nullopt;
    return std::move(notebook.value().cells);
  }
  std::vector<SourceUnit> units(1);
  units.front().file = file;
  units.front().text = std::move(*text);
  return units;
}

void ReadNames(const Dict& dict, Namespace& names) {
  for (const auto& [key, value] : dict.items) {
    if (const auto* name = As<Str>(key)) names.Set(name->value, value);
  }
}

void WriteNames(Evaluator& e, const Namespace& names, Dict& dict) {
  e.Touch(&dict);
  for (const auto& [name, value] : names.entries())
    dict.Set(e.heap().str(std::string(name)), value);
}

// A module whose globals are the entries of a dict.
Module* ModuleOver(Evaluator& e, const Dict& globals) {
  const Module* here = e.current_module();
  auto* module = e.heap().New<Module>(here == nullptr ? "__main__" : here->name);
  module->path = here == nullptr ? "" : here->path;
  module->scope = e.heap().New<Scope>(nullptr);
  ReadNames(globals, module->scope->names);
  return module;
}

}  // namespace

Module* Evaluator::RunFile(std::string_view path, std::string_view name, SourceSpan) {
  const DepthGuard guard(call_depth_, limits_.call_depth, "programs that run each other");
  auto units = UnitsOf(*this, path);
  if (!units) return nullptr;
  const Restore<Fork*> restore_fork(fork_, nullptr);
  const Restore<const Path*> restore_path(path_, nullptr);
  return RunModule(std::move(*units), name, (files_.start() / path).lexically_normal().string());
}

bool Evaluator::RunFileHere(std::string_view path, SourceSpan) {
  const DepthGuard guard(call_depth_, limits_.call_depth, "programs that run each other");
  auto units = UnitsOf(*this, path);
  if (!units) return false;
  for (SourceUnit& unit : *units) {
    const Tree& tree = Impl::AddTree(*this, std::move(unit));
    Impl::ReportSyntaxErrors(*this, tree);
    Impl::RunTree(*this, *frame_->module, tree.root());
  }
  return true;
}

// The tree of a text; raises the SyntaxError that Python would.
Node Evaluator::Impl::ParseText(Evaluator& e, std::string text, SourceSpan span) {
  SourceUnit unit;
  unit.file = e.sources_.Add(fmt::format("<string {}>", e.trees_.size()), text);
  unit.text = std::move(text);
  const Tree& tree = AddTree(e, std::move(unit));
  const auto errors = FindSyntaxErrors(tree, 1);
  if (!errors.empty()) e.Raise("SyntaxError", errors.front().message, span);
  return tree.root();
}

// Evaluates with the entries of dicts as names, which get what is assigned.
template <typename Body>
void Evaluator::Impl::WithNames(Evaluator& e, GivenNames given, Body body) {
  const DepthGuard guard(e.call_depth_, e.limits_.call_depth, "texts that run each other");
  if (given.globals == nullptr) return body();
  Module* module = ModuleOver(e, *given.globals);
  Scope* scope = module->scope;
  if (given.locals != nullptr) {
    scope = e.heap_.New<Scope>(module->scope);
    scope->is_class = true;
    ReadNames(*given.locals, scope->names);
  }
  {
    Frame frame;
    frame.outer = e.frame_;
    frame.module = module;
    frame.scope = scope;
    frame.entry_path = e.path_;
    const Restore<Frame*> restore_frame(e.frame_, &frame);
    body();
  }
  WriteNames(e, module->scope->names, *given.globals);
  if (given.locals != nullptr) WriteNames(e, scope->names, *given.locals);
}

void Evaluator::ExecuteText(std::string text, GivenNames names, SourceSpan span) {
  const Node root = Impl::ParseText(*this, std::move(text), span);
  Impl::WithNames(*this, names, [&] {
    for (const Node statement : root.named_children())
      Execute(statement);
  });
}

Ref Evaluator::EvaluateText(std::string text, GivenNames names, SourceSpan span) {
  const Node root = Impl::ParseText(*this, std::move(text), span);
  const std::vector<Node> statements = root.named_children();
  const bool expression = statements.size() == 1 && statements[0].is(G().expression_statement) &&
                          statements[0].named_children().size() == 1;
  if (!expression) Raise("SyntaxError", "invalid syntax", span);
  Ref value = nullptr;
  Impl::WithNames(*this, names, [&] { value = Evaluate(statements[0].named_child(0)); });
  return value;
}

namespace {

// Statements that were parsed once more.
struct ParsedAgain {
  std::unordered_map<const void*, Node> by_statement;  // only for look-ups
};

}  // namespace

// `type Pairs = …` is for type checkers. The grammar takes `type(self).count = 1` for one, too: it
// is parsed again with the word in brackets, in the line where it stands.
Flow Evaluator::TypeAlias(Node node) {
  constexpr std::string_view kWord = "type";
  const std::string_view rest = node.text().substr(kWord.size());
  const std::size_t next = rest.find_first_not_of(" \t");
  if (next == std::string_view::npos || rest[next] != '(') return Flow::kNormal;
  Node& statements = State<ParsedAgain>().by_statement[node.id()];
  if (statements.null()) {
    const SourceSpan span = node.span();
    SourceUnit unit;
    unit.file = span.file;
    unit.rows = {{0, span.cell, span.begin.line}};
    unit.text = fmt::format("({}){}\n", kWord, rest);
    statements = Impl::AddTree(*this, std::move(unit)).root();
  }
  return ExecuteBlock(statements);
}

}  // namespace smgraph::python
