#pragma once

#include <optional>
#include <string>

#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/fields.h"
#include "frontends/sagemaker/step_types.h"

// What the SDK makes of values of a request that are not simply themselves: functions for the rows
// of step types (reference: SDK methods _get_process_args, _get_train_args, _get_tuner_args, …).
namespace smgraph::sagemaker {

using Compiled = std::optional<graph::Value>;

// ---- jobs of all kinds (common.cc)

/// A role's name becomes its ARN.
Compiled CompileRole(FieldReader& fields, python::Ref value);
/// {"a": 1} or [{"Key": "a", "Value": 1}].
Compiled CompileTags(FieldReader& fields, python::Ref value);
/// The image that is given, else what the SDK looks up.
Compiled CompileImage(FieldReader& fields, python::Ref value);
/// Only what is true, or decided when the pipeline runs.
Compiled CompileIfTrue(FieldReader& fields, python::Ref value);
/// The value, else a truth value or number that stands for it.
template <bool kOtherwise>
Compiled CompileFlag(FieldReader& fields, python::Ref value) {
  if (value == nullptr) return graph::Value(kOtherwise);
  return CompileValue(fields.builder().reader, value);
}
template <int kOtherwise>
Compiled CompileNumber(FieldReader& fields, python::Ref value) {
  if (value == nullptr) return graph::Value(kOtherwise);
  return CompileValue(fields.builder().reader, value);
}
/// Null stands for None.
Compiled CompileNullable(FieldReader& fields, python::Ref value);
/// The prefix of jobs without a name of their own: what is given, else the image's name, and the
/// time.
graph::Value JobName(FieldReader& fields, graph::Value base, python::Ref image);
/// "sagemaker-xgboost" of "1234.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.5-1"; null for
/// what is not known.
graph::Value ImageName(const graph::Value& image);
/// Bucket and prefix of a session.
graph::Value SessionBucket(Reader& reader, python::Ref session);
graph::Value SessionPrefix(Reader& reader, python::Ref session);
/// Bucket and prefix of a job's session.
graph::Value BucketOf(Reader& reader, python::Ref job);
graph::Value BucketPrefixOf(Reader& reader, python::Ref job);
/// "s3://…" put together when the pipeline runs: bucket, prefix, pipeline, execution, step, `rest`.
graph::Value RunPath(Builder& b, python::Ref job, std::initializer_list<graph::Value> rest);
/// True for a path of the machine that compiles; false for URIs and what is not known.
bool IsLocal(const graph::Value& path);
/// The attribute's value as the definition writes it; null when it is absent or None.
graph::Value PartValue(Reader& reader, python::Ref object, std::string_view name);

// ---- names of jobs (job_names.cc)

Compiled CompileProcessingName(FieldReader& fields, python::Ref value);
Compiled CompileTrainingName(FieldReader& fields, python::Ref value);
Compiled CompileTransformName(FieldReader& fields, python::Ref value);
Compiled CompileTuningName(FieldReader& fields, python::Ref value);

// ---- processing (processing.cc)

Compiled CompileEntrypoint(FieldReader& fields, python::Ref value);
Compiled CompileProcessingInputs(FieldReader& fields, python::Ref value);
Compiled CompileProcessingOutputs(FieldReader& fields, python::Ref value);
Compiled CompileOutputKey(FieldReader& fields, python::Ref value);

/// An input of a processing job as the SDK makes it itself.
graph::Value ProcessingInputOf(graph::Value name, graph::Value uri, graph::Value local_path);

// ---- Spark (spark.cc)

bool IsSpark(python::Ref job);
void AddSparkInputs(FieldReader& fields, graph::List& inputs);
void AddSparkOutputs(FieldReader& fields, graph::List& outputs);
graph::List SparkCommand(FieldReader& fields);
Compiled CompileProcessingEnvironment(FieldReader& fields, python::Ref value);

// ---- checks (checks.cc)

/// The configuration that the SDK uploads and the data that it is about, of a DataConfig of
/// Clarify.
graph::List ClarifyInputs(Reader& reader, python::Ref data);
Compiled CompileCheckInputs(FieldReader& fields, python::Ref value);
Compiled CompileCheckRuntime(FieldReader& fields, python::Ref value);
Compiled CompileCheckOutputs(FieldReader& fields, python::Ref value);
Compiled CompileCheckEnvironment(FieldReader& fields, python::Ref value);
Compiled CompileStatistics(FieldReader& fields, python::Ref value);
Compiled CompileCheckedModel(FieldReader& fields, python::Ref value);

// ---- training (training.cc)

Compiled CompileInputMode(FieldReader& fields, python::Ref value);
Compiled CompileMetricDefinitions(FieldReader& fields, python::Ref value);
Compiled CompileChannels(FieldReader& fields, python::Ref value);
Compiled CompileOutputPath(FieldReader& fields, python::Ref value);
Compiled CompileHyperparameters(FieldReader& fields, python::Ref value);
Compiled CompileDebugHook(FieldReader& fields, python::Ref value);
Compiled CompileProfiler(FieldReader& fields, python::Ref value);
Compiled CompileMetrics(FieldReader& fields, python::Ref value);
Compiled CompileRules(FieldReader& fields, python::Ref value);
Compiled CompileInstanceCount(FieldReader& fields, python::Ref value);
Compiled CompileCompression(FieldReader& fields, python::Ref value);

// ---- distributed training (distribution.cc)

/// What a framework's `distribution=` adds to the hyperparameters.
void AddDistribution(FieldReader& fields, graph::Map& parameters);
/// True when one way of `distribution=` is turned on ("mpi").
bool DistributesBy(FieldReader& fields, std::string_view way);

// ---- training of SDK v3 (trainer.cc)

/// The request of a ModelTrainer; of its graph the rows of a training job speak.
std::span<const Field> TrainerFields();

// ---- tuning (tuning.cc)

/// Estimators of frameworks hand JSON to the user's script.
bool IsFramework(python::Ref job);
/// {"ContinuousParameterRanges": …} of a dict of ranges.
graph::Value CompileRanges(Reader& reader, python::Ref ranges, python::Ref estimator);
/// The training definitions of a tuner's estimators; `rows` are those of a training job.
void CompileTunedEstimators(FieldReader& tuner, std::span<const Field> rows);
Compiled CompileMaxJobs(FieldReader& fields, python::Ref value);
Compiled CompileObjectiveType(FieldReader& fields, python::Ref value);
Compiled CompileObjective(FieldReader& fields, python::Ref value);
Compiled CompileTunedRanges(FieldReader& fields, python::Ref value);
Compiled CompileAutotune(FieldReader& fields, python::Ref value);
Compiled CompileWarmStart(FieldReader& fields, python::Ref value);
Compiled CompileCriteria(FieldReader& fields, python::Ref value);
Compiled CompileTunerTags(FieldReader& fields, python::Ref value);

// ---- transform (common.cc)

Compiled CompileTransformOutput(FieldReader& fields, python::Ref value);
Compiled CompileDataType(FieldReader& fields, python::Ref value);

}  // namespace smgraph::sagemaker
