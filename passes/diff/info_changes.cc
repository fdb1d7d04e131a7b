#include "passes/diff/info_changes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "passes/diff/parameter_pairs.h"
#include "passes/diff/value_differences.h"
#include "passes/names.h"

namespace smgraph::passes {
namespace {

using graph::Change;
using graph::ChangeKind;
using graph::ChangeSubject;
using graph::Parameter;
using graph::PipelineInfo;
using graph::Schedule;
using graph::Value;

Change MakeChange(ChangeKind kind, ChangeSubject subject, std::string name, std::string before,
                  std::string after) {
  Change change;
  change.kind = kind;
  change.subject = subject;
  change.name = std::move(name);
  change.before = std::move(before);
  change.after = std::move(after);
  return change;
}

// The values that a parameter takes, in an order that does not matter.
std::set<std::string> AllowedBy(const Parameter& parameter) {
  std::set<std::string> values;
  for (const Value& value : parameter.allowed)
    values.insert(Describe(value));
  return values;
}

std::string TypeAcross(const std::string& type) {
  if (type == "String") return "str";
  if (type == "Integer") return "int";
  if (type == "Float") return "float";
  return type == "Boolean" ? "bool" : type;
}

// A type that lists the values, Literal["north", "south"] or an enumeration, says what a SageMaker
// parameter's allowed values say; which values these are is compared besides.
bool ListsValues(const Parameter& typed, const Parameter& other) {
  constexpr std::string_view kLiteral = "Literal[";
  constexpr std::string_view kPlain[] = {"str", "int", "float", "bool"};
  if (typed.allowed.empty() || other.allowed.empty()) return false;
  if (!typed.type.starts_with(kLiteral))
    return std::ranges::find(kPlain, TypeAcross(typed.type)) == std::end(kPlain);
  std::string values;
  for (const Value& value : typed.allowed)
    values += (values.empty() ? "" : ", ") + Describe(value);
  return TypeKey(typed.type) == TypeKey(fmt::format("{}{}]", kLiteral, values));
}

// 6 is 6.0 where both are to be floats.
bool IsSameNumber(const Parameter& a, const Parameter& b) {
  const auto number = [](const Parameter& parameter) -> std::optional<double> {
    if (TypeAcross(parameter.type) != "float") return std::nullopt;
    if (const auto* integer = parameter.default_value->As<std::int64_t>())
      return static_cast<double>(*integer);
    const auto* real = parameter.default_value->As<double>();
    return real == nullptr ? std::nullopt : std::optional(*real);
  };
  const std::optional<double> first = number(a);
  return first && first == number(b);
}

std::string TextOf(const Parameter& parameter) {
  std::string text = parameter.type;
  if (parameter.default_value) text += " = " + Describe(*parameter.default_value);
  return text;
}

std::string TextOf(const Schedule& schedule) {
  return schedule.form + " " + PlainText(schedule.expression);
}

std::string NameOf(const Schedule& schedule) {
  return schedule.name.empty() ? schedule.form : schedule.name;
}

class InfoComparer {
 public:
  InfoComparer(const Correspondence& same, std::vector<std::string>& notes)
      : same_(same), before_(Info(same.before())), after_(Info(same.after())), notes_(notes) {}

  std::vector<Change> Run() {
    ComparePipeline();
    CompareParameters();
    CompareSchedules();
    return std::move(changes_);
  }

 private:
  void Add(Change change, SourceSpan before, SourceSpan after) {
    change.before_span = before;
    change.after_span = after;
    changes_.push_back(std::move(change));
  }

  void ComparePipeline() {
    const bool same_name = same_.across() ? NameKey(before_.name) == NameKey(after_.name)
                                          : before_.name == after_.name;
    if (!same_name) {
      Add(MakeChange(ChangeKind::kRenamed, ChangeSubject::kPipeline, after_.name, before_.name,
                     after_.name),
          before_.span, after_.span);
    }
    if (same_.across()) return;
    if (before_.dynamic != after_.dynamic) {
      const auto word = [](bool dynamic) { return dynamic ? "dynamic" : "static"; };
      Add(MakeChange(ChangeKind::kChanged, ChangeSubject::kPipeline, after_.name,
                     word(before_.dynamic), word(after_.dynamic)),
          before_.span, after_.span);
    }
    AddDifferences(DifferencesOf(before_.settings, after_.settings, same_), ChangeSubject::kSetting,
                   "", before_.span, after_.span);
  }

  void AddDifferences(std::vector<ValueDifference> differences, ChangeSubject subject,
                      const std::string& prefix, SourceSpan before, SourceSpan after) {
    for (ValueDifference& d : differences) {
      Add(MakeChange(d.kind, subject, prefix + d.place, std::move(d.before), std::move(d.after)),
          before, after);
    }
  }

  void CompareParameters() {
    // By place: what people write may have one name twice.
    std::set<const Parameter*> kept;
    std::vector<std::string> removed;
    for (const Parameter& parameter : before_.parameters) {
      const auto other = std::ranges::find_if(after_.parameters, [&](const Parameter& candidate) {
        return same_.SameParameter(parameter.name, candidate.name) && !kept.contains(&candidate);
      });
      if (other == after_.parameters.end()) {
        Add(MakeChange(ChangeKind::kRemoved, ChangeSubject::kParameter, parameter.name,
                       TextOf(parameter), ""),
            parameter.span, {});
        removed.push_back(parameter.name);
      } else {
        kept.insert(&*other);
        CompareParameter(parameter, *other);
      }
    }
    for (const Parameter& parameter : after_.parameters) {
      if (kept.contains(&parameter)) continue;
      Add(MakeChange(ChangeKind::kAdded, ChangeSubject::kParameter, parameter.name, "",
                     TextOf(parameter)),
          {}, parameter.span);
    }
    // Migrated pipelines turn parameters for infrastructure into settings.
    if (removed.empty() || !same_.across()) return;
    for (const std::string& name : FeedingSettingsOnly(same_.before(), removed)) {
      notes_.push_back(fmt::format("parameter '{}' fed settings only", name));
    }
  }

  void CompareParameter(const Parameter& before, const Parameter& after) {
    const auto add = [&](ChangeKind kind, std::string name, std::string a, std::string b) {
      Add(MakeChange(kind, ChangeSubject::kParameter, std::move(name), std::move(a), std::move(b)),
          before.span, after.span);
    };
    const bool renamed = !same_.across() && before.name != after.name;
    if (renamed) add(ChangeKind::kRenamed, after.name, before.name, after.name);
    const bool same_type =
        same_.across() ? TypeKey(TypeAcross(before.type)) == TypeKey(TypeAcross(after.type)) ||
                             ListsValues(before, after) || ListsValues(after, before)
                       : TypeKey(before.type) == TypeKey(after.type);
    const bool said = !same_.across() || (!before.type.empty() && !after.type.empty());
    if (!same_type && said) {
      add(ChangeKind::kChanged, after.name + ".type", before.type, after.type);
    }
    CompareDefault(before, after);
    // A type that lists the values, Literal["north", "south"], has told the difference.
    const bool told = !same_type && said;
    const bool unsaid = same_.across() && (before.allowed.empty() || after.allowed.empty());
    if (!told && !unsaid && AllowedBy(before) != AllowedBy(after)) {
      add(ChangeKind::kChanged, after.name + ".allowed", Describe(graph::List{before.allowed}),
          Describe(graph::List{after.allowed}));
    }
  }

  void CompareDefault(const Parameter& before, const Parameter& after) {
    const std::optional<Value>& a = before.default_value;
    const std::optional<Value>& b = after.default_value;
    if (!a && !b) return;
    if (a && b && (same_.SameValue(*a, *b) || IsSameNumber(before, after))) return;
    ChangeKind kind = ChangeKind::kChanged;
    if (!a) kind = ChangeKind::kAdded;
    if (!b) kind = ChangeKind::kRemoved;
    Add(MakeChange(kind, ChangeSubject::kParameter, after.name + ".default", a ? Describe(*a) : "",
                   b ? Describe(*b) : ""),
        before.span, after.span);
  }

  // By name where both have one, the rest in order.
  void CompareSchedules() {
    std::vector<const Schedule*> open;
    for (const Schedule& schedule : after_.schedules)
      open.push_back(&schedule);
    std::vector<const Schedule*> rest;
    for (const Schedule& schedule : before_.schedules) {
      const auto other = std::ranges::find_if(open, [&](const Schedule* candidate) {
        return !schedule.name.empty() && candidate->name == schedule.name;
      });
      if (other == open.end()) {
        rest.push_back(&schedule);
        continue;
      }
      CompareSchedule(schedule, **other);
      open.erase(other);
    }
    for (std::size_t i = 0; i < std::max(rest.size(), open.size()); ++i) {
      if (i >= open.size()) {
        Add(MakeChange(ChangeKind::kRemoved, ChangeSubject::kSchedule, NameOf(*rest[i]),
                       TextOf(*rest[i]), ""),
            rest[i]->span, {});
      } else if (i >= rest.size()) {
        Add(MakeChange(ChangeKind::kAdded, ChangeSubject::kSchedule, NameOf(*open[i]), "",
                       TextOf(*open[i])),
            {}, open[i]->span);
      } else {
        CompareSchedule(*rest[i], *open[i]);
      }
    }
  }

  void CompareSchedule(const Schedule& before, const Schedule& after) {
    const bool same_time =
        before.form == after.form && same_.SameValue(before.expression, after.expression);
    if (!same_time) {
      Add(MakeChange(ChangeKind::kChanged, ChangeSubject::kSchedule, NameOf(after), TextOf(before),
                     TextOf(after)),
          before.span, after.span);
    }
    if (same_.across()) return;
    if (before.name != after.name) {
      Add(MakeChange(ChangeKind::kRenamed, ChangeSubject::kSchedule, NameOf(after), NameOf(before),
                     NameOf(after)),
          before.span, after.span);
    }
    AddDifferences(DifferencesOf(before.settings, after.settings, same_), ChangeSubject::kSchedule,
                   NameOf(after) + ".", before.span, after.span);
  }

  const Correspondence& same_;
  const PipelineInfo& before_;
  const PipelineInfo& after_;
  std::vector<std::string>& notes_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> InfoChanges(const Correspondence& same, std::vector<std::string>& notes) {
  return InfoComparer(same, notes).Run();
}

}  // namespace smgraph::passes
