#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/cli/program_run.h"

// Files that cannot be read: each gives one clear message with its place, exit 2, nothing else.
namespace smgraph::testing {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Of processor time. A debug build takes five times as long.
#ifdef NDEBUG
constexpr double kMostSeconds = 5;
#else
constexpr double kMostSeconds = 25;
#endif

// The same promise for every bad file. `message` is how standard error begins.
void ExpectRefused(const ProgramRun& run, const std::string& message,
                   const std::string& hint = "") {
  EXPECT_EQ(run.status, 2) << run.err;
  EXPECT_EQ(run.out, "");
  EXPECT_TRUE(run.err.starts_with(message)) << "expected " << message << "\ngot " << run.err;
  EXPECT_TRUE(Has(run.err, hint)) << run.err;
  EXPECT_LT(run.seconds, kMostSeconds);
  EXPECT_LT(run.peak_megabytes, 500);
}

class Unreadable : public ::testing::TestWithParam<const char*> {
 protected:
  // Every command that reads a file meets it; none leaves anything behind.
  ProgramRun Run(const std::string& file) const {
    const std::string command = GetParam();
    std::vector<std::string> arguments = {command, file};
    if (command == "diff") arguments.push_back(file);
    if (command != "show") arguments.insert(arguments.end(), {"-o", "picture.txt"});
    const std::vector<std::string> before = folder_.Names();
    const ProgramRun run = Smgraph(arguments, {.folder = folder_.path()});
    EXPECT_EQ(folder_.Names(), before);
    return run;
  }
  TemporaryFolder folder_;
};

INSTANTIATE_TEST_SUITE_P(Commands, Unreadable, ::testing::Values("show", "draw", "diff"));

TEST_P(Unreadable, MissingFile) {
  ExpectRefused(Run("pipeline.py"), "pipeline.py: error: no such file\n");
}

TEST_P(Unreadable, MissingFileWithASimilarOne) {
  folder_.Write("pipeline.py", "x = 1\n");
  ExpectRefused(Run("pipelin.py"), "pipelin.py: error: no such file\n",
                "did you mean 'pipeline.py'?");
  folder_.Write("code/train.py", "x = 1\n");
  ExpectRefused(Run("code/trian.py"), "code/trian.py: error: no such file\n",
                "did you mean 'code/train.py'?");
}

TEST_P(Unreadable, MissingFolder) {
  ExpectRefused(Run("nowhere/pipeline.py"), "nowhere/pipeline.py: error: no such file\n",
                "there is no folder 'nowhere'");
}

TEST_P(Unreadable, Folder) {
  folder_.Write("code/train.py", "x = 1\n");
  ExpectRefused(Run("code"), "code: error: is a folder, not a file\n", "name the file");
}

TEST_P(Unreadable, EmptyFile) {
  folder_.Write("empty.py", "");
  ExpectRefused(Run("empty.py"), "empty.py: error: file is empty\n");
  folder_.Write("blank.ipynb", " \n\n");
  ExpectRefused(Run("blank.ipynb"), "blank.ipynb: error: file is empty\n");
}

TEST_P(Unreadable, Binary) {
  folder_.Write("model.py", std::string("x = 1\n\0\1\2", 9));
  ExpectRefused(Run("model.py"), "model.py: error: is binary (byte 6 is zero), not text\n",
                "smgraph reads Python files");
  folder_.Write("model.tar.gz", "\x1f\x8b\x08 and more");
  ExpectRefused(Run("model.tar.gz"), "model.tar.gz: error: is a gzip archive\n", "unpack it");
  folder_.Write("utf16.py", std::string("\xff\xfex\0 \0", 6));
  ExpectRefused(Run("utf16.py"), "utf16.py: error: is UTF-16 text\n", "save it as UTF-8");
}

TEST_P(Unreadable, HundredMegabytes) {
  const std::string path = folder_.Write("huge.py", "x = 1\n");
  std::filesystem::resize_file(path, 100'000'000);
  ExpectRefused(Run("huge.py"),
                "huge.py: error: file is too large: 100.0 MB, the limit is 16.0 MB\n");
}

TEST_P(Unreadable, InvalidUtf8) {
  folder_.Write("latin.py", "a = 1\nname = \"\xc3\xa4h\"; b = \"caf\xe9\"\n");
  ExpectRefused(Run("latin.py"), "latin.py:2:22: error: not valid UTF-8: byte 0xe9\n",
                "save the file as UTF-8");
}

TEST_P(Unreadable, NotebookThatIsNoJson) {
  folder_.Write("train.ipynb", "{\"cells\": [\n  {\"source\": }\n]}\n");
  ExpectRefused(Run("train.ipynb"), "train.ipynb:2:14: error: not a notebook: ");
  folder_.Write("list.ipynb", "[1, 2]\n");
  ExpectRefused(Run("list.ipynb"), "list.ipynb: error: not a notebook");
}

TEST_P(Unreadable, BrokenJson) {
  folder_.Write("definition.json", "{\n  \"Version\": \"2020-12-01\",\n  \"Steps\": [\n}\n");
  ExpectRefused(Run("definition.json"), "definition.json:4:1: error: not valid JSON: ");
}

TEST_P(Unreadable, JsonThatIsNoPipeline) {
  folder_.Write("package.json", "{\"name\": \"site\", \"version\": 1}\n");
  ExpectRefused(Run("package.json"),
                "package.json: error: JSON, but no pipeline: ", "hint: smgraph reads ");
  folder_.Write("numbers.json", "[1, 2, 3]\n");
  ExpectRefused(Run("numbers.json"), "numbers.json: error: JSON, but no pipeline: ");
}

TEST_P(Unreadable, JsonThatIsNestedWithoutEnd) {
  folder_.Write("deep.json", std::string(1'000'000, '['));
  ExpectRefused(Run("deep.json"),
                "deep.json:1:501: error: not valid JSON: the values are nested too deeply\n");
}

TEST_P(Unreadable, PythonWithoutAPipeline) {
  folder_.Write("hello.py", "print('hello')\n");
  ExpectRefused(Run("hello.py"), "hello.py: error: no pipeline found", "hint: ");
}

// A pipeline that follows `code`, which never lets it.
std::string Behind(const std::string& code) {
  return "import boto3\n"
         "from sagemaker.workflow.pipeline import Pipeline\n" +
         code + "Pipeline(name='p', steps=[])\n";
}

TEST_P(Unreadable, SyntaxErrors) {
  folder_.Write("open.py", Behind("steps = [\n    1,\n"));
  ExpectRefused(Run("open.py"), "open.py:3:9: error: '[' was never closed\n", "hint: ");
  folder_.Write("colon.py", Behind("def build()\n    pass\n"));
  ExpectRefused(Run("colon.py"), "colon.py:3:12: error: ':' is missing at the end of the line\n");
  folder_.Write("indent.py", Behind("  x = 1\n"));
  ExpectRefused(Run("indent.py"), "indent.py:3:3: error: ");
  folder_.Write("old.py", Behind("print 'hello'\n"));
  ExpectRefused(Run("old.py"), "old.py:3:1: error: print is a function in Python 3");
  folder_.Write("nonlocal.py", Behind("if True:\n    nonlocal x\nx = 1\n"));
  ExpectRefused(Run("nonlocal.py"), "nonlocal.py:4:5: error: nonlocal declaration not allowed");
  folder_.Write("both.py", Behind("def f(:\n    pass\nnonlocal x\nx = 1\n"));
  ExpectRefused(Run("both.py"), "both.py:3:6: error: ");
}

TEST_P(Unreadable, BracketsThatAreNestedTooDeeply) {
  for (const std::string bracket : {"(", "[", "{"}) {
    std::string code = "x = ";
    for (int i = 0; i < 100'000; ++i)
      code += bracket;
    folder_.Write("deep.py", code + "\n");
    ExpectRefused(Run("deep.py"), "deep.py:1:205: error: brackets are nested too deeply\n");
  }
}

TEST_P(Unreadable, BlocksAndOperatorsThatAreNestedWithoutEnd) {
  std::string blocks;
  for (std::size_t i = 0; i < 2000; ++i)
    blocks += std::string(i, ' ') + "if x:\n";
  folder_.Write("blocks.py", blocks);
  ExpectRefused(Run("blocks.py"), "blocks.py:");
  folder_.Write("minus.py", Behind("x = " + std::string(50'000, '-') + "1\n"));
  ExpectRefused(Run("minus.py"), "minus.py:3:1: error: stopped evaluating module __main__: limit");
}

TEST_P(Unreadable, ImportLoops) {
  folder_.Write("a.py", "import b\n");
  folder_.Write("b.py", "import a\n");
  ExpectRefused(Run("a.py"), "a.py: error: no pipeline found", "hint: ");
  folder_.Write("c.py", "from d import build\nbuild()\n");
  folder_.Write("d.py", "from c import build\n");
  ExpectRefused(Run("c.py"), "");
  folder_.Write("self.py", "import self\nfrom self import x\n");
  ExpectRefused(Run("self.py"), "");
}

TEST_P(Unreadable, LoopsWithoutEnd) {
  folder_.Write("forever.py", Behind("while True:\n    x = 1\n"));
  ExpectRefused(Run("forever.py"), "forever.py:");
}

// A loop that waits for something is left; what stands behind it is read.
TEST(UnreadableInput, ALoopThatWaitsEnds) {
  const TemporaryFolder folder;
  folder.Write("poll.py", Behind("while True:\n    if boto3.client('x').status() == 'done':\n"
                                 "        break\n    continue\n"));
  const ProgramRun run =
      Smgraph({"show", "--format", "json", "poll.py"}, {.folder = folder.path()});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_LT(run.seconds, 1);
}

TEST_P(Unreadable, RecursionWithoutEnd) {
  folder_.Write("deeper.py", Behind("def f(n):\n    return f(n + 1)\nf(0)\n"));
  ExpectRefused(Run("deeper.py"), "deeper.py:", "depth");
}

TEST_P(Unreadable, NoPermission) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const std::string path = folder_.Write("secret.py", "x = 1\n");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  ExpectRefused(Run("secret.py"), "secret.py: error: cannot read the file: Permission denied\n");
}

TEST_P(Unreadable, DeviceWithoutEnd) {
  ExpectRefused(Run("/dev/zero"), "/dev/zero: error: file is too large: more than 16.0 MB");
  ExpectRefused(Run("/dev/null"), "/dev/null: error: file is empty\n");
}

TEST(UnreadableInput, StandardInputIsNamed) {
  ExpectRefused(Smgraph({"show", "-"}, {.input = ""}), "<stdin>: error: file is empty\n");
  ExpectRefused(Smgraph({"show", "-"}, {.input = "{\"a\": 1}"}),
                "<stdin>: error: JSON, but no pipeline: ");
}

}  // namespace
}  // namespace smgraph::testing
