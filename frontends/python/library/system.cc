// sys, subprocess, shutil, tempfile, importlib and others of which a
// pipeline needs little: harmless, or not known.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/installed.h"
#include "frontends/python/internals.h"
#include "frontends/python/library/files.h"
#include "frontends/python/library/library.h"
#include "frontends/python/library/paths.h"
#include "frontends/python/natives.h"
#include "frontends/python/raised_at.h"

namespace smgraph::python {
namespace {

// ---- sys

Ref Exit(Evaluator& ev, const Call& call) {
  Instance* exception = ev.NewInstance(ev.BuiltinClass("SystemExit"), call.span);
  exception->attributes.Set("args", NewTuple(ev, call.positional));
  throw Raised{exception, call.span};
}

Ref Arguments(Evaluator& ev) {
  ev.State<Assumed>().anything = true;
  return NewList(ev, {ev.heap().str("prog")});
}

// sys.path: where modules are looked for first (modules.cc).
Ref SearchPath(Evaluator& ev) {
  return NewList(ev, {ev.heap().str(".")});
}

// sys.modules[name]: the project's modules that are loaded; of others nothing is known.
Ref LoadedModule(Evaluator& ev, const Call& call) {
  const std::string* name = TextIn(call.positional[1]);
  if (name == nullptr) {
    const Ref table = ev.NewOpaque(Opaque::Origin::kImport, nullptr, "sys.modules", {});
    Opaque* item = ev.NewOpaque(Opaque::Origin::kItem, table, "", call.span);
    item->key = call.positional[1];
    return item;
  }
  for (Module* module : ev.modules()) {
    if (module->name == *name) return module;
  }
  return UnknownCall(ev, call);
}

// sys.modules[name] = module
Ref SetModule(Evaluator& ev, const Call& call) {
  const std::string* name = TextIn(call.positional[1]);
  auto* module = As<Module>(call.positional[2]);
  if (name != nullptr && module != nullptr) Evaluator::Impl::Register(ev, *name, *module);
  return ev.heap().none();
}

// types.ModuleType(name), and smgraph.new_module(name, path) of a file that was not run yet.
Ref NewModule(Evaluator& ev, const Call& call) {
  const std::string* name = TextIn(call.positional[0]);
  const Ref given =
      call.positional.size() > 1 ? PathText(ev, call.positional[1], call.span) : nullptr;
  const auto path = given == nullptr ? std::nullopt : FileName(given);
  if (name == nullptr) return UnknownCall(ev, call);
  Module* module = Evaluator::Impl::NewModule(ev, *name, path.value_or(""));
  module->scope->names.Set("__name__", ev.heap().str(*name));
  module->scope->names.Set("__doc__", ev.heap().none());
  return module;
}

// smgraph.execute_module(module): runs its file.
Ref ExecuteModule(Evaluator& ev, const Call& call) {
  auto* module = As<Module>(call.positional[0]);
  if (module == nullptr) return ev.heap().none();
  Evaluator::Impl::Reload(ev, *module);
  return ev.heap().none();
}

// types.MethodType(function, object)
Ref NewMethod(Evaluator& ev, const Call& call) {
  return ev.heap().New<BoundMethod>(call.positional[1], call.positional[0]);
}

Ref ForgetModule(Evaluator& ev, const Call& call) {
  const auto* module = As<Module>(LoadedModule(ev, call));
  if (module != nullptr) Evaluator::Impl::Forget(ev, *module);
  return ev.heap().none();
}

Ref TakeModule(Evaluator& ev, const Call& call) {
  auto* module = As<Module>(LoadedModule(ev, call));
  if (module == nullptr) return UnknownCall(ev, call);
  Evaluator::Impl::Forget(ev, *module);
  return module;
}

// importlib.reload(module)
Ref ReloadModule(Evaluator& ev, const Call& call) {
  if (auto* module = As<Module>(call.positional[0])) Evaluator::Impl::Reload(ev, *module);
  return call.positional[0];
}

constexpr MethodModel kModuleTableMethods[] = {
    {"__getitem__", Counted<LoadedModule, 2, 2>}, {"__setitem__", Counted<SetModule, 3, 3>},
    {"__delitem__", Counted<ForgetModule, 2, 2>}, {"__contains__", UnknownCall},
    {"get", Counted<LoadedModule, 2, 3>},         {"pop", Counted<TakeModule, 2, 3>},
};

// Code of this program is newer than what any comparison with a version asks for.
Ref Version(Evaluator& ev) {
  return NewNamedTuple(ev,
                       NewNamedTupleClass(ev, "sys.version_info",
                                          {"major", "minor", "micro", "releaselevel", "serial"}),
                       {ev.heap().integer(3), ev.heap().integer(11), ev.heap().integer(0),
                        ev.heap().str("final"), ev.heap().integer(0)});
}

Ref LargestSize(Evaluator& ev) {
  return ev.heap().integer(9'223'372'036'854'775'807);
}

Ref False(Evaluator& ev) {
  return ev.heap().boolean(false);
}

// ---- tempfile, shutil

Ref TemporaryPath(Evaluator& ev, const Call& call) {
  return ev.NewUnknown("name of a temporary file", "tmp", call.span);
}

Ref TemporaryPair(Evaluator& ev, const Call& call) {
  return NewTuple(ev, {ev.heap().integer(3), TemporaryPath(ev, call)});
}

// `with TemporaryDirectory() as folder` gives the path, NamedTemporaryFile a file with a name.
Ref EnterFolder(Evaluator& ev, const Call& call) {
  auto* folder = As<Instance>(call.positional[0]);
  const Ref name = folder == nullptr ? nullptr : folder->attributes.Find("name");
  return name == nullptr ? ev.heap().none() : name;
}

constexpr MethodModel kFolderMethods[] = {
    {"__enter__", Counted<EnterFolder, 1, 1>},
    {"__exit__", ReturnNone},
    {"cleanup", ReturnNone},
};

void InitFolder(Evaluator& ev, Instance& folder) {
  folder.attributes.Set("name", ev.NewUnknown("name of a temporary folder", "tmp", folder.span));
}

constexpr ClassModel kClasses[] = {
    {.name = "ModuleTable",
     .spellings = "sys._ModuleTable",
     .signature = "()",
     .tag = kLibraryTag,
     .methods = kModuleTableMethods},
    {.name = "TemporaryDirectory",
     .spellings = "tempfile.TemporaryDirectory",
     .signature = "(*args, **kwargs)",
     .tag = kLibraryTag,
     .methods = kFolderMethods,
     .init = InitFolder},
};

Ref TemporaryFile(Evaluator& ev, const Call& call) {
  const Ref path = GapText(ev, TemporaryPath(ev, call));
  const std::string* mode = TextIn(call.Argument(0, "mode"));
  return OpenFile(ev, path, mode == nullptr ? "w+b" : *mode, call.span);
}

// ---- importlib

// importlib.import_module("a.b"), import_module(".b", "a")
Ref Import(Evaluator& ev, const Call& call) {
  const std::string* name = TextIn(call.Argument(0, "name"));
  if (name == nullptr) return UnknownCall(ev, call);
  if (!name->starts_with('.')) return ev.ImportModule(*name, call.span);
  const std::string* package = TextIn(call.Argument(1, "package"));
  if (package == nullptr) return UnknownCall(ev, call);
  std::string base = *package;
  const std::size_t dots = std::min(name->find_first_not_of('.'), name->size());
  for (std::size_t i = 1; i < dots; ++i)
    base.resize(std::min(base.rfind('.'), base.size()));
  const std::string rest = name->substr(dots);
  return ev.ImportModule(rest.empty() ? base : base + "." + rest, call.span);
}

// importlib.util.find_spec(name): None for what is not there.
Ref FindSpec(Evaluator& ev, const Call& call) {
  const std::string* name = TextIn(call.Argument(0, "name"));
  if (name == nullptr) return UnknownCall(ev, call);
  if (IsInstalled(*name) || ev.registry().KnowsModule(*name)) return UnknownCall(ev, call);
  const Ref module = ev.ImportModule(*name, call.span);
  return module->kind == Kind::kModule ? module : ev.heap().none();
}

// pkgutil.iter_modules(package.__path__, prefix): (finder, name, is package), by name.
Ref IterModules(Evaluator& ev, const Call& call) {
  const Ref path = call.Argument(0, "path");
  const Ref given = call.Argument(1, "prefix");
  const std::string* prefix = given == nullptr ? nullptr : TextIn(given);
  const auto folders = IsNone(path) ? std::nullopt : ev.Elements(path, call.span);
  if (!folders || (given != nullptr && prefix == nullptr)) return UnknownCall(ev, call);
  Class* info = NewNamedTupleClass(ev, "ModuleInfo", {"module_finder", "name", "ispkg"});
  std::vector<Ref> modules;
  for (const Ref folder : *folders) {
    const std::string* place = TextIn(folder);
    if (place == nullptr || !ev.files().IsDirectory(*place)) return UnknownCall(ev, call);
    for (const std::string& entry : ev.files().ListDirectory(*place)) {
      const bool package = ev.files().Exists(*place + "/" + entry + "/__init__.py");
      if (!package && (!entry.ends_with(".py") || entry == "__init__.py")) continue;
      const std::string name = package ? entry : entry.substr(0, entry.size() - 3);
      modules.push_back(
          NewNamedTuple(ev, info,
                        {ev.heap().none(), ev.heap().str((prefix == nullptr ? "" : *prefix) + name),
                         ev.heap().boolean(package)}));
    }
  }
  return NewIterator(ev, std::move(modules));
}

// Decorators that change nothing, bare: @typing.overload; or called: @retry(3).
Ref Modules(Evaluator& ev) {
  return ev.NewInstance(ev.ClassOf(kClasses[0]), {});
}

template <bool kMoves>
Ref Copy(Evaluator& ev, const Call& call) {
  const Ref from = PathText(ev, call.positional[0], call.span);
  return CopyFile(ev, from, PathText(ev, call.positional[1], call.span), kMoves, call.span);
}

constexpr FunctionModel kFunctions[] = {
    {"sys.exit os._exit os.abort", Exit},
    {"sys.stdout.write sys.stderr.write sys.stdout.flush sys.stderr.flush sys.setrecursionlimit",
     ReturnNone},
    {"logging.config.dictConfig logging.config.fileConfig", ReturnNone},
    {"shutil.copy shutil.copyfile shutil.copy2", Counted<Copy<false>, 2, kMany>},
    {"shutil.move", Counted<Copy<true>, 2, kMany>},
    {"shutil.copytree shutil.rmtree shutil.make_archive shutil.unpack_archive shutil.copyfileobj",
     ReturnNone},
    {"gc.collect atexit.register signal.signal faulthandler.enable "
     "traceback.print_exc",
     ReturnNone},
    {"tempfile.mkdtemp tempfile.mktemp tempfile.gettempdir", TemporaryPath},
    {"tempfile.mkstemp", TemporaryPair},
    {"tempfile.NamedTemporaryFile tempfile.TemporaryFile tempfile.SpooledTemporaryFile",
     TemporaryFile},
    {"importlib.import_module", Counted<Import, 1, 2>},
    {"pkgutil.extend_path", Counted<ReturnFirst, 2, 2>},
    {"pkgutil.iter_modules _pkgutil.iter_modules", Counted<IterModules, 0, 2>},
    {"importlib.util.find_spec", Counted<FindSpec, 1, 2>},
    {"importlib.reload", Counted<ReloadModule, 1, 1>},
    {"smgraph.execute_module", Counted<ExecuteModule, 1, 1>},
    {"smgraph.new_module", Counted<NewModule, 2, 2>},
    {"types.MethodType.__new__", Counted<NewMethod, 2, 2>},
    {"types.ModuleType.__new__", Counted<NewModule, 1, 1>},
};

constexpr ConstantModel kConstants[] = {
    {"sys.platform", "linux"},
    {"sys.executable", "python"},
    {"sys.byteorder", "little"},
    {"sys.version", "3.11.0"},
};

constexpr ValueModel kValues[] = {
    {"sys.argv", Arguments},       {"sys.path", SearchPath},     {"sys.modules", Modules},
    {"sys.version_info", Version}, {"sys.maxsize", LargestSize}, {"sys.dont_write_bytecode", False},
};

}  // namespace

Rows SystemRows() {
  return {.functions = kFunctions, .classes = kClasses, .constants = kConstants, .values = kValues};
}

}  // namespace smgraph::python
