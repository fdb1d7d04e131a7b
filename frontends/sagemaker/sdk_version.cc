#include "frontends/sagemaker/sdk_version.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

/// True for the end of a package's name: "sagemaker" in "sagemaker==2.1", not in "my-sagemaker".
bool Separates(char c) {
  const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return !word && c != '-' && c != '_' && c != '.' && c != '/';
}

/// Reads all pins of a text; false when two of them differ.
bool ReadPins(std::string_view text, std::optional<SdkVersion>& version) {
  std::size_t at = 0;
  while (const auto pin = FindPin(text, at)) {
    if (version && *version != *pin) return false;
    version = pin;
  }
  return true;
}

}  // namespace

std::optional<SdkVersion> FindPin(std::string_view text, std::size_t& from) {
  constexpr std::string_view kName = "sagemaker==";
  static const std::boyer_moore_horspool_searcher kSearcher(kName.begin(), kName.end());
  const auto find = [text](std::size_t begin) {
    const auto* const found = std::search(text.begin() + begin, text.end(), kSearcher);
    return static_cast<std::size_t>(found - text.begin());
  };
  for (std::size_t at = find(from); at != text.size(); at = find(at + 1)) {
    if (at > 0 && !Separates(text[at - 1])) continue;
    std::array<int, 3> parts{};
    const char* here = text.data() + at + kName.size();
    const char* end = text.data() + text.size();
    std::size_t count = 0;
    while (count < parts.size()) {
      const auto parsed = std::from_chars(here, end, parts[count]);
      if (parsed.ec != std::errc()) break;
      ++count;
      here = parsed.ptr;
      if (here == end || *here != '.') break;
      ++here;
    }
    if (count < 2) continue;
    from = static_cast<std::size_t>(here - text.data());
    return SdkVersion{parts[0], parts[1], parts[2]};
  }
  return std::nullopt;
}

std::optional<SdkVersion> PinnedSdkVersion(python::Evaluator& ev, FileId file) {
  std::optional<SdkVersion> version;
  const std::string_view text = ev.sources().Text(file);
  if (text.find("pip") != std::string_view::npos && !ReadPins(text, version)) return std::nullopt;
  if (version) return version;
  const auto requirements = ev.files().ReadText("requirements.txt");
  if (requirements && !ReadPins(*requirements, version)) return std::nullopt;
  return version;
}

int MajorOfModule(std::string_view dotted) {
  constexpr std::string_view kPackage = "sagemaker.";
  if (!dotted.starts_with(kPackage)) return 0;
  dotted.remove_prefix(kPackage.size());
  const std::string_view top = dotted.substr(0, dotted.find_first_of(". \r\n"));
  if (HasWord("lineage serve", top)) return 0;
  return HasWord("ai_registry core mlops train", top) ? 3 : 2;
}

int ImportedMajor(std::string_view text) {
  int imported = 0;
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    for (const std::string_view statement : {"from ", "import "}) {
      const int major =
          line.starts_with(statement) ? MajorOfModule(line.substr(statement.size())) : 0;
      if (major != 0 && imported != 0 && imported != major) return 0;
      if (major != 0) imported = major;
    }
    if (text.find('\n', at) == std::string_view::npos) break;
  }
  return imported;
}

std::string Text(const SdkVersion& version) {
  return std::to_string(version.major) + "." + std::to_string(version.minor) + "." +
         std::to_string(version.patch);
}

}  // namespace smgraph::sagemaker
