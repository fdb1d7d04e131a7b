"""dateutil: differences in months, weekdays, ISO texts; lengths of time; weeks of months."""

import calendar
import datetime as dt
import time

from dateutil.parser import isoparse, parse
from dateutil.relativedelta import FR, MO, relativedelta

day = dt.date(2024, 1, 31)
moment = dt.datetime(2024, 2, 26, 17, 30)
print(day + relativedelta(months=1), day - relativedelta(years=1, months=2), day + relativedelta(day=1))
print(moment + relativedelta(months=-1, day=31), moment + relativedelta(weekday=FR(-1)))
print(moment + relativedelta(weekday=MO), moment + relativedelta(hours=30, minute=0))
print(relativedelta(dt.date(2024, 3, 31), dt.date(2024, 1, 30)), relativedelta(months=14))
print(relativedelta(moment, dt.datetime(2023, 12, 31)).days, relativedelta(days=1) * 3, -relativedelta(days=2))
print(relativedelta(months=1) + relativedelta(days=40), relativedelta(weeks=2).days, bool(relativedelta()))
print([day + relativedelta(months=i) for i in range(3)])
print(isoparse("20240226T173000Z"), isoparse("2024-02"), parse("2024-02-26T17:30:00+02:00"))

print(dt.timedelta(hours=49) // dt.timedelta(days=1), divmod(dt.timedelta(hours=49), dt.timedelta(days=1)))
print(abs(-dt.timedelta(1)), dt.timedelta(hours=5) % dt.timedelta(hours=2), dt.timedelta(days=7) // 2)
print(dt.date.fromisocalendar(2024, 9, 1), dt.datetime.utcfromtimestamp(86400))
print(calendar.monthcalendar(2024, 2)[0], calendar.timegm((2024, 2, 26, 0, 0, 0)))
print([one.isoformat() for one in calendar.Calendar().itermonthdates(2024, 2)][:2])
print(calendar.Calendar(6).monthdayscalendar(2024, 9)[0], list(calendar.Calendar().itermonthdays2(2024, 9))[5:8])
print(time.strftime("%Y-%m-%d", time.gmtime(86400)), time.strptime("2024-03", "%Y-%m").tm_mon)
print(time.gmtime(0).tm_year, tuple(time.gmtime(0)))
