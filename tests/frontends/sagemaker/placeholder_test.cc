#include <gtest/gtest.h>

TEST(Placeholdersagemaker, Runs) {}
