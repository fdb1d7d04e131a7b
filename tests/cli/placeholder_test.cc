#include <gtest/gtest.h>

TEST(Placeholdercli, Runs) {}
