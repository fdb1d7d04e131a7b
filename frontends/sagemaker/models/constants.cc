#include "frontends/sagemaker/models/models.h"

// Names of the SDK with a plain value.
namespace smgraph::sagemaker {
namespace {

constexpr python::ConstantModel kConstants[] = {
    {"sagemaker.workflow.model_step._CREATE_MODEL_NAME_BASE "
     "sagemaker.mlops.workflow.model_step._CREATE_MODEL_NAME_BASE",
     "CreateModel"},
    {"sagemaker.workflow.model_step._REGISTER_MODEL_NAME_BASE "
     "sagemaker.mlops.workflow.model_step._REGISTER_MODEL_NAME_BASE",
     "RegisterModel"},
    {"sagemaker.workflow.model_step._REPACK_MODEL_NAME_BASE "
     "sagemaker.mlops.workflow.model_step._REPACK_MODEL_NAME_BASE "
     "sagemaker.workflow._utils._REPACK_MODEL_NAME_BASE",
     "RepackModel"},
};

}  // namespace

std::span<const python::ConstantModel> Constants() {
  return kConstants;
}

}  // namespace smgraph::sagemaker
