#include <gtest/gtest.h>

TEST(Placeholderrender, Runs) {}
