#pragma once

#include <string>

#include "frontends/python/value.h"

namespace smgraph::sagemaker {

/// The name of a NotebookJobStep without one: the notebook's file name, leading characters that are
/// neither letters nor digits dropped, others made hyphens, and the time ("my-nb-1-ipynb-{time}")
/// (reference: SDK class NotebookJobStep).
std::string DefaultNotebookName(python::Ref input_notebook);

}  // namespace smgraph::sagemaker
