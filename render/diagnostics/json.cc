#include "render/diagnostics/json.h"

#include <nlohmann/json.hpp>

#include "render/diagnostics/json_parts.h"

namespace smgraph::render {

std::string DiagnosticsJson(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    list.push_back(DiagnosticJson<Json>(diagnostic, &sources));
  }
  const Json json = {{"diagnostics", std::move(list)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace smgraph::render
