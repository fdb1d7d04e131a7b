from datetime import date, datetime, time, timedelta, timezone

moment = datetime(2024, 3, 5, 14, 7, 9, 123456)
for spec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"):
    print(moment.isoformat(timespec=spec), moment.isoformat(" ", spec))
print(moment.isoformat(sep="_", timespec="minutes"))
print(moment.isoformat("T"), datetime(2024, 3, 5).isoformat(timespec="milliseconds"))
print(datetime(2024, 3, 5, 1, 2, tzinfo=timezone.utc).isoformat(timespec="seconds"))
print(moment.ctime(), "|", date(2024, 11, 25).ctime())
try:
    moment.isoformat(timespec="weeks")
except ValueError as error:
    print(error)
start = moment.time()
print(start, start.hour, start.isoformat(), start.isoformat("minutes"), start.isoformat(timespec="seconds"))
at = time(9, 30)
print(at, at.isoformat(), at.strftime("%H%M"), f"{at:%H:%M}", repr(at), repr(time(1, 2, 3)))
print(time(9) < time(10), time(9) == time(9, 0), at.replace(minute=5), time.fromisoformat("10:20:30"))
print(datetime.combine(date(2024, 1, 2), at), datetime.combine(date(2024, 1, 2), time()).isoformat())
print(time.min, time.max, datetime.min, date.max)


class BusinessDay(date):
    def label(self):
        return f"day-{self:%m-%d}"


day = BusinessDay(2024, 2, 28)
print(day.label(), (day + timedelta(days=2)).label(), type(day - timedelta(1)).__name__)
print(day.replace(day=1).label(), day - date(2024, 2, 1))


class Stamp(datetime):
    def label(self):
        return self.strftime("%Y%m%d%H")


stamp = Stamp(2024, 5, 6, 7)
print((stamp + timedelta(hours=30)).label(), type(stamp.replace(hour=1)).__name__)
print(Stamp.fromisoformat("2024-01-02").label(), Stamp.strptime("2023", "%Y").label())
print(BusinessDay.fromisoformat("2024-01-02").label())
print(moment.timetuple().tm_yday, moment.timetuple()[:3], moment.isocalendar()[1])
