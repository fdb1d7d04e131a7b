#include "frontends/sagemaker/compile/carriers.h"

#include <utility>

#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/request.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

using python::Instance;
using python::Ref;
using When = Member::When;

constexpr Member kTrainingInput[] = {
    {"DataSource.S3DataSource.S3DataType", "s3_data_type", When::kAlways},
    {"DataSource.S3DataSource.S3Uri", "s3_data", When::kAlways},
    {"DataSource.S3DataSource.S3DataDistributionType", "distribution", When::kGiven,
     "FullyReplicated", "target_attribute_name"},
    {"CompressionType", "compression"},
    {"ContentType", "content_type"},
    {"RecordWrapperType", "record_wrapping"},
    {"DataSource.S3DataSource.InstanceGroupNames", "instance_groups"},
    {"InputMode", "input_mode"},
    {"DataSource.S3DataSource.AttributeNames", "attribute_names"},
    {"TargetAttributeName", "target_attribute_name"},
    {"ShuffleConfig.Seed", "shuffle_config.seed"},
    {"DataSource.S3DataSource.HubAccessConfig", "hub_access_config"},
    {"DataSource.S3DataSource.ModelAccessConfig", "model_access_config"},
};
constexpr Member kFileSystemInput[] = {
    {"DataSource.FileSystemDataSource.FileSystemId", "file_system_id", When::kAlways},
    {"DataSource.FileSystemDataSource.FileSystemType", "file_system_type", When::kAlways},
    {"DataSource.FileSystemDataSource.DirectoryPath", "directory_path", When::kAlways},
    {"DataSource.FileSystemDataSource.FileSystemAccessMode", "file_system_access_mode"},
    {"ContentType", "content_type"},
};
constexpr Member kS3Input[] = {
    {"S3Uri", "s3_uri"},
    {"LocalPath", "local_path"},
    {"S3DataType", "s3_data_type"},
    {"S3InputMode", "s3_input_mode"},
    {"S3DataDistributionType", "s3_data_distribution_type"},
    {"S3CompressionType", "s3_compression_type"},
};
constexpr Member kDatasetDefinition[] = {
    {"DataDistributionType", "data_distribution_type"},
    {"InputMode", "input_mode"},
    {"LocalPath", "local_path"},
    {"RedshiftDatasetDefinition", "redshift_dataset_definition"},
    {"AthenaDatasetDefinition", "athena_dataset_definition"},
};
constexpr Member kRedshift[] = {
    {"ClusterId", "cluster_id"},
    {"Database", "database"},
    {"DbUser", "db_user"},
    {"QueryString", "query_string"},
    {"ClusterRoleArn", "cluster_role_arn"},
    {"OutputS3Uri", "output_s3_uri"},
    {"KmsKeyId", "kms_key_id"},
    {"OutputFormat", "output_format"},
    {"OutputCompression", "output_compression"},
};
constexpr Member kAthena[] = {
    {"Catalog", "catalog"},
    {"Database", "database"},
    {"QueryString", "query_string"},
    {"OutputS3Uri", "output_s3_uri"},
    {"WorkGroup", "work_group"},
    {"KmsKeyId", "kms_key_id"},
    {"OutputFormat", "output_format"},
    {"OutputCompression", "output_compression"},
};
constexpr Member kFeatureStoreOutput[] = {{"FeatureGroupName", "feature_group_name"}};
constexpr Member kNetworkConfig[] = {
    {"EnableNetworkIsolation", "enable_network_isolation", When::kFlag},
    {"EnableInterContainerTrafficEncryption", "encrypt_inter_container_traffic"},
    {"VpcConfig.SecurityGroupIds", "security_group_ids"},
    {"VpcConfig.Subnets", "subnets"},
};
constexpr Member kMetricsSource[] = {
    {"ContentType", "content_type", When::kAlways},
    {"S3Uri", "s3_uri", When::kAlways},
    {"ContentDigest", "content_digest"},
};
constexpr Member kFileSource[] = {
    {"S3Uri", "s3_uri", When::kAlways},
    {"ContentDigest", "content_digest"},
    {"ContentType", "content_type"},
};
constexpr Member kModelMetrics[] = {
    {"ModelQuality.Statistics", "model_statistics"},
    {"ModelQuality.Constraints", "model_constraints"},
    {"ModelDataQuality.Statistics", "model_data_statistics"},
    {"ModelDataQuality.Constraints", "model_data_constraints"},
    {"Bias"},
    {"Bias.Report", "bias"},
    {"Bias.PreTrainingReport", "bias_pre_training"},
    {"Bias.PostTrainingReport", "bias_post_training"},
    {"Explainability"},
    {"Explainability.Report", "explainability"},
};
constexpr Member kDriftCheckBaselines[] = {
    {"ModelQuality.Statistics", "model_statistics"},
    {"ModelQuality.Constraints", "model_constraints"},
    {"ModelDataQuality.Statistics", "model_data_statistics"},
    {"ModelDataQuality.Constraints", "model_data_constraints"},
    {"Bias.ConfigFile", "bias_config_file"},
    {"Bias.PreTrainingConstraints", "bias_pre_training_constraints"},
    {"Bias.PostTrainingConstraints", "bias_post_training_constraints"},
    {"Explainability.Constraints", "explainability_constraints"},
    {"Explainability.ConfigFile", "explainability_config_file"},
};
constexpr Member kMetadataProperties[] = {
    {"CommitId", "commit_id", When::kTrue},
    {"Repository", "repository", When::kTrue},
    {"GeneratedBy", "generated_by", When::kTrue},
    {"ProjectId", "project_id", When::kTrue},
};
constexpr Member kBatchDataCapture[] = {
    {"DestinationS3Uri", "destination_s3_uri", When::kAlways},
    {"KmsKeyId", "kms_key_id"},
    {"GenerateInferenceId", "generate_inference_id"},
};
constexpr Member kCollectionConfig[] = {
    {"CollectionName", "name", When::kAlways},
    {"CollectionParameters", "parameters"},
};
constexpr Member kTensorBoardOutput[] = {
    {"S3OutputPath", "s3_output_path", When::kAlways},
    {"LocalPath", "container_local_output_path"},
};
constexpr Member kInstanceGroup[] = {
    {"InstanceGroupName", "instance_group_name", When::kAlways},
    {"InstanceType", "instance_type", When::kAlways},
    {"InstanceCount", "instance_count", When::kAlways},
};
constexpr Member kEmrStepConfig[] = {
    {"HadoopJarStep.Jar", "jar", When::kAlways},
    {"HadoopJarStep.Args", "args"},
    {"HadoopJarStep.MainClass", "main_class"},
    {"HadoopJarStep.Properties", "properties"},
};
constexpr Member kLineageAssociation[] = {
    {"Source", "source", When::kAlways},
    {"Destination", "destination", When::kAlways},
    {"AssociationType", "association_type"},
};
constexpr Member kLineageReference[] = {{"Arn", "arn"}, {"Name", "name"}, {"Type", "type"}};

constexpr Member kOutputParameter[] = {{"OutputName", "output_name", When::kAlways},
                                       {"OutputType", "output_type", When::kAlways}};

constexpr Shape kCarrierShapes[] = {
    {"TrainingInput", kTrainingInput},
    {"FileSystemInput", kFileSystemInput},
    {"S3Input", kS3Input},
    {"DatasetDefinition", kDatasetDefinition},
    {"RedshiftDatasetDefinition", kRedshift},
    {"AthenaDatasetDefinition", kAthena},
    {"FeatureStoreOutput", kFeatureStoreOutput},
    {"NetworkConfig", kNetworkConfig},
    {"MetricsSource", kMetricsSource},
    {"FileSource", kFileSource},
    {"ModelMetrics", kModelMetrics},
    {"DriftCheckBaselines", kDriftCheckBaselines},
    {"MetadataProperties", kMetadataProperties},
    {"BatchDataCaptureConfig", kBatchDataCapture},
    {"CollectionConfig", kCollectionConfig},
    {"TensorBoardOutputConfig", kTensorBoardOutput},
    {"InstanceGroup", kInstanceGroup},
    {"EMRStepConfig", kEmrStepConfig},
    {"LineageAssociation", kLineageAssociation},
    {"LineageEntityReference", kLineageReference},
};

const Shape* ShapeOf(const python::ClassModel& model) {
  for (const Shape& shape : kCarrierShapes) {
    if (HasWord(shape.classes, model.name)) return &shape;
  }
  return nullptr;
}

Ref AttributeAt(Ref object, std::string_view path) {
  const std::size_t dot = path.find('.');
  Ref value = object == nullptr ? nullptr : PartOf(object, path.substr(0, dot));
  return dot == std::string_view::npos || value == nullptr
             ? value
             : AttributeAt(value, path.substr(dot + 1));
}

bool IsFalse(const graph::Value& value) {
  const auto* flag = value.As<bool>();
  const auto* text = value.As<std::string>();
  return value.null() || (flag != nullptr && !*flag) || (text != nullptr && text->empty());
}

std::optional<graph::Value> CompiledMember(Reader& reader, const Member& member, Ref object) {
  if (member.when == When::kOne) return 1;
  if (member.attribute.empty()) return graph::Map{};
  if (Ref value = AttributeAt(object, member.attribute)) {
    graph::Value compiled = CompileValue(reader, MemberValue(value));
    if (member.when == When::kTrue && IsFalse(compiled)) return std::nullopt;
    return compiled;
  }
  const bool replaced = member.unless.empty() || AttributeAt(object, member.unless) == nullptr;
  if (!member.fallback.empty() && replaced) return member.fallback;
  if (member.when == When::kFlag) return false;
  if (member.when == When::kAlways) return graph::Null{};
  return std::nullopt;
}

}  // namespace

const std::span<const Member> kS3InputMembers = kS3Input;
const std::span<const Member> kOutputMembers = kOutputParameter;

void CompileMembers(Reader& reader, std::span<const Member> members, Ref object,
                    graph::Map& request) {
  for (const Member& member : members) {
    if (auto value = CompiledMember(reader, member, object)) {
      SetAt(request, member.path, *std::move(value));
    }
  }
}

std::optional<graph::Value> CompileCarrier(Reader& reader, Instance& object) {
  const Role role = RoleOf(&object);
  const bool data = role == Role::kCarrier || role == Role::kInput || role == Role::kOutput ||
                    role == Role::kJob || role == Role::kModel;
  if (!data) return std::nullopt;
  graph::Map request;
  if (const Shape* shape = ShapeOf(*object.cls->model)) {
    CompileMembers(reader, shape->members, &object, request);
    return request;
  }
  const std::string name(object.cls->model->name);
  return graph::Unknown{"what the SDK makes of an object of class " + name, name, object.span};
}

}  // namespace smgraph::sagemaker
