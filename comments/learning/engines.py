"""Two ways to find the weights. Both minimise the same thing: logistic loss with an L2 penalty, both classes
counting alike however rare one is.

``own`` is plain Python and always there: stochastic gradient descent with a step of its own for each feature
(AdaGrad, Duchi 2011). ``scikit-learn`` is used when it is installed (the extra « learning »): it finds the
minimum itself, and faster.
"""

import random
from array import array
from math import sqrt

from comments.learning.features import SIZE
from comments.learning.model import logistic
from comments.learning.rows import Row

try:
    from numpy import frombuffer
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression
except ImportError:
    csr_matrix = frombuffer = LogisticRegression = None

Rows = list[Row]

ROUNDS = 5  # over all examples
STEP = 0.2
PENALTY = 1e-5
SOFTNESS = 4.0  # scikit-learn's C


def own(rows: Rows, labels: list[int]) -> tuple[dict[int, float], float]:
    """The weights and the bias. The same examples give the same weights."""
    share = class_weights(labels)
    chance = random.Random(1)  # noqa: S311 - an order, not a secret
    weights, squares = [0.0] * SIZE, [1e-6] * SIZE
    bias, bias_square = 0.0, 1e-6
    order = list(range(len(rows)))
    for _round in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            row = list(zip(*rows[at], strict=True))
            score = bias + sum([weights[f] * value for f, value in row])
            error = (logistic(score) - labels[at]) * share[labels[at]]
            for f, value in row:
                slope = error * value + PENALTY * weights[f]
                squares[f] += slope * slope
                weights[f] -= STEP * slope / sqrt(squares[f])
            bias_square += error * error
            bias -= STEP * error / sqrt(bias_square)
    return {f: weights[f] for f in seen_in(rows)}, bias


def seen_in(rows: Rows) -> list[int]:
    """Every feature of ``rows``, in order."""
    return sorted(set().union(*(row.features for row in rows)))


def class_weights(labels: list[int]) -> tuple[float, float]:
    """(of what is fine, of spam): each class has half of all weight."""
    spam = sum(labels)
    return len(labels) / (2 * (len(labels) - spam)), len(labels) / (2 * spam)


def scikit(rows: Rows, labels: list[int]) -> tuple[dict[int, float], float]:
    """The same by scikit-learn."""
    features = seen_in(rows)
    column = {f: at for at, f in enumerate(features)}
    starts, columns, values = array("q", [0]), array("i"), array("d")
    for row in rows:
        columns.extend(column[f] for f in row.features)
        values.extend(row.values)
        starts.append(len(values))
    matrix = csr_matrix(
        (frombuffer(values), frombuffer(columns, "i4"), frombuffer(starts, "i8")),
        shape=(len(rows), len(features)),
    )
    fitted = LogisticRegression(
        C=SOFTNESS, class_weight="balanced", solver="liblinear", random_state=1
    ).fit(matrix, labels)
    return dict(zip(features, map(float, fitted.coef_[0]), strict=True)), float(
        fitted.intercept_[0]
    )


ENGINES = {"own": own} | ({"scikit-learn": scikit} if LogisticRegression else {})


def best_engine() -> str:
    return list(ENGINES)[-1]
