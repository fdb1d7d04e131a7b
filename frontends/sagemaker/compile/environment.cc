#include "frontends/sagemaker/compile/environment.h"

#include <algorithm>
#include <array>

#include "frontends/sagemaker/models/models.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Opaque;

constexpr std::array kEnvironments = {&kDefaultBucket, &kRegion,      &kAccount,  &kRoleArn,
                                      &kImage,         &kImageName,   &kCodeHash, &kTimestamp,
                                      &kJobName,       &kFunctionArn, &kSdk,      &kModule,
                                      &kSourceFile,    &kRandom,      &kId,       &kPublicKey};

struct Row {
  std::string_view names;  // of functions, methods or attributes
  const Environment* environment;
};
constexpr Row kCalls[] = {
    {"default_bucket", &kDefaultBucket},
    {"get_execution_role get_caller_identity_arn", &kRoleArn},
    {"account_id", &kAccount},
    {"retrieve get_image_uri training_image_uri", &kImage},
};
constexpr Row kAttributes[] = {{"boto_region_name region_name region", &kRegion}};
constexpr Row kItems[] = {{"Account", &kAccount}, {"AWS_REGION AWS_DEFAULT_REGION", &kRegion}};

const Environment* FindRow(std::span<const Row> rows, std::string_view name) {
  const auto row =
      std::ranges::find_if(rows, [&](const Row& one) { return HasWord(one.names, name); });
  return row == rows.end() ? nullptr : row->environment;
}

/// The last part of a dotted name.
std::string_view Last(std::string_view dotted) {
  return dotted.substr(dotted.rfind('.') + 1);
}

}  // namespace

std::span<const Environment* const> Environments() {
  return kEnvironments;
}

graph::Value Gap(const Environment& environment) {
  return graph::Unknown{std::string(environment.what), std::string(environment.name), {}};
}

const Environment* EnvironmentOf(python::Ref value) {
  const auto* opaque = As<Opaque>(value);
  if (opaque == nullptr) return nullptr;
  if (opaque->origin == Opaque::Origin::kAttribute) {
    if (opaque->name == "image_uri" && RoleOf(opaque->base) == Role::kJob) return &kImage;
    return FindRow(kAttributes, opaque->name);
  }
  if (opaque->origin == Opaque::Origin::kItem) {
    const auto* key = As<python::Str>(opaque->key);
    return key == nullptr ? nullptr : FindRow(kItems, key->value);
  }
  if (opaque->origin != Opaque::Origin::kCall) return nullptr;
  const auto* function = As<Opaque>(opaque->base);
  return function == nullptr ? nullptr : FindRow(kCalls, Last(function->name));
}

}  // namespace smgraph::sagemaker
