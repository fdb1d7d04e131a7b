#include "frontends/sagemaker/property_shapes.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

// What lies behind `step.properties`, by the shapes that the SDK loads (botocore 1.43). Members are
// appended over time: a miss is a warning, never an error.
namespace smgraph::sagemaker {
namespace {

/// `members`: names separated by spaces; "a{b c}" a structure, "a[]" and "a[]{b}" lists, "a<>" a
/// map, "{…}" a structure that is not written out.
struct ShapeRow {
  std::string_view name;
  std::string_view members;
};

// clang-format off
constexpr ShapeRow kShapes[] = {
    {"DescribeProcessingJobResponse",
     "ProcessingInputs[]{InputName AppManaged S3Input{S3Uri LocalPath S3DataType "
     "S3InputMode S3DataDistributionType S3CompressionType} "
     "DatasetDefinition{AthenaDatasetDefinition{Catalog Database QueryString WorkGroup "
     "OutputS3Uri KmsKeyId OutputFormat OutputCompression} "
     "RedshiftDatasetDefinition{ClusterId Database DbUser QueryString ClusterRoleArn "
     "OutputS3Uri KmsKeyId OutputFormat OutputCompression} LocalPath "
     "DataDistributionType InputMode}} ProcessingOutputConfig{Outputs[]{OutputName "
     "S3Output{S3Uri LocalPath S3UploadMode} FeatureStoreOutput{FeatureGroupName} "
     "AppManaged} KmsKeyId} ProcessingJobName "
     "ProcessingResources{ClusterConfig{InstanceCount InstanceType VolumeSizeInGB "
     "VolumeKmsKeyId}} StoppingCondition{MaxRuntimeInSeconds} AppSpecification{ImageUri "
     "ContainerEntrypoint[] ContainerArguments[]} Environment<> "
     "NetworkConfig{EnableInterContainerTrafficEncryption EnableNetworkIsolation "
     "VpcConfig{SecurityGroupIds[] Subnets[]}} RoleArn ExperimentConfig{ExperimentName "
     "TrialName TrialComponentDisplayName RunName} ProcessingJobArn ProcessingJobStatus "
     "ExitMessage FailureReason ProcessingEndTime ProcessingStartTime LastModifiedTime "
     "CreationTime MonitoringScheduleArn AutoMLJobArn TrainingJobArn"},
    {"DescribeTrainingJobResponse",
     "TrainingJobName TrainingJobArn TuningJobArn LabelingJobArn AutoMLJobArn "
     "ModelArtifacts{S3ModelArtifacts} TrainingJobStatus SecondaryStatus FailureReason "
     "HyperParameters<> AlgorithmSpecification{TrainingImage AlgorithmName "
     "TrainingInputMode MetricDefinitions[]{Name Regex} EnableSageMakerMetricsTimeSeries "
     "ContainerEntrypoint[] ContainerArguments[] "
     "TrainingImageConfig{TrainingRepositoryAccessMode "
     "TrainingRepositoryAuthConfig{TrainingRepositoryCredentialsProviderArn}}} RoleArn "
     "InputDataConfig[]{ChannelName DataSource{S3DataSource{S3DataType S3Uri "
     "S3DataDistributionType AttributeNames[] InstanceGroupNames[] "
     "ModelAccessConfig{AcceptEula} HubAccessConfig{HubContentArn}} "
     "FileSystemDataSource{FileSystemId FileSystemAccessMode FileSystemType "
     "DirectoryPath} DatasetSource{DatasetArn}} ContentType CompressionType "
     "RecordWrapperType InputMode ShuffleConfig{Seed}} OutputDataConfig{KmsKeyId "
     "S3OutputPath CompressionType} ResourceConfig{InstanceType InstanceCount "
     "VolumeSizeInGB VolumeKmsKeyId KeepAlivePeriodInSeconds "
     "InstanceGroups[]{InstanceType InstanceCount InstanceGroupName} TrainingPlanArn "
     "InstancePlacementConfig{EnableMultipleJobs PlacementSpecifications[]{UltraServerId "
     "InstanceCount}}} WarmPoolStatus{Status ResourceRetainedBillableTimeInSeconds "
     "ReusedByJob} VpcConfig{SecurityGroupIds[] Subnets[]} "
     "StoppingCondition{MaxRuntimeInSeconds MaxWaitTimeInSeconds "
     "MaxPendingTimeInSeconds} CreationTime TrainingStartTime TrainingEndTime "
     "LastModifiedTime SecondaryStatusTransitions[]{Status StartTime EndTime "
     "StatusMessage} FinalMetricDataList[]{MetricName Value Timestamp} "
     "EnableNetworkIsolation EnableInterContainerTrafficEncryption "
     "EnableManagedSpotTraining CheckpointConfig{S3Uri LocalPath} TrainingTimeInSeconds "
     "BillableTimeInSeconds BillableTokenCount DebugHookConfig{LocalPath S3OutputPath "
     "HookParameters<> CollectionConfigurations[]{CollectionName "
     "CollectionParameters<>}} ExperimentConfig{ExperimentName TrialName "
     "TrialComponentDisplayName RunName} DebugRuleConfigurations[]{RuleConfigurationName "
     "LocalPath S3OutputPath RuleEvaluatorImage InstanceType VolumeSizeInGB "
     "RuleParameters<>} TensorBoardOutputConfig{LocalPath S3OutputPath} "
     "DebugRuleEvaluationStatuses[]{RuleConfigurationName RuleEvaluationJobArn "
     "RuleEvaluationStatus StatusDetails LastModifiedTime} ProfilerConfig{S3OutputPath "
     "ProfilingIntervalInMilliseconds ProfilingParameters<> DisableProfiler} "
     "ProfilerRuleConfigurations[]{RuleConfigurationName LocalPath S3OutputPath "
     "RuleEvaluatorImage InstanceType VolumeSizeInGB RuleParameters<>} "
     "ProfilerRuleEvaluationStatuses[]{RuleConfigurationName RuleEvaluationJobArn "
     "RuleEvaluationStatus StatusDetails LastModifiedTime} ProfilingStatus Environment<> "
     "RetryStrategy{MaximumRetryAttempts} RemoteDebugConfig{EnableRemoteDebug} "
     "InfraCheckConfig{EnableInfraCheck} ServerlessJobConfig{BaseModelArn AcceptEula "
     "JobType CustomizationTechnique Peft EvaluationType EvaluatorArn} "
     "MlflowConfig{MlflowResourceArn MlflowExperimentName MlflowRunName} "
     "ModelPackageConfig{ModelPackageGroupArn SourceModelPackageArn} "
     "MlflowDetails{MlflowExperimentId MlflowRunId} ProgressInfo{TotalStepCountPerEpoch "
     "CurrentStep CurrentEpoch MaxEpoch} OutputModelPackageArn"},
    {"DescribeTransformJobResponse",
     "TransformJobName TransformJobArn TransformJobStatus FailureReason ModelName "
     "MaxConcurrentTransforms ModelClientConfig{InvocationsTimeoutInSeconds "
     "InvocationsMaxRetries} MaxPayloadInMB BatchStrategy Environment<> "
     "TransformInput{DataSource{S3DataSource{S3DataType S3Uri}} ContentType "
     "CompressionType SplitType} TransformOutput{S3OutputPath Accept AssembleWith "
     "KmsKeyId} DataCaptureConfig{DestinationS3Uri KmsKeyId GenerateInferenceId} "
     "TransformResources{InstanceType InstanceCount VolumeKmsKeyId TransformAmiVersion} "
     "CreationTime TransformStartTime TransformEndTime LabelingJobArn AutoMLJobArn "
     "DataProcessing{InputFilter OutputFilter JoinSource} "
     "ExperimentConfig{ExperimentName TrialName TrialComponentDisplayName RunName}"},
    {"DescribeModelOutput",
     "ModelName PrimaryContainer{ContainerHostname Image "
     "ImageConfig{RepositoryAccessMode "
     "RepositoryAuthConfig{RepositoryCredentialsProviderArn}} Mode ModelDataUrl "
     "ModelDataSource{S3DataSource{S3Uri S3DataType CompressionType "
     "ModelAccessConfig{AcceptEula} HubAccessConfig{HubContentArn} ManifestS3Uri ETag "
     "ManifestEtag}} AdditionalModelDataSources[]{ChannelName S3DataSource{S3Uri "
     "S3DataType CompressionType ModelAccessConfig{AcceptEula} "
     "HubAccessConfig{HubContentArn} ManifestS3Uri ETag ManifestEtag}} Environment<> "
     "ModelPackageName InferenceSpecificationName MultiModelConfig{ModelCacheSetting}} "
     "Containers[]{ContainerHostname Image ImageConfig{RepositoryAccessMode "
     "RepositoryAuthConfig{RepositoryCredentialsProviderArn}} Mode ModelDataUrl "
     "ModelDataSource{S3DataSource{S3Uri S3DataType CompressionType "
     "ModelAccessConfig{AcceptEula} HubAccessConfig{HubContentArn} ManifestS3Uri ETag "
     "ManifestEtag}} AdditionalModelDataSources[]{ChannelName S3DataSource{S3Uri "
     "S3DataType CompressionType ModelAccessConfig{AcceptEula} "
     "HubAccessConfig{HubContentArn} ManifestS3Uri ETag ManifestEtag}} Environment<> "
     "ModelPackageName InferenceSpecificationName MultiModelConfig{ModelCacheSetting}} "
     "InferenceExecutionConfig{Mode} ExecutionRoleArn VpcConfig{SecurityGroupIds[] "
     "Subnets[]} CreationTime ModelArn EnableNetworkIsolation "
     "DeploymentRecommendation{RecommendationStatus "
     "RealTimeInferenceRecommendations[]{RecommendationId InstanceType Environment<>}}"},
    {"DescribeModelPackageOutput",
     "ModelPackageName ModelPackageGroupName ModelPackageVersion "
     "ModelPackageRegistrationType ModelPackageArn ModelPackageDescription CreationTime "
     "InferenceSpecification{Containers[]{ContainerHostname Image ImageDigest "
     "ModelDataUrl ModelDataSource{…} ProductId Environment<> ModelInput{…} Framework "
     "FrameworkVersion NearestModelName AdditionalModelDataSources[]{…} "
     "AdditionalS3DataSource{…} ModelDataETag IsCheckpoint BaseModel{…}} "
     "SupportedTransformInstanceTypes[] SupportedRealtimeInferenceInstanceTypes[] "
     "SupportedContentTypes[] SupportedResponseMIMETypes[]} "
     "SourceAlgorithmSpecification{SourceAlgorithms[]{ModelDataUrl ModelDataSource{…} "
     "ModelDataETag AlgorithmName}} ValidationSpecification{ValidationRole "
     "ValidationProfiles[]{ProfileName TransformJobDefinition{…}}} ModelPackageStatus "
     "ModelPackageStatusDetails{ValidationStatuses[]{Name Status FailureReason} "
     "ImageScanStatuses[]{Name Status FailureReason}} CertifyForMarketplace "
     "ModelApprovalStatus CreatedBy{UserProfileArn UserProfileName DomainId "
     "IamIdentity{Arn PrincipalId SourceIdentity}} MetadataProperties{CommitId "
     "Repository GeneratedBy ProjectId} ModelMetrics{ModelQuality{Statistics{…} "
     "Constraints{…}} ModelDataQuality{Statistics{…} Constraints{…}} Bias{Report{…} "
     "PreTrainingReport{…} PostTrainingReport{…}} Explainability{Report{…}}} "
     "LastModifiedTime LastModifiedBy{UserProfileArn UserProfileName DomainId "
     "IamIdentity{Arn PrincipalId SourceIdentity}} ApprovalDescription Domain Task "
     "SamplePayloadUrl CustomerMetadataProperties<> "
     "DriftCheckBaselines{Bias{ConfigFile{…} PreTrainingConstraints{…} "
     "PostTrainingConstraints{…}} Explainability{Constraints{…} ConfigFile{…}} "
     "ModelQuality{Statistics{…} Constraints{…}} ModelDataQuality{Statistics{…} "
     "Constraints{…}}} AdditionalInferenceSpecifications[]{Name Description "
     "Containers[]{ContainerHostname Image ImageDigest ModelDataUrl ModelDataSource{…} "
     "ProductId Environment<> ModelInput{…} Framework FrameworkVersion NearestModelName "
     "AdditionalModelDataSources[]{…} AdditionalS3DataSource{…} ModelDataETag "
     "IsCheckpoint BaseModel{…}} SupportedTransformInstanceTypes[] "
     "SupportedRealtimeInferenceInstanceTypes[] SupportedContentTypes[] "
     "SupportedResponseMIMETypes[]} SkipModelValidation SourceUri "
     "SecurityConfig{KmsKeyId} ModelCard{ModelCardContent ModelCardStatus} "
     "ModelLifeCycle{Stage StageStatus StageDescription} ManagedStorageType"},
    {"DescribeHyperParameterTuningJobResponse",
     "HyperParameterTuningJobName HyperParameterTuningJobArn "
     "HyperParameterTuningJobConfig{Strategy StrategyConfig{…} "
     "HyperParameterTuningJobObjective{…} ResourceLimits{…} ParameterRanges{…} "
     "TrainingJobEarlyStoppingType TuningJobCompletionCriteria{…} RandomSeed} "
     "TrainingJobDefinition{DefinitionName TuningObjective{…} HyperParameterRanges{…} "
     "StaticHyperParameters<> AlgorithmSpecification{…} RoleArn InputDataConfig[]{…} "
     "VpcConfig{…} OutputDataConfig{…} ResourceConfig{…} "
     "HyperParameterTuningResourceConfig{…} StoppingCondition{…} EnableNetworkIsolation "
     "EnableInterContainerTrafficEncryption EnableManagedSpotTraining "
     "CheckpointConfig{…} RetryStrategy{…} Environment<>} "
     "TrainingJobDefinitions[]{DefinitionName TuningObjective{…} HyperParameterRanges{…} "
     "StaticHyperParameters<> AlgorithmSpecification{…} RoleArn InputDataConfig[]{…} "
     "VpcConfig{…} OutputDataConfig{…} ResourceConfig{…} "
     "HyperParameterTuningResourceConfig{…} StoppingCondition{…} EnableNetworkIsolation "
     "EnableInterContainerTrafficEncryption EnableManagedSpotTraining "
     "CheckpointConfig{…} RetryStrategy{…} Environment<>} HyperParameterTuningJobStatus "
     "CreationTime HyperParameterTuningEndTime LastModifiedTime "
     "TrainingJobStatusCounters{Completed InProgress RetryableError NonRetryableError "
     "Stopped} ObjectiveStatusCounters{Succeeded Pending Failed} "
     "BestTrainingJob{TrainingJobDefinitionName TrainingJobName TrainingJobArn "
     "TuningJobName CreationTime TrainingStartTime TrainingEndTime TrainingJobStatus "
     "TunedHyperParameters<> FailureReason "
     "FinalHyperParameterTuningJobObjectiveMetric{…} ObjectiveStatus} "
     "OverallBestTrainingJob{TrainingJobDefinitionName TrainingJobName TrainingJobArn "
     "TuningJobName CreationTime TrainingStartTime TrainingEndTime TrainingJobStatus "
     "TunedHyperParameters<> FailureReason "
     "FinalHyperParameterTuningJobObjectiveMetric{…} ObjectiveStatus} "
     "WarmStartConfig{ParentHyperParameterTuningJobs[]{…} WarmStartType} Autotune{Mode} "
     "FailureReason TuningJobCompletionDetails{NumberOfTrainingJobsObjectiveNotImproving "
     "ConvergenceDetectedTime} ConsumedResources{RuntimeInSeconds}"},
    {"ListTrainingJobsForHyperParameterTuningJobResponse",
     "TrainingJobSummaries[]{TrainingJobDefinitionName TrainingJobName TrainingJobArn "
     "TuningJobName CreationTime TrainingStartTime TrainingEndTime TrainingJobStatus "
     "TunedHyperParameters<> FailureReason "
     "FinalHyperParameterTuningJobObjectiveMetric{Type MetricName Value} "
     "ObjectiveStatus} NextToken"},
    {"DescribeAutoMLJobResponse",
     "AutoMLJobName AutoMLJobArn InputDataConfig[]{DataSource{…} CompressionType "
     "TargetAttributeName ContentType ChannelType SampleWeightAttributeName} "
     "OutputDataConfig{KmsKeyId S3OutputPath} RoleArn AutoMLJobObjective{MetricName} "
     "ProblemType AutoMLJobConfig{CompletionCriteria{…} SecurityConfig{…} "
     "CandidateGenerationConfig{…} DataSplitConfig{…} Mode} CreationTime EndTime "
     "LastModifiedTime FailureReason PartialFailureReasons[]{PartialFailureMessage} "
     "BestCandidate{CandidateName FinalAutoMLJobObjectiveMetric{…} ObjectiveStatus "
     "CandidateSteps[]{…} CandidateStatus InferenceContainers[]{…} CreationTime EndTime "
     "LastModifiedTime FailureReason CandidateProperties{…} "
     "InferenceContainerDefinitions<>} AutoMLJobStatus AutoMLJobSecondaryStatus "
     "GenerateCandidateDefinitionsOnly "
     "AutoMLJobArtifacts{CandidateDefinitionNotebookLocation "
     "DataExplorationNotebookLocation} ResolvedAttributes{AutoMLJobObjective{…} "
     "ProblemType CompletionCriteria{…}} ModelDeployConfig{AutoGenerateEndpointName "
     "EndpointName} ModelDeployResult{EndpointName}"},
    {"EMR Step",
     "Id Name Config{Jar Properties<> MainClass Args[]} ActionOnFailure Status{State "
     "StateChangeReason{Code Message} FailureDetails{Reason Message LogFile} "
     "Timeline{CreationDateTime StartDateTime EndDateTime}} ExecutionRoleArn LogUri "
     "EncryptionKeyArn"},
    {"DescribeEndpointConfigOutput",
     "EndpointConfigName EndpointConfigArn ProductionVariants[]{…} DataCaptureConfig{…} "
     "KmsKeyId CreationTime AsyncInferenceConfig{…} ExplainerConfig{…} "
     "ShadowProductionVariants[]{…} ExecutionRoleArn VpcConfig{…} EnableNetworkIsolation "
     "MetricsConfig{…}"},
    {"DescribeEndpointOutput",
     "EndpointName EndpointArn EndpointConfigName ProductionVariants[]{…} "
     "DataCaptureConfig{…} EndpointStatus FailureReason CreationTime LastModifiedTime "
     "LastDeploymentConfig{…} AsyncInferenceConfig{…} PendingDeploymentSummary{…} "
     "ExplainerConfig{…} ShadowProductionVariants[]{…} MetricsConfig{…}"},
    {"DescribeInferenceComponentOutput",
     "InferenceComponentName InferenceComponentArn EndpointName EndpointArn VariantName "
     "FailureReason Specification{…} Specifications[]{…} RuntimeConfig{…} CreationTime "
     "LastModifiedTime InferenceComponentStatus LastDeploymentConfig{…}"},
    {"BedrockCustomModel",
     "ModelArn ModelName JobArn JobName BaseModelArn CustomizationType ModelKmsKeyArn "
     "HyperParameters TrainingDataConfig ValidationDataConfig OutputDataConfig "
     "TrainingMetrics ValidationMetrics CreationTime CustomizationConfig ModelStatus "
     "FailureMessage"},
    {"BedrockCustomModelDeployment",
     "ModelDeploymentArn ModelDeploymentName ModelArn CreatedAt Status FailureMessage "
     "Description Tags"},
    {"BedrockModelImport",
     "JobArn JobName ImportedModelName ImportedModelArn RoleArn ModelDataSource Status "
     "FailureMessage CreationTime LastModifiedTime EndTime VpcConfig "
     "ImportedModelKmsKeyArn"},
    {"BedrockProvisionedModelThroughput",
     "ModelUnits DesiredModelUnits ProvisionedModelName ProvisionedModelArn ModelArn "
     "DesiredModelArn FoundationModelArn Status CreationTime LastModifiedTime "
     "FailureMessage CommitmentDuration CommitmentExpirationTime"},
    {"QualityCheck",
     "CalculatedBaselineConstraints CalculatedBaselineStatistics "
     "BaselineUsedForDriftCheckStatistics BaselineUsedForDriftCheckConstraints"},
    {"ClarifyCheck",
     "CalculatedBaselineConstraints BaselineUsedForDriftCheckConstraints"},
    {"Condition",
     "Outcome"},
    {"AutoMLExtra",
     "BestCandidateProperties{ModelInsightsJsonReportPath ExplainabilityJsonReportPath}"},
    {"NotebookJob",
     "ComputingJobName ComputingJobStatus NotebookJobInputLocation "
     "NotebookJobOutputLocationPrefix InputNotebookName OutputNotebookName"},
    {"EMRExtra",
     "ClusterId ExecutionRoleArn ClusterConfig{…}"},
    {"Lineage",
     "ActionArns[] ArtifactArns[] ContextArns[] Associations"},
    {"ForEach",
     "Status InputItemCount TotalStepCount SucceededStepCount FailedStepCount "
     "StoppedStepCount IterationOutputs[]{…} Selected{…}"},
    {"Outputs",
     "Outputs<>"},
};
// clang-format on

std::string_view MembersOf(std::string_view shape) {
  const auto* row = std::ranges::find(kShapes, shape, &ShapeRow::name);
  return row == std::end(kShapes) ? std::string_view() : row->members;
}

/// One member as it stands in a row: its kind and the text between its braces.
struct Member {
  bool found = false;
  bool list = false;
  bool map = false;
  bool structure = false;
  std::string_view members;
};

/// The end of the braces that open at `begin`.
std::size_t CloseOf(std::string_view text, std::size_t begin) {
  int depth = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i;
  }
  return text.size();
}

/// Reads the member that begins at `at` and moves `at` to the next one.
std::string_view Next(std::string_view text, std::size_t& at, Member& member) {
  const std::size_t end = std::min(text.find_first_of(" {[<", at), text.size());
  const std::string_view name = text.substr(at, end - at);
  at = end;
  member = {};
  member.found = true;
  member.list = text.substr(at, 2) == "[]";
  member.map = text.substr(at, 2) == "<>";
  if (member.list || member.map) at += 2;
  if (at < text.size() && text[at] == '{') {
    const std::size_t close = CloseOf(text, at);
    member.structure = true;
    member.members = text.substr(at + 1, close - at - 1);
    at = std::min(close + 1, text.size());
  }
  if (at < text.size()) ++at;
  return name;
}

/// Texts are rows or parts of rows, each of which is read once a thread.
Member FindMember(std::string_view text, std::string_view name) {
  using Members = std::vector<std::pair<std::string_view, Member>>;
  thread_local std::unordered_map<const char*, Members> by_text;  // only for look-ups
  const auto [known, fresh] = by_text.try_emplace(text.data());
  Members& members = known->second;
  for (std::size_t at = 0; fresh && at < text.size();) {
    Member member;
    const std::string_view own = Next(text, at, member);
    members.emplace_back(own, member);
  }
  const auto found = std::ranges::find(members, name, &Members::value_type::first);
  return found == members.end() ? Member() : found->second;
}

/// The rows of those of the shapes "A+B" that are known.
std::vector<std::string_view> RowsOf(std::string_view shapes) {
  std::vector<std::string_view> rows;
  for (std::size_t at = 0; at < shapes.size();) {
    const std::size_t end = std::min(shapes.find('+', at), shapes.size());
    const std::string_view members = MembersOf(shapes.substr(at, end - at));
    if (!members.empty()) rows.push_back(members);
    at = end + 1;
  }
  return rows;
}

std::string Quoted(const PathLink& link) {
  return "'" + link.text + "'";
}

}  // namespace

std::string PropertyProblem(std::string_view shapes, const std::vector<PathLink>& path) {
  std::vector<std::string_view> rows = RowsOf(shapes);
  if (rows.empty()) return {};
  Member here;
  here.found = here.structure = true;
  for (const PathLink& link : path) {
    if (here.structure && !here.list && !here.map && here.members == "…") return {};
    if (link.item) {
      if (!here.list && !here.map)
        return "index " + Quoted(link) + " on something without elements";
      here.list = here.map = false;
      continue;
    }
    if (here.list || here.map) return "attribute " + Quoted(link) + " of a list or map";
    if (!here.structure) return "attribute " + Quoted(link) + " below a plain value";
    here = {};
    for (auto row = rows.begin(); !here.found && row != rows.end(); ++row)
      here = FindMember(*row, link.text);
    rows = {here.members};
    if (!here.found) return "no property " + Quoted(link) + " is known here";
  }
  return {};
}

bool KnowsShape(std::string_view shape) {
  return !MembersOf(shape).empty();
}

}  // namespace smgraph::sagemaker
