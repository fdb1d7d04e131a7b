#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/messages.h"
#include "cli/outputs.h"
#include "graph/base/similar.h"
#include "passes/check.h"
#include "render/text/graphemes.h"
#include "render/text/page.h"

namespace smgraph::cli {
namespace {

using render::text::Ink;
using render::text::Page;

constexpr std::array kExamples = {
    Example{"smgraph rule", "the catalogue"},
    Example{"smgraph rule SMG501", "one rule, with a bad and a good example"},
};

int Width(const Console& console) {
  return TextWidth(console, kWidthNotGiven, console.terminal());
}

Page MakePage(const Console& console) {
  return {Width(console), console.color()};
}

std::string Catalogue(const Console& console) {
  Page page = MakePage(console);
  std::vector<std::vector<std::string>> rows;
  for (const Rule* rule : passes::Catalogue()) {
    rows.push_back({std::string(rule->code), std::string(SeverityName(rule->severity)),
                    fmt::format("{}: {}", rule->slug, rule->summary)});
  }
  page.Table(0, rows);
  return page.Take();
}

// Paragraphs, wrapped; empty lines part them.
void AddParagraphs(Page& page, std::string_view text, int width) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    page.Blank();
    for (const std::string& line : render::text::WrapWords(text.substr(0, end), width))
      page.Add(0, line, Ink::kPlain);
    text.remove_prefix(std::min(end + 2, text.size()));
  }
}

// Code as it is, however wide.
std::string Code(std::string_view code) {
  std::string text;
  while (!code.empty()) {
    const std::size_t end = std::min(code.find('\n'), code.size());
    text += end == 0 ? "\n" : fmt::format("    {}\n", code.substr(0, end));
    code.remove_prefix(std::min(end + 1, code.size()));
  }
  return text;
}

std::string Describe(const Console& console, const Rule& rule) {
  Page page = MakePage(console);
  page.AddPair(0, fmt::format("{} {}", rule.code, rule.slug),
               fmt::format("{}, {}", SeverityName(rule.severity), ConfidenceName(rule.confidence)));
  page.Add(0, rule.summary, Ink::kStrong);
  const RulePage& more = rule.page;
  if (more.empty()) return page.Take();
  AddParagraphs(page, more.explanation, Width(console));
  page.Blank();
  page.Add(0, fmt::format("Holds for {}.", more.holds_for), Ink::kPlain);
  return page.Take() + "\nBad:\n\n" + Code(more.bad) + "\nGood:\n\n" + Code(more.good);
}

ExitCode ShowRule(Console& console, const std::string& name) {
  if (name.empty()) {
    console.Print(Catalogue(console));
    return ExitCode::kClean;
  }
  if (const Rule* rule = passes::FindRule(name)) {
    console.Print(Describe(console, *rule));
    return ExitCode::kClean;
  }
  std::vector<std::string> names;
  for (const Rule* rule : passes::Catalogue())
    names.insert(names.end(), {std::string(rule->code), std::string(rule->slug)});
  const std::string guess = DidYouMean(name, names);
  return UsageError(
      console,
      {fmt::format("no rule '{}'", name), {}, guess.empty() ? "'smgraph rule' lists them" : guess});
}

Action DeclareOptions(std::vector<Option>& options) {
  const auto name = std::make_shared<std::string>();
  options.push_back({.names = {"CODE"},
                     .place = name.get(),
                     .help = "code or slug of a rule; without one, the catalogue",
                     .type = "CODE"});
  return [name](Console& console) { return ShowRule(console, *name); };
}

}  // namespace

const Command kRule = {"rule", "Explain what smgraph finds", "", kExamples, &DeclareOptions};

}  // namespace smgraph::cli
