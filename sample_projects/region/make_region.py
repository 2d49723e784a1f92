"""Write region.xlsx: 200 fictional projects, for scale. The same seed gives the same bytes.

    python -m sample_projects.region.make_region [FILE.xlsx]

Nothing here is real: places, investors, projects and numbers are invented, and every name says so. Sizes are
log-normal; jobs, land and requests follow the investment; a project's hidden quality moves both its margin and its
ratings, so that criteria agree in part, as they do in real registers. Some figures are missing, some of them with a
range.
"""

from __future__ import annotations

import math
import random
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from statistics import NormalDist

from appraisal.documents.case import Case
from appraisal.documents.checks import check
from appraisal.errors import Place

SEED = 20260101
PROJECTS = 200
HERE = Path(__file__).resolve().parent
FIRST_YEAR = 2026
Table = dict[str, object]

# Experts: (key, English, Russian, leniency in points, noise in points, weights in the order of the criteria).
EXPERTS = (
    ("chemist", "Chemist", "Химик", 0.4, 0.9, (25, 15, 15, 5, 30, 10)),
    ("materials", "Materials scientist", "Материаловед", 0.2, 0.8, (20, 10, 15, 5, 35, 15)),
    ("power", "Power engineer", "Энергетик", 0.0, 0.9, (30, 10, 20, 5, 15, 20)),
    ("ecologist", "Ecologist", "Эколог", -0.5, 1.1, (5, 10, 45, 25, 10, 5)),
    ("economist", "Economist", "Экономист", -0.6, 0.8, (50, 15, 5, 5, 5, 20)),
    ("budget", "Regional budget", "Областной бюджет", -0.1, 1.0, (30, 40, 10, 5, 5, 10)),
    ("industry", "Industry", "Промышленность", 0.3, 1.0, (40, 15, 5, 5, 15, 20)),
    ("labour", "Labour and employment", "Труд и занятость", 0.5, 1.1, (10, 60, 10, 5, 5, 10)),
    ("banker", "Banker", "Банкир", -0.7, 0.7, (45, 5, 5, 5, 5, 35)),
)
RATED = {"sectoral_fit": 9, "readiness": 5}


class Draws:
    """Draws that depend on nothing but the seed: the generator's uniform stream is the one that Python keeps stable."""

    def __init__(self, seed: int) -> None:
        self._stream = random.Random(seed)  # noqa: S311 - a sample, not a secret

    def share(self) -> float:
        """A number in [0, 1)."""
        return self._stream.random()

    def normal(self) -> float:
        """A standard normal number."""
        return NormalDist().inv_cdf(max(self.share(), 1e-12))

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.share() * (high - low + 1))

    def one(self, items: list[Table]) -> Table:
        """One of the items."""
        return items[self.whole(0, len(items) - 1)]


def rounded(value: float, digits: int = 2) -> float:
    """Round to significant digits, as an applicant would."""
    return round(value, digits - 1 - math.floor(math.log10(abs(value)))) if value else 0.0


def shares(draws: Draws, years: int) -> list[float]:
    """Split a whole into yearly shares of whole percents."""
    weights = [0.5 + draws.share() for _ in range(years)]
    cut = [round(100 * weight / sum(weights)) for weight in weights]
    cut[-1] += 100 - sum(cut)
    return [percent / 100 for percent in cut]


def figure(draws: Draws, value: float, *, gap: float, spread: float = 0.4) -> Table | None:
    """Return a claimed figure, sometimes with a range; with chance `gap` it is missing, half the time with a range."""
    span = [rounded(value * (1 - spread)), rounded(value * (1 + spread))]
    luck = draws.share()
    if luck < gap / 2:
        return None
    if luck < gap:
        return {"status": "missing", "range": span}
    return {"value": value, "range": span} if luck > 0.6 else {"value": value}


def project(draws: Draws, kind: Mapping[str, Table], place: Table, stage: int, quality: float) -> Table:
    """Return one project of a kind at a place; `quality` is a standard normal number that nobody sees."""
    work, group = kind["work"], kind["group"]
    investment = rounded(min(max(260 * math.exp(1.0 * draws.normal()), 20), 6000))
    jobs = max(3, round(0.28 * investment**0.85 * math.exp(0.45 * draws.normal() + 0.1 * quality)))
    waste = rounded(float(str(group["waste"])) * investment**0.7 * math.exp(0.6 * draws.normal()))
    land = rounded(0.02 * investment * math.exp(0.5 * draws.normal()))
    build = draws.whole(1, 2) if investment < 150 else draws.whole(2, 4)
    start = FIRST_YEAR + draws.whole(0, 2)
    spending = {str(start + year): share for year, share in enumerate(shares(draws, build))}
    revenue = rounded(investment * math.exp(-0.45 + 0.2 * draws.normal()), 3)
    cost = rounded(revenue * min(0.9, max(0.45, 0.60 - 0.06 * quality + 0.03 * draws.normal())), 3)
    aid = 0.15 + 0.25 * draws.share()
    figures = {
        "investment": figure(draws, investment, gap=0.03, spread=0.3),
        "jobs": figure(draws, jobs, gap=0.05),
        "waste_reduction": figure(draws, waste, gap=0.05),
        "land": figure(draws, land, gap=0.02),
    }
    made: Table = {
        "name": {
            "en": f"{work['en']} at {place['en']}, stage {stage} (fictional)",
            "ru": f"{work['ru']}, {place['ru']}, {stage}-я очередь (вымысел)",
        },
        "short": {each: f"{work[f'short_{each}']} {place[each]} {stage}" for each in ("en", "ru")},
        "group": group["key"],
        "investors": [f"Fictional investor {draws.whole(1, 45):02d}"],
        "commissioning_year": start + build,
        "status": "claimed",
        "source": "fiction",
        "figures": {key: each for key, each in figures.items() if each is not None},
        "request": {year: rounded(investment * aid * share, 3) for year, share in spending.items()},
    }
    if draws.share() > 0.03:
        made["cash_flow"] = {
            "status": "assumed",
            "life": draws.whole(8, 20),
            "phasing": spending,
            "ramp_up": [0.5, 0.8, 1.0],
            "revenue": {"value": revenue, "range": [rounded(0.8 * revenue, 3), rounded(1.15 * revenue, 3)]},
            "operating_cost": {"value": cost, "range": [rounded(0.9 * cost, 3), rounded(1.15 * cost, 3)]},
        }
    if fund := group.get("fund"):
        made["requests"] = {str(fund): {max(spending): rounded(investment * 0.1, 3)}}
    if draws.share() < 0.15 and investment > 100:
        half: Table = {"key": "half", "title": {"en": "Half the size", "ru": "Половина мощности"}, "scale": 0.5}
        later: Table = {"key": "later", "title": {"en": "A year later", "ru": "На год позже"}, "delay": 1}
        made["options"] = [draws.one([half, later])]
    return made


def projects(draws: Draws, words: Mapping[str, list[Table]]) -> tuple[dict[str, Table], list[float]]:
    """Return the projects by key, and their hidden quality; no two have the same name."""
    made: dict[str, Table] = {}
    qualities: list[float] = []
    taken: dict[tuple[object, object], int] = {}
    while len(made) < PROJECTS:
        group, place = draws.one(words["groups"]), draws.one(words["places"])
        work = draws.one([each for each in words["works"] if each["group"] == group["key"]])
        stage = taken[work["en"], place["en"]] = taken.get((work["en"], place["en"]), 0) + 1
        qualities.append(draws.normal())
        kind = {"work": work, "group": group}
        made[f"p{len(made) + 1:03d}"] = project(draws, kind, place, stage, qualities[-1])
    return made, qualities


def rating(points: float, *, top: int) -> int:
    """Turn points around the middle of a nine-point scale into a whole rating on a scale of 1 to `top`."""
    return round(min(max((top + 1) / 2 + points * (top - 1) / 8, 1), top))


def ballots(draws: Draws, keys: list[str], qualities: list[float], criteria: list[str]) -> list[Table]:
    """Return nine ballots; an expert is recused from three projects and leaves a few more unrated."""
    profiles = {name: [0.6 * q + 0.8 * draws.normal() for q in qualities] for name in RATED}
    made: list[Table] = []
    for key, en, ru, leniency, noise, weights in EXPERTS:
        recused = sorted({keys[draws.whole(0, len(keys) - 1)] for _ in range(3)})
        ratings: dict[str, dict[str, int]] = {}
        for name, top in RATED.items():
            ratings[name] = {
                project: rating(1.6 * seen + leniency + noise * draws.normal(), top=top)
                for project, seen in zip(keys, profiles[name], strict=True)
                if draws.share() > 0.02 and project not in recused
            }
        made.append(
            {
                "key": key,
                "name": {"en": f"{en} (fictional)", "ru": f"{ru} (вымысел)"},
                "recused": recused,
                "weights": dict(zip(criteria, weights, strict=True)),
                "ratings": ratings,
            }
        )
    return made


def region() -> Case:
    """Return the case: what region.toml states, and the drawn projects and ballots."""
    stated = tomllib.loads((HERE / "region.toml").read_text(encoding="utf-8"))
    draws = Draws(SEED)
    made, qualities = projects(draws, stated.pop("words"))
    stated["projects"] = made
    stated["council"]["experts"] = ballots(draws, list(made), qualities, stated["set"]["criteria"])
    return check(stated, key="region", locate=lambda path: Place(file="region.toml", column=".".join(map(str, path))))


def main(target: Path) -> None:
    """Write the workbook."""
    from appraisal.intake.to_xlsx import write_xlsx

    write_xlsx(region(), target, overwrite=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "region.xlsx")
