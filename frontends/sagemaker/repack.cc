#include "frontends/sagemaker/repack.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/step_objects.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Kind;
using python::Opaque;
using python::Ref;

constexpr std::string_view kBuilder = "ModelBuilder";

/// What makes a model class repack. A version is the lowest that does.
enum class Rule : std::uint8_t { kEntryPoint, kEntryPointAndSourceDir, kIsolated, kNever };
struct RepackRow {
  std::string_view model_class;
  Rule rule;
  std::string_view since_version;
};
constexpr RepackRow kRepackRows[] = {
    {"Model", Rule::kEntryPointAndSourceDir, ""},
    {"FrameworkModel", Rule::kEntryPointAndSourceDir, ""},
    {"PyTorchModel", Rule::kEntryPoint, "1.2"},
    {"MXNetModel", Rule::kEntryPoint, "1.4"},
    {"HuggingFaceModel", Rule::kEntryPoint, ""},
    {"TensorFlowModel", Rule::kEntryPoint, ""},
    {"SKLearnModel", Rule::kIsolated, ""},
    {"XGBoostModel", Rule::kIsolated, ""},
};

struct FrameworkName {
  std::string_view model_class;
  std::string_view name;
};
constexpr FrameworkName kFrameworkNames[] = {
    {"PyTorchModel", "pytorch"},         {"MXNetModel", "mxnet"},
    {"HuggingFaceModel", "huggingface"}, {"TensorFlowModel", "tensorflow"},
    {"SKLearnModel", "sklearn"},         {"XGBoostModel", "xgboost"},
    {"ChainerModel", "chainer"},
};

Answer Both(Answer a, Answer b) {
  if (a == Answer::kNo || b == Answer::kNo) return Answer::kNo;
  return a == Answer::kYes && b == Answer::kYes ? Answer::kYes : Answer::kMaybe;
}

/// Whether a value is something else than None (and "" and False).
Answer IsSet(Ref value) {
  if (value == nullptr || value->kind == Kind::kNone) return Answer::kNo;
  if (const auto* flag = As<python::Bool>(value)) return flag->value ? Answer::kYes : Answer::kNo;
  if (const auto* text = As<python::Str>(value)) {
    return text->value.empty() ? Answer::kNo : Answer::kYes;
  }
  if (const auto* choice = As<python::Choice>(value)) {
    const Answer a = IsSet(choice->then);
    return a == IsSet(choice->otherwise) ? a : Answer::kMaybe;
  }
  if (value->kind == Kind::kUnknown) return Answer::kMaybe;
  if (value->kind == Kind::kOpaque) return Answer::kMaybe;
  return Answer::kYes;
}

/// The numbers of a version; false when the text is none.
bool ReadVersion(std::string_view text, std::array<int, 3>& version) {
  std::size_t count = 0;
  while (!text.empty() && count < version.size()) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    const auto parsed = std::from_chars(text.data(), text.data() + dot, version[count]);
    if (parsed.ec != std::errc()) return count > 0;
    ++count;
    text.remove_prefix(std::min(dot + 1, text.size()));
  }
  return count > 0;
}

}  // namespace

Answer AtLeastVersion(Ref value, std::string_view least) {
  if (least.empty()) return Answer::kYes;
  std::string text;
  std::array<int, 3> have{};
  std::array<int, 3> need{};
  ReadVersion(least, need);
  if (value == nullptr || value->kind == Kind::kNone) return Answer::kMaybe;
  if (!python::TextOf(value, text) || !ReadVersion(text, have)) return Answer::kMaybe;
  return have >= need ? Answer::kYes : Answer::kNo;
}

namespace {

/// v3: a ModelBuilder with a source directory and a script in it.
Answer BuilderHasCode(const Instance& builder) {
  const Ref code = builder.attributes.Find("source_code");
  if (IsSet(code) == Answer::kNo) return Answer::kNo;
  const auto* object = As<Instance>(code);
  const auto* call = As<Opaque>(code);
  const auto part = [&](std::string_view name) -> Answer {
    if (object != nullptr) return IsSet(object->attributes.Find(name));
    if (call != nullptr) return IsSet(call->keywords.Find(name));
    return Answer::kMaybe;
  };
  return Both(part("source_dir"), part("entry_script"));
}

/// Methods of a session, wherever it comes from: what they give is there when they return.
constexpr std::string_view kMethodsThatGiveText[] = {"upload_data", "upload_string_as_file_body",
                                                     "default_bucket"};

/// Roles of pipeline variables: what hangs below one is one, too.
bool IsVariableRole(Role role) {
  switch (role) {
    case Role::kParameter:
    case Role::kExecutionVariable:
    case Role::kJoin:
    case Role::kJsonGet:
    case Role::kDelayedReturn:
    case Role::kCustomProperties:
    case Role::kCurrentItem:
      return true;
    default:
      return false;
  }
}

}  // namespace

Answer IsPipelineVariable(Ref value) {
  if (value == nullptr) return Answer::kNo;
  if (IsVariableRole(RoleOf(value))) return Answer::kYes;
  if (const auto* choice = As<python::Choice>(value)) {
    const Answer a = IsPipelineVariable(choice->then);
    return a == IsPipelineVariable(choice->otherwise) ? a : Answer::kMaybe;
  }
  if (value->kind == Kind::kUnknown) return Answer::kMaybe;
  const auto* opaque = As<Opaque>(value);
  if (opaque == nullptr) return Answer::kNo;
  Ref root = value;
  bool below_properties = false;
  while (const auto* link = As<Opaque>(root)) {
    const bool text =
        link->origin == Opaque::Origin::kAttribute &&
        std::ranges::find(kMethodsThatGiveText, link->name) != std::end(kMethodsThatGiveText);
    if (text) return Answer::kNo;
    if (link->origin == Opaque::Origin::kAttribute && link->name == "properties") {
      below_properties = true;
    }
    if (link->base == nullptr) break;
    root = link->base;
  }
  const Role role = RoleOf(root);
  if (role == Role::kStep || role == Role::kCollection) {
    return below_properties ? Answer::kYes : Answer::kNo;
  }
  if (IsVariableRole(role)) return Answer::kYes;
  if (role != Role::kNone) return Answer::kNo;  // estimator.model_data and the like: plain Python
  const auto* import = As<Opaque>(root);
  const bool imported = import != nullptr && import->origin == Opaque::Origin::kImport;
  return imported ? Answer::kNo : Answer::kMaybe;
}

Answer PutsCodeIntoArchive(const Instance& model) {
  const std::string_view name = model.cls->model->name;
  if (name == kBuilder) return BuilderHasCode(model);
  const auto* row = std::ranges::find(kRepackRows, name, &RepackRow::model_class);
  if (row == std::end(kRepackRows) || row->rule == Rule::kNever) return Answer::kNo;
  Answer needed = IsSet(model.attributes.Find("entry_point"));
  if (row->rule == Rule::kEntryPointAndSourceDir) {
    needed = Both(needed, IsSet(model.attributes.Find("source_dir")));
    const Answer git = IsSet(model.attributes.Find("git_config"));
    if (git != Answer::kNo) needed = Both(needed, git == Answer::kYes ? Answer::kNo : git);
  }
  if (row->rule == Rule::kIsolated) {
    needed = Both(needed, IsSet(model.attributes.Find("enable_network_isolation")));
  }
  return needed == Answer::kNo
             ? needed
             : Both(needed,
                    AtLeastVersion(model.attributes.Find("framework_version"), row->since_version));
}

Answer NeedsRepack(const Instance& model) {
  const bool builder = model.cls->model->name == kBuilder;
  const Answer variable =
      IsPipelineVariable(model.attributes.Find(builder ? "s3_model_data_url" : "model_data"));
  return variable == Answer::kNo ? variable : Both(variable, PutsCodeIntoArchive(model));
}

std::string LegacyModelName(const Instance& model) {
  if (Ref name = Attribute(model, "name")) return NameText(name);
  const std::string_view cls = model.cls->model->name;
  const auto* row = std::ranges::find(kFrameworkNames, cls, &FrameworkName::model_class);
  return row == std::end(kFrameworkNames) ? "{model}" : std::string(row->name);
}

bool HoldsModels(const Instance& model) {
  return model.cls->model->name == "PipelineModel";
}

std::vector<Instance*> ModelsIn(Instance& model) {
  const auto* models = ItemsIn(model.attributes.Find("models"));
  if (!HoldsModels(model) || models == nullptr) return {&model};
  std::vector<Instance*> result;
  for (Ref item : *models) {
    if (auto* one = As<Instance>(item)) result.push_back(one);
  }
  return result;
}

}  // namespace smgraph::sagemaker
