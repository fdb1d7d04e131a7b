#pragma once

#include <array>

#include "graph/base/catalogue.h"

// Rules about the checking itself, 9xx: no pipeline has such findings, so they have no Checker.
namespace smgraph::passes {

extern const Rule kUnusedSuppression;
extern const Rule kUnknownSuppression;

inline constexpr std::array kOwnRules = {&kUnusedSuppression, &kUnknownSuppression};

}  // namespace smgraph::passes
