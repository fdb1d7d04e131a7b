#include "frontends/sagemaker/parameters.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "frontends/dialect/origin.h"
#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"
#include "graph/base/catalogue.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Ref;

struct TypeRow {
  std::string_view class_name;
  std::string_view type;
};
constexpr TypeRow kTypes[] = {{"ParameterString", "String"},
                              {"ParameterInteger", "Integer"},
                              {"ParameterFloat", "Float"},
                              {"ParameterBoolean", "Boolean"}};

std::string ParameterType(const Instance& parameter) {
  const std::string_view name = parameter.cls->model->name;
  const auto* row = std::ranges::find(kTypes, name, &TypeRow::class_name);
  if (row != std::end(kTypes)) return std::string(row->type);
  std::string type;
  python::TextOf(MemberValue(parameter.attributes.Find("parameter_type")), type);
  return type;
}

graph::Parameter ReadParameter(Reader& reader, const Instance& source) {
  graph::Parameter parameter;
  parameter.name = NameText(source.attributes.Find("name"));
  parameter.type = ParameterType(source);
  parameter.span = source.span;
  reader.set_place(source.span);
  if (Ref value = Attribute(source, "default_value")) {
    parameter.default_value = reader.ReadMuted(value);
  } else if (Given(source, "**") && !Given(source, "default_value")) {
    parameter.default_value = graph::Unknown{"arguments that are not known", "**", source.span};
  }
  if (Ref values = Attribute(source, "enum_values")) {
    graph::Value read = reader.ReadMuted(values);
    if (auto* list = read.As<graph::List>()) parameter.allowed = std::move(list->items);
  }
  return parameter;
}

void ReadItem(Reader& reader, Findings& findings, Ref item, graph::PipelineInfo& info) {
  if (const Instance* parameter = InstanceOf(item, Role::kParameter)) {
    info.parameters.push_back(ReadParameter(reader, *parameter));
    return;
  }
  if (const auto* choice = As<python::Choice>(item)) {
    findings.Incomplete("unknown-parameter",
                        "a parameter of pipeline '" + info.name + "' depends on " +
                            frontends::DescribeOrigin(choice->condition),
                        info.span);
    graph::PipelineInfo either;  // of alternatives of one name the first stands for all
    either.name = info.name;
    either.span = info.span;
    for (Ref one : {choice->then, choice->otherwise})
      ReadItem(reader, findings, one, either);
    for (const graph::Parameter& one : either.parameters) {
      const auto first = std::ranges::find(either.parameters, one.name, &graph::Parameter::name);
      if (&*first == &one) info.parameters.push_back(one);
    }
    return;
  }
  const bool unknown = item->kind == python::Kind::kOpaque || item->kind == python::Kind::kUnknown;
  if (unknown) {
    findings.Incomplete(
        "unknown-parameter",
        "a parameter of pipeline '" + info.name + "' is not known: " + frontends::WhyUnknown(item),
        info.span);
  }
}

void ReadList(Reader& reader, Findings& findings, Ref list, graph::PipelineInfo& info) {
  list = python::Plain(list);
  if (list == nullptr || list->kind == python::Kind::kNone) return;
  if (const auto* items = ItemsIn(list)) {
    for (Ref item : *items)
      ReadItem(reader, findings, item, info);
  } else if (const auto* choice = As<python::Choice>(list)) {
    findings.Incomplete("unknown-parameter",
                        "the parameters of pipeline '" + info.name + "' depend on " +
                            frontends::DescribeOrigin(choice->condition),
                        info.span);
    ReadList(reader, findings, choice->then, info);
  } else {
    findings.Incomplete("unknown-parameter",
                        "the parameters of pipeline '" + info.name +
                            "' are not known: " + frontends::WhyUnknown(list),
                        info.span);
  }
}

}  // namespace

void ReadParameters(Reader& reader, Findings& findings, const Instance& pipeline,
                    graph::PipelineInfo& info) {
  ReadList(reader, findings, pipeline.attributes.Find("parameters"), info);
  reader.TakeUses();
}

}  // namespace smgraph::sagemaker
