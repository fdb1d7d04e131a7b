#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "passes/diff/info_changes.h"
#include "passes/diff/ports.h"
#include "passes/diff/step_changes.h"
#include "passes/equivalence/findings.h"

namespace smgraph::passes {
namespace {

using graph::Change;
using graph::ChangeKind;
using graph::ChangeSubject;
using graph::Counterexample;

// Settings of SageMaker that say what a job does, not what it runs on.
constexpr std::array<std::string_view, 5> kWork = {"early_stopping", "environment", "max_jobs",
                                                   "metric_definitions", "strategy"};

bool IsWork(const Change& change, const graph::Step& step) {
  if (change.subject != ChangeSubject::kSetting || change.name.size() <= step.id.size())
    return false;
  const std::string_view place = std::string_view(change.name).substr(step.id.size() + 1);
  return std::ranges::find(kWork, place.substr(0, place.find_first_of(".["))) != kWork.end();
}

bool IsProse(const Change& change) {
  return change.subject == ChangeSubject::kArgument &&
         (change.name.ends_with(".display_name") || change.name.ends_with(".description"));
}

// One type has many texts: Dict[str, float], typing.Dict[str, float], dict[str, float]. What a
// step makes of it is part of what it does inside.
bool IsTypeOfPort(const Change& change) {
  const bool port =
      change.subject == ChangeSubject::kInput || change.subject == ChangeSubject::kOutput;
  return port && change.kind == ChangeKind::kChanged && change.name.ends_with(".type");
}

// A definition says where the SDK puts an output for which the source names no place.
bool IsDefaultPlace(const Change& change) {
  if (change.subject != ChangeSubject::kOutput || change.kind != ChangeKind::kChanged) return false;
  std::string end = change.name + "'";
  const std::size_t dot = end.rfind('.');
  if (dot == std::string::npos) return false;
  end.replace(dot, 1, "/output/");
  const auto generated = [&end](const std::string& place) { return place.ends_with("/" + end); };
  return (change.before == "None" && generated(change.after)) ||
         (change.after == "None" && generated(change.before));
}

// Hyperparameters are sent as texts: '5' is 5.
bool IsSameHyperparameter(const Change& change) {
  const auto bare = [](std::string_view text) {
    const bool quoted = text.size() > 1 && text.front() == '\'' && text.back() == '\'';
    return quoted ? text.substr(1, text.size() - 2) : text;
  };
  return change.subject == ChangeSubject::kArgument && change.kind == ChangeKind::kChanged &&
         change.name.find(".hyperparameters.") != std::string::npos &&
         bare(change.before) == bare(change.after);
}

class InterfaceComparer {
 public:
  InterfaceComparer(const Correspondence& same, const Sides& sides, bool strict,
                    ProofFindings& findings)
      : same_(same), sides_(sides), strict_(strict), findings_(findings) {}

  void Run() {
    std::vector<std::string> notes;  // about parameters: said by Parameter()
    for (const Change& change : InfoChanges(same_, notes))
      Judge(change);
    PortMatcher ports(same_);
    for (graph::StepId step = 0; step < num_vertices(same_.before()); ++step) {
      const auto partner = same_.AfterOf(step);
      if (!partner) continue;
      for (const Change& change :
           StepChanges(step, *partner, /*conditions_told=*/true, same_, ports)) {
        if (IsContract(change, same_.before()[step]) || IsWorkOfJob(change, step)) {
          Differs(change);
        } else {
          Judge(change);
        }
      }
    }
    if (same_.across()) TellAllowed();
    if (passed_over_)
      findings_.assumptions.push_back(
          "settings and schedules differ and are not compared: --strict");
    if (types_passed_over_)
      findings_.assumptions.push_back(
          "types of inputs and outputs are written differently and are not compared: --strict");
  }

 private:
  void Judge(const Change& change) {
    switch (change.subject) {
      case ChangeSubject::kParameter:
        return Parameter(change);
      case ChangeSubject::kSetting:
      case ChangeSubject::kSchedule:
        return strict_ ? Differs(change) : PassOver();
      case ChangeSubject::kPipeline:
        if (change.kind == ChangeKind::kRenamed) return Renamed(change);
        findings_.assumptions.push_back(
            fmt::format("the before is {}, the after {}", change.before, change.after));
        return;
      default:
        break;
    }
    if (IsProse(change) || IsDefaultPlace(change)) return;
    if (sides_.written && IsSameHyperparameter(change)) return;
    if (same_.across() && change.subject == ChangeSubject::kArgument) return;  // CompareGiven()
    if (IsTypeOfPort(change) && !strict_) {
      types_passed_over_ = true;
      return;
    }
    if (change.kind == ChangeKind::kRenamed) return Renamed(change);
    // A ZenML step is called as its function: what it is called is its name.
    if (change.subject == ChangeSubject::kStep && change.name.find('.') == std::string::npos &&
        IsFunctionName(change))
      return Renamed(change);
    Differs(change);
  }

  // What a job of SageMaker finds its input by: the key in the event of a Lambda function, the name
  // of a channel. Processing jobs find theirs by their place.
  bool IsContract(const Change& change, const graph::Step& step) const {
    return sides_.written && change.kind == ChangeKind::kRenamed &&
           change.subject == ChangeSubject::kInput && step.type != "Processing";
  }

  // Values that one dialect lists and the other does not check before it runs.
  void TellAllowed() {
    for (const graph::Parameter& before : Info(same_.before()).parameters) {
      for (const graph::Parameter& after : Info(same_.after()).parameters) {
        if (!same_.SameParameter(before.name, after.name)) continue;
        if (before.allowed.empty() || !after.allowed.empty()) continue;
        findings_.assumptions.push_back(
            fmt::format("parameter {} has one of {}, which the after does not check", before.name,
                        Describe(graph::List{before.allowed})));
      }
    }
  }

  bool IsWorkOfJob(const Change& change, graph::StepId step) const {
    if (!sides_.written) return false;
    const bool removed = change.kind == ChangeKind::kRemoved;
    return IsWork(change, removed ? same_.before()[step] : same_.after()[*same_.AfterOf(step)]);
  }

  void PassOver() { passed_over_ = true; }

  // "python-step (train)" and "python-step (fit)".
  static bool IsFunctionName(const Change& change) {
    const auto kind = [](const std::string& text) { return text.substr(0, text.find(' ')); };
    return kind(change.before) == kind(change.after) && kind(change.before) == "python-step" &&
           change.kind == ChangeKind::kChanged;
  }

  void Renamed(const Change& change) {
    findings_.renamed.push_back({"renamed", std::string(graph::ChangeSubjectName(change.subject)),
                                 fmt::format("{} is {}", change.before, change.after)});
  }

  void Differs(const Change& change) {
    if (!change.open) return findings_.differences.push_back({Example(change)});
    findings_.unknown.push_back(
        fmt::format("whether {} is the same: {} in the before, {} in the after", change.name,
                    change.before, change.after));
  }

  static Counterexample Example(const Change& change) {
    Counterexample example;
    const std::string_view subject = graph::ChangeSubjectName(change.subject);
    if (change.kind == ChangeKind::kAdded || change.kind == ChangeKind::kRemoved) {
      const bool added = change.kind == ChangeKind::kAdded;
      // A parameter is shown with its type, "str = 'eu'".
      const bool typed =
          change.subject == ChangeSubject::kParameter && change.name.find('.') == std::string::npos;
      example.text =
          fmt::format("the after {} the {} {}{} {}", added ? "has" : "lacks", subject, change.name,
                      typed ? ":" : " =", added ? change.after : change.before);
    } else {
      example.text = fmt::format("{} {} is {} in the before, {} in the after", subject, change.name,
                                 change.before, change.after);
    }
    example.before_span = change.before_span;
    example.after_span = change.after_span;
    return example;
  }

  void Parameter(const Change& change) {
    const auto is_one_of = [&change](const std::vector<std::string>& names) {
      return std::ranges::find(names, change.name) != names.end();
    };
    if (change.kind == ChangeKind::kRenamed) return Renamed(change);
    if (change.kind != ChangeKind::kRemoved) return Differs(change);
    if (is_one_of(sides_.infrastructure)) {
      findings_.assumptions.push_back(
          fmt::format("parameter {} only fed settings, and became one", change.name));
      return;
    }
    if (!is_one_of(sides_.fixed)) return Differs(change);
    Counterexample example = Example(change);
    example.text = fmt::format("the after has no parameter {}: it is as its default, {}",
                               change.name, change.before);
    findings_.refinements.push_back({std::move(example)});
  }

  const Correspondence& same_;
  const Sides& sides_;
  bool strict_;
  ProofFindings& findings_;
  bool passed_over_ = false;
  bool types_passed_over_ = false;
};

}  // namespace

bool IsSaidOnly(const Change& change) {
  return change.subject == ChangeSubject::kSetting || change.subject == ChangeSubject::kSchedule ||
         change.subject == ChangeSubject::kPipeline || IsProse(change) || IsDefaultPlace(change) ||
         IsTypeOfPort(change);
}

void CompareInterface(const Correspondence& same, const Sides& sides, bool strict,
                      ProofFindings& findings) {
  InterfaceComparer(same, sides, strict, findings).Run();
}

}  // namespace smgraph::passes
