#pragma once

#include <span>
#include <string_view>

#include "frontends/python/value.h"
#include "graph/value.h"

// What a definition takes from the account, the region, the clock and the files of the machine that
// compiles it. It has a name, which stands in braces where the value would.
namespace smgraph::sagemaker {

struct Environment {
  std::string_view name;  // "default-bucket"
  std::string_view what;  // why it is not known, for people
};

inline constexpr Environment kDefaultBucket = {"default-bucket", "the account's default bucket"};
inline constexpr Environment kRegion = {"region", "the region of the session"};
inline constexpr Environment kAccount = {"account", "the account's number"};
inline constexpr Environment kRoleArn = {"role-arn", "the ARN of a role of the account"};
inline constexpr Environment kImage = {"image",
                                       "an image that the SDK looks up by region and version"};
inline constexpr Environment kImageName = {"image-name", "the name of an image that is looked up"};
inline constexpr Environment kCodeHash = {"code-hash", "the hash of the uploaded files"};
inline constexpr Environment kTimestamp = {"timestamp", "the time of compiling"};
inline constexpr Environment kJobName = {"job-name",
                                         "a job name made of the image's name and the time"};
inline constexpr Environment kFunctionArn = {"function-arn",
                                             "the ARN of a function that the SDK creates"};
inline constexpr Environment kSdk = {"sdk", "the release of Python or the SDK that compiles"};
inline constexpr Environment kModule = {"module", "under which name the file is run"};
inline constexpr Environment kSourceFile = {"source-file", "where the code lies on the machine"};
inline constexpr Environment kId = {"id", "a random part of a name"};
inline constexpr Environment kPublicKey = {"public-key", "the key that signs functions"};
inline constexpr Environment kRandom = {"random", "a random name of a temporary file"};

/// All of them; the documentation lists them, the tests know what each may look like.
std::span<const Environment* const> Environments();

graph::Value Gap(const Environment& environment);
/// What a value of the code is of these: session.default_bucket(), get_execution_role(),
/// image_uris.retrieve(…); null for anything else.
const Environment* EnvironmentOf(python::Ref value);

}  // namespace smgraph::sagemaker
