#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "frontends/sagemaker/reader.h"

namespace smgraph::sagemaker {

/// One value of a data class in the request.
struct Member {
  std::string_view path;            // "DataSource.S3DataSource.S3Uri"
  std::string_view attribute = {};  // "shuffle_config.seed" looks inside; empty: an empty object
  // kGiven: unless it is None; kAlways: None is null; kFlag: None is false; kTrue: only what is
  // true kOne: the number 1
  enum class When : std::uint8_t { kGiven, kAlways, kTrue, kFlag, kOne } when = When::kGiven;
  std::string_view fallback = {};  // text that stands for None …
  std::string_view unless = {};    // … unless this attribute is given
};

/// How a data class of the SDK becomes part of a request, in the order of its keys (reference: SDK
/// methods _to_request_dict, to_boto, attribute config of the inputs).
struct Shape {
  std::string_view classes;  // rows of models/carriers.cc, separated by single spaces
  std::span<const Member> members;
};

/// What an object of a data class becomes; nullopt for objects of other classes.
std::optional<graph::Value> CompileCarrier(Reader& reader, python::Instance& object);

/// Puts `members` of an object into a request.
void CompileMembers(Reader& reader, std::span<const Member> members, python::Ref object,
                    graph::Map& request);

/// The keys of a S3Input, whose values a ProcessingInput may hold itself.
extern const std::span<const Member> kS3InputMembers;
/// Of a LambdaOutput or CallbackOutput among its step's outputs.
extern const std::span<const Member> kOutputMembers;

}  // namespace smgraph::sagemaker
