"""What a reader may change without editing the case: method, weights, objective, budget, draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from appraisal.document import LARGEST
from appraisal.errors import refuse
from appraisal.labels import by_label, labels_of

AskedWeights = str | Mapping[str, float] | Sequence[float] | Sequence[tuple[str, float]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How an appraisal is to be computed.

    Attributes:
        method: of the ranking; see `METHODS` in `appraise.py`.
        weights: `council`, `set` (of the criteria set), `equal`, `roc`, `entropy`, `critic`, or an expert's key; None
            takes the council's, or the set's if no expert gave any. Or the reader's own numbers, none negative, with
            any sum (rule 5): `{"npv": 3, "jobs": 1}`, the same as text, `"npv=3,jobs=1"`, or a sequence in the order of
            the case's criteria. They are kept as sorted pairs by criterion, or as a tuple.
        objective: of the portfolio.
        budget: total of the council's own fund in the case's money; None takes that of the rules.
        draws: number of draws of weights and figures.
        seed: of all random draws; the same seed gives the same bytes (rule 12).
    """

    method: str = "topsis"
    weights: AskedWeights = None
    objective: str = "closeness"
    budget: float | None = None
    draws: int = 10_000
    seed: int = 1

    def checked(self) -> Settings:
        """Return the settings if they can be used.

        Raises:
            InputError: `seed_negative`, `number_beyond`.
        """
        if self.seed < 0:
            raise refuse("seed_negative", seed=self.seed)
        if self.budget is not None and not abs(self.budget) <= LARGEST:
            raise refuse("number_beyond", given=str(self.budget), largest=LARGEST)
        return self

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", _plain(self.weights))

    def over(self, criteria: Sequence[str]) -> Settings:
        """Return the same settings with a reader's weights by criterion: one digest, however they were given."""
        if self.weights is None or isinstance(self.weights, str):
            return self
        return replace(self, weights=by_criterion(self.weights, criteria))

    def __repr__(self) -> str:
        usual = {each.name: each.default for each in fields(self)}
        said = (f"{name}={getattr(self, name)!r}" for name in usual if getattr(self, name) != usual[name])
        return f"Settings({', '.join(said)})"


def by_criterion(given: Any, criteria: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Return a reader's weights, as `Settings` keeps them, as one pair for each criterion in the given order.

    Raises:
        InputError: `label_missing`, `label_unknown`, `labels_wrong_count`.

    Example:
        >>> by_criterion(Settings(weights={"npv": 3, "jobs": 1}).weights, ("npv", "jobs"))
        (('npv', 3.0), ('jobs', 1.0))
    """
    named = len(given) > 0 and isinstance(given[0], tuple)
    return tuple(zip(criteria, by_label("weights", dict(given) if named else given, criteria), strict=True))


def as_option(weights: Any) -> str:
    """Return weights in the form that `--weights` takes: the word, or a reader's numbers by criterion.

    Example:
        >>> as_option("equal"), as_option(Settings(weights={"npv": 3, "jobs": 0.5}).weights)
        ('equal', 'jobs=0.5,npv=3')
    """
    if isinstance(weights, str):
        return weights
    return ",".join(f"{key}={number!r}".removesuffix(".0") for key, number in weights)


def _plain(weights: Any) -> AskedWeights:
    if weights is None or (isinstance(weights, str) and "=" not in weights):
        return weights
    try:
        if isinstance(weights, str):
            pairs = [part.partition("=") for part in weights.split(",")]
            named: Any = [(key.strip(), float(number)) for key, _, number in pairs]
        elif labels_of(weights) is not None:
            named = [(str(key), float(number)) for key, number in weights.items()]
        else:
            given = list(weights)
            if not given or not isinstance(given[0], tuple):
                return tuple(float(number) for number in given)
            named = [(str(key), float(number)) for key, number in given]
    except (TypeError, ValueError):
        raise refuse("not_numbers", name="weights") from None
    keys = [key for key, _ in named]
    if len(set(keys)) < len(keys):
        raise refuse("ids_repeated", ids=[key for key in dict.fromkeys(keys) if keys.count(key) > 1])
    return tuple(sorted(named))
