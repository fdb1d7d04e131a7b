#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/checking.h"
#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/two_sides.h"
#include "passes/diff.h"
#include "passes/equivalence.h"
#include "passes/resolve.h"
#include "render/diagnostics/text.h"
#include "render/fence.h"
#include "render/proof.h"
#include "render/show.h"

namespace smgraph::cli {
namespace {

constexpr std::array kExamples = {
    Example{"smgraph report train.py", "one pipeline, in Markdown"},
    Example{"smgraph report HEAD:train.py train.py", "for a comment on a pull request"},
    Example{"smgraph report old.py new.py -o change.md", "into a file"},
    Example{"smgraph report train.py -o churn.html", "as a page"},
};

// GitHub refuses comments of more than 65,536 characters.
constexpr std::size_t kMostBytes = 65000;
constexpr std::size_t kFrame = 200;  // what stands around the text of a section
constexpr int kWidth = 100;

struct Arguments {
  std::vector<std::string> files;
  std::string output = "-";
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

// What reading, resolving and the rules find in the files; nothing when they find nothing.
std::string Findings(Inputs& inputs, const Arguments& arguments) {
  std::vector<CheckedFile> files;
  for (const std::string& file : arguments.files)
    files.push_back({file});
  const Checked checked = CheckFiles(inputs, files, {});
  return render::DiagnosticsText(checked.findings, inputs.sources(), {});
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
                                render::RenderOptions options, std::string findings) {
  if (renderer.name == "markdown") {
    options.sections.push_back(
        {"parameters, steps and data flow, schedules", render::ShowText(pipeline, options)});
  }
  options.sections.push_back({"findings", std::move(findings)});
  return WithSections(renderer.pipeline(pipeline, options), renderer, options);
}

Result<std::string> BothSides(const Sides& sides, const render::Renderer& renderer,
                              const passes::EquivalenceOptions& how, render::RenderOptions options,
                              std::string findings) {
  const graph::Pipeline& before = sides.before.pipelines.front();
  const graph::Pipeline& after = sides.after.pipelines.front();
  graph::Equivalence proof = passes::Prove(before, after, how);
  std::ranges::copy(sides.assumptions, std::back_inserter(proof.assumptions));
  options.sections.push_back({fmt::format("verdict: {}", graph::VerdictName(proof.verdict)),
                              render::ProofText(proof, options), true});
  for (const auto& [heading, side] : {std::pair{"before", &before}, std::pair{"after", &after}}) {
    if (renderer.name != "markdown") continue;
    graph::Pipeline resolved = *side;
    passes::Resolve(resolved);
    options.sections.push_back(
        {fmt::format("{}: parameters, steps and data flow, schedules", heading),
         render::ShowText(resolved, options)});
  }
  options.sections.push_back({"findings", std::move(findings)});
  return WithSections(
      renderer.comparison(passes::Compare(before, after, {.match = how.match}), options), renderer,
      options);
}

Result<Output> OutputOf(const Console& console, const std::string& path) {
  OutputArguments arguments;
  arguments.paths = {path};
  if (path == "-") arguments.format = "markdown";
  Result<std::vector<Output>> outputs = ChooseOutputs(console, arguments);
  if (!outputs.ok()) return outputs.error();
  Output output = outputs.value().front();
  if (output.renderer->name == "markdown" || output.renderer->name == "html") return output;
  return Error{fmt::format("-o {}: a report is Markdown (.md) or a page (.html)", path)};
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
  const std::optional<Sides> sides =
      ReadSides(inputs, {arguments.files[0], arguments.files[1], {}});
  if (!sides) return Error{};
  Result<passes::MatchOptions> declared = Declared(*sides, arguments.sides.map);
  if (!declared.ok()) return declared.error();
  passes::EquivalenceOptions how;
  how.match = std::move(declared).value();
  how.strict = arguments.strict;
  return BothSides(*sides, renderer, how, ToRender(inputs), Findings(inputs, arguments));
}

ExitCode WriteReport(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> reading = ToReadOptions(arguments.read);
  if (!reading.ok()) return UsageError(console, reading.error());
  if (arguments.files.size() > 2)
    return UsageError(console, {"a report is about one pipeline, or about BEFORE and AFTER"});
  if (arguments.files.size() < 2 && (!arguments.sides.map.empty() || arguments.strict))
    return UsageError(console, {"--map and --strict are about BEFORE and AFTER"});
  const Result<Output> output = OutputOf(console, arguments.output);
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
                     .help = "file to write, .md or .html; -, the default, is standard output",
                     .type = "OUT"});
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
