#pragma once

#include <string>
#include <vector>

#include "render/diagram.h"

namespace smgraph::render {

/// A line of text in the box of a step.
struct TextLine {
  enum class Role { kName, kType, kDetail, kFormer };
  Role role = Role::kName;
  std::string text;  // printable
};

/// What graphics write into a box, wrapped: name, type, conditions, the former name. A long
/// condition is cut after a few lines: a picture shows that there is one, and its details say all.
std::vector<TextLine> NodeText(const DiagramNode& node);

/// What stands in the place of each line where the before alone is shown.
std::vector<std::string> FormerText(const DiagramNode& node);

/// What graphics write at an edge, wrapped, its mark in front; empty for nothing.
std::vector<std::string> EdgeText(const DiagramEdge& edge);

/// "Train (Training), changed; if auc >= 0.9": all about a node in a line, for tooltips.
std::string NodeTitle(const DiagramNode& node);
/// "Prep → Train: train, validation (added)".
std::string EdgeTitle(const Diagram& diagram, const DiagramEdge& edge);

}  // namespace smgraph::render
