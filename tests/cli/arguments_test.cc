#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program_run.h"

// Commands, options and help, without any pipeline.
namespace smgraph::testing {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Exit 2, nothing on standard output, one message with this text, and a hint.
void ExpectUsageError(const ProgramRun& run, const std::string& message, const std::string& hint) {
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(run.err.starts_with("smgraph: error: ")) << run.err;
  EXPECT_TRUE(Has(run.err, message)) << run.err;
  EXPECT_TRUE(Has(run.err, hint)) << run.err;
}

TEST(Arguments, VersionIsOneLine) {
  const ProgramRun run = Smgraph({"--version"});
  EXPECT_EQ(run.status, 0);
  EXPECT_TRUE(run.out.starts_with("smgraph ")) << run.out;
  EXPECT_EQ(run.out.find('\n'), run.out.size() - 1);
}

TEST(Arguments, HelpLeadsWithExamplesAndFitsTheTerminal) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                    {"-h"},
                                                    {"help"},
                                                    {"show", "--help"},
                                                    {"draw", "-h"},
                                                    {"diff", "--help"},
                                                    {"check", "--help"},
                                                    {"rule", "--help"},
                                                    {"help", "completion"}}) {
    const ProgramRun run = Smgraph(arguments);
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.err, "");
    EXPECT_LT(run.out.find("Examples:"), run.out.find("Usage:")) << run.out;
    std::size_t begin = 0;
    while (begin < run.out.size()) {
      const std::size_t end = run.out.find('\n', begin);
      EXPECT_LE(end - begin, 80U) << run.out.substr(begin, end - begin);
      begin = end + 1;
    }
  }
}

TEST(Arguments, WithoutACommandTheHelpGoesToStandardError) {
  const ProgramRun run = Smgraph({});
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(Has(run.err, "Usage: smgraph COMMAND")) << run.err;
}

struct Wrong {
  std::vector<std::string> arguments;
  std::string message;
  std::string hint;
};

TEST(Arguments, MistakesAreNamedWithAHint) {
  const std::vector<Wrong> cases = {
      {{"shwo"}, "no command 'shwo'", "did you mean 'show'?"},
      {{"Diff", "a", "b"}, "no command 'Diff'", "did you mean 'diff'?"},
      {{"frobnicate"}, "no command 'frobnicate'", "the commands are show, draw"},
      {{"-x"}, "no option '-x'", "'smgraph --help'"},
      {{"--versoin"}, "no option '--versoin'", "did you mean '--version'?"},
      {{"show"}, "show: FILE is missing", "'smgraph show --help'"},
      {{"show", "--fromat", "json", "x"}, "show: no option '--fromat'", "did you mean '--format'?"},
      {{"show", "--format", "jsn", "x"}, "no 'jsn', did you mean 'json'?", "show --help"},
      {{"show", "--format"}, "show: --format needs a value", "show --help"},
      {{"show", "--set", "region", "x"}, "--set region: expected NAME=VALUE", ""},
      {{"show", "--env", "=1", "x"}, "--env =1: expected NAME=VALUE", ""},
      {{"show", "--root", "no-such-folder", "x"}, "--root no-such-folder: no such folder", ""},
      {{"show", "--color", "sometimes", "x"}, "no 'sometimes'; there are auto, always, never", ""},
      {{"completion"}, "completion: SHELL is missing", "completion --help"},
      {{"completion", "bsh"}, "no 'bsh', did you mean 'bash'?", ""},
      {{"completion", "bash", "zsh"}, "unexpected argument 'zsh'", ""},
  };
  for (const Wrong& wrong : cases)
    ExpectUsageError(Smgraph(wrong.arguments), wrong.message, wrong.hint);
}

TEST(Arguments, AFileInPlaceOfACommandIsExplained) {
  const TemporaryFolder folder;
  folder.Write("train.py", "x = 1\n");
  ExpectUsageError(Smgraph({"train.py"}, {.folder = folder.path()}), "no command 'train.py'",
                   "smgraph show train.py");
}

TEST(Arguments, ColorMayStandBeforeTheCommand) {
  const TemporaryFolder folder;
  const ProgramRun never = Smgraph({"--color=never", "show", folder.At("x.py")});
  EXPECT_FALSE(Has(never.err, "\x1b[")) << never.err;
}

TEST(Arguments, AFullDiskIsReported) {
  const ProgramRun run = RunCommand({"bash", "-c", SMGRAPH_PROGRAM " --help > /dev/full"});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(Has(run.err, "cannot write to standard output")) << run.err;
}

TEST(Arguments, ClosedStandardStreamsDoNoHarm) {
  const ProgramRun run =
      RunCommand({"bash", "-c", SMGRAPH_PROGRAM " show nothing.py <&- >&- 2>&-"});
  EXPECT_EQ(run.status, 2);
}

class Completion : public ::testing::TestWithParam<const char*> {};

// A shell that is not installed cannot object.
TEST_P(Completion, ScriptIsGoodSyntaxAndNamesEverything) {
  const std::string shell = GetParam();
  const ProgramRun script = Smgraph({"completion", shell});
  ASSERT_EQ(script.status, 0);
  for (const char* word : {"show", "draw", "diff", "completion", "color", "root"})
    EXPECT_TRUE(Has(script.out, word)) << word;
  const TemporaryFolder folder;
  const std::string file = folder.Write("script", script.out);
  const ProgramRun check = RunCommand({shell, "-n", file});
  if (check.status == 127) GTEST_SKIP() << shell << " is not installed";
  EXPECT_EQ(check.status, 0) << check.err;
}

INSTANTIATE_TEST_SUITE_P(Shells, Completion, ::testing::Values("bash", "zsh", "fish"));

// What bash offers for a line that ends in the word to complete.
std::string BashOffers(const std::string& words, int word) {
  const std::string line = "source <(" SMGRAPH_PROGRAM " completion bash); COMP_WORDS=(" + words +
                           "); COMP_CWORD=" + std::to_string(word) +
                           "; _smgraph; echo \"${COMPREPLY[*]}\"";
  return RunCommand({"bash", "-c", line}).out;
}

TEST(CompletionBash, OffersCommandsOptionsAndChoices) {
  EXPECT_EQ(BashOffers("smgraph di", 1), "diff\n");
  EXPECT_EQ(BashOffers("smgraph completion ''", 2), "bash zsh fish\n");
  EXPECT_EQ(BashOffers("smgraph show --form", 2), "--format\n");
  EXPECT_EQ(BashOffers("smgraph show --format ''", 3), "text json\n");
  EXPECT_EQ(BashOffers("smgraph show --color n", 3), "never\n");
}

}  // namespace
}  // namespace smgraph::testing
