#include "passes/diff/given_values.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "passes/names.h"

namespace smgraph::passes {
namespace {

using graph::Join;
using graph::List;
using graph::Map;
using graph::Value;

// What a request says about code and files; in ZenML the step itself says it.
constexpr std::array<std::string_view, 14> kPlumbing = {
    "code",           "input_paths",          "output_paths",
    "property_files", "entry_point",          "source_dir",
    "source_code",    "output_path",          "function",
    "repack",         "dependencies",         "git_config",
    "ModelName",      "checkpoint_local_path"};
// Holders of names that are the author's.
constexpr std::array<std::string_view, 2> kOwnMaps = {"hyperparameters", "environment"};
// Settings of a tuner that say what it tries, beside what it runs on.
constexpr std::array<std::string_view, 4> kOfTuner = {"early_stopping", "max_jobs",
                                                      "max_parallel_jobs", "strategy"};
constexpr std::array<std::string_view, 3> kCommandLines = {"arguments", "args", "command"};

bool IsAnyOf(const auto& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// "--max-depth", "-d"; "-1" is a number.
bool IsOption(std::string_view text) {
  return text.size() > 1 && text.front() == '-' &&
         (text[1] == '-' ? text.size() > 2
                         : std::isalpha(static_cast<unsigned char>(text[1])) != 0);
}

std::string_view OptionName(std::string_view text) {
  text.remove_prefix(text.find_first_not_of('-'));
  return text;
}

// The text that `value` begins with.
std::string_view LeadingText(const Value& value) {
  const auto* join = value.As<Join>();
  if (join != nullptr && !join->values.empty()) return LeadingText(join->values.front());
  const auto* text = value.As<std::string>();
  return text == nullptr ? std::string_view() : std::string_view(*text);
}

// `value` without the first `count` characters of its leading text.
Value WithoutText(Value value, std::size_t count) {
  if (auto* text = value.As<std::string>()) {
    text->erase(0, count);
  } else if (auto* join = value.As<Join>()) {
    join->values.front() = WithoutText(std::move(join->values.front()), count);
  }
  return value;
}

class InputReader {
 public:
  explicit InputReader(const graph::Step& step)
      : step_(step), lowered_(step.settings.Find("source_kind") != nullptr) {}

  StepInputs Run() {
    for (const auto& [name, value] : step_.arguments.items)
      Argument(name, value);
    for (const graph::Port& port : step_.inputs) {
      if (!IsPlumbing(port.name)) Add(port.name, port.value, true);
    }
    if (const Value* environment = step_.settings.Find("environment"))
      Argument("environment", *environment);
    for (const std::string_view name : kOfTuner) {
      const Value* value = lowered_ ? step_.settings.Find(name) : nullptr;
      if (value != nullptr) Add(std::string(name), *value, false);
    }
    for (const GivenValue& given : inputs_.values) {
      graph::Walk(given.value, [&](const Value& part) {
        if (const auto* parameter = part.As<graph::ParameterReference>())
          inputs_.parameters.insert(parameter->name);
        inputs_.open = inputs_.open || part.As<graph::Unknown>() != nullptr;
      });
    }
    Mention();
    return std::move(inputs_);
  }

 private:
  bool IsPlumbing(std::string_view name) const { return lowered_ && IsAnyOf(kPlumbing, name); }

  void Argument(const std::string& name, const Value& value) {
    if (IsPlumbing(name)) return;
    const auto* map = value.As<Map>();
    const auto* list = value.As<List>();
    if (map != nullptr && IsAnyOf(kOwnMaps, NameKey(name))) {
      AddMap("", *map, true);
    } else if (list != nullptr && lowered_ && IsAnyOf(kCommandLines, name)) {
      AddCommandLine(*list, /*is_command=*/name == "command");
    } else {
      Add(name, value, !lowered_);
    }
  }

  // `place`: the names that lead to the map, "ranges.eta.".
  void AddMap(const std::string& place, const Map& map, bool own) {
    for (const auto& [name, value] : map.items) {
      if (!name.starts_with("sagemaker_")) Add(place + name, value, own);
    }
  }

  // The words of a command say which code runs, and so does "-m"; its long options are given to it.
  void AddCommandLine(const List& list, bool is_command) {
    Map options;  // all that follows each of them
    List* values = nullptr;
    for (const Value& item : list.items) {
      const std::string_view text = LeadingText(item);
      if (IsOption(text)) {
        const std::size_t equals = text.find('=');
        const std::string_view option = OptionName(text.substr(0, equals));
        if (options.Find(option) == nullptr) options.Set(option, List{});
        values = options.Find(option)->As<List>();
        if (equals != std::string_view::npos)
          values->items.push_back(WithoutText(item, equals + 1));
      } else if (values != nullptr) {
        values->items.push_back(item);
      } else if (!is_command) {
        Add("", item, true);
      }
    }
    for (auto& [option, value] : options.items) {
      if (is_command && option.size() == 1) continue;
      const std::vector<Value>& given = value.As<List>()->items;
      Add(option, given.empty() ? Value(true) : given.size() == 1 ? given.front() : value, true);
    }
  }

  void Add(const std::string& name, const Value& value, bool own) {
    const auto* map = value.As<Map>();
    if (map != nullptr && !map->items.empty()) return AddMap(name + ".", *map, own);
    if (value.null() && lowered_) return;
    std::string key = KeyOf(name);
    const bool known = !key.empty() && std::ranges::find(inputs_.values, key, &GivenValue::key) !=
                                           inputs_.values.end();
    if (!known) inputs_.values.push_back({name, std::move(key), value, own});
  }

  static std::string KeyOf(std::string_view name) {
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) return NameKey(name);
    return NameKey(name.substr(0, dot)) + "." + KeyOf(name.substr(dot + 1));
  }

  void Mention() {
    const auto mention = [this](const Value& value) {
      graph::Walk(value, [this](const Value& part) {
        if (const auto* parameter = part.As<graph::ParameterReference>())
          inputs_.mentioned.insert(parameter->name);
      });
    };
    for (const auto* map : {&step_.arguments, &step_.settings}) {
      for (const auto& item : map->items)
        mention(item.second);
    }
    for (const auto* ports : {&step_.inputs, &step_.outputs}) {
      for (const graph::Port& port : *ports)
        mention(port.value);
    }
    if (!step_.multiplicity) return;
    for (const Value& over : step_.multiplicity->over)
      mention(over);
  }

  const graph::Step& step_;
  bool lowered_;
  StepInputs inputs_;
};

}  // namespace

StepInputs InputsOf(const graph::Step& step) {
  return InputReader(step).Run();
}

std::string LeafOf(const std::string& key) {
  return key.substr(key.rfind('.') + 1);
}

}  // namespace smgraph::passes
