#pragma once

#include "frontends/python/evaluator.h"
#include "frontends/python/library/calendar.h"

// What the files about dates and times share.
namespace smgraph::python {

/// The text of a moment that is not known, by a strftime format: the letters around the directives
/// stay, "run-%Y" becomes "run-{date}".
Ref UnknownMomentText(Evaluator& ev, std::string_view format, SourceSpan span);
/// A timedelta of so many microseconds; null in `value` when it is not known.
Ref NewDuration(Evaluator& ev, std::int64_t microseconds, SourceSpan span);
/// The microseconds of a timedelta; nothing when the value is none or not known.
std::optional<std::int64_t> DurationIn(Ref value);
/// The duration as ISO 8601 has it and pydantic writes it: "P1DT2H".
std::string IsoDuration(std::int64_t microseconds);
/// True for timedelta objects, known or not.
bool IsDuration(Ref value);
/// A datetime.datetime (or, `date`, a datetime.date) with known fields.
Ref NewMoment(Evaluator& ev, const Moment& moment, bool date, SourceSpan span);
/// datetime.now() and the like: an object that is not known.
Ref UnknownMoment(Evaluator& ev, bool date, SourceSpan span);

}  // namespace smgraph::python
