#include "frontends/sagemaker/reader.h"

#include <algorithm>
#include <utility>

#include "frontends/dialect/origin.h"
#include "frontends/python/natives.h"
#include "frontends/sagemaker/access.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/properties.h"
#include "graph/base/catalogue.h"

namespace smgraph::sagemaker {

using graph::Value;
using python::As;
using python::Instance;
using python::Kind;
using python::Ref;

Value Reader::ReadInput(Ref value, std::string_view input) {
  std::string outer = std::exchange(input_, std::string(input));
  Value result = Read(value);
  input_ = std::move(outer);
  return result;
}

Value Reader::ReadOutside(Ref value, std::string_view where) {
  outside_.push_back(where);
  Value result = Read(value);
  outside_.pop_back();
  return result;
}

Value Reader::ReadMuted(Ref value) {
  ++muted_;
  Value result = Read(value);
  --muted_;
  return result;
}

/// A set that reaches a request was made a list by then (the parents of a warm start): JSON has
/// none.
void Reader::Enter(Kind container) {
  if (container == Kind::kTuple) outside_.push_back("in a tuple");
  if (container == Kind::kTemplate) {
    ++muted_;
    ++in_string_;
  }
}

void Reader::Leave(Kind container) {
  if (container == Kind::kTuple) outside_.pop_back();
  if (container == Kind::kTemplate) {
    --muted_;
    --in_string_;
  }
}

void Reader::Note(Use use) {
  if (!use.span.known()) use.span = place();
  if (in_string_ > 0) NoteVariableInString("a property of '" + use.name + "'", use.span);
  if (muted_ > 0) return;
  if (use.outside.empty() && !outside_.empty()) use.outside = outside_.back();
  use.certain = use.certain && uncertain_ == 0;
  use.input = input_;
  uses_.push_back(std::move(use));
}

void Reader::NoteVariableInString(const std::string& what, SourceSpan span) {
  diagnostics_.push_back(Finding("pipeline-variable-in-string",
                                 what + " stands inside a string: the SDK refuses this since 2.81, "
                                        "older releases put the default value there",
                                 span));
}

namespace {

bool SameTarget(const Use& a, const Use& b) {
  return a.name == b.name && a.kind == b.kind && a.orders == b.orders;
}

}  // namespace

void CompareAlternatives(std::vector<Use>& uses, std::size_t begin, std::size_t middle) {
  const auto mark = [&uses](std::size_t first, std::size_t last, std::size_t other_first,
                            std::size_t other_last) {
    for (std::size_t i = first; i < last; ++i) {
      bool found = false;
      for (std::size_t j = other_first; j < other_last && !found; ++j) {
        found = uses[j].certain && SameTarget(uses[i], uses[j]);
      }
      if (!found) uses[i].certain = false;
    }
  };
  const std::size_t end = uses.size();
  mark(begin, middle, middle, end);
  mark(middle, end, begin, middle);
}

Value Reader::ReadChoice(const python::Choice& choice) {
  const std::size_t begin = uses_.size();
  const bool has_then = choice.then->kind != Kind::kAbsent;
  const bool has_otherwise = choice.otherwise->kind != Kind::kAbsent;
  Value then = has_then ? Read(choice.then) : Value();
  const std::size_t middle = uses_.size();
  Value otherwise = has_otherwise ? Read(choice.otherwise) : Value();
  CompareAlternatives(uses_, begin, middle);
  if (!has_otherwise) return then;
  if (!has_then || then == otherwise) return otherwise;
  return ReadUnknown(const_cast<python::Choice*>(&choice));
}

std::optional<Value> Reader::ReadDeclared(Ref value) {
  if (auto* object = As<Instance>(value)) return ReadInstance(*object);
  if (const auto* opaque = As<python::Opaque>(value)) return ReadOpaque(*opaque);
  return std::nullopt;
}

std::optional<Value> Reader::ReadInstance(Instance& object) {
  const std::string name = NameText(object.attributes.Find("name"));
  switch (RoleOf(&object)) {
    case Role::kParameter:
      if (in_string_ > 0) NoteVariableInString("the parameter '" + name + "'", place());
      return graph::ParameterReference{name};
    case Role::kExecutionVariable:
      return graph::ExecutionVariable{name};
    case Role::kExperimentProperty:
      return graph::ExecutionVariable{"PipelineExperimentConfig." + name};
    case Role::kCurrentItem:
      return graph::ExecutionVariable{"ForEach.CurrentItem"};
    case Role::kIterationOutput:
      return graph::ExecutionVariable{"IterationOutput." +
                                      NameText(object.attributes.Find("body_step"))};
    case Role::kJoin:
      return ReadJoin(object);
    case Role::kJsonGet:
      return ReadJsonGet(object);
    case Role::kOutputParameter:
      return ReadOutputParameter(object);
    case Role::kCustomProperties:
      return ReadCustomProperties(object, "", object.span);
    case Role::kPropertyFile: {
      graph::Map map;
      map.Set("name", Read(object.attributes.Find("name")));
      map.Set("output_name", Read(object.attributes.Find("output_name")));
      map.Set("path", Read(object.attributes.Find("path")));
      return map;
    }
    case Role::kDelayedReturn: {
      StepObject* step = objects_.Of(object);
      if (step == nullptr) return std::nullopt;
      return ReadFunctionResult(*step, "", object.span);
    }
    case Role::kNone:
      return ReadOwnObject(object);
    case Role::kStep:
    case Role::kCollection:
    case Role::kPipeline:
    case Role::kSession:
      return std::nullopt;
    default:
      return ReadCarrier(object);
  }
}

/// An object of a class of the user's own: what the SDK would ask it for when it can say so, as the
/// SDK's own carriers can; else what it holds may be referred to.
std::optional<Value> Reader::ReadOwnObject(Instance& object) {
  const bool plain = object.payload != nullptr || object.cls->enumeration ||
                     object.cls->model != nullptr;  // a number, a member, a path
  if (plain) return std::nullopt;
  python::Evaluator& ev = objects_.evaluator();
  for (const std::string_view method : {"_to_request_dict", "to_request"}) {
    if (object.cls->attributes.Find(method) == nullptr) continue;
    try {
      python::Call call;
      call.span = object.span;
      return Read(ev.CallMethod(&object, method, call));
    } catch (const python::Raised&) {
      break;
    } catch (const python::BudgetExceeded&) {
      break;
    }
  }
  Uncertainly([&] {
    for (const auto& [name, value] : object.attributes.entries()) {
      if (value != nullptr && As<Instance>(value) == nullptr) Read(value);
    }
  });
  return std::nullopt;
}

Value Reader::ReadCarrier(const Instance& object) {
  graph::Map map;
  for (const auto& [name, value] : object.attributes.entries()) {
    if (value == nullptr || value->kind == Kind::kNone || value->kind == Kind::kAbsent) continue;
    if (name == "sagemaker_session" || name == "session") continue;
    map.Set(name, Read(value));
  }
  return map;
}

Value Reader::ReadJoin(const Instance& join) {
  graph::Join result;
  python::TextOf(join.attributes.Find("on"), result.separator);
  Ref values = join.attributes.Find("values");
  const auto* list = ItemsIn(values);
  if (list == nullptr) {
    if (values != nullptr && values->kind != Kind::kNone) result.values.push_back(Read(values));
    return result;
  }
  for (Ref item : *list) {
    const bool container = item->kind == Kind::kList || item->kind == Kind::kDict;
    if (item->kind == Kind::kAbsent) continue;
    result.values.push_back(container ? ReadOutside(item, "in a list inside a Join") : Read(item));
  }
  return result;
}

Value Reader::ReadJsonGet(const Instance& get) {
  graph::JsonGet result;
  python::TextOf(get.attributes.Find("json_path"), result.path);
  Ref step = get.attributes.Find("step");
  Ref step_name = get.attributes.Find("step_name");
  Ref file = Attribute(get, "property_file");
  if (Ref uri = Attribute(get, "s3_uri"); uri != nullptr && file == nullptr) {
    result.uri.push_back(ReadOutside(uri, "in the s3_uri of a JsonGet"));
  }
  return ReadJsonFile(std::move(result), step, step_name, file, get.span);
}

Value Reader::ReadJsonFile(graph::JsonGet get, Ref step, Ref step_name, Ref file, SourceSpan span) {
  Use use;
  use.kind = file == nullptr ? graph::EdgeKind::kReference : graph::EdgeKind::kPropertyFile;
  use.span = span;
  if (const Instance* object = InstanceOf(file, Role::kPropertyFile)) {
    get.property_file = NameText(object->attributes.Find("name"));
    python::TextOf(object->attributes.Find("output_name"), use.output_file);
  } else if (file != nullptr) {
    get.property_file = NameText(file);
  }
  use.path = get.property_file;
  if (step != nullptr && step->kind != Kind::kNone) {
    StepObject* producer = StepOf(step);
    if (producer == nullptr && step_name == nullptr) {
      Value unknown = ReadUnknown(step);
      use.certain = false;
      use.name = "{" + python::LabelOf(step) + "}";
      Note(std::move(use));
      return unknown;
    }
    if (producer != nullptr) use.name = producer->name;
    // The older JsonGet of condition_step passes on the name only.
    if (step_name != nullptr) use.step = producer;
    if (file != nullptr && step_name != nullptr && step_name->kind == Kind::kNone)
      NoteFileWithoutName(get, span);
  }
  if (use.name.empty() && step_name != nullptr && step_name->kind != Kind::kNone) {
    bool known = true;
    use.name = NameText(step_name, &known);
    use.certain = known;
  }
  if (use.name.empty()) return get;
  get.step = use.name;
  // With s3_uri the definition holds no Get of the step; it is an edge all the same.
  Note(std::move(use));
  return get;
}

/// Reference: SDK class JsonGet, expr: "Please give a valid step name as a string."
void Reader::NoteFileWithoutName(const graph::JsonGet& get, SourceSpan span) {
  diagnostics_.push_back(
      Finding("no-such-property-file",
              "JsonGet of property file '" + get.property_file +
                  "' needs the name of its step in step_name; the SDK refuses step alone",
              span));
}

Value Reader::ReadOutputParameter(const Instance& output) {
  const std::string name = NameText(output.attributes.Find("output_name"));
  const auto producer = outputs_.find(name);
  if (producer == outputs_.end()) {
    diagnostics_.push_back(Finding("dependency-not-in-pipeline",
                                   "no lambda or callback step among the pipeline's steps has the "
                                   "output '" +
                                       name + "'",
                                   place()));
    return graph::Unknown{"output '" + name + "' of a step that is not listed", name, place()};
  }
  Use use;
  use.name = producer->second;
  use.path = "OutputParameters['" + name + "']";
  use.outside = "through an output object instead of properties.Outputs";
  use.span = place();
  Value result = graph::StepReference{use.name, use.path};
  Note(std::move(use));
  return result;
}

/// Properties(…) that a step class of the user's own makes, and what is read below them.
Value Reader::ReadCustomProperties(const Instance& properties, std::string below, SourceSpan span) {
  Ref step = Attribute(properties, "step");
  Use use;
  use.step = step == nullptr ? nullptr : StepOf(step);
  use.name =
      use.step != nullptr ? use.step->name : NameText(properties.attributes.Find("step_name"));
  use.span = span;
  python::TextOf(properties.attributes.Find("path"), use.path);
  const bool joined = use.path.empty() || below.empty() || below.front() == '[';
  use.path += (joined ? "" : ".") + std::move(below);
  Value result = graph::StepReference{use.name, use.path};
  Note(std::move(use));
  return result;
}

Value Reader::ReadFunctionResult(StepObject& step, std::string path, SourceSpan span) {
  Use use;
  use.step = &step;
  use.name = step.name;
  use.path = "Result" + path;
  use.orders = true;
  use.span = span;
  Note(std::move(use));
  return graph::FunctionResult{step.name, std::move(path)};
}

Value Reader::ReferInput(StepObject& step, std::string path, std::string_view input,
                         SourceSpan span) {
  std::string outer = std::exchange(input_, std::string(input));
  Value result = Refer(step, std::move(path), span);
  input_ = std::move(outer);
  return result;
}

Value Reader::Refer(StepObject& step, std::string path, SourceSpan span) {
  Use use;
  use.step = &step;
  use.name = step.name;
  use.path = path;
  use.span = span;
  Note(std::move(use));
  return graph::StepReference{step.name, std::move(path)};
}

}  // namespace smgraph::sagemaker
