#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "frontends/python/evaluator.h"
#include "frontends/sagemaker/sdk_version.h"
#include "frontends/sagemaker/step_types.h"
#include "graph/base/diagnostic.h"

namespace smgraph::sagemaker {

/// Which part of the object in the source a step is.
enum class Part : std::uint8_t {
  kWhole,
  kRepack,         // puts the user's script into a model archive
  kCreateModel,    // of a ModelStep or EstimatorTransformer
  kRegisterModel,  // of a ModelStep or RegisterModel
  kTransform,
  kMonitor
};

/// One Step object of the SDK. Identity counts, not the name: two objects of one name are two steps
/// (reference: SDK class StepsCompiler).
struct StepObject {
  python::Instance* source = nullptr;      // the step or the collection in the source
  python::Instance* collection = nullptr;  // the same when the step is part of one
  python::Instance* own = nullptr;         // the step itself, where it is an object of the program
  Part part = Part::kWhole;
  const StepType* type = nullptr;  // null: a step class of the user's own with an unknown type
  graph::StepKind kind = graph::StepKind::kOther;
  std::string name;
  bool named = true;  // false when nothing of the name is known
  python::Ref depends_on = nullptr;
  std::vector<StepObject*> first_after;  // parts of the collection that it waits for
  python::Instance* model = nullptr;  // kRepack: the model; kCreateModel, kRegisterModel: likewise
  python::Ref retry_policies = nullptr;
  void (*build)(Builder&) = nullptr;     // a part that is compiled otherwise than steps of its type
  std::string_view display_suffix = {};  // of a part, behind the collection's text
  std::string_view description = {};     // of a part, instead of the collection's texts
  SourceSpan span;
};

/// All step objects of one evaluation, made when they are first asked for.
class StepObjects {
 public:
  /// `release`: how the SDK names the parts of collections changed over time.
  explicit StepObjects(python::Evaluator& ev, const SdkVersion& release = kPresentSdk)
      : ev_(ev), release_(release) {}

  /// The step that an object stands for: of a collection its last part, of the result of an @step
  /// function that function's step. Null for anything else.
  StepObject* Of(python::Instance& object);
  /// The parts of a collection in order; of a step itself.
  const std::vector<StepObject*>& PartsOf(python::Instance& object);
  /// Repack steps of a collection by the model they repack; null when there is none.
  StepObject* RepackOf(const python::Instance& collection, const python::Instance& model);
  /// The repack step of a collection that repacks what the collection itself names.
  StepObject* RepackOf(const python::Instance& collection);

  /// Reports of expanding collections: what is not known about them.
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  bool Uncertain(const python::Instance& collection) const;

  python::Evaluator& evaluator() { return ev_; }
  const SdkVersion& release() const { return release_; }

  // ---- used by collections.cc
  StepObject* New(python::Instance& source, Part part, const StepType* type, std::string name);
  /// A step that nothing lists: only another one's reference brings it in.
  void AddHidden(const python::Instance& source, StepObject* step);
  void ReportUncertain(const python::Instance& collection, std::string message);

 private:
  std::vector<StepObject*> Make(python::Instance& object);
  /// The parts that the SDK makes of a collection, whatever the program does with them.
  const std::vector<StepObject*>& PartsMadeOf(python::Instance& collection);
  StepObject* PartMade(python::Instance& part);

  python::Evaluator& ev_;
  const SdkVersion release_;
  std::unordered_map<const python::Instance*, StepObject*> hidden_;  // only for look-ups
  std::deque<StepObject> objects_;
  using Parts = std::unordered_map<const python::Instance*, std::vector<StepObject*>>;
  Parts parts_;                                                  // only for look-ups
  Parts made_;                                                   // only for look-ups
  std::unordered_map<const python::Instance*, bool> uncertain_;  // only for look-ups
  std::vector<Diagnostic> diagnostics_;
};

/// A name as it stands in the pipeline, unknown parts in braces. `known` is false when nothing of
/// it is known.
std::string NameText(python::Ref value, bool* known = nullptr);

/// The parts of an object that becomes several steps, or one that the class alone does not tell
/// (collections.cc); nullopt for an object that is one step.
std::optional<std::vector<StepObject*>> ExpandCollection(StepObjects& objects,
                                                         python::Instance& collection);
/// The steps in `collection.steps`: those of a collection of the user's own, and what the program
/// has left of the parts that the SDK made.
std::vector<StepObject*> ExpandListed(StepObjects& objects, python::Instance& collection);

/// Attributes of a part of a collection: which one it is (see MakeParts).
inline constexpr std::string_view kCollectionOfPart = "__collection__";
inline constexpr std::string_view kIndexOfPart = "__index__";

}  // namespace smgraph::sagemaker
