#include "frontends/looked_up.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "frontends/dialect/unknowns.h"
#include "frontends/python/value.h"
#include "graph/base/catalogue.h"

namespace smgraph::frontends {
namespace {

using python::As;
using python::Opaque;

constexpr std::string_view kLookUps[] = {"getattr", "import_module"};

/// The look-up by an unknown name that what is called hangs below, or null.
const Opaque* LookUpOf(const Opaque& call) {
  const Opaque* part = &call;
  while (part != nullptr && part->origin != Opaque::Origin::kOperation)
    part = As<Opaque>(part->base);
  const bool found =
      part != nullptr && std::ranges::find(kLookUps, part->name) != std::end(kLookUps);
  return found ? part : nullptr;
}

/// The operand that is not known: of getattr(module, name) the name, if it is not known.
python::Ref NameIn(const Opaque& look_up) {
  return look_up.key != nullptr && !python::Known(look_up.key) ? look_up.key : look_up.base;
}

}  // namespace

void AddLookedUpPipeline(const python::Evaluator& evaluator, graph::Document& document) {
  for (const Opaque* call : evaluator.calls()) {
    const Opaque* found = LookUpOf(*call);
    if (found == nullptr) continue;
    const graph::Unknown unknown = MakeUnknown(NameIn(*found), call->span);
    graph::Pipeline pipeline;
    graph::PipelineInfo& info = graph::Info(pipeline);
    info.name = fmt::format("{{{}}}", unknown.label);
    info.span = call->span;
    info.unknown_names = {unknown};
    info.complete = false;
    info.diagnostics = {Finding("unreadable-pipeline",
                                "what is called here, which may be a pipeline, is looked up by a "
                                "name that is not known",
                                call->span)};
    document.pipelines.push_back(std::move(pipeline));
    return;
  }
}

}  // namespace smgraph::frontends
