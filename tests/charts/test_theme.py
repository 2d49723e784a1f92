"""What all charts share, proved on one chart of each kind."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from appraisal.charts.theme import Spec, rows_of, wrap
from appraisal.text import LANGUAGES, Language, say

Samples = Callable[[Language], dict[str, Spec]]


def _everything(node: object) -> list[tuple[str, object]]:
    """Return every key of a specification with its value, however deep."""
    if isinstance(node, dict):
        return [pair for key, value in node.items() for pair in [(key, value), *_everything(value)]]
    return [pair for each in node for pair in _everything(each)] if isinstance(node, list) else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_keeps_to_the_schema_of_vega_lite(samples: Samples, language: Language) -> None:
    """No option is misspelt: the schema that altair ships accepts each specification as it stands."""
    import altair

    for spec in samples(language).values():
        altair.LayerChart.from_dict({key: value for key, value in spec.items() if key != "$schema"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_axis_with_a_quantity_has_a_title(samples: Samples, language: Language) -> None:
    """A reader never has to guess what an axis measures: a drawn quantity has a title, or no axis at all."""
    for name, spec in samples(language).items():
        for key, channel in _everything(spec["layer"]):
            if key in ("x", "y") and isinstance(channel, dict) and channel.get("type") == "quantitative":
                assert channel.get("axis", {}) is None or channel["title"], name


def test_money_axes_name_the_unit(samples: Samples) -> None:
    """Where money is drawn, the axis says in what unit."""
    for name in ("flow", "tornado", "histogram", "frontier", "chosen_intervals", "yearly_spend"):
        assert "million RUB" in json.dumps(samples("en")[name]["layer"]), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_hold_their_data_and_load_nothing(samples: Samples, language: Language) -> None:
    """All data are inline: no chart can be made to fetch anything."""
    for spec in samples(language).values():
        assert not {"url", "href"} & {key for key, _ in _everything(spec)}


def test_russian_charts_write_a_decimal_comma(samples: Samples) -> None:
    """The locale goes with the chart, so that pages and memo write the same numbers."""
    for spec in samples("ru").values():
        assert spec["config"]["locale"]["number"]["decimal"] == ","


def test_two_projects_of_one_name_stay_two_rows() -> None:
    """Rows are told apart by their number, not by their name."""
    encoding, height = rows_of(["Plant", "Plant"])
    assert encoding["scale"]["domain"] == ["0", "1"]
    assert height > 0


def test_long_labels_are_cut_with_an_ellipsis() -> None:
    """A name of 300 letters without a blank fills two lines and no more."""
    lines = wrap("Ж" * 300)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert max(map(len, lines)) <= 46


def test_labels_cannot_leave_their_expression() -> None:
    """A name is a text inside the expression of the axis, whatever quotes and brackets it holds."""
    name = '"]; alert(1); ["'
    expression = rows_of([name])[0]["axis"]["labelExpr"]
    table = expression.removesuffix("[datum.value]")
    assert json.loads(table) == {"0": [name]}


def test_an_axis_is_named_in_both_languages() -> None:
    """The words of the charts are there in both languages."""
    assert say("charts.year", "ru") == "Год"
    assert say("charts.year", "en") == "Year"
