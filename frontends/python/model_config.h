#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "frontends/python/evaluator.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

// What the files about pydantic's models share.
namespace smgraph::python {

/// model_config = ConfigDict(…) or a dict, or an inner class Config; names of both versions. What a
/// class does not say its bases do.
class ModelConfig {
 public:
  ModelConfig(Evaluator& ev, const Class& cls) : ev_(ev), cls_(cls) {}

  Ref Value(std::string_view name) const {
    for (const Class* base : cls_.mro) {
      const auto* dict = As<Dict>(base->attributes.Find("model_config"));
      if (const Ref value = dict == nullptr ? nullptr : dict->Find(name)) return value;
      const auto* inner = As<Class>(base->attributes.Find("Config"));
      const Ref value = inner == nullptr ? nullptr : Evaluator::Impl::ClassMember(*inner, name);
      if (value != nullptr) return value;
    }
    return nullptr;
  }
  bool Flag(std::initializer_list<std::string_view> names) const {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      const Ref value = Value(name);
      return value != nullptr && ev_.Truth(value, {}).value_or(false);
    });
  }
  std::string Extra() const {
    const Ref value = Value("extra");
    const auto* member = value == nullptr ? nullptr : As<Instance>(value);
    const std::string* text = value == nullptr ? nullptr : TextIn(value);
    return text != nullptr ? *text : member != nullptr ? "allow" : "ignore";
  }

 private:
  Evaluator& ev_;
  const Class& cls_;
};

/// Marks a descriptor that computed_field decorates.
inline constexpr std::string_view kComputed = "%computed";
/// The name under which a computed field is written by_alias, kept by its function.
inline constexpr std::string_view kComputedAlias = "%computed_alias";
/// The names under which a field may be given, the first found counts.
std::vector<std::string> InputNames(Evaluator& ev, const Class::Field& field,
                                    const ModelConfig& config);
/// The value of a member of an enumeration; other values as they are.
Ref EnumValue(Evaluator& ev, Ref value);
/// The names of extra values and of computed fields.
std::vector<std::string_view> NamesBesideFields(const Instance& model);
bool IsField(const Class& cls, std::string_view name);

}  // namespace smgraph::python
