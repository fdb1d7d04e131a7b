#pragma once

#include <string>
#include <vector>

#include "frontends/sagemaker/property_shapes.h"
#include "frontends/sagemaker/step_objects.h"

namespace smgraph::sagemaker {

/// A property of a step as the definition writes it.
struct PropertyPath {
  std::string path;      // behind "Steps.<name>."
  bool by_name = false;  // the SDK's object carries the step's name only
  std::string problem;   // what is wrong with it, for a warning; empty: nothing
  python::Ref value =
      nullptr;  // a plain value instead of a property (EMR: the user's own arguments)
};

/// `links`: what stands behind `.properties`. Names that the SDK translates are translated: outputs
/// of lambda and callback steps, properties of notebook jobs (reference: the classes' properties).
PropertyPath ReadPropertyPath(const StepObject& step, const std::vector<PathLink>& links,
                              std::size_t first);

}  // namespace smgraph::sagemaker
