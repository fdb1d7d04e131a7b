#include "render/show.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include <boost/range/iterator_range.hpp>
#include <fmt/format.h>

#include "graph/schedule/next_runs.h"
#include "render/change_list.h"
#include "render/condition_text.h"
#include "render/facts.h"
#include "render/text/graphemes.h"
#include "render/text/ink.h"
#include "render/text/page.h"
#include "render/unknowns.h"

namespace smgraph::render {
namespace {

using graph::EdgeKind;
using graph::Pipeline;
using graph::StepId;
using text::Ink;

// When a step runs again, and when it does not.
constexpr std::array<std::string_view, 3> kShownSettings = {"cache", "retry", "max_retry_attempts"};

class Shower {
 public:
  Shower(const Pipeline& pipeline, const RenderOptions& options, std::optional<schedule::Time> now)
      : pipeline_(pipeline),
        info_(graph::Info(pipeline)),
        options_(options),
        now_(now),
        page_(options.width, options.colour) {}

  std::string Run() {
    Head();
    Parameters();
    Schedules();
    if (!info_.settings.items.empty()) {
      Section("Settings");
      Values(info_.settings);
    }
    if (num_vertices(pipeline_) > 0) Section("Steps");
    for (StepId step = 0; step < num_vertices(pipeline_); ++step)
      ShowStep(step);
    Findings();
    Unknowns();
    return page_.Take();
  }

 private:
  std::string Place(const SourceSpan& span) const { return PlaceText(span, options_.sources); }

  void Section(std::string_view name) {
    page_.Blank();
    page_.Add(0, name, Ink::kStrong);
  }

  void Head() {
    page_.Add(0, info_.name.empty() ? "(no name)" : info_.name, Ink::kStrong);
    std::string line = Facts(pipeline_);
    if (!info_.entry.empty()) line += ", made by " + info_.entry;
    if (const std::string place = Place(info_.span); !place.empty()) line += " (" + place + ")";
    page_.Add(2, line, Ink::kDim);
    if (!info_.complete) page_.Add(2, "not complete: see below", Ink::kWarning);
    if (!info_.description.empty()) page_.Add(2, info_.description, Ink::kPlain);
  }

  void Parameters() {
    if (info_.parameters.empty()) return;
    Section("Parameters");
    std::vector<std::vector<std::string>> rows;
    for (const graph::Parameter& parameter : info_.parameters) {
      std::string text =
          parameter.default_value ? graph::Describe(*parameter.default_value) : "required";
      std::string allowed;
      for (const graph::Value& value : parameter.allowed) {
        allowed += (allowed.empty() ? "one of " : ", ") + graph::Describe(value);
      }
      if (!allowed.empty()) text += ", " + allowed;
      rows.push_back({parameter.name, parameter.type, text});
    }
    page_.Table(2, rows);
  }

  void Schedules() {
    if (info_.schedules.empty()) return;
    Section(info_.schedules.size() == 1 ? "Schedule" : "Schedules");
    std::vector<std::vector<std::string>> rows;
    for (const graph::Schedule& schedule : info_.schedules) {
      rows.push_back({schedule.name.empty() ? "(no name)" : schedule.name, schedule.form,
                      graph::PlainText(schedule.expression), Place(schedule.span)});
    }
    page_.Table(2, rows);
    if (!now_) return;
    for (const graph::Schedule& schedule : info_.schedules)
      NextRuns(schedule);
  }

  void NextRuns(const graph::Schedule& schedule) {
    const schedule::Upcoming upcoming = schedule::UpcomingRuns(pipeline_, schedule, *now_);
    std::string text = "next: ";
    if (info_.schedules.size() > 1) {
      const std::string expression = graph::PlainText(schedule.expression);
      text = (schedule.name.empty() ? expression : schedule.name) + " next: ";
    }
    text += upcoming.times.empty() ? "none, " + upcoming.why_none
                                   : fmt::format("{}", fmt::join(upcoming.times, ", "));
    if (!upcoming.reader.empty()) text += " (as " + upcoming.reader + " reads it)";
    page_.Add(4, text, Ink::kPlain);
  }

  void Values(const graph::Map& values) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& [key, value] : values.items)
      rows.push_back({key, graph::Describe(value)});
    page_.Table(2, rows);
  }

  void ShowStep(StepId id) {
    const graph::Step& step = pipeline_[id];
    const std::string type =
        step.type.empty() ? std::string(graph::StepKindName(step.kind)) : step.type;
    const std::string place = Place(step.span);
    page_.AddPair(2, step.id, place.empty() ? type : fmt::format("{} ({})", type, place));
    std::vector<std::vector<std::string>> rows;
    const auto row = [&](std::string_view word, std::string text) {
      if (!text.empty()) rows.push_back({std::string(word), std::move(text)});
    };
    row("when", ConditionText(step));
    if (!step.guard.always()) row("if", graph::Describe(step.guard));
    if (step.multiplicity) row("runs", MultiplicityText(step));
    Inputs(id, rows);
    row("after", Sources(id, EdgeKind::kOrder));
    row("out", Outputs(step));
    for (const std::string_view setting : kShownSettings) {
      const graph::Value* value = step.settings.Find(setting);
      if (value != nullptr) row(setting, graph::Describe(*value));
    }
    Arms(id, rows);
    if (!step.origins.empty()) row("from", fmt::format("{}", fmt::join(step.origins, ", ")));
    page_.Table(4, rows);
  }

  // Each edge that brings data, then inputs whose value comes from elsewhere.
  void Inputs(StepId id, std::vector<std::vector<std::string>>& rows) const {
    std::vector<std::string> fed;
    for (const auto edge : boost::make_iterator_range(in_edges(id, pipeline_))) {
      const graph::Edge& data = pipeline_[edge];
      if (!graph::CarriesData(data.kind)) continue;
      const std::string& from = pipeline_[source(edge, pipeline_)].id;
      std::string text = data.input.empty() ? "← " : data.input + " ← ";
      text += data.output.empty() ? from : from + "." + data.output;
      if (data.implied) text += " (implied)";
      if (data.carried) text += " (of a round before)";
      rows.push_back({"in", std::move(text)});
      fed.push_back(data.input);
    }
    for (const graph::Port& port : pipeline_[id].inputs) {
      if (std::ranges::find(fed, port.name) != fed.end()) continue;
      std::string text = port.name;
      if (!port.value.null()) text += " = " + graph::Describe(port.value);
      rows.push_back({"in", std::move(text)});
    }
  }

  static std::string Outputs(const graph::Step& step) {
    std::string text;
    for (const graph::Port& port : step.outputs) {
      if (!text.empty()) text += ", ";
      text += port.name.empty() ? port.path : port.name;
      if (!port.type.empty()) text += ": " + port.type;
    }
    return text;
  }

  std::string Sources(StepId id, EdgeKind kind) const {
    std::string text;
    for (const auto edge : boost::make_iterator_range(in_edges(id, pipeline_))) {
      if (pipeline_[edge].kind != kind) continue;
      text += (text.empty() ? "" : ", ") + pipeline_[source(edge, pipeline_)].id;
      if (!pipeline_[edge].arm.empty()) text += " (" + pipeline_[edge].arm + ")";
      if (pipeline_[edge].carried) text += " (of a round before)";
    }
    return text;
  }

  void Arms(StepId id, std::vector<std::vector<std::string>>& rows) const {
    for (const auto edge : boost::make_iterator_range(out_edges(id, pipeline_))) {
      if (pipeline_[edge].kind != EdgeKind::kControl) continue;
      const std::string& to = pipeline_[target(edge, pipeline_)].id;
      const auto same = [&](const std::vector<std::string>& row) {
        return row[0] == pipeline_[edge].arm;
      };
      const auto known = std::ranges::find_if(rows, same);
      if (known == rows.end()) {
        rows.push_back({pipeline_[edge].arm, "→ " + to});
      } else {
        (*known)[1] += ", " + to;
      }
    }
  }

  // Warnings of reading say what is not known; the rest is about what is.
  void Findings() {
    const auto about_what_is = [](const Diagnostic& found) {
      return found.severity != Severity::kWarning;
    };
    if (std::ranges::none_of(info_.diagnostics, about_what_is)) return;
    Section("Findings");
    for (const Diagnostic& found : info_.diagnostics) {
      if (!about_what_is(found)) continue;
      page_.AddPair(2, fmt::format("{}: {}", SeverityName(found.severity), found.message),
                    Place(found.span));
    }
  }

  void Unknowns() {
    const std::vector<FoundUnknown> unknowns = FindUnknowns(pipeline_);
    const auto is_warning = [](const Diagnostic& found) {
      return found.severity == Severity::kWarning;
    };
    if (unknowns.empty() && std::ranges::none_of(info_.diagnostics, is_warning)) return;
    Section("Not known before it runs");
    for (const Diagnostic& found : info_.diagnostics) {
      if (is_warning(found)) page_.AddPair(2, found.message, Place(found.span));
    }
    for (const FoundUnknown& found : unknowns) {
      page_.AddPair(2, found.unknown.reason, Place(found.unknown.span));
      page_.Add(4, fmt::format("{}", fmt::join(found.where, ", ")), Ink::kPlain);
    }
  }

  const Pipeline& pipeline_;
  const graph::PipelineInfo& info_;
  const RenderOptions& options_;
  std::optional<schedule::Time> now_;
  text::Page page_;
};

}  // namespace

std::string ShowText(const graph::Document& document, const RenderOptions& options,
                     std::optional<std::chrono::sys_seconds> now) {
  std::string out;
  for (const Pipeline& pipeline : document.pipelines) {
    if (!out.empty()) out += "\n\n";
    out += ShowText(pipeline, options, now);
  }
  if (document.pipelines.empty()) out = "no pipelines\n";
  const bool said = std::ranges::any_of(
      document.pipelines, [](const Pipeline& pipeline) { return !graph::Info(pipeline).complete; });
  if (!document.complete && !said) {
    text::Page page(options.width, options.colour);
    page.Blank();
    page.Add(0, "not complete: a pipeline was seen that could not be read", Ink::kWarning);
    out += page.Take();
  }
  return out;
}

std::string ShowText(const Pipeline& pipeline, const RenderOptions& options,
                     std::optional<std::chrono::sys_seconds> now) {
  return Shower(pipeline, options, now).Run();
}

}  // namespace smgraph::render
