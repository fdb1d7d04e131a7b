#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

// What a ZenML stack is made of, as far as a stack file says it.
namespace smgraph::graph {

/// A component: its type ("orchestrator", "step_operator"), flavour ("sagemaker") and name
/// ("prod"), and the names of the fields that it is configured with.
struct StackComponent {
  std::string type;
  std::string flavour;
  std::string name;
  std::vector<std::string> configured;
};

/// The components of a stack in the order of its file, the default of each type first; `file` is
/// where that stands, empty when no stack is known.
struct Stack {
  std::string file;
  std::vector<StackComponent> components;

  /// The default component of a type, or null.
  const StackComponent* Default(std::string_view type) const {
    const auto found = std::ranges::find(components, type, &StackComponent::type);
    return found == components.end() ? nullptr : &*found;
  }
};

}  // namespace smgraph::graph
