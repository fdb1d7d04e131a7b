#include "frontends/printed.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "frontends/python/evaluator.h"
#include "graph/base/catalogue.h"

namespace smgraph::frontends {
namespace {

using graph::Info;
using graph::Pipeline;

constexpr std::size_t kMostDifferences = 6;
constexpr std::string_view kVariable = "printed";

bool IsData(python::Ref value) {
  switch (value->kind) {
    case python::Kind::kNone:
    case python::Kind::kBool:
    case python::Kind::kInt:
    case python::Kind::kFloat:
    case python::Kind::kStr:
    case python::Kind::kList:
    case python::Kind::kDict:
      return true;
    default:
      return false;
  }
}

// A dict as it was printed, without what is no data: the answer of describe_pipeline holds dates.
python::Ref OnlyData(python::Evaluator& ev, const python::Dict& printed) {
  auto* data = ev.heap().New<python::Dict>();
  for (const auto& [key, value] : printed.items) {
    if (IsData(value)) data->Set(key, value);
  }
  return data;
}

// The JSON of a dict, or of the text of one, that Python printed; empty when it is something else.
std::string JsonOfLiteral(const std::string& text, const python::Registry& registry,
                          python::ProjectFiles& files) {
  SourceMap sources;
  python::Evaluator ev(registry, sources, files, {}, {});
  python::SourceUnit unit;
  unit.text = fmt::format("{} = (\n{}\n)\n", kVariable, text);
  unit.file = sources.Add("output", unit.text);
  std::vector<python::SourceUnit> units;
  units.push_back(std::move(unit));
  // As in a notebook, names that nothing defines (datetime, tzlocal) do not stop it.
  const python::Module* module = ev.RunModule(std::move(units), "output", "output.ipynb");
  python::Ref value = module == nullptr || module->scope == nullptr
                          ? nullptr
                          : module->scope->names.Find(kVariable);
  if (const auto* json = python::As<python::Str>(value)) return json->value;
  const auto* dict = python::As<python::Dict>(value);
  if (dict == nullptr) return {};
  python::Call call;
  call.positional.push_back(OnlyData(ev, *dict));
  const auto* json =
      python::As<python::Str>(registry.FindFunction("json.dumps")->function(ev, call));
  return json == nullptr ? std::string() : json->value;
}

bool MayBeDefinition(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool begins =
      first != std::string_view::npos && (text[first] == '{' || text[first] == '\'');
  return begins && text.find("Steps") != std::string_view::npos;
}

// True when `open`, in which {…} stands for any text, can be `name`.
bool CanBe(std::string_view open, std::string_view name) {
  const std::size_t gap = open.find('{');
  const std::size_t end = gap == std::string_view::npos ? gap : open.find('}', gap);
  if (end == std::string_view::npos) return open == name;
  if (!name.starts_with(open.substr(0, gap))) return false;
  name.remove_prefix(gap);
  open.remove_prefix(end + 1);
  for (std::size_t skip = 0; skip <= name.size(); ++skip) {
    if (CanBe(open, name.substr(skip))) return true;
  }
  return false;
}

// The printed name of each step of the code: equal names first, then those with gaps.
using Names = std::map<std::string, std::string>;
Names NamesOf(const Pipeline& code, const Pipeline& printed) {
  std::set<std::string> free;
  for (const auto step : boost::make_iterator_range(vertices(printed)))
    free.insert(printed[step].id);
  Names names;
  for (const bool exact : {true, false}) {
    for (const auto step : boost::make_iterator_range(vertices(code))) {
      const std::string& id = code[step].id;
      if (names.contains(id)) continue;
      const auto same = std::ranges::find_if(
          free, [&](const std::string& name) { return exact ? name == id : CanBe(id, name); });
      if (same == free.end()) continue;
      names.emplace(id, *same);
      free.erase(same);
    }
  }
  return names;
}

using Edges = std::set<std::tuple<std::string, std::string, std::string>>;
Edges EdgesOf(const Pipeline& pipeline, const Names& names) {
  const auto name = [&](graph::StepId step) {
    const auto found = names.find(pipeline[step].id);
    return found == names.end() ? pipeline[step].id : found->second;
  };
  Edges edges;
  for (const auto edge : boost::make_iterator_range(boost::edges(pipeline))) {
    edges.emplace(name(source(edge, pipeline)), name(target(edge, pipeline)),
                  std::string(graph::EdgeKindName(pipeline[edge].kind)));
  }
  return edges;
}

class Differences {
 public:
  Differences(const Pipeline& code, const Pipeline& printed)
      : code_(code), printed_(printed), names_(NamesOf(code, printed)) {}

  std::vector<std::string> Find() {
    Steps();
    const Edges ours = EdgesOf(code_, names_);
    const Edges theirs = EdgesOf(printed_, {});
    for (const auto& edge : ours)
      if (!theirs.contains(edge)) AddEdge(edge, "the code");
    for (const auto& edge : theirs)
      if (!ours.contains(edge)) AddEdge(edge, "the output");
    Parameters(code_, printed_, "the code");
    Parameters(printed_, code_, "the output");
    return std::move(found_);
  }

 private:
  void Steps() {
    std::set<std::string> paired;
    for (const auto step : boost::make_iterator_range(vertices(code_))) {
      const auto name = names_.find(code_[step].id);
      if (name == names_.end()) {
        Only("step", code_[step].id, "the code");
        continue;
      }
      paired.insert(name->second);
      const graph::Step& other = printed_[*graph::FindStep(printed_, name->second)];
      if (other.type != code_[step].type) {
        found_.push_back(fmt::format("step '{}' is of type {}, printed as {}", name->second,
                                     code_[step].type, other.type));
      }
    }
    for (const auto step : boost::make_iterator_range(vertices(printed_))) {
      if (!paired.contains(printed_[step].id)) Only("step", printed_[step].id, "the output");
    }
  }
  void Parameters(const Pipeline& has, const Pipeline& other, std::string_view where) {
    for (const graph::Parameter& parameter : Info(has).parameters) {
      const auto same =
          std::ranges::find(Info(other).parameters, parameter.name, &graph::Parameter::name);
      if (same == Info(other).parameters.end()) Only("parameter", parameter.name, where);
    }
  }
  void AddEdge(const Edges::value_type& edge, std::string_view where) {
    const auto& [from, to, kind] = edge;
    found_.push_back(fmt::format("{} from '{}' to '{}' is only in {}", kind, from, to, where));
  }
  void Only(std::string_view what, std::string_view name, std::string_view where) {
    found_.push_back(fmt::format("{} '{}' is only in {}", what, name, where));
  }

  const Pipeline& code_;
  const Pipeline& printed_;
  const Names names_;
  std::vector<std::string> found_;
};

std::string Verdict(const Pipeline& code, const PrintedPipeline& printed) {
  std::vector<std::string> found = Differences(code, printed.pipeline).Find();
  if (found.empty()) {
    return fmt::format(
        "the definition that cell {} printed has the same steps, edges and parameters",
        printed.cell);
  }
  const std::size_t count = found.size();
  const bool cut = count > kMostDifferences;
  if (cut) found.resize(kMostDifferences);
  return fmt::format("the definition that cell {} printed is another one: {}{}", printed.cell,
                     fmt::join(found, "; "), cut ? fmt::format("; … {} in all", count) : "");
}

// The pipeline that shares most steps with a printed one; null when none does.
Pipeline* OriginOf(const Pipeline& printed, std::vector<Pipeline>& pipelines) {
  Pipeline* best = nullptr;
  std::size_t most = 0;
  for (Pipeline& pipeline : pipelines) {
    const std::size_t common = NamesOf(pipeline, printed).size();
    if (common <= most) continue;
    best = &pipeline;
    most = common;
  }
  return best;
}

}  // namespace

std::vector<PrintedPipeline> ReadPrinted(const std::vector<python::Output>& outputs,
                                         const LoadedFile& notebook,
                                         const python::Registry& registry,
                                         python::ProjectFiles& files, SourceMap& sources) {
  std::vector<PrintedPipeline> printed;
  int number = 0;
  for (const python::Output& output : outputs) {
    ++number;
    if (!MayBeDefinition(output.text)) continue;
    LoadedFile file;
    file.text = output.text;
    const std::string shown = fmt::format("{} output {}", sources.Path(notebook.file), number);
    file.file = sources.Add(shown, file.text);
    Result<graph::Document> read = ReadJson(file, {}, sources);
    if (!read.ok()) {
      file.text = JsonOfLiteral(output.text, registry, files);
      file.file = sources.Add(shown, file.text);
      read = ReadJson(file, {}, sources);
    }
    if (!read.ok()) continue;
    for (Pipeline& pipeline : read.value().pipelines)
      printed.push_back({std::move(pipeline), output.cell});
  }
  return printed;
}

void AddPrinted(std::vector<PrintedPipeline> printed, graph::Document& document) {
  std::vector<Pipeline> others;
  for (PrintedPipeline& one : printed) {
    Pipeline* origin = OriginOf(one.pipeline, document.pipelines);
    if (origin == nullptr) {
      others.push_back(std::move(one.pipeline));
      continue;
    }
    graph::PipelineInfo& info = Info(*origin);
    info.diagnostics.push_back(Finding("printed-definition", Verdict(*origin, one), info.span));
    SortDiagnostics(info.diagnostics);
  }
  std::ranges::move(others, std::back_inserter(document.pipelines));
}

}  // namespace smgraph::frontends
