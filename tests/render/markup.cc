#include "tests/render/markup.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <set>
#include <utility>

namespace smgraph::render {
namespace {

constexpr std::array<std::string_view, 4> kVoid = {"meta", "input", "br", "wbr"};
constexpr std::array<std::string_view, 2> kRaw = {"script", "style"};

const std::map<std::string, std::string, std::less<>>& Entities() {
  static const std::map<std::string, std::string, std::less<>> entities = {
      {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"#39", "'"}};
  return entities;
}

bool NameCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == ':' || c == '_';
}

template <typename List>
bool Has(const List& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

class Parser {
 public:
  Parser(std::string_view text, MarkupKind kind) : text_(text), html_(kind == MarkupKind::kHtml) {}

  Markup Parse() {
    if (html_) SkipDoctype();
    Element root;
    Content(root, "");
    if (at_ < text_.size()) Problem("text behind the end");
    return {std::move(root), std::move(problems_)};
  }

 private:
  void Problem(const std::string& what) {
    const auto line =
        1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
    problems_.push_back("line " + std::to_string(line) + ": " + what);
    at_ = text_.size();  // what follows would only repeat it
  }

  bool Ahead(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void SkipDoctype() {
    constexpr std::string_view kDoctype = "<!doctype html>\n";
    if (!Ahead(kDoctype)) return Problem("no doctype");
    at_ += kDoctype.size();
  }

  // Everything up to the end tag of `name`, or of the text without one.
  void Content(Element& element, std::string_view name) {
    while (at_ < text_.size()) {
      if (Ahead("</")) return EndTag(name);
      if (text_[at_] == '<') {
        StartTag(element);
      } else {
        Character(element.text);
      }
    }
    if (!name.empty() && problems_.empty()) Problem("no end of " + std::string(name));
  }

  void EndTag(std::string_view name) {
    at_ += 2;
    const std::string found = Name();
    if (found != name || name.empty()) return Problem("</" + found + "> ends " + std::string(name));
    if (!Ahead(">")) return Problem("no > behind </" + found);
    ++at_;
  }

  void StartTag(Element& parent) {
    ++at_;
    Element child;
    child.name = Name();
    if (child.name.empty()) return Problem("< that starts no element");
    Attributes(child);
    if (!problems_.empty()) return;
    const bool empty = Ahead("/>");
    at_ += empty ? 2 : 1;
    if (html_ && Has(kRaw, child.name)) {
      RawText(child);
    } else if (!empty && !(html_ && Has(kVoid, child.name))) {
      const std::string name = child.name;
      Content(child, name);
    }
    parent.children.push_back(std::move(child));
  }

  void Attributes(Element& element) {
    while (problems_.empty()) {
      while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n'))
        ++at_;
      if (Ahead(">") || Ahead("/>")) return;
      const std::string name = Name();
      if (name.empty()) return Problem("no attribute in <" + element.name);
      std::string value;
      if (Ahead("=\"")) {
        at_ += 2;
        while (at_ < text_.size() && text_[at_] != '"')
          Character(value);
        ++at_;
      } else if (!html_) {
        return Problem("no value of " + name);
      }
      if (!element.attributes.emplace(name, value).second) return Problem("two of " + name);
    }
  }

  void RawText(Element& element) {
    const std::string end = "</" + element.name;
    const std::size_t stop = text_.find(end, at_);
    if (stop == std::string_view::npos) return Problem("no end of " + element.name);
    element.text = text_.substr(at_, stop - at_);
    at_ = stop;
    EndTag(element.name);
  }

  std::string Name() {
    const std::size_t start = at_;
    while (at_ < text_.size() && NameCharacter(text_[at_]))
      ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  void Character(std::string& out) {
    const char c = text_[at_];
    if (c == '<') return Problem("< in a value");
    if (c >= '\0' && c < ' ' && c != '\n') return Problem("a control character");
    if (c != '&') {
      out += c;
      ++at_;
      return;
    }
    const std::size_t end = text_.find(';', at_);
    const std::string_view name =
        end == std::string_view::npos ? std::string_view() : text_.substr(at_ + 1, end - at_ - 1);
    const auto entity = Entities().find(name);
    if (entity == Entities().end()) return Problem("& that is no entity");
    out += entity->second;
    at_ = end + 1;
  }

  std::string_view text_;
  bool html_;
  std::size_t at_ = 0;
  std::vector<std::string> problems_;
};

}  // namespace

std::string Element::Attribute(const std::string& attribute) const {
  const auto found = attributes.find(attribute);
  return found == attributes.end() ? std::string() : found->second;
}

bool Element::HasClass(std::string_view word) const {
  return (" " + Attribute("class") + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

std::string Element::AllText() const {
  std::string all = text;
  for (const Element& child : children)
    all += child.AllText();
  return all;
}

Markup ParseMarkup(std::string_view text, MarkupKind kind) {
  return Parser(text, kind).Parse();
}

void VisitElements(const Element& element, const std::function<void(const Element&)>& visit) {
  visit(element);
  for (const Element& child : element.children)
    VisitElements(child, visit);
}

std::vector<Element> WithClass(const Element& element, std::string_view word) {
  std::vector<Element> found;
  VisitElements(element, [&](const Element& one) {
    if (one.HasClass(word)) found.push_back(one);
  });
  return found;
}

}  // namespace smgraph::render
