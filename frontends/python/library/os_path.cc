// os.path and glob. Paths are text; whether files exist is asked of the project alone.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/library/files.h"
#include "frontends/python/library/library.h"
#include "frontends/python/library/paths.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"

namespace smgraph::python {
namespace {

// The text of a path argument; TypeError for what is none.
Ref NeedPath(Evaluator& ev, Ref path, const Call& call) {
  if (path != nullptr) RefuseText(ev, path, call.span);
  const Ref text = path == nullptr ? nullptr : PathText(ev, path, call.span);
  if (text != nullptr) return text;
  ev.Raise("TypeError",
           fmt::format("expected str, bytes or os.PathLike object, not {}",
                       path == nullptr ? "NoneType" : TypeName(path)),
           call.span);
}

Ref FirstPath(Evaluator& ev, const Call& call) {
  return NeedPath(ev, call.positional.empty() ? nullptr : call.positional[0], call);
}

Ref Join(Evaluator& ev, const Call& call) {
  std::vector<Ref> parts;
  for (const Ref part : call.positional)
    parts.push_back(NeedPath(ev, part, call));
  if (call.open) parts.push_back(GapText(ev, UnknownCall(ev, call)));
  return JoinPaths(ev, parts);
}

Ref BaseName(Evaluator& ev, const Call& call) {
  Ref head = nullptr;
  Ref tail = nullptr;
  const Ref path = FirstPath(ev, call);
  if (!SplitPath(ev, path, head, tail))
    return ev.OpaqueOperation("basename", path, nullptr, call.span);
  const std::string* name = TextIn(tail);
  const bool folder = name != nullptr && (*name == "." || *name == "..");
  return folder && TextIn(path) != nullptr ? FolderName(ev, *TextIn(path), call.span) : tail;
}

Ref DirName(Evaluator& ev, const Call& call) {
  Ref head = nullptr;
  Ref tail = nullptr;
  const Ref path = FirstPath(ev, call);
  return SplitPath(ev, path, head, tail) ? head
                                         : ev.OpaqueOperation("dirname", path, nullptr, call.span);
}

Ref Split(Evaluator& ev, const Call& call) {
  return NewTuple(ev, {DirName(ev, call), BaseName(ev, call)});
}

Ref SplitExt(Evaluator& ev, const Call& call) {
  const Ref path = FirstPath(ev, call);
  if (const auto* pattern = As<Template>(path)) {
    // "{name}.csv": the known end decides.
    const std::string* end = TextIn(pattern->parts.back());
    const std::size_t dot = end == nullptr ? std::string::npos : end->rfind('.');
    if (dot == std::string::npos || end->find('/', dot) != std::string::npos) {
      return UnknownCall(ev, call);
    }
    std::vector<Ref> root(pattern->parts.begin(), pattern->parts.end() - 1);
    root.push_back(ev.heap().str(end->substr(0, dot)));
    return NewTuple(ev, {ev.Concatenate(root), ev.heap().str(end->substr(dot))});
  }
  const std::string* text = TextIn(path);
  if (text == nullptr) return UnknownCall(ev, call);
  const std::size_t slash = text->rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  const auto [root, suffix] = SplitSuffix(std::string_view(*text).substr(name));
  return NewTuple(ev, {ev.heap().str(text->substr(0, name) + root), ev.heap().str(suffix)});
}

Ref Absolute(Evaluator& ev, const Call& call) {
  const Ref path = FirstPath(ev, call);
  const std::string* text = TextIn(path);
  return text == nullptr ? path : ev.heap().str(AbsolutePath(*text));
}

Ref Normal(Evaluator& ev, const Call& call) {
  const Ref path = FirstPath(ev, call);
  const std::string* text = TextIn(path);
  return text == nullptr ? path : ev.heap().str(NormalPath(*text));
}

Ref ExpandUser(Evaluator& ev, const Call& call) {
  const Ref path = FirstPath(ev, call);
  const std::string* text = TextIn(path);
  if (text == nullptr || !text->starts_with('~')) return path;
  const std::size_t slash = std::min(text->find('/'), text->size());
  return ev.Concatenate({ev.NewUnknown("home folder of the user", "home", call.span),
                         ev.heap().str(text->substr(slash))});
}

Ref ExpandVariables(Evaluator& ev, const Call& call) {
  const Ref path = FirstPath(ev, call);
  const std::string* text = TextIn(path);
  return text != nullptr && text->find('$') != std::string::npos ? UnknownCall(ev, call) : path;
}

Ref IsAbs(Evaluator& ev, const Call& call) {
  const Ref path = FirstPath(ev, call);
  const auto* pattern = As<Template>(path);
  const std::string* text = TextIn(pattern == nullptr ? path : pattern->parts.front());
  // "./" is what abspath() begins with, too.
  if (text == nullptr || text->starts_with('.')) return UnknownCall(ev, call);
  return ev.heap().boolean(text->starts_with('/'));
}

template <const char* kQuestion>
Ref Exists(Evaluator& ev, const Call& call) {
  return PathExists(ev, FirstPath(ev, call), kQuestion, call.span);
}

constexpr char kExists[] = "exists";
constexpr char kIsFile[] = "isfile";
constexpr char kIsDir[] = "isdir";

std::vector<std::string> PartsOf(std::string_view path) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (!part.empty() && part != ".") parts.emplace_back(part);
    begin = end + 1;
  }
  return parts;
}

// The parts that all paths begin with.
std::vector<std::string> SharedParts(const std::vector<std::string>& paths) {
  std::vector<std::string> shared = PartsOf(paths.front());
  for (const std::string& path : paths) {
    const std::vector<std::string> parts = PartsOf(path);
    shared.erase(std::ranges::mismatch(shared, parts).in1, shared.end());
  }
  return shared;
}

// relpath(path, start): known when both are relative or both absolute.
Ref RelativePath(Evaluator& ev, const Call& call) {
  const std::string* path = TextIn(FirstPath(ev, call));
  const Ref start_given = call.Argument(1, "start");
  const Ref start_text = IsNone(start_given) ? ev.heap().str(".") : NeedPath(ev, start_given, call);
  const std::string* start = TextIn(start_text);
  if (path == nullptr || start == nullptr || path->starts_with('/') != start->starts_with('/')) {
    return UnknownCall(ev, call);
  }
  std::string to = NormalPath(*path);
  std::string from = NormalPath(*start);
  if (from == ".") return ev.heap().str(to);
  if (to == from) return ev.heap().str(".");
  if (to.starts_with(from + "/")) return ev.heap().str(to.substr(from.size() + 1));
  if (from.starts_with("..") || to.starts_with("..")) return UnknownCall(ev, call);
  const std::size_t shared = SharedParts({to, from}).size();
  std::string up;
  for (std::size_t i = shared; i < PartsOf(from).size(); ++i)
    up += "../";
  const std::vector<std::string> down = PartsOf(to);
  return ev.heap().str(NormalPath(fmt::format(
      "{}{}", up, fmt::join(down.begin() + static_cast<std::ptrdiff_t>(shared), down.end(), "/"))));
}

// Texts of what commonprefix() and commonpath() are given; nothing when some are not known.
std::optional<std::vector<std::string>> TextsIn(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return std::nullopt;
  std::vector<std::string> texts;
  for (const Ref element : *elements) {
    const std::string* text = TextIn(element);
    if (text == nullptr) return std::nullopt;
    texts.push_back(*text);
  }
  return texts;
}

Ref CommonPrefix(Evaluator& ev, const Call& call) {
  const auto texts = TextsIn(ev, call);
  if (!texts) return UnknownCall(ev, call);
  if (texts->empty()) return ev.heap().str("");
  const auto [least, most] = std::ranges::minmax(*texts);
  const auto end = std::ranges::mismatch(least, most).in1;
  return ev.heap().str(std::string(least.begin(), end));
}

Ref CommonPath(Evaluator& ev, const Call& call) {
  const auto texts = TextsIn(ev, call);
  if (!texts) return UnknownCall(ev, call);
  if (texts->empty()) ev.Raise("ValueError", "commonpath() arg is an empty sequence", call.span);
  const bool absolute = texts->front().starts_with('/');
  if (!std::ranges::all_of(*texts,
                           [=](const auto& one) { return one.starts_with('/') == absolute; }))
    ev.Raise("ValueError", "Can't mix absolute and relative paths", call.span);
  return ev.heap().str(
      fmt::format("{}{}", absolute ? "/" : "", fmt::join(SharedParts(*texts), "/")));
}

Ref CurrentFolder(Evaluator& ev, const Call&) {
  return ev.heap().str(WorkingFolder(ev));
}

Ref Glob(Evaluator& ev, const Call& call) {
  const std::string* pattern = TextIn(FirstPath(ev, call));
  if (pattern == nullptr || pattern->starts_with('/')) return UnknownCall(ev, call);
  // "./" leads to the folder that abspath() gives, "../" to those above.
  const std::size_t name = pattern->find_first_not_of("./");
  const std::size_t slash = name == 0 ? std::string::npos : pattern->rfind('/', name);
  const std::string folder = slash == std::string::npos ? "" : pattern->substr(0, slash);
  const std::string rest = slash == std::string::npos ? *pattern : pattern->substr(slash + 1);
  if (WorkingFolder(ev) != ".") return UnknownCall(ev, call);
  std::vector<Ref> found;
  for (std::string& path : GlobFiles(ev, folder, rest))
    found.push_back(ev.heap().str(std::move(path)));
  // Files that are not here may be there when the pipeline is built.
  return found.empty() ? UnknownCall(ev, call) : NewList(ev, std::move(found));
}

Ref FileNameMatches(Evaluator& ev, const Call& call) {
  return ev.heap().boolean(MatchesPattern(NeedText(ev, call.positional[0], call),
                                          NeedText(ev, call.positional[1], call)));
}

Ref FileNameFilter(Evaluator& ev, const Call& call) {
  const auto names = ev.Elements(call.positional[0], call.span);
  const std::string* pattern = TextIn(call.positional[1]);
  if (!names || pattern == nullptr || !Known(call.positional[0])) return UnknownCall(ev, call);
  std::vector<Ref> kept;
  for (const Ref name : *names) {
    if (MatchesPattern(NeedText(ev, name, call), *pattern)) kept.push_back(name);
  }
  return NewList(ev, std::move(kept));
}

constexpr FunctionModel kFunctions[] = {
    {"os.path.join posixpath.join", Lifted<Join, 1, kMany>},
    {"os.path.basename posixpath.basename ntpath.basename", Lifted<BaseName, 1, 1>},
    {"os.path.dirname posixpath.dirname", Lifted<DirName, 1, 1>},
    {"os.path.split", Lifted<Split, 1, 1>},
    {"os.path.splitext posixpath.splitext", Lifted<SplitExt, 1, 1>},
    {"os.path.abspath os.path.realpath", Lifted<Absolute, 1, 2>},
    {"os.path.normpath os.path.normcase", Lifted<Normal, 1, 1>},
    {"os.path.expanduser", Lifted<ExpandUser, 1, 1>},
    {"os.path.expandvars", Lifted<ExpandVariables, 1, 1>},
    {"os.path.isabs", Lifted<IsAbs, 1, 1>},
    {"os.path.exists os.path.lexists", Lifted<Exists<kExists>, 1, 1>},
    {"os.path.isfile", Lifted<Exists<kIsFile>, 1, 1>},
    {"os.path.isdir", Lifted<Exists<kIsDir>, 1, 1>},
    {"os.path.commonpath", Counted<CommonPath, 1, 1>},
    {"os.path.commonprefix", Counted<CommonPrefix, 1, 1>},
    {"os.path.relpath", Lifted<RelativePath, 1, 2>},
    {"os.getcwd", CurrentFolder},
    {"glob.glob glob.iglob", Lifted<Glob, 1, 3>},
    {"fnmatch.fnmatch fnmatch.fnmatchcase", Strict<FileNameMatches, 2, 2>},
    {"fnmatch.filter", Lifted<FileNameFilter, 2, 2>},
};

}  // namespace

Rows OsPathRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
