#include "passes/check.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/atomic_write.h"
#include "cli/baseline.h"
#include "cli/checking.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/settings.h"
#include "frontends/stack_file.h"
#include "graph/base/similar.h"
#include "graph/schedule/flavours.h"
#include "passes/suppress.h"
#include "render/diagnostics/report.h"

namespace smgraph::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array kExamples = {
    Example{"smgraph check train.py", "what the service or ZenML would refuse, and more"},
    Example{"smgraph check pipelines/", "all files below a folder, but for what .gitignore names"},
    Example{"smgraph check . --format sarif", "for code scanning; also json, github, junit"},
    Example{"smgraph check train.py --select SMG5", "schedules only"},
    Example{"smgraph check train.py --fail-on warning", "be strict: exit 1 on warnings, too"},
    Example{"smgraph check run.py --orchestrator vertex", "say what will run it"},
    Example{"smgraph check . --write-baseline known.json", "what is found now is known"},
    Example{"smgraph check . --baseline known.json", "and only what is new fails"},
};

struct Arguments {
  std::vector<std::string> paths;
  std::string format = "text";
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::string fail_on;
  std::string baseline;
  std::string write_baseline;
  std::string stack;
  std::string orchestrator;
  std::string now;
  ReadArguments read;
};

bool Any(const std::vector<std::string>& patterns, const Diagnostic& finding) {
  return std::ranges::any_of(
      patterns, [&](const std::string& pattern) { return passes::Means(pattern, finding); });
}

// A pattern that no code and no rule has; it would silently mean nothing.
std::optional<Error> UnknownPattern(const std::vector<std::string>& patterns,
                                    std::string_view where, const SourceSpan& span = {}) {
  for (const std::string& pattern : patterns) {
    const std::string fault = passes::PatternFault(pattern);
    if (!fault.empty())
      return Error{fmt::format("{} {}: no rule is called so", where, pattern), span, fault};
  }
  return std::nullopt;
}

std::optional<Error> UnknownPatterns(const Arguments& arguments, const Settings& settings) {
  if (auto error = UnknownPattern(arguments.select, "--select")) return error;
  if (auto error = UnknownPattern(arguments.ignore, "--ignore")) return error;
  for (const PathIgnores& ignores : settings.path_ignores) {
    if (auto error = UnknownPattern(ignores.rules, ignores.pattern, ignores.span)) return error;
  }
  return std::nullopt;
}

// A name that is close to one that is known is a slip; another one may be somebody's own.
std::optional<Error> MistypedOrchestrator(const std::string& name) {
  if (name.empty() || schedule::FindFlavour(name) != nullptr) return std::nullopt;
  const std::string guess = DidYouMean(name, schedule::FlavourNames());
  if (guess.empty()) return std::nullopt;
  return Error{fmt::format("--orchestrator {}: no orchestrator is called so", name), {}, guess};
}

// The orchestrator that is given, and what a stack file says.
Result<passes::CheckOptions> ToCheckOptions(const Arguments& arguments, const fs::path& folder) {
  passes::CheckOptions options;
  const Result<std::chrono::sys_seconds> now = ToTime(arguments.now);
  if (!now.ok()) return now.error();
  options.now = now.value();
  if (const auto error = MistypedOrchestrator(arguments.orchestrator)) return *error;
  options.orchestrator = arguments.orchestrator;
  std::string file = arguments.stack;
  if (file.empty()) {
    const std::optional<fs::path> found = frontends::FindStackFile(folder);
    if (!found) return options;
    file = found->string();
  }
  Result<graph::Stack> stack = frontends::ReadStack(file);
  // A file of that name may be something else; one that was named may not.
  if (!stack.ok() && !arguments.stack.empty()) return stack.error();
  if (stack.ok()) options.stack = std::move(stack).value();
  return options;
}

// Leaves what is wanted, by rule and by path.
void Filter(const Arguments& arguments, const Settings& settings, const SourceMap& sources,
            Checked& checked) {
  const auto unwanted = [&](const Diagnostic& finding) {
    if (!arguments.select.empty() && !Any(arguments.select, finding)) return true;
    if (Any(arguments.ignore, finding)) return true;
    return finding.span.known() &&
           Any(settings.IgnoredIn(sources.Path(finding.span.file)), finding);
  };
  std::erase_if(checked.findings, unwanted);
  std::erase_if(checked.suppressed,
                [&](const Suppressed& known) { return unwanted(known.finding); });
}

bool Fails(const std::vector<Diagnostic>& findings, const std::string& fail_on) {
  return std::ranges::any_of(findings, [&](const Diagnostic& finding) {
    if (fail_on == "never" || finding.confidence == Confidence::kMaybe) return false;
    if (fail_on == "note") return true;
    return finding.severity == Severity::kError ||
           (fail_on == "warning" && finding.severity == Severity::kWarning);
  });
}

std::string Written(const Console& console, const Arguments& arguments, const Checked& checked,
                    const SourceMap& sources) {
  const render::ReportFormat* format = render::FindReportFormat(arguments.format);
  return format->write({.findings = checked.findings,
                        .sources = sources,
                        .catalogue = passes::Catalogue(),
                        .suppressed = checked.suppressed,
                        .colour = console.color()});
}

std::vector<std::string> FormatNames() {
  std::vector<std::string> names;
  for (const render::ReportFormat& format : render::ReportFormats())
    names.emplace_back(format.name);
  return names;
}

ExitCode WriteBaseline(Console& console, const std::string& path, const Checked& checked,
                       const SourceMap& sources) {
  const std::string text = Baseline::Written(path, checked.findings, sources);
  if (const std::optional<Error> error = WriteFile(path, text)) return UsageError(console, *error);
  console.PrintError(fmt::format("{}: {} known\n", path, checked.findings.size()));
  return ExitCode::kClean;
}

// What a command and its project ask for, together.
struct Plan {
  std::vector<CheckedFile> files;
  Settings settings;
  passes::CheckOptions check;
  frontends::ReadOptions read;
  std::optional<Baseline> baseline;
};

Result<Plan> MakePlan(Arguments& arguments, const std::vector<Option>& options,
                      SourceMap& sources) {
  Plan plan;
  const fs::path folder = CommonFolder(arguments.paths);
  Result<Settings> settings = LoadSettings(folder, options, sources);
  if (!settings.ok()) return settings.error();
  plan.settings = std::move(settings).value();
  if (const auto error = ApplySettings(plan.settings, options)) return *error;
  if (const auto error = UnknownPatterns(arguments, plan.settings)) return *error;
  if (arguments.fail_on.empty()) arguments.fail_on = "error";
  Result<std::vector<CheckedFile>> files = FilesToCheck(arguments.paths);
  if (!files.ok()) return files.error();
  plan.files = std::move(files).value();
  Result<passes::CheckOptions> check = ToCheckOptions(arguments, folder);
  if (!check.ok()) return check.error();
  plan.check = std::move(check).value();
  Result<frontends::ReadOptions> read = ToReadOptions(arguments.read);
  if (!read.ok()) return read.error();
  plan.read = std::move(read).value();
  if (arguments.baseline.empty() || !arguments.write_baseline.empty()) return plan;
  Result<Baseline> baseline = Baseline::Read(arguments.baseline);
  if (!baseline.ok()) return baseline.error();
  plan.baseline = std::move(baseline).value();
  return plan;
}

ExitCode Check(Console& console, Arguments& arguments, const std::vector<Option>& options) {
  SourceMap own_files;
  Result<Plan> made = MakePlan(arguments, options, own_files);
  if (!made.ok()) {
    if (!made.error().span.known()) return UsageError(console, made.error());
    PrintError(console, made.error(), own_files);
    return ExitCode::kUsage;
  }
  const Plan& plan = made.value();
  Inputs inputs(console, plan.read);
  Checked checked = CheckFiles(inputs, plan.files, plan.check);
  Filter(arguments, plan.settings, inputs.sources(), checked);
  if (!arguments.write_baseline.empty()) {
    return Worse(inputs.status(),
                 WriteBaseline(console, arguments.write_baseline, checked, inputs.sources()));
  }
  if (plan.baseline)
    plan.baseline->TakeKnown(checked.findings, checked.suppressed, inputs.sources());
  if (checked.any || plan.files.empty())
    console.Print(Written(console, arguments, checked, inputs.sources()));
  return Worse(inputs.status(),
               Fails(checked.findings, arguments.fail_on) ? ExitCode::kDiffers : ExitCode::kClean);
}

Action DeclareOptions(std::vector<Option>& options) {
  const auto arguments = std::make_shared<Arguments>();
  options.push_back(FileArgument(
      "PATH", &arguments->paths,
      "Python, notebook or JSON file, or a folder of them; FILE::PIPELINE, REV:FILE, -"));
  options.push_back({.names = {"-f", "--format"},
                     .place = &arguments->format,
                     .help = "how findings are written",
                     .choices = FormatNames()});
  options.push_back({.names = {"--select"},
                     .place = &arguments->select,
                     .help = "only these: codes, beginnings of codes, slugs; separated by commas",
                     .type = "CODE",
                     .comma_separated = true,
                     .setting = true});
  options.push_back({.names = {"--ignore"},
                     .place = &arguments->ignore,
                     .help = "all but these",
                     .type = "CODE",
                     .comma_separated = true,
                     .setting = true});
  options.push_back({.names = {"--fail-on"},
                     .place = &arguments->fail_on,
                     .help = "the least severity that makes the exit status 1",
                     .choices = {"error", "warning", "note", "never"},
                     .setting = true});
  options.push_back({.names = {"--baseline"},
                     .place = &arguments->baseline,
                     .help = "file of findings that are known and do not fail",
                     .type = "FILE",
                     .setting = true});
  options.push_back({.names = {"--write-baseline"},
                     .place = &arguments->write_baseline,
                     .help = "make that file of what is found now, instead of a report",
                     .type = "FILE"});
  options.push_back({.names = {"--orchestrator"},
                     .place = &arguments->orchestrator,
                     .help = "flavour that runs ZenML pipelines; default: what their settings or a "
                             "stack file say, else sagemaker is assumed",
                     .type = "NAME",
                     .setting = true});
  options.push_back({.names = {"--stack"},
                     .place = &arguments->stack,
                     .help = "what 'zenml stack export' wrote; default: the nearest stack.yaml",
                     .type = "FILE",
                     .setting = true});
  AddNow(options, arguments->now);
  AddReadOptions(options, arguments->read);
  return [arguments, settable = options](Console& console) {
    return Check(console, *arguments, settable);
  };
}

}  // namespace

const Command kCheck = {
    "check", "Find mistakes in pipelines",
    "Findings go to standard output. What may be but is not likely (\"maybe\") never fails. "
    "'smgraph rule CODE' explains a finding. '# smgraph: ignore[CODE] reason' on a line or the "
    "first "
    "line of a step says that it is known. smgraph.toml, [tool.smgraph] in pyproject.toml and "
    "SMGRAPH_SELECT, SMGRAPH_FAIL_ON, … say what a project wants.",
    kExamples, &DeclareOptions};

}  // namespace smgraph::cli
