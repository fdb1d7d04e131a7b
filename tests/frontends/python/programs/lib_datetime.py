# datetime with known values.
from datetime import date, datetime, timedelta, timezone
import datetime as dt

d = datetime(2024, 1, 31, 12, 30, 5)
print(d, d.isoformat(), d.year, d.month, d.strftime("%Y-%m-%d-%H-%M-%S"), d.date(), d.weekday(), f"{d:%Y%m%d}", repr(d), d.strftime("%d %b %y, %A %j %p %I"))
print(d + timedelta(days=1), d - timedelta(hours=13), d.replace(day=1, hour=0), (d - datetime(2024, 1, 1)).days, d > datetime(2023, 1, 1), d == datetime(2024, 1, 31, 12, 30, 5))
print(date(2024, 2, 28) + timedelta(days=2), date(2024, 1, 1).isoformat(), date(2024, 1, 1) - date(2023, 1, 1), str(date(2024, 5, 6)), date(2024, 1, 1).isoweekday(), date(1999, 12, 31) < date(2000, 1, 1))
print(timedelta(days=1, hours=2), timedelta(seconds=90), timedelta(minutes=90).total_seconds(), timedelta(1) * 3, timedelta(hours=1) / 2, -timedelta(days=1), timedelta(days=2) > timedelta(hours=3), repr(timedelta(days=1, seconds=5)), timedelta(weeks=1).days, timedelta(hours=5).seconds)
print(datetime.strptime("2024-03-01 10:20", "%Y-%m-%d %H:%M"), datetime.fromisoformat("2024-03-01T10:20:30"), date.fromisoformat("2024-03-01"), datetime.strptime("01 Feb 2023", "%d %b %Y").month)
u = datetime(2024, 1, 1, tzinfo=timezone.utc)
print(u.isoformat(), u.timestamp(), int(u.timestamp()), u.strftime("%Z %z"), dt.datetime(2020, 2, 29).strftime("%m/%d/%Y"), dt.timedelta(milliseconds=1500))
try:
    datetime(2024, 13, 1)
except ValueError as error:
    print("ValueError", error)
days = [date(2024, 1, 1) + timedelta(days=i) for i in range(3)]
print([str(x) for x in days], max(days), sorted(days, reverse=True)[0], (days[-1] - days[0]).days, "run-" + d.strftime("%Y%m%d"))
