#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/sdk_version.h"

// What the SDK says of its own release.
namespace smgraph::sagemaker {
namespace {

/// The release that the program pins, else the one that its graph is read as. Of SDK 3 it is not
/// known: its package "sagemaker" is only a folder of others.
python::Ref Version(python::Evaluator& ev) {
  const python::Module* module = ev.current_module();
  const bool file = module != nullptr && !module->path.empty();
  const FileId id = file ? ev.sources().Add(ev.files().Shown(module->path)) : FileId::kNoFile;
  if (file && ImportedMajor(ev.sources().Text(id)) == 3)
    return ev.NewUnknown("the release of the SDK", "sagemaker.__version__", {});
  const auto pinned = file ? PinnedSdkVersion(ev, id) : std::nullopt;
  return ev.heap().str(Text(pinned.value_or(kPresentSdk)));
}

constexpr python::ValueModel kValues[] = {
    {"sagemaker.__version__", &Version},
};

}  // namespace

std::span<const python::ValueModel> ReleaseValues() {
  return kValues;
}

}  // namespace smgraph::sagemaker
