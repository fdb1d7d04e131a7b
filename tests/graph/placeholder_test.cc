#include <gtest/gtest.h>

TEST(Placeholdergraph, Runs) {}
