"""Which items of one sequence are those of another: the ground of comparing and of merging.

Bounded in time for any input, which difflib is not: items that occur once on both sides are anchors
(Cohen's "patience" diff), and what lies between two anchors is aligned by Myers' greedy algorithm
("An O(ND) difference algorithm", 1986) as long as it differs by few items.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise

MOST_DIFFERENCES = 100  # between two anchors; beyond it the one simply gives way to the other
DEEPEST = 6  # anchors between anchors between anchors

Pair = tuple[int, int]
Items = Sequence[Hashable]


def align(one: Items, other: Items) -> list[Pair]:
    """The pairs of places at which equal items stand, ascending on both sides."""
    pairs: list[Pair] = []
    waiting = [(0, len(one), 0, len(other), 0)]
    while waiting:
        start, end, first, last, depth = waiting.pop()
        while start < end and first < last and one[start] == other[first]:
            pairs.append((start, first))
            start, first = start + 1, first + 1
        while start < end and first < last and one[end - 1] == other[last - 1]:
            end, last = end - 1, last - 1
            pairs.append((end, last))
        if start == end or first == last:
            continue
        found = anchors(one, other, (start, end, first, last)) if depth < DEEPEST else []
        if not found:
            found = fewest_differences(one[start:end], other[first:last])
            pairs += [(start + here, first + there) for here, there in found]
            continue
        pairs += found
        edges = [(start - 1, first - 1), *found, (end, last)]
        waiting += [
            (here + 1, next_here, there + 1, next_there, depth + 1)
            for (here, there), (next_here, next_there) in pairwise(edges)
        ]
    return sorted(pairs)


def anchors(one: Items, other: Items, window: tuple[int, int, int, int]) -> list[Pair]:
    """The longest run of items, in the same order, that each occur once on either side."""
    start, end, first, last = window
    here, there = Counter(one[start:end]), Counter(other[first:last])
    place = {item: index for index, item in enumerate(other[first:last], first) if there[item] == 1}
    pairs = [
        (index, place[item])
        for index, item in enumerate(one[start:end], start)
        if here[item] == 1 and item in place
    ]
    return longest_ascending(pairs)


def longest_ascending(pairs: list[Pair]) -> list[Pair]:
    """The longest subsequence whose second numbers ascend; the first ones do already."""
    tops: list[int] = []  # the second number that ends the best run of each length
    ends: list[int] = []  # the place of that pair
    before: list[int] = []
    for place, (_here, there) in enumerate(pairs):
        length = bisect_left(tops, there)
        before.append(ends[length - 1] if length else -1)
        tops[length:] = [there, *tops[length + 1 :]]
        ends[length:] = [place, *ends[length + 1 :]]
    run, place = [], ends[-1] if ends else -1
    while place >= 0:
        run.append(pairs[place])
        place = before[place]
    return run[::-1]


def fewest_differences(one: Items, other: Items) -> list[Pair]:
    """Myers' greedy algorithm; nothing when more than MOST_DIFFERENCES items differ."""
    reach, trail = {1: 0}, []
    for differences in range(min(len(one) + len(other), MOST_DIFFERENCES) + 1):
        trail.append(dict(reach))
        for diagonal in range(-differences, differences + 1, 2):
            x = step(reach, diagonal, differences)
            y = x - diagonal
            while x < len(one) and y < len(other) and one[x] == other[y]:
                x, y = x + 1, y + 1
            reach[diagonal] = x
            if x >= len(one) and y >= len(other):
                return walk_back(trail, len(one), len(other))
    return []


def comes_from(reach: dict[int, int], diagonal: int, differences: int) -> int:
    """The diagonal from which one more difference leads farthest on this one."""
    is_edge = diagonal == -differences
    if is_edge or (diagonal != differences and reach[diagonal - 1] < reach[diagonal + 1]):
        return diagonal + 1
    return diagonal - 1


def step(reach: dict[int, int], diagonal: int, differences: int) -> int:
    """Where on ``diagonal`` one arrives with one more difference: an item added, or one left out."""
    source = comes_from(reach, diagonal, differences)
    return reach[source] + (source < diagonal)


def walk_back(trail: list[dict[int, int]], x: int, y: int) -> list[Pair]:
    """The equal items on the way to the end, found from there backwards."""
    pairs = []
    for differences in range(len(trail) - 1, -1, -1):
        reach, diagonal = trail[differences], x - y
        start = step(reach, diagonal, differences)
        while x > start:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        source = comes_from(reach, diagonal, differences)
        x = reach[source]
        y = x - source
    return pairs[::-1]
