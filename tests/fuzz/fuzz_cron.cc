#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/schedule/next_runs.h"
#include "graph/schedule/rate.h"
#include "graph/value.h"

namespace {

using namespace smgraph::schedule;  // NOLINT(google-build-using-namespace)

void Must(bool holds) {
  if (!holds) std::abort();
}

/// What is read of an expression has runs that come one after the other, and an error says
/// something.
void CheckCron(std::string_view text, CronDialect dialect, const cctz::time_zone& zone) {
  const smgraph::Result<Cron> cron = ParseCron(text, dialect);
  if (!cron.ok()) return Must(!cron.error().message.empty());
  Time last(std::chrono::seconds(1'800'000'000));
  for (const Time time : NextRuns(cron.value(), zone, last, 3)) {
    Must(time > last);
    last = time;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const cctz::time_zone kZone = FindZone("Europe/Berlin").value();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const CronDialect dialect :
       {CronDialect::kUnix, CronDialect::kAwsScheduler, CronDialect::kAwsRules,
        CronDialect::kKubernetes, CronDialect::kKubeflow, CronDialect::kAirflow,
        CronDialect::kQuartz})
    CheckCron(text, dialect, kZone);
  for (const AwsService service : {AwsService::kScheduler, AwsService::kRules}) {
    const auto rate = ParseRate(text, service);
    Must(!rate.ok() || rate.value().count() > 0);
  }
  if (const auto time = ParseTime(text)) (void)time->In(kZone);
  (void)ParseAt(text);
  (void)ParseDuration(smgraph::graph::Value(text));
  return 0;
}
