#include <gtest/gtest.h>

TEST(Placeholderpasses, Runs) {}
