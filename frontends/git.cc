#include "frontends/git.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "frontends/process.h"
#include "graph/base/similar.h"
#include "graph/base/words.h"

namespace smgraph::frontends {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kListingBytes = 64'000'000;  // of `git ls-tree`
constexpr std::size_t kOtherBytes = 256'000;       // one module or configuration file
constexpr std::size_t kAllOtherBytes = 16'000'000;
constexpr std::size_t kOthers = 5'000;
// What Python files import or read.
constexpr std::array<std::string_view, 8> kOtherSuffixes = {".py",   ".yaml", ".yml", ".json",
                                                            ".toml", ".cfg",  ".ini", ".txt"};

struct Entry {
  std::string object;
  std::string path;
  std::size_t bytes = 0;  // 0 when git does not say
};

// The part of `text` before `separator`; `text` becomes what follows it.
std::string_view TakeUntil(std::string_view& text, char separator) {
  const std::size_t at = text.find(separator);
  const std::string_view head = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
  return head;
}

std::size_t Number(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// "100644 blob OBJECT BYTES\tPATH" of ls-tree, "100644 OBJECT STAGE\tPATH" of ls-files. Links and
// submodules are left out.
std::vector<Entry> ParseListing(std::string_view listing) {
  std::vector<Entry> entries;
  while (!listing.empty()) {
    std::string_view line = TakeUntil(listing, '\0');
    const std::vector<std::string_view> words = Words(TakeUntil(line, '\t'));
    if (words.size() < 3 || !words[0].starts_with("100")) continue;
    const bool tree = words.size() == 4;
    entries.push_back({std::string(words[tree ? 2 : 1]), std::string(line),
                       tree ? Number(words[3]) : std::size_t{0}});
  }
  return entries;
}

Result<ProcessOutput> Git(std::vector<std::string> arguments, std::string_view input = {},
                          std::size_t max_bytes = kListingBytes) {
  arguments.insert(arguments.begin(), "git");
  Result<ProcessOutput> ran = RunProcess(arguments, input, max_bytes);
  if (ran.ok() && ran.value().status == 127)
    return Error{"git is not installed; REV:FILE needs it"};
  return ran;
}

// git's own words without their prefix, on one line.
std::string Complaint(const ProcessOutput& output) {
  std::string_view text = output.err;
  const std::string_view first = TakeUntil(text, '\n');
  return std::string(first.starts_with("fatal: ") ? first.substr(7) : first);
}

// The folder one stands in, below the root of its repository: "" or "pipelines/".
Result<std::string> Prefix() {
  const Result<ProcessOutput> ran = Git({"rev-parse", "--show-prefix"});
  if (!ran.ok()) return ran.error();
  if (ran.value().status != 0) {
    return Error{fmt::format("no such file, and no git revision: {}", Complaint(ran.value())),
                 {},
                 "REV:FILE reads a file of the git repository that you stand in"};
  }
  std::string_view output = ran.value().out;
  return std::string(TakeUntil(output, '\n'));
}

Result<std::vector<Entry>> List(const Input& input) {
  const std::vector<std::string> command =
      input.revision.empty()
          ? std::vector<std::string>{"ls-files", "-s", "-z", "--full-name", ":/"}
          : std::vector<std::string>{"ls-tree", "-r", "-l", "-z", "--full-tree", input.revision};
  const Result<ProcessOutput> ran = Git(command);
  if (!ran.ok()) return ran.error();
  if (ran.value().status == 0) return ParseListing(ran.value().out);
  std::error_code error;
  const bool is_file = fs::exists(input.revision, error);
  return Error{fmt::format("git knows no revision '{}'", input.revision),
               {},
               is_file ? fmt::format("to select a pipeline write {}::NAME", input.revision)
                       : "'git log' lists revisions, 'git branch -a' branches"};
}

std::string Normal(const std::string& path) {
  return fs::path(path).lexically_normal().generic_string();
}

const Entry* Find(const std::vector<Entry>& entries, const std::string& path) {
  const auto found = std::ranges::find(entries, path, &Entry::path);
  return found == entries.end() ? nullptr : &*found;
}

Error NoSuchPath(const Input& input, const std::vector<Entry>& entries, const std::string& wanted) {
  std::vector<std::string> paths;
  for (const Entry& entry : entries)
    paths.push_back(entry.path);
  std::string hint = DidYouMean(wanted, paths);
  if (hint.empty())
    hint = fmt::format("'git ls-tree -r --name-only {}' lists its files", input.revision);
  const std::string revision =
      input.revision.empty() ? "git's index" : fmt::format("revision '{}'", input.revision);
  return {fmt::format("no such file in {}", revision), {}, std::move(hint)};
}

std::size_t CommonLength(std::string_view a, std::string_view b) {
  const std::size_t length = std::min(a.size(), b.size());
  std::size_t common = 0;
  while (common < length && a[common] == b[common])
    ++common;
  return common;
}

bool MayBeRead(const Entry& entry) {
  const auto has_suffix = [&](std::string_view suffix) { return entry.path.ends_with(suffix); };
  return entry.bytes <= kOtherBytes && std::ranges::any_of(kOtherSuffixes, has_suffix);
}

// The files that `main` may import or read, nearest folders first, bounded.
std::vector<Entry> Neighbours(const std::vector<Entry>& entries, const Entry& main) {
  std::vector<Entry> others;
  for (const Entry& entry : entries) {
    if (&entry != &main && MayBeRead(entry)) others.push_back(entry);
  }
  std::stable_sort(others.begin(), others.end(), [&](const Entry& a, const Entry& b) {
    return CommonLength(a.path, main.path) > CommonLength(b.path, main.path);
  });
  std::size_t count = 0;
  std::size_t bytes = 0;
  while (count < others.size() && count < kOthers && bytes + others[count].bytes < kAllOtherBytes)
    bytes += others[count++].bytes;
  others.resize(count);
  return others;
}

// The contents of `entries` in their order; shorter when git stopped or printed too much.
Result<std::vector<std::string>> Contents(const std::vector<Entry>& entries,
                                          std::size_t max_bytes) {
  std::string wanted;
  for (const Entry& entry : entries)
    wanted += entry.object + "\n";
  const Result<ProcessOutput> ran = Git({"cat-file", "--batch"}, wanted, max_bytes);
  if (!ran.ok()) return ran.error();
  std::vector<std::string> contents;
  std::string_view output = ran.value().out;
  while (!output.empty() && contents.size() < entries.size()) {
    const std::vector<std::string_view> header =
        Words(TakeUntil(output, '\n'));  // object type bytes
    if (header.size() != 3 || output.size() < Number(header[2])) break;
    contents.emplace_back(output.substr(0, Number(header[2])));
    output.remove_prefix(std::min(output.size(), Number(header[2]) + 1));
  }
  return contents;
}

Result<RevisionFile> ReadEntry(const std::vector<Entry>& entries, const Entry& main,
                               std::size_t max_bytes) {
  std::vector<Entry> wanted = {main};
  if (!main.path.ends_with(".json")) {
    const std::vector<Entry> others = Neighbours(entries, main);
    wanted.insert(wanted.end(), others.begin(), others.end());
  }
  Result<std::vector<std::string>> contents = Contents(wanted, max_bytes + kAllOtherBytes);
  if (!contents.ok()) return contents.error();
  if (contents.value().empty()) return Error{"git cannot read the file"};
  RevisionFile file{std::move(contents.value().front()), main.path, {}};
  for (std::size_t i = 1; i < contents.value().size(); ++i)
    file.others.emplace(wanted[i].path, std::move(contents.value()[i]));
  return file;
}

}  // namespace

std::optional<fs::path> FindGitRoot(const fs::path& folder) {
  std::error_code error;
  std::string at = fs::absolute(folder, error).lexically_normal().string();
  if (at.ends_with('/')) at.pop_back();
  for (;; at.resize(at.rfind('/'))) {
    if (::access((at + "/.git").c_str(), F_OK) == 0) return at + (at.empty() ? "/" : "");
    if (at.empty()) return std::nullopt;
  }
}

Result<RevisionFile> ReadRevision(const Input& input, std::size_t max_bytes) {
  if (input.revision.starts_with('-')) return Error{"a git revision does not begin with '-'"};
  const Result<std::string> prefix = Prefix();
  if (!prefix.ok()) return prefix.error();
  const Result<std::vector<Entry>> entries = List(input);
  if (!entries.ok()) return entries.error();
  const std::string here = Normal(prefix.value() + input.path);
  const Entry* entry = Find(entries.value(), here);
  if (entry == nullptr) entry = Find(entries.value(), Normal(input.path));
  if (entry == nullptr) return NoSuchPath(input, entries.value(), here);
  if (entry->bytes > max_bytes) {
    return Error{
        fmt::format("file is too large: {} bytes, the limit is {}", entry->bytes, max_bytes)};
  }
  return ReadEntry(entries.value(), *entry, max_bytes);
}

Result<std::vector<std::string>> ListUnignored(const std::string& folder) {
  const Result<ProcessOutput> ran = RunProcess({"git", "-C", folder, "ls-files", "-z", "--cached",
                                                "--others", "--exclude-standard", "--deduplicate"},
                                               {}, kListingBytes);
  if (!ran.ok()) return ran.error();
  if (ran.value().status == 127)
    return Error{fmt::format("{}: git is not installed", folder), {}, "name files, not the folder"};
  if (ran.value().status != 0)
    return Error{fmt::format("{}: git cannot list it: {}", folder, Complaint(ran.value()))};
  std::vector<std::string> paths;
  std::string_view listing = ran.value().out;
  while (!listing.empty())
    paths.emplace_back(TakeUntil(listing, '\0'));
  return paths;
}

}  // namespace smgraph::frontends
