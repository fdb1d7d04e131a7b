from functools import partial

from tram.core import Dataset, Line

Trips, Stops, Delays = Dataset["trips"], Dataset["stops"], Dataset["delays"]
line = Line("tram-delays", role="arn:aws:iam::111122223333:role/tram")


@line.station(produces=Trips)
def read_trips(line, *, year):
    yield "--year"
    yield str(year)


@line.station(Stops, machine="ml.t3.large")
def read_stops(line):
    return ()


@line.station(Delays, "ml.m5.2xlarge")
def join(line, *tables, how="inner"):
    yield from ("--how", how)
    for table in tables:
        yield f"--with-{table.kind}"


def network(years):
    stops = read_stops()
    for year in years:
        trips = read_trips(year=year, suffix=str(year))
        assert type(trips) is Dataset["trips"] and isinstance(trips, Dataset)
        yield year, trips >> partial(join, stops, suffix=f"_{year % 100}")


delays = dict(network(range(2021, 2024)))
if len(delays) > 2:
    join(*(d for y, d in delays.items() if y != 2022), how="outer", suffix="All")
pipeline = line.pipeline()

if __name__ == "__main__":
    pipeline.upsert(line.role)
