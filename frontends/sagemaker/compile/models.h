#pragma once

#include <string_view>

#include "frontends/sagemaker/request.h"
#include "graph/value.h"

// Models in requests (reference: SDK methods prepare_container_def, container_def,
// _create_model_request, class _RepackModelStep).
namespace smgraph::sagemaker {

/// The property of a repack step that is the archive it makes.
inline constexpr std::string_view kRepackedData = "ModelArtifacts.S3ModelArtifacts";

/// The containers of a model: one for each model behind it. `call`: the arguments of register(),
/// null for create().
graph::List CompileContainers(Builder& b, python::Instance& model, const python::Namespace* call);
/// A container that only has an image, an archive and an environment.
graph::Value PlainContainer(graph::Value image, graph::Value environment, graph::Value data);
/// The request that creates a model with these containers; several ones stay a list.
void CompileModel(Builder& b, const python::Instance& model, graph::List containers, bool several,
                  python::Ref tags);
/// The model package group that a registration without names goes to.
graph::Value DefaultGroup(Builder& b, const python::Instance* model);
/// The training job that puts a script into a model's archive. `model` holds the script, null when
/// the step's own collection does.
void CompileRepack(Builder& b, python::Instance* model);

}  // namespace smgraph::sagemaker
