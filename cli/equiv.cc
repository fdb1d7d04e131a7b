#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/inputs.h"
#include "cli/maps.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/two_sides.h"
#include "passes/equivalence.h"
#include "render/proof.h"

namespace smgraph::cli {
namespace {

constexpr std::array kExamples = {
    Example{"smgraph equiv sagemaker.py zenml.py", "is the migrated pipeline the same one?"},
    Example{"smgraph equiv HEAD:train.py train.py", "did a refactoring change what it does?"},
    Example{"smgraph equiv train.py definition.json", "does the code say what is deployed?"},
    Example{"smgraph equiv a.py b.py --map Train=fit", "these two steps are the same one"},
    Example{"smgraph equiv a.py b.py --strict", "instance types, cache, schedules count, too"},
};

struct Arguments {
  SideArguments sides;
  bool strict = false;
  std::string allow = "nothing";
  std::string format = "text";
  ReadArguments read;
};

ExitCode StatusOf(graph::Verdict verdict, const std::string& allow) {
  switch (verdict) {
    case graph::Verdict::kIdentical:
    case graph::Verdict::kRenamed:
    case graph::Verdict::kEquivalent:
      return ExitCode::kClean;
    case graph::Verdict::kRefines:
      return allow == "refines" ? ExitCode::kClean : ExitCode::kDiffers;
    case graph::Verdict::kDifferent:
      return ExitCode::kDiffers;
    case graph::Verdict::kUnknown:
      return ExitCode::kUndecided;
  }
  return ExitCode::kUndecided;
}

ExitCode Equiv(Console& console, const Arguments& arguments) {
  Result<frontends::ReadOptions> options = ToReadOptions(arguments.read);
  if (!options.ok()) return UsageError(console, options.error());
  Inputs inputs(console, std::move(options).value());
  std::optional<Sides> sides = ReadSides(inputs, arguments.sides);
  if (!sides) return ExitCode::kUsage;
  const Result<passes::MatchOptions> declared = Declared(*sides, arguments.sides, inputs.sources());
  if (!declared.ok()) return UsageError(console, declared.error());
  const graph::Equivalence proof =
      ProveSides(inputs, arguments.sides, *std::move(sides),
                 {.match = declared.value(), .strict = arguments.strict});
  render::RenderOptions to;
  to.width = TextWidth(console, kWidthNotGiven, console.terminal());
  to.colour = console.color();
  to.sources = &inputs.sources();
  console.Print(arguments.format == "json" ? render::ProofJson(proof, to.sources)
                                           : render::ProofText(proof, to));
  return StatusOf(proof.verdict, arguments.allow);
}

Action DeclareOptions(std::vector<Option>& options) {
  const auto arguments = std::make_shared<Arguments>();
  AddSides(options, arguments->sides);
  AddMap(options, arguments->sides);
  options.push_back({.names = {"--strict"},
                     .place = &arguments->strict,
                     .help = "settings and schedules count as well"});
  options.push_back({.names = {"--allow"},
                     .place = &arguments->allow,
                     .help = "a verdict beside the equal ones that makes the exit status 0",
                     .choices = {"nothing", "refines"}});
  options.push_back({.names = {"-f", "--format"},
                     .place = &arguments->format,
                     .help = "how the proof is written",
                     .choices = {"text", "json"}});
  AddReadOptions(options, arguments->read);
  return [arguments](Console& console) { return Equiv(console, *arguments); };
}

}  // namespace

const Command kEquiv = {
    "equiv", "Prove that two pipelines do the same",
    "The verdict is identical, renamed, equivalent, refines, different or unknown. Exit status: 0 "
    "for the first three, 1 when a run differs, 3 when it cannot be told.",
    kExamples, &DeclareOptions};

}  // namespace smgraph::cli
