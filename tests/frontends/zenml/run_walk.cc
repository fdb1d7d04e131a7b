// Whether a graph allows a recorded run: the graph is gone through as the run may have done.
#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "tests/frontends/zenml/recorded_run.h"
#include "tests/frontends/zenml/run_values.h"

namespace smgraph::zenml {
namespace {

using graph::CompareOp;
using graph::Guard;
using graph::Value;

constexpr std::string_view kCalledBefore = "called before";
constexpr std::string_view kAfter = "after";

bool IsMap(const graph::Step& step) {
  return step.id.starts_with("map:");
}

/// The id in the graph, where the calls of arms that exclude each other have one each.
std::string_view IdOf(const graph::Step& step) {
  std::string_view id = step.id;
  if (!IsMap(step)) return id;
  constexpr std::string_view kPrefix = "map:";
  return id.substr(kPrefix.size(), id.rfind(":{index}") - kPrefix.size());
}

/// The loops around a step, and what it maps over.
struct Rounds {
  std::vector<Value> loops;
  std::vector<Value> mapped;
};

/// Goes through a graph as a run may have done.
class Walk {
 public:
  Walk(const graph::Pipeline& pipeline, const RecordedRun& run) : pipeline_(pipeline), run_(run) {
    for (const RecordedNode& node : run.nodes)
      nodes_.emplace(node.id, &node);
    for (const RecordedEdge& edge : run.edges)
      into_[edge.to].push_back(&edge);
    for (const auto step : boost::make_iterator_range(boost::vertices(pipeline)))
      rounds_.push_back(RoundsOf(pipeline[step]));
  }

  Verdict Go() {
    Verdict verdict;
    verdict.possible = Steps(0, rounds_.size(), 0, [&] { return AtEnd(); });
    verdict.why = why_;
    verdict.reached = reached_;
    return verdict;
  }

 private:
  using Next = std::function<bool()>;
  /// Loops that are being gone through: what each runs over, and its round.
  using Elements = std::vector<std::pair<const Value*, std::size_t>>;
  struct Called {
    std::size_t step;
    const RecordedNode* node;
    Elements elements;
  };

  static Rounds RoundsOf(const graph::Step& step) {
    Rounds rounds;
    if (!step.multiplicity) return rounds;
    rounds.loops = step.multiplicity->over;
    if (!IsMap(step)) return rounds;
    std::size_t mapped = 1;  // .map: the first input; .product: several
    const auto& over = rounds.loops;
    for (std::size_t count = over.size(); count > 1; --count) {
      const bool inputs = std::all_of(
          over.end() - static_cast<std::ptrdiff_t>(count), over.end(), [&](const Value& value) {
            return std::ranges::any_of(step.inputs,
                                       [&](const auto& port) { return port.value == value; });
          });
      if (!inputs) continue;
      mapped = count;
      break;
    }
    const auto first = rounds.loops.end() - static_cast<std::ptrdiff_t>(mapped);
    rounds.mapped.assign(first, rounds.loops.end());
    rounds.loops.erase(first, rounds.loops.end());
    return rounds;
  }

  bool Fail(std::string why) {
    if (calls_.size() >= farthest_) {
      farthest_ = calls_.size();
      why_ = std::move(why);
    }
    return false;
  }

  bool AtEnd() {
    for (const auto& item : nodes_) {
      const auto calls_it = [&item](const Called& one) { return one.node->id == item.first; };
      if (std::ranges::any_of(calls_, calls_it)) continue;
      return Fail(fmt::format("the graph has no call for {}", item.first));
    }
    std::set<std::size_t> reached;
    for (const Called& one : calls_)
      reached.insert(one.step);
    reached_.assign(reached.begin(), reached.end());
    return true;
  }

  /// Steps from `first` to `last`, which are inside `depth` loops.
  bool Steps(std::size_t first, std::size_t last, std::size_t depth, const Next& next) {
    // A run that failed ends anywhere.
    if (!run_.completed && calls_.size() == nodes_.size()) return AtEnd();
    if (first == last) return next();
    if (rounds_[first].loops.size() > depth) return Loop(first, last, depth, next);
    const auto rest = [this, first, last, depth, &next] {
      return Steps(first + 1, last, depth, next);
    };
    const graph::Step& step = pipeline_[first];
    const auto holds = Holds(step.guard);
    if (!holds || *holds) {
      const auto possible = [&](const std::string& base) {
        return IsMap(step) ? Map(first, base, rest) : Call(first, base, rest);
      };
      if (std::ranges::any_of(Bases(first), possible)) return true;
    }
    if (!holds || !*holds) return rest();
    return false;
  }

  bool Loop(std::size_t first, std::size_t last, std::size_t depth, const Next& next) {
    const Value& over = rounds_[first].loops[depth];
    std::size_t end = first;
    while (end < last && rounds_[end].loops.size() > depth && rounds_[end].loops[depth] == over)
      ++end;
    // Two loops over the same thing, one after the other, look like one.
    for (std::size_t stop = end; stop > first; --stop) {
      const auto rest = [this, stop, last, depth, &next] { return Steps(stop, last, depth, next); };
      const auto value = Evaluate(over);
      const auto length = value ? LengthOf(*value) : std::nullopt;
      if (Round({first, stop, depth + 1, over, length}, 0, rest)) return true;
    }
    return false;
  }

  struct LoopBody {
    std::size_t first;
    std::size_t stop;
    std::size_t depth;
    const Value& over;
    std::optional<std::size_t> length;
  };

  bool Round(const LoopBody& loop, std::size_t round, const Next& next) {
    if (loop.length ? round == *loop.length : round > run_.nodes.size()) return next();
    const std::size_t before = calls_.size();
    elements_.emplace_back(&loop.over, round);
    const bool possible = Steps(loop.first, loop.stop, loop.depth, [&] {
      const auto element = elements_.back();
      elements_.pop_back();
      // Rounds in which nothing is called need not be counted when nobody knows how many there are.
      const bool more = loop.length || calls_.size() > before;
      const bool done = more && Round(loop, round + 1, next);
      const bool over = done || (!loop.length && next());
      elements_.push_back(element);
      return over;
    });
    elements_.pop_back();
    return possible || (!loop.length && round == 0 && next());
  }

  /// What the id in a run may be made from: the id in the graph, or the one that it repeats with a
  /// suffix because a call before it, in this run or in others, has it.
  std::vector<std::string> Bases(std::size_t step) const {
    const std::string_view id = IdOf(pipeline_[step]);
    const std::size_t suffix = id.find_last_not_of("0123456789");
    const bool suffixed = suffix != std::string_view::npos && suffix + 1 < id.size() &&
                          suffix > 0 && id[suffix] == '_';
    const std::string_view before = id.substr(0, suffixed ? suffix : 0);
    bool repeats = false;
    for (std::size_t earlier = 0; suffixed && earlier < step; ++earlier)
      repeats = repeats || IdOf(pipeline_[earlier]) == before;
    std::vector<std::string> bases = {std::string(id)};
    if (repeats) bases.insert(bases.begin(), std::string(before));
    return bases;
  }

  bool Map(std::size_t step, const std::string& from, const Next& next) {
    std::optional<std::size_t> count = 1;
    for (const Value& over : rounds_[step].mapped) {
      const auto value = Evaluate(over);
      const auto length = value ? LengthOf(*value) : std::nullopt;
      count = length && count ? std::optional(*count * *length) : std::nullopt;
    }
    const std::string base = Allocate(from);
    std::size_t found = 0;
    while (nodes_.contains(fmt::format("map:{}:{}", base, found)))
      ++found;
    if (run_.completed && count && *count != found) {
      return Fail(fmt::format("{} has {} children instead of {}", base, found, *count));
    }
    const std::size_t before = calls_.size();
    bool possible = found > 0 || !run_.completed;
    for (std::size_t i = 0; i < found && possible; ++i)
      possible = Take(step, fmt::format("map:{}:{}", base, i));
    taken_.insert(base);
    possible = possible ? next() : Fail(why_.empty() ? fmt::format("no child of {}", base) : why_);
    taken_.erase(base);
    calls_.resize(before);
    return possible;
  }

  bool Call(std::size_t step, const std::string& base, const Next& next) {
    const std::string id = Allocate(base);
    const std::size_t before = calls_.size();
    if (!Take(step, id)) return false;
    taken_.insert(id);
    const bool possible = next();
    taken_.erase(id);
    calls_.resize(before);
    return possible;
  }

  std::string Allocate(const std::string& base) const {
    std::string id = base;
    for (int suffix = 2; taken_.contains(id); ++suffix)
      id = fmt::format("{}_{}", base, suffix);
    return id;
  }

  bool Take(std::size_t step, const std::string& id) {
    const auto node = nodes_.find(id);
    if (node == nodes_.end()) return Fail(fmt::format("{} did not run", id));
    if (node->second->step != pipeline_[step].type) {
      return Fail(
          fmt::format("{} is a {}, not a {}", id, node->second->step, pipeline_[step].type));
    }
    if (!CheckData(step, *node->second) || !CheckOrder(step, *node->second)) return false;
    calls_.push_back({step, node->second, elements_});
    return true;
  }

  const std::vector<const RecordedEdge*>& Into(const RecordedNode& node) { return into_[node.id]; }
  /// The call that a node was; null when it comes later, which is impossible.
  const Called* CallOf(const std::string& id) const {
    const auto call =
        std::ranges::find_if(calls_, [&](const Called& one) { return one.node->id == id; });
    return call == calls_.end() ? nullptr : &*call;
  }
  /// The last call of a step so far.
  const Called* LastCallOf(std::size_t step) const {
    const auto call = std::find_if(calls_.rbegin(), calls_.rend(),
                                   [&](const Called& one) { return one.step == step; });
    return call == calls_.rend() ? nullptr : &*call;
  }

  /// The last call of a step for what the loops around are at: in a second loop over the same
  /// things, that of the same round.
  const Called* CallHere(std::size_t step) const {
    const auto same_round = [this](const Called& call) {
      return std::ranges::all_of(call.elements, [&](const auto& then) {
        return std::ranges::all_of(elements_, [&](const auto& now) {
          return *now.first != *then.first || now.second == then.second;
        });
      });
    };
    const auto call = std::find_if(calls_.rbegin(), calls_.rend(), [&](const Called& one) {
      return one.step == step && same_round(one);
    });
    return call == calls_.rend() ? LastCallOf(step) : &*call;
  }

  static bool SameElement(const graph::Edge& edge, const RecordedEdge& recorded) {
    const auto bracket = edge.expression.find('[');
    const std::string element = bracket == std::string::npos ? "" : edge.expression.substr(bracket);
    if (element.empty()) return !recorded.chunk;
    const bool number = element.find_first_not_of("-[]0123456789") == std::string::npos;
    if (!number || element == "[]") return true;
    return recorded.chunk && element == fmt::format("[{}]", *recorded.chunk);
  }

  bool CheckData(std::size_t step, const RecordedNode& node) {
    for (const RecordedEdge* recorded : Into(node)) {
      if (!recorded->data) continue;
      const Called* from = CallOf(recorded->from);
      if (from == nullptr)
        return Fail(fmt::format("{} is called before {}", node.id, recorded->from));
      const bool known = std::ranges::any_of(
          boost::make_iterator_range(boost::in_edges(step, pipeline_)), [&](const auto edge) {
            const graph::Edge& one = pipeline_[edge];
            const bool child = IsMap(pipeline_[from->step]);
            return graph::CarriesData(one.kind) && boost::source(edge, pipeline_) == from->step &&
                   one.output == recorded->output && one.input == recorded->input &&
                   (child || SameElement(one, *recorded));
          });
      if (!known) {
        return Fail(fmt::format("the graph has no {}.{} -> {}.{}", recorded->from, recorded->output,
                                node.id, recorded->input));
      }
    }
    return CheckProducers(step, node) && CheckInputs(step, node);
  }

  /// Data that the graph says comes from a step that ran did come from it.
  bool CheckProducers(std::size_t step, const RecordedNode& node) {
    for (const auto edge : boost::make_iterator_range(boost::in_edges(step, pipeline_))) {
      const graph::Edge& one = pipeline_[edge];
      if (!graph::CarriesData(one.kind)) continue;
      const graph::Port* port = graph::FindPort(pipeline_[step].inputs, one.input);
      bool alternatives = false;
      if (port != nullptr) {
        graph::Walk(port->value, [&](const Value& part) {
          alternatives = alternatives || part.As<graph::Unknown>() != nullptr;
        });
      }
      const std::size_t producer = boost::source(edge, pipeline_);
      if (alternatives || LastCallOf(producer) == nullptr) continue;
      const bool all = IsMap(pipeline_[producer]) && !IsMap(pipeline_[step]) &&
                       one.expression.find('[') == std::string::npos;
      std::size_t children = 0;
      std::size_t found = 0;
      for (const Called& call : calls_) {
        if (call.step != producer) continue;
        ++children;
        found += std::ranges::count_if(Into(node), [&](const RecordedEdge* recorded) {
          return recorded->data && recorded->from == call.node->id &&
                 recorded->output == one.output && recorded->input == one.input;
        });
      }
      if (found == 0 || (all && found < children)) {
        return Fail(fmt::format("{}.{} does not reach {}.{}", pipeline_[producer].id, one.output,
                                node.id, one.input));
      }
    }
    return true;
  }

  /// Every input has the kind of source, and the value, that the graph says.
  bool CheckInputs(std::size_t step, const RecordedNode& node) {
    for (const graph::Port& port : pipeline_[step].inputs) {
      const bool fed = std::ranges::any_of(Into(node), [&](const RecordedEdge* edge) {
        return edge->data && edge->input == port.name;
      });
      const bool artifact = node.external.contains(port.name);  // wins over a parameter
      const Value* parameter = artifact ? nullptr : node.parameters.Find(port.name);
      if (!fed && parameter == nullptr && !artifact) {
        return Fail(fmt::format("{} has no input {}", node.id, port.name));
      }
      const auto said = Evaluate(port.value);
      const bool from_steps = [&] {
        bool found = false;
        graph::Walk(port.value, [&](const Value& part) {
          found = found || part.As<graph::StepReference>() != nullptr;
        });
        return found;
      }();
      if (parameter != nullptr && said && !from_steps && !SameValue(*said, *parameter)) {
        return Fail(fmt::format("{}.{} is {}, not {}", node.id, port.name,
                                graph::Describe(*parameter), graph::Describe(*said)));
      }
    }
    return true;
  }

  bool IsUpstream(const RecordedNode& producer, const RecordedNode& consumer) {
    return std::ranges::any_of(Into(consumer),
                               [&](const RecordedEdge* edge) { return edge->from == producer.id; });
  }

  /// True for a call in a loop that is still being gone through, rounds ago.
  bool IsOfAnEarlierRound(const Called& call) const {
    return std::ranges::any_of(elements_, [&](const auto& now) {
      return std::ranges::any_of(call.elements, [&](const auto& then) {
        return then.first == now.first && then.second < now.second;
      });
    });
  }

  bool CheckOrder(std::size_t step, const RecordedNode& node) {
    bool carried = false;
    for (const RecordedEdge* recorded : Into(node)) {
      if (recorded->data) continue;
      const Called* from = CallOf(recorded->from);
      if (from == nullptr)
        return Fail(fmt::format("{} is called before {}", node.id, recorded->from));
      const bool known = std::ranges::any_of(
          boost::make_iterator_range(boost::in_edges(step, pipeline_)),
          [&](const auto edge) { return boost::source(edge, pipeline_) == from->step; });
      const bool back = IsOfAnEarlierRound(*from);
      carried = carried || back;
      if (!known && !back)
        return Fail(fmt::format("the graph has no {} ~> {}", recorded->from, node.id));
    }
    return CheckAfter(step, node) && (carried || CheckLast(step, node));
  }

  /// What `after=` names was waited for: all children of a map, the last call of another step.
  bool CheckAfter(std::size_t step, const RecordedNode& node) {
    for (const auto edge : boost::make_iterator_range(boost::in_edges(step, pipeline_))) {
      if (pipeline_[edge].expression != kAfter) continue;
      const std::size_t producer = boost::source(edge, pipeline_);
      const Called* latest = LastCallOf(producer);
      for (const Called& call : calls_) {
        const bool waited = call.step != producer || IsUpstream(*call.node, node);
        if (!waited && (IsMap(pipeline_[producer]) || &call == latest)) {
          return Fail(fmt::format("{} does not wait for {}", node.id, call.node->id));
        }
      }
    }
    return true;
  }

  /// The last of the steps that the graph says are called before is upstream, or one that waited
  /// for it is. A step that may have fed an input may have been called after those.
  bool CheckLast(std::size_t step, const RecordedNode& node) {
    const Called* last = nullptr;
    bool ordered = false;
    for (const auto edge : boost::make_iterator_range(boost::in_edges(step, pipeline_))) {
      for (const Called& call : calls_) {
        if (call.step != boost::source(edge, pipeline_) || call.node->failed || &call < last)
          continue;
        last = &call;
        ordered = pipeline_[edge].expression == kCalledBefore;
      }
    }
    if (!ordered || IsUpstream(*last->node, node)) return true;
    const bool redundant = std::ranges::any_of(Into(node), [&](const RecordedEdge* edge) {
      const Called* upstream = CallOf(edge->from);
      return upstream != nullptr && IsUpstream(*last->node, *upstream->node);
    });
    return redundant || Fail(fmt::format("{} does not follow {}", node.id, last->node->id));
  }

  std::optional<Value> Evaluate(const Value& value) const {
    if (value.As<graph::Unknown>() != nullptr) return std::nullopt;
    if (const auto* parameter = value.As<graph::ParameterReference>())
      return Parameter(parameter->name);
    if (const auto* reference = value.As<graph::StepReference>()) return Loaded(*reference);
    if (const auto* list = value.As<graph::List>()) {
      graph::List items;
      for (const Value& item : list->items) {
        const auto one = Evaluate(item);
        if (!one) return std::nullopt;
        items.items.push_back(*one);
      }
      return items;
    }
    const bool plain = NumberIn(value) || value.null() || value.As<std::string>() != nullptr;
    return plain ? std::optional(value) : std::nullopt;
  }

  std::optional<Value> Parameter(const std::string& name) const {
    if (const Value* given = run_.parameters.Find(name)) return *given;
    for (const graph::Parameter& parameter : graph::Info(pipeline_).parameters) {
      if (parameter.name == name && parameter.default_value) return *parameter.default_value;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> RoundOf(const graph::StepReference& over) const {
    for (auto element = elements_.rbegin(); element != elements_.rend(); ++element) {
      if (*element->first == Value(over)) return element->second;
    }
    return std::nullopt;
  }

  std::optional<Value> Loaded(const graph::StepReference& reference) const {
    const auto step = graph::FindStep(pipeline_, reference.step);
    const Called* call = step ? CallHere(*step) : nullptr;
    if (call == nullptr) return std::nullopt;
    const std::vector<std::string> parts = PartsOf(reference.path);
    if (parts.empty()) return std::nullopt;
    const Value* output = call->node->values.Find(parts[0]);
    if (output == nullptr) return std::nullopt;
    if (IsMap(pipeline_[*step])) return std::nullopt;
    std::optional<Value> value = *output;
    std::string path = parts[0];
    for (std::size_t i = 1; i < parts.size() && value; ++i) {
      value = Below(*value, parts[i], {reference.step, path});
      path += parts[i];
    }
    return value;
  }

  std::optional<Value> Below(const Value& value, const std::string& part,
                             const graph::StepReference& above) const {
    const auto* map = value.As<graph::Map>();
    if (part == "[]") {
      const auto round = RoundOf(above);
      if (!round) return std::nullopt;
      return Item(map != nullptr ? Pairs(*map, true, false) : value,
                  static_cast<std::int64_t>(*round));
    }
    if (part == ".items()" && map != nullptr) return Pairs(*map, true, true);
    if (part == ".keys()" && map != nullptr) return Pairs(*map, true, false);
    if (part == ".values()" && map != nullptr) return Pairs(*map, false, true);
    if (part == ".len()") {
      const auto length = LengthOf(value);
      return length ? std::optional<Value>(static_cast<std::int64_t>(*length)) : std::nullopt;
    }
    if (const auto rest = RestFrom(part)) return DropFirst(value, *rest);
    if (part.starts_with("['") && map != nullptr) {
      const Value* found = map->Find(part.substr(2, part.size() - 4));
      return found == nullptr ? std::nullopt : std::optional(*found);
    }
    const bool index = part.starts_with("[") && part.size() > 2 &&
                       part.find_first_not_of("-0123456789", 1) == part.size() - 1;
    return index ? Item(value, std::stoll(part.substr(1))) : std::nullopt;
  }

  std::optional<bool> Holds(const Guard& guard) const {
    switch (guard.kind) {
      case Guard::Kind::kTrue:
        return true;
      case Guard::Kind::kFalse:
        return false;
      case Guard::Kind::kCompare: {
        const auto left = Evaluate(guard.left);
        const auto right =
            guard.op == CompareOp::kTruthy ? std::optional(Value()) : Evaluate(guard.right);
        return left && right ? Compare(guard.op, *left, *right) : std::nullopt;
      }
      case Guard::Kind::kNot: {
        const auto inner = Holds(guard.operands[0]);
        return inner ? std::optional(!*inner) : std::nullopt;
      }
      default:
        break;
    }
    const bool deciding = guard.kind == Guard::Kind::kOr;
    bool unknown = false;
    for (const Guard& operand : guard.operands) {
      const auto one = Holds(operand);
      if (one && *one == deciding) return deciding;
      unknown = unknown || !one;
    }
    return unknown ? std::nullopt : std::optional(!deciding);
  }

  const graph::Pipeline& pipeline_;
  const RecordedRun& run_;
  std::map<std::string, const RecordedNode*> nodes_;
  std::map<std::string, std::vector<const RecordedEdge*>> into_;
  std::vector<Rounds> rounds_;
  std::vector<Called> calls_;
  Elements elements_;
  std::set<std::string> taken_;  // ids
  std::vector<std::size_t> reached_;
  std::string why_;
  std::size_t farthest_ = 0;
};

}  // namespace

Verdict Judge(const graph::Pipeline& pipeline, const RecordedRun& run) {
  return Walk(pipeline, run).Go();
}

}  // namespace smgraph::zenml
