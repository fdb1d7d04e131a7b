#include "passes/diff/step_changes.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "passes/diff/given_pairs.h"
#include "passes/diff/value_differences.h"
#include "passes/names.h"

namespace smgraph::passes {
namespace {

using graph::Change;
using graph::ChangeKind;
using graph::ChangeSubject;
using graph::Port;
using graph::Step;
using graph::StepId;
using graph::Value;

// Arguments that hold what guards say (the operands) and what edges say (the branches).
constexpr std::array<std::string_view, 2> kConditionKeys = {"Conditions", "conditions"};
constexpr std::array<std::string_view, 6> kBranchKeys = {
    "IfSteps", "ElseSteps", "if_steps", "else_steps", "ForEachBody", "for_each_body"};

bool IsOneOf(const auto& keys, std::string_view place) {
  const std::string_view key = place.substr(0, place.find_first_of(".["));
  return std::ranges::find(keys, key) != keys.end();
}

std::string Often(const Step& step) {
  if (!step.multiplicity) return "once";
  std::string text = "for each of ";
  for (const Value& over : step.multiplicity->over) {
    if (!text.ends_with("of ")) text += " x ";
    text += Describe(over);
  }
  return text;
}

std::string TypeText(const Step& step) {
  return fmt::format("{} ({})", graph::StepKindName(step.kind), step.type);
}

class StepComparer {
 public:
  StepComparer(StepId before, StepId after, const Correspondence& same, PortMatcher& ports)
      : before_id_(before),
        after_id_(after),
        before_(same.before()[before]),
        after_(same.after()[after]),
        same_(same),
        ports_(ports) {}

  std::vector<Change> Run(bool conditions_told) {
    CompareStep();
    if (!same_.across() && changes_.size() == (before_.id == after_.id ? 0U : 1U) && GivenTheSame())
      return std::move(changes_);
    if (!same_.across() && EdgesAgree()) reads_ = &ports_;
    CompareInputs();
    CompareOutputs();
    if (!same_.across()) {
      CompareArguments(conditions_told);
      for (ValueDifference& d : DifferencesOf(before_.settings, after_.settings, same_))
        Add(ChangeSubject::kSetting, d);
    } else if (before_.kind != graph::StepKind::kFail || after_.kind != graph::StepKind::kFail) {
      CompareGiven();
    }
    return std::move(changes_);
  }

 private:
  void Add(ChangeKind kind, ChangeSubject subject, std::string_view part, std::string before,
           std::string after) {
    Change change;
    change.kind = kind;
    change.subject = subject;
    change.name = kind == ChangeKind::kRemoved ? before_.id : after_.id;
    if (!part.empty()) change.name += "." + std::string(part);
    change.before = std::move(before);
    change.after = std::move(after);
    change.before_span = before_.span;
    change.after_span = after_.span;
    changes_.push_back(std::move(change));
  }

  void Add(ChangeSubject subject, ValueDifference& difference) {
    Add(difference.kind, subject, difference.place, std::move(difference.before),
        std::move(difference.after));
    changes_.back().open = difference.open;
  }

  // Quick for most steps of two versions of a pipeline.
  bool GivenTheSame() const {
    return SamePorts(before_.inputs, after_.inputs) && SamePorts(before_.outputs, after_.outputs) &&
           same_.SameMap(before_.arguments, after_.arguments) &&
           same_.SameMap(before_.settings, after_.settings);
  }

  // Whether the same outputs of the same steps feed the same inputs: then edges tell nothing of
  // where in a list each stands, nor of what is read below an output.
  bool EdgesAgree() {
    using Told = std::tuple<StepId, std::string, std::string>;
    std::vector<Told> before;
    std::vector<Told> after;
    const NamePairs& inputs = ports_.Inputs(before_id_, after_id_);
    const auto name_in = [](const NamePairs& pairs, const std::string& name) {
      const auto pair = pairs.find(name);
      return pair == pairs.end() ? name : pair->second;
    };
    for (const auto id : boost::make_iterator_range(in_edges(before_id_, same_.before()))) {
      const graph::Edge& edge = same_.before()[id];
      if (!CarriesData(edge.kind)) continue;
      const StepId producer = source(id, same_.before());
      const auto partner = same_.AfterOf(producer);
      if (!partner) return false;
      before.emplace_back(*partner, name_in(ports_.Outputs(producer, *partner), edge.output),
                          name_in(inputs, edge.input));
    }
    for (const auto id : boost::make_iterator_range(in_edges(after_id_, same_.after()))) {
      const graph::Edge& edge = same_.after()[id];
      if (CarriesData(edge.kind))
        after.emplace_back(source(id, same_.after()), edge.output, edge.input);
    }
    std::ranges::sort(before);
    std::ranges::sort(after);
    return before == after;
  }

  static bool SameType(const Port& before, const Port& after) {
    return before.type == after.type || TypeKey(before.type) == TypeKey(after.type);
  }

  bool SamePorts(const std::vector<Port>& before, const std::vector<Port>& after) const {
    constexpr std::size_t kFew = 16;
    if (before.size() != after.size() || before.size() > kFew) return false;
    for (std::size_t i = 0; i < before.size(); ++i) {
      const Port& port = before[i];
      const bool same = port.name == after[i].name && SameType(port, after[i]) &&
                        graph::FindPort(before, port.name) == &port &&
                        same_.SameValue(port.value, after[i].value);
      if (!same) return false;
    }
    return true;
  }

  void CompareStep() {
    // Across dialects names are renamed when nothing of them agrees but a declaration or a place.
    const bool same_name =
        same_.across() ? StemKey(before_.id) == StemKey(after_.id) : before_.id == after_.id;
    if (!same_name) {
      Add(ChangeKind::kRenamed, ChangeSubject::kStep, "", before_.id, after_.id);
    }
    if (!same_.across()) CompareKind();
    const bool same_often =
        before_.multiplicity.has_value() == after_.multiplicity.has_value() &&
        (!before_.multiplicity || same_.SameValue(graph::List{before_.multiplicity->over},
                                                  graph::List{after_.multiplicity->over}));
    if (!same_often) {
      Add(ChangeKind::kChanged, ChangeSubject::kStep, "runs", Often(before_), Often(after_));
    }
    if (same_.across()) return;
    CompareText("display_name", before_.display_name, after_.display_name);
    CompareText("description", before_.description, after_.description);
  }

  void CompareKind() {
    if (before_.kind == after_.kind && before_.type == after_.type) return;
    // A step of ZenML is called as its function: that was told.
    if (before_.id != after_.id && before_.kind == after_.kind &&
        before_.kind == graph::StepKind::kPythonStep)
      return;
    Add(ChangeKind::kChanged, ChangeSubject::kStep, "", TypeText(before_), TypeText(after_));
  }

  void CompareText(std::string_view part, const std::string& before, const std::string& after) {
    if (before == after) return;
    Add(ChangeKind::kChanged, ChangeSubject::kArgument, part, before, after);
  }

  void CompareInputs() {
    std::set<std::string> fed_before;
    std::set<std::string> fed_after;
    for (const auto id : boost::make_iterator_range(in_edges(before_id_, same_.before()))) {
      fed_before.insert(same_.before()[id].input);
    }
    for (const auto id : boost::make_iterator_range(in_edges(after_id_, same_.after()))) {
      fed_after.insert(same_.after()[id].input);
    }
    ComparePorts({ChangeSubject::kInput, before_.inputs, after_.inputs,
                  ports_.Inputs(before_id_, after_id_), fed_before, fed_after});
  }

  void CompareOutputs() {
    std::set<std::string> used_before;
    std::set<std::string> used_after;
    for (const auto id : boost::make_iterator_range(out_edges(before_id_, same_.before()))) {
      if (CarriesData(same_.before()[id].kind)) used_before.insert(same_.before()[id].output);
    }
    for (const auto id : boost::make_iterator_range(out_edges(after_id_, same_.after()))) {
      if (CarriesData(same_.after()[id].kind)) used_after.insert(same_.after()[id].output);
    }
    ComparePorts({ChangeSubject::kOutput, before_.outputs, after_.outputs,
                  ports_.Outputs(before_id_, after_id_), used_before, used_after});
  }

  struct PortLists {
    ChangeSubject subject;
    const std::vector<Port>& before;
    const std::vector<Port>& after;
    const NamePairs& pairs;
    const std::set<std::string>& joined_before;  // edges tell about these
    const std::set<std::string>& joined_after;
  };

  void ComparePorts(const PortLists& lists) {
    std::set<std::string> paired;
    for (const Port& port : lists.before) {
      const auto pair = lists.pairs.find(port.name);
      const Port* const other =
          pair == lists.pairs.end() ? nullptr : graph::FindPort(lists.after, pair->second);
      if (other == nullptr) {
        AddLonePort(ChangeKind::kRemoved, lists.subject, port, lists.joined_before);
      } else {
        paired.insert(other->name);
        if (!same_.across()) ComparePort(lists.subject, port, *other);
        if (same_.across() && IsOtherName(lists, port, *other)) {
          Add(ChangeKind::kRenamed, lists.subject, other->name, port.name, other->name);
        }
      }
    }
    for (const Port& port : lists.after) {
      if (paired.contains(port.name)) continue;
      AddLonePort(ChangeKind::kAdded, lists.subject, port, lists.joined_after);
    }
  }

  // Across dialects the name of an output counts where there are several to tell apart, and inputs
  // are called as the function likes.
  static bool IsOtherName(const PortLists& lists, const Port& before, const Port& after) {
    return lists.subject == ChangeSubject::kOutput && lists.joined_before.size() > 1 &&
           lists.joined_before.contains(before.name) && !after.name.starts_with("output") &&
           NameKey(before.name) != NameKey(after.name);
  }

  // Across dialects ports without edges are vocabulary: containers and functions name theirs apart.
  void AddLonePort(ChangeKind kind, ChangeSubject subject, const Port& port,
                   const std::set<std::string>& joined) {
    ports_told_.insert(port.name);
    if (same_.across() || joined.contains(port.name)) return;
    const std::string text = port.value.null() ? port.name : Describe(port.value);
    const bool removed = kind == ChangeKind::kRemoved;
    Add(kind, subject, port.name, removed ? text : "", removed ? "" : text);
  }

  void ComparePort(ChangeSubject subject, const Port& before, const Port& after) {
    if (before.name != after.name) {
      Add(ChangeKind::kRenamed, subject, after.name, before.name, after.name);
    }
    if (!SameType(before, after)) {
      Add(ChangeKind::kChanged, subject, after.name + ".type", before.type, after.type);
    }
    for (ValueDifference& d : DifferencesOf(before.value, after.value, after.name, same_, reads_)) {
      texts_told_.insert({d.before, d.after});
      Add(subject, d);
    }
  }

  // A request repeats its ports: what they told already is not told again.
  void CompareArguments(bool conditions_told) {
    for (ValueDifference& d : DifferencesOf(before_.arguments, after_.arguments, same_, reads_)) {
      if (IsOneOf(kBranchKeys, d.place)) continue;
      if (conditions_told && IsOneOf(kConditionKeys, d.place)) continue;
      if (texts_told_.contains({d.before, d.after}) || ports_told_.contains(d.name)) continue;
      Add(ChangeSubject::kArgument, d);
    }
  }

  // Across dialects: constants and parameters by their names, wherever they stand.
  void CompareGiven() {
    StepInputs before = InputsOf(before_);
    StepInputs after = InputsOf(after_);
    const std::size_t told = changes_.size();
    for (const auto& [a, b] : TakePairs(before.values, after.values)) {
      if (CompareValues(a.value, b.value, same_) == Alike::kNo)
        Add(ChangeKind::kChanged, ChangeSubject::kArgument, b.name, TextOf(a), TextOf(b));
    }
    if (changes_.size() != told) return;
    if (!after.open) {
      for (const std::string& name : LoneParameters(graph::Side::kBefore, before, after, same_))
        Add(ChangeKind::kRemoved, ChangeSubject::kArgument, name, ParameterText(name), "");
    }
    if (before.open) return;
    for (const std::string& name : LoneParameters(graph::Side::kAfter, before, after, same_))
      Add(ChangeKind::kAdded, ChangeSubject::kArgument, name, "", ParameterText(name));
  }

  static std::string TextOf(const GivenValue& given) { return Describe(BareValue(given.value)); }
  static std::string ParameterText(const std::string& name) {
    return Describe(Value(graph::ParameterReference{name}));
  }

  StepId before_id_;
  StepId after_id_;
  const Step& before_;
  const Step& after_;
  const Correspondence& same_;
  PortMatcher& ports_;
  PortMatcher* reads_ = nullptr;  // where edges do not tell of them
  std::set<std::string> ports_told_;
  std::set<std::pair<std::string, std::string>> texts_told_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> StepChanges(StepId before, StepId after, bool conditions_told,
                                const Correspondence& same, PortMatcher& ports) {
  return StepComparer(before, after, same, ports).Run(conditions_told);
}

}  // namespace smgraph::passes
