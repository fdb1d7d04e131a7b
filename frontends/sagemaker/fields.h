#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "frontends/sagemaker/request.h"
#include "frontends/sagemaker/step_types.h"

namespace smgraph::sagemaker {

/// The objects that a request is made from.
struct Sources {
  python::Ref job = nullptr;
  const python::Namespace* call = nullptr;
};

/// Reads the rows of a table from their sources into the step.
class FieldReader {
 public:
  FieldReader(Builder& builder, Sources sources)
      : FieldReader(builder, sources,
                    builder.compiled() == nullptr ? nullptr : &builder.compiled()->arguments) {}
  /// `arguments`: where the compiled values go, null for nowhere.
  FieldReader(Builder& builder, Sources sources, graph::Map* arguments)
      : builder_(builder), sources_(sources), arguments_(arguments) {}

  using PortsReader = std::function<void(FieldReader&)>;
  void Read(std::span<const Field> fields, const PortsReader& inputs = nullptr,
            const PortsReader& outputs = nullptr);
  /// Compiles the rows and reads nothing into the graph: for objects that the SDK makes itself.
  void CompileOnly(std::span<const Field> fields);
  /// What was passed and no row names: into the arguments, by its own name.
  void ReadRest();
  /// The value of the first name that is there.
  python::Ref Find(From from, std::string_view names);
  /// The same, defaults of the library included, and without calling it read.
  python::Ref Peek(From from, std::string_view names);

  /// The Arguments under construction; null when nobody asks for them.
  graph::Map* arguments() { return arguments_; }
  Builder& builder() { return builder_; }
  const Sources& sources() const { return sources_; }

 private:
  void ReadRestOf(std::string_view name, python::Ref value);
  void ReadUndeclared(std::string_view name);
  python::Ref ValueOf(From from, std::string_view name);
  void CompileField(const Field& field);
  bool Worth(From from, std::string_view name, python::Ref value) const;

  Builder& builder_;
  Sources sources_;
  graph::Map* arguments_;
  std::vector<std::string_view> read_;  // what Find() was asked for
};

}  // namespace smgraph::sagemaker
