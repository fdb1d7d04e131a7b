#include "passes/check.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "graph/base/similar.h"
#include "passes/resolve.h"
#include "render/diagnostics/report.h"

namespace smgraph::cli {
namespace {

constexpr std::array kExamples = {
    Example{"smgraph check train.py", "what the service or ZenML would refuse, and more"},
    Example{"smgraph check *.py --format sarif", "for code scanning; also json, github, junit"},
    Example{"smgraph check train.py --select SMG5", "schedules only"},
    Example{"smgraph check train.py --fail-on warning", "be strict: exit 1 on warnings, too"},
    Example{"smgraph check run.py --orchestrator vertex", "say what will run it"},
};

struct Arguments {
  std::vector<std::string> files;
  std::string format = "text";
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::string fail_on = "error";
  passes::CheckOptions check;
  ReadArguments read;
};

// A code, the beginning of one, or a slug.
bool Means(const std::string& pattern, const Diagnostic& finding) {
  return finding.code.starts_with(pattern) || finding.slug == pattern;
}

bool Any(const std::vector<std::string>& patterns, const Diagnostic& finding) {
  return std::ranges::any_of(patterns,
                             [&](const std::string& pattern) { return Means(pattern, finding); });
}

bool Wanted(const Arguments& arguments, const Diagnostic& finding) {
  const bool selected = arguments.select.empty() || Any(arguments.select, finding);
  return selected && !Any(arguments.ignore, finding);
}

// A pattern that no code and no rule has; it would silently mean nothing.
std::optional<Error> UnknownPattern(const std::vector<std::string>& patterns,
                                    std::string_view option) {
  std::vector<std::string> known;
  for (const Rule* rule : passes::Catalogue())
    known.insert(known.end(), {std::string(rule->code), std::string(rule->slug)});
  for (const std::string& pattern : patterns) {
    const bool code = pattern.starts_with("SMG") && pattern.size() <= 6 &&
                      pattern.find_first_not_of("0123456789", 3) == std::string::npos;
    if (code || std::ranges::find(known, pattern) != known.end()) continue;
    const std::string guess = DidYouMean(pattern, known);
    return Error{fmt::format("{} {}: no rule is called so", option, pattern),
                 {},
                 guess.empty() ? "a code (SMG501), the beginning of one (SMG5) or a slug" : guess};
  }
  return std::nullopt;
}

// What reading found, what resolving finds and what the rules find.
std::vector<Diagnostic> FindingsOf(graph::Document& document, const passes::CheckOptions& options) {
  std::vector<Diagnostic> all = std::move(document.diagnostics);
  const auto add = [&](std::vector<Diagnostic> more) {
    std::ranges::move(more, std::back_inserter(all));
  };
  for (graph::Pipeline& pipeline : document.pipelines) {
    add(graph::Info(pipeline).diagnostics);
    add(passes::Check(pipeline, options));
    add(passes::Resolve(pipeline));
  }
  SortDiagnostics(all);
  return all;
}

bool Fails(const std::vector<Diagnostic>& findings, const std::string& fail_on) {
  return std::ranges::any_of(findings, [&](const Diagnostic& finding) {
    if (fail_on == "never" || finding.confidence == Confidence::kMaybe) return false;
    if (fail_on == "note") return true;
    return finding.severity == Severity::kError ||
           (fail_on == "warning" && finding.severity == Severity::kWarning);
  });
}

std::string Written(const Console& console, const Arguments& arguments,
                    const std::vector<Diagnostic>& findings, const SourceMap& sources) {
  const render::ReportFormat* format = render::FindReportFormat(arguments.format);
  return format->write({.findings = findings,
                        .sources = sources,
                        .catalogue = passes::Catalogue(),
                        .colour = console.color()});
}

std::vector<std::string> FormatNames() {
  std::vector<std::string> names;
  for (const render::ReportFormat& format : render::ReportFormats())
    names.emplace_back(format.name);
  return names;
}

ExitCode Check(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> options = ToReadOptions(arguments.read);
  if (!options.ok()) return UsageError(console, options.error());
  if (const auto error = UnknownPattern(arguments.select, "--select"))
    return UsageError(console, *error);
  if (const auto error = UnknownPattern(arguments.ignore, "--ignore"))
    return UsageError(console, *error);
  Inputs inputs(console, std::move(options).value());
  std::vector<Diagnostic> findings;
  bool any = false;
  for (const std::string& file : arguments.files) {
    std::optional<graph::Document> document = inputs.ReadSilently(file);
    if (!document) continue;
    any = true;
    for (Diagnostic& finding : FindingsOf(*document, arguments.check)) {
      if (Wanted(arguments, finding)) findings.push_back(std::move(finding));
    }
  }
  if (any) console.Print(Written(console, arguments, findings, inputs.sources()));
  return Worse(inputs.status(),
               Fails(findings, arguments.fail_on) ? ExitCode::kDiffers : ExitCode::kClean);
}

Action DeclareOptions(std::vector<Option>& options) {
  const auto arguments = std::make_shared<Arguments>();
  options.push_back(FileArgument("FILE", &arguments->files));
  options.push_back({.names = {"-f", "--format"},
                     .place = &arguments->format,
                     .help = "how findings are written",
                     .choices = FormatNames()});
  options.push_back({.names = {"--select"},
                     .place = &arguments->select,
                     .help = "only these: codes, beginnings of codes, slugs; separated by commas",
                     .type = "CODE",
                     .comma_separated = true});
  options.push_back({.names = {"--ignore"},
                     .place = &arguments->ignore,
                     .help = "all but these",
                     .type = "CODE",
                     .comma_separated = true});
  options.push_back({.names = {"--fail-on"},
                     .place = &arguments->fail_on,
                     .help = "the least severity that makes the exit status 1",
                     .choices = {"error", "warning", "note", "never"}});
  options.push_back({.names = {"--orchestrator"},
                     .place = &arguments->check.orchestrator,
                     .help = "flavour that runs ZenML pipelines; default: what their settings say",
                     .type = "NAME"});
  AddReadOptions(options, arguments->read);
  return [arguments](Console& console) { return Check(console, *arguments); };
}

}  // namespace

const Command kCheck = {
    "check", "Find mistakes in pipelines",
    "Findings go to standard output. What may be but is not likely (\"maybe\") never fails. "
    "'smgraph rule CODE' explains a finding.",
    kExamples, &DeclareOptions};

}  // namespace smgraph::cli
