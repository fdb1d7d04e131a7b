#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// A strict reader of XML and of the HTML that pages are written in. Accepts less than browsers do:
// what they would repair in silence is a problem here.
namespace smgraph::render {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  // its own, entities resolved
  std::vector<Element> children;

  /// The value of an attribute, or nothing.
  std::string Attribute(const std::string& attribute) const;
  /// True when the attribute `class` has this word.
  bool HasClass(std::string_view word) const;
  /// Its text and that of all below it, in order of the elements.
  std::string AllText() const;
};

struct Markup {
  Element root;  // nameless, above the document's element
  std::vector<std::string> problems;
};

enum class MarkupKind { kXml, kHtml };

Markup ParseMarkup(std::string_view text, MarkupKind kind);

/// Calls `visit` for `element` and everything below it.
void VisitElements(const Element& element, const std::function<void(const Element&)>& visit);

/// All elements that have the class.
std::vector<Element> WithClass(const Element& element, std::string_view word);

}  // namespace smgraph::render
