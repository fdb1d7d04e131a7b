#include "cli/open_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "render/text/page.h"
#include "render/unknowns.h"

namespace smgraph::cli {
namespace {

// How the evaluator begins the reasons of what it would take from the command line.
struct Binding {
  std::string_view reason;
  std::string_view option;
};
constexpr std::array kBindings = {
    Binding{"argument '", "--set"},
    Binding{"command-line argument ", "--set"},
    Binding{"undefined name ", "--set"},
    Binding{"environment variable ", "--env"},
};

std::string OptionFor(const graph::Unknown& unknown) {
  const auto found = std::ranges::find_if(kBindings, [&](const Binding& binding) {
    return unknown.reason.starts_with(binding.reason);
  });
  return found == kBindings.end() ? std::string()
                                  : fmt::format("{} {}=VALUE", found->option, unknown.label);
}

std::string Described(const graph::Unknown& unknown, const SourceMap& sources) {
  const std::string place = sources.Describe(unknown.span);
  return place.empty() ? unknown.reason : fmt::format("{} ({})", unknown.reason, place);
}

}  // namespace

std::string OpenNames(const graph::Document& document, const render::RenderOptions& options) {
  std::map<std::string, std::string> reasons;
  for (const graph::Pipeline& pipeline : document.pipelines) {
    for (const render::FoundUnknown& found : render::FindUnknowns(pipeline)) {
      const std::string option = OptionFor(found.unknown);
      if (!option.empty()) reasons.emplace(option, Described(found.unknown, *options.sources));
    }
  }
  if (reasons.empty()) return {};
  render::text::Page page(options.width, options.colour);
  page.Blank();
  page.Add(0, "To settle what is not known", render::text::Ink::kStrong);
  std::vector<std::vector<std::string>> rows;
  for (const auto& [option, reason] : reasons)
    rows.push_back({option, reason});
  page.Table(2, rows);
  return page.Take();
}

}  // namespace smgraph::cli
