"""Dates with time zones."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

east = timezone(timedelta(hours=1))
moment = datetime(2024, 3, 30, 22, tzinfo=east)
print(moment.astimezone(timezone.utc).strftime("%d%H"), moment.isoformat(), moment.timestamp())
print(moment, moment.strftime("%Y-%m-%d %H:%M %Z %z"), moment.utcoffset(), moment.tzname())
west = datetime(2024, 1, 1, 2, 30, tzinfo=timezone(-timedelta(hours=5, minutes=30), "office"))
print(west.isoformat(" "), west.tzname(), west.astimezone(timezone.utc), west.astimezone(east))

berlin = ZoneInfo("Europe/Berlin")
summer = datetime(2024, 7, 1, 12, tzinfo=berlin)
print(summer.isoformat(), summer.tzname(), summer.astimezone(timezone.utc).isoformat(), berlin, berlin.key)
print(datetime(2024, 1, 1, 12, tzinfo=berlin).strftime("%H%z-%Z"))
print(datetime(2024, 3, 31, 2, 30, tzinfo=berlin).isoformat(), datetime(2024, 10, 27, 2, 30, tzinfo=berlin).isoformat())
utc = datetime(2024, 6, 30, 23, 15, tzinfo=timezone.utc)
for name in ("America/New_York", "Asia/Kolkata", "UTC"):
    there = utc.astimezone(ZoneInfo(name))
    print(name, there.date(), there.strftime("%H:%M %Z"), there.utcoffset())

print(utc == utc.astimezone(berlin), utc - summer, summer < utc, utc == datetime(2024, 6, 30, 23, 15))
try:
    utc < datetime(2024, 6, 30)
except TypeError as error:
    print(error)
print(datetime.fromisoformat("2024-05-06T07:08:09+02:00").astimezone(timezone.utc))
print(datetime.fromisoformat("2024-05-06T07:08:09Z").isoformat(), datetime.fromisoformat("2024-05-06").isoformat())
print(datetime.strptime("2024-05-06 07:08 -0330", "%Y-%m-%d %H:%M %z").isoformat())
print(datetime.fromtimestamp(1700000000, timezone.utc), datetime.fromtimestamp(0.5, tz=east))
print(date.fromordinal(738000), date(2024, 1, 1).isoformat(), datetime(2024, 1, 1).tzinfo, utc.replace(tzinfo=None))
print(east == timezone(timedelta(minutes=60)), timezone.utc, east)
