#include "render/diagnostics/json.h"

#include <nlohmann/json.hpp>

#include "render/diagnostics/json_parts.h"

namespace smgraph::render {

namespace {

using Json = nlohmann::ordered_json;

Json SuppressedJson(const Suppressed& known, const SourceMap& sources) {
  Json json = DiagnosticJson<Json>(known.finding, &sources);
  json["suppression"] = {{"by", known.by == Suppressed::By::kComment ? "comment" : "baseline"},
                         {"reason", known.reason}};
  return json;
}

}  // namespace

std::string DiagnosticsJson(const std::vector<Diagnostic>& diagnostics,
                            std::span<const Suppressed> suppressed, const SourceMap& sources) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    list.push_back(DiagnosticJson<Json>(diagnostic, &sources));
  }
  Json known = Json::array();
  for (const Suppressed& one : suppressed)
    known.push_back(SuppressedJson(one, sources));
  const Json json = {{"diagnostics", std::move(list)}, {"suppressed", std::move(known)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace smgraph::render
