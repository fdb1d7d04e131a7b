// os: the environment, and what touches the machine. Nothing is changed; what the machine decides
// is an Unknown with a label, or what the user bound with --env.
#include <fmt/format.h>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/format.h"
#include "frontends/python/library/files.h"
#include "frontends/python/library/library.h"
#include "frontends/python/library/paths.h"
#include "frontends/python/natives.h"
#include "frontends/python/raised_at.h"

namespace smgraph::python {
namespace {

// Attributes of os.environ that user code does not see: what the program itself has set (absent:
// taken out), and whether it has taken out everything else.
constexpr std::string_view kSet = "%set";
constexpr std::string_view kCleared = "%cleared";
// The operation that asks whether a variable is set.
constexpr std::string_view kIsSet = "is set";

struct EnvironmentMemory {
  std::unordered_map<std::string, Ref> unknown;  // only for look-ups
};

// One Unknown a variable, so that equal conditions stay recognisable.
Ref UnknownVariable(Evaluator& ev, const std::string& name, SourceSpan span) {
  Ref& known = ev.State<EnvironmentMemory>().unknown[name];
  if (known == nullptr) {
    Unknown* variable = ev.NewUnknown(fmt::format("environment variable {}", name), name, span);
    variable->optional = true;
    variable->open = Unknown::Open::kEnvironment;
    known = variable;
  }
  return known;
}

Instance* TheEnvironment(Evaluator& ev) {
  return As<Instance>(ev.LibraryObject("os.environ"));
}

Dict* SetByProgram(Evaluator& ev) {
  Instance* environment = TheEnvironment(ev);
  return environment == nullptr ? nullptr : As<Dict>(environment->attributes.Find(kSet));
}

bool Cleared(Evaluator& ev) {
  const Instance* environment = TheEnvironment(ev);
  return environment != nullptr && environment->attributes.Find(kCleared) != nullptr;
}

// `if name not in os.environ: os.environ[name] = …` is setdefault(): as for get(), what nobody
// binds is taken not to be set.
Ref SetWhereUnset(Evaluator& ev, Ref value, const std::string& name) {
  const Choice* choice = Conditional(value);
  const auto* test = choice == nullptr ? nullptr : As<Opaque>(choice->condition);
  if (test != nullptr && test->name == Spelling(UnaryOp::kNot)) test = As<Opaque>(test->base);
  if (test == nullptr || test->name != kIsSet || test->base != UnknownVariable(ev, name, {}))
    return nullptr;
  return choice->then->kind == Kind::kAbsent ? choice->otherwise : choice->then;
}

// What is known about a variable: set or taken out by the program, then bound; null when neither.
Ref FindVariable(Evaluator& ev, const std::string& name) {
  const Dict* set = SetByProgram(ev);
  const Ref own = set == nullptr ? nullptr : set->Find(name);
  if (const Ref otherwise = own == nullptr ? nullptr : SetWhereUnset(ev, own, name))
    return otherwise;
  if (own != nullptr) return own;
  if (Cleared(ev)) return ev.heap().absent();
  const auto bound = ev.bindings().env.find(name);
  return bound == ev.bindings().env.end() ? nullptr : ev.heap().str(bound->second);
}

Ref ReadVariable(Evaluator& ev, Ref name, Ref otherwise, const Call& call) {
  const std::string* known = TextIn(name);
  if (known == nullptr) return otherwise == nullptr ? UnknownCall(ev, call) : otherwise;
  if (const Ref value = FindVariable(ev, *known)) {
    const Ref absent = otherwise == nullptr ? ev.heap().none() : otherwise;
    return ValueOr(ev, value, absent, call.span);
  }
  if (otherwise == nullptr) return UnknownVariable(ev, *known, call.span);
  ev.State<Assumed>().anything = true;
  return otherwise;
}

void WriteVariable(Evaluator& ev, Ref name, Ref value) {
  Dict* set = SetByProgram(ev);
  if (set == nullptr) return;
  ev.CheckItems(set->items.size() + 1);
  ev.Touch(set);
  set->Set(name, value);
}

// ---- methods of os.environ: the first argument is the object

Ref Get(Evaluator& ev, const Call& call) {
  return ReadVariable(ev, call.positional[1], call.Argument(2, "default"), call);
}

// os.environ[…]: not set where the code says what happens then.
Ref GetItem(Evaluator& ev, const Call& call) {
  const std::string* name = TextIn(call.positional[1]);
  const Ref found = name == nullptr ? nullptr : FindVariable(ev, *name);
  const bool missing = found == nullptr ? ev.Expects("KeyError") : found->kind == Kind::kAbsent;
  if (name != nullptr && missing) {
    ev.State<Assumed>().anything = true;
    ev.RaiseWith("KeyError", call.positional[1], call.span);
  }
  return ReadVariable(ev, call.positional[1], nullptr, call);
}

Ref SetItem(Evaluator& ev, const Call& call) {
  WriteVariable(ev, call.positional[1], call.positional[2]);
  return ev.heap().none();
}

Ref SetDefault(Evaluator& ev, const Call& call) {
  const Ref value = ReadVariable(ev, call.positional[1], call.Argument(2, "default"), call);
  WriteVariable(ev, call.positional[1], value);
  return value;
}

Ref Contains(Evaluator& ev, const Call& call) {
  const std::string* name = TextIn(call.positional[1]);
  const Ref found = name == nullptr ? nullptr : FindVariable(ev, *name);
  if (found != nullptr && Conditional(found) == nullptr) {
    return ev.heap().boolean(found->kind != Kind::kAbsent);
  }
  if (name == nullptr) return UnknownCall(ev, call);
  return ev.OpaqueOperation(kIsSet, UnknownVariable(ev, *name, call.span), nullptr, call.span);
}

Ref Pop(Evaluator& ev, const Call& call) {
  const Ref value = ReadVariable(ev, call.positional[1], call.Argument(2, "default"), call);
  WriteVariable(ev, call.positional[1], ev.heap().absent());
  return value;
}

Ref Delete(Evaluator& ev, const Call& call) {
  WriteVariable(ev, call.positional[1], ev.heap().absent());
  return ev.heap().none();
}

Ref Clear(Evaluator& ev, const Call& call) {
  Instance* environment = TheEnvironment(ev);
  if (environment == nullptr) return ev.heap().none();
  ev.SetAttribute(environment, kSet, ev.heap().New<Dict>(), call.span);
  ev.SetAttribute(environment, kCleared, ev.heap().boolean(true), call.span);
  return ev.heap().none();
}

Ref Update(Evaluator& ev, const Call& call) {
  if (call.positional.size() > 1) {
    if (const auto* source = As<Dict>(call.positional[1])) {
      const auto items = source->items;
      for (const auto& [name, value] : items)
        WriteVariable(ev, name, value);
    }
  }
  for (const auto& [name, value] : call.keywords)
    WriteVariable(ev, ev.heap().str(std::string(name)), value);
  return ev.heap().none();
}

// What is bound, and what the program itself has set.
Dict* KnownVariables(Evaluator& ev) {
  auto* known = ev.heap().New<Dict>();
  if (!Cleared(ev)) {
    for (const auto& [name, value] : ev.bindings().env)
      known->Set(ev.heap().str(name), ev.heap().str(value));
  }
  if (const Dict* set = SetByProgram(ev)) {
    for (const auto& [name, value] : set->items)
      known->Set(name, value);
  }
  return known;
}

// os.environ.copy(): what is known of it; more keys exist.
Ref Copy(Evaluator& ev, const Call&) {
  Dict* copy = KnownVariables(ev);
  copy->open = !Cleared(ev);
  return copy;
}

// Those who look at every variable look for names of their own ("HYDRO__…"): as for get(), what
// nobody binds is taken not to be set.
template <NativeFunction kOfDict>
Ref OfKnown(Evaluator& ev, const Call& call) {
  return kOfDict(ev, CallWith({KnownVariables(ev)}, call.span));
}
Ref DictItems(Evaluator& ev, const Call& call) {
  return ev.CallMethod(call.positional[0], "items", CallWith({}, call.span));
}
Ref DictKeys(Evaluator& ev, const Call& call) {
  return ev.CallMethod(call.positional[0], "keys", CallWith({}, call.span));
}
Ref DictValues(Evaluator& ev, const Call& call) {
  return ev.CallMethod(call.positional[0], "values", CallWith({}, call.span));
}

constexpr MethodModel kEnvironMethods[] = {
    {"__contains__", Counted<Contains, 2, kMany>},
    {"__delitem__", Counted<Delete, 2, 2>},
    {"__getitem__", Counted<GetItem, 2, kMany>},
    {"__iter__", OfKnown<BuiltinIter>},
    {"__setitem__", Counted<SetItem, 3, kMany>},
    {"__len__", UnknownCall},
    {"clear", Counted<Clear, 1, 1>},
    {"copy", Counted<Copy, 1, kMany>},
    {"get", Counted<Get, 2, 3>},
    {"items", OfKnown<DictItems>},
    {"keys", OfKnown<DictKeys>},
    {"pop", Counted<Pop, 2, 3>},
    {"setdefault", Counted<SetDefault, 2, 3>},
    {"update", Counted<Update, 1, kMany>},
    {"values", OfKnown<DictValues>},
};

constexpr ClassModel kClasses[] = {
    {.name = "_Environ",
     .spellings = "os._Environ",
     .signature = "(**kwargs)",
     .tag = kLibraryTag,
     .methods = kEnvironMethods},
};

Ref Environ(Evaluator& ev) {
  Instance* environ = ev.NewInstance(ev.ClassOf(kClasses[0]), {});
  environ->attributes.Set(kSet, ev.heap().New<Dict>());
  return environ;
}

// ---- functions

Ref GetEnv(Evaluator& ev, const Call& call) {
  const Ref name = call.Argument(0, "key");
  if (name == nullptr) return UnknownCall(ev, call);
  return ReadVariable(ev, name, call.Argument(1, "default"), call);
}

Ref PutEnv(Evaluator& ev, const Call& call) {
  WriteVariable(ev, call.positional[0], call.positional[1]);
  return ev.heap().none();
}

constexpr char kCpuReason[] = "number of processors";
constexpr char kCpuLabel[] = "cpus";
constexpr char kPidReason[] = "process id";
constexpr char kPidLabel[] = "pid";
constexpr char kUserReason[] = "name of the user";
constexpr char kUserLabel[] = "user";
constexpr char kHostReason[] = "name of the machine";
constexpr char kHostLabel[] = "host";

Ref ListDirectory(Evaluator& ev, const Call& call) {
  const Ref given = call.Argument(0, "path");
  const Ref path = given == nullptr ? nullptr : PathText(ev, given, call.span);
  const std::string* known = path == nullptr ? nullptr : TextIn(path);
  const auto named = known == nullptr ? std::nullopt : PlacedPath(ev, *known);
  const auto folder = given == nullptr ? std::optional(WorkingFolder(ev)) : named;
  if (!folder || !ev.files().IsDirectory(*folder)) return UnknownCall(ev, call);
  std::vector<Ref> names;
  for (std::string& entry : ev.files().ListDirectory(*folder))
    names.push_back(ev.heap().str(std::move(entry)));
  return NewList(ev, std::move(names));
}

Ref FsPath(Evaluator& ev, const Call& call) {
  const Ref text = PathText(ev, call.positional[0], call.span);
  if (text != nullptr) return text;
  ev.Raise("TypeError",
           fmt::format("expected str, bytes or os.PathLike object, not {}",
                       TypeName(call.positional[0])),
           call.span);
}

Ref Remove(Evaluator& ev, const Call& call) {
  RemoveFile(ev, PathText(ev, call.positional[0], call.span));
  return ev.heap().none();
}

Ref Rename(Evaluator& ev, const Call& call) {
  const auto path = [&](std::size_t index) {
    return PathText(ev, call.positional[index], call.span);
  };
  CopyFile(ev, path(0), path(1), /*moves=*/true, call.span);
  return ev.heap().none();
}

Ref ChangeFolder(Evaluator& ev, const Call& call) {
  const Ref path = PathText(ev, call.positional[0], call.span);
  const std::string* known = path == nullptr ? nullptr : TextIn(path);
  if (known != nullptr) EnterFolder(ev, *known);
  return ev.heap().none();
}

constexpr FunctionModel kFunctions[] = {
    {"os.chdir", Counted<ChangeFolder, 1, 1>},
    {"os.getenv", Counted<GetEnv, 1, 2>},
    {"os.putenv", Counted<PutEnv, 2, 2>},
    {"os.unsetenv os.makedirs os.mkdir os.rmdir os.removedirs "
     "os.chmod os.utime os.kill os.symlink os.umask os.nice",
     ReturnNone},
    {"os.rename os.renames os.replace", Counted<Rename, 2, 4>},
    {"os.remove os.unlink", Counted<Remove, 1, 2>},
    {"os.system", ReturnOpaque},
    {"os.fspath", Counted<FsPath, 1, 1>},
    {"os.listdir", Counted<ListDirectory, 0, 1>},
    {"os.cpu_count multiprocessing.cpu_count", HostValue<kCpuReason, kCpuLabel>},
    {"os.getpid os.getppid", HostValue<kPidReason, kPidLabel>},
    {"os.getlogin getpass.getuser", HostValue<kUserReason, kUserLabel>},
    {"socket.gethostname platform.node os.uname", HostValue<kHostReason, kHostLabel>},
};

constexpr ConstantModel kConstants[] = {
    {"os.sep os.path.sep", "/"}, {"os.linesep", "\n"}, {"os.pathsep", ":"},
    {"os.curdir", "."},          {"os.pardir", ".."},  {"os.name", "posix"},
    {"os.devnull", "/dev/null"},
};

constexpr ValueModel kValues[] = {{"os.environ", Environ}};

}  // namespace

Rows OsRows() {
  return {.functions = kFunctions, .classes = kClasses, .constants = kConstants, .values = kValues};
}

}  // namespace smgraph::python
