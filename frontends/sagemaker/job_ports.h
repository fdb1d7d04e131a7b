#pragma once

#include "frontends/sagemaker/fields.h"

// Inputs and outputs of jobs.
namespace smgraph::sagemaker {

/// ProcessingInputs by name (`input-<n>` where there is none), and the script as input `code`.
void ReadProcessingInputs(FieldReader& fields);
/// ProcessingOutputs by name (`output-<n>` where there is none).
void ReadProcessingOutputs(FieldReader& fields);
/// Channels of a training job; a single input is the channel `training`.
void ReadChannels(FieldReader& fields);
/// The model's archive below the estimator's output_path.
void ReadTrainingOutput(FieldReader& fields);
void ReadTransformOutput(FieldReader& fields);

}  // namespace smgraph::sagemaker
