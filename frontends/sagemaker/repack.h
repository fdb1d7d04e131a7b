#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "frontends/python/value.h"

namespace smgraph::sagemaker {

enum class Answer : std::uint8_t { kNo, kYes, kMaybe };

/// True for what is only known when the pipeline runs: parameters, properties, Join, JsonGet,
/// results of function steps (reference: SDK function is_pipeline_variable).
Answer IsPipelineVariable(python::Ref value);

/// Whether the text `version` names `least` or a later version.
Answer AtLeastVersion(python::Ref version, std::string_view least);

/// Whether a model class puts the user's script into the model's archive, now or in a step.
Answer PutsCodeIntoArchive(const python::Instance& model);

/// Whether create() or register() of this model needs a step that puts the user's script into the
/// model archive while the pipeline runs (reference: SDK methods prepare_container_def of the model
/// classes).
Answer NeedsRepack(const python::Instance& model);

/// The name of a model in the repack steps of RegisterModel: its own, else its framework's
/// ("sklearn").
std::string LegacyModelName(const python::Instance& model);

/// True for a PipelineModel, which holds several models.
bool HoldsModels(const python::Instance& model);
/// The models behind one object: those of a PipelineModel, else the model itself.
std::vector<python::Instance*> ModelsIn(python::Instance& model);

}  // namespace smgraph::sagemaker
