#include "passes/equivalence/z3_library.h"

#include <optional>

#include <dlfcn.h>

namespace smgraph::passes {
namespace {

template <typename Function>
bool FindFunction(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

std::optional<Z3Library> Load() {
  void* library = ::dlopen("libz3.so.4", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return std::nullopt;
  Z3Library z3;
  bool complete = true;
#define SMGRAPH_Z3_FIND(name) complete = FindFunction(library, "Z3_" #name, z3.name) && complete;
  SMGRAPH_Z3_FUNCTIONS(SMGRAPH_Z3_FIND)
#undef SMGRAPH_Z3_FIND
  if (!complete) return std::nullopt;
  return z3;
}

}  // namespace

const Z3Library* LoadZ3() {
  static const std::optional<Z3Library> library = Load();
  return library ? &*library : nullptr;
}

}  // namespace smgraph::passes
