#include "frontends/as_definition.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "frontends/definition.h"
#include "frontends/kinds.h"

namespace smgraph::frontends {
namespace {

using graph::Pipeline;
using graph::StepId;
using graph::Value;

bool IsGap(const Value& value) {
  const auto* join = value.As<graph::Join>();
  return value.As<graph::Unknown>() != nullptr ||
         (join != nullptr && std::ranges::any_of(join->values, [](const Value& piece) {
            return piece.As<graph::Unknown>() != nullptr;
          }));
}

// Whether `text` may be the text with gaps: what is known of it stands there, in order.
bool Fits(const graph::Join& pieces, std::string_view text) {
  bool is_open = false;  // a gap may take any text in front of the next piece
  for (const Value& piece : pieces.values) {
    const auto* known = piece.As<std::string>();
    const std::size_t at = known == nullptr ? 0 : text.find(*known);
    if (known != nullptr && (at == std::string_view::npos || (at > 0 && !is_open))) return false;
    if (known != nullptr) text.remove_prefix(at + known->size());
    is_open = known == nullptr;
  }
  return is_open || text.empty();
}

bool Fits(const Value& gap, const Value& other) {
  const auto* pieces = gap.As<graph::Join>();
  const auto* text = other.As<std::string>();
  return pieces == nullptr || (text != nullptr && Fits(*pieces, *text));
}

class GapFiller {
 public:
  void Fill(Value& value, const Value& other, const std::string& place) {
    if (IsGap(value)) {
      if (!Fits(value, other)) return;
      value = other;
      taken_.push_back(place);
      return;
    }
    if (auto* map = std::get_if<graph::Map>(&value.data)) FillMap(*map, other, place);
    if (auto* list = std::get_if<graph::List>(&value.data)) FillList(*list, other, place);
  }

  std::vector<std::string> Take() { return std::move(taken_); }

 private:
  void FillMap(graph::Map& map, const Value& other, const std::string& place) {
    const auto* others = other.As<graph::Map>();
    if (others == nullptr) return;
    for (auto& [key, item] : map.items) {
      const Value* const there = others->Find(key);
      if (there != nullptr) Fill(item, *there, place.empty() ? key : place + "." + key);
    }
  }

  // What has a name is found by it, the rest by its place.
  void FillList(graph::List& list, const Value& other, const std::string& place) {
    const auto* others = other.As<graph::List>();
    if (others == nullptr) return;
    std::map<std::string, const Value*> named;
    for (std::size_t i = 0; i < others->items.size(); ++i)
      named.emplace(NameOf(others->items[i], i), &others->items[i]);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const std::string name = NameOf(list.items[i], i);
      const auto there = named.find(name);
      if (there != named.end()) Fill(list.items[i], *there->second, place + "." + name);
    }
  }

  static std::string NameOf(const Value& item, std::size_t index) {
    const auto* map = item.As<graph::Map>();
    const Value* const name = map == nullptr ? nullptr : map->Find("Name");
    const auto* text = name == nullptr ? nullptr : name->As<std::string>();
    return text == nullptr ? std::to_string(index) : *text;
  }

  std::vector<std::string> taken_;
};

// Places in the text of the definition, which nobody wrote, become those in the program.
void TakeSpans(const Pipeline& program, Pipeline& compiled) {
  std::map<std::string_view, StepId> steps;
  for (const StepId step : boost::make_iterator_range(vertices(program)))
    steps.emplace(program[step].id, step);
  for (const StepId step : boost::make_iterator_range(vertices(compiled))) {
    const auto found = steps.find(compiled[step].id);
    const SourceSpan span = found == steps.end() ? Info(program).span : program[found->second].span;
    compiled[step].span = span;
    for (const auto edge : boost::make_iterator_range(in_edges(step, compiled)))
      compiled[edge].span = span;
  }
  for (graph::Parameter& parameter : Info(compiled).parameters) {
    const auto known =
        std::ranges::find(Info(program).parameters, parameter.name, &graph::Parameter::name);
    parameter.span = known == Info(program).parameters.end() ? Info(program).span : known->span;
  }
  Info(compiled).span = Info(program).span;
}

}  // namespace

bool IsDefinition(const Pipeline& pipeline) {
  return Info(pipeline).dialect == graph::Dialect::kSageMaker && !Info(pipeline).definition.null();
}

Result<ProgramAsDefinition> AsDefinition(const Pipeline& program, const Pipeline& definition,
                                         SourceMap& sources) {
  Value compiled = Info(program).definition;
  GapFiller filler;
  filler.Fill(compiled, Info(definition).definition, "");
  LoadedFile loaded;
  loaded.text = DefinitionText(compiled, 1);
  loaded.file = sources.Add(fmt::format("{} (compiled)", Info(program).name), loaded.text);
  Result<graph::Document> read = ReadJson(loaded, {}, sources);
  if (!read.ok()) return read.error();
  ProgramAsDefinition result{std::move(read.value().pipelines.front()), filler.Take()};
  TakeSpans(program, result.pipeline);
  graph::PipelineInfo& info = Info(result.pipeline);
  info.name = Info(program).name;
  info.complete = Info(program).complete;
  info.diagnostics = Info(program).diagnostics;
  info.unknown_names = Info(program).unknown_names;
  return result;
}

}  // namespace smgraph::frontends
