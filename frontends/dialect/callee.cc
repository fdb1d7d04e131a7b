#include "frontends/dialect/callee.h"

#include <algorithm>
#include <string_view>

#include "graph/base/words.h"

namespace smgraph::frontends {
namespace {

using python::As;
using python::Kind;
using python::Opaque;
using python::Ref;

// Library functions that give what a text names, and the table of all modules. The evaluator names
// an operation after the last word.
constexpr std::string_view kByName =
    "builtins.__import__ builtins.eval importlib.import_module importlib.metadata.entry_points "
    "pkgutil.resolve_name pydoc.locate sys.modules __import__ eval import_module";
// And what was stored, which is called itself only.
constexpr std::string_view kStored =
    "cloudpickle.load cloudpickle.loads dill.load dill.loads pickle.load pickle.loads";

bool IsHolder(Ref value) {
  if (value == nullptr) return false;
  switch (value->kind) {
    case Kind::kList:
    case Kind::kTuple:
    case Kind::kDict:
    case Kind::kModule:
    case Kind::kInstance:
    case Kind::kClass:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::vector<Ref> HoldersOf(Ref callee) {
  std::vector<Ref> holders;
  for (const auto* part = As<Opaque>(callee); part != nullptr; part = As<Opaque>(part->base)) {
    if (part->origin == Opaque::Origin::kAttribute || part->origin == Opaque::Origin::kCall) break;
    for (const Ref side : {part->base, part->key}) {
      if (IsHolder(side)) holders.push_back(side);
    }
  }
  return holders;
}

bool MayBeAnything(Ref callee) {
  bool itself = true;
  if (const auto* import = As<Opaque>(callee); import != nullptr && import->base == nullptr)
    return false;  // the function, not what it gives
  for (const auto* part = As<Opaque>(callee); part != nullptr; part = As<Opaque>(part->base)) {
    const bool named =
        part->origin == Opaque::Origin::kImport || part->origin == Opaque::Origin::kOperation;
    if (named && HasWord(kByName, part->name)) return true;
    if (named && itself && HasWord(kStored, part->name)) return true;
    itself = itself && part->origin != Opaque::Origin::kAttribute;
  }
  return false;
}

}  // namespace smgraph::frontends
