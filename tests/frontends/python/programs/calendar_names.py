# The names and the arithmetic of calendar.
import calendar
from calendar import day_abbr, month_name, monthrange

print(month_name[3], day_abbr[1], calendar.month_abbr[12], calendar.day_name[-1])
print(list(calendar.month_abbr), list(calendar.day_name)[:2], calendar.month_name[1:3])
print(len(month_name), "May" in month_name, dict(enumerate(day_abbr))[6])
print([monthrange(2024, month) for month in range(1, 13)])
print([year for year in (1900, 2000, 2023, 2024) if calendar.isleap(year)])
print(calendar.leapdays(1999, 2025), calendar.weekday(2024, 2, 29) == calendar.THURSDAY)
print({name.lower(): number for number, name in enumerate(month_name) if number > 9})
try:
    monthrange(2024, 13)
except ValueError as error:
    print(type(error).__name__, error)
