#include "frontends/zenml/invocations.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "frontends/dialect/unknowns.h"
#include "frontends/python/natives.h"
#include "frontends/zenml/arguments.h"
#include "frontends/zenml/configuration.h"
#include "frontends/zenml/dynamic.h"
#include "frontends/zenml/invocation_ids.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/named_object.h"
#include "frontends/zenml/outputs.h"
#include "frontends/zenml/program_order.h"
#include "frontends/zenml/steps.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Call;
using python::Dict;
using python::Evaluator;
using python::Instance;
using python::Ref;

// Keywords of every step call that are no inputs.
constexpr std::string_view kReserved[] = {"id", "after", "start_after"};

/// The arguments of one call by input, null where none was given.
struct Bound {
  std::vector<Ref> values;
  std::vector<std::pair<std::string, Ref>> extra;  // what the signature has no place for
  std::string_view twice;                          // an input that the call gives twice
};

bool IsKeywordOnly(const Input& input) {
  return input.kind == python::ParameterKind::kKeywordOnly;
}

Bound Bind(const Signature& signature, const Call& call) {
  Bound bound;
  bound.values.assign(signature.inputs.size(), nullptr);
  const std::size_t keyword_only =
      static_cast<std::size_t>(std::ranges::count_if(signature.inputs, &IsKeywordOnly));
  const std::size_t places = signature.inputs.size() - keyword_only;  // they come first
  for (std::size_t i = 0; i < call.positional.size(); ++i) {
    if (i < places) {
      bound.values[i] = call.positional[i];
    } else {
      bound.extra.emplace_back(fmt::format("argument {}", i + 1), call.positional[i]);
    }
  }
  for (const auto& [name, value] : call.keywords) {
    if (std::ranges::find(kReserved, name) != std::end(kReserved)) continue;
    const auto input = std::ranges::find(signature.inputs, name, &Input::name);
    const bool takes =
        input != signature.inputs.end() && input->kind != python::ParameterKind::kPositionalOnly;
    if (!takes) {
      bound.extra.emplace_back(std::string(name), value);
    } else {
      Ref& slot = bound.values[static_cast<std::size_t>(input - signature.inputs.begin())];
      if (slot != nullptr) bound.twice = name;
      slot = value;
    }
  }
  return bound;
}

// False for a class that is certainly no BaseMaterializer, which is not the user's, and for what is
// no class at all.
bool MayBeMaterializer(Evaluator& ev, Ref materializer) {
  if (const std::string* path = python::TextIn(materializer)) {
    const auto named = NamedObject(ev, *path);
    if (path->find('.') == std::string::npos) return false;
    if (!named) return true;
    materializer = *named;
  }
  if (const auto* cls = As<python::Class>(materializer))
    return cls->opaque_base || cls->model != nullptr;
  return materializer != nullptr && materializer->kind >= python::Kind::kNative;
}

class Recorder {
 public:
  Recorder(Evaluator& ev, Recording& recording, Instance& step, const Call& call, CallForm form)
      : ev_(ev),
        recording_(recording),
        step_(step),
        call_(call),
        form_(form),
        signature_(SignatureOfStep(ev, step)),
        values_(ev, &recording) {
    values_.set_place(call.span);
  }

  Ref Record();

 private:
  bool mapping() const { return form_ == CallForm::kMap || form_ == CallForm::kProduct; }
  void Describe();
  void ReadInputs();
  InvocationInput NotGiven(const Input& input);
  void CheckConfigured();
  void CheckMaterializer(Ref materializer);
  void CheckMaterializers();
  void ReadExtra(const std::vector<std::pair<std::string, Ref>>& extra);
  void ReadMapped(InvocationInput& input, Ref argument);
  void GiveWay();
  bool IsDuplicate() const;
  void ReadId();
  Ref Finish();

  Evaluator& ev_;
  Recording& recording_;
  Instance& step_;
  const Call& call_;
  const CallForm form_;
  const Signature& signature_;
  Values values_;
  Invocation made_;
};

void Recorder::Describe() {
  made_.step = &step_;
  made_.step_name = NameOfStep(ev_, step_);
  made_.description = DescriptionOfStep(ev_, step_);
  made_.outputs = signature_.outputs;
  made_.outputs_known = signature_.outputs_known && signature_.inputs_known;
  made_.path = ev_.path();
  made_.span = call_.span;
  if (step_.attributes.Find("name") == nullptr && !step_.cls->opaque_base) {
    recording_.Refuse(fmt::format("class {} does not call super().__init__(), without which it "
                                  "is no step",
                                  step_.cls->name),
                      call_.span);
  }
  for (const std::string& refused : signature_.refused)
    recording_.Refuse(fmt::format("step '{}': {}", made_.step_name, refused), call_.span);
  if (recording_.dynamic && !IsFoundAgain(ev_, step_)) {
    recording_.Refuse(fmt::format("step '{}' is defined in a function: a dynamic pipeline does not "
                                  "find it again at the top level of its module",
                                  made_.step_name),
                      call_.span);
  }
  if (!made_.outputs_known) {
    recording_.Incomplete("unknown-signature",
                          fmt::format("inputs or outputs of step '{}' are not known: {}",
                                      made_.step_name, signature_.why),
                          call_.span);
  }
  if (made_.outputs.empty() && !made_.outputs_known) made_.outputs.push_back({"output", ""});
}

InvocationInput Recorder::NotGiven(const Input& input) {
  InvocationInput read;
  read.name = input.name;
  read.type = input.type;
  CheckDefault(ev_, recording_, signature_, input, call_.span);
  const auto* parameters = As<Dict>(OptionOf(ev_, step_, "parameters"));
  Ref configured = parameters == nullptr ? nullptr : parameters->Find(input.name);
  if (configured != nullptr) {
    read.source = InputSource::kConfigured;
    read.value = ReadStored(ev_, values_, input, configured);
  } else if (input.has_default) {
    read.source = InputSource::kDefault;
    read.value = ReadStored(ev_, values_, input, input.default_value);
  } else if (call_.open) {
    read.source = InputSource::kParameter;
    read.value = graph::Unknown{"an argument among those spread with * or **",
                                std::string(input.name), call_.span};
  }
  return read;
}

// The collection that a map runs over: every handle that is not marked unmapped.
void Recorder::ReadMapped(InvocationInput& input, Ref argument) {
  if (!mapping() || RoleOf(argument) == Role::kUnmapped || input.uses.empty()) return;
  if (GivesSingle(ev_, recording_, argument)) return;
  for (Use& use : input.uses)
    use.chunk = "[]";
  if (form_ == CallForm::kProduct || made_.mapped_over.empty()) {
    made_.mapped_over.push_back(input.value);
  }
}

void Recorder::ReadExtra(const std::vector<std::pair<std::string, Ref>>& extra) {
  for (const auto& [name, value] : extra) {
    if (!signature_.inputs_known) {
      Input input;
      input.name = ev_.heap().Intern(name);
      made_.inputs.push_back(
          Classify(ev_, recording_, values_, signature_, input, value, call_.span));
      continue;
    }
    recording_.Refuse(fmt::format("step '{}' has no input for '{}'", made_.step_name, name),
                      call_.span);
  }
}

// with_options(parameters=…) names inputs.
void Recorder::CheckConfigured() {
  const auto* parameters = As<Dict>(OptionOf(ev_, step_, "parameters"));
  if (parameters == nullptr || !signature_.inputs_known) return;
  for (const auto& [key, value] : parameters->items) {
    std::string name;
    if (!python::TextOf(key, name)) continue;
    const auto input = std::ranges::find(signature_.inputs, name, &Input::name);
    if (input != signature_.inputs.end()) {
      CheckType(ev_, recording_, signature_, *input, value, call_.span);
    } else {
      recording_.Refuse(
          fmt::format("no parameter '{}' in the signature of step '{}'", name, made_.step_name),
          call_.span);
    }
  }
}

// One class, or text that names one, or several of them.
void Recorder::CheckMaterializer(Ref materializer) {
  const auto* list = As<python::List>(materializer);
  const auto* tuple = As<python::Tuple>(materializer);
  const std::vector<Ref> all = list != nullptr    ? list->items
                               : tuple != nullptr ? tuple->items
                                                  : std::vector<Ref>{materializer};
  for (Ref one : all) {
    if (MayBeMaterializer(ev_, one)) continue;
    recording_.Refuse(fmt::format("{} for outputs of step '{}' is no subclass of BaseMaterializer",
                                  python::Repr(one), made_.step_name),
                      call_.span);
  }
}

// with_options(output_materializers={…}) names outputs.
void Recorder::CheckMaterializers() {
  Ref option = OptionOf(ev_, step_, "output_materializers");
  const auto* materializers = As<Dict>(option);
  if (materializers == nullptr && !python::IsNone(option)) return CheckMaterializer(option);
  if (materializers == nullptr || !made_.outputs_known) return;
  for (const auto& [key, value] : materializers->items) {
    CheckMaterializer(value);
    const std::string* name = python::TextIn(key);
    const bool known = name == nullptr || std::ranges::find(made_.outputs, *name, &Output::name) !=
                                              made_.outputs.end();
    if (known) continue;
    recording_.Refuse(fmt::format("a materializer for '{}', which step '{}' does not give", *name,
                                  made_.step_name),
                      call_.span);
  }
}

void Recorder::ReadInputs() {
  const Bound bound = Bind(signature_, call_);
  for (std::size_t i = 0; i < bound.values.size(); ++i) {
    const Input& input = signature_.inputs[i];
    Ref argument = bound.values[i];
    if (argument == nullptr) {
      made_.inputs.push_back(NotGiven(input));
      continue;
    }
    made_.inputs.push_back(
        Classify(ev_, recording_, values_, signature_, input, argument, call_.span));
    ReadMapped(made_.inputs.back(), argument);
  }
  ReadExtra(bound.extra);
  if (!bound.twice.empty()) {
    recording_.Refuse(
        fmt::format("step '{}' gets multiple values for '{}'", made_.step_name, bound.twice),
        call_.span);
  }
  CheckConfigured();
  CheckMaterializers();
  for (const InvocationInput& input : made_.inputs) {
    if (!recording_.dynamic || !input.uses.empty()) continue;
    made_.waits_for.merge(ProducersIn(input.value, recording_));
  }
  if (call_.open) {
    recording_.Incomplete("unknown-arguments",
                          fmt::format("arguments of step '{}' are not known: they are spread from "
                                      "something of unknown content",
                                      made_.step_name),
                          call_.span);
  }
}

// In branches of which a run takes one, calls may have the same id.
bool Recorder::IsDuplicate() const {
  return IdTaken(recording_, made_.base) &&
         std::ranges::any_of(recording_.invocations, [&](const Invocation& other) {
           return (other.base == made_.base || other.id == made_.base) &&
                  BothReached(recording_, made_.path, other.path);
         });
}

// The number of a counted call that comes behind calls under conditions is one for the graph only:
// an id= that is the same keeps it, the counted call gets another one.
void Recorder::GiveWay() {
  const std::size_t index = FindInvocation(recording_, made_.base);
  if (index == recording_.invocations.size()) return;
  Invocation& counted = recording_.invocations[index];
  if (counted.base == made_.base) return;
  const auto uncertain = [&](const Invocation& other) {
    const bool like = other.base == counted.base || other.base.starts_with(counted.base + "_");
    return like && other.path != recording_.outermost;
  };
  const auto end = recording_.invocations.begin() + static_cast<std::ptrdiff_t>(index) + 1;
  if (std::none_of(recording_.invocations.begin(), end, uncertain)) return;
  counted.id = AllocateId(recording_, counted.base);
  recording_.ids.insert(counted.id);
  recording_.ids.erase(made_.base);
}

void Recorder::ReadId() {
  Ref custom = call_.Keyword("id");
  made_.base = made_.step_name;
  const bool given = !python::IsNone(custom) && ev_.Truth(custom, call_.span) != false;
  const bool plain = given && custom->kind < python::Kind::kFunction;
  if (given && plain && custom->kind != python::Kind::kTemplate && !TextIn(custom, made_.base)) {
    recording_.Refuse(fmt::format("id= is text, not a {}", python::TypeName(custom)), call_.span);
  } else if (given && !TextIn(custom, made_.base)) {
    made_.base = "{" + python::LabelOf(custom) + "}";
  }
  frontends::AddUnknownsOfName(custom, call_.span, recording_.unknown_names);
  const bool known = made_.base.find('{') == std::string::npos;
  if (!known) {
    recording_.Incomplete("unknown-step-name", fmt::format("the id '{}' is not known", made_.base),
                          call_.span);
  }
  if (given && known) GiveWay();
  if (given && known && IsDuplicate()) {
    recording_.Refuse(fmt::format("duplicate invocation ID '{}'", made_.base), call_.span);
  }
  const std::string id = AllocateId(recording_, made_.base);
  recording_.ids.insert(id);
  made_.id = mapping() ? fmt::format("map:{}:{{index}}", id) : id;
}

Ref Recorder::Finish() {
  const std::size_t index = recording_.invocations.size();
  made_.product = form_ == CallForm::kProduct;
  recording_.invocations.push_back(std::move(made_));
  if (mapping()) {
    const auto& outputs = recording_.invocations[index].outputs;
    return NewMapResults(ev_, recording_, index, outputs.size() == 1 ? outputs[0].name : "");
  }
  if (form_ == CallForm::kSubmit) return NewFuture(ev_, recording_, index);
  if (recording_.dynamic) {
    recording_.synchronous.push_back({index, ev_.path()});
    ev_.MayRaise(recording_.invocations[index].id, &recording_.invocations[index]);
  }
  return ReturnOutputs(ev_, recording_, index);
}

Ref Recorder::Record() {
  Describe();
  ReadId();
  ReadInputs();
  if (mapping() && call_.Keyword("id") != nullptr) {
    recording_.Refuse(fmt::format("map and product of '{}' take no id=", made_.step_name),
                      call_.span);
  }
  if (mapping() && made_.mapped_over.empty()) {
    recording_.Refuse(fmt::format("no inputs of '{}' to map over", made_.step_name), call_.span);
  }
  ReadAfter(recording_, made_, call_.Keyword("after"));
  if (recording_.dynamic) {
    AddOrder(ev_, recording_, made_);
  } else if (call_.Keyword("start_after") != nullptr) {
    recording_.Refuse("start_after= is only supported in dynamic pipelines", call_.span);
  }
  return Finish();
}

}  // namespace

Ref RecordCall(Evaluator& ev, Recording& recording, Instance& step, const Call& call,
               CallForm form) {
  return Recorder(ev, recording, step, call, form).Record();
}

}  // namespace smgraph::zenml
