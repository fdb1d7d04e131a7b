#pragma once

#include "frontends/sagemaker/fields.h"
#include "frontends/sagemaker/request.h"
#include "frontends/sagemaker/step_types.h"

// The rows of step_types.cc, and how parts of collections are compiled that differ from steps of
// their type.
namespace smgraph::sagemaker {

// jobs.cc
extern const StepType kProcessing;
extern const StepType kTransform;
extern const StepType kAutoMl;
// training.cc
extern const StepType kTraining;
extern const StepType kTuning;
extern const StepType kJob;
extern const StepType kFunction;
extern const StepType kNotebook;
// models.cc
extern const StepType kCreateModel;
extern const StepType kRegisterModel;
// checks.cc
extern const StepType kQualityCheck;
extern const StepType kClarifyCheck;
// services.cc
extern const StepType kCallback;
extern const StepType kLambda;
extern const StepType kEmr;
extern const StepType kEmrServerless;
extern const StepType kEndpointConfig;
extern const StepType kEndpoint;
extern const StepType kInferenceComponent;
extern const StepType kBedrockCustomModel;
extern const StepType kBedrockCustomModelDeployment;
extern const StepType kBedrockModelImport;
extern const StepType kBedrockProvisionedModelThroughput;
extern const StepType kLineage;
// control.cc
extern const StepType kCondition;
extern const StepType kForEach;
extern const StepType kFail;
extern const StepType kCleanup;

/// The rows of a training job, for steps that the SDK makes itself (jobs.cc).
std::span<const Field> TrainingFields();

/// Steps whose code is in the source (functions.cc).
void BuildFunction(Builder& b);
void BuildNotebook(Builder& b);
/// A step class of the user's own: its `arguments`, else whatever it was given (services.cc).
void BuildOther(Builder& b);
void ReadOwnStep(Builder& b);
/// A training job that puts the user's script into a model archive.
void BuildRepack(Builder& b);
/// The registration of a RegisterModel, which takes an estimator or a model.
void BuildLegacyRegistration(Builder& b);
/// Model and transform of an EstimatorTransformer.
void BuildEstimatorModel(Builder& b);
void BuildEstimatorTransform(Builder& b);
/// The transform of a MonitorBatchTransformStep.
void BuildMonitoredTransform(Builder& b);
/// A transform of a transformer that is called with `call`, without what no row names.
void ReadTransform(FieldReader& fields);

}  // namespace smgraph::sagemaker
