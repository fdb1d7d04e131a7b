#include "cli/settings.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fnmatch.h>
#include <toml++/toml.h>

#include "frontends/git.h"
#include "graph/base/similar.h"

// The one source that reads toml++.
namespace smgraph::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOwnFile = "smgraph.toml";
constexpr const char* kProjectFile = "pyproject.toml";
constexpr std::string_view kPathIgnores = "per-path-ignores";

// "fail-on" for --fail-on.
std::string KeyOf(const Option& option) {
  return option.names.back().substr(2);
}

// "SMGRAPH_FAIL_ON" for --fail-on.
std::string VariableOf(const Option& option) {
  std::string name = "SMGRAPH_" + KeyOf(option);
  for (char& c : name)
    c = c == '-' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return name;
}

std::string TextOf(const fs::path& path) {
  const std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Position PositionOf(const toml::source_position& at) {
  return {at.line, at.column};
}

// Reads one file; remembers the first thing that is wrong with it.
class Reader {
 public:
  Reader(FileId file, const std::vector<Option>& options) : file_(file) {
    for (const Option& option : options) {
      if (option.setting) options_.push_back(&option);
    }
  }

  Settings Read(const toml::table& table) {
    Settings settings;
    for (const auto& [key, node] : table) {
      if (key.str() == kPathIgnores)
        settings.path_ignores = PathIgnoresIn(node);
      else if (const Option* option = OptionFor(key))
        settings.values.push_back({std::string(key.str()), ValuesOf(node, *option), Span(key)});
    }
    return settings;
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  SourceSpan Span(const toml::key& key) const {
    return {file_, 0, PositionOf(key.source().begin), PositionOf(key.source().end)};
  }
  SourceSpan Span(const toml::node& node) const {
    return {file_, 0, PositionOf(node.source().begin), PositionOf(node.source().end)};
  }
  void Fail(SourceSpan span, std::string message, std::string hint = {}) {
    if (!error_) error_ = Error{std::move(message), span, std::move(hint)};
  }

  const Option* OptionFor(const toml::key& key) {
    std::vector<std::string> names = {std::string(kPathIgnores)};
    for (const Option* option : options_) {
      if (KeyOf(*option) == key.str()) return option;
      names.push_back(KeyOf(*option));
    }
    std::string hint = DidYouMean(key.str(), names);
    if (hint.empty()) hint = fmt::format("the settings are {}", fmt::join(names, ", "));
    Fail(Span(key), fmt::format("no setting '{}'", key.str()), std::move(hint));
    return nullptr;
  }

  std::vector<std::string> Texts(const toml::node& node) {
    std::vector<std::string> texts;
    if (const auto text = node.value_exact<std::string>()) return {*text};
    const toml::array* array = node.as_array();
    if (array == nullptr) Fail(Span(node), "expected text or a list of texts");
    if (array == nullptr) return texts;
    for (const toml::node& item : *array) {
      const auto text = item.value_exact<std::string>();
      if (!text) Fail(Span(item), "expected text");
      if (text) texts.push_back(*text);
    }
    return texts;
  }

  std::vector<std::string> ValuesOf(const toml::node& node, const Option& option) {
    if (!option.repeated() && !node.is_string()) Fail(Span(node), "expected text");
    std::vector<std::string> values = Texts(node);
    for (const std::string& value : values) {
      const std::string fault = ValueFault(option, value);
      if (!fault.empty()) Fail(Span(node), fault);
    }
    return values;
  }

  std::vector<PathIgnores> PathIgnoresIn(const toml::node& node) {
    std::vector<PathIgnores> all;
    const toml::table* table = node.as_table();
    if (table == nullptr) Fail(Span(node), "expected a table: \"PATTERN\" = [\"CODE\"]");
    if (table == nullptr) return all;
    for (const auto& [pattern, rules] : *table)
      all.push_back({std::string(pattern.str()), Texts(rules), Span(pattern)});
    return all;
  }

  FileId file_;
  std::vector<const Option*> options_;
  std::optional<Error> error_;
};

Result<Settings> ReadTable(const toml::table& table, FileId file, const fs::path& folder,
                           const std::vector<Option>& options) {
  Reader reader(file, options);
  Settings settings = reader.Read(table);
  settings.folder = folder;
  if (reader.error()) return *reader.error();
  return settings;
}

// nullopt: a pyproject.toml that has nothing for this program.
std::optional<Result<Settings>> ReadFile(const fs::path& path, const std::vector<Option>& options,
                                         SourceMap& sources) {
  const std::string text = TextOf(path);
  const bool project = path.filename() == kProjectFile;
  if (project && text.find("smgraph") == std::string::npos) return std::nullopt;
  std::error_code error;
  const fs::path shown = fs::proximate(path, error);
  const FileId file = sources.Add(shown.string(), text);
  try {
    const toml::table table = toml::parse(text);
    const toml::table* own = project ? table.at_path("tool.smgraph").as_table() : &table;
    if (own == nullptr) return std::nullopt;
    return ReadTable(*own, file, path.parent_path(), options);
  } catch (const toml::parse_error& wrong) {
    const Position at = PositionOf(wrong.source().begin);
    return Error{fmt::format("not valid TOML: {}", wrong.description()), {file, 0, at, at}};
  }
}

// The setting in the environment; empty text counts as not there.
std::optional<std::vector<std::string>> FromEnvironment(const Option& option) {
  const char* text = std::getenv(VariableOf(option).c_str());
  if (text == nullptr || *text == '\0') return std::nullopt;
  if (!option.comma_separated) return std::vector<std::string>{text};
  std::vector<std::string> values;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');)
    values.push_back(part);
  return values;
}

bool Empty(const Option& option) {
  if (auto* const* text = std::get_if<std::string*>(&option.place)) return (*text)->empty();
  auto* const* list = std::get_if<std::vector<std::string>*>(&option.place);
  return list != nullptr && (*list)->empty();
}

void Put(const Option& option, std::vector<std::string> values) {
  if (auto* const* list = std::get_if<std::vector<std::string>*>(&option.place))
    **list = std::move(values);
  else if (!values.empty())
    *std::get<std::string*>(option.place) = std::move(values.front());
}

// Paths in a file are meant from its folder.
std::vector<std::string> ValuesIn(const Setting& setting, const Option& option,
                                  const fs::path& folder) {
  std::vector<std::string> values = setting.values;
  if (option.type != "FILE") return values;
  std::error_code error;
  for (std::string& value : values)
    value = fs::proximate(folder / value, error).string();
  return values;
}

std::optional<Error> ApplyOne(const Settings& settings, const Option& option) {
  if (const auto values = FromEnvironment(option)) {
    for (const std::string& value : *values) {
      const std::string fault = ValueFault(option, value);
      if (!fault.empty()) return Error{fmt::format("{}: {}", VariableOf(option), fault)};
    }
    Put(option, *values);
    return std::nullopt;
  }
  const auto found = std::ranges::find(settings.values, KeyOf(option), &Setting::key);
  if (found != settings.values.end()) Put(option, ValuesIn(*found, option, settings.folder));
  return std::nullopt;
}

bool Matches(const std::string& pattern, const std::string& path) {
  const std::string whole = pattern.ends_with('/') ? pattern + "*" : pattern;
  if (fnmatch(whole.c_str(), path.c_str(), 0) == 0) return true;
  const std::string last = fs::path(path).filename().string();
  return whole.find('/') == std::string::npos && fnmatch(whole.c_str(), last.c_str(), 0) == 0;
}

}  // namespace

std::vector<std::string> Settings::IgnoredIn(const fs::path& path) const {
  std::error_code error;
  const std::string below = fs::proximate(path, folder, error).generic_string();
  std::vector<std::string> rules;
  for (const PathIgnores& ignores : path_ignores) {
    if (Matches(ignores.pattern, below))
      rules.insert(rules.end(), ignores.rules.begin(), ignores.rules.end());
  }
  return rules;
}

Result<Settings> LoadSettings(const fs::path& folder, const std::vector<Option>& options,
                              SourceMap& sources) {
  std::error_code error;
  fs::path at = fs::absolute(folder, error).lexically_normal();
  const fs::path last = frontends::FindGitRoot(at).value_or(at.root_path());
  while (true) {
    for (const char* name : {kOwnFile, kProjectFile}) {
      if (!fs::is_regular_file(at / name, error)) continue;
      if (std::optional<Result<Settings>> read = ReadFile(at / name, options, sources))
        return *read;
    }
    if (at == last || !at.has_relative_path()) return Settings{};
    at = at.parent_path();
  }
}

std::optional<Error> ApplySettings(const Settings& settings, const std::vector<Option>& options) {
  for (const Option& option : options) {
    if (!option.setting || !Empty(option)) continue;
    if (std::optional<Error> error = ApplyOne(settings, option)) return error;
  }
  return std::nullopt;
}

}  // namespace smgraph::cli
