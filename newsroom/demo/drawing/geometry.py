"""Points of the shapes that the motifs share, in design units."""

import math
from collections.abc import Iterable

Point = tuple[float, float]


def polar(x: float, y: float, radius: float, degrees: float) -> Point:
    """The point at an angle (clockwise from three o'clock) and a distance from a centre."""
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def turned(points: Iterable[Point], x: float, y: float, degrees: float) -> list[Point]:
    """Points turned clockwise about a centre."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [
        (x + (px - x) * cos - (py - y) * sin, y + (px - x) * sin + (py - y) * cos)
        for px, py in points
    ]


def square(x: float, y: float, side: float, degrees: float = 0) -> list[Point]:
    """A square about its centre."""
    return oblong(x, y, side, side, degrees)


def oblong(x: float, y: float, width: float, height: float, degrees: float = 0) -> list[Point]:
    """A rectangle about its centre."""
    half_w, half_h = width / 2, height / 2
    corners = [
        (x - half_w, y - half_h),
        (x + half_w, y - half_h),
        (x + half_w, y + half_h),
        (x - half_w, y + half_h),
    ]
    return turned(corners, x, y, degrees)


def wave(
    left: float, right: float, middle: float, height: float, length: float, phase: float = 0
) -> list[Point]:
    """A sine line; ``length`` is one period, ``phase`` a part of it (0 to 1)."""
    steps = max(24, int((right - left) / 8))
    xs = [left + (right - left) * step / steps for step in range(steps + 1)]
    return [
        (x, middle + height * math.sin(2 * math.pi * ((x - left) / length + phase))) for x in xs
    ]


def bow(
    x: float, y: float, radius: float, start: float, end: float, steps: int = 60
) -> list[Point]:
    """Points along a circle from ``start`` to ``end`` degrees."""
    return [polar(x, y, radius, start + (end - start) * step / steps) for step in range(steps + 1)]


def curve(start: Point, pull: Point, other_pull: Point, end: Point, steps: int = 40) -> list[Point]:
    """A cubic Bézier curve."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        corners = (start, pull, other_pull, end)
        points.append(
            (
                sum(w * p[0] for w, p in zip(weights, corners, strict=True)),
                sum(w * p[1] for w, p in zip(weights, corners, strict=True)),
            )
        )
    return points


def iso(x: float, y: float, z: float, origin: Point, unit: float) -> Point:
    """A point in space seen in isometric view: x to the lower right, y to the lower left, z up."""
    return origin[0] + (x - y) * unit * 0.866, origin[1] + (x + y) * unit * 0.5 - z * unit


def lens(left: Point, right: Point, rise: float) -> list[Point]:
    """An almond between two points on a level; ``rise`` is the pull of both lids."""
    third = (right[0] - left[0]) / 3
    upper = curve(
        left, (left[0] + third, left[1] - rise), (right[0] - third, right[1] - rise), right
    )
    lower = curve(
        right, (right[0] - third, right[1] + rise), (left[0] + third, left[1] + rise), left
    )
    return upper + lower
