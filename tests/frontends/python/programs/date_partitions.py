# Partitions by day.
from datetime import date, datetime, timedelta

start, end = date(2024, 2, 27), date(2024, 3, 2)
days = []
current = start
while current <= end:
    days.append(current)
    current += timedelta(days=1)
print([d.strftime("%Y/%m/%d") for d in days], [f"dt={d}" for d in days if d.day == 29], (end - start).days, [d.isoformat() for d in days][0])
print([f"year={d.year}/month={d.month:02d}" for d in days[-1:]], datetime(2024, 1, 1, 10, 30).strftime("%H:%M"), date(2024, 5, 6).isoweekday(), str(timedelta(days=1, hours=2)))
