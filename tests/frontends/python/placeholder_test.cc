#include <gtest/gtest.h>

TEST(Placeholderpython, Runs) {}
