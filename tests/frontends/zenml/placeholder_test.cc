#include <gtest/gtest.h>

TEST(Placeholderzenml, Runs) {}
