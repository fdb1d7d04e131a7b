#include "passes/outputs.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/known_results.h"
#include "passes/property_path.h"

namespace smgraph::passes {
namespace {

using graph::Port;
using graph::Step;

std::string AddPort(Step& step, std::string name, std::string path) {
  if (graph::FindPort(step.outputs, name) == nullptr) {
    step.outputs.push_back({name, std::move(path), {}, {}});
  }
  return name;
}

using Parts = std::vector<PathPart>;

bool BeginsWith(const Parts& path, const Parts& prefix, std::size_t size) {
  return path.size() >= size &&
         std::equal(prefix.begin(), prefix.begin() + static_cast<std::ptrdiff_t>(size),
                    path.begin());
}

// How much of a port's path tells it from its siblings: up to its last key in brackets, all of it
// when there is none.
std::size_t IdentitySize(const Parts& path) {
  const auto is_key = [](const PathPart& part) { return part.kind == PathSegment::Kind::kKey; };
  const auto last = std::find_if(path.rbegin(), path.rend(), is_key);
  return last == path.rend() ? path.size() : static_cast<std::size_t>(last.base() - path.begin());
}

// The only port whose path leads the same way as `path`; null when there is none or several.
const Port* PortOnPath(const Step& step, const Parts& path) {
  const Port* found = nullptr;
  Parts parsed;
  for (const Port& port : step.outputs) {
    if (!ParsePathParts(port.path, parsed) || parsed.empty()) continue;
    if (BeginsWith(path, parsed, IdentitySize(parsed))) return &port;
    if (!BeginsWith(parsed, path, path.size())) continue;
    if (found != nullptr) return nullptr;
    found = &port;
  }
  return found;
}

// Ports that are members of the collection `path` begins with: Outputs['a'] and Outputs['b'] when
// `path` is Outputs[0]. `at` is the number of parts before the bracket.
std::vector<const Port*> Members(const Step& step, const Parts& path, std::size_t at) {
  std::vector<const Port*> members;
  Parts parsed;
  for (const Port& port : step.outputs) {
    if (ParsePathParts(port.path, parsed) && parsed.size() > at && BeginsWith(parsed, path, at))
      members.push_back(&port);
  }
  return members;
}

// ProcessingOutputConfig.Outputs[…] and OutputParameters[…]: the author lists what is in them.
bool IsListedByAuthor(const Parts& path, std::size_t at) {
  if (at == 2) return path[0].text == "ProcessingOutputConfig" && path[1].text == "Outputs";
  return at == 1 && path[0].text == "OutputParameters";
}

std::optional<std::string> MemberOfList(Step& step, const Parts& path, std::size_t at,
                                        std::string_view text) {
  const std::vector<const Port*> members = Members(step, path, at);
  const PathPart& member = path[at];
  if (member.kind == PathSegment::Kind::kIndex) {
    std::size_t number = 0;
    for (const char c : member.text) {
      if (c == '-' || number > members.size()) return std::nullopt;
      number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    if (number >= members.size()) return std::nullopt;
    return members[number]->name;
  }
  if (!members.empty()) return std::nullopt;  // listed, and this one is not among them
  return AddPort(step, std::string(member.text), std::string(text));
}

std::string ResultName(const Parts& path, std::string_view text) {
  return std::string(HasOneReading(path.front().text) ? path.front().text : text);
}

// Reading a function's result: all of it, the element of a tuple, or something below.
std::string FunctionOutput(std::string_view path) {
  const auto parsed = ParsePropertyPath(path);
  if (!parsed || parsed->empty() || parsed->front().kind != PathSegment::Kind::kIndex) {
    return "output" + std::string(path);
  }
  const PropertyPath below(parsed->begin() + 1, parsed->end());
  return "output_" + parsed->front().text + SubscriptText(below);
}

std::optional<std::string> ResultOutput(Step& producer, const std::string& path) {
  const std::string whole = "Result" + path;
  Parts parsed;
  const bool readable = ParsePathParts(whole, parsed);
  const Port* const port = readable ? PortOnPath(producer, parsed) : nullptr;
  // The elements of a tuple are outputs of their own, beside the one that stands for all of them.
  const bool element = readable && parsed.size() > 1 &&
                       parsed[1].kind == PathSegment::Kind::kIndex && port != nullptr &&
                       port->path == "Result";
  if (port != nullptr && !element) return port->name;
  return AddPort(producer, FunctionOutput(path), whole);
}

std::string JsonOutput(Step& producer, const graph::JsonGet& get, std::string_view file_output) {
  const std::string path = fmt::format("PropertyFiles['{}']['{}']", get.property_file, get.path);
  const auto known = std::ranges::find(producer.outputs, path, &Port::path);
  if (known != producer.outputs.end()) return known->name;
  std::string output(WithoutJsonPath(file_output));
  if (output.empty()) output = OutputOfPropertyFile(producer, get.property_file);
  if (output.empty()) output = get.property_file;
  return AddPort(producer, fmt::format("{}[{}]", output, get.path), path);
}

std::string TextAt(const graph::Map& map, std::string_view key, std::string_view other_key) {
  const graph::Value* value = map.Find(key);
  if (value == nullptr) value = map.Find(other_key);
  const auto* text = value == nullptr ? nullptr : value->As<std::string>();
  return text == nullptr ? std::string() : *text;
}

struct PropertyFile {
  std::string name;
  std::string output;
  std::string path;
};

std::vector<PropertyFile> PropertyFilesOf(const Step& step) {
  const graph::Value* files = step.arguments.Find("PropertyFiles");
  if (files == nullptr) files = step.arguments.Find("property_files");
  const auto* list = files == nullptr ? nullptr : files->As<graph::List>();
  std::vector<PropertyFile> found;
  if (list == nullptr) return found;
  for (const graph::Value& item : list->items) {
    if (const auto* map = item.As<graph::Map>()) {
      found.push_back({TextAt(*map, "PropertyFileName", "name"),
                       TextAt(*map, "OutputName", "output_name"),
                       TextAt(*map, "FilePath", "path")});
    }
  }
  return found;
}

}  // namespace

std::optional<std::string> OutputAt(Step& producer, std::string_view text) {
  Parts path;
  if (!ParsePathParts(text, path)) return std::nullopt;
  if (path.empty()) {
    if (producer.outputs.empty()) return AddPort(producer, "output", "");
    if (producer.outputs.size() == 1) return producer.outputs.front().name;
    return std::nullopt;
  }
  if (const Port* const port = graph::FindPort(producer.outputs, path.front().text)) {
    return port->name;  // ZenML's paths begin with the name of an output
  }
  if (const Port* const port = PortOnPath(producer, path)) return port->name;
  const auto is_name = [](const PathPart& part) { return part.kind == PathSegment::Kind::kName; };
  const auto bracket = std::ranges::find_if_not(path, is_name);
  const auto at = static_cast<std::size_t>(bracket - path.begin());
  if (at < path.size() && IsListedByAuthor(path, at)) {
    return MemberOfList(producer, path, at, text);
  }
  if (!IsKnownResult(path.front().text)) return std::nullopt;
  return AddPort(producer, ResultName(path, text), std::string(text));
}

std::optional<std::string> OutputRead(Step& producer, const graph::Value& use,
                                      std::string_view file_output) {
  if (const auto* get = use.As<graph::JsonGet>()) {
    if (get->property_file.empty() && file_output.empty()) return std::nullopt;
    return JsonOutput(producer, *get, file_output);
  }
  if (const auto* result = use.As<graph::FunctionResult>()) {
    return ResultOutput(producer, result->path);
  }
  if (const auto* reference = use.As<graph::StepReference>()) {
    return OutputAt(producer, reference->path);
  }
  return std::nullopt;
}

std::string OutputOfPropertyFile(const Step& step, std::string_view file) {
  for (const PropertyFile& one : PropertyFilesOf(step))
    if (one.name == file) return one.output;
  return {};
}

std::string PathAmongPropertyFiles(const Step& step, std::string_view file) {
  const std::vector<PropertyFile> files = PropertyFilesOf(step);
  const auto found = std::ranges::find(files, file, &PropertyFile::name);
  if (found == files.end()) return {};
  const bool alone = std::ranges::none_of(files, [&](const PropertyFile& other) {
    return other.output == found->output && other.path != found->path;
  });
  return alone ? std::string() : found->path;
}

std::string_view WithoutJsonPath(std::string_view output) {
  return output.substr(0, output.find('['));
}

}  // namespace smgraph::passes
