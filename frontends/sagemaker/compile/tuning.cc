#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"
#include "graph/base/words.h"

// Requests of tuning jobs (reference: SDK classes HyperparameterTuner, _TuningJob).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Ref;

/// The keys of a training definition, in its order, and where the request of a training job alone
/// has them.
constexpr std::pair<std::string_view, std::string_view> kDefinition[] = {
    {"StaticHyperParameters", "HyperParameters"},
    {"RoleArn", "RoleArn"},
    {"OutputDataConfig", "OutputDataConfig"},
    {"StoppingCondition", "StoppingCondition"},
    {"HyperParameterTuningResourceConfig.VolumeKmsKeyId", "ResourceConfig.VolumeKmsKeyId"},
    {"HyperParameterTuningResourceConfig.InstanceCount", "ResourceConfig.InstanceCount"},
    {"HyperParameterTuningResourceConfig.InstanceType", "ResourceConfig.InstanceType"},
    {"HyperParameterTuningResourceConfig.VolumeSizeInGB", "ResourceConfig.VolumeSizeInGB"},
    {"AlgorithmSpecification.TrainingInputMode", "AlgorithmSpecification.TrainingInputMode"},
    {"AlgorithmSpecification.MetricDefinitions", "AlgorithmSpecification.MetricDefinitions"},
    {"AlgorithmSpecification.TrainingImage", "AlgorithmSpecification.TrainingImage"},
    {"InputDataConfig", "InputDataConfig"},
    {"VpcConfig", "VpcConfig"},
    {"EnableNetworkIsolation", "EnableNetworkIsolation"},
    {"EnableInterContainerTrafficEncryption", "EnableInterContainerTrafficEncryption"},
    {"EnableManagedSpotTraining", "EnableManagedSpotTraining"},
    {"CheckpointConfig", "CheckpointConfig"},
    {"DefinitionName", "DefinitionName"},
    {"TuningObjective", "TuningObjective"},
    {"HyperParameterRanges", "HyperParameterRanges"},
    {"RetryStrategy", "RetryStrategy"},
    {"Environment", "Environment"},
};

struct RangeRow {
  std::string_view model;
  std::string_view key;
};
constexpr RangeRow kRanges[] = {{"ContinuousParameter", "ContinuousParameterRanges"},
                                {"CategoricalParameter", "CategoricalParameterRanges"},
                                {"IntegerParameter", "IntegerParameterRanges"}};

const Value* ValueAtPath(const graph::Map& map, std::string_view path) {
  const std::size_t dot = path.find('.');
  const Value* value = map.Find(path.substr(0, dot));
  if (dot == std::string_view::npos || value == nullptr) return value;
  const auto* inner = value->As<graph::Map>();
  return inner == nullptr ? nullptr : ValueAtPath(*inner, path.substr(dot + 1));
}

Value CompileCategories(Reader& reader, Ref values, bool json) {
  graph::List texts;
  const auto* list = As<python::List>(values);  // a tuple is one value
  const std::vector<Ref> items = list == nullptr ? std::vector<Ref>{values} : list->items;
  for (Ref item : items) {
    Value text = CompileText(reader, item);
    texts.items.push_back(json && !IsExpression(text) ? JsonText(text) : std::move(text));
  }
  return texts;
}

Value CompileRange(Reader& reader, Ref name, Ref range, bool json) {
  graph::Map map;
  map.Set("Name", CompileText(reader, name));
  if (IsModel(range, "CategoricalParameter")) {
    map.Set("Values", CompileCategories(reader, PartOf(range, "values"), json));
    return map;
  }
  map.Set("MinValue", CompileText(reader, PartOf(range, "min_value")));
  map.Set("MaxValue", CompileText(reader, PartOf(range, "max_value")));
  map.Set("ScalingType", PartValue(reader, range, "scaling_type"));
  return map;
}

bool OfModel(Ref object, std::string_view names) {
  const python::ClassModel* model = ModelOf(object);
  return model != nullptr && HasWord(names, model->name);
}

}  // namespace

bool IsFramework(Ref job) {
  return OfModel(job,
                 "Framework Chainer HuggingFace MXNet PyTorch RLEstimator SKLearn TensorFlow "
                 "XGBoost");
}

Value CompileRanges(Reader& reader, Ref ranges, Ref estimator) {
  graph::Map compiled;
  const auto* dict = As<python::Dict>(ranges);
  if (dict == nullptr) return reader.ReadUnknown(ranges);
  for (const RangeRow& row : kRanges) {
    graph::List list;
    for (const auto& [name, range] : dict->items) {
      if (IsModel(range, row.model)) {
        list.items.push_back(CompileRange(reader, name, range, IsFramework(estimator)));
      }
    }
    compiled.Set(row.key, std::move(list));
  }
  return compiled;
}

namespace {

/// What is varied is no constant; a framework is told which class it was (reference: SDK method
/// _prepare_static_hyperparameters).
void MakeStatic(Reader& reader, Ref job, Ref ranges, graph::Map& parameters) {
  const auto* tuned = As<python::Dict>(ranges);
  for (const auto& [name, range] :
       tuned == nullptr ? std::vector<std::pair<Ref, Ref>>() : tuned->items) {
    const std::string key = GapText(CompileText(reader, name));
    std::erase_if(parameters.items, [&](const auto& item) { return item.first == key; });
  }
  if (!IsFramework(job)) return;
  const python::ClassModel& model = *ModelOf(job);
  const std::string_view spelling = Words(model.spellings).front();
  parameters.Set("sagemaker_estimator_class_name", JsonText(model.name));
  parameters.Set("sagemaker_estimator_module", JsonText(spelling.substr(0, spelling.rfind('.'))));
}

/// The request of a training job in the form of a part of a tuning job.
graph::Map DefinitionOf(const graph::Map& training) {
  graph::Map definition;
  for (const auto& [path, from] : kDefinition) {
    if (const Value* value = ValueAtPath(training, from)) SetAt(definition, path, *value);
  }
  return definition;
}

/// One estimator of a tuner; `training` has what stands beside its own request.
Value CompileEstimator(FieldReader& tuner, std::span<const Field> rows, Ref job, Ref inputs,
                       Ref ranges, Ref metrics, graph::Map training) {
  Builder& b = tuner.builder();
  python::Namespace call;
  if (inputs != nullptr) call.Set("inputs", inputs);
  FieldReader(b, {.job = job, .call = &call}, &training).CompileOnly(rows);
  Value* parameters = training.Find("HyperParameters");
  if (auto* map = parameters == nullptr ? nullptr : parameters->As<graph::Map>()) {
    MakeStatic(b.reader, job, ranges, *map);
  }
  auto* algorithm = training.Find("AlgorithmSpecification")->As<graph::Map>();
  std::erase_if(algorithm->items,
                [](const auto& item) { return item.first == "MetricDefinitions"; });
  if (metrics != nullptr) algorithm->Set("MetricDefinitions", CompileValue(b.reader, metrics));
  return DefinitionOf(training);
}

}  // namespace

void CompileTunedEstimators(FieldReader& tuner, std::span<const Field> rows) {
  Reader& reader = tuner.builder().reader;
  const auto peek = [&](std::string_view name) { return tuner.Peek(From::kJob, name); };
  Ref inputs = tuner.Peek(From::kCall, "inputs");
  if (Ref single = peek("estimator")) {
    tuner.arguments()->Set(
        "TrainingJobDefinition",
        CompileEstimator(tuner, rows, single, inputs, peek("hyperparameter_ranges"),
                         peek("metric_definitions"), {}));
    return;
  }
  const auto* several = As<python::Dict>(peek("estimator_dict"));
  if (several == nullptr) return;
  std::vector<std::pair<std::string, Ref>> names;
  for (const auto& [key, job] : several->items)
    names.emplace_back(GapText(CompileText(reader, key)), key);
  std::ranges::sort(names);
  graph::List definitions;
  for (const auto& [name, key] : names) {
    const auto of = [&, key = key](Ref dicts) -> Ref {
      const auto* dict = As<python::Dict>(dicts);
      return dict == nullptr ? nullptr : dict->Find(key);
    };
    Ref ranges = of(peek("hyperparameter_ranges_dict"));
    graph::Map training;
    training.Set("DefinitionName", name);
    Ref type = peek("objective_type");
    SetAt(training, "TuningObjective.Type",
          type == nullptr ? Value("Maximize") : CompileValue(reader, type));
    SetAt(training, "TuningObjective.MetricName",
          CompileValue(reader, of(peek("objective_metric_name_dict"))));
    training.Set("HyperParameterRanges", CompileRanges(reader, ranges, several->Find(key)));
    definitions.items.push_back(CompileEstimator(tuner, rows, several->Find(key), of(inputs),
                                                 ranges, of(peek("metric_definitions_dict")),
                                                 std::move(training)));
  }
  tuner.arguments()->Set("TrainingJobDefinitions", std::move(definitions));
}

Compiled CompileMaxJobs(FieldReader& fields, Ref value) {
  if (value != nullptr) return CompileValue(fields.builder().reader, value);
  const auto* strategy = As<python::Str>(fields.Peek(From::kJob, "strategy"));
  const bool grid = strategy != nullptr && strategy->value == "Grid";
  return grid ? Value() : Value(1);
}

Compiled CompileObjectiveType(FieldReader& fields, Ref value) {
  if (fields.Peek(From::kJob, "objective_metric_name") == nullptr) return std::nullopt;
  return value == nullptr ? Value("Maximize") : CompileValue(fields.builder().reader, value);
}

Compiled CompileObjective(FieldReader& fields, Ref) {
  Ref metric = fields.Peek(From::kJob, "objective_metric_name");
  if (metric == nullptr) return std::nullopt;
  return CompileValue(fields.builder().reader, metric);
}

Compiled CompileTunedRanges(FieldReader& fields, Ref) {
  Ref ranges = fields.Peek(From::kJob, "hyperparameter_ranges");
  if (ranges == nullptr) return std::nullopt;
  return CompileRanges(fields.builder().reader, ranges, fields.Peek(From::kJob, "estimator"));
}

Compiled CompileAutotune(FieldReader& fields, Ref value) {
  if (!CompileIfTrue(fields, value)) return std::nullopt;
  return "Enabled";
}

/// (reference: SDK class TuningJobCompletionCriteriaConfig)
Compiled CompileCriteria(FieldReader& fields, Ref value) {
  if (value == nullptr) return std::nullopt;
  Reader& reader = fields.builder().reader;
  graph::Map request;
  const auto set = [&](std::string_view path, std::string_view name) {
    Value part = PartValue(reader, value, name);
    if (!part.null()) SetAt(request, path, std::move(part));
  };
  set("BestObjectiveNotImproving.MaxNumberOfTrainingJobsNotImproving",
      "max_number_of_training_jobs_not_improving");
  set("TargetObjectiveMetricValue", "target_objective_metric_value");
  const Value converged = PartValue(reader, value, "complete_on_convergence");
  if (!converged.null()) {
    const auto* flag = converged.As<bool>();
    SetAt(request, "ConvergenceDetected.CompleteOnConvergence",
          flag == nullptr ? converged : Value(*flag ? "Enabled" : "Disabled"));
  }
  return request;
}

Compiled CompileWarmStart(FieldReader& fields, Ref value) {
  if (value == nullptr) return std::nullopt;
  Reader& reader = fields.builder().reader;
  graph::Map request;
  request.Set("WarmStartType", CompileValue(reader, MemberValue(PartOf(value, "warm_start_type"))));
  graph::List parents;
  Value given = PartValue(reader, value, "parents");
  if (const auto* list = given.As<graph::List>()) {
    for (const Value& parent : list->items) {
      graph::Map one;
      one.Set("HyperParameterTuningJobName", parent);
      parents.items.emplace_back(std::move(one));
    }
  }
  request.Set("ParentHyperParameterTuningJobs", std::move(parents));
  return request;
}

/// Those of the tuner, then those of its estimator that it does not have.
Compiled CompileTunerTags(FieldReader& fields, Ref value) {
  Compiled own = CompileTags(fields, value);
  Ref estimator = fields.Peek(From::kJob, "estimator");
  Ref theirs = estimator == nullptr ? nullptr : PartOf(estimator, "tags");
  const Compiled added = CompileTags(fields, theirs);
  const auto* list = added ? added->As<graph::List>() : nullptr;
  if (list == nullptr || list->items.empty()) return own;
  graph::List tags;
  if (own && own->As<graph::List>() != nullptr) tags = *own->As<graph::List>();
  for (const Value& tag : list->items) {
    if (std::ranges::find(tags.items, tag) == tags.items.end()) tags.items.push_back(tag);
  }
  return tags;
}

}  // namespace smgraph::sagemaker
