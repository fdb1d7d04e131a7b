#include "cli/open_names.h"

#include <map>
#include <vector>

#include <fmt/format.h>

#include "render/text/page.h"
#include "render/unknowns.h"

namespace smgraph::cli {
namespace {

std::string OptionFor(const graph::Binding& binding) {
  const bool environment = binding.kind == graph::Binding::Kind::kEnvironment;
  return fmt::format("{} {}=VALUE", environment ? "--env" : "--set", binding.name);
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
      for (const graph::Binding& binding : found.unknown.settled_by)
        reasons.emplace(OptionFor(binding), Described(found.unknown, *options.sources));
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
