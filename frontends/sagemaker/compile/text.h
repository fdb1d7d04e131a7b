#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "graph/value.h"

// Values of a compiled definition: plain JSON, in which what is known only when the pipeline runs
// is written as the definition writes it ({"Get": …}). What is not known at all is an Unknown; text
// of which parts are not known is a Join of texts and Unknowns with an empty separator.
namespace smgraph::sagemaker {

/// True for text with gaps. In a compiled value every other Join has become a Map.
bool HasGaps(const graph::Value& value);
/// Text as people read it, gaps in braces: "s3://{default-bucket}/churn".
std::string GapText(const graph::Value& value);

/// Puts text together of parts that may have gaps.
class TextBuilder {
 public:
  /// Text; numbers as Python's str() writes them; null adds nothing. Anything else is a gap.
  TextBuilder& Add(const graph::Value& part);
  bool empty() const { return join_.values.empty(); }
  graph::Value Finish();

 private:
  graph::Join join_;
};

/// str(value) of Python.
graph::Value StrText(const graph::Value& value);
/// Parts joined by single slashes, empty ones left out, without one at the end (reference: SDK
/// function s3_path_join).
graph::Value JoinPath(std::initializer_list<graph::Value> parts);
/// What stands behind the last slash.
graph::Value BaseName(const graph::Value& path);
/// Bucket and prefix of an S3 URI, without the slashes around the prefix (reference: SDK function
/// parse_s3_url).
std::pair<graph::Value, graph::Value> SplitS3(const graph::Value& uri);
/// True for text whose known beginning is `prefix`.
bool BeginsWith(const graph::Value& text, std::string_view prefix);

/// Text that is a gap as a whole, known to be text nevertheless: json.dumps writes its quotes.
graph::Value AsText(const graph::Value& value);
/// json.dumps(value) of Python.
graph::Value JsonText(const graph::Value& value);

/// Sets `path` ("A.B.C") in nested maps that are made where they are missing.
void SetAt(graph::Map& map, std::string_view path, graph::Value value);
/// Brings the keys of the map at `path` (empty: of the map itself) into `order`, words separated by
/// single spaces; other keys come last.
void SortKeys(graph::Map& map, std::string_view path, std::string_view order);

}  // namespace smgraph::sagemaker
