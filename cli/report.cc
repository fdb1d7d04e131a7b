#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/checking.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/maps.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/two_sides.h"
#include "passes/diff.h"
#include "passes/equivalence.h"
#include "passes/resolve.h"
#include "render/diagnostics/json.h"
#include "render/diagnostics/text.h"
#include "render/diagram.h"
#include "render/fence.h"
#include "render/json.h"
#include "render/proof.h"
#include "render/show.h"

namespace smgraph::cli {
namespace {

constexpr std::array kExamples = {
    Example{"smgraph report train.py", "one pipeline, in Markdown"},
    Example{"smgraph report HEAD:train.py train.py", "for a comment on a pull request"},
    Example{"smgraph report old.py new.py -o change.md", "into a file"},
    Example{"smgraph report train.py -o churn.html", "as a page"},
    Example{"smgraph report old.py new.py -f json", "for other programs"},
};

constexpr std::array<std::string_view, 3> kFormats = {"markdown", "html", "json"};

// GitHub refuses comments of more than 65,536 characters.
constexpr std::size_t kMostBytes = 65000;
constexpr std::size_t kFrame = 200;  // what stands around the text of a section
constexpr int kWidth = 100;

struct Arguments {
  std::vector<std::string> files;
  std::string output = "-";
  std::string format;
  SideArguments sides;  // --map
  bool strict = false;
  ReadArguments read;
};

// The lines of `text` that have room, and how many have none.
std::string Cut(const std::string& text, std::size_t room) {
  if (text.size() <= room) return text;
  const std::size_t end = text.rfind('\n', room);
  const std::string shown = end == std::string::npos ? "" : text.substr(0, end + 1);
  const auto left =
      std::count(text.begin() + static_cast<std::ptrdiff_t>(shown.size()), text.end(), '\n');
  return fmt::format("{}… and {} more lines\n", shown, left);
}

/// A report as it grows, within the length of a comment.
class Report {
 public:
  explicit Report(std::string head) : text_(std::move(head)) {}

  void Add(const render::Section& section) {
    if (section.text.empty()) return;
    const std::size_t used = text_.size() + kFrame;
    const std::string shown = Cut(section.text, used < kMostBytes ? kMostBytes - used : 0);
    text_ +=
        fmt::format("\n<details{}><summary>{}</summary>\n\n{}\n\n</details>\n",
                    section.open ? " open" : "", section.heading, render::Fenced("text", shown));
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// What reading, resolving and the rules find in the files.
Checked Findings(Inputs& inputs, const Arguments& arguments) {
  std::vector<CheckedFile> files;
  for (const std::string& file : arguments.files)
    files.push_back({file});
  return CheckFiles(inputs, files, {});
}

// Nothing when nothing is found.
render::Section FindingsSection(const Checked& checked, const render::RenderOptions& options) {
  return {"findings", render::DiagnosticsText(checked.findings, *options.sources, {})};
}

render::JsonPart FindingsPart(const Checked& checked, const render::RenderOptions& options) {
  return {"check", render::DiagnosticsJson(checked.findings, checked.suppressed, *options.sources)};
}

// For other programs: what each of the commands prints, as it is.
bool IsJson(const render::Renderer& renderer) {
  return renderer.name == "json";
}

// Markdown has the sections behind the picture, as far as there is room; a page places them itself.
Result<std::string> WithSections(Result<std::string> drawn, const render::Renderer& renderer,
                                 const render::RenderOptions& options) {
  if (!drawn.ok() || renderer.name != "markdown") return drawn;
  Report report(std::move(drawn).value());
  for (const render::Section& section : options.sections)
    report.Add(section);
  return report.text();
}

// What is said of one pipeline is in the page's own parts.
Result<std::string> OnePipeline(const graph::Pipeline& pipeline, const render::Renderer& renderer,
                                render::RenderOptions options, const Checked& findings) {
  if (IsJson(renderer)) {
    const Result<std::string> shown = renderer.pipeline(pipeline, options);
    if (!shown.ok()) return shown;
    return render::JoinedJson({{"show", shown.value()}, FindingsPart(findings, options)});
  }
  if (renderer.name == "markdown") {
    options.sections.push_back(
        {"parameters, steps and data flow, schedules", render::ShowText(pipeline, options)});
  }
  options.sections.push_back(FindingsSection(findings, options));
  return WithSections(renderer.pipeline(pipeline, options), renderer, options);
}

Result<std::string> BothSidesAsJson(const graph::Comparison& comparison,
                                    const std::array<graph::Pipeline, 2>& sides,
                                    const graph::Equivalence& proof,
                                    const render::Renderer& renderer,
                                    const render::RenderOptions& options, const Checked& findings) {
  const Result<std::string> before = renderer.pipeline(sides[0], options);
  const Result<std::string> after = renderer.pipeline(sides[1], options);
  const Result<std::string> changes = renderer.comparison(comparison, options);
  for (const Result<std::string>* part : {&before, &after, &changes}) {
    if (!part->ok()) return *part;
  }
  return render::JoinedJson({{"before", before.value()},
                             {"after", after.value()},
                             {"diff", changes.value()},
                             {"equiv", render::ProofJson(proof, options.sources)},
                             FindingsPart(findings, options)});
}

Result<std::string> BothSides(const Sides& sides, const graph::Equivalence& proof,
                              const passes::MatchOptions& match, const render::Renderer& renderer,
                              render::RenderOptions options, const Checked& findings) {
  const graph::Pipeline& before = sides.before.pipelines.front();
  const graph::Pipeline& after = sides.after.pipelines.front();
  const graph::Comparison comparison = passes::Compare(before, after, {.match = match});
  std::array<graph::Pipeline, 2> resolved = {before, after};
  for (graph::Pipeline& side : resolved)
    passes::Resolve(side);
  if (IsJson(renderer))
    return BothSidesAsJson(comparison, resolved, proof, renderer, options, findings);
  options.title = fmt::format("{}: {}", render::TitleOf(comparison, options.title),
                              graph::VerdictName(proof.verdict));
  options.sections.push_back({fmt::format("verdict: {}", graph::VerdictName(proof.verdict)),
                              render::ProofText(proof, options), true});
  for (std::size_t side = 0; side < resolved.size() && renderer.name == "markdown"; ++side) {
    options.sections.push_back({fmt::format("{}: parameters, steps and data flow, schedules",
                                            side == 0 ? "before" : "after"),
                                render::ShowText(resolved.at(side), options)});
  }
  options.sections.push_back(FindingsSection(findings, options));
  return WithSections(renderer.comparison(comparison, options), renderer, options);
}

Result<Output> OutputOf(const Console& console, const std::string& path,
                        const std::string& format) {
  OutputArguments arguments;
  arguments.paths = {path};
  arguments.format = format.empty() && path == "-" ? "markdown" : format;
  Result<std::vector<Output>> outputs = ChooseOutputs(console, arguments);
  if (!outputs.ok()) return outputs.error();
  Output output = outputs.value().front();
  const bool known = std::ranges::find(kFormats, output.renderer->name) != kFormats.end();
  if (known) return output;
  return Error{
      fmt::format("-o {}: a report is Markdown (.md), a page (.html) or JSON (.json)", path)};
}

render::RenderOptions ToRender(Inputs& inputs) {
  render::RenderOptions options;
  options.width = kWidth;
  options.sources = &inputs.sources();
  return options;
}

// An error without a message: the reading has said what was wrong.
Result<std::string> OfOne(Inputs& inputs, const Arguments& arguments,
                          const render::Renderer& renderer) {
  const std::string& file = arguments.files.front();
  std::optional<graph::Document> one = inputs.ReadResolved(file);
  if (!one || one->pipelines.empty() || !inputs.KeepOne(*one, {}, file)) return Error{};
  return OnePipeline(one->pipelines.front(), renderer, ToRender(inputs),
                     Findings(inputs, arguments));
}

Result<std::string> OfChange(Inputs& inputs, const Arguments& arguments,
                             const render::Renderer& renderer) {
  SideArguments files = arguments.sides;
  files.before = arguments.files[0];
  files.after = arguments.files[1];
  const std::optional<Sides> sides = ReadSides(inputs, files);
  if (!sides) return Error{};
  const Result<passes::MatchOptions> declared = Declared(*sides, files, inputs.sources());
  if (!declared.ok()) return declared.error();
  const graph::Equivalence proof =
      ProveSides(inputs, files, *sides, {.match = declared.value(), .strict = arguments.strict});
  return BothSides(*sides, proof, declared.value(), renderer, ToRender(inputs),
                   Findings(inputs, arguments));
}

ExitCode WriteReport(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> reading = ToReadOptions(arguments.read);
  if (!reading.ok()) return UsageError(console, reading.error());
  if (arguments.files.size() > 2)
    return UsageError(console, {"a report is about one pipeline, or about BEFORE and AFTER"});
  const bool maps = !arguments.sides.map.empty() || !arguments.sides.map_file.empty();
  if (arguments.files.size() < 2 && (maps || arguments.strict))
    return UsageError(console, {"--map, --map-file and --strict are about BEFORE and AFTER"});
  const Result<Output> output = OutputOf(console, arguments.output, arguments.format);
  if (!output.ok()) return UsageError(console, output.error());
  Inputs inputs(console, std::move(reading).value());
  const Result<std::string> text = arguments.files.size() == 2
                                       ? OfChange(inputs, arguments, *output.value().renderer)
                                       : OfOne(inputs, arguments, *output.value().renderer);
  if (!text.ok() && text.error().message.empty()) return ExitCode::kUsage;  // all is said
  if (!text.ok()) return UsageError(console, text.error());
  const bool written = WritePictures(console, {{output.value(), text.value()}});
  return written ? ExitCode::kClean : ExitCode::kUsage;
}

Action DeclareOptions(std::vector<Option>& options) {
  const auto arguments = std::make_shared<Arguments>();
  options.push_back(FileArgument("FILE", &arguments->files,
                                 "one pipeline, or BEFORE and AFTER; FILE::PIPELINE, REV:FILE, -"));
  options.push_back({.names = {"-o", "--output"},
                     .place = &arguments->output,
                     .help = "file to write, .md, .html or .json; -, the default, is standard "
                             "output",
                     .type = "OUT"});
  options.push_back({.names = {"-f", "--format"},
                     .place = &arguments->format,
                     .help = "the format, whatever the suffix says",
                     .choices = {kFormats.begin(), kFormats.end()}});
  AddMap(options, arguments->sides);
  options.push_back({.names = {"--strict"},
                     .place = &arguments->strict,
                     .help = "settings and schedules count in the verdict as well"});
  AddReadOptions(options, arguments->read);
  return [arguments](Console& console) { return WriteReport(console, *arguments); };
}

}  // namespace

const Command kReport = {
    "report", "Write all that is known of a pipeline, or of a change, as one document",
    "Picture, steps, findings, changes and verdict, within the length of a comment on GitHub.",
    kExamples, &DeclareOptions};

}  // namespace smgraph::cli
