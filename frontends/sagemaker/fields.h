#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "frontends/sagemaker/request.h"

namespace smgraph::sagemaker {

/// Where a value of a request comes from.
enum class From : std::uint8_t {
  kJob,     // attribute of the processor, estimator, model, …
  kCall,    // argument of run(), fit(), …; of the step itself in the older style
  kInputs,  // not a value: here the inputs are read
  kOutputs  // here the outputs are read
};
/// Where it goes.
enum class Into : std::uint8_t { kArgument, kSetting, kInput, kNowhere };

/// One value of a request. The rows of a table stand in the order of the SDK's request, in which
/// references are found.
struct Field {
  From from;
  std::string_view names;  // older and newer names of the parameter, separated by single spaces
  Into into = Into::kNowhere;
  std::string_view key = {};   // of the argument, setting or port
  std::string_view path = {};  // kInput: place in the Arguments
};

/// The objects that a request is made from.
struct Sources {
  const python::Instance* job = nullptr;
  const python::Namespace* call = nullptr;
};

/// Reads the rows of a table from their sources into the step.
class FieldReader {
 public:
  FieldReader(Builder& builder, Sources sources) : builder_(builder), sources_(sources) {}

  using PortsReader = void (*)(FieldReader&);
  void Read(std::span<const Field> fields, PortsReader inputs = nullptr,
            PortsReader outputs = nullptr);
  /// What was passed and no row names: into the arguments, by its own name.
  void ReadRest();
  /// The value of the first name that is there.
  python::Ref Find(From from, std::string_view names);

  Builder& builder() { return builder_; }
  const Sources& sources() const { return sources_; }

 private:
  void ReadRestOf(std::string_view name, python::Ref value);
  bool Worth(From from, std::string_view name, python::Ref value) const;

  Builder& builder_;
  Sources sources_;
  std::unordered_set<std::string_view> read_;  // only for look-ups
};

}  // namespace smgraph::sagemaker
