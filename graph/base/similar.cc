#include "graph/base/similar.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <fmt/format.h>

namespace smgraph {
namespace {

constexpr std::size_t kLongest = 200;  // longer names are not typing mistakes of each other

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = '-';
  }
  return lower;
}

// Restricted Damerau-Levenshtein distance, three rows at a time.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

// The only candidate that begins with `prefix`; empty when there are none or several.
std::string OnlyCompletion(std::string_view prefix, const std::vector<std::string>& candidates) {
  const std::string* found = nullptr;
  for (const std::string& candidate : candidates) {
    if (!Lower(candidate).starts_with(prefix)) continue;
    if (found != nullptr && *found != candidate) return {};
    found = &candidate;
  }
  return found == nullptr ? std::string() : *found;
}

}  // namespace

std::string Closest(std::string_view name, const std::vector<std::string>& candidates) {
  const std::string wanted = Lower(name);
  if (wanted.empty() || wanted.size() > kLongest) return {};
  const std::string* best = nullptr;
  std::size_t best_distance = 0;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > kLongest) continue;
    const std::size_t distance = Distance(wanted, Lower(candidate));
    const std::size_t allowed =
        std::max<std::size_t>(1, std::max(wanted.size(), candidate.size()) / 3);
    if (distance > allowed || distance >= wanted.size()) continue;
    if (best != nullptr && distance >= best_distance) continue;
    best = &candidate;
    best_distance = distance;
  }
  if (best != nullptr) return *best;
  return wanted.size() < 2 ? std::string() : OnlyCompletion(wanted, candidates);
}

std::string DidYouMean(std::string_view name, const std::vector<std::string>& candidates) {
  const std::string closest = Closest(name, candidates);
  return closest.empty() ? closest : fmt::format("did you mean '{}'?", closest);
}

}  // namespace smgraph
