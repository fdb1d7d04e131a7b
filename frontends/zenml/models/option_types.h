#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "frontends/python/evaluator.h"

// The options that ZenML has, and what they may be: one table for each function and class that
// takes some.
namespace smgraph::zenml {

/// An option and the types that it may have, words separated by spaces:
///
///   none any object          None; anything; an object of whatever class, no plain value
///   bool int float str       as pydantic converts values: "2" is an int, 2 is no str
///   int>0 int>=0 int10..60   numbers within bounds
///   =uv policy               that text; the name of a cache policy
///   memory                   text with a unit: "16GB"
///   list list:str,object     a list or tuple, with elements of one of these types
///   dict dict:str            a dictionary with text for keys, with values of such a type
///   @Tag                     a dictionary with the options of that class
///   time                     text that says a time has digits; other values are taken
struct OptionField {
  std::string_view name;
  std::string_view types;
};

/// An argument that was given, null where it was not.
using GivenOption = std::function<python::Ref(std::string_view name)>;

/// The options of a class or a function.
struct OptionTypes {
  std::string_view name;
  std::span<const OptionField> fields = {};
  const OptionTypes* base = nullptr;  // whose fields and rule it has, too
  std::string_view required = {};     // a field that has to be given
  /// What is wrong with several options together, or with what is no question of types; empty when
  /// nothing is.
  std::string (*rule)(const GivenOption& given) = nullptr;

  /// Null when there is no such option.
  const OptionField* Find(std::string_view field) const;
};

/// The table of that name; null when there is none.
const OptionTypes* FindOptionTypes(std::string_view name);

}  // namespace smgraph::zenml
