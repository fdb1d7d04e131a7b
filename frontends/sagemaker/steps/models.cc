#include "frontends/sagemaker/models/models.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/models.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/refusals.h"
#include "frontends/sagemaker/repack.h"
#include "frontends/sagemaker/steps/steps.h"

// Models: created, registered, repacked, in a step of their own or as part of a collection
// (reference: SDK classes ModelStep, RegisterModel, EstimatorTransformer, CreateModelStep and the
// methods create and register of Model).
namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Ref;

constexpr Field kModelFields[] = {
    {From::kJob, "role role_arn", Into::kSetting, "role", "ExecutionRoleArn"},
    {From::kJob, "image_uri", Into::kSetting, "image", "PrimaryContainer.Image"},
    {From::kJob, "framework_version", Into::kSetting, "framework_version"},
    {From::kJob, "py_version", Into::kSetting, "py_version"},
    {From::kJob, "env env_vars", Into::kSetting, "environment", "PrimaryContainer.Environment"},
    {From::kInputs, "", Into::kInput, "model_data", "PrimaryContainer.ModelDataUrl"},
    {From::kJob, "entry_point", Into::kArgument, "entry_point"},
    {From::kJob, "source_dir", Into::kArgument, "source_dir"},
    {From::kJob, "source_code", Into::kArgument, "source_code"},
    {From::kJob, "vpc_config network", Into::kSetting, "network", "VpcConfig"},
    {From::kJob, "enable_network_isolation", Into::kSetting, "network_isolation",
     "EnableNetworkIsolation"},
    {From::kJob, "model_kms_key", Into::kSetting, "model_kms_key"},
    {From::kCall, "instance_type", Into::kSetting, "instance_type"},
    {From::kCall, "accelerator_type", Into::kSetting, "accelerator_type"},
    {From::kCall, "tags", Into::kSetting, "tags", "Tags"},
};

/// What a registration holds of a model: the rows between its role and where it would run.
constexpr std::span kContainerFields = std::span(kModelFields).subspan<1, 8>();
static_assert(kContainerFields.front().key == "image" &&
              kContainerFields.back().key == "source_code");

Instance* ModelOfStep(const Builder& b);

Compiled CompileGroup(FieldReader& fields, Ref value) {
  Builder& b = fields.builder();
  if (value != nullptr) return CompileValue(b.reader, value);
  const bool chosen = fields.Peek(From::kCall, "model_package_name") != nullptr;
  if (chosen || b.step.collection == nullptr) return std::nullopt;
  return DefaultGroup(b, ModelOfStep(b));
}

/// The service makes up the name.
Compiled CompileNothing(FieldReader&, Ref) {
  return std::nullopt;
}

Compiled CompileApproval(FieldReader& fields, Ref value) {
  if (value == nullptr) return "PendingManualApproval";
  return CompileValue(fields.builder().reader, value);
}

Compiled CompileSkip(FieldReader& fields, Ref value) {
  if (value == nullptr) return "None";
  return CompileValue(fields.builder().reader, value);
}

constexpr Field kRegisterFields[] = {
    {From::kCall, "model_package_group_name", Into::kArgument, "model_package_group_name",
     "ModelPackageGroupName", &CompileGroup},
    {From::kCall, "model_package_name", Into::kArgument, "model_package_name", "ModelPackageName",
     &CompileNothing},
    {From::kCall, "description", Into::kNowhere},
    {From::kCall, "description", Into::kRequest, "", "ModelPackageDescription"},
    {From::kCall, "tags", Into::kSetting, "tags", "Tags", &CompileTags},
    {From::kCall, "model_metrics", Into::kArgument, "model_metrics", "ModelMetrics"},
    {From::kCall, "drift_check_baselines", Into::kArgument, "drift_check_baselines",
     "DriftCheckBaselines"},
    {From::kCall, "metadata_properties", Into::kArgument, "metadata_properties"},
    {From::kCall, "metadata_properties", Into::kRequest, "", "MetadataProperties"},
    {From::kCall, "customer_metadata_properties", Into::kArgument, "customer_metadata_properties",
     "CustomerMetadataProperties"},
    {From::kCall, "validation_specification", Into::kRequest, "", "ValidationSpecification"},
    {From::kCall, "domain", Into::kArgument, "domain", "Domain"},
    {From::kCall, "sample_payload_url", Into::kArgument, "sample_payload_url", "SamplePayloadUrl"},
    {From::kCall, "task", Into::kArgument, "task", "Task"},
    {From::kCall, "source_uri", Into::kRequest, "", "SourceUri"},
    {From::kInputs, ""},
    {From::kCall, "image_uri", Into::kSetting, "image"},
    {From::kCall, "content_types", Into::kArgument, "content_types",
     "InferenceSpecification.SupportedContentTypes"},
    {From::kCall, "response_types", Into::kArgument, "response_types",
     "InferenceSpecification.SupportedResponseMIMETypes"},
    {From::kCall, "inference_instances", Into::kArgument, "inference_instances",
     "InferenceSpecification.SupportedRealtimeInferenceInstanceTypes"},
    {From::kCall, "transform_instances", Into::kArgument, "transform_instances",
     "InferenceSpecification.SupportedTransformInstanceTypes"},
    {From::kCall, "approval_status", Into::kArgument, "approval_status", "ModelApprovalStatus",
     &CompileApproval},
    {From::kCall, "skip_model_validation", Into::kArgument, "skip_model_validation",
     "SkipModelValidation", &CompileSkip},
    {From::kCall, "model_card", Into::kRequest, "", "ModelCard"},
    {From::kCall, "model_life_cycle", Into::kRequest, "", "ModelLifeCycle"},
    {From::kCall, "model_package_registration_type", Into::kRequest, "",
     "ModelPackageRegistrationType"},
};

constexpr Field kRegisterEstimatorFields[] = {
    {From::kJob, "role", Into::kSetting, "role"},
    {From::kJob, "image_uri image_name", Into::kSetting, "image"},
    {From::kJob, "framework_version", Into::kSetting, "framework_version"},
};

constexpr PortList kModelPorts[] = {{"Containers", "", "ModelDataUrl"}};
constexpr PortList kRegisterPorts[] = {{"InferenceSpecification.Containers", "", "ModelDataUrl"}};
constexpr StandardOutput kModelOutputs[] = {{"ModelName", "ModelName"}};
constexpr StandardOutput kRegisterOutputs[] = {{"ModelPackageArn", "ModelPackageArn"}};

std::string ContainerPath(const Builder& b, std::size_t index, bool several) {
  const std::string at = "[" + std::to_string(index) + "]";
  if (b.step.type == &kRegisterModel)
    return "InferenceSpecification.Containers" + at + ".ModelDataUrl";
  return several ? "Containers" + at + ".ModelDataUrl" : "PrimaryContainer.ModelDataUrl";
}

/// The archive of one model: what the model says, or what the repack step of the collection makes.
void AddModelData(Builder& b, const Instance& model, std::size_t index, bool several) {
  const std::string name = several ? "model_data[" + std::to_string(index) + "]" : "model_data";
  const std::string path = ContainerPath(b, index, several);
  if (StepObject* repack = b.reader.objects().RepackOf(*b.step.source, model)) {
    b.AddReference(name, path, *repack, std::string(kRepackedData));
    return;
  }
  Ref data = Attribute(model, "model_data");
  if (data == nullptr) data = Attribute(model, "s3_model_data_url");
  if (data == nullptr) data = Attribute(model, "model_path");
  if (data != nullptr) b.AddInput(name, path, data);
}

void ReadModel(FieldReader& fields, const FieldReader::PortsReader& inputs) {
  Builder& b = fields.builder();
  if (b.step.type != &kRegisterModel) return fields.Read(kModelFields, inputs);
  b.reader.Mutedly([&] { fields.Read(kModelFields); });
  fields.Read(kContainerFields, inputs);
}

/// Adds the values of one model under the names of its container; several models are kept apart.
void ReadContainer(Builder& b, Instance& model, std::size_t index, bool several) {
  FieldReader fields(b, {.job = &model, .call = nullptr}, nullptr);
  ReadModel(fields, [&](FieldReader&) { AddModelData(b, model, index, several); });
  fields.Find(From::kJob, "model_data s3_model_data_url model_path name models modelbuilder_list");
  fields.ReadRest();
}

void ReadContainers(Builder& b, Instance& model) {
  const auto models = ModelsIn(model);
  const bool several = models.size() != 1 || models.front() != &model;
  if (several) {
    FieldReader whole(b, {.job = &model, .call = nullptr}, nullptr);
    ReadModel(whole, nullptr);
  }
  for (std::size_t i = 0; i < models.size(); ++i)
    ReadContainer(b, *models[i], i, several);
}

/// Arguments of create() or register() that a model step holds.
python::Namespace ArgumentsOf(Builder& b, const Instance* arguments) {
  if (arguments == nullptr) return {};
  std::string method;
  python::TextOf(arguments->attributes.Find("method"), method);
  python::Call call;
  call.span = arguments->span;
  if (const auto* positional = As<python::List>(arguments->attributes.Find("positional"))) {
    call.positional = positional->items;
  }
  if (const auto* keywords = As<python::Dict>(arguments->attributes.Find("keywords"))) {
    for (const auto& [key, value] : keywords->items) {
      if (const auto* name = As<python::Str>(key)) call.keywords.emplace_back(name->value, value);
    }
  }
  const auto* model = As<Instance>(arguments->attributes.Find("model"));
  const std::string_view cls = model == nullptr ? "*" : model->cls->model->name;
  return Bind(b.reader, SignatureOf(cls, method), std::move(call), method);
}

const Instance* ModelArguments(const Builder& b) {
  return InstanceOf(b.step_args, Role::kModelArguments);
}

/// The model of a step: frozen in the arguments of a model step, or an argument of the step.
Instance* ModelOfStep(const Builder& b) {
  if (const Instance* arguments = ModelArguments(b)) {
    return As<Instance>(arguments->attributes.Find("model"));
  }
  if (b.step.model != nullptr) return b.step.model;
  auto* model = As<Instance>(b.Argument("model"));
  return RoleOf(model) == Role::kModel ? model : nullptr;
}

/// `step_args=` that is no create() or register() of a known model: read for what it refers to.
void ReadUnknownModel(Builder& b) {
  Ref value = b.step_args != nullptr ? b.step_args : b.Argument("model");
  if (value != nullptr) b.reader.Uncertainly([&] { b.reader.Read(value); });
}

void CompileCreate(Builder& b, Instance* model, const python::Namespace& call) {
  if (b.compiled() == nullptr) return;
  if (model == nullptr) {
    b.compiled()->arguments.Set("PrimaryContainer",
                                graph::Unknown{"the model of the step", "model", b.step.span});
    return;
  }
  CompileModel(b, *model, CompileContainers(b, *model, nullptr), HoldsModels(*model),
               call.Find("tags"));
}

void CompileRegistered(FieldReader& fields, Instance* model) {
  if (fields.arguments() == nullptr) return;
  Builder& b = fields.builder();
  SetAt(*fields.arguments(), "InferenceSpecification.Containers",
        model == nullptr
            ? graph::Value(graph::Unknown{"the model of the step", "model", b.step.span})
            : graph::Value(CompileContainers(b, *model, fields.sources().call)));
}

void BuildCreateModel(Builder& b) {
  Instance* model = ModelOfStep(b);
  if (b.step.part == Part::kWhole && ModelArguments(b) != nullptr &&
      TypeOfClass(b.step.source->cls->model->name) == &kCreateModel) {
    ReportRefused(b, "is given what create() gives, which is for a ModelStep");
  }
  if (model == nullptr) {
    ReadUnknownModel(b);
  } else {
    ReadContainers(b, *model);
  }
  python::Namespace call = ArgumentsOf(b, ModelArguments(b));
  if (const auto* inputs = As<Instance>(b.Argument("inputs"))) call = inputs->attributes;
  FieldReader fields(b, {.job = nullptr, .call = &call}, nullptr);
  fields.Read(kModelFields);
  fields.ReadRest();
  CompileCreate(b, model, call);
}

void BuildRegisterModel(Builder& b) {
  const python::Namespace call = ArgumentsOf(b, ModelArguments(b));
  FieldReader fields(b, {.job = nullptr, .call = &call});
  fields.Read(kRegisterFields, [](FieldReader& self) {
    Instance* model = ModelOfStep(self.builder());
    if (model != nullptr) {
      ReadContainers(self.builder(), *model);
    } else {
      ReadUnknownModel(self.builder());
    }
    CompileRegistered(self, model);
  });
  fields.ReadRest();
}

}  // namespace

const StepType kCreateModel = {.type = "Model",
                               .kind = graph::StepKind::kModelCreate,
                               .classes = "CreateModelStep",
                               .job = "model",
                               .shape = "DescribeModelOutput",
                               .build = &BuildCreateModel,
                               .fields = kModelFields,
                               .ports = kModelPorts,
                               .outputs = kModelOutputs};

const StepType kRegisterModel = {.type = "RegisterModel",
                                 .kind = graph::StepKind::kModelRegister,
                                 .classes = "_RegisterModelStep",
                                 .shape = "DescribeModelPackageOutput",
                                 .build = &BuildRegisterModel,
                                 .fields = kRegisterFields,
                                 .ports = kRegisterPorts,
                                 .outputs = kRegisterOutputs};

namespace {

/// The archive that a collection registers or creates a model of: its own, else what its repack
/// step makes of it.
graph::Value CompileModelData(Builder& b) {
  if (StepObject* repack = b.reader.objects().RepackOf(*b.step.source)) {
    return CompileRead(graph::StepReference{repack->name, std::string(kRepackedData)});
  }
  return PartValue(b.reader, b.step.source, "model_data");
}

graph::Value CompileEstimatorImage(Builder& b) {
  graph::Value image = PartValue(b.reader, b.step.source, "image_uri");
  Ref estimator = b.Argument("estimator");
  if (image.null() && IsModel(estimator, "Estimator")) {
    image = PartValue(b.reader, estimator, "image_uri");
  }
  return image.null() ? Gap(kImage) : image;
}

void CompileRegisteredData(FieldReader& fields) {
  if (fields.arguments() == nullptr) return;
  Builder& b = fields.builder();
  graph::Map container;
  container.Set("Image", CompileEstimatorImage(b));
  if (graph::Value data = CompileModelData(b); !data.null()) {
    container.Set("ModelDataUrl", std::move(data));
  }
  SetAt(*fields.arguments(), "InferenceSpecification.Containers",
        graph::List{{std::move(container)}});
}

}  // namespace

void BuildLegacyRegistration(Builder& b) {
  const Instance& collection = *b.step.source;
  FieldReader fields(b, {.job = nullptr, .call = &collection.attributes});
  fields.Read(kRegisterFields, [](FieldReader& self) {
    Builder& builder = self.builder();
    if (Instance* model = builder.step.model) {
      ReadContainers(builder, *model);
      return CompileRegistered(self, model);
    }
    CompileRegisteredData(self);
    auto* estimator = As<Instance>(builder.Argument("estimator"));
    if (RoleOf(estimator) != Role::kNone) {
      FieldReader job(builder, {.job = estimator, .call = nullptr}, nullptr);
      builder.reader.Mutedly([&] { job.Read(kRegisterEstimatorFields); });
      job.Read(std::span(kRegisterEstimatorFields).subspan<1>());
    }
    const std::string path = ContainerPath(builder, 0, false);
    if (StepObject* repack = builder.reader.objects().RepackOf(*builder.step.source)) {
      builder.AddReference("model_data", path, *repack, std::string(kRepackedData));
    } else if (Ref data = builder.Argument("model_data")) {
      builder.AddInput("model_data", path, data);
    }
  });
}

void BuildRepack(Builder& b) {
  b.SetArgument("repack", true);
  const Instance* model = b.step.model;
  const auto read = [&](std::string_view name, std::string_view key) {
    Ref value = model != nullptr ? Attribute(*model, name) : b.Argument(name);
    if (value != nullptr) b.SetArgument(key, b.reader.Read(value));
  };
  Ref data = model != nullptr ? Attribute(*model, "model_data") : b.Argument("model_data");
  if (data == nullptr && model != nullptr) data = Attribute(*model, "s3_model_data_url");
  if (data != nullptr) {
    b.AddInput("training", "InputDataConfig['training'].DataSource.S3DataSource.S3Uri", data);
  }
  read("entry_point", "entry_point");
  read("source_dir", "source_dir");
  read("dependencies", "dependencies");
  read("source_code", "source_code");
  if (Ref settings = b.Argument("repack_model_step_settings")) {
    b.SetSetting("repack", b.reader.Read(settings));
  }
  if (b.compiled() != nullptr) CompileRepack(b, b.step.model);
}

void BuildEstimatorModel(Builder& b) {
  if (Ref image = b.Argument("image_uri")) b.SetSetting("image", b.reader.Read(image));
  if (Ref env = b.Argument("env")) b.SetSetting("environment", b.reader.Read(env));
  if (StepObject* repack = b.reader.objects().RepackOf(*b.step.source)) {
    b.AddReference("model_data", ContainerPath(b, 0, false), *repack, std::string(kRepackedData));
  } else if (Ref data = b.Argument("model_data")) {
    b.AddInput("model_data", ContainerPath(b, 0, false), data);
  }
  const auto* inputs = As<Instance>(b.Argument("model_inputs"));
  if (inputs != nullptr) {
    FieldReader fields(b, {.job = nullptr, .call = &inputs->attributes}, nullptr);
    fields.Read(kModelFields);
  }
  auto* estimator = As<Instance>(b.Argument("estimator"));
  if (b.compiled() == nullptr || estimator == nullptr) return;
  graph::Map& request = b.compiled()->arguments;
  FieldReader job(b, {.job = estimator, .call = nullptr}, &request);
  request.Set("ExecutionRoleArn", *CompileRole(job, job.Peek(From::kJob, "role")));
  request.Set("PrimaryContainer",
              PlainContainer(CompileEstimatorImage(b), PartValue(b.reader, b.step.source, "env"),
                             CompileModelData(b)));
}

void BuildMonitoredTransform(Builder& b) {
  const JobCall call = ReadJobCall(b.reader, b.Argument("transform_step_args"));
  if (call.job == nullptr) {
    Ref other = b.Argument("transform_step_args");
    b.reader.Uncertainly([&] { b.reader.Read(other); });
  }
  if (call.job == nullptr && b.compiled() != nullptr) {
    b.compiled()->arguments.Set("**", graph::Unknown{"what is transformed", "**", b.step.span});
  }
  FieldReader fields(
      b, {.job = call.job, .call = &call.arguments},
      call.job == nullptr || b.compiled() == nullptr ? nullptr : &b.compiled()->arguments);
  ReadTransform(fields);
  fields.ReadRest();
}

/// An EstimatorTransformer is its own transformer, on the model that its second part creates.
void BuildEstimatorTransform(Builder& b) {
  const auto& parts = b.reader.objects().PartsOf(*b.step.source);
  const auto model = std::ranges::find(parts, &kCreateModel, &StepObject::type);
  if (model != parts.end()) b.AddReference("ModelName", "ModelName", **model, "ModelName");
  if (model != parts.end() && b.compiled() != nullptr) {
    b.compiled()->arguments.Set("ModelName",
                                CompileRead(graph::StepReference{(*model)->name, "ModelName"}));
  }
  const auto* inputs = As<Instance>(b.Argument("transform_inputs"));
  const python::Namespace none;
  FieldReader fields(
      b, {.job = b.step.source, .call = inputs == nullptr ? &none : &inputs->attributes});
  ReadTransform(fields);
}

}  // namespace smgraph::sagemaker
