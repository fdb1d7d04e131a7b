#include "tests/render/fixtures.h"

#include <utility>

#include <boost/range/iterator_range.hpp>

#include "tests/render/compare_by_name.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::render {

using graph::CompareOp;
using graph::Dialect;
using graph::Guard;
using graph::JsonGet;
using graph::List;
using graph::Map;
using graph::ParameterReference;
using graph::Pipeline;
using graph::StepKind;
using graph::StepReference;
using graph::Unknown;
using graph::Value;
using testing::PipelineBuilder;

namespace {

// The source that the spans of the churn pipelines point into: file 0 before, file 1 after.
constexpr FileId kBefore{0};
constexpr FileId kAfter{1};

Map MakeMap(std::vector<std::pair<std::string, Value>> items) {
  Map map;
  map.items = std::move(items);
  return map;
}

SourceSpan Lines(FileId file, std::uint32_t first, std::uint32_t last) {
  return {file, 0, {first, 1}, {last, 2}};
}

Value AucConditions(double threshold) {
  const JsonGet auc{"Evaluate", "evaluation", "metrics.auc", {}};
  return List{
      {MakeMap({{"Type", "GreaterThanOrEqualTo"}, {"LeftValue", auc}, {"RightValue", threshold}})}};
}

Value HyperParameters(double eta) {
  return MakeMap({{"max_depth", ParameterReference{"MaxDepth"}}, {"eta", eta}});
}

void SetSpans(
    Pipeline& pipeline, FileId file,
    const std::vector<std::pair<std::string, std::pair<std::uint32_t, std::uint32_t>>>& lines) {
  for (const auto& [id, range] : lines) {
    pipeline[*graph::FindStep(pipeline, id)].span = Lines(file, range.first, range.second);
  }
}

void AddInterface(Pipeline& pipeline, FileId file) {
  graph::PipelineInfo& info = graph::Info(pipeline);
  info.entry = "get_pipeline";
  info.span = Lines(file, 58, 61);
  info.parameters = {
      {"InputData", "String", Value("s3://bucket/churn/raw.csv"), {}, Lines(file, 3, 3)},
      {"MaxDepth", "Integer", Value(5), {}, Lines(file, 4, 4)},
      {"InstanceType",
       "String",
       Value("ml.m5.xlarge"),
       {Value("ml.m5.xlarge"), Value("ml.m5.2xlarge")},
       Lines(file, 5, 5)},
      {"ModelGroup", "String", std::nullopt, {}, Lines(file, 6, 6)}};
  info.schedules = {{"nightly", "cron", Value("cron(0 2 * * ? *)"), {}, Lines(file, 62, 62)}};
}

}  // namespace

void AddSources(SourceMap& sources) {
  for (const char* path : {"pipelines/churn.py", "pipelines/churn_after.py"}) {
    std::string text = "# churn\n";
    for (int line = 2; line <= 70; ++line) {
      text += line % 9 == 1 ? "step = TrainingStep(\n"
                            : "    argument_" + std::to_string(line) + "=\"a < b & c\",\n";
    }
    sources.Add(path, std::move(text));
  }
}

Pipeline ChurnPipeline() {
  Pipeline pipeline =
      PipelineBuilder(Dialect::kSageMaker, "churn-training")
          .Step("Preprocess")
          .Type("Processing")
          .Outputs({"train", "validation", "test"})
          .Argument("code", "preprocess.py")
          .Step("Train", StepKind::kTraining)
          .Type("Training")
          .Output("model", "ModelArtifacts")
          .Argument("HyperParameters", HyperParameters(0.2))
          .Argument("train", StepReference{"Preprocess", "ProcessingOutputConfig.Outputs['train']"})
          .Setting("instance_type", "ml.m5.xlarge")
          .Setting("instance_count", 1)
          .Setting("volume_size", 30)
          .Step("Evaluate")
          .Type("Processing")
          .Outputs({"evaluation"})
          .Argument("job_name",
                    Unknown{"argument 'suffix' of get_pipeline", "suffix", Lines(kBefore, 35, 35)})
          .Step("CheckAUC", StepKind::kCondition)
          .Type("Condition")
          .Argument("conditions", AucConditions(0.8))
          .Step("RegisterModel", StepKind::kModelRegister)
          .Type("RegisterModel")
          .Step("FailLowAUC", StepKind::kFail)
          .Type("Fail")
          .Artifact("Preprocess", "train", "Train", "train")
          .Artifact("Preprocess", "validation", "Train", "validation")
          .Artifact("Preprocess", "test", "Evaluate", "test")
          .Artifact("Train", "model", "Evaluate", "model")
          .Artifact("Train", "model", "RegisterModel", "model")
          .Artifact("Evaluate", "evaluation", "CheckAUC", "metrics.auc")
          .Branch("CheckAUC", "then", "RegisterModel")
          .Branch("CheckAUC", "else", "FailLowAUC")
          .Build();
  AddInterface(pipeline, kBefore);
  SetSpans(pipeline, kBefore,
           {{"Preprocess", {10, 17}},
            {"Train", {19, 26}},
            {"Evaluate", {28, 35}},
            {"CheckAUC", {37, 44}},
            {"RegisterModel", {46, 53}},
            {"FailLowAUC", {55, 57}}});
  return pipeline;
}

Pipeline ChurnPipelineAfter() {
  Pipeline pipeline =
      PipelineBuilder(Dialect::kSageMaker, "churn-training")
          .Step("Preprocess")
          .Type("Processing")
          .Outputs({"train", "validation", "test"})
          .Argument("code", "preprocess.py")
          .Step("CheckBias", StepKind::kClarifyCheck)
          .Type("ClarifyCheck")
          .Step("TrainXgb", StepKind::kTraining)
          .Type("Training")
          .Output("model", "ModelArtifacts")
          .Argument("HyperParameters", HyperParameters(0.1))
          .Argument("train", StepReference{"Preprocess", "ProcessingOutputConfig.Outputs['train']"})
          .Setting("instance_type", "ml.m5.2xlarge")
          .Setting("instance_count", 1)
          .Setting("use_spot", true)
          .Step("Evaluate")
          .Type("Processing")
          .Outputs({"evaluation"})
          .Argument("job_name",
                    Unknown{"argument 'suffix' of get_pipeline", "suffix", Lines(kAfter, 35, 35)})
          .Step("CheckAUC", StepKind::kCondition)
          .Type("Condition")
          .Argument("conditions", AucConditions(0.9))
          .Step("RegisterModel", StepKind::kModelRegister)
          .Type("RegisterModel")
          .Artifact("Preprocess", "train", "TrainXgb", "train")
          .Artifact("Preprocess", "train", "CheckBias", "train")
          .Artifact("Preprocess", "test", "Evaluate", "test")
          .Artifact("TrainXgb", "model", "Evaluate", "model")
          .Artifact("TrainXgb", "model", "RegisterModel", "model")
          .Artifact("Evaluate", "evaluation", "CheckAUC", "metrics.auc")
          .After("RegisterModel", "CheckBias")
          .Branch("CheckAUC", "then", "RegisterModel")
          .Build();
  AddInterface(pipeline, kAfter);
  graph::Info(pipeline).parameters.pop_back();
  SetSpans(pipeline, kAfter,
           {{"Preprocess", {10, 17}},
            {"CheckBias", {18, 18}},
            {"TrainXgb", {19, 26}},
            {"Evaluate", {28, 35}},
            {"CheckAUC", {37, 44}},
            {"RegisterModel", {46, 53}}});
  return pipeline;
}

graph::Comparison ChurnComparison() {
  return CompareByName(ChurnPipeline(), ChurnPipelineAfter(), {{"Train", "TrainXgb"}});
}

Pipeline GuardedPipeline() {
  const Guard drifted =
      Guard::Compare(StepReference{"detect_drift", "drifted"}, CompareOp::kTruthy, {});
  Pipeline pipeline =
      PipelineBuilder(Dialect::kZenMl, "retrain_daily")
          .Step("load_data", StepKind::kPythonStep)
          .Type("load_data")
          .Argument("uri",
                    Unknown{"environment variable DATA_URI", "DATA_URI", Lines(kBefore, 4, 4)})
          .Step("detect_drift", StepKind::kPythonStep)
          .Type("detect_drift")
          .Step("split", StepKind::kPythonStep)
          .Type("split_by_tenant")
          .When(drifted)
          .Step("train", StepKind::kPythonStep)
          .Type("train_model")
          .When(drifted)
          .ForEach(StepReference{"split", "train"})
          .Step("evaluate", StepKind::kPythonStep)
          .Type("evaluate")
          .Step("promote", StepKind::kPythonStep)
          .Type("promote_model")
          .When(Guard::Compare(StepReference{"evaluate", "auc"}, CompareOp::kGe, 0.9))
          .Step("report", StepKind::kPythonStep)
          .Type("report")
          .Artifact("load_data", "output", "detect_drift", "data")
          .Artifact("load_data", "output", "split", "data")
          .Artifact("split", "train", "train", "dataset")
          .Artifact("split", "test", "evaluate", "dataset")
          .Artifact("train", "model", "evaluate", "model")
          .Artifact("train", "model", "promote", "model")
          .After("promote", "evaluate")
          .Artifact("detect_drift", "drifted", "report", "drifted")
          .Build();
  graph::PipelineInfo& info = graph::Info(pipeline);
  info.dynamic = true;
  info.complete = false;
  info.diagnostics.push_back(
      {"SMG010",
       "unknown-shape",
       Severity::kWarning,
       Confidence::kCertain,
       Lines(kBefore, 4, 4),
       "how often 'train' is called depends on the environment variable TENANTS",
       {}});
  return pipeline;
}

Pipeline MlopsPipeline() {
  PipelineBuilder builder(Dialect::kSageMaker, "demand-forecast");
  const auto step = [&](const char* id, StepKind kind, const char* type) {
    builder.Step(id, kind).Type(type);
  };
  for (const char* id : {"PullSales", "CheckSales", "PullWeather", "CheckWeather", "PullStores",
                         "CheckStores", "LoadSchemas", "JoinSources", "Profile", "SplitWeeks",
                         "BuildFeatures", "BuildHoldout", "SaveBaseline", "WriteDrift"}) {
    step(id, StepKind::kProcessing, "Processing");
  }
  step("StoreFeatures", StepKind::kLambda, "Lambda");
  step("TuneTrees", StepKind::kTuning, "Tuning");
  step("TuneBoost", StepKind::kTuning, "Tuning");
  for (const char* id : {"TrainDeep", "TrainTrees", "TrainBoost"})
    step(id, StepKind::kTraining, "Training");
  step("Blend", StepKind::kProcessing, "Processing");
  step("Score", StepKind::kProcessing, "Processing");
  step("BiasReport", StepKind::kClarifyCheck, "ClarifyCheck");
  step("Gate", StepKind::kCondition, "Condition");
  step("Register", StepKind::kModelRegister, "RegisterModel");
  step("Alert", StepKind::kFail, "Fail");
  step("CreateModel", StepKind::kModelCreate, "Model");
  step("BatchForecast", StepKind::kTransform, "Transform");
  step("Canary", StepKind::kEndpoint, "Endpoint");
  step("Monitor", StepKind::kLambda, "Lambda");
  constexpr std::pair<const char*, const char*> kEdges[] = {{"PullSales", "CheckSales"},
                                                            {"CheckSales", "JoinSources"},
                                                            {"PullWeather", "CheckWeather"},
                                                            {"CheckWeather", "JoinSources"},
                                                            {"PullStores", "CheckStores"},
                                                            {"CheckStores", "JoinSources"},
                                                            {"LoadSchemas", "CheckSales"},
                                                            {"LoadSchemas", "CheckWeather"},
                                                            {"LoadSchemas", "CheckStores"},
                                                            {"JoinSources", "Profile"},
                                                            {"JoinSources", "SplitWeeks"},
                                                            {"Profile", "WriteDrift"},
                                                            {"SplitWeeks", "BuildFeatures"},
                                                            {"SplitWeeks", "BuildHoldout"},
                                                            {"SplitWeeks", "SaveBaseline"},
                                                            {"BuildFeatures", "StoreFeatures"},
                                                            {"BuildFeatures", "TuneTrees"},
                                                            {"BuildFeatures", "TuneBoost"},
                                                            {"BuildFeatures", "TrainDeep"},
                                                            {"TuneTrees", "TrainTrees"},
                                                            {"TuneBoost", "TrainBoost"},
                                                            {"TrainTrees", "Blend"},
                                                            {"TrainBoost", "Blend"},
                                                            {"TrainDeep", "Blend"},
                                                            {"Blend", "Score"},
                                                            {"BuildHoldout", "Score"},
                                                            {"Score", "BiasReport"},
                                                            {"SaveBaseline", "BiasReport"},
                                                            {"BiasReport", "Gate"},
                                                            {"Score", "Gate"},
                                                            {"Register", "CreateModel"},
                                                            {"CreateModel", "BatchForecast"},
                                                            {"CreateModel", "Canary"},
                                                            {"Canary", "Monitor"},
                                                            {"SaveBaseline", "Monitor"},
                                                            {"WriteDrift", "Monitor"}};
  for (const auto& [from, to] : kEdges)
    builder.After(to, from);
  builder.Branch("Gate", "then", "Register").Branch("Gate", "else", "Alert");
  return builder.Build();
}

graph::Comparison MlopsComparison() {
  PipelineBuilder changed(Dialect::kSageMaker, "demand-forecast");
  const Pipeline before = MlopsPipeline();
  for (graph::StepId step = 0; step < num_vertices(before); ++step) {
    if (before[step].id != "LoadSchemas")
      changed.Step(before[step].id, before[step].kind).Type(before[step].type);
  }
  changed.Step("Calibrate", StepKind::kProcessing).Type("Processing");
  for (const auto id : boost::make_iterator_range(edges(before))) {
    const std::string& from = before[source(id, before)].id;
    const std::string& to = before[target(id, before)].id;
    if (from == "LoadSchemas" || (from == "Blend" && to == "Score")) continue;
    if (before[id].kind == graph::EdgeKind::kControl) {
      changed.Branch(from, before[id].arm, to);
    } else {
      changed.After(to, from);
    }
  }
  changed.After("Calibrate", "Blend").After("Score", "Calibrate").After("Score", "Profile");
  return CompareByName(before, changed.Build());
}

std::vector<NamedPipeline> AllPipelines() {
  std::vector<NamedPipeline> all = HardPipelines();
  all.push_back({"churn", ChurnPipeline()});
  all.push_back({"churn_after", ChurnPipelineAfter()});
  all.push_back({"guarded", GuardedPipeline()});
  all.push_back({"mlops", MlopsPipeline()});
  return all;
}

std::vector<graph::Comparison> AllComparisons() {
  std::vector<graph::Comparison> all = {ChurnComparison(), MlopsComparison(),
                                        CompareByName(MlopsPipeline(), MlopsPipeline()),
                                        CompareByName(ChurnPipeline(), GuardedPipeline())};
  const std::vector<NamedPipeline> hard = HardPipelines();
  for (std::size_t i = 1; i < hard.size(); ++i) {
    all.push_back(CompareByName(hard[i - 1].pipeline, hard[i].pipeline));
  }
  return all;
}

}  // namespace smgraph::render
