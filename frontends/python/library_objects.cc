#include "frontends/python/library_objects.h"

#include <algorithm>

#include "frontends/python/annotations.h"
#include "frontends/python/installed.h"

namespace smgraph::python {
namespace {

const Opaque* InstalledImport(Ref value) {
  const auto* import = As<Opaque>(value);
  const bool installed = import != nullptr && import->origin == Opaque::Origin::kImport &&
                         !import->unresolved_local && IsInstalled(import->name);
  return installed ? import : nullptr;
}

// Constants, which may be anything, are written in capitals.
bool IsConstant(const Opaque& import) {
  const auto capital = [](char c) { return 'A' <= c && c <= 'Z'; };
  return ImportedClass(&import).empty() &&
         std::ranges::any_of(import.name.substr(import.name.rfind('.') + 1), capital);
}

}  // namespace

std::optional<LibraryOrigin> OriginOfLibrary(Ref value) {
  const auto* opaque = As<Opaque>(value);
  const bool called = opaque != nullptr && opaque->origin == Opaque::Origin::kCall;
  const Opaque* import = InstalledImport(called ? opaque->base : value);
  if (import == nullptr) return std::nullopt;
  const std::string_view package = import->name.substr(0, import->name.find('.'));
  if (!called)
    return IsConstant(*import) ? std::nullopt : std::optional(LibraryOrigin{package, {}});
  const bool makes = !ImportedClass(import).empty() || package == "boto3";
  return makes ? std::optional(LibraryOrigin{package, import->name}) : std::nullopt;
}

bool IsHandle(Ref value) {
  const auto origin = OriginOfLibrary(value);
  if (!origin) return false;
  const std::string_view maker = origin->made_by;
  return maker.ends_with("Session") || maker.ends_with("Client") || maker == "boto3.client" ||
         maker == "boto3.resource";
}

}  // namespace smgraph::python
