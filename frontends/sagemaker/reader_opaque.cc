#include <algorithm>
#include <string>
#include <utility>

#include "frontends/dialect/origin.h"
#include "frontends/python/natives.h"
#include "frontends/python/own_attributes.h"
#include "frontends/sagemaker/access.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/properties.h"
#include "frontends/sagemaker/reader.h"
#include "graph/base/catalogue.h"

// Values that hang below a declared object or an import of the SDK: step.properties.A["b"],
// p.to_string(), PipelineExperimentConfigProperties.TRIAL_NAME, DatasetDefinition(…).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Opaque;
using python::Ref;

constexpr int kMaxChain = 60;

struct VariableRow {
  std::string_view name;
  std::string_view json;
};
constexpr VariableRow kExperimentVariables[] = {{"EXPERIMENT_NAME", "ExperimentName"},
                                                {"TRIAL_NAME", "TrialName"}};

template <std::size_t kSize>
std::string_view JsonName(const VariableRow (&rows)[kSize], std::string_view name) {
  const auto* row = std::ranges::find(rows, name, &VariableRow::name);
  return row == std::end(rows) ? std::string_view() : row->json;
}

/// The last and the last but one part of a dotted name.
std::pair<std::string_view, std::string_view> LastTwo(std::string_view dotted) {
  const std::size_t dot = dotted.rfind('.');
  if (dot == std::string_view::npos) return {{}, dotted};
  const std::string_view front = dotted.substr(0, dot);
  const std::size_t before = front.rfind('.');
  return {before == std::string_view::npos ? front : front.substr(before + 1),
          dotted.substr(dot + 1)};
}

bool IsCall(const Opaque& opaque, std::string_view method) {
  const auto* function = As<Opaque>(opaque.base);
  return opaque.origin == Opaque::Origin::kCall && function != nullptr &&
         function->origin == Opaque::Origin::kAttribute && function->name == method;
}

/// `carrier._to_request_dict()`: the SDK's own data classes say what they put into a request.
const Instance* AskedForRequest(const Opaque& opaque) {
  if (!IsCall(opaque, "_to_request_dict") && !IsCall(opaque, "to_request")) return nullptr;
  return As<Instance>(As<Opaque>(opaque.base)->base);
}

/// True for what `.to_string()` gives back as it is (reference: SDK methods to_string).
bool IsTextAtRunTime(Ref value) {
  return IsModel(value, "ParameterString") || RoleOf(value) == Role::kExecutionVariable ||
         RoleOf(value) == Role::kJoin ||
         (As<Opaque>(value) && !frontends::ImportedName(value).empty());
}

}  // namespace

std::optional<Value> Reader::ReadOpaque(const Opaque& opaque) {
  if (IsCall(opaque, "to_string")) {
    Ref inner = As<Opaque>(opaque.base)->base;
    Value value = Read(inner);
    if (IsTextAtRunTime(inner)) return value;
    return graph::Join{"", {std::move(value)}};
  }
  if (const Instance* carrier = AskedForRequest(opaque)) {
    return Read(const_cast<Instance*>(carrier));
  }
  // What the definition will say is plain data: the service resolves it, the SDK does not see it.
  if (opaque.origin == Opaque::Origin::kAttribute && opaque.name == "expr" &&
      (RoleOf(opaque.base) != Role::kNone || AccessOf(opaque.base))) {
    return ReadOutside(opaque.base, "through .expr, which is plain data");
  }
  if (opaque.origin == Opaque::Origin::kOperation && opaque.name == "+" && opaque.key != nullptr) {
    Enter(python::Kind::kTemplate);
    graph::Join join{"", {Read(opaque.base), Read(opaque.key)}};
    Leave(python::Kind::kTemplate);
    return join;
  }
  if (auto below = ReadBelow(opaque)) return below;
  if (auto imported = ReadImported(opaque)) return imported;
  return ReadHidden(opaque);
}

std::optional<Value> Reader::ReadBelow(const Opaque& opaque) {
  const auto access = AccessOf(const_cast<Opaque*>(&opaque));
  if (!access) return std::nullopt;
  Instance& root = *access->root;
  switch (RoleOf(&root)) {
    case Role::kDelayedReturn: {
      StepObject* step = objects_.Of(root);
      if (step == nullptr) return std::nullopt;
      return ReadFunctionResult(*step, PathText(access->links), opaque.span);
    }
    case Role::kCurrentItem: {
      const std::string path = PathText(access->links);
      return graph::ExecutionVariable{"ForEach.CurrentItem" +
                                      std::string(path.starts_with('[') ? "" : ".") + path};
    }
    case Role::kIterationOutput: {
      Ref body = root.attributes.Find("body_step");
      StepObject* step = StepOf(body);
      return graph::ExecutionVariable{"IterationOutput." +
                                      (step == nullptr ? NameText(body) : step->name) + "." +
                                      PathText(access->links)};
    }
    case Role::kCustomProperties:
      return ReadCustomProperties(root, PathText(access->links), opaque.span);
    case Role::kStep:
    case Role::kCollection:
      return ReadBelowStep(root, access->links, opaque.span);
    default:
      return std::nullopt;
  }
}

namespace {

/// Properties have the name that the step had when they were made with it.
std::string NameInProperties(python::Evaluator& ev, const StepObject& step) {
  const auto& replaced = ev.State<python::OwnAttributes>().replaced;
  const auto found = replaced.find({step.source, "name"});
  const std::string* made = found == replaced.end() ? nullptr : python::TextIn(found->second);
  const bool known = python::TextIn(step.source->attributes.Find("name")) != nullptr;
  return made != nullptr && known && step.part == Part::kWhole ? *made : step.name;
}

}  // namespace

std::optional<Value> Reader::ReadBelowStep(Instance& root, const std::vector<PathLink>& links,
                                           SourceSpan span) {
  StepObject* step = objects_.Of(root);
  if (step == nullptr) return std::nullopt;
  if (links.front().text == "emr_outputs" && links.size() == 2) {
    return Refer(*step, EmrOutputPath(root, links[1].text), span);
  }
  if (links.front().text == "arguments") return ReadRequestOf(*step, links);
  if (links.front().text != "properties") return std::nullopt;
  PropertyPath property = ReadPropertyPath(*step, links, 1);
  if (property.value != nullptr) return Read(property.value);
  if (!property.problem.empty()) {
    diagnostics_.push_back(
        Finding("unknown-property",
                property.problem + ", in the properties of step '" + step->name + "'", span));
  }
  const std::string name = NameInProperties(objects_.evaluator(), *step);
  if (!property.by_name && name == step->name) return Refer(*step, std::move(property.path), span);
  Use use;
  use.name = name;
  use.path = property.path;
  use.span = span;
  Note(std::move(use));
  return graph::StepReference{name, std::move(property.path)};
}

/// v3: step.emr_outputs["x"] is the argument behind "--x" (reference: SDK class EMRStep, 3.27).
std::string Reader::EmrOutputPath(const Instance& step, const std::string& output) {
  const auto* config = As<Instance>(step.attributes.Find("step_config"));
  const auto* args =
      config == nullptr ? nullptr : As<python::List>(config->attributes.Find("args"));
  const auto* outputs =
      config == nullptr ? nullptr : As<python::Dict>(config->attributes.Find("output_args"));
  if (args == nullptr || outputs == nullptr) return "Config.Args['" + output + "']";
  std::size_t index = args->items.size() + 1;
  for (const auto& [key, value] : outputs->items) {
    std::string name;
    if (python::TextOf(key, name) && name == output) break;
    index += 2;
  }
  return "Config.Args[" + std::to_string(index) + "]";
}

/// step.arguments is the request as it is when the line runs, so that what is read from it refers
/// to nothing; the destination that the user gave an output is the only thing that is followed.
std::optional<Value> Reader::ReadRequestOf(const StepObject& step,
                                           const std::vector<PathLink>& links) {
  if (const Instance* output = AskedOutput(step, links)) {
    if (Ref destination = Attribute(*output, "destination")) return Read(destination);
  }
  return graph::Unknown{
      "a value of the request of step '" + step.name + "', made while the pipeline is built",
      step.name + " request", place()};
}

std::optional<Value> Reader::ReadImported(const Opaque& opaque) {
  const bool call = opaque.origin == Opaque::Origin::kCall;
  const std::string name =
      frontends::ImportedName(call ? opaque.base : const_cast<Opaque*>(&opaque));
  if (!name.starts_with("sagemaker.")) return std::nullopt;
  const auto [owner, last] = LastTwo(name);
  if (!call) {
    if (owner == "PipelineExperimentConfigProperties") {
      return graph::ExecutionVariable{"PipelineExperimentConfig." +
                                      std::string(JsonName(kExperimentVariables, last))};
    }
    return std::nullopt;
  }
  // Plain data of a class that has no row: DatasetDefinition(…), Action.create(…).
  const std::string_view made = last == "create" ? owner : last;
  if (made.empty() || made.front() < 'A' || made.front() > 'Z') return std::nullopt;
  graph::Map map;
  for (std::size_t i = 0; i < opaque.positional.size(); ++i)
    map.Set(std::to_string(i), Read(opaque.positional[i]));
  for (const auto& [key, value] : opaque.keywords.entries()) {
    if (key != "sagemaker_session") map.Set(key, Read(value));
  }
  return map;
}

namespace {

/// `X.properties`, also as a part of what was imported: `module.X.properties.Y`.
bool IsProperties(const Opaque& link) {
  if (link.origin == Opaque::Origin::kAttribute) return link.name == "properties";
  return link.origin == Opaque::Origin::kImport &&
         (std::string(link.name) + ".").find(".properties.") != std::string::npos;
}

}  // namespace

/// What code that is not known gets: a step, values, and objects of the user's classes or iterators
/// that hold such.
void Reader::ReadGiven(Ref given, SourceSpan span, int depth) {
  const auto* object = As<Instance>(given);
  StepObject* step = object == nullptr ? nullptr : StepOf(given);
  if (step != nullptr) {
    Refer(*step, "", span);
  } else if (object != nullptr && object->cls->model == nullptr && depth > 0) {
    for (const auto& [name, value] : object->attributes.entries())
      ReadGiven(value, span, depth - 1);
  } else if (const auto* iterator = As<python::Iterator>(given); iterator != nullptr && depth > 0) {
    for (Ref item : iterator->items)
      ReadGiven(item, span, depth - 1);
  } else if (object == nullptr || object->cls->model != nullptr) {
    Read(given);
  }
}

/// What code that is not known makes of references cannot be told: they are noted as perhaps.
Value Reader::ReadHidden(const Opaque& opaque) {
  constexpr int kDeepest = 3;
  Ref self = const_cast<Opaque*>(&opaque);
  const auto read = [&](Ref argument) { ReadGiven(argument, opaque.span, kDeepest); };
  Uncertainly([&] {
    const Opaque* link = &opaque;
    for (int depth = 0; link != nullptr && depth < kMaxChain; ++depth) {
      for (Ref argument : link->positional)
        read(argument);
      for (const auto& [name, value] : link->keywords.entries())
        read(value);
      if (link->key != nullptr && As<Opaque>(link->key)) Read(link->key);
      if (RoleOf(link->base) == Role::kParameter) break;
      if (IsProperties(*link) && muted_ == 0) open_references_.push_back(opaque.span);
      link = As<Opaque>(link->base);
    }
  });
  return ReadUnknown(self);
}

bool Reader::IsFunctionResult(Ref value) {
  const auto access = AccessOf(value);
  return access && RoleOf(access->root) == Role::kDelayedReturn;
}

StepObject* Reader::StepOf(Ref value) {
  if (auto* object = As<Instance>(value)) {
    const Role role = RoleOf(object);
    if (role == Role::kStep || role == Role::kDelayedReturn) return objects_.Of(*object);
    if (role == Role::kCustomProperties) return StepOf(object->attributes.Find("step"));
    return nullptr;
  }
  const auto access = AccessOf(value);
  if (!access) return nullptr;
  const Role role = RoleOf(access->root);
  if (role == Role::kDelayedReturn) return objects_.Of(*access->root);
  if (role == Role::kCustomProperties) return StepOf(access->root);
  if (role != Role::kStep && role != Role::kCollection) return nullptr;
  if (access->links.front().text != "properties") return nullptr;
  StepObject* step = objects_.Of(*access->root);
  if (step == nullptr) return nullptr;
  return ReadPropertyPath(*step, access->links, 1).by_name ? nullptr : step;
}

const Instance* AskedOutput(const StepObject& step, const std::vector<PathLink>& links) {
  constexpr std::string_view kOutputs[] = {"arguments", "ProcessingOutputConfig", "Outputs"};
  const bool outputs =
      links.size() == 6 && links[3].item && !links[3].quoted && links[5].text == "S3Uri" &&
      std::equal(std::begin(kOutputs), std::end(kOutputs), links.begin(),
                 [](std::string_view text, const PathLink& link) { return text == link.text; });
  const auto* items = outputs ? As<python::List>(OutputsOf(step)) : nullptr;
  if (items == nullptr) return nullptr;
  const auto count = std::ssize(items->items);
  auto index = static_cast<std::ptrdiff_t>(std::strtol(links[3].text.c_str(), nullptr, 10));
  if (index < 0) index += count;
  return index >= 0 && index < count ? As<Instance>(items->items[static_cast<std::size_t>(index)])
                                     : nullptr;
}

}  // namespace smgraph::sagemaker
