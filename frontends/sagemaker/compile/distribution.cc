#include <string>
#include <string_view>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/compile/values.h"
#include "frontends/sagemaker/models/models.h"

// The hyperparameters by which a framework's container distributes a job (reference: SDK methods
// _distribution_configuration, _pytorch_distribution_configuration and their like).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::As;
using python::Dict;
using python::Ref;

constexpr std::string_view kInstanceType = "sagemaker_instance_type";

/// One way to distribute a job, and the hyperparameter that turns it on.
struct Way {
  std::string_view key;
  std::string_view parameter;
};
constexpr Way kTorch = {"torch_distributed", "sagemaker_torch_distributed_enabled"};
// By release and machine the SDK takes SageMaker's library instead.
constexpr std::string_view kTorchDdp = "pytorchddp";
constexpr Way kPlainWays[] = {
    {"pytorchxla", "sagemaker_pytorch_xla_multi_worker_enabled"},
    {"parameter_server", "sagemaker_parameter_server_enabled"},
};
constexpr Way kMirrored = {"multi_worker_mirrored_strategy",
                           "sagemaker_multi_worker_mirrored_strategy_enabled"};

class Distribution {
 public:
  Distribution(FieldReader& fields, const Dict& given, graph::Map& parameters)
      : reader_(fields.builder().reader),
        job_(fields.sources().job),
        given_(given),
        parameters_(parameters) {}

  /// False when it is not known what the SDK makes of it.
  bool Add(bool torch) {
    if (!Known()) return false;
    if (torch && AddTorch()) return true;
    return AddPlain();
  }

 private:
  bool Known() const {
    if (given_.open) return false;
    for (const auto& [key, value] : given_.items) {
      const auto* way = As<Dict>(value);
      const bool plain = As<python::Str>(key) != nullptr && way != nullptr && !way->open;
      if (!plain || python::Unsure(way->Find("enabled") == nullptr ? key : way->Find("enabled"))) {
        return false;
      }
    }
    return given_.Find("instance_groups") == nullptr && given_.Find(kTorchDdp) == nullptr;
  }

  const Dict* Find(std::string_view key) const { return As<Dict>(given_.Find(key)); }
  static Ref PartOfWay(const Dict* way, std::string_view name) {
    Ref part = way == nullptr ? nullptr : way->Find(name);
    return python::IsNone(part) ? nullptr : part;
  }
  static bool Enabled(const Dict* way) {
    const auto* flag = As<python::Bool>(PartOfWay(way, "enabled"));
    return flag != nullptr && flag->value;
  }

  void Set(std::string_view name, const Value& value) {
    parameters_.Set(name, IsExpression(value) ? value : JsonText(AsText(value)));
  }
  void SetInstanceType() {
    if (Value type = PartValue(reader_, job_, "instance_type"); !type.null()) {
      Set(kInstanceType, type);
    }
  }
  Value TextOf(const Dict* way, std::string_view name) {
    Ref part = PartOfWay(way, name);
    return part == nullptr ? Value("") : CompileValue(reader_, part);
  }

  /// PyTorch itself distributes the job.
  bool AddTorch() {
    if (!Enabled(Find(kTorch.key)) || Find("smdistributed") != nullptr) return false;
    Set(kTorch.parameter, true);
    SetInstanceType();
    return true;
  }

  void AddMpi(const Dict& mpi) {
    Set("sagemaker_mpi_enabled", Enabled(&mpi));
    if (Ref processes = PartOfWay(&mpi, "processes_per_host")) {
      Set("sagemaker_mpi_num_of_processes_per_host", CompileValue(reader_, processes));
    }
    Set("sagemaker_mpi_custom_mpi_options", TextOf(&mpi, "custom_mpi_options"));
  }

  /// Parameters of model parallelism are checked and written in a form of their own.
  bool AddSageMaker(const Dict& own) {
    const auto* parallel = As<Dict>(own.Find("dataparallel"));
    if (own.Find("modelparallel") != nullptr || Find("torch_distributed") != nullptr) return false;
    Set("sagemaker_distributed_dataparallel_enabled", Enabled(parallel));
    Set(kInstanceType, PartValue(reader_, job_, "instance_type"));
    if (Enabled(parallel)) {
      Set("sagemaker_distributed_dataparallel_custom_mpi_options",
          TextOf(parallel, "custom_mpi_options"));
    }
    return true;
  }

  bool AddPlain() {
    const auto add = [&](const Way& way) {
      if (const Dict* found = Find(way.key)) Set(way.parameter, Enabled(found));
    };
    for (const Way& way : kPlainWays)
      add(way);
    if (const Dict* mpi = Find("mpi")) AddMpi(*mpi);
    if (const Dict* own = Find("smdistributed"); own != nullptr && !AddSageMaker(*own)) {
      return false;
    }
    add(kMirrored);
    return true;
  }

  Reader& reader_;
  Ref job_;
  const Dict& given_;
  graph::Map& parameters_;
};

}  // namespace

void AddDistribution(FieldReader& fields, graph::Map& parameters) {
  Ref given = fields.Peek(From::kJob, "distribution distributions");
  if (given == nullptr) return;
  const Ref job = fields.sources().job;
  const auto* dict = As<Dict>(given);
  const bool torch = IsModel(job, "PyTorch") || IsModel(job, "HuggingFace");
  const bool known = torch || IsModel(job, "TensorFlow");
  if (known && dict != nullptr && Distribution(fields, *dict, parameters).Add(torch)) return;
  parameters.Set(
      "**", graph::Unknown{"how the SDK distributes the job", "**", fields.builder().step.span});
}

bool DistributesBy(FieldReader& fields, std::string_view way) {
  const auto* given = As<Dict>(fields.Peek(From::kJob, "distribution distributions"));
  const auto* chosen = given == nullptr ? nullptr : As<Dict>(given->Find(way));
  const auto* flag = chosen == nullptr ? nullptr : As<python::Bool>(chosen->Find("enabled"));
  return flag != nullptr && flag->value;
}

}  // namespace smgraph::sagemaker
