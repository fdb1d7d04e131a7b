#include <string>
#include <utility>

#include "frontends/sagemaker/condition_guards.h"
#include "frontends/sagemaker/fields.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/request.h"

// Steps that call a service or end the pipeline: lambda, callback, fail, EMR, endpoints, lineage,
// clean-up; and those that steer it: condition, for-each (reference: SDK classes of those names).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Ref;

/// The user's dict is the request: one input for each of its keys.
void ReadInputDict(Builder& b) {
  Ref inputs = b.Argument("inputs");
  const auto* dict = As<python::Dict>(inputs);
  if (dict == nullptr) {
    if (inputs != nullptr) b.AddInput("inputs", "", inputs);
    return;
  }
  for (const auto& [key, value] : dict->items) {
    if (value->kind == python::Kind::kAbsent) continue;
    std::string name = NameText(key);
    b.AddInput(name, name, value);
  }
}

/// LambdaOutput and CallbackOutput objects by name.
void ReadOutputParameters(Builder& b) {
  const auto* outputs = As<python::List>(b.Argument("outputs"));
  if (outputs == nullptr) return;
  for (Ref item : outputs->items) {
    const Instance* output = InstanceOf(item, Role::kOutputParameter);
    if (output == nullptr) continue;
    const std::string name = NameText(output->attributes.Find("output_name"));
    std::string type;
    python::TextOf(output->attributes.Find("output_type"), type);
    b.AddOutput(name, "OutputParameters['" + name + "']", {}, std::move(type));
  }
}

/// The parameters of a call like pipeline_session.create_endpoint(…), or the older `arguments=`.
void ReadCallArguments(Builder& b, Ref value) {
  if (value == nullptr) return;
  const JobCall call = ReadJobCall(b.reader, value);
  if (!call.found) {
    Value read = b.reader.Read(value);
    if (const auto* map = read.As<graph::Map>()) {
      for (const auto& [key, item] : map->items)
        b.SetArgument(key, item);
    } else {
      b.SetArgument("arguments", std::move(read));
    }
    return;
  }
  for (const auto& [name, argument] : call.arguments.entries())
    b.AddInput(std::string(name), "", argument);
}

}  // namespace

void BuildLambda(Builder& b) {
  ReadInputDict(b);
  ReadOutputParameters(b);
  b.ReadOutsideArgument("lambda_func", "function");
}

void BuildCallback(Builder& b) {
  ReadInputDict(b);
  ReadOutputParameters(b);
  b.ReadOutsideArgument("sqs_queue_url", "sqs_queue_url");
}

void BuildFail(Builder& b) {
  b.ReadArgument("error_message", "error_message");
}

void BuildEmr(Builder& b) {
  if (Ref config = b.Argument("step_config")) {
    for (const std::string_view name : {"jar", "args", "main_class", "properties", "output_args"}) {
      if (Ref value = PartOf(config, name)) b.SetArgument(name, b.reader.Read(value));
    }
    if (RoleOf(config) == Role::kNone) b.SetArgument("step_config", b.reader.Read(config));
  }
  b.ReadSetting("cluster_id", "cluster_id");
  b.ReadSetting("execution_role_arn", "role");
  b.ReadSetting("cluster_config", "cluster_config");
}

void BuildEmrServerless(Builder& b) {
  if (Ref config = b.Argument("job_config")) {
    for (const std::string_view name :
         {"execution_role_arn", "job_driver", "configuration_overrides",
          "execution_timeout_minutes", "name", "tags"}) {
      Ref value = PartOf(config, name);
      if (value == nullptr) continue;
      if (name == "execution_role_arn") {
        b.SetSetting("role", b.reader.Read(value));
      } else {
        b.SetArgument(name, b.reader.Read(value));
      }
    }
    if (RoleOf(config) == Role::kNone) b.SetArgument("job_config", b.reader.Read(config));
  }
  b.ReadSetting("application_id", "application_id");
  b.ReadSetting("application_config", "application_config");
}

void BuildSessionCall(Builder& b) {
  ReadCallArguments(b, b.step_args != nullptr ? b.step_args : b.Argument("arguments"));
  b.AddStandardOutputs();
}

void BuildLineage(Builder& b) {
  for (const std::string_view name : {"actions", "artifacts", "contexts", "associations"})
    b.ReadArgument(name, name);
  ReadCallArguments(b, b.Argument("arguments"));
}

void BuildCondition(Builder& b) {
  b.SetArgument("conditions", ReadConditions(b.reader, b.Argument("conditions")));
  b.AddStandardOutputs();
}

void BuildForEach(Builder& b) {
  if (Ref items = b.Argument("iterable_items")) {
    b.AddInput("IterableItems", "IterableItems", items);
  }
  b.ReadArgument("max_concurrency", "max_concurrency");
  if (Ref selector = b.Argument("selector")) {
    graph::Map map;
    if (Ref pick = PartOf(selector, "pick")) map.Set("pick", b.reader.Read(pick));
    if (Ref field = PartOf(selector, "field")) map.Set("field", b.reader.Read(field));
    b.SetArgument("selector", std::move(map));
  }
  b.AddStandardOutputs();
}

/// Every source is also something to wait for (reference: SDK class CleanupStep).
void BuildCleanup(Builder& b) {
  graph::List sources;
  const auto* list = As<python::List>(b.Argument("s3_sources"));
  if (list == nullptr) return;
  for (Ref item : list->items) {
    Ref producer = PartOf(item, "step");
    if (producer == nullptr) continue;
    graph::Map source;
    const StepObject* step = b.reader.StepOf(producer);
    source.Set("step", step == nullptr ? NameText(producer) : step->name);
    if (Ref uris = PartOf(item, "s3_uris")) source.Set("s3_uris", b.reader.Read(uris));
    sources.items.emplace_back(std::move(source));
    b.request.also_after.push_back(producer);
  }
  b.SetArgument("sources", std::move(sources));
}

void BuildOther(Builder& b) {
  if (Ref arguments = b.Argument("arguments")) {
    ReadCallArguments(b, arguments);
  } else {
    // A step class of the user's own: whatever it was given may end in its request.
    ReadOwnStep(b);
  }
  b.AddStandardOutputs();
}

}  // namespace smgraph::sagemaker
