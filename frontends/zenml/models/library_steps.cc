#include <array>
#include <iterator>
#include <utility>

#include "frontends/zenml/models/models.h"
#include "frontends/zenml/steps.h"

// Steps that ZenML's integrations bring along (names, inputs and outputs of 0.98). An object of a
// row is made when user code first reaches one of its spellings.
namespace smgraph::zenml {
namespace {

constexpr std::string_view kDeployer =
    "model deploy_decision= experiment_name= run_name= model_name= workers= mlserver= timeout=";

constexpr LibraryStep kSteps[] = {
    {"bento_builder_step",
     "zenml.integrations.bentoml.steps.bento_builder_step"
     " zenml.integrations.bentoml.steps.bento_builder.bento_builder_step",
     "model model_name model_type service version= labels= description= include= exclude= python="
     " docker= working_dir=",
     "output:bento.Bento"},
    {"bentoml_model_deployer_step",
     "zenml.integrations.bentoml.steps.bentoml_model_deployer_step"
     " zenml.integrations.bentoml.steps.bentoml_deployer.bentoml_model_deployer_step",
     "bento model_name port deployment_type= deploy_decision= workers= backlog= production="
     " working_dir= host= image= image_tag= platform= ssl_certfile= ssl_keyfile="
     " ssl_keyfile_password= ssl_version= ssl_cert_reqs= ssl_ca_certs= ssl_ciphers= timeout=",
     "output:BaseService"},
    {"deepchecks_data_drift_check_step",
     "zenml.integrations.deepchecks.steps.deepchecks_data_drift_check_step"
     " zenml.integrations.deepchecks.steps.deepchecks_data_drift.deepchecks_data_drift_check_step",
     "reference_dataset target_dataset check_list= dataset_kwargs= check_kwargs= run_kwargs=",
     "output:SuiteResult"},
    {"deepchecks_data_integrity_check_step",
     "zenml.integrations.deepchecks.steps.deepchecks_data_integrity_check_step"
     " zenml.integrations.deepchecks.steps.deepchecks_data_integrity"
     ".deepchecks_data_integrity_check_step",
     "dataset check_list= dataset_kwargs= check_kwargs= run_kwargs=", "output:SuiteResult"},
    {"deepchecks_model_drift_check_step",
     "zenml.integrations.deepchecks.steps.deepchecks_model_drift_check_step"
     " zenml.integrations.deepchecks.steps.deepchecks_model_drift"
     ".deepchecks_model_drift_check_step",
     "reference_dataset target_dataset model check_list= dataset_kwargs= check_kwargs= run_kwargs=",
     "output:SuiteResult"},
    {"deepchecks_model_validation_check_step",
     "zenml.integrations.deepchecks.steps.deepchecks_model_validation_check_step"
     " zenml.integrations.deepchecks.steps.deepchecks_model_validation"
     ".deepchecks_model_validation_check_step",
     "dataset model check_list= dataset_kwargs= check_kwargs= run_kwargs=", "output:SuiteResult"},
    {"discord_alerter_ask_step",
     "zenml.integrations.discord.steps.discord_alerter_ask_step.discord_alerter_ask_step",
     "message params=", "output:bool"},
    {"discord_alerter_post_step",
     "zenml.integrations.discord.steps.discord_alerter_post_step.discord_alerter_post_step",
     "message params=", "output:bool"},
    {"evidently_report_step",
     "zenml.integrations.evidently.steps.evidently_report_step"
     " zenml.integrations.evidently.steps.evidently_report.evidently_report_step",
     "reference_dataset comparison_dataset= column_mapping= ignored_cols= metrics= report_options="
     " download_nltk_data=",
     "report_json:str report_html:HTMLString"},
    {"evidently_test_step",
     "zenml.integrations.evidently.steps.evidently_test_step"
     " zenml.integrations.evidently.steps.evidently_test.evidently_test_step",
     "reference_dataset comparison_dataset column_mapping= ignored_cols= tests= test_options="
     " download_nltk_data=",
     "test_json:str test_html:HTMLString"},
    {"facets_visualization_step",
     "zenml.integrations.facets.steps.facets_visualization_step"
     " zenml.integrations.facets.steps.facets_visualization_steps.facets_visualization_step",
     "reference comparison", "output:FacetsComparison"},
    {"facets_list_visualization_step",
     "zenml.integrations.facets.steps.facets_list_visualization_step"
     " zenml.integrations.facets.steps.facets_visualization_steps.facets_list_visualization_step",
     "dataframes", "output:FacetsComparison"},
    {"facets_dict_visualization_step",
     "zenml.integrations.facets.steps.facets_dict_visualization_step"
     " zenml.integrations.facets.steps.facets_visualization_steps.facets_dict_visualization_step",
     "dataframes", "output:FacetsComparison"},
    {"great_expectations_profiler_step",
     "zenml.integrations.great_expectations.steps.great_expectations_profiler_step"
     " zenml.integrations.great_expectations.steps.ge_profiler.great_expectations_profiler_step",
     "dataset expectation_suite_name data_asset_name= profiler_kwargs= overwrite_existing_suite=",
     "output:ExpectationSuite"},
    {"great_expectations_validator_step",
     "zenml.integrations.great_expectations.steps.great_expectations_validator_step"
     " zenml.integrations.great_expectations.steps.ge_validator.great_expectations_validator_step",
     "dataset expectation_suite_name data_asset_name= action_list= exit_on_error=",
     "output:CheckpointResult"},
    {"huggingface_model_deployer_step",
     "zenml.integrations.huggingface.steps.huggingface_model_deployer_step"
     " zenml.integrations.huggingface.steps.huggingface_deployer.huggingface_model_deployer_step",
     "service_config deploy_decision= timeout=", "output:HuggingFaceDeploymentService"},
    {"get_or_create_dataset",
     "zenml.integrations.label_studio.steps.get_or_create_dataset"
     " zenml.integrations.label_studio.steps.label_studio_standard_steps.get_or_create_dataset",
     "label_config dataset_name", "output:str"},
    {"get_labeled_data",
     "zenml.integrations.label_studio.steps.get_labeled_data"
     " zenml.integrations.label_studio.steps.label_studio_standard_steps.get_labeled_data",
     "dataset_name", "output:List"},
    {"sync_new_data_to_label_studio",
     "zenml.integrations.label_studio.steps.sync_new_data_to_label_studio"
     " zenml.integrations.label_studio.steps.label_studio_standard_steps"
     ".sync_new_data_to_label_studio",
     "uri dataset_name predictions params", ""},
    {"mlflow_model_deployer_step",
     "zenml.integrations.mlflow.steps.mlflow_model_deployer_step"
     " zenml.integrations.mlflow.steps.mlflow_deployer.mlflow_model_deployer_step",
     kDeployer, "output:Optional[MLFlowDeploymentService]"},
    {"mlflow_model_registry_deployer_step",
     "zenml.integrations.mlflow.steps.mlflow_model_registry_deployer_step"
     " zenml.integrations.mlflow.steps.mlflow_deployer.mlflow_model_registry_deployer_step",
     "registry_model_name registry_model_version= registry_model_stage= replace_existing="
     " model_name= workers= mlserver= timeout=",
     "output:MLFlowDeploymentService"},
    {"mlflow_register_model_step",
     "zenml.integrations.mlflow.steps.mlflow_register_model_step"
     " zenml.integrations.mlflow.steps.mlflow_registry.mlflow_register_model_step",
     "model name version= trained_model_name= model_source_uri= experiment_name= run_name= run_id="
     " description= metadata=",
     ""},
    {"seldon_model_deployer_step",
     "zenml.integrations.seldon.steps.seldon_model_deployer_step"
     " zenml.integrations.seldon.steps.seldon_deployer.seldon_model_deployer_step",
     "model service_config deploy_decision= timeout=", "output:SeldonDeploymentService"},
    {"seldon_custom_model_deployer_step",
     "zenml.integrations.seldon.steps.seldon_custom_model_deployer_step"
     " zenml.integrations.seldon.steps.seldon_deployer.seldon_custom_model_deployer_step",
     "model predict_function service_config deploy_decision= timeout=",
     "output:SeldonDeploymentService"},
    {"seldon_mlflow_registry_deployer_step",
     "zenml.integrations.seldon.steps.seldon_deployer.seldon_mlflow_registry_deployer_step",
     "service_config registry_model_name= registry_model_version= registry_model_stage="
     " replace_existing= timeout=",
     "output:SeldonDeploymentService"},
    {"slack_alerter_ask_step",
     "zenml.integrations.slack.steps.slack_alerter_ask_step.slack_alerter_ask_step",
     "message params=", "output:bool"},
    {"slack_alerter_post_step",
     "zenml.integrations.slack.steps.slack_alerter_post_step.slack_alerter_post_step",
     "message= params=", "output:bool"},
    {"whylogs_profiler_step",
     "zenml.integrations.whylogs.steps.whylogs_profiler_step"
     " zenml.integrations.whylogs.steps.whylogs_profiler.whylogs_profiler_step",
     "dataset dataset_timestamp=", "output:DatasetProfileView"},
};

template <std::size_t kRow>
python::Ref Make(python::Evaluator& ev) {
  return MakeLibraryStep(ev, kRow);
}

template <std::size_t... kRows>
constexpr auto Objects(std::index_sequence<kRows...> /*rows*/) {
  return std::array{python::ValueModel{kSteps[kRows].spellings, &Make<kRows>}...};
}
constexpr auto kObjects = Objects(std::make_index_sequence<std::size(kSteps)>());

}  // namespace

std::span<const LibraryStep> LibrarySteps() {
  return kSteps;
}

std::span<const python::ValueModel> LibraryStepObjects() {
  return kObjects;
}

}  // namespace smgraph::zenml
