#include "frontends/python/library/paths.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

// The known beginning or end of a string; null when it is not known.
const std::string* KnownEnd(Ref text, bool last) {
  if (const std::string* known = TextIn(text)) return known;
  const auto* pattern = As<Template>(text);
  if (pattern == nullptr || pattern->parts.empty()) return nullptr;
  return TextIn(last ? pattern->parts.back() : pattern->parts.front());
}

bool IsAbsolute(Ref text) {
  const std::string* begin = KnownEnd(text, /*last=*/false);
  return begin != nullptr && begin->starts_with('/');
}

std::vector<std::string> Components(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (slash > 0) parts.emplace_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parts;
}

std::string Joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "" : "/") + part;
  return text;
}

}  // namespace

Ref JoinPaths(Evaluator& ev, const std::vector<Ref>& parts) {
  TextBuilder out(ev);
  std::vector<Ref> kept;
  for (const Ref part : parts) {
    if (IsAbsolute(part)) kept.clear();
    kept.push_back(part);
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) {
      const std::string* before = KnownEnd(kept[i - 1], /*last=*/true);
      const bool slash =
          before != nullptr && (before->ends_with('/') || (before->empty() && i == 1));
      if (!slash) out.Add("/");
    }
    out.Add(kept[i]);
  }
  return out.Finish();
}

bool SplitPath(Evaluator& ev, Ref path, Ref& head, Ref& tail) {
  const std::string* end = KnownEnd(path, /*last=*/true);
  if (end == nullptr) return false;
  const std::size_t slash = end->rfind('/');
  if (slash == std::string::npos) {
    if (TextIn(path) == nullptr) return false;
    // "." is the working folder that abspath() gave: above it there is another one.
    head = ev.heap().str(*end == "." ? ".." : *end == ".." ? "../.." : "");
    tail = path;
    return true;
  }
  tail = ev.heap().str(end->substr(slash + 1));
  std::string before = end->substr(0, slash);
  if (const auto* pattern = As<Template>(path)) {
    std::vector<Ref> parts(pattern->parts.begin(), pattern->parts.end() - 1);
    parts.push_back(ev.heap().str(before));
    head = ev.Concatenate(parts);
    return true;
  }
  while (before.ends_with('/'))
    before.pop_back();
  const bool above = end->substr(slash + 1) == ".." && (before == ".." || before.ends_with("/.."));
  if (above) before = *end + "/..";
  head = ev.heap().str(before.empty() ? "/" : before);
  return true;
}

Ref FolderName(Evaluator& ev, std::string_view path, SourceSpan span) {
  const std::filesystem::path folder = (ev.files().start() / path).lexically_normal();
  std::filesystem::path below = folder.lexically_relative(ev.files().root());
  if (!below.has_filename()) below = below.parent_path();  // "jobs/" is what "jobs/." becomes
  const std::string name = below.filename().string();
  const bool known = !below.empty() && *below.begin() != ".." && name != "." && !name.empty();
  return known ? ev.heap().str(name)
               : ev.NewUnknown("name of the project's folder", "folder", span);
}

std::string NormalPath(std::string_view path) {
  const bool absolute = path.starts_with('/');
  std::vector<std::string> kept;
  for (std::string& part : Components(path)) {
    if (part == ".") continue;
    const bool up = part == ".." && (absolute || (!kept.empty() && kept.back() != ".."));
    if (!up) {
      kept.push_back(std::move(part));
    } else if (!kept.empty()) {
      kept.pop_back();
    }
  }
  const std::string text = (absolute ? "/" : "") + Joined(kept);
  return text.empty() ? "." : text;
}

std::string AbsolutePath(std::string_view path) {
  const std::string normal = NormalPath(path);
  return normal.starts_with('.') || normal.starts_with('/') ? normal : "./" + normal;
}

std::string PurePath(std::string_view path) {
  std::vector<std::string> parts = Components(path);
  std::erase(parts, ".");
  const std::string text = (path.starts_with('/') ? "/" : "") + Joined(parts);
  return text.empty() ? "." : text;
}

std::pair<std::string, std::string> SplitSuffix(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  const std::size_t first = name.find_first_not_of('.');
  if (dot == std::string_view::npos || first == std::string_view::npos || dot < first) {
    return {std::string(name), ""};
  }
  return {std::string(name.substr(0, dot)), std::string(name.substr(dot))};
}

std::optional<std::string> FileName(Ref path) {
  if (const std::string* known = TextIn(path)) return *known;
  const auto* text = As<Template>(path);
  if (text == nullptr) return std::nullopt;
  std::string name = "/";
  for (const Ref part : text->parts) {
    const std::string* known = TextIn(part);
    name += known != nullptr ? *known : fmt::format("{{{}}}", fmt::ptr(part));
  }
  return name;
}

namespace {

struct Entered {
  std::string folder = ".";
};

}  // namespace

void EnterFolder(Evaluator& ev, std::string_view path) {
  if (path.starts_with('/') || path.starts_with('~')) return;
  std::string& folder = ev.State<Entered>().folder;
  const bool anew = path == "." || path.starts_with("./");
  folder = NormalPath(anew ? std::string(path) : folder + "/" + std::string(path));
}

std::string WorkingFolder(Evaluator& ev) {
  return AbsolutePath(ev.State<Entered>().folder);
}

// Paths that lead from the program's own file are relative, too: what exists tells.
std::optional<std::string> PlacedPath(Evaluator& ev, std::string_view path) {
  const std::string& folder = ev.State<Entered>().folder;
  if (folder == "." || path.starts_with('/') || path.starts_with('~')) return std::string(path);
  std::string inside = NormalPath(folder + "/" + std::string(path));
  const auto is_there = [&ev](std::string_view place) {
    return ev.files().Exists(place) || ev.files().IsDirectory(place);
  };
  if (!is_there(path)) return inside;
  return is_there(inside) ? std::nullopt : std::optional(std::string(path));
}

Ref PathExists(Evaluator& ev, Ref path, std::string_view question, SourceSpan span) {
  const std::optional<std::string> name = FileName(path);
  const std::optional<std::string> known = name ? PlacedPath(ev, *name) : std::nullopt;
  if (known) {
    const bool folder = ev.files().IsDirectory(*known);
    const bool file = ev.files().Exists(*known);
    if (folder || file) {
      return ev.heap().boolean(question == "exists" || folder == (question == "isdir"));
    }
    // Not in a folder of the project, which has what is listed in it; elsewhere nobody knows.
    const bool outside = known->starts_with('/') || known->starts_with('~');
    const std::string parent = std::filesystem::path(*known).parent_path().string();
    if (!outside && ev.files().IsDirectory(parent.empty() ? "." : parent))
      return ev.heap().boolean(false);
  }
  return ev.OpaqueOperation(question, path, nullptr, span);
}

bool MatchesPattern(std::string_view name, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::string_view::npos;
  std::size_t after_star = 0;
  const auto matches_class = [&](std::size_t& next) {
    const std::size_t end = pattern.find(']', in_pattern + 2);
    if (end == std::string_view::npos) return name[at] == '[';
    std::string_view members = pattern.substr(in_pattern + 1, end - in_pattern - 1);
    const bool negated = members.starts_with('!');
    if (negated) members.remove_prefix(1);
    bool found = false;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const bool range = i + 2 < members.size() && members[i + 1] == '-';
      found = found || (range ? name[at] >= members[i] && name[at] <= members[i + 2]
                              : name[at] == members[i]);
      if (range) i += 2;
    }
    next = end + 1;
    return found != negated;
  };
  while (at < name.size()) {
    std::size_t next = in_pattern + 1;
    const char c = in_pattern < pattern.size() ? pattern[in_pattern] : '\0';
    if (c == '*') {
      star = in_pattern++;
      after_star = at;
    } else if (in_pattern < pattern.size() &&
               (c == '?' || (c == '[' ? matches_class(next) : c == name[at]))) {
      ++at;
      in_pattern = next;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      at = ++after_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', in_pattern) == std::string_view::npos;
}

namespace {

constexpr int kDeepestFolder = 12;
constexpr std::size_t kMostFiles = 5'000;

class Globber {
 public:
  Globber(Evaluator& ev, std::vector<std::string> parts) : ev_(ev), parts_(std::move(parts)) {}
  void Walk(const std::string& folder, std::size_t part, int depth);
  std::vector<std::string> found;

 private:
  Evaluator& ev_;
  std::vector<std::string> parts_;
};

void Globber::Walk(const std::string& folder, std::size_t part, int depth) {
  if (depth > kDeepestFolder || found.size() > kMostFiles) return;
  const auto below = [&](const std::string& name) {
    return folder.empty() ? name : folder + (folder.ends_with('/') ? "" : "/") + name;
  };
  const bool last = part + 1 == parts_.size();
  if (parts_[part] == "**") {
    if (!last) Walk(folder, part + 1, depth + 1);
    if (last && !folder.empty()) found.push_back(folder);
  }
  for (const std::string& name : ev_.files().ListDirectory(folder.empty() ? "." : folder)) {
    const std::string path = below(name);
    if (parts_[part] == "**") {
      if (!name.starts_with('.') && ev_.files().IsDirectory(path)) Walk(path, part, depth + 1);
      continue;
    }
    const bool hidden = name.starts_with('.') && !parts_[part].starts_with('.');
    if (hidden || !MatchesPattern(name, parts_[part])) continue;
    if (last) {
      found.push_back(path);
    } else if (ev_.files().IsDirectory(path)) {
      Walk(path, part + 1, depth + 1);
    }
  }
}

}  // namespace

std::vector<std::string> GlobFiles(Evaluator& ev, std::string_view folder,
                                   std::string_view pattern) {
  std::vector<std::string> parts = Components(pattern);
  if (parts.empty()) return {};
  Globber globber(ev, std::move(parts));
  globber.Walk(std::string(folder), 0, 0);
  std::sort(globber.found.begin(), globber.found.end());
  globber.found.erase(std::unique(globber.found.begin(), globber.found.end()), globber.found.end());
  return globber.found;
}

}  // namespace smgraph::python
