#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontends/dialect/value_reader.h"
#include "frontends/sagemaker/property_shapes.h"
#include "frontends/sagemaker/step_objects.h"

namespace smgraph::sagemaker {

struct Compilation;

/// One reference to a step, found while something that the step is given was read.
struct Use {
  StepObject* step = nullptr;  // null: the SDK knows the name only
  std::string name;            // of the producer
  std::string path;            // property path, or the property file's name
  graph::EdgeKind kind = graph::EdgeKind::kReference;
  std::string_view outside;  // where the SDK does not look; empty: an edge of its own graph
  bool certain = true;       // false: only under a condition, or through code that is not known
  bool orders = false;       // result of a function step: also an entry of DependsOn
  std::string input;         // port of the consumer
  std::string output_file;   // property file: the output that holds it
  SourceSpan span;
};

/// `uses` from `begin` to `middle` and from there to the end were read from two alternatives: what
/// only one of them refers to is not certain.
void CompareAlternatives(std::vector<Use>& uses, std::size_t begin, std::size_t middle);

/// The list of ProcessingOutputs of a processing step, from its own argument or from run(…); null
/// when there is none (step_args.cc).
python::Ref OutputsOf(const StepObject& step);

/// The ProcessingOutput behind step.arguments["ProcessingOutputConfig"]["Outputs"][i]["S3Output"]
/// ["S3Uri"]; null for anything else. `links`: what stands behind the step.
const python::Instance* AskedOutput(const StepObject& step, const std::vector<PathLink>& links);

/// Reads values as the SDK compiles them, and notes the steps that they refer to. What counts as an
/// edge follows the SDK: values of dicts and elements of lists, not tuples; Join looks at its
/// direct values only; the s3_uri of a JsonGet is not looked into (reference: SDK method
/// _find_pipeline_variables_in_step_arguments and properties _referenced_steps).
class Reader : public frontends::ValueReader {
 public:
  explicit Reader(StepObjects& objects) : ValueReader(objects.evaluator()), objects_(objects) {}

  StepObjects& objects() { return objects_; }
  /// Where requests are compiled as the SDK would send them; null when nobody asks for that.
  Compilation* compilation() { return compilation_; }
  void set_compilation(Compilation* compilation) { compilation_ = compilation; }

  /// Takes what was noted since the last call.
  std::vector<Use> TakeUses() { return std::exchange(uses_, {}); }
  std::vector<Use>& uses() { return uses_; }
  /// Takes where, since the last call, a property of something was read that is not known, and that
  /// may be a step.
  std::vector<SourceSpan> TakeOpenReferences() { return std::exchange(open_references_, {}); }
  std::vector<Diagnostic>& diagnostics() { return diagnostics_; }

  /// Reads a value that belongs to the port `input` of the step being read.
  graph::Value ReadInput(python::Ref value, std::string_view input);
  /// Reads a value that stands where the SDK does not look for references: real for the service, no
  /// edge for the SDK. `where` is a phrase: "in a tuple".
  graph::Value ReadOutside(python::Ref value, std::string_view where);
  /// Reads a value without noting references.
  graph::Value ReadMuted(python::Ref value);
  /// Runs `read` with every reference marked as not certain.
  template <typename Function>
  void Uncertainly(Function read) {
    ++uncertain_;
    read();
    --uncertain_;
  }

  /// Runs `read` without noting references.
  template <typename Function>
  void Mutedly(Function read) {
    ++muted_;
    read();
    --muted_;
  }

  /// The step that `value` stands for where a step is expected: a Step, the result of an @step
  /// function, a property that carries its step, `collection.steps[i]`. Collections are not steps.
  StepObject* StepOf(python::Ref value);
  /// True for an item of what an @step function gives: r[0]["a"].
  static bool IsFunctionResult(python::Ref value);
  /// Notes a reference to a property of `step` that the SDK makes by itself.
  graph::Value Refer(StepObject& step, std::string path, SourceSpan span);
  graph::Value ReferInput(StepObject& step, std::string path, std::string_view input,
                          SourceSpan span);

  /// Lambda and callback outputs by name, of the steps listed at top level.
  void SetListedOutputs(std::map<std::string, std::string, std::less<>> outputs) {
    outputs_ = std::move(outputs);
  }

 protected:
  std::optional<graph::Value> ReadDeclared(python::Ref value) override;
  void Enter(python::Kind container) override;
  void Leave(python::Kind container) override;
  graph::Value ReadChoice(const python::Choice& choice) override;

 private:
  std::optional<graph::Value> ReadInstance(python::Instance& object);
  std::optional<graph::Value> ReadOpaque(const python::Opaque& opaque);
  graph::Value ReadCarrier(const python::Instance& object);
  std::optional<graph::Value> ReadOwnObject(python::Instance& object);
  graph::Value ReadJoin(const python::Instance& join);
  graph::Value ReadJsonGet(const python::Instance& get);
  graph::Value ReadJsonFile(graph::JsonGet get, python::Ref step, python::Ref step_name,
                            python::Ref file, SourceSpan span);
  void NoteFileWithoutName(const graph::JsonGet& get, SourceSpan span);
  graph::Value ReadOutputParameter(const python::Instance& output);
  graph::Value ReadCustomProperties(const python::Instance& properties, std::string below,
                                    SourceSpan span);
  graph::Value ReadFunctionResult(StepObject& step, std::string path, SourceSpan span);
  graph::Value ReadHidden(const python::Opaque& opaque);
  void ReadGiven(python::Ref given, SourceSpan span, int depth);
  std::optional<graph::Value> ReadBelow(const python::Opaque& opaque);
  std::optional<graph::Value> ReadBelowStep(python::Instance& root,
                                            const std::vector<PathLink>& links, SourceSpan span);
  std::optional<graph::Value> ReadRequestOf(const StepObject& step,
                                            const std::vector<PathLink>& links);
  static std::string EmrOutputPath(const python::Instance& step, const std::string& output);
  std::optional<graph::Value> ReadImported(const python::Opaque& opaque);
  void NoteVariableInString(const std::string& what, SourceSpan span);
  void Note(Use use);

  StepObjects& objects_;
  Compilation* compilation_ = nullptr;
  std::vector<Use> uses_;
  std::vector<SourceSpan> open_references_;
  std::vector<Diagnostic> diagnostics_;
  std::map<std::string, std::string, std::less<>> outputs_;
  std::string input_;
  std::vector<std::string_view> outside_;  // not empty: what is read is no edge for the SDK
  int muted_ = 0;                          // > 0: no edge at all
  int uncertain_ = 0;                      // > 0: perhaps an edge
  int in_string_ = 0;                      // > 0: inside a string with gaps
};

}  // namespace smgraph::sagemaker
