// IPython as far as notebooks use it, whose magics are calls of get_ipython() (../notebook.cc), and
// runpy: programs that run other programs.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/library/library.h"
#include "frontends/python/library/paths.h"
#include "frontends/python/natives.h"
#include "frontends/python/notebook.h"
#include "graph/base/catalogue.h"
#include "graph/base/words.h"

namespace smgraph::python {
namespace {

bool IsOwnName(std::string_view name) {
  return name == "__name__" || name == "__file__" || name == "__doc__";
}

// The names of a program that ran go to whoever ran it.
void TakeNames(Evaluator& ev, const Module& program) {
  Module* here = ev.current_module();
  if (here == nullptr) return;
  ev.Touch(here->scope);
  for (const auto& [name, value] : program.scope->names.entries()) {
    if (!IsOwnName(name)) here->scope->names.Set(name, value);
  }
  here->star_imports.insert(here->star_imports.end(), program.star_imports.begin(),
                            program.star_imports.end());
}

std::string WithoutQuotes(std::string_view word) {
  std::string text(word);
  std::erase_if(text, [](char c) { return c == '"' || c == '\''; });
  return text;
}

// The first word that is no option; "" when there is none.
std::string FileIn(const std::vector<std::string_view>& words) {
  const auto file =
      std::find_if(words.begin(), words.end(), [](auto word) { return !word.starts_with('-'); });
  return file == words.end() ? "" : WithoutQuotes(*file);
}

// %run [-i] FILE: as a program of its own, with -i among the names of the notebook.
void Run(Evaluator& ev, std::string_view line, SourceSpan span) {
  const std::vector<std::string_view> words = Words(line);
  const std::string file = FileIn(words);
  const bool shares = std::find(words.begin(), words.end(), "-i") != words.end();
  for (const std::string& path : {file, file + ".py", file + ".ipynb"}) {
    if (shares && ev.RunFileHere(path, span)) return;
    const Module* program = shares ? nullptr : ev.RunFile(path, "__main__", span);
    if (program != nullptr) return TakeNames(ev, *program);
  }
  ev.ReportIncomplete("undefined-name",
                      fmt::format("%run of '{}', which is not in the project", file), span);
}

// %env NAME=VALUE, %env NAME VALUE, %env NAME
Ref Environment(Evaluator& ev, std::string_view line, SourceSpan span) {
  const std::size_t end = std::min(line.find_first_of("= "), line.size());
  const Ref name = ev.heap().str(std::string(line.substr(0, end)));
  const Ref environment = ev.LibraryObject("os.environ");
  if (end == line.size()) return ev.GetItem(environment, name, span);
  std::string value(line.substr(end + 1));
  value.erase(0, std::min(value.find_first_not_of(' '), value.size()));
  ev.SetItem(environment, name, ev.heap().str(std::move(value)), span);
  return ev.heap().none();
}

// %store -r [NAME...]: names that another notebook stored, all of them when none is named.
void BringStored(Evaluator& ev, std::string_view line, SourceSpan span) {
  const std::vector<std::string_view> words = Words(line.substr(0, line.find('#')));
  Module* here = ev.current_module();
  if (here == nullptr || std::find(words.begin(), words.end(), "-r") == words.end()) return;
  ev.Touch(here->scope);
  bool all = true;
  for (const std::string_view name : words) {
    if (name.starts_with('-')) continue;
    all = false;
    here->scope->names.Set(
        ev.heap().Intern(name),
        ev.NewUnknown("a name that another notebook stored", std::string(name), span));
  }
  if (all) here->star_imports.push_back(kStoredNames);
}

Ref RunMagic(Evaluator& ev, const std::string& magic, const std::string& line, const Call& call) {
  if (magic == "env" || magic == "set_env") return Environment(ev, line, call.span);
  if (magic == "run") Run(ev, line, call.span);
  if (magic == "store") BringStored(ev, line, call.span);
  return magic == "run" || magic == "store" ? ev.heap().none() : UnknownCall(ev, call);
}

// run_line_magic('run', 'setup.py'); magic('run setup.py')
Ref RunLineMagic(Evaluator& ev, const Call& call) {
  const std::string* magic = TextIn(call.positional[1]);
  const std::string* line = call.positional.size() > 2 ? TextIn(call.positional[2]) : nullptr;
  return magic == nullptr || line == nullptr ? UnknownCall(ev, call)
                                             : RunMagic(ev, *magic, *line, call);
}

Ref RunWholeMagic(Evaluator& ev, const Call& call) {
  const std::string* text = TextIn(call.positional[1]);
  if (text == nullptr) return UnknownCall(ev, call);
  const std::size_t end = std::min(text->find(' '), text->size());
  return RunMagic(ev, text->substr(text->starts_with('%') ? 1 : 0, end),
                  text->substr(std::min(end + 1, text->size())), call);
}

// %%writefile [-a] FILE
Ref RunCellMagic(Evaluator& ev, const Call& call) {
  const std::string* magic = TextIn(call.positional[1]);
  const std::string* line = TextIn(call.positional[2]);
  const std::string* body = TextIn(call.positional[3]);
  if (magic == nullptr || *magic != "writefile" || line == nullptr || body == nullptr)
    return UnknownCall(ev, call);
  const std::vector<std::string_view> words = Words(*line);
  const std::string file = FileIn(words);
  const bool adds = std::any_of(words.begin(), words.end(),
                                [](auto word) { return word == "-a" || word == "--append"; });
  const std::string before = adds ? ev.files().ReadText(file).value_or("") : std::string();
  ev.files().AddVirtual(file, before + *body);
  return ev.heap().none();
}

constexpr MethodModel kShellMethods[] = {
    {"getoutput", UnknownCall},
    {"magic", Counted<RunWholeMagic, 2, 2>},
    {"run_cell_magic", Counted<RunCellMagic, 4, 4>},
    {"run_line_magic", Counted<RunLineMagic, 2, kMany>},
    {"system", ReturnNone},
};

constexpr ClassModel kClasses[] = {
    {.name = "ZMQInteractiveShell",
     .spellings = "ipykernel.zmqshell.ZMQInteractiveShell",
     .signature = "()",
     .tag = kLibraryTag,
     .methods = kShellMethods},
};

Ref GetShell(Evaluator& ev, const Call& call) {
  return ev.NewInstance(ev.ClassOf(kClasses[0]), call.span);
}

// The text of a program that is given names beforehand.
Ref RunWithNames(Evaluator& ev, const std::string& path, const Dict& names, const Call& call) {
  const auto text = ev.files().ReadText((ev.files().start() / path).lexically_normal().string());
  if (!text) return UnknownCall(ev, call);
  auto* globals = ev.heap().New<Dict>(names);
  globals->Set(ev.heap().str("__file__"), ev.heap().str(path));
  const Ref name = call.Argument(2, "run_name");
  globals->Set(ev.heap().str("__name__"), IsNone(name) ? ev.heap().str("<run_path>") : name);
  ev.ExecuteText(*text, {globals, nullptr}, call.span);
  return globals;
}

// runpy.run_path(FILE, init_globals, run_name="__main__"): the names of the program.
Ref RunPath(Evaluator& ev, const Call& call) {
  const std::string* path = TextIn(call.Argument(0, "path_name"));
  const std::string* name = TextIn(call.Argument(2, "run_name"));
  const auto* names = As<Dict>(call.Argument(1, "init_globals"));
  if (path != nullptr && names != nullptr) return RunWithNames(ev, *path, *names, call);
  Module* program = path == nullptr
                        ? nullptr
                        : ev.RunFile(*path, name == nullptr ? "<run_path>" : *name, call.span);
  return program == nullptr ? UnknownCall(ev, call)
                            : ev.GetAttribute(program, "__dict__", call.span);
}

// What runs when a module of this name is started: its file, or the __main__ of a package.
struct Program {
  std::string path;
  bool package = false;
};

std::optional<Program> ProgramOf(Evaluator& ev, const std::string& name) {
  std::string file = name;
  std::ranges::replace(file, '.', '/');
  std::vector<std::string> folders = {""};
  const auto* places = As<List>(ev.LibraryObject("sys.path"));
  for (const Ref place : places == nullptr ? std::vector<Ref>{} : places->items) {
    if (const auto folder = FileName(place)) folders.push_back(*folder + "/");
  }
  for (const std::string& folder : folders) {
    const std::string stem = folder + file;
    if (ev.files().Exists(stem + "/__main__.py")) return Program{stem + "/__main__.py", true};
    if (ev.files().Exists(stem + ".py")) return Program{stem + ".py", false};
  }
  return std::nullopt;
}

// runpy.run_module(NAME, init_globals, run_name): the packages around it are imported before.
Ref RunModule(Evaluator& ev, const Call& call) {
  const std::string* name = TextIn(call.Argument(0, "mod_name"));
  const auto program = name == nullptr ? std::nullopt : ProgramOf(ev, *name);
  if (!program) return UnknownCall(ev, call);
  const std::size_t dot = name->rfind('.');
  if (program->package || dot != std::string::npos)
    ev.ImportModule(program->package ? *name : name->substr(0, dot), call.span);
  const auto given = [&](std::size_t at, std::string_view argument, Ref otherwise) {
    const Ref value = call.Argument(at, argument);
    return IsNone(value) ? otherwise : value;
  };
  const std::string own_name = program->package ? *name + ".__main__" : *name;
  const Ref run_name = given(2, "run_name", ev.heap().str(own_name));
  const Ref names = given(1, "init_globals", ev.heap().none());
  return RunPath(ev, CallWith({ev.heap().str(program->path), names, run_name}, call.span));
}

constexpr FunctionModel kFunctions[] = {
    {"get_ipython IPython.get_ipython IPython.core.getipython.get_ipython", GetShell},
    {"display IPython.display.display IPython.core.display.display", ReturnNone},
    {"runpy.run_module", Counted<RunModule, 1, 4>},
    {"runpy.run_path", Counted<RunPath, 1, 3>},
};

}  // namespace

Rows IpythonRows() {
  return {.functions = kFunctions, .classes = kClasses};
}

}  // namespace smgraph::python
