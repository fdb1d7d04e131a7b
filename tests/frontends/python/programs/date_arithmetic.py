# Arithmetic of dates.
from datetime import date, datetime, timedelta

a = datetime(2024, 1, 31, 23, 59)
print(a + timedelta(minutes=1), a - timedelta(days=31), (a - datetime(2024, 1, 1)).days, (a - datetime(2024, 1, 31)).seconds, timedelta(days=2) * 3, timedelta(hours=5) / 2, timedelta(days=1) > timedelta(hours=23))
print(date(2024, 2, 29) + timedelta(weeks=52), date(2023, 12, 25).weekday(), max(date(2024, 1, 1), date(2023, 1, 1)), a.replace(hour=0, minute=0).isoformat(), datetime.strptime("01/02/2024 03:04", "%d/%m/%Y %H:%M"), f"{a:%Y%m%dT%H%M}", a.strftime("%b %d"), str(timedelta(seconds=3661)))
