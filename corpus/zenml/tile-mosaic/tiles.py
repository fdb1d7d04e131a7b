from typing import Annotated, List, Tuple

from zenml import pipeline, step, unmapped


@step
def tiles(n: int) -> Annotated[List[int], "tiles"]:
    return list(range(n))


@step
def palette() -> Annotated[List[str], "colours"]:
    return ["red", "green"]


@step
def render(tile: int, zoom: int = 1) -> Tuple[Annotated[int, "pixels"], Annotated[float, "noise"]]:
    pixels, noise = tile * zoom, tile / 4
    return pixels, noise


@step
def sharpen_one(pixels: int, colours: List[str]) -> Annotated[int, "pixels"]:
    return pixels + len(colours)


@step
def stitch(pixels: List[int]) -> Annotated[int, "image"]:
    return sum(pixels)


@step
def noise_report(noise: List[float], worst: float = 0.0) -> None:
    ...


@step
def thumbnail(tile: int) -> Annotated[int, "image"]:
    return tile


@step
def publish(image: int) -> None:
    ...


@pipeline(dynamic=True, enable_cache=False)
def mosaic(n: int = 3, sharpen: bool = False, preview: int = 2):
    grid = tiles(n)
    rendered = render.map(grid, zoom=2)
    pixels, noise = rendered.unpack()
    report = noise_report.submit(noise)
    if sharpen:
        pixels = sharpen_one.map(pixels=pixels, colours=unmapped(palette()))
    image = stitch(pixels)
    for i in range(0, n, preview + 1):
        thumbnail(grid.chunk(i))
    publish.submit(image, after=[report])
    noisy = max(x.load() for x in noise)
    if noisy > 0.9:
        noise_report(noise[-1:], worst=noisy)
    return image
