#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "frontends/python/evaluator.h"
#include "frontends/python/library/calendar.h"

namespace smgraph::python {

/// How a time zone stands at some moment.
struct ZoneTime {
  std::int64_t offset = 0;  // microseconds east of UTC
  std::string name;         // as %Z gives it
};

/// The zone of a tzinfo object where its clocks show `wall`; nothing when that is not known.
std::optional<ZoneTime> ZoneTimeAt(Ref zone, const Moment& wall);
/// What the clocks of a zone show when it is `utc`; nothing when that is not known.
std::optional<Moment> WallTimeAt(Ref zone, const Moment& utc);
/// True for one and the same tzinfo object, as which all zones with one name count.
bool IsSameZone(Ref a, Ref b);
/// The moment so many microseconds later.
std::optional<Moment> Later(const Moment& moment, std::int64_t microseconds);
/// "+01:00", or "+0100" without the colon.
std::string OffsetText(std::int64_t offset, bool colon);
/// Takes such an offset, or a Z, off the end of a text; nothing when there is none.
std::optional<std::int64_t> TakeOffset(std::string_view& text);
/// A datetime.timezone.
Ref NewTimezone(Evaluator& ev, std::int64_t offset, SourceSpan span);

}  // namespace smgraph::python
