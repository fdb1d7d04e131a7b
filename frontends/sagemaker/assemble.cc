#include "frontends/sagemaker/assemble.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "frontends/dialect/unknowns.h"
#include "frontends/sagemaker/condition_guards.h"
#include "frontends/sagemaker/models/models.h"

namespace smgraph::sagemaker {
namespace {

using graph::Edge;
using graph::EdgeKind;
using graph::Guard;
using graph::StepId;

/// One node of the graph and the compiled steps that became it: one, or the alternatives of a
/// condition in the Python code.
struct Node {
  StepId id = 0;
  std::vector<const CompiledStep*> members;
  Guard listed;  // under which condition one of them is there
};

/// An edge before it is known whether it is always there.
struct Candidate {
  StepId from = 0;
  Edge edge;
  Guard guard;  // under which condition of the Python code; never: not certain at all
};

class Assembler {
 public:
  Assembler(const Compiler& compiler, Reader& reader, Findings& findings,
            const python::Path* pipeline_path, graph::Pipeline& pipeline)
      : compiler_(compiler),
        reader_(reader),
        findings_(findings),
        pipeline_path_(pipeline_path),
        pipeline_(pipeline) {}

  void Run() {
    for (const auto& step : compiler_.steps())
      Place(*step);
    for (Node& node : nodes_)
      FinishNode(node);
    for (const Node& node : nodes_)
      AddEdges(node);
  }

 private:
  void Place(const CompiledStep& compiled);
  Node* AlternativeOf(const CompiledStep& compiled);
  Node& NewNode(const CompiledStep& compiled);
  void ReportSameName(const CompiledStep& one, const CompiledStep& other);
  void FinishNode(Node& node);
  Guard RunGuard(const CompiledStep& compiled) const;
  void ReportNode(const Node& node);
  void AddEdges(const Node& node);
  std::vector<Candidate> CandidatesOf(const CompiledStep& compiled);
  std::optional<StepId> NodeOf(const StepObject* step, const std::string& name) const;
  void AddUse(const CompiledStep& compiled, const Use& use, std::vector<Candidate>& candidates);
  void ReportMissing(const CompiledStep& compiled, const Use& use);

  graph::Step& At(StepId id) { return pipeline_[id]; }

  const Compiler& compiler_;
  Reader& reader_;
  Findings& findings_;
  const python::Path* pipeline_path_;
  graph::Pipeline& pipeline_;
  std::vector<Node> nodes_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
  std::map<std::string, int> last_copy_;                     // of names that occur twice: "name#3"
  std::unordered_map<const StepObject*, StepId> by_object_;  // only for look-ups
};

/// A node of that name whose members are never there together with this step.
Node* Assembler::AlternativeOf(const CompiledStep& compiled) {
  const auto known = by_name_.find(compiled.step->name);
  if (known == by_name_.end() || compiled.guard.always()) return nullptr;
  Node& node = nodes_[known->second];
  const bool exclusive = std::all_of(
      node.members.begin(), node.members.end(),
      [&](const CompiledStep* member) { return Exclusive(member->guard, compiled.guard); });
  return exclusive ? &node : nullptr;
}

bool IsPipelineVariable(const graph::Value& value) {
  // A string with parts that are not known is a Join, too.
  if (const auto* join = value.As<graph::Join>()) {
    return std::ranges::any_of(join->values, &IsPipelineVariable);
  }
  return value.As<graph::ParameterReference>() != nullptr ||
         value.As<graph::ExecutionVariable>() != nullptr ||
         value.As<graph::StepReference>() != nullptr || value.As<graph::JsonGet>() != nullptr ||
         value.As<graph::FunctionResult>() != nullptr;
}

/// Reference: SDK class ScriptProcessor, run.
void ReportVariableAsCode(const graph::Step& step, Findings& findings) {
  const graph::Value* code =
      step.kind == graph::StepKind::kProcessing ? step.arguments.Find("code") : nullptr;
  if (code == nullptr || !IsPipelineVariable(*code)) return;
  findings.Add(Finding("pipeline-variable-as-code",
                       "the code of step '" + step.id + "' is " + graph::Describe(*code) +
                           ": the SDK refuses this since 2.90, it wants a path or URI",
                       step.span));
}

// Names that hold something unknown only look the same.
void Assembler::ReportSameName(const CompiledStep& one, const CompiledStep& other) {
  const auto name_of = [](const CompiledStep& compiled) {
    return compiled.step->source->attributes.Find("name");
  };
  const graph::Step& step = other.request.node;
  std::vector<graph::Unknown> unknown;
  frontends::AddUnknownsOfName(name_of(other), step.span, unknown);
  if (unknown.empty() || python::Equals(name_of(one), name_of(other)) == 1) {
    findings_.Incomplete("duplicate-step-name",
                         "two different steps are called '" + step.id +
                             "'; the second is shown as '" + step.id + "#2'",
                         step.span);
  } else {
    findings_.Incomplete("unknown-step-name",
                         "whether two steps are both called '" + step.id +
                             "' is not known; the second is shown as '" + step.id + "#2'",
                         step.span);
  }
}

Node& Assembler::NewNode(const CompiledStep& compiled) {
  graph::Step step = compiled.request.node;
  ReportVariableAsCode(step, findings_);
  if (const auto other = by_name_.find(step.id); other != by_name_.end()) {
    ReportSameName(*nodes_[other->second].members.front(), compiled);
    int& count = last_copy_.try_emplace(step.id, 1).first->second;
    const std::string base = step.id;
    do
      step.id = base + "#" + std::to_string(++count);
    while (by_name_.contains(step.id));
  }
  by_name_.emplace(step.id, nodes_.size());
  Node& node = nodes_.emplace_back();
  node.id = AddStep(std::move(step), pipeline_);
  node.listed = compiled.guard;
  return node;
}

void AddMissingPorts(const std::vector<graph::Port>& more, std::vector<graph::Port>& ports) {
  for (const graph::Port& port : more) {
    if (graph::FindPort(ports, port.name) == nullptr) ports.push_back(port);
  }
}

void Assembler::Place(const CompiledStep& compiled) {
  Node* node = AlternativeOf(compiled);
  if (node == nullptr) {
    node = &NewNode(compiled);
  } else {
    node->listed = graph::Or(node->listed, compiled.guard);
    AddMissingPorts(compiled.request.node.inputs, At(node->id).inputs);
    AddMissingPorts(compiled.request.node.outputs, At(node->id).outputs);
  }
  node->members.push_back(&compiled);
  by_object_.emplace(compiled.step, node->id);
}

/// The conjunction of the conditions around a step, outermost first.
Guard Assembler::RunGuard(const CompiledStep& compiled) const {
  Guard guard;
  for (const CompiledStep* inner = &compiled; inner->parent != nullptr; inner = inner->parent) {
    guard = graph::And(GuardOfArm(inner->parent->request.node, inner->arm), std::move(guard));
  }
  return guard;
}

/// `a or not a` says nothing.
Guard Simplified(Guard guard) {
  if (guard.kind != Guard::Kind::kOr) return guard;
  for (const Guard& operand : guard.operands) {
    const Guard denied = graph::Not(operand);
    if (std::find(guard.operands.begin(), guard.operands.end(), denied) != guard.operands.end()) {
      return Guard::True();
    }
  }
  return guard;
}

void Assembler::FinishNode(Node& node) {
  node.listed = Simplified(node.listed);
  graph::Step& step = At(node.id);
  const CompiledStep& first = *node.members.front();
  step.guard = graph::And(node.listed, RunGuard(first));
  const CompiledStep* each = &first;
  while (each != nullptr && !step.multiplicity) {
    if (each->arm == "body" && each->parent != nullptr) {
      const graph::Port* items =
          graph::FindPort(each->parent->request.node.inputs, "IterableItems");
      if (items != nullptr) step.multiplicity = graph::Multiplicity{{items->value}};
    }
    each = each->parent;
  }
  reader_.set_place(step.span);
  std::optional<graph::Multiplicity> loop;
  reader_.Mutedly(
      [&] { loop = reader_.ReadMultiplicity(first.step->source->path, pipeline_path_); });
  if (loop) {
    findings_.Incomplete("step-in-unknown-loop",
                         "step '" + step.id +
                             "' is made in a loop over something that is not known: how many there "
                             "are is not known",
                         step.span);
    if (!step.multiplicity) step.multiplicity.emplace();
    step.multiplicity->over.insert(step.multiplicity->over.begin(), loop->over.begin(),
                                   loop->over.end());
  }
  ReportNode(node);
}

/// Looks for objects below a step that were made with arguments that are not known: what they hold
/// may refer to other steps.
class OpenObjects {
 public:
  bool Below(const python::Instance& object) {
    if (Given(object, "**")) return true;
    return std::ranges::any_of(object.attributes.entries(), [&](const auto& attribute) {
      return attribute.first != "depends_on" && In(attribute.second);
    });
  }

 private:
  bool In(python::Ref value) {
    constexpr std::size_t kMost = 2'000;
    const bool constant = value == nullptr || value->kind <= python::Kind::kTemplate;
    if (constant || seen_.size() >= kMost || !seen_.insert(value).second) return false;
    const auto any = [this](const auto& items) {
      return std::ranges::any_of(items, [this](python::Ref item) { return In(item); });
    };
    if (const auto* list = python::As<python::List>(value)) return any(list->items);
    if (const auto* tuple = python::As<python::Tuple>(value)) return any(tuple->items);
    if (const auto* dict = python::As<python::Dict>(value)) {
      return std::ranges::any_of(dict->items, [this](const auto& item) { return In(item.second); });
    }
    if (const auto* call = python::As<python::Opaque>(value)) {  // processor.run(…)
      return In(call->base) || any(call->positional) ||
             std::ranges::any_of(call->keywords.entries(),
                                 [this](const auto& keyword) { return In(keyword.second); });
    }
    const Role role = RoleOf(value);
    const bool data = role == Role::kCarrier || role == Role::kInput || role == Role::kOutput ||
                      role == Role::kJob || role == Role::kModelArguments || role == Role::kModel;
    return data && Below(*python::As<python::Instance>(value));
  }

  std::unordered_set<python::Ref> seen_;  // only for look-ups
};

bool MayHoldAnything(const python::Instance& step) {
  return OpenObjects().Below(step);
}

void Assembler::ReportNode(const Node& node) {
  const graph::Step& step = At(node.id);
  if (!node.listed.always()) {
    findings_.Incomplete(
        "conditional-graph",
        "step '" + step.id + "' is there only when " + graph::Describe(node.listed), step.span);
  }
  for (const CompiledStep* member : node.members) {
    frontends::AddUnknownsOfName(member->step->source->attributes.Find("name"), step.span,
                                 graph::Info(pipeline_).unknown_names);
    if (!member->step->named) {
      findings_.Incomplete("unknown-step-name", "the name of step '" + step.id + "' is not known",
                           step.span);
    }
    if (MayHoldAnything(*member->step->source) ||
        member->request.node.arguments.Find("**") != nullptr) {
      findings_.Incomplete("unknown-reference",
                           "which arguments step '" + step.id + "' is made with is not known",
                           step.span);
    }
    for (const SourceSpan& span : member->request.open_references) {
      findings_.Incomplete("unknown-reference",
                           "step '" + step.id + "' takes a property of something that is not known",
                           span);
    }
    if (const python::Class* own = OwnRequestOf(*member->step)) {
      findings_.Incomplete("unknown-reference",
                           "class '" + std::string(own->name) + "' makes the request of step '" +
                               step.id + "' itself: what it refers to is not known",
                           step.span);
    }
    if (member->request.node.type != step.type) {
      findings_.Incomplete(
          "conditional-graph",
          "step '" + step.id + "' is of type " + step.type + " or " + member->request.node.type,
          step.span);
    }
    if (member->step->type == nullptr) {
      findings_.Incomplete("unknown-step", "the type of step '" + step.id + "' is not known",
                           step.span);
    }
  }
}

std::optional<StepId> Assembler::NodeOf(const StepObject* step, const std::string& name) const {
  if (const auto found = by_object_.find(step); found != by_object_.end()) return found->second;
  for (const StepObject* named : compiler_.StepsNamed(name)) {
    if (const auto found = by_object_.find(named); found != by_object_.end()) return found->second;
  }
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return std::nullopt;
  return nodes_[found->second].id;
}

/// What the SDK counts and does not find, the compiler has said.
void Assembler::ReportMissing(const CompiledStep& compiled, const Use& use) {
  if (use.outside.empty() || !use.certain) return;
  findings_.Add(Finding("dependency-not-in-pipeline",
                        "step '" + compiled.step->name + "' refers to '" + use.name + "' " +
                            std::string(use.outside) +
                            ", where the SDK does not look: it does not add the step, which is "
                            "not in the pipeline",
                        use.span));
}

void Assembler::AddUse(const CompiledStep& compiled, const Use& use,
                       std::vector<Candidate>& candidates) {
  const auto from = NodeOf(use.step, use.name);
  if (!from) return ReportMissing(compiled, use);
  const graph::Step& producer = At(*from);
  Edge edge;
  edge.kind = use.kind;
  edge.input = use.input;
  edge.span = use.span;
  edge.made_by = use.outside.empty() ? kMadeBySdk : kMadeByService;
  if (use.kind == EdgeKind::kPropertyFile) {
    edge.output = OutputOfFile(producer, use.path, use.output_file);
    edge.expression = "Steps." + use.name + ".PropertyFiles." + use.path;
  } else {
    edge.output = OutputOfPath(producer, use.path);
    edge.expression = "Steps." + use.name + (use.path.empty() ? "" : "." + use.path);
  }
  if (!use.outside.empty()) {
    findings_.Add(Finding("reference-outside-the-sdk-graph",
                          OutsideReference(compiled.step->name, use.name, use.outside), use.span));
  }
  candidates.push_back({*from, std::move(edge), use.certain ? Guard::True() : Guard::False()});
}

std::vector<Candidate> Assembler::CandidatesOf(const CompiledStep& compiled) {
  std::vector<Candidate> candidates;
  for (const Dependency& dependency : compiled.depends_on) {
    const auto from = NodeOf(dependency.step, dependency.step->name);
    if (!from) continue;
    Edge edge;
    edge.kind = EdgeKind::kOrder;
    edge.arm = dependency.trigger;
    edge.expression = dependency.step->name;
    edge.made_by = kMadeBySdk;
    edge.span = compiled.step->span;
    candidates.push_back({*from, std::move(edge), dependency.guard});
  }
  for (const Use& use : compiled.request.uses)
    AddUse(compiled, use, candidates);
  if (compiled.parent != nullptr) {
    if (const auto from = NodeOf(compiled.parent->step, compiled.parent->step->name)) {
      Edge edge;
      edge.kind = EdgeKind::kControl;
      edge.arm = compiled.arm;
      edge.made_by = kMadeBySdk;
      edge.span = compiled.step->span;
      candidates.push_back({*from, std::move(edge), {}});
    }
  }
  return candidates;
}

/// Edges from one step of one kind to a node.
struct EdgeGroup {
  StepId from = 0;
  EdgeKind kind = EdgeKind::kOrder;
  std::string arm;
  SourceSpan span;
  std::vector<Guard> guards;  // when each alternative of the node has one of them
};

/// In the order of their first edges.
class EdgeGroups {
 public:
  EdgeGroup& Of(const Candidate& candidate, std::size_t alternatives) {
    const Edge& edge = candidate.edge;
    const auto [known, added] =
        index_.try_emplace({candidate.from, edge.kind, edge.arm}, groups_.size());
    if (!added) return groups_[known->second];
    return groups_.emplace_back(EdgeGroup{candidate.from, edge.kind, edge.arm, edge.span,
                                          std::vector<Guard>(alternatives, Guard::False())});
  }
  const std::vector<EdgeGroup>& all() const { return groups_; }

 private:
  std::vector<EdgeGroup> groups_;
  std::map<std::tuple<StepId, EdgeKind, std::string>, std::size_t> index_;
};

bool AlwaysThere(const EdgeGroup& group) {
  return std::all_of(group.guards.begin(), group.guards.end(),
                     [](const Guard& guard) { return Simplified(guard).always(); });
}

void Assembler::AddEdges(const Node& node) {
  EdgeGroups groups;
  std::vector<Candidate> all;
  for (std::size_t i = 0; i < node.members.size(); ++i) {
    for (Candidate& candidate : CandidatesOf(*node.members[i])) {
      Guard& guard = groups.Of(candidate, node.members.size()).guards[i];
      guard = graph::Or(std::move(guard), candidate.guard);
      all.push_back(std::move(candidate));
    }
  }
  for (Candidate& candidate : all)
    AddEdge(pipeline_, candidate.from, node.id, std::move(candidate.edge));
  for (const EdgeGroup& group : groups.all()) {
    if (AlwaysThere(group)) continue;
    findings_.Incomplete("unknown-reference",
                         "whether '" + At(node.id).id + "' needs '" + At(group.from).id +
                             "' depends on something that is not known",
                         group.span.known() ? group.span : At(node.id).span);
  }
}

/// "ProcessingOutputConfig.Outputs[0]…": the port by its position.
std::string OutputAtIndex(const graph::Step& step, std::string_view path) {
  constexpr std::string_view kPrefix = "ProcessingOutputConfig.Outputs[";
  if (!path.starts_with(kPrefix)) return {};
  path.remove_prefix(kPrefix.size());
  const std::string digits(path.substr(0, path.find(']')));
  char* end = nullptr;
  const long index = std::strtol(digits.c_str(), &end, 10);
  if (digits.empty() || *end != 0 || index < 0) return {};
  const auto at = static_cast<std::size_t>(index);
  return at < step.outputs.size() ? step.outputs[at].name : std::string();
}

/// "ProcessingOutputConfig.Outputs['train']" of a longer path, where the port's own path begins so.
std::string_view UpToIndex(std::string_view path) {
  const std::size_t end = path.find("']");
  return end == std::string_view::npos ? path : path.substr(0, end + 2);
}

}  // namespace

std::string OutputOfPath(const graph::Step& step, std::string_view path) {
  for (const graph::Port& port : step.outputs) {
    if (port.path.empty()) continue;
    if (path == port.path) return port.name;
    const std::string_view head = UpToIndex(port.path);
    const bool indexed = head.ends_with("']");
    const std::string_view prefix = indexed ? head : std::string_view(port.path);
    if (path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '.' ||
                                     path[prefix.size()] == '[')) {
      return port.name;
    }
  }
  return OutputAtIndex(step, path);
}

std::string OutputOfFile(const graph::Step& producer, std::string_view file, std::string known) {
  const graph::Value* files = producer.arguments.Find("property_files");
  const auto* list = files == nullptr ? nullptr : files->As<graph::List>();
  if (known.empty() && list != nullptr) {
    for (const graph::Value& item : list->items) {
      const auto* map = item.As<graph::Map>();
      const graph::Value* name = map == nullptr ? nullptr : map->Find("name");
      const graph::Value* holder = map == nullptr ? nullptr : map->Find("output_name");
      if (name == nullptr || holder == nullptr || !(*name == graph::Value(file))) continue;
      if (const auto* text = holder->As<std::string>()) known = *text;
    }
  }
  return graph::FindPort(producer.outputs, known) == nullptr ? std::string() : known;
}

std::string OutsideReference(const std::string& step, const std::string& producer,
                             std::string_view where) {
  return "step '" + step + "' refers to '" + producer + "' " + std::string(where) +
         ": the service resolves it, the SDK makes no dependency of it";
}

void AddEdge(graph::Pipeline& pipeline, StepId from, StepId to, Edge edge) {
  const auto same = [&](graph::EdgeId id) {
    const Edge& other = pipeline[id];
    return boost::source(id, pipeline) == from && boost::target(id, pipeline) == to &&
           other.kind == edge.kind && other.output == edge.output && other.input == edge.input &&
           other.arm == edge.arm && other.expression == edge.expression;
  };
  // A step that many wait for waits for few, and the other way round.
  const bool few_go_out = boost::out_degree(from, pipeline) < boost::in_degree(to, pipeline);
  const auto any = [&](auto ids) { return std::any_of(ids.first, ids.second, same); };
  const bool there =
      few_go_out ? any(boost::out_edges(from, pipeline)) : any(boost::in_edges(to, pipeline));
  if (!there) boost::add_edge(from, to, std::move(edge), pipeline);
}

Guard GuardOfArm(const graph::Step& condition, std::string_view arm) {
  if (arm != "then" && arm != "else") return Guard::True();
  const graph::Value* conditions = condition.arguments.Find("conditions");
  Guard guard = conditions == nullptr ? Guard::True() : GuardOfConditions(*conditions);
  return arm == "else" ? graph::Not(std::move(guard)) : guard;
}

void Assemble(const Compiler& compiler, Reader& reader, Findings& findings,
              const python::Path* pipeline_path, graph::Pipeline& pipeline) {
  Assembler(compiler, reader, findings, pipeline_path, pipeline).Run();
}

}  // namespace smgraph::sagemaker
