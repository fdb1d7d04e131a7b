#include "cli/atomic_write.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/cli/program_run.h"

namespace smgraph::cli {
namespace {

namespace fs = std::filesystem;
using testing::ReadFile;
using testing::TemporaryFolder;

TEST(WriteFile, MakesAFileAndNothingElse) {
  const TemporaryFolder folder;
  EXPECT_FALSE(WriteFile(folder.At("a.svg"), "first"));
  EXPECT_FALSE(WriteFile(folder.At("a.svg"), "second"));
  EXPECT_EQ(ReadFile(folder.At("a.svg")), "second");
  EXPECT_EQ(folder.Names(), std::vector<std::string>{"a.svg"});
}

TEST(WriteFile, KeepsPermissions) {
  const TemporaryFolder folder;
  folder.Write("a.svg", "old");
  fs::permissions(folder.At("a.svg"), fs::perms::owner_all | fs::perms::group_read);
  EXPECT_FALSE(WriteFile(folder.At("a.svg"), "new"));
  EXPECT_EQ(fs::status(folder.At("a.svg")).permissions(),
            fs::perms::owner_all | fs::perms::group_read);
}

TEST(WriteFile, WritesWhereALinkPoints) {
  const TemporaryFolder folder;
  folder.Write("real.svg", "old");
  fs::create_symlink("real.svg", folder.At("link.svg"));
  EXPECT_FALSE(WriteFile(folder.At("link.svg"), "new"));
  EXPECT_TRUE(fs::is_symlink(folder.At("link.svg")));
  EXPECT_EQ(ReadFile(folder.At("real.svg")), "new");
}

TEST(WriteFile, WritesToADevice) {
  EXPECT_FALSE(WriteFile("/dev/null", "anything"));
  EXPECT_TRUE(WriteFile("/dev/full", "anything"));
}

TEST(WriteFile, SaysWhyNot) {
  const TemporaryFolder folder;
  const std::optional<Error> missing = WriteFile(folder.At("no/such/a.svg"), "x");
  ASSERT_TRUE(missing);
  EXPECT_NE(missing->message.find("cannot write"), std::string::npos);
  EXPECT_EQ(missing->hint, "there is no folder '" + folder.At("no/such") + "'");
  const std::optional<Error> directory = WriteFile(folder.path().string(), "x");
  ASSERT_TRUE(directory);
  EXPECT_EQ(directory->hint, "name a file in it");
  EXPECT_TRUE(folder.Names().empty());
}

}  // namespace
}  // namespace smgraph::cli
