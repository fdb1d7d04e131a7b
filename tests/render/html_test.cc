#include <set>

#include <gtest/gtest.h>

#include "render/html/page.h"
#include "tests/render/expectations.h"
#include "tests/render/fixtures.h"
#include "tests/render/markup.h"

namespace smgraph::render {
namespace {

constexpr std::size_t kMostBytes = 300'000;  // of a page of 50 steps

class Html : public ::testing::Test {
 protected:
  Html() {
    AddSources(sources_);
    options_.sources = &sources_;
  }

  template <typename Graph>
  std::string PageOf(const Graph& graph) {
    Result<std::string> page = html::HtmlFile(graph, options_);
    EXPECT_TRUE(page.ok());
    return page.ok() ? std::move(page).value() : std::string();
  }

  static Element Parsed(const std::string& page) {
    Markup markup = ParseMarkup(page, MarkupKind::kHtml);
    EXPECT_TRUE(markup.problems.empty()) << markup.problems.front();
    return std::move(markup.root);
  }

  SourceMap sources_;
  RenderOptions options_;
};

std::vector<Element> Named(const Element& root, std::string_view name) {
  std::vector<Element> found;
  VisitElements(root, [&](const Element& element) {
    if (element.name == name) found.push_back(element);
  });
  return found;
}

const Element* WithId(const Element& root, std::string_view id) {
  if (root.Attribute("id") == id) return &root;
  for (const Element& child : root.children) {
    if (const Element* found = WithId(child, id)) return found;
  }
  return nullptr;
}

// Unique ids, links that lead somewhere, nothing that is loaded or runs besides the page's script.
void CheckPage(const Element& root) {
  std::set<std::string> ids;
  VisitElements(root, [&](const Element& element) {
    const std::string id = element.Attribute("id");
    EXPECT_TRUE(id.empty() || ids.insert(id).second) << "twice: " << id;
    for (const auto& [name, value] : element.attributes) {
      EXPECT_FALSE(name.starts_with("on")) << name;
      EXPECT_NE(name, "src");
      EXPECT_TRUE(name != "style" && name != "action") << name;
    }
  });
  for (const Element& link : Named(root, "a")) {
    const std::string target = link.Attribute("href");
    ASSERT_TRUE(target.starts_with("#")) << target;
    EXPECT_TRUE(ids.contains(target.substr(1))) << target;
  }
  for (const Element& element : Named(root, "section")) {
    EXPECT_TRUE(ids.contains(element.Attribute("aria-labelledby"))) << element.Attribute("id");
  }
  EXPECT_EQ(Named(root, "script").size(), 1U);
  EXPECT_EQ(Named(root, "h1").size(), 1U);
  for (const char* name : {"link", "img", "iframe", "object", "base"})
    EXPECT_TRUE(Named(root, name).empty()) << name;
}

TEST_F(Html, EveryPageIsWellFormedAndWhole) {
  for (const NamedPipeline& fixture : AllPipelines()) {
    SCOPED_TRACE(fixture.name);
    CheckPage(Parsed(PageOf(fixture.pipeline)));
  }
  for (const graph::Comparison& comparison : AllComparisons())
    CheckPage(Parsed(PageOf(comparison)));
}

TEST_F(Html, StyleAndScriptLoadNothing) {
  const Element root = Parsed(PageOf(ChurnComparison()));
  for (const char* name : {"style", "script"}) {
    for (const Element& element : Named(root, name)) {
      for (const char* word : {"http:", "https:", "url(", "@import", "fetch(", "import(", "eval("})
        EXPECT_EQ(element.text.find(word), std::string::npos) << word;
    }
  }
  bool policy = false;
  for (const Element& meta : Named(root, "meta"))
    policy = policy || meta.Attribute("content").starts_with("default-src 'none'");
  EXPECT_TRUE(policy);
}

TEST_F(Html, HostileTextStaysText) {
  const graph::Pipeline pipeline = MarkupPipeline();
  const Element root = Parsed(PageOf(pipeline));
  EXPECT_EQ(Named(root, "title").front().text, graph::Info(pipeline).name);
  EXPECT_EQ(Named(root, "h1").front().text, graph::Info(pipeline).name);
  EXPECT_EQ(Named(root, "script").size(), 1U);
  EXPECT_EQ(Named(root, "script").front().text.find("alert("), std::string::npos);
  std::set<std::string> names;
  for (const Element& card : WithClass(root, "card"))
    names.insert(Named(card, "b").front().AllText());
  EXPECT_TRUE(names.contains("</script><script>alert(1)</script>"));
  EXPECT_TRUE(names.contains("{{title}}"));
}

TEST_F(Html, EachStepHasItsCardWithArgumentsAndCode) {
  const graph::Pipeline pipeline = ChurnPipeline();
  const Element root = Parsed(PageOf(pipeline));
  EXPECT_EQ(WithClass(root, "card").size(), num_vertices(pipeline));
  const Element* train = WithId(root, "details-Train");
  ASSERT_NE(train, nullptr);
  const std::string text = train->AllText();
  for (const char* part : {"HyperParameters.eta", "0.2", "instance_type", "'ml.m5.xlarge'",
                           "← Preprocess.train", "pipelines/churn.py:19", "TrainingStep("}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << " in " << text;
  }
}

TEST_F(Html, SaysWhatIsNotKnown) {
  const Element root = Parsed(PageOf(GuardedPipeline()));
  const Element* unknowns = WithId(root, "unknowns");
  ASSERT_NE(unknowns, nullptr);
  EXPECT_NE(unknowns->AllText().find("TENANTS"), std::string::npos);
  EXPECT_NE(WithId(root, "facts")->AllText().find("not complete"), std::string::npos);
}

TEST_F(Html, ComparisonsListEveryChangeByWhatItIsAbout) {
  const graph::Comparison comparison = ChurnComparison();
  const Element root = Parsed(PageOf(comparison));
  const Element* changes = WithId(root, "changes");
  ASSERT_NE(changes, nullptr);
  EXPECT_EQ(Named(*changes, "a").size(), comparison.changes.size());
  std::vector<std::string> headings;
  for (const Element& heading : Named(*changes, "h3"))
    headings.push_back(heading.text);
  EXPECT_EQ(headings, (std::vector<std::string>{"Steps", "Arguments", "Settings", "Edges"}));
  EXPECT_NE(WithId(root, "facts")->AllText().find("13 changes"), std::string::npos);
}

TEST_F(Html, CardsOfChangedStepsShowBothSides) {
  const Element root = Parsed(PageOf(ChurnComparison()));
  const Element* card = WithId(root, "details-TrainXgb");
  ASSERT_NE(card, nullptr);
  std::string removed;
  std::string added;
  for (const Element& old_value : Named(*card, "del"))
    removed += old_value.text + "\n";
  for (const Element& new_value : Named(*card, "ins"))
    added += new_value.text + "\n";
  EXPECT_NE(removed.find("'ml.m5.xlarge'\n"), std::string::npos) << removed;
  EXPECT_NE(added.find("'ml.m5.2xlarge'\n"), std::string::npos) << added;
}

TEST_F(Html, TheSidesOfAStepAreInThePicture) {
  const Element root = Parsed(PageOf(ChurnComparison()));
  const Element* step = WithId(root, "step-TrainXgb");
  ASSERT_NE(step, nullptr);
  const std::vector<Element> words = WithClass(*step, "word");
  ASSERT_FALSE(words.empty());
  EXPECT_EQ(words.front().text, "TrainXgb");
  EXPECT_EQ(words.front().Attribute("data-former"), "Train");
}

TEST_F(Html, PagesStaySmall) {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    const std::string page = PageOf(RandomPipeline(seed, 50, 1.5));
    EXPECT_LT(page.size(), kMostBytes);
  }
  EXPECT_LT(PageOf(MlopsComparison()).size(), kMostBytes);
}

TEST_F(Html, OrderOfInsertionDoesNotMatterForThePicture) {
  const graph::Pipeline pipeline = MlopsPipeline();
  const auto picture = [&](const graph::Pipeline& one) {
    const std::string page = PageOf(one);
    return page.substr(page.find("<svg"), page.find("</svg>") - page.find("<svg"));
  };
  EXPECT_EQ(picture(Shuffled(pipeline, 3)), picture(pipeline));
}

}  // namespace
}  // namespace smgraph::render
