#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"

namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Instance;
using python::Ref;

}  // namespace

Value ImageName(const Value& image) {
  const auto* uri = image.As<std::string>();
  if (uri == nullptr) return graph::Null{};
  const std::string name = uri->substr(uri->rfind('/') + 1);
  return name.substr(0, name.find(':'));
}

Value PartValue(Reader& reader, Ref object, std::string_view name) {
  Ref part = PartOf(object, name);
  return part == nullptr ? Value() : CompileValue(reader, part);
}

Value SessionBucket(Reader& reader, Ref session) {
  if (RoleOf(session) != Role::kSession) return Gap(kDefaultBucket);
  python::Evaluator& ev = reader.objects().evaluator();
  return CompileValue(
      reader, ev.CallMethod(session, "default_bucket", python::CallWith({}, reader.place())));
}

Value SessionPrefix(Reader& reader, Ref session) {
  return RoleOf(session) == Role::kSession ? PartValue(reader, session, "default_bucket_prefix")
                                           : Value();
}

Value BucketOf(Reader& reader, Ref job) {
  return SessionBucket(reader, PartOf(job, "sagemaker_session"));
}

Value BucketPrefixOf(Reader& reader, Ref job) {
  return SessionPrefix(reader, PartOf(job, "sagemaker_session"));
}

Value RunPath(Builder& b, Ref job, std::initializer_list<Value> rest) {
  graph::List values{{"s3:/", BucketOf(b.reader, job)}};
  if (Value prefix = BucketPrefixOf(b.reader, job); !prefix.null()) {
    values.items.push_back(std::move(prefix));
  }
  values.items.push_back(b.reader.compilation()->pipeline);
  values.items.push_back(CompileRead(graph::ExecutionVariable{"PipelineExecutionId"}));
  values.items.emplace_back(b.step.name);
  values.items.insert(values.items.end(), rest.begin(), rest.end());
  return StdJoin("/", std::move(values));
}

bool IsLocal(const Value& path) {
  const auto* text = path.As<std::string>();
  return text != nullptr && text->find("://") == std::string::npos;
}

Value JobName(FieldReader& fields, Value base, Ref image) {
  Reader& reader = fields.builder().reader;
  if (base.null() && image != nullptr) base = ImageName(CompileValue(reader, image));
  if (base.null()) return Gap(kJobName);
  return TextBuilder().Add(base).Add("-").Add(Gap(kTimestamp)).Finish();
}

Compiled CompileRole(FieldReader& fields, Ref value) {
  if (value == nullptr) return Gap(kRoleArn);
  Value role = CompileValue(fields.builder().reader, value);
  const auto* text = role.As<std::string>();
  if (text != nullptr && text->find('/') == std::string::npos) return Gap(kRoleArn);
  return role;
}

Compiled CompileTags(FieldReader& fields, Ref value) {
  if (value == nullptr) return std::nullopt;
  Reader& reader = fields.builder().reader;
  const auto* dict = As<python::Dict>(value);
  if (dict == nullptr) return CompileValue(reader, value);
  graph::List tags;
  for (const auto& [key, item] : dict->items) {
    graph::Map tag;
    tag.Set("Key", CompileText(reader, key));
    tag.Set("Value", CompileText(reader, item));
    tags.items.emplace_back(std::move(tag));
  }
  return tags;
}

Compiled CompileImage(FieldReader& fields, Ref value) {
  if (value == nullptr) return Gap(kImage);
  return CompileValue(fields.builder().reader, value);
}

Compiled CompileIfTrue(FieldReader& fields, Ref value) {
  if (value == nullptr) return std::nullopt;
  Value compiled = CompileValue(fields.builder().reader, value);
  const auto* flag = compiled.As<bool>();
  if (flag != nullptr && !*flag) return std::nullopt;
  return compiled;
}

/// Only what a pipeline session defers gets a place of its own.
Compiled CompileTransformOutput(FieldReader& fields, Ref) {
  Builder& b = fields.builder();
  Ref path = fields.Peek(From::kJob, "output_path");
  if (path != nullptr) return CompileValue(b.reader, path);
  const bool deferred = b.step_args != nullptr || b.Argument("transform_step_args") != nullptr;
  return deferred ? RunPath(b, fields.sources().job, {}) : Value();
}

Compiled CompileDataType(FieldReader& fields, Ref value) {
  return value == nullptr ? Value("S3Prefix") : CompileValue(fields.builder().reader, value);
}

Compiled CompileNullable(FieldReader& fields, Ref value) {
  return CompileValue(fields.builder().reader, value);
}

}  // namespace smgraph::sagemaker
