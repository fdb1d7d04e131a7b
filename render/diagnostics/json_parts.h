#pragma once

#include <utility>

#include "graph/base/diagnostic.h"
#include "graph/base/source.h"

// Pieces that several JSON forms share, for any JSON type: the library's own stays in source files.
namespace smgraph::render {

/// {"line", "column", "endLine", "endColumn"}, in notebooks with "cell" in front.
template <typename Json>
Json SpanJson(const SourceSpan& span) {
  Json json = Json::object();
  if (span.cell != 0) json["cell"] = span.cell;
  json["line"] = span.begin.line;
  json["column"] = span.begin.column;
  json["endLine"] = span.end.line;
  json["endColumn"] = span.end.column;
  return json;
}

/// {"path", "line", …}; null when the place is not known.
template <typename Json>
Json PlaceJson(const SourceSpan& span, const SourceMap* sources) {
  if (!span.known() || sources == nullptr) return Json();
  Json json = Json::object();
  json["path"] = sources->Path(span.file);
  json.update(SpanJson<Json>(span));
  return json;
}

/// {"code", "rule", "severity", "confidence", "path", "span", "message", "notes"}.
template <typename Json>
Json DiagnosticJson(const Diagnostic& diagnostic, const SourceMap* sources) {
  const bool placed = diagnostic.span.known() && sources != nullptr;
  Json json = Json::object();
  json["code"] = diagnostic.code;
  json["rule"] = diagnostic.slug;
  json["severity"] = SeverityName(diagnostic.severity);
  json["confidence"] = ConfidenceName(diagnostic.confidence);
  json["path"] = placed ? Json(sources->Path(diagnostic.span.file)) : Json();
  json["span"] = placed ? SpanJson<Json>(diagnostic.span) : Json();
  json["message"] = diagnostic.message;
  json["notes"] = Json::array();
  for (const Note& note : diagnostic.notes) {
    Json item = Json::object();
    item["message"] = note.text;
    item["place"] = PlaceJson<Json>(note.span, sources);
    json["notes"].push_back(std::move(item));
  }
  return json;
}

}  // namespace smgraph::render
