#include "frontends/sagemaker/access.h"

#include <algorithm>

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Opaque;
using python::Ref;

constexpr std::size_t kMaxLinks = 200;

// An item of which the key is not known is "*": whose it is, is known.
void ReadKey(Ref key, PathLink& link) {
  link.item = true;
  if (const auto* number = As<python::Int>(key)) {
    link.text = std::to_string(number->value);
  } else if (const auto* flag = As<python::Bool>(key)) {
    link.text = flag->value ? "True" : "False";
  } else if (python::TextOf(key, link.text)) {
    link.quoted = true;
  } else {
    link.text = "*";
  }
}

}  // namespace

std::optional<Access> AccessOf(Ref value) {
  Access access;
  while (const auto* opaque = As<Opaque>(value)) {
    PathLink link;
    if (opaque->origin == Opaque::Origin::kAttribute) {
      link.text = opaque->name;
    } else if (opaque->origin == Opaque::Origin::kItem) {
      ReadKey(opaque->key, link);
    } else if (opaque->origin == Opaque::Origin::kElement) {
      // The element that a loop over an endless PropertiesList would give.
      link.item = true;
      link.text = "*";
    } else {
      return std::nullopt;
    }
    access.links.push_back(std::move(link));
    value = opaque->base;
    if (access.links.size() > kMaxLinks) return std::nullopt;
  }
  access.root = As<python::Instance>(value);
  if (access.root == nullptr || access.root->cls->model == nullptr) return std::nullopt;
  std::reverse(access.links.begin(), access.links.end());
  return access;
}

std::string PathText(const std::vector<PathLink>& links, std::size_t first) {
  std::string path;
  for (std::size_t i = first; i < links.size(); ++i) {
    const PathLink& link = links[i];
    if (!link.item) {
      if (!path.empty()) path += '.';
      path += link.text;
    } else if (link.quoted) {
      path += "['" + link.text + "']";
    } else {
      path += "[" + link.text + "]";
    }
  }
  return path;
}

}  // namespace smgraph::sagemaker
