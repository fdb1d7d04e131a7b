# Weeks by ISO 8601.
from datetime import date, timedelta

for text in ("2024-02-26", "2021-01-03", "2020-12-31", "2024-12-30", "2018-01-01", "2026-12-31"):
    day = date.fromisoformat(text)
    year, week, weekday = day.isocalendar()
    print(f"{day:%G-W%V-%u}", year, week, weekday, day.isocalendar().week, day.strftime("%U %W"))
