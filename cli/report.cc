#include <algorithm>
#include <array>
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

  void Section(std::string_view heading, const std::string& text, bool open = false) {
    if (text.empty()) return;
    const std::size_t used = text_.size() + kFrame;
    const std::string shown = Cut(text, used < kMostBytes ? kMostBytes - used : 0);
    text_ += fmt::format("\n<details{}><summary>{}</summary>\n\n{}\n\n</details>\n",
                         open ? " open" : "", heading, render::Fenced("text", shown));
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

Result<std::string> OnePipeline(const graph::Pipeline& pipeline, const render::Renderer& renderer,
                                const render::RenderOptions& options, const std::string& findings) {
  Result<std::string> drawn = renderer.pipeline(pipeline, options);
  if (!drawn.ok() || renderer.name != "markdown") return drawn;
  Report report(std::move(drawn).value());
  report.Section("parameters, steps and data flow, schedules", render::ShowText(pipeline, options));
  report.Section("findings", findings);
  return report.text();
}

Result<std::string> BothSides(const Sides& sides, const render::Renderer& renderer,
                              const render::RenderOptions& options, const std::string& findings) {
  const graph::Pipeline& before = sides.before.pipelines.front();
  const graph::Pipeline& after = sides.after.pipelines.front();
  Result<std::string> drawn = renderer.comparison(passes::Compare(before, after, {}), options);
  if (!drawn.ok() || renderer.name != "markdown") return drawn;
  Report report(std::move(drawn).value());
  const graph::Equivalence proof = passes::Prove(before, after, {});
  report.Section(fmt::format("verdict: {}", graph::VerdictName(proof.verdict)),
                 render::ProofText(proof, options), true);
  for (const auto& [heading, side] : {std::pair{"before", &before}, std::pair{"after", &after}}) {
    graph::Pipeline resolved = *side;
    passes::Resolve(resolved);
    report.Section(fmt::format("{}: parameters, steps and data flow, schedules", heading),
                   render::ShowText(resolved, options));
  }
  report.Section("findings", findings);
  return report.text();
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

Result<std::string> Written(const graph::Document* one, const Sides* sides, const Output& output,
                            const render::RenderOptions& options, const std::string& findings) {
  return sides == nullptr ? OnePipeline(one->pipelines.front(), *output.renderer, options, findings)
                          : BothSides(*sides, *output.renderer, options, findings);
}

ExitCode WriteReport(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> reading = ToReadOptions(arguments.read);
  if (!reading.ok()) return UsageError(console, reading.error());
  if (arguments.files.size() > 2)
    return UsageError(console, {"a report is about one pipeline, or about BEFORE and AFTER"});
  const Result<Output> output = OutputOf(console, arguments.output);
  if (!output.ok()) return UsageError(console, output.error());
  Inputs inputs(console, std::move(reading).value());
  std::optional<Sides> sides;
  std::optional<graph::Document> one;
  if (arguments.files.size() == 2) {
    sides = ReadSides(inputs, {arguments.files[0], arguments.files[1], {}});
    if (!sides) return ExitCode::kUsage;
  } else {
    const std::string& file = arguments.files.front();
    one = inputs.ReadResolved(file);
    if (!one || one->pipelines.empty() || !inputs.KeepOne(*one, {}, file)) return ExitCode::kUsage;
  }
  render::RenderOptions options;
  options.width = kWidth;
  options.sources = &inputs.sources();
  const Result<std::string> text = Written(one ? &*one : nullptr, sides ? &*sides : nullptr,
                                           output.value(), options, Findings(inputs, arguments));
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
  AddReadOptions(options, arguments->read);
  return [arguments](Console& console) { return WriteReport(console, *arguments); };
}

}  // namespace

const Command kReport = {
    "report", "Write all that is known of a pipeline, or of a change, as one document",
    "Picture, steps, findings, changes and verdict, within the length of a comment on GitHub.",
    kExamples, &DeclareOptions};

}  // namespace smgraph::cli
