"""Two ways to find the weights. Both minimise the same thing: logistic loss with an L2 penalty, both classes
counting alike however rare one is.

``own`` is plain Python and always there: stochastic gradient descent with a step of its own for each feature
(AdaGrad, Duchi 2011). ``scikit-learn`` is used when it is installed (the extra « learning »): it finds the
minimum itself, and faster.
"""

import random
from collections import defaultdict
from math import sqrt

from comments.learning.model import logistic

try:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression
except ImportError:
    csr_matrix = LogisticRegression = None

Rows = list[dict[int, float]]

ROUNDS = 5  # over all examples
STEP = 0.2
PENALTY = 1e-5
SOFTNESS = 4.0  # scikit-learn's C


def own(rows: Rows, labels: list[int]) -> tuple[dict[int, float], float]:
    """The weights and the bias. The same examples give the same weights."""
    share = class_weights(labels)
    chance = random.Random(1)  # noqa: S311 - an order, not a secret
    weights, squares = defaultdict(float), defaultdict(lambda: 1e-6)
    bias, bias_square = 0.0, 1e-6
    order = list(range(len(rows)))
    examples = [list(row.items()) for row in rows]
    for _round in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            score = bias + sum(weights[f] * value for f, value in examples[at])
            error = (logistic(score) - labels[at]) * share[labels[at]]
            for f, value in examples[at]:
                slope = error * value + PENALTY * weights[f]
                squares[f] += slope * slope
                weights[f] -= STEP * slope / sqrt(squares[f])
            bias_square += error * error
            bias -= STEP * error / sqrt(bias_square)
    return dict(weights), bias


def class_weights(labels: list[int]) -> tuple[float, float]:
    """(of what is fine, of spam): each class has half of all weight."""
    spam = sum(labels)
    return len(labels) / (2 * (len(labels) - spam)), len(labels) / (2 * spam)


def scikit(rows: Rows, labels: list[int]) -> tuple[dict[int, float], float]:
    """The same by scikit-learn."""
    features = sorted({f for row in rows for f in row})
    column = {f: at for at, f in enumerate(features)}
    starts, columns, values = [0], [], []
    for row in rows:
        columns += [column[f] for f in row]
        values += row.values()
        starts.append(len(values))
    matrix = csr_matrix((values, columns, starts), shape=(len(rows), len(features)))
    fitted = LogisticRegression(
        C=SOFTNESS, class_weight="balanced", solver="liblinear", random_state=1
    ).fit(matrix, labels)
    return dict(zip(features, map(float, fitted.coef_[0]), strict=True)), float(
        fitted.intercept_[0]
    )


ENGINES = {"own": own} | ({"scikit-learn": scikit} if LogisticRegression else {})


def best_engine() -> str:
    return list(ENGINES)[-1]
