// pathlib: paths as objects. The text of the path is the object's payload: a Str, or a Template
// when parts of it are not known.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/library/files.h"
#include "frontends/python/library/library.h"
#include "frontends/python/library/paths.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

// The path's text; the payload hides behind an attribute so that a Path is no str.
constexpr std::string_view kPath = "%path";
// There for paths that were absolute: their folders go on above the one that the program starts in.
constexpr std::string_view kAbsolute = "%absolute";

Ref TextOfPath(Evaluator& ev, Ref path) {
  auto* instance = As<Instance>(path);
  const Ref text = instance == nullptr ? nullptr : instance->attributes.Find(kPath);
  return text == nullptr ? ev.heap().str(".") : text;
}

Ref Normalized(Evaluator& ev, Ref text) {
  const std::string* known = TextIn(text);
  return known == nullptr ? text : ev.heap().str(PurePath(*known));
}

// A path of the same class as `like`.
Ref NewPath(Evaluator& ev, Ref like, Ref text, SourceSpan span) {
  auto* original = static_cast<Instance*>(like);
  Instance* path = ev.NewInstance(original->cls, span);
  path->attributes.Set(kPath, Normalized(ev, text));
  if (const Ref absolute = original->attributes.Find(kAbsolute))
    path->attributes.Set(kAbsolute, absolute);
  return path;
}

Ref Absolute(Evaluator& ev, Ref path) {
  static_cast<Instance*>(path)->attributes.Set(kAbsolute, ev.heap().boolean(true));
  return path;
}

Ref NewPath(Evaluator& ev, Ref like, std::string text, SourceSpan span) {
  return NewPath(ev, like, ev.heap().str(std::move(text)), span);
}

// The texts of the arguments from `first` on; TypeError for what is no path.
std::vector<Ref> PathTexts(Evaluator& ev, const std::vector<Ref>& values, SourceSpan span) {
  std::vector<Ref> texts;
  for (const Ref value : values) {
    const Ref text = PathText(ev, value, span);
    if (text == nullptr) {
      ev.Raise("TypeError",
               fmt::format("expected str, bytes or os.PathLike object, not {}", TypeName(value)),
               span);
    }
    texts.push_back(text);
  }
  return texts;
}

void Init(Evaluator& ev, Instance& path) {
  const auto* segments = As<Tuple>(path.attributes.Find("segments"));
  const std::vector<Ref> texts =
      segments == nullptr ? std::vector<Ref>{} : PathTexts(ev, segments->items, path.span);
  const std::string* first = texts.empty() ? nullptr : TextIn(texts.front());
  const auto* other = texts.empty() ? nullptr : As<Instance>(segments->items.front());
  const bool absolute =
      (first != nullptr && (first->starts_with("./") || first->starts_with(".."))) ||
      (other != nullptr && other->attributes.Find(kAbsolute) != nullptr);
  if (absolute) Absolute(ev, &path);
  path.attributes.Erase("segments");
  path.attributes.Set(kPath,
                      Normalized(ev, texts.empty() ? ev.heap().str(".") : JoinPaths(ev, texts)));
}

Ref JoinPath(Evaluator& ev, const Call& call) {
  std::vector<Ref> texts = PathTexts(ev, call.positional, call.span);
  // "." in front of a relative path disappears.
  const std::string* first = TextIn(texts[0]);
  if (first != nullptr && *first == "." && texts.size() > 1) texts.erase(texts.begin());
  return NewPath(ev, call.positional[0], JoinPaths(ev, texts), call.span);
}

// "prefix" / Path
Ref JoinReversed(Evaluator& ev, const Call& call) {
  const auto texts = PathTexts(ev, {call.positional[1], call.positional[0]}, call.span);
  return NewPath(ev, call.positional[0], JoinPaths(ev, texts), call.span);
}

Ref Text(Evaluator& ev, const Call& call) {
  return TextOfPath(ev, call.positional[0]);
}

Ref Represent(Evaluator& ev, const Call& call) {
  TextBuilder out(ev);
  out.Add("PosixPath(");
  out.Add(ev.ToRepr(TextOfPath(ev, call.positional[0]), call.span));
  out.Add(")");
  return out.Finish();
}

Ref Compare(Evaluator& ev, const Call& call, CompareOp op) {
  const auto* other = As<Instance>(call.positional[1]);
  const auto* self = As<Instance>(call.positional[0]);
  if (other == nullptr || self == nullptr || other->attributes.Find(kPath) == nullptr) {
    return Unsure(call.positional[1]) ? UnknownCall(ev, call) : ev.heap().boolean(false);
  }
  return ev.Compare(op, TextOfPath(ev, call.positional[0]), TextOfPath(ev, call.positional[1]),
                    call.span);
}

Ref Equal(Evaluator& ev, const Call& call) {
  return Compare(ev, call, CompareOp::kEq);
}
Ref Less(Evaluator& ev, const Call& call) {
  return Compare(ev, call, CompareOp::kLt);
}

// ---- questions and files

template <const char* kQuestion>
Ref Exists(Evaluator& ev, const Call& call) {
  return PathExists(ev, TextOfPath(ev, call.positional[0]), kQuestion, call.span);
}

constexpr char kExists[] = "exists";
constexpr char kIsFile[] = "isfile";
constexpr char kIsDir[] = "isdir";

Ref Rename(Evaluator& ev, const Call& call) {
  const Ref target = PathText(ev, call.positional[1], call.span);
  CopyFile(ev, TextOfPath(ev, call.positional[0]), target, /*moves=*/true, call.span);
  return ev.CallValue(ev.LibraryObject("pathlib.Path"), CallWith({target}, call.span));
}

Ref Unlink(Evaluator& ev, const Call& call) {
  RemoveFile(ev, TextOfPath(ev, call.positional[0]));
  return ev.heap().none();
}

Ref ReadText(Evaluator& ev, const Call& call) {
  return ReadFile(ev, TextOfPath(ev, call.positional[0]), call.span);
}

Ref ReadBytes(Evaluator& ev, const Call& call) {
  const Ref text = ReadText(ev, call);
  const std::string* known = TextIn(text);
  return known == nullptr ? text : ev.heap().New<Bytes>(*known);
}

Ref Open(Evaluator& ev, const Call& call) {
  const std::string* mode = TextIn(call.Argument(1, "mode"));
  return OpenFile(ev, TextOfPath(ev, call.positional[0]), mode == nullptr ? "r" : *mode, call.span);
}

Ref WriteText(Evaluator& ev, const Call& call) {
  const std::string* text = TextIn(call.Argument(1, "data"));
  WriteFile(ev, TextOfPath(ev, call.positional[0]), call.Argument(1, "data"));
  return ev.heap().integer(text == nullptr ? 0 : static_cast<std::int64_t>(text->size()));
}

Ref PathsFrom(Evaluator& ev, const Call& call, std::vector<std::string> names) {
  std::vector<Ref> paths;
  for (std::string& name : names)
    paths.push_back(NewPath(ev, call.positional[0], std::move(name), call.span));
  return NewIterator(ev, std::move(paths));
}

Ref Glob(Evaluator& ev, const Call& call, bool recursive) {
  const std::string* folder = TextIn(TextOfPath(ev, call.positional[0]));
  const std::string* pattern = TextIn(call.positional[1]);
  const bool moved = WorkingFolder(ev) != ".";
  if (moved || folder == nullptr || pattern == nullptr || !ev.files().IsDirectory(*folder)) {
    return UnknownCall(ev, call);
  }
  return PathsFrom(
      ev, call,
      GlobFiles(ev, *folder == "." ? "" : *folder, recursive ? "**/" + *pattern : *pattern));
}

Ref GlobHere(Evaluator& ev, const Call& call) {
  return Glob(ev, call, /*recursive=*/false);
}
Ref GlobBelow(Evaluator& ev, const Call& call) {
  return Glob(ev, call, /*recursive=*/true);
}

Ref IterateFolder(Evaluator& ev, const Call& call) {
  const std::string* folder = TextIn(TextOfPath(ev, call.positional[0]));
  const bool moved = WorkingFolder(ev) != ".";
  if (moved || folder == nullptr || !ev.files().IsDirectory(*folder)) return UnknownCall(ev, call);
  std::vector<std::string> names = ev.files().ListDirectory(*folder);
  for (std::string& name : names)
    name = *folder + "/" + name;
  return PathsFrom(ev, call, std::move(names));
}

// ---- new paths

Ref Resolve(Evaluator& ev, const Call& call) {
  const Ref text = TextOfPath(ev, call.positional[0]);
  const std::string* known = TextIn(text);
  return known == nullptr
             ? call.positional[0]
             : Absolute(ev, NewPath(ev, call.positional[0], NormalPath(*known), call.span));
}

Ref ExpandUser(Evaluator& ev, const Call& call) {
  const std::string* text = TextIn(TextOfPath(ev, call.positional[0]));
  if (text == nullptr || !text->starts_with('~')) return call.positional[0];
  const std::size_t slash = std::min(text->find('/'), text->size());
  const Ref home = ev.NewUnknown("home folder of the user", "home", call.span);
  return NewPath(ev, call.positional[0], ev.Concatenate({home, ev.heap().str(text->substr(slash))}),
                 call.span);
}

// Head and tail of the path; the tail alone when the head is not known.
bool Divide(Evaluator& ev, Ref path, Ref& head, Ref& tail) {
  return SplitPath(ev, TextOfPath(ev, path), head, tail);
}

// The path with another last part, made from the known old one.
Ref WithTail(Evaluator& ev, const Call& call, const std::function<Ref(const std::string&)>& make) {
  Ref head = nullptr;
  Ref tail = nullptr;
  if (!Divide(ev, call.positional[0], head, tail) || TextIn(tail) == nullptr) {
    return UnknownCall(ev, call);
  }
  const Ref name = make(*TextIn(tail));
  const std::string* before = TextIn(head);
  const bool alone = before != nullptr && before->empty();
  return NewPath(ev, call.positional[0], alone ? name : JoinPaths(ev, {head, name}), call.span);
}

Ref WithSuffix(Evaluator& ev, const Call& call) {
  return WithTail(ev, call, [&](const std::string& name) {
    return ev.Concatenate({ev.heap().str(SplitSuffix(name).first), call.positional[1]});
  });
}

Ref WithStem(Evaluator& ev, const Call& call) {
  return WithTail(ev, call, [&](const std::string& name) {
    return ev.Concatenate({call.positional[1], ev.heap().str(SplitSuffix(name).second)});
  });
}

Ref WithName(Evaluator& ev, const Call& call) {
  return WithTail(ev, call, [&](const std::string&) { return call.positional[1]; });
}

Ref RelativeTo(Evaluator& ev, const Call& call) {
  const std::string* path = TextIn(TextOfPath(ev, call.positional[0]));
  const std::string* base = TextIn(PathTexts(ev, {call.positional[1]}, call.span)[0]);
  if (path == nullptr || base == nullptr) return UnknownCall(ev, call);
  const std::string start = PurePath(*base);
  if (start == *path) return NewPath(ev, call.positional[0], ".", call.span);
  if (start == "." && !path->starts_with('/')) return call.positional[0];
  const std::string prefix = start.ends_with('/') ? start : start + "/";
  if (path->starts_with(prefix)) {
    return NewPath(ev, call.positional[0], path->substr(prefix.size()), call.span);
  }
  ev.Raise("ValueError", fmt::format("'{}' is not in the subpath of '{}'", *path, start),
           call.span);
}

Ref IsAbsolute(Evaluator& ev, const Call& call) {
  const std::string* path = TextIn(TextOfPath(ev, call.positional[0]));
  return path == nullptr ? UnknownCall(ev, call) : ev.heap().boolean(path->starts_with('/'));
}

Ref Matches(Evaluator& ev, const Call& call) {
  Ref head = nullptr;
  Ref tail = nullptr;
  const std::string* pattern = TextIn(call.positional[1]);
  if (pattern == nullptr || !Divide(ev, call.positional[0], head, tail))
    return UnknownCall(ev, call);
  return ev.heap().boolean(MatchesPattern(*TextIn(tail), *pattern));
}

// ---- attributes

Ref ParentOf(Evaluator& ev, Instance& path) {
  Ref head = nullptr;
  Ref tail = nullptr;
  if (!Divide(ev, &path, head, tail)) {
    return ev.OpaqueOperation("parent", &path, nullptr, path.span);
  }
  return NewPath(ev, &path, head, path.span);
}

Ref NameOf(Evaluator& ev, Instance& path) {
  Ref head = nullptr;
  Ref tail = nullptr;
  if (!Divide(ev, &path, head, tail)) return ev.OpaqueOperation("name", &path, nullptr, path.span);
  const std::string* name = TextIn(tail);
  const bool folder = name != nullptr && (*name == "." || *name == "..");
  const std::string* whole = TextIn(TextOfPath(ev, &path));
  return folder && whole != nullptr ? FolderName(ev, *whole, path.span) : tail;
}

Ref StemOf(Evaluator& ev, Instance& path) {
  const Ref name = NameOf(ev, path);
  const std::string* known = TextIn(name);
  return known == nullptr ? ev.OpaqueOperation("stem", name, nullptr, path.span)
                          : ev.heap().str(SplitSuffix(*known).first);
}

Ref SuffixOf(Evaluator& ev, Instance& path) {
  const Ref name = NameOf(ev, path);
  const std::string* known = TextIn(name);
  return known == nullptr ? ev.OpaqueOperation("suffix", name, nullptr, path.span)
                          : ev.heap().str(SplitSuffix(*known).second);
}

Ref SuffixesOf(Evaluator& ev, Instance& path) {
  const std::string* known = TextIn(NameOf(ev, path));
  if (known == nullptr) return ev.OpaqueOperation("suffixes", &path, nullptr, path.span);
  std::vector<Ref> suffixes;
  std::string name = *known;
  for (auto split = SplitSuffix(name); !split.second.empty(); split = SplitSuffix(name)) {
    suffixes.insert(suffixes.begin(), ev.heap().str(split.second));
    name = split.first;
  }
  return NewList(ev, std::move(suffixes));
}

Ref PartsOf(Evaluator& ev, Instance& path) {
  const std::string* known = TextIn(TextOfPath(ev, &path));
  if (known == nullptr) return ev.OpaqueOperation("parts", &path, nullptr, path.span);
  std::vector<Ref> parts;
  if (known->starts_with('/')) parts.push_back(ev.heap().str("/"));
  for (std::size_t begin = 0; begin < known->size();) {
    const std::size_t end = std::min(known->find('/', begin), known->size());
    if (end > begin && *known != ".") {
      parts.push_back(ev.heap().str(known->substr(begin, end - begin)));
    }
    begin = end + 1;
  }
  return NewTuple(ev, std::move(parts));
}

Ref ParentsOf(Evaluator& ev, Instance& path) {
  constexpr std::size_t kMost = 24;
  const std::string* whole = TextIn(TextOfPath(ev, &path));
  const bool ends =
      whole != nullptr && !whole->starts_with('.') && path.attributes.Find(kAbsolute) == nullptr;
  std::vector<Ref> parents;
  Ref current = &path;
  while (parents.size() < kMost) {
    const std::string* here = TextIn(TextOfPath(ev, current));
    if (ends && here != nullptr && *here == ".") break;
    const Ref parent = ParentOf(ev, *static_cast<Instance*>(current));
    if (As<Instance>(parent) == nullptr) break;
    const int same = Equals(TextOfPath(ev, parent), TextOfPath(ev, current));
    if (same != 0) break;
    parents.push_back(parent);
    current = parent;
  }
  return NewTuple(ev, std::move(parents));
}

Ref AnchorOf(Evaluator& ev, Instance& path) {
  const std::string* known = TextIn(TextOfPath(ev, &path));
  if (known == nullptr) return ev.OpaqueOperation("anchor", &path, nullptr, path.span);
  return ev.heap().str(known->starts_with('/') ? "/" : "");
}

Ref IsRelativeTo(Evaluator& ev, const Call& call) {
  const std::string* path = TextIn(TextOfPath(ev, call.positional[0]));
  const Ref other = PathTexts(ev, {call.positional[1]}, call.span).front();
  const std::string* base = TextIn(other);
  if (path == nullptr || base == nullptr) return UnknownCall(ev, call);
  const std::string folder = PurePath(*base);
  const bool below = folder == "." || *path == folder ||
                     path->starts_with(folder.ends_with('/') ? folder : folder + '/');
  return ev.heap().boolean(below);
}

struct PathAttribute {
  std::string_view name;
  Ref (*get)(Evaluator&, Instance&);
};

constexpr PathAttribute kAttributes[] = {
    {"anchor", AnchorOf}, {"name", NameOf}, {"parent", ParentOf}, {"parents", ParentsOf},
    {"parts", PartsOf},   {"stem", StemOf}, {"suffix", SuffixOf}, {"suffixes", SuffixesOf},
};

Ref Attribute(Evaluator& ev, Instance& path, std::string_view name) {
  for (const PathAttribute& row : kAttributes) {
    if (row.name == name) return row.get(ev, path);
  }
  return nullptr;
}

constexpr MethodModel kMethods[] = {
    {"__bytes__", Counted<Text, 1, kMany>},
    {"__enter__", ReturnFirst},
    {"__eq__", Counted<Equal, 2, kMany>},
    {"__exit__", ReturnNone},
    {"__fspath__", Counted<Text, 1, kMany>},
    {"__lt__", Counted<Less, 2, kMany>},
    {"__repr__", Counted<Represent, 1, kMany>},
    {"__rtruediv__", Counted<JoinReversed, 2, kMany>},
    {"__str__", Counted<Text, 1, kMany>},
    {"__truediv__", Counted<JoinPath, 2, kMany>},
    {"absolute", Counted<Resolve, 1, kMany>},
    {"as_posix", Counted<Text, 1, kMany>},
    {"exists", Counted<Exists<kExists>, 1, kMany>},
    {"expanduser", Counted<ExpandUser, 1, kMany>},
    {"glob", Counted<GlobHere, 2, 3>},
    {"is_absolute", Counted<IsAbsolute, 1, kMany>},
    {"is_dir", Counted<Exists<kIsDir>, 1, kMany>},
    {"is_file", Counted<Exists<kIsFile>, 1, kMany>},
    {"is_relative_to", Counted<IsRelativeTo, 2, 2>},
    {"iterdir", Counted<IterateFolder, 1, kMany>},
    {"joinpath", Counted<JoinPath, 1, kMany>},
    {"match", Counted<Matches, 2, 2>},
    {"mkdir", ReturnNone},
    {"open", Counted<Open, 1, kMany>},
    {"read_bytes", Counted<ReadBytes, 1, kMany>},
    {"read_text", Counted<ReadText, 1, kMany>},
    {"relative_to", Counted<RelativeTo, 2, 3>},
    {"rename", Counted<Rename, 2, 2>},
    {"replace", Counted<Rename, 2, 2>},
    {"resolve", Counted<Resolve, 1, kMany>},
    {"rglob", Counted<GlobBelow, 2, 3>},
    {"rmdir", ReturnNone},
    {"touch", ReturnNone},
    {"unlink", Counted<Unlink, 1, 2>},
    {"with_name", Counted<WithName, 2, 2>},
    {"with_stem", Counted<WithStem, 2, 2>},
    {"with_suffix", Counted<WithSuffix, 2, 2>},
    {"write_bytes", Counted<WriteText, 1, kMany>},
    {"write_text", Counted<WriteText, 1, kMany>},
};

constexpr ClassModel kClasses[] = {
    {.name = "PosixPath",
     .spellings = "pathlib.Path pathlib.PosixPath pathlib.PurePath pathlib.PurePosixPath",
     .signature = "(*segments)",
     .tag = kLibraryTag,
     .methods = kMethods,
     .attribute = Attribute,
     .init = Init},
};

Ref CurrentFolder(Evaluator& ev, const Call& call) {
  const Ref folder = ev.heap().str(WorkingFolder(ev));
  return Absolute(ev, ev.CallValue(ev.ClassOf(kClasses[0]), CallWith({folder}, call.span)));
}

Ref Home(Evaluator& ev, const Call& call) {
  const Ref home = ev.NewUnknown("home folder of the user", "home", call.span);
  return ev.CallValue(ev.ClassOf(kClasses[0]), CallWith({home}, call.span));
}

constexpr FunctionModel kFunctions[] = {
    {"pathlib.Path.cwd", CurrentFolder},
    {"pathlib.Path.home", Home},
};

}  // namespace

Rows PathlibRows() {
  return {.functions = kFunctions, .classes = kClasses};
}

}  // namespace smgraph::python
