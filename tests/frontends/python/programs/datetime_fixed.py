# Dates that are given.
from datetime import date, datetime, timedelta, timezone

d = datetime(2024, 2, 28, 13, 5, 9)
print(d, d.isoformat(), d.strftime("%Y-%m-%d %H:%M:%S"), f"{d:%d/%m/%y}", d.date(), d.year, d.weekday())
print(d + timedelta(days=2), (date(2024, 3, 1) - date(2024, 2, 1)).days, d.replace(day=1).day, timedelta(hours=25), timedelta(minutes=90).total_seconds())
print(datetime.strptime("2023-01-15", "%Y-%m-%d"), date.fromisoformat("2024-12-31").strftime("%j"), date(2024, 1, 1) < date(2024, 1, 2))
print([str(date(2024, 1, 30) + timedelta(days=i)) for i in range(3)], datetime(2024, 1, 1, tzinfo=timezone.utc).isoformat())
