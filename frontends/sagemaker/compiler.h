#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontends/sagemaker/request.h"
#include "frontends/sagemaker/step_list.h"

namespace smgraph::sagemaker {

/// One entry of DependsOn.
struct Dependency {
  StepObject* step = nullptr;
  std::string trigger;
  graph::Guard guard;  // under which condition the entry is there
};

/// One step of the compiled definition.
struct CompiledStep {
  StepObject* step = nullptr;
  Request request;
  std::vector<Dependency> depends_on;
  std::unordered_set<const StepObject*> waits_for;  // those of depends_on; only for look-ups
  CompiledStep* parent = nullptr;                   // the condition or for-each that it stands in
  std::string arm;                                  // "then", "else", "body"
  graph::Guard guard;  // under which condition of the Python code it is listed there
};

/// Decides which steps a pipeline has, in which order, where they nest and what they wait for, as
/// the SDK does: the listed steps, collections expanded; then, breadth first, the step *objects*
/// that those refer to or depend on without being listed. Names never bring a step in (reference:
/// SDK class StepsCompiler).
class Compiler {
 public:
  /// `takes_collections`: v2 of the SDK does, v3 refuses them.
  Compiler(Reader& reader, Findings& findings, std::string pipeline, SourceSpan span,
           bool takes_collections)
      : reader_(reader),
        findings_(findings),
        pipeline_(std::move(pipeline)),
        span_(span),
        takes_collections_(takes_collections) {}

  void Compile(python::Ref steps);

  /// In the order of the definition, a condition before the steps of its branches.
  const std::vector<std::unique_ptr<CompiledStep>>& steps() const { return compiled_; }
  /// The steps that a name stands for among those that are listed.
  const std::vector<StepObject*>& StepsNamed(std::string_view name) const;

 private:
  struct Placed {
    StepObject* step = nullptr;
    graph::Guard guard;
    std::string trigger;
  };
  struct Branch {
    std::string arm;
    std::vector<ListItem> items;
  };

  void Register(const std::vector<ListItem>& items, int depth);
  void RegisterName(const std::string& name, std::vector<StepObject*> steps,
                    const graph::Guard& guard, SourceSpan span);
  void RegisterOutputs(const std::vector<ListItem>& items);
  const std::vector<Branch>& BranchesOf(const StepObject& step);
  std::vector<Placed> Flatten(const std::vector<ListItem>& items, const std::string& what,
                              SourceSpan span);
  void FlattenName(const ListItem& item, const std::string& what, SourceSpan span,
                   std::vector<Placed>& flat);
  void Enqueue(const std::vector<Placed>& steps);
  void AddKnown(const StepObject& step, int depth);
  void Build(const Placed& placed, CompiledStep* parent, const std::string& arm, int depth);
  void ReportMember(const StepObject& member, const StepObject& parent);
  void BuildBranches(CompiledStep& parent, int depth);
  std::vector<ListItem> AlsoAfter(const CompiledStep& compiled, const std::string& what);
  std::vector<Placed> DependenciesOf(CompiledStep& compiled);
  std::vector<Placed> UpstreamOf(CompiledStep& compiled);
  void AddDependency(CompiledStep& compiled, const Placed& placed);

  Reader& reader_;
  Findings& findings_;
  std::string pipeline_;
  SourceSpan span_;
  const bool takes_collections_;
  struct Name {
    std::vector<StepObject*> steps;
    graph::Guard guard;
  };
  std::map<std::string, Name, std::less<>> names_;
  std::unordered_map<const StepObject*, std::vector<Branch>> branches_;  // only for look-ups
  std::unordered_set<const StepObject*> known_;                          // only for look-ups
  std::deque<Placed> queue_;
  std::vector<std::unique_ptr<CompiledStep>> compiled_;
  std::size_t registered_ = 0;    // a step counts as often as it is listed
  std::size_t dependencies_ = 0;  // of all steps
  bool cut_ = false;              // some limit was reached
  bool open_ = false;             // some steps or their names are not known
};

}  // namespace smgraph::sagemaker
