#include "tests/support/random_pipeline.h"

#include <array>
#include <limits>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace smgraph::testing {

using namespace graph;  // NOLINT(google-build-using-namespace): every line speaks of the graph

namespace {

// The standard's distributions differ between libraries; the engine does not.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t Below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }
  bool OneIn(std::uint32_t odds) { return Below(odds) == 0; }

 private:
  std::mt19937 engine_;
};

class DocumentMaker {
 public:
  DocumentMaker(std::uint32_t seed, SourceMap& sources) : dice_(seed) {
    files_ = {sources.Add("pipelines/train.py"), sources.Add("größe/notebook.ipynb"),
              sources.Add("a \"quoted\" path.py"), FileId::kNoFile};
  }

  Document Make() {
    Document document;
    for (std::uint32_t i = dice_.Below(3); i > 0; --i)
      document.pipelines.push_back(MakePipeline());
    document.diagnostics = Some(2, [this] { return MakeDiagnostic(); });
    document.complete = dice_.OneIn(2);
    return document;
  }

 private:
  template <typename Make>
  std::vector<std::invoke_result_t<Make>> Some(std::uint32_t most, Make make) {
    std::vector<std::invoke_result_t<Make>> items;
    for (std::uint32_t i = dice_.Below(most + 1); i > 0; --i)
      items.push_back(make());
    return items;
  }

  std::string MakeText() {
    static const std::array<std::string, 9> kTexts = {"",
                                                      "train",
                                                      "s3://bucket/prefix",
                                                      "two\nlines\t\"and\" \\ more",
                                                      "größe 📦",
                                                      "$step",
                                                      "Step-{run}",
                                                      "0.9",
                                                      std::string("nul\0byte", 8)};
    return kTexts[dice_.Below(kTexts.size())];
  }

  Unknown MakeUnknown() {
    const auto binding = [this] {
      return Binding{dice_.OneIn(2) ? Binding::Kind::kName : Binding::Kind::kEnvironment,
                     MakeText()};
    };
    return {MakeText(), MakeText(), MakeSpan(), Some(2, binding)};
  }

  SourceSpan MakeSpan() {
    if (dice_.OneIn(3)) return {};
    SourceSpan span;
    span.file = files_[dice_.Below(static_cast<std::uint32_t>(files_.size()))];
    span.cell = dice_.Below(3);
    span.begin = {dice_.Below(9), dice_.Below(9)};
    span.end = {dice_.Below(9), dice_.Below(9)};
    return span;
  }

  double MakeNumber() {
    static constexpr std::array<double, 8> kNumbers = {0.9,
                                                       1.0,
                                                       -0.0,
                                                       1e300,
                                                       5e-324,
                                                       0.1 + 0.2,
                                                       123456789012345680.0,
                                                       std::numeric_limits<double>::infinity()};
    return kNumbers[dice_.Below(kNumbers.size())];
  }

  Value MakeValue(int depth = 3) {
    const auto item = [this, depth] { return MakeValue(depth - 1); };
    switch (dice_.Below(depth > 0 ? 14 : 9)) {
      case 0:
        return Null{};
      case 1:
        return dice_.OneIn(2);
      case 2:
        return dice_.OneIn(2) ? std::numeric_limits<std::int64_t>::min() : std::int64_t{42};
      case 3:
        return MakeNumber();
      case 4:
        return StepReference{MakeText(), MakeText()};
      case 5:
        return ParameterReference{MakeText()};
      case 6:
        return ExecutionVariable{MakeText()};
      case 7:
        return FunctionResult{MakeText(), MakeText()};
      case 8:
        return MakeUnknown();
      case 9:
        return List{Some(3, item)};
      case 10:
        return MakeMap(depth - 1);
      case 11:
        return Join{MakeText(), Some(3, item)};
      case 12:
        return JsonGet{MakeText(), MakeText(), MakeText(), Some(1, item)};
      default:
        return MakeText();
    }
  }

  Map MakeMap(int depth = 2) {
    return {Some(3, [this, depth] { return std::pair(MakeText(), MakeValue(depth)); })};
  }

  Guard MakeGuard(int depth = 2) {
    Guard guard;
    guard.kind = static_cast<Guard::Kind>(dice_.Below(depth > 0 ? 6 : 3));
    if (guard.kind == Guard::Kind::kCompare) {
      const auto op = static_cast<CompareOp>(dice_.Below(9));
      const auto time = dice_.OneIn(2) ? GuardTime::kRunTime : GuardTime::kCompileTime;
      return Guard::Compare(MakeValue(1), op, MakeValue(1), time);
    }
    std::size_t operands = 0;
    if (guard.kind == Guard::Kind::kNot) operands = 1;
    if (guard.kind == Guard::Kind::kAnd || guard.kind == Guard::Kind::kOr) operands = 2;
    for (; operands > 0; --operands)
      guard.operands.push_back(MakeGuard(depth - 1));
    return guard;
  }

  Diagnostic MakeDiagnostic() {
    Diagnostic diagnostic;
    diagnostic.code = MakeText();
    diagnostic.slug = MakeText();
    diagnostic.severity = static_cast<Severity>(dice_.Below(3));
    diagnostic.confidence = static_cast<Confidence>(dice_.Below(3));
    diagnostic.span = MakeSpan();
    diagnostic.message = MakeText();
    diagnostic.notes = Some(2, [this] { return Note{MakeSpan(), MakeText()}; });
    return diagnostic;
  }

  std::vector<Port> MakePorts() {
    return Some(2, [this] { return Port{MakeText(), MakeText(), MakeText(), MakeValue()}; });
  }

  Step MakeStep() {
    Step step;
    step.id = MakeText();
    step.kind = static_cast<StepKind>(dice_.Below(29));
    step.type = MakeText();
    step.display_name = MakeText();
    step.description = MakeText();
    step.inputs = MakePorts();
    step.outputs = MakePorts();
    step.arguments = MakeMap();
    step.settings = MakeMap();
    step.guard = MakeGuard();
    if (dice_.OneIn(2)) step.multiplicity = Multiplicity{Some(2, [this] { return MakeValue(); })};
    step.origins = Some(2, [this] { return MakeText(); });
    step.span = MakeSpan();
    return step;
  }

  Parameter MakeParameter() {
    Parameter parameter;
    parameter.name = MakeText();
    parameter.type = MakeText();
    if (dice_.OneIn(2)) parameter.default_value = MakeValue();
    parameter.allowed = Some(2, [this] { return MakeValue(); });
    parameter.span = MakeSpan();
    return parameter;
  }

  PipelineInfo MakeInfo() {
    PipelineInfo info;
    info.name = MakeText();
    info.dialect = static_cast<Dialect>(dice_.Below(4));
    info.entry = MakeText();
    info.description = MakeText();
    info.dynamic = dice_.OneIn(2);
    info.parameters = Some(2, [this] { return MakeParameter(); });
    info.schedules = Some(2, [this] {
      return Schedule{MakeText(), MakeText(), MakeValue(), MakeMap(), MakeSpan()};
    });
    info.settings = MakeMap();
    info.unknown_names = Some(2, [&] { return MakeUnknown(); });
    info.span = MakeSpan();
    info.complete = dice_.OneIn(2);
    info.diagnostics = Some(2, [this] { return MakeDiagnostic(); });
    return info;
  }

  Edge MakeEdge() {
    Edge edge;
    edge.kind = static_cast<EdgeKind>(dice_.Below(5));
    edge.output = MakeText();
    edge.input = MakeText();
    edge.arm = MakeText();
    edge.expression = MakeText();
    edge.made_by = MakeText();
    edge.implied = dice_.OneIn(2);
    edge.carried = dice_.OneIn(8);
    edge.span = MakeSpan();
    return edge;
  }

  Pipeline MakePipeline() {
    Pipeline pipeline;
    Info(pipeline) = MakeInfo();
    const std::uint32_t count = dice_.Below(6);
    for (std::uint32_t i = 0; i < count; ++i)
      add_vertex(MakeStep(), pipeline);
    for (std::uint32_t i = 0; count > 0 && i < dice_.Below(8); ++i) {
      add_edge(dice_.Below(count), dice_.Below(count), MakeEdge(), pipeline);
    }
    return pipeline;
  }

  Dice dice_;
  std::vector<FileId> files_;
};

// Adds steps one after the other; each may read from those before it, and stands at the top level
// or in an arm of a condition made before.
class SageMakerMaker {
 public:
  explicit SageMakerMaker(std::uint32_t seed) : dice_(seed) {}

  Pipeline Make(std::uint32_t steps) {
    Info(pipeline_).name = "Random";
    Info(pipeline_).dialect = Dialect::kSageMaker;
    Parameter parameter;
    parameter.name = "Bound";
    parameter.type = "Float";
    parameter.default_value = 0.5;
    Info(pipeline_).parameters = {std::move(parameter)};
    for (std::uint32_t i = 0; i < steps; ++i)
      AddStep(i);
    return std::move(pipeline_);
  }

 private:
  struct Metric {
    std::string step;
    std::string path;
  };

  void AddStep(std::uint32_t number) {
    const std::uint32_t roll = dice_.Below(10);
    if (roll < 2 && !jobs_.empty()) {
      AddCondition(number);
    } else if (roll == 2) {
      AddJob(number, StepKind::kTraining, "Training");
    } else if (roll == 3 && !conditions_.empty()) {
      Step fail;
      fail.id = fmt::format("Fail{}", number);
      fail.kind = StepKind::kFail;
      fail.type = "Fail";
      Place(std::move(fail), conditions_[dice_.Below(Size(conditions_))]);
    } else {
      AddJob(number, StepKind::kProcessing, "Processing");
    }
  }

  static std::uint32_t Size(const std::vector<StepId>& steps) {
    return static_cast<std::uint32_t>(steps.size());
  }

  // Adds `step` below `condition` and gives it the guard of its arm.
  StepId Place(Step step, StepId condition) {
    const bool then = dice_.OneIn(2);
    const Guard& test = tests_[condition];
    step.guard = And(pipeline_[condition].guard, then ? test : Not(test));
    const StepId id = Add(std::move(step));
    Edge edge;
    edge.kind = EdgeKind::kControl;
    edge.arm = then ? "then" : "else";
    add_edge(condition, id, std::move(edge), pipeline_);
    return id;
  }

  StepId Add(Step step) {
    tests_.emplace_back();
    return graph::AddStep(std::move(step), pipeline_);
  }

  StepId AddSomewhere(Step step) {
    if (conditions_.empty() || dice_.OneIn(2)) return Add(std::move(step));
    return Place(std::move(step), conditions_[dice_.Below(Size(conditions_))]);
  }

  void AddJob(std::uint32_t number, StepKind kind, const char* type) {
    Step step;
    step.id = fmt::format("{}{}", type, number);
    step.kind = kind;
    step.type = type;
    if (kind == StepKind::kProcessing) {
      step.outputs = {
          {"data", "ProcessingOutputConfig.Outputs['data'].S3Output.S3Uri", {}, {}},
          {"report", "ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri", {}, {}}};
    }
    const StepId id = AddSomewhere(std::move(step));
    for (std::uint32_t i = dice_.Below(3); i > 0 && !jobs_.empty(); --i)
      ReadFromEarlier(id, i);
    if (id > 0 && dice_.OneIn(5)) AddOrder(static_cast<StepId>(dice_.Below(number)), id);
    jobs_.push_back(id);
  }

  void ReadFromEarlier(StepId id, std::uint32_t number) {
    const StepId producer = jobs_[dice_.Below(Size(jobs_))];
    const bool training = pipeline_[producer].kind == StepKind::kTraining;
    const std::string path = training ? "ModelArtifacts.S3ModelArtifacts"
                                      : "ProcessingOutputConfig.Outputs['data'].S3Output.S3Uri";
    Edge edge;
    edge.kind = EdgeKind::kReference;
    edge.input = fmt::format("in{}", number);
    edge.expression = path;
    pipeline_[id].inputs.push_back(
        {edge.input, {}, {}, StepReference{pipeline_[producer].id, path}});
    add_edge(producer, id, std::move(edge), pipeline_);
  }

  void AddOrder(StepId from, StepId to) {
    if (pipeline_[from].kind == StepKind::kFail) return;
    add_edge(from, to, Edge{}, pipeline_);
  }

  void AddCondition(std::uint32_t number) {
    Step step;
    step.id = fmt::format("Gate{}", number);
    step.kind = StepKind::kCondition;
    step.type = "Condition";
    const StepId producer = jobs_[dice_.Below(Size(jobs_))];
    const bool metric = pipeline_[producer].kind == StepKind::kProcessing;
    const JsonGet get{pipeline_[producer].id, "Report", fmt::format("m{}", dice_.Below(3)), {}};
    const Guard test =
        metric ? Guard::Compare(get, CompareOp::kGe, 0.25 * dice_.Below(4))
               : Guard::Compare(ParameterReference{"Bound"}, CompareOp::kLt, 0.25 * dice_.Below(4));
    if (metric) step.arguments.Set("left", get);
    const StepId id = AddSomewhere(std::move(step));
    tests_[id] = test;
    if (metric) {
      Edge edge;
      edge.kind = EdgeKind::kPropertyFile;
      edge.expression = get.path;
      add_edge(producer, id, std::move(edge), pipeline_);
    }
    if (dice_.OneIn(3)) AddOrder(static_cast<StepId>(dice_.Below(number)), id);
    conditions_.push_back(id);
  }

  Dice dice_;
  Pipeline pipeline_;
  std::vector<Guard> tests_;  // by step: what a condition tests
  std::vector<StepId> jobs_;
  std::vector<StepId> conditions_;
};

}  // namespace

Document RandomDocument(std::uint32_t seed, SourceMap& sources) {
  return DocumentMaker(seed, sources).Make();
}

Pipeline RandomSageMakerPipeline(std::uint32_t seed, std::uint32_t steps) {
  return SageMakerMaker(seed).Make(steps);
}

}  // namespace smgraph::testing
