#include <gtest/gtest.h>

#include "tests/passes/check/schedule_cases.h"

namespace smgraph::passes {
namespace {

graph::Pipeline WithParameter(graph::Map settings) {
  settings.Set("role", "arn:aws:iam::1:role/scheduler");
  graph::Pipeline pipeline = MakePipeline(graph::Dialect::kSageMaker,
                                          MakeSchedule("cron", "0 6 * * ? *", std::move(settings)));
  graph::Parameter parameter;
  parameter.name = "Region";
  graph::Info(pipeline).parameters.push_back(parameter);
  return pipeline;
}

graph::Map Passing(const char* name) {
  return MakeSettings("parameters", graph::List{{MakeSettings("Name", name)}});
}

TEST(ScheduleWithoutParameter, NeedsADefaultOrAValue) {
  const Slugs found = {"schedule-without-parameter"};
  EXPECT_EQ(SlugsOf(WithParameter({})), found);
  EXPECT_EQ(SlugsOf(WithParameter(Passing("Other"))), found);
  EXPECT_EQ(SlugsOf(WithParameter(Passing("Region"))), Slugs());
  EXPECT_EQ(
      SlugsOf(WithParameter(MakeSettings("parameters", graph::Unknown{"argument 'p'", "p", {}}))),
      Slugs());
  graph::Pipeline with_default = WithParameter({});
  graph::Info(with_default).parameters[0].default_value = graph::Value("eu-west-1");
  EXPECT_EQ(SlugsOf(with_default), Slugs());
}

}  // namespace
}  // namespace smgraph::passes
