#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "frontends/python/evaluator.h"

namespace smgraph::sagemaker {

/// A release of the SDK.
struct SdkVersion {
  int major = 0;
  int minor = 0;
  int patch = 0;
  auto operator<=>(const SdkVersion&) const = default;
};

/// What the graph of a pipeline is read as unless its code needs an older release.
inline constexpr SdkVersion kPresentSdk{2, 257, 7};
/// Since then parameters refuse to become part of a string; before, their default did.
inline constexpr SdkVersion kParametersRefuseText{2, 81, 0};
/// Since then the last step of RegisterModel is "N-RegisterModel"; before, it is "N".
inline constexpr SdkVersion kSuffixedRegisterModel{2, 100, 0};
/// Since then steps that others refer to are added without being listed.
inline constexpr SdkVersion kAutoAddedSteps{2, 199, 0};

/// The release that the code was written for, when it pins one: "sagemaker==2.72.1" in a `pip
/// install` line of the notebook or in the project's requirements.txt. Without a pin, or with
/// several that differ, the present release is meant.
std::optional<SdkVersion> PinnedSdkVersion(python::Evaluator& ev, FileId file);

/// The version in the first "sagemaker==…" of a text behind `from`; moves `from` behind it.
std::optional<SdkVersion> FindPin(std::string_view text, std::size_t& from);

/// The major release that has a module ("sagemaker.workflow.steps"); 0: both, or none is known to.
int MajorOfModule(std::string_view dotted);
/// The major release whose modules a program's text imports outside of all blocks; 0 when there are
/// none, or of both.
int ImportedMajor(std::string_view text);

std::string Text(const SdkVersion& version);

}  // namespace smgraph::sagemaker
