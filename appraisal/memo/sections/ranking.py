"""The ranking: places or intervals, closeness to two decimals, raw values with the marks of their status; charts."""

from __future__ import annotations

from itertools import pairwise

from appraisal.charts.plane import plane_chart
from appraisal.memo.voice import Voice
from appraisal.money import amount
from appraisal.ranking.topsis import Ranking
from appraisal.report.blocks import Block, Chart, Section, Table, paragraph
from appraisal.report.ranking import closeness_spec, profile_spec, ranking_table, values_table
from appraisal.text import say

_SHOWN = 30  # most rows of a chart on a page
_NEAR = 0.02  # smaller differences in closeness are pointed out
_NAMED = 12  # most pairs that are named; more are only counted
_COLUMNS = 5  # criteria side by side in a table


def ranking(voice: Voice) -> Section:
    """Return the ranking with its charts."""
    appraisal = voice.appraisal
    if appraisal.ranking is None:
        said = paragraph(voice.say("ranking.none", n=len(appraisal.decision.projects)), "box")
        return Section(key="ranking", title=voice.say("section.ranking"), blocks=(said, *_values(voice)))
    whose = appraisal.weights_text(voice.language)
    method = say(f"ranking.method.{appraisal.settings.method}", voice.language)
    blocks: list[Block] = [paragraph(voice.say("ranking.method", method=method, weights=whose)), *_values(voice)]
    if near := _near(voice):
        blocks.append(paragraph(near))
    if appraisal.settings.method == "topsis":
        blocks += [_closeness(voice), _profile(voice, appraisal.ranking)]
    if (plane := _plane(voice)) is not None:
        blocks.append(plane)
    return Section(key="ranking", title=voice.say("section.ranking"), blocks=tuple(blocks))


def _values(voice: Voice) -> list[Table]:
    """Return tables of values that fit the page's width; the first one includes place and score."""
    appraisal, language = voice.appraisal, voice.language
    keys = appraisal.decision.criteria
    seen = appraisal.settings.method == "topsis" and appraisal.evidence.drawable
    first = ranking_table(
        appraisal,
        language,
        appraisal.evidence.run if seen else None,
        criteria=keys[:_COLUMNS],
        narrow=False,
        numbered=True,
        chosen=appraisal.selection.projects(appraisal.portfolio.chosen),
        caption=voice.say("ranking.caption"),
        note=f"{voice.marks} {voice.say('ranking.note')}",
    )
    more = [keys[start : start + _COLUMNS] for start in range(_COLUMNS, len(keys), _COLUMNS)]
    caption = voice.say("ranking.caption_more")
    return [first, *(values_table(appraisal, language, each, caption=caption) for each in more)]


def _near(voice: Voice) -> str | None:
    """Name the neighbours in the ranking whose closeness differs by less than two hundredths."""
    appraisal = voice.appraisal
    if appraisal.settings.method != "topsis":
        return None
    ranked = [project for project in appraisal.order if project in appraisal.scores]
    pairs = [
        voice.numbers(pair)
        for pair in pairwise(ranked)
        if appraisal.scores[pair[0]] - appraisal.scores[pair[1]] < _NEAR
    ]
    if not pairs:
        return None
    facts = {"n": len(pairs), "all": len(ranked) - 1, "near": _NEAR}
    if len(pairs) > _NAMED:
        return voice.say("ranking.near_many", **facts)
    return voice.say("ranking.near", pairs="; ".join(pairs), **facts)


def _closeness(voice: Voice) -> Chart:
    appraisal = voice.appraisal
    ranked = [project for project in appraisal.order if project in appraisal.scores]
    first, score = ranked[0], appraisal.scores[ranked[0]]
    caption = voice.say("ranking.first", project=voice.label(first), score=voice.closeness(score))
    if len(ranked) > 1:
        margin = score - appraisal.scores[ranked[1]]
        caption += " " + voice.say("ranking.margin", next=voice.numbers([ranked[1]]), margin=voice.closeness(margin))
    if len(appraisal.order) > _SHOWN:
        caption += " " + voice.say("ranking.shown", n=_SHOWN, all=len(appraisal.order))
    spec = closeness_spec(appraisal, voice.label, voice.language, most=_SHOWN, alt=caption)
    return Chart(spec=spec, caption=caption, alt=voice.say("ranking.closeness_alt"))


def _profile(voice: Voice, ranked: Ranking) -> Chart:
    """Return weighted normalised values of the ranked projects, and the main difference between first and second."""
    appraisal = voice.appraisal
    order = list(ranked.order)[:_SHOWN]
    projects = [ranked.matrix.projects[row] for row in order]
    normalised = ranked.normalised[order]
    weights = appraisal.weights.values
    caption = voice.say("ranking.profile")
    if len(order) > 1:
        lead = weights * (normalised[0] - normalised[1])
        k = int(abs(lead).argmax())
        kind = "ranking.profile_ahead" if lead[k] > 0 else "ranking.profile_behind"
        facts = {"first": voice.numbers([projects[0]]), "second": voice.numbers([projects[1]])}
        caption += " " + voice.say(kind, criterion=voice.criterion(appraisal.decision.criteria[k]), **facts)
    spec = profile_spec(appraisal, ranked, voice.label, voice.language, most=_SHOWN, alt=caption)
    return Chart(spec=spec, caption=caption, alt=voice.say("ranking.profile_alt"))


def _plane(voice: Voice) -> Chart | None:
    """Return the plane of financial against other criteria, if there are both."""
    appraisal = voice.appraisal
    case, ranked = appraisal.effective, appraisal.ranking
    if ranked is None or not appraisal.candidates.projects:
        return None
    money = [case.criteria[key].unit == case.head.unit for key in appraisal.decision.criteria]
    weights = appraisal.weights.values
    sides = [sum(weights[k] for k, own in enumerate(money) if own is side) for side in (True, False)]
    if not all(sides):
        return None
    full = {option.project: i for i, option in enumerate(appraisal.candidates.options) if option.key == "full"}
    shown = [project for project in appraisal.candidates.projects if project in full and project in appraisal.scores][
        :_SHOWN
    ]
    rows = [ranked.matrix.projects.index(project) for project in shown]
    chosen = set(appraisal.selection.projects(appraisal.portfolio.chosen))

    def share(side: bool) -> list[float]:
        part = [weight if own is side else 0.0 for weight, own in zip(weights, money, strict=True)]
        return [float(ranked.normalised[row] @ part / sum(part)) for row in rows]

    cost = [amount(int(appraisal.candidates.requests["council"][full[project]].sum())) for project in shown]
    across, up = share(True), share(False)
    best = [voice.numbers([shown[side.index(max(side))]]) for side in (across, up)]
    caption = voice.say("ranking.plane", money=best[0], other=best[1])
    spec = plane_chart(
        [voice.no(project) for project in shown],
        across,
        up,
        cost,
        [project in chosen for project in shown],
        voice.unit,
        voice.language,
        across_title=voice.say("ranking.plane_money"),
        up_title=voice.say("ranking.plane_else"),
        alt=caption,
    )
    return Chart(spec=spec, caption=caption, alt=voice.say("ranking.plane_alt"))
