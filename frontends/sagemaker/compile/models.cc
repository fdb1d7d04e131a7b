#include "frontends/sagemaker/compile/models.h"

#include <algorithm>
#include <string>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/carriers.h"
#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"
#include "frontends/sagemaker/repack.h"
#include "frontends/sagemaker/steps/steps.h"

namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Ref;
using When = Member::When;

constexpr std::string_view kCodeFolder = "/opt/ml/model/code";
constexpr std::string_view kLauncher = "_repack_script_launcher.sh";

/// What a model class puts into the environment of its container, and what a registration says
/// about its framework.
enum class ScriptUse : std::uint8_t { kIfGiven, kAlways, kNever };
struct ModelRow {
  std::string_view model;
  ScriptUse script;
  std::string_view framework = {};  // of a registration
  std::string_view version = {};    // the attribute that says it when the call does not
};
constexpr ModelRow kModels[] = {
    {"PyTorchModel", ScriptUse::kAlways, "PYTORCH", "framework_version"},
    {"MXNetModel", ScriptUse::kAlways, "MXNET", "framework_version"},
    {"ChainerModel", ScriptUse::kAlways, "CHAINER", "framework_version"},
    {"HuggingFaceModel", ScriptUse::kAlways, "PYTORCH", "pytorch_version"},
    {"SKLearnModel", ScriptUse::kAlways, "SKLEARN"},
    {"XGBoostModel", ScriptUse::kAlways, "XGBOOST"},
    {"TensorFlowModel", ScriptUse::kNever, "TENSORFLOW", "framework_version"},
};
constexpr ModelRow kHuggingFaceOnTensorFlow = {"HuggingFaceModel", ScriptUse::kAlways, "TENSORFLOW",
                                               "tensorflow_version"};
constexpr ModelRow kPlainModel = {"", ScriptUse::kIfGiven};

const ModelRow& RowOf(const Instance& model) {
  const std::string_view other = kHuggingFaceOnTensorFlow.model;
  if (model.cls->model->name == other && Attribute(model, "tensorflow_version") != nullptr) {
    return kHuggingFaceOnTensorFlow;
  }
  const auto* row = std::ranges::find(kModels, model.cls->model->name, &ModelRow::model);
  return row == std::end(kModels) ? kPlainModel : *row;
}

Value ValueOf(Builder& b, const Instance& object, std::string_view name) {
  Ref part = Attribute(object, name);
  return part == nullptr ? Value() : CompileValue(b.reader, part);
}

bool Empty(const Value& value) {
  const auto* list = value.As<graph::List>();
  return value.null() || value == Value("") || (list != nullptr && list->items.empty());
}

Value ImageOf(Builder& b, const Instance& model) {
  Value image = ValueOf(b, model, "image_uri");
  return image.null() ? Gap(kImage) : image;
}

/// A builder of SDK v3 has its script in an object for all code.
Ref ScriptPart(const Instance& model, std::string_view name) {
  Ref code = Attribute(model, "source_code");
  if (code == nullptr) return Attribute(model, name);
  return PartOf(code, name == "entry_point" ? std::string_view("entry_script") : name);
}

Value ScriptValue(Builder& b, const Instance& model, std::string_view name) {
  Ref part = ScriptPart(model, name);
  return part == nullptr ? Value() : CompileValue(b.reader, part);
}

/// "<image's name>-<time>" where the model has no name, "model_code/<time>" where a run tells the
/// image (reference: SDK function model_code_key_prefix); a builder has a name always.
Value ModelFolder(Builder& b, const Instance& model) {
  const Value location = ValueOf(b, model, "code_location");
  Value name = ValueOf(b, model, "name");
  if (b.reader.compilation()->v3) {
    name = ValueOf(b, model, "model_name");
    if (name.null()) name = TextBuilder().Add("model-").Add(Gap(kId)).Finish();
  }
  if (name.null()) {
    FieldReader none(b, {}, nullptr);
    const bool late = IsExpression(ValueOf(b, model, "image_uri"));
    name = late ? TextBuilder().Add("model_code/").Add(Gap(kTimestamp)).Finish()
                : JobName(none, {}, Attribute(model, "image_uri"));
  }
  if (!location.null()) return JoinPath({location, name});
  Ref self = const_cast<Instance*>(&model);
  return JoinPath({"s3://", BucketOf(b.reader, self), BucketPrefixOf(b.reader, self), name});
}

Value ModelData(Builder& b, const Instance& model) {
  for (const std::string_view name : {"model_data", "s3_model_data_url"}) {
    if (Value data = ValueOf(b, model, name); !data.null()) return data;
  }
  return {};
}

bool Isolated(const Instance& model) {
  const auto* flag = As<python::Bool>(Attribute(model, "enable_network_isolation"));
  return flag != nullptr && flag->value;
}

/// A RegisterModel: its models belong to no pipeline session.
bool RegistersOnly(const Builder& b) {
  return IsModel(b.step.source, "RegisterModel");
}

/// The environment that starts the user's script (reference: SDK methods _upload_code,
/// _script_mode_env_vars).
void AddScriptVariables(Builder& b, const Instance& model, bool repacked, graph::Map& environment) {
  const Value entry = ScriptValue(b, model, "entry_point");
  const Value source_dir = ScriptValue(b, model, "source_dir");
  Value program = environment.Find("SAGEMAKER_PROGRAM") == nullptr
                      ? Value("")
                      : *environment.Find("SAGEMAKER_PROGRAM");
  Value folder = environment.Find("SAGEMAKER_SUBMIT_DIRECTORY") == nullptr
                     ? Value("")
                     : *environment.Find("SAGEMAKER_SUBMIT_DIRECTORY");
  const bool later = repacked && RegistersOnly(b) && IsExpression(ModelData(b, model));
  if (!Empty(entry) && later) {
    program = entry;
    if (!Empty(source_dir)) folder = TextBuilder().Add("file://").Add(source_dir).Finish();
  } else if (!Empty(entry)) {
    program = repacked || Empty(source_dir) ? BaseName(entry) : entry;
    folder = repacked || Isolated(model) ? Value(kCodeFolder)
                                         : JoinPath({ModelFolder(b, model), "sourcedir.tar.gz"});
    const bool uploaded_before = BeginsWith(source_dir, "s3://");
    if (!repacked && !Isolated(model) && uploaded_before) folder = source_dir;
  }
  Value level = ValueOf(b, model, "container_log_level");
  environment.Set("SAGEMAKER_PROGRAM", std::move(program));
  environment.Set("SAGEMAKER_SUBMIT_DIRECTORY", std::move(folder));
  environment.Set("SAGEMAKER_CONTAINER_LOG_LEVEL", level.null() ? Value("20") : StrText(level));
  environment.Set("SAGEMAKER_REGION", Gap(kRegion));
}

/// Whether the script's variables are there. In v3 a registration has them always.
bool HasScript(Builder& b, const Instance& model) {
  if (b.reader.compilation()->v3 && b.step.type == &kRegisterModel) return true;
  return !Empty(ScriptValue(b, model, "entry_point")) ||
         !Empty(ScriptValue(b, model, "source_dir")) || !Empty(ValueOf(b, model, "dependencies")) ||
         !Empty(ValueOf(b, model, "git_config"));
}

Value EnvironmentOfModel(Builder& b, const Instance& model, bool repacked) {
  Value own = ValueOf(b, model, "env");
  if (own.null()) own = ValueOf(b, model, "env_vars");
  if (own.null()) own = graph::Map{};
  auto* environment = own.As<graph::Map>();
  if (environment == nullptr) return own;
  const ScriptUse script = RowOf(model).script;
  if (script == ScriptUse::kAlways || (script == ScriptUse::kIfGiven && HasScript(b, model))) {
    AddScriptVariables(b, model, repacked, *environment);
  }
  if (Value workers = ValueOf(b, model, "model_server_workers"); !workers.null()) {
    environment->Set("SAGEMAKER_MODEL_SERVER_WORKERS",
                     CompileText(b.reader, Attribute(model, "model_server_workers")));
  }
  return own;
}

void AddModelData(Value data, graph::Map& container) {
  if (data.null()) return;
  const auto* map = data.As<graph::Map>();
  const bool source = map != nullptr && !IsExpression(data);
  container.Set(source ? "ModelDataSource" : "ModelDataUrl", std::move(data));
}

constexpr Member kInference[] = {
    {"Framework", "framework"},
    {"FrameworkVersion", "framework_version"},
    {"NearestModelName", "nearest_model_name"},
    {"ModelInput.DataInputConfig", "data_input_configuration"},
};

/// What a registration says about a container beside the model (reference: SDK function
/// update_container_with_inference_params): a model alone adds its framework.
void AddInference(Builder& b, const Instance& model, const python::Namespace& call, bool alone,
                  graph::Map& container) {
  const ModelRow& row = RegistersOnly(b) || !alone ? kPlainModel : RowOf(model);
  for (const Member& member : kInference) {
    Ref given = call.Find(member.attribute);
    Value value = python::IsNone(given) ? Value() : CompileValue(b.reader, given);
    if (member.attribute == "framework" && !row.framework.empty()) {
      const auto* text = value.As<std::string>();
      if (text != nullptr) {
        std::string upper = *text;
        std::ranges::transform(upper, upper.begin(), [](char c) {
          return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
        value = std::move(upper);
      } else if (value.null()) {
        value = row.framework;
      }
    }
    if (member.attribute == "framework_version" && value.null() && !row.version.empty()) {
      value = ValueOf(b, model, row.version);
    }
    if (!value.null()) SetAt(container, member.path, std::move(value));
  }
}

bool GoesToGroup(const python::Namespace& call) {
  return !python::IsNone(call.Find("model_package_group_name")) ||
         python::IsNone(call.Find("model_package_name"));
}

Value CompileContainer(Builder& b, Instance& model, const python::Namespace* call, bool alone) {
  graph::Map container;
  container.Set("Image", ImageOf(b, model));
  if (call != nullptr && !GoesToGroup(*call)) {
    AddModelData(ModelData(b, model), container);
    return container;
  }
  StepObject* repack = b.reader.objects().RepackOf(*b.step.source, model);
  const bool packs = PutsCodeIntoArchive(model) != Answer::kNo;
  container.Set("Environment", EnvironmentOfModel(b, model, packs));
  Value sources = ValueOf(b, model, "additional_model_data_sources");
  if (!sources.null()) container.Set("AdditionalModelDataSources", std::move(sources));
  Value data = ModelData(b, model);
  if (repack != nullptr) {
    data = CompileRead(graph::StepReference{repack->name, std::string(kRepackedData)});
  } else if (packs && !data.null() && !IsExpression(data)) {
    data = JoinPath({ModelFolder(b, model), "model.tar.gz"});
  }
  AddModelData(std::move(data), container);
  Value config = ValueOf(b, model, "image_config");
  if (!config.null()) container.Set("ImageConfig", std::move(config));
  if (call != nullptr) AddInference(b, model, *call, alone, container);
  return container;
}

}  // namespace

graph::List CompileContainers(Builder& b, Instance& model, const python::Namespace* call) {
  graph::List containers;
  // register(image_uri=…) replaces the model's own.
  const Ref image = call == nullptr || HoldsModels(model) ? nullptr : call->Find("image_uri");
  if (!python::IsNone(image)) model.attributes.Set("image_uri", image);
  for (Instance* one : ModelsIn(model))
    containers.items.push_back(CompileContainer(b, *one, call, !HoldsModels(model)));
  return containers;
}

Value PlainContainer(Value image, Value environment, Value data) {
  graph::Map container;
  container.Set("Image", std::move(image));
  container.Set("Environment", environment.null() ? Value(graph::Map{}) : std::move(environment));
  AddModelData(std::move(data), container);
  return container;
}

void CompileModel(Builder& b, const Instance& model, graph::List containers, bool several,
                  Ref tags) {
  graph::Map& request = b.compiled()->arguments;
  FieldReader fields(b, {.job = const_cast<Instance*>(&model), .call = nullptr}, &request);
  Ref name = fields.Peek(From::kJob, "name");
  if (b.reader.compilation()->keeps_job_names && name != nullptr)
    request.Set("ModelName", CompileValue(b.reader, name));
  request.Set("ExecutionRoleArn", *CompileRole(fields, fields.Peek(From::kJob, "role role_arn")));
  if (several) {
    request.Set("Containers", std::move(containers));
  } else {
    request.Set("PrimaryContainer", std::move(containers.items.front()));
  }
  if (auto compiled = CompileTags(fields, tags)) request.Set("Tags", *std::move(compiled));
  if (Value network = ValueOf(b, model, "vpc_config"); !Empty(network)) {
    request.Set("VpcConfig", std::move(network));
  }
  Ref isolation = Attribute(model, "enable_network_isolation");
  if (auto isolated = CompileIfTrue(fields, isolation)) {
    request.Set("EnableNetworkIsolation", *std::move(isolated));
  }
}

Value DefaultGroup(Builder& b, const Instance* model) {
  Value name = model == nullptr ? Value() : ImageName(ValueOf(b, *model, "image_uri"));
  return name.null() ? Gap(kImageName) : name;
}

namespace {

/// What a repack step is made of: the settings that the user gives it, else what the model, its
/// pipeline model or the estimator say.
class Repack {
 public:
  Repack(Builder& b, Instance* model)
      : b_(b),
        ev_(b.reader.objects().evaluator()),
        script_(model == nullptr ? b.step.source : model),
        settings_(As<python::Dict>(Attribute(*b.step.source, "repack_model_step_settings"))),
        job_(NewDeclared(ev_, "sagemaker.sklearn.estimator.SKLearn", b.step.span)) {
    const Instance* arguments = InstanceOf(b.step_args, Role::kModelArguments);
    deferred_ = arguments != nullptr;
    if (deferred_) owners_.push_back(As<Instance>(arguments->attributes.Find("model")));
    owners_.push_back(As<Instance>(b.step.source->attributes.Find("estimator")));
    owners_.push_back(model);
    std::erase(owners_, nullptr);
  }

  void Compile() {
    for (const std::string_view name : {"role", "sagemaker_session"})
      Set(name, OfOwners(name));
    Ref type = Setting("instance_type");
    Set("instance_type", type == nullptr ? ev_.heap().str("ml.m5.large") : type);
    Set("entry_point", ev_.heap().str(std::string(kLauncher)));
    Set("source_dir", Attribute(*script_, "source_dir"));
    Set("dependencies", Attribute(*script_, "dependencies"));
    Set("disable_profiler", ev_.heap().boolean(true));
    for (const std::string_view name :
         {"volume_size", "max_run", "volume_kms_key", "base_job_name", "image_uri", "environment"})
      Set(name, Setting(name));
    Ref tags = Setting("tags");
    Set("tags", tags != nullptr || deferred_ ? tags : Attribute(*b_.step.source, "tags"));
    SetNetwork();
    SetOutput();
    job_->attributes.Set("hyperparameters", Parameters());
    python::Namespace call;
    if (Ref data = Attribute(*script_, "model_data")) call.Set("inputs", data);
    FieldReader(b_, {.job = job_, .call = &call}).CompileOnly(TrainingFields());
  }

 private:
  Ref Setting(std::string_view name) const {
    Ref value = settings_ == nullptr ? nullptr : settings_->Find(name);
    return python::IsNone(value) ? nullptr : value;
  }
  Ref OfOwners(std::string_view name) const {
    if (Ref setting = Setting(name)) return setting;
    for (const Instance* owner : owners_) {
      if (Ref value = Attribute(*owner, name)) return value;
    }
    return nullptr;
  }
  void Set(std::string_view name, Ref value) {
    if (value != nullptr) job_->attributes.Set(name, value);
  }

  void SetNetwork() {
    constexpr std::pair<std::string_view, std::string_view> kKeys[] = {
        {"subnets", "Subnets"}, {"security_group_ids", "SecurityGroupIds"}};
    for (const auto& [name, key] : kKeys) {
      Ref value = OfOwners(name);
      const auto* network = As<python::Dict>(OfOwners("vpc_config"));
      Set(name, value == nullptr && network != nullptr ? network->Find(key) : value);
    }
  }

  /// The SDK remembers one place for all the models of a step: that of the last one.
  const Instance& LastRepacked() const {
    const Instance* last = script_;
    auto* owner = const_cast<Instance*>(owners_.front());
    for (const Instance* one : ModelsIn(*owner)) {
      if (b_.reader.objects().RepackOf(*b_.step.source, *one) != nullptr) last = one;
    }
    return *last;
  }

  void SetOutput() {
    Ref path = Setting("output_path");
    if (path == nullptr && deferred_) path = RefOfText(ev_, ModelFolder(b_, LastRepacked()));
    Set("output_path", path);
    Ref key = Setting("output_kms_key");
    Set("output_kms_key", key == nullptr ? Attribute(*script_, "model_kms_key") : key);
  }

  Ref Dependencies() {
    const auto* list = ItemsIn(Attribute(*script_, "dependencies"));
    if (list == nullptr || list->empty()) return ev_.heap().none();
    std::vector<Ref> parts;
    for (Ref item : *list) {
      if (!parts.empty()) parts.push_back(ev_.heap().str(" "));
      parts.push_back(item);
    }
    return ev_.Concatenate(parts);
  }

  python::Dict* Parameters() {
    auto* parameters = ev_.heap().New<python::Dict>();
    const auto set = [&](std::string_view name, Ref value) {
      parameters->Set(ev_.heap().str(std::string(name)),
                      value == nullptr ? ev_.heap().none() : value);
    };
    set("inference_script", RefOfText(ev_, BaseName(ValueOf(b_, *script_, "entry_point"))));
    set("model_archive", Attribute(*script_, "model_data"));
    set("dependencies", Dependencies());
    set("source_dir", Attribute(*script_, "source_dir"));
    return parameters;
  }

  Builder& b_;
  python::Evaluator& ev_;
  const Instance* script_;  // the model, or the collection that names the script itself
  const python::Dict* settings_;
  Instance* job_;
  bool deferred_ = false;  // of a ModelStep
  std::vector<const Instance*> owners_;
};

/// In v3 a ModelTrainer repacks (reference: SDK class _RepackModelStep of sagemaker.mlops).
void CompileRepackV3(Builder& b, Instance& builder) {
  python::Evaluator& ev = b.reader.objects().evaluator();
  const auto* settings = As<python::Dict>(Attribute(*b.step.source, "repack_model_step_settings"));
  // Stands for the SDK's own configuration objects.
  const auto parts = [&](std::initializer_list<std::pair<std::string_view, Ref>> given) {
    Instance* object = NewDeclared(ev, "sagemaker.processing.RunArgs", b.step.span);
    for (const auto& [name, value] : given) {
      if (!python::IsNone(value)) object->attributes.Set(name, value);
    }
    return object;
  };
  const auto setting = [&](std::string_view name, Ref otherwise) {
    Ref value = settings == nullptr ? nullptr : settings->Find(name);
    return python::IsNone(value) ? otherwise : value;
  };
  Ref data = Attribute(builder, "s3_model_data_url");
  auto* parameters = ev.heap().New<python::Dict>();
  parameters->Set(ev.heap().str("inference_script"),
                  RefOfText(ev, BaseName(ScriptValue(b, builder, "entry_point"))));
  parameters->Set(ev.heap().str("model_archive"), data == nullptr ? ev.heap().none() : data);
  if (Ref folder = ScriptPart(builder, "source_dir")) {
    parameters->Set(ev.heap().str("source_dir"), folder);
  }
  auto* channels = python::NewList(
      ev, {parts({{"channel_name", ev.heap().str("training")}, {"data_source", data}})});
  Instance* output = parts({{"s3_output_path", RefOfText(ev, ModelFolder(b, builder))},
                            {"kms_key_id", Attribute(builder, "model_kms_key")}});
  Ref instance = setting("instance_type", ev.heap().str("ml.m5.large"));
  Instance* trainer = NewDeclared(ev, "sagemaker.train.ModelTrainer", b.step.span);
  const auto set = [&](std::string_view name, Ref value) {
    if (!python::IsNone(value)) trainer->attributes.Set(name, value);
  };
  if (settings != nullptr) {
    for (const auto& [name, value] : settings->items) {
      if (const auto* text = As<python::Str>(name)) set(ev.heap().Intern(text->value), value);
    }
  }
  set("role", setting("role", Attribute(builder, "role_arn")));
  set("sagemaker_session", setting("sagemaker_session", Attribute(builder, "sagemaker_session")));
  set("source_code", parts({{"source_dir", ev.heap().str("code")}}));
  set("compute", parts({{"instance_type", instance}}));
  set("networking", parts({{"subnets", setting("subnets", nullptr)},
                           {"security_group_ids", setting("security_group_ids", nullptr)}}));
  set("hyperparameters", parameters);
  set("output_data_config", setting("output_data_config", output));
  python::Namespace call;
  call.Set("input_data_config", channels);
  FieldReader(b, {.job = trainer, .call = &call}).CompileOnly(TrainerFields());
}

}  // namespace

void CompileRepack(Builder& b, Instance* model) {
  if (b.reader.compilation()->v3 && model != nullptr) {
    CompileRepackV3(b, *model);
  } else {
    Repack(b, model).Compile();
  }
}

}  // namespace smgraph::sagemaker
