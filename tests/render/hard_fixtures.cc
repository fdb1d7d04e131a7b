#include <map>
#include <utility>

#include <boost/range/iterator_range.hpp>

#include "graph/clusters.h"
#include "tests/render/fixtures.h"
#include "tests/support/pipeline_builder.h"

namespace smgraph::render {

using graph::Dialect;
using graph::Pipeline;
using graph::StepKind;
using testing::PipelineBuilder;

namespace {

// A chain of steps without anything else.
PipelineBuilder Chain(const std::string& name, const std::vector<std::string>& ids) {
  PipelineBuilder builder(Dialect::kGeneric, name);
  for (const std::string& id : ids)
    builder.Step(id);
  for (std::size_t i = 1; i < ids.size(); ++i)
    builder.After(ids[i], ids[i - 1]);
  return builder;
}

Pipeline Fan(std::size_t width) {
  PipelineBuilder builder(Dialect::kGeneric, "fan");
  builder.Step("PlanPartitions");
  for (std::size_t i = 0; i < width; ++i) {
    builder.Step("ScorePart" + std::string(i < 10 ? "0" : "") + std::to_string(i));
  }
  builder.Step("MergeScores");
  for (std::size_t i = 0; i < width; ++i) {
    const std::string part = "ScorePart" + std::string(i < 10 ? "0" : "") + std::to_string(i);
    builder.After(part, "PlanPartitions").After("MergeScores", part);
  }
  return builder.Build();
}

Pipeline NestedDecisions() {
  PipelineBuilder builder(Dialect::kSageMaker, "nested");
  builder.Step("LoadWeek")
      .Step("DataShifted", StepKind::kCondition)
      .Step("TrainAgain", StepKind::kTraining);
  builder.Step("GoodEnough", StepKind::kCondition).Step("FairEnough", StepKind::kCondition);
  builder.Step("Publish", StepKind::kModelRegister).Step("HoldBack").Step("UseOldModel");
  builder.Step("KeepRunning").Step("WriteReport");
  builder.After("DataShifted", "LoadWeek")
      .Branch("DataShifted", "then", "TrainAgain")
      .Branch("DataShifted", "else", "KeepRunning")
      .After("GoodEnough", "TrainAgain")
      .Branch("GoodEnough", "then", "FairEnough")
      .Branch("GoodEnough", "else", "UseOldModel")
      .Branch("FairEnough", "then", "Publish")
      .Branch("FairEnough", "else", "HoldBack")
      .After("WriteReport", "Publish")
      .After("WriteReport", "HoldBack")
      .After("WriteReport", "UseOldModel")
      .After("WriteReport", "KeepRunning");
  return builder.Build();
}

// Clusters in clusters, side by side, one of them in two places, and names that look like frames.
Pipeline Clusters() {
  PipelineBuilder builder(Dialect::kGeneric, "clusters");
  const auto step = [&](const char* id, std::vector<std::string> path) {
    graph::List clusters;
    for (std::string& name : path)
      clusters.items.emplace_back(std::move(name));
    builder.Step(id, StepKind::kOther);
    if (!clusters.items.empty()) builder.Argument(graph::kClusters, clusters);
  };
  step("build", {"CI"});
  step("unit", {"CI"});
  step("lint", {"CI"});
  step("e2e", {"CI", "[a] ,;"});
  step("load", {"CI", "[a] ,;"});
  step("browse", {"CI", "[a] ,;", "部署"});
  step("notify", {});
  step("stage", {"CD"});
  step("approve", {"CD"});
  step("production", {"CD"});
  step(",,,", {"alone"});
  for (const char* test : {"unit", "lint", "e2e", "load", "browse"})
    builder.After(test, "build").After("stage", test);
  builder.After("notify", "lint").After("approve", "stage").After("production", "approve");
  builder.After("production", "load").After("notify", "production");
  return builder.Build();
}

Pipeline SkippedLevels() {
  PipelineBuilder builder = Chain("levels", {"A", "B", "C", "D", "E"});
  builder.After("C", "A").After("D", "A").After("E", "A").After("D", "B").After("E", "B").After(
      "E", "C");
  return builder.Build();
}

Pipeline LongNames() {
  PipelineBuilder builder(Dialect::kSageMaker, "names");
  const std::string extract = "extract-customer-transactions-from-the-data-lake-daily-snapshot";
  const std::string clean = "CleanAndNormaliseCustomerTransactionsBeforeFeatureEngineering";
  const std::string join = "join_with_reference_tables_and_deduplicate_on_customer_identifier";
  builder.Step(extract).Step(clean).Step(join).Step("short");
  builder
      .Artifact(extract, "raw-transactions-in-parquet-partitioned-by-day", clean,
                "raw-transactions-in-parquet-partitioned-by-day")
      .Artifact(extract, "schema", join, "schema")
      .Artifact(clean, "features, normalised", join, "features, normalised")
      .Artifact(join, "table", "short", "table");
  return builder.Build();
}

Pipeline LabelsEverywhere() {
  PipelineBuilder builder(Dialect::kSageMaker, "labels");
  builder.Step("Fetch", StepKind::kProcessing)
      .Outputs({"raw"})
      .Step("Split", StepKind::kProcessing)
      .Outputs({"a", "b"});
  builder.Step("Fit", StepKind::kTraining)
      .Step("Predict", StepKind::kTransform)
      .Step("Push")
      .Step("Page");
  builder.Artifact("Fetch", "rows.parquet", "Split", "rows.parquet")
      .Artifact("Split", "train split", "Fit", "train split")
      .Artifact("Split", "test split", "Predict", "test split")
      .Artifact("Fit", "model.tar.gz", "Predict", "model.tar.gz")
      .Branch("Predict", "auc >= 0.8", "Push")
      .Branch("Predict", "auc < 0.8", "Page");
  return builder.Build();
}

Pipeline Islands() {
  PipelineBuilder builder = Chain("islands", {"IngestA", "TrainA", "ServeA"});
  builder.Step("IngestB").Step("TrainB").Step("EvalB").Step("Sweep").Step("Audit");
  builder.After("TrainB", "IngestB").After("EvalB", "IngestB").After("EvalB", "TrainB");
  return builder.Build();
}

Pipeline Cycles() {
  PipelineBuilder builder = Chain("cycles", {"Submit", "Wait", "Poll", "Done"});
  builder.Branch("Poll", "running", "Wait")
      .Branch("Poll", "retry", "Submit")
      .Branch("Wait", "again", "Wait");
  return builder.Build();
}

Pipeline StrangeText() {
  PipelineBuilder builder(Dialect::kSageMaker, "strange");
  builder.Step("数据预处理").Step("entraînement").Step("🚀 deploy").Step("a\tb\nc").Step("[+] plus");
  builder.Step(" edge blanks ")
      .Step("│box│")
      .Step("e\xCC\x81tude")
      .Step(
          "bad\xFF"
          "byte")
      .Step("x\xE2\x80\xAEy");
  builder.Artifact("数据预处理", "特征", "entraînement", "特征")
      .Artifact("entraînement", "modèle", "🚀 deploy", "modèle")
      .Artifact("a\tb\nc", "| pipe", "[+] plus", "| pipe")
      .Artifact("[+] plus", "+ plus", " edge blanks ", "+ plus")
      .Artifact("│box│", "──", "e\xCC\x81tude", "──")
      .Artifact(
          "bad\xFF"
          "byte",
          "-", "x\xE2\x80\xAEy", "-");
  return builder.Build();
}

}  // namespace

Pipeline MarkupPipeline() {
  PipelineBuilder builder(Dialect::kSageMaker, "</title><script>alert('name')</script>");
  const std::string script = "</script><script>alert(1)</script>";
  const std::string quotes = R"("double" 'single' `back`)";
  const std::string entity = "&amp; &lt;b&gt; a<b>&c";
  builder.Step(script).Step(quotes, StepKind::kCondition).Step(entity).Step(R"(\N \l {x|y} %%)");
  builder.Step("end").Step("```").Step("]]> --> <!--").Step("{{title}}").Step("#quot; #35;");
  builder.Step("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D").Step("line one\nline two");
  builder.Artifact(script, "a \"b\" & <c>", quotes, "in")
      .Artifact(entity, "x | y", "end", "in")
      .Artifact("end",
                "\xE2\x80\xAE"
                "reversed",
                "```", "in")
      .Artifact("{{title}}", "one\ntwo", "#quot; #35;", "in")
      .Branch(quotes, "then</script>", entity)
      .Branch(quotes, "else|\"", "end");
  return builder.Build();
}

namespace {

// Crossing pairs whose columns meet: routes need detours here.
Pipeline Braid() {
  PipelineBuilder builder(Dialect::kGeneric, "braid");
  for (const char* id : {"a", "b", "c", "d", "p", "q", "r", "s"})
    builder.Step(id);
  for (const char* from : {"a", "b", "c", "d"}) {
    for (const char* to : {"p", "q", "r", "s"}) {
      builder.Artifact(from, std::string(from) + to, to, from);
    }
  }
  return builder.Build();
}

// Steps and edges in a random but reproducible order; std::shuffle differs between libraries.
class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed * 2654435769U + 12345U) {}
  std::uint32_t Below(std::size_t limit) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 17U;
    state_ ^= state_ << 5U;
    return static_cast<std::uint32_t>(state_ % limit);
  }
  template <typename T>
  void Shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i)
      std::swap(values[i - 1], values[Below(i)]);
  }

 private:
  std::uint32_t state_;
};

}  // namespace

std::vector<NamedPipeline> HardPipelines() {
  return {{"chain", Chain("chain", {"Ingest", "Validate", "Prepare", "Train", "Evaluate",
                                    "Register", "Deploy"})
                        .Build()},
          {"fan", Fan(10)},
          {"nested", NestedDecisions()},
          {"clusters", Clusters()},
          {"levels", SkippedLevels()},
          {"names", LongNames()},
          {"labels", LabelsEverywhere()},
          {"islands", Islands()},
          {"cycles", Cycles()},
          {"strange", StrangeText()},
          {"markup", MarkupPipeline()},
          {"braid", Braid()},
          {"single", Chain("single", {"Only"}).Build()},
          {"empty", PipelineBuilder(Dialect::kSageMaker, "empty").Build()}};
}

Pipeline RandomPipeline(std::uint32_t seed, std::size_t steps, double density) {
  Random random(seed);
  PipelineBuilder builder(Dialect::kGeneric, "random-" + std::to_string(seed));
  const bool labelled = seed % 8 == 0;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < steps; ++i) {
    ids.push_back("s" + std::to_string(i) + std::string(random.Below(9), 'x'));
    const bool decides = random.Below(6) == 0;
    builder.Step(ids.back(), decides ? StepKind::kCondition : StepKind::kProcessing);
  }
  const auto wanted = static_cast<std::size_t>(density * static_cast<double>(steps));
  std::map<std::pair<std::size_t, std::size_t>, bool> used;
  for (std::size_t i = 0; i < wanted; ++i) {
    std::size_t from = random.Below(steps);
    std::size_t to = random.Below(steps);
    if (from == to) continue;
    if (from > to) std::swap(from, to);
    if (to - from > 6 && random.Below(4) != 0) to = from + 1 + random.Below(4);
    if (used[{from, to}]) continue;
    used[{from, to}] = true;
    const bool label = labelled || random.Below(5) == 0;
    builder.Artifact(ids[from], label ? "out" + std::to_string(random.Below(3)) : "", ids[to], "");
  }
  return builder.Build();
}

Pipeline Shuffled(const Pipeline& pipeline, std::uint32_t seed) {
  Random random(seed);
  std::vector<graph::StepId> steps;
  for (graph::StepId step = 0; step < num_vertices(pipeline); ++step)
    steps.push_back(step);
  random.Shuffle(steps);
  Pipeline out;
  graph::Info(out) = graph::Info(pipeline);
  std::map<graph::StepId, graph::StepId> new_id;
  for (const graph::StepId step : steps)
    new_id[step] = add_vertex(pipeline[step], out);
  std::vector<graph::EdgeId> all(edges(pipeline).first, edges(pipeline).second);
  random.Shuffle(all);
  for (const graph::EdgeId& id : all) {
    add_edge(new_id[source(id, pipeline)], new_id[target(id, pipeline)], pipeline[id], out);
  }
  return out;
}

}  // namespace smgraph::render
