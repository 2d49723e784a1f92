"""The statement beside a second, independent reading of the rules: plain Python, one number at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.finance.cash_flow import statement
from appraisal.finance.drivers import Drivers, Support
from appraisal.finance.public_money import Loan, invested, lent, owned, shifted
from appraisal.finance.terms import Terms
from tests.laws.finance_strategies import plans, tables


def plain_net_flow(d: Drivers, t: Terms) -> list[float]:
    """Return the nominal or real net flow, written as an accountant would do it by hand."""
    phasing = {year + d.shift: share for year, share in (d.phasing or {t.base_year: 1.0}).items()}
    start = max(d.phasing or {t.base_year: 1.0}) + 1 if d.operation_start is None else d.operation_start
    start += d.shift + d.delay
    last = start + d.life - 1
    if t.horizon is not None:
        last = min(last, t.base_year + t.horizon)
    paid = [by for s in d.support for by in (s.received, s.repaid, s.interest, s.dividends)]
    support_years = [year + d.shift for by in paid for year in by]
    years = list(range(t.base_year, max([last, *phasing, *support_years]) + 1))
    end = last if last >= start else years[-1]

    def level(year: int) -> float:
        price = 1.0
        for each in range(t.base_year + 1, year + 1):
            price *= 1 + t.inflation.on([each])[0]
        for each in range(year + 1, t.base_year + 1):
            price /= 1 + t.inflation.on([each])[0]
        return price

    since = level(t.base_year if d.price_year is None else d.price_year)
    spent = {year: d.investment * phasing.get(year, 0.0) * level(year) / since for year in years}
    classes = [(c.share, c.life, c.taxed) for c in d.asset_classes] or [(1.0, d.life, True)]
    flows, carried, held, book_taxed = [], 0.0, 0.0, 0.0
    book = 0.0
    for year in years:
        runs = start <= year <= last
        price = level(year) / since
        step = year - start
        ramp = d.ramp_up or (1.0,)
        capacity = ramp[min(step, len(ramp) - 1)] if runs else 0.0
        cost_growth = (1 + d.cost_growth) ** (year - t.base_year)
        revenue = d.revenue * capacity * price
        variable = 0.0
        for p in d.products:
            volume = p.volume * capacity * (1 + p.volume_growth) ** step if runs else 0.0
            revenue += volume * p.price * (1 + p.price_growth) ** (year - t.base_year) * price
            variable += volume * p.variable_cost * cost_growth * price
        bought = variable + (d.operating_cost * capacity + (d.fixed_cost if runs else 0.0)) * cost_growth * price
        wages = d.payroll * (1 + d.wage_growth) ** (year - t.base_year) * price if runs else 0.0
        contributions = wages * t.contributions.on([year])[0]
        written = written_taxed = 0.0
        for share, life, taxed in classes:
            for when, money in spent.items():
                first = max(start, when + 1)
                if first <= year < first + life and year <= last:
                    written += share * money / life
                    written_taxed += share * money / life if taxed else 0.0
        taxed_share = sum(share for share, _, taxed in classes if taxed)
        closing_taxed = book_taxed + spent[year] * taxed_share - written_taxed
        property_tax = (book_taxed + closing_taxed) / 2 * t.property_tax.on([year])[0] if runs else 0.0
        book_taxed = closing_taxed
        book += spent[year] - written
        left = book if year == end else spent[year] if year > end else 0.0
        residual = d.residual_value * price if year == end else 0.0
        received = sum(s.received.get(year - d.shift, 0.0) for s in d.support)
        repaid = sum(s.repaid.get(year - d.shift, 0.0) for s in d.support)
        dividends = sum(s.dividends.get(year - d.shift, 0.0) for s in d.support)
        interest = sum(s.interest.get(year - d.shift, 0.0) for s in d.support)
        profit = revenue - bought - wages - contributions - property_tax - written - left + residual - interest
        if profit > 0:
            taxed_year = t.profit_tax.on([year])[0] > 0
            used = min(carried, t.loss_cap.on([year])[0] * profit) if taxed_year else 0.0
            tax = t.profit_tax.on([year])[0] * (profit - used)
            carried -= used
        else:
            tax, carried = 0.0, carried - profit
        need = (revenue * d.receivable_days + bought * (d.inventory_days - d.payable_days)) / 365
        need = 0.0 if year >= last else need
        flow = revenue - bought - wages - contributions - property_tax - tax + residual - spent[year] - (need - held)
        flow += received - repaid - interest - dividends
        held = need
        flows.append(flow / level(year) if t.kind == "real" else flow)
    return flows


@given(plan=plans(), terms=tables())
@settings(max_examples=150, deadline=None)
def test_the_net_flow_is_the_plain_loops(plan: Drivers, terms: Terms) -> None:
    """Every driver and every term at once, in both kinds of prices."""
    result = statement(plan, terms)
    expected = plain_net_flow(plan, terms)
    assert result.net_flow.tolist() == pytest.approx(expected, rel=1e-9, abs=1e-7)


FORMS = st.sampled_from(["grant", "loan", "equity"])


def plain_money(
    form: str, paid: dict[int, float], terms: tuple[float, int, int], last: int, before: dict[int, float], spent: float
) -> dict[int, dict[str, float]]:
    """Return what a fund pays and takes back by year, in money of the day, one payment and one year at a time."""
    result: dict[int, dict[str, float]] = {}

    def note(year: int, kind: str, money: float) -> None:
        of = result.setdefault(year, {"received": 0.0, "repaid": 0.0, "interest": 0.0, "dividends": 0.0})
        of[kind] += money

    for year, money in paid.items():
        note(year, "received", money)
    if form == "loan":
        rate, grace, years = terms
        for year, money in paid.items():
            left = money
            if year == last:
                note(year, "repaid", left)
            for after in range(1, years + 1):
                if year + after > last:
                    break
                note(year + after, "interest", left * rate)
                part = money / (years - grace) if after > grace else 0.0
                part = left if year + after == last else part
                note(year + after, "repaid", part)
                left -= part
    if form == "equity":
        for year, flow in before.items():
            if year > min(paid) and flow > 0:
                note(year, "dividends", flow * min(1.0, sum(paid.values()) / spent))
    return result


@given(
    plan=plans(supported=False),
    terms=tables(),
    form=FORMS,
    asked=st.dictionaries(st.integers(0, 4), st.integers(1, 900).map(float), min_size=1, max_size=3),
    rate=st.sampled_from([0.0, 0.05, 0.12]),
    grace=st.integers(0, 3),
    more=st.integers(1, 6),
)
@settings(max_examples=120, deadline=None)
def test_the_net_flow_with_a_funds_money_is_the_plain_loops(
    plan: Drivers, terms: Terms, form: str, asked: dict[int, float], rate: float, grace: int, more: int
) -> None:
    """A grant, a loan on its terms or a part of the project, in nominal and in real prices: nominal contracts."""
    for each in (replace(terms, kind="nominal"), replace(terms, kind="real")):
        ranked = statement(plan, each)
        last = ranked.years[-1]
        paid = {min(ranked.years[0] + year, last): money for year, money in asked.items()}
        nominal = dict(zip(ranked.years, plain_net_flow(plan, replace(each, kind="nominal")), strict=True))
        spent = plain_spent(plan, each)
        if form == "equity" and not spent:
            continue
        if form == "loan":
            support = lent("fund", paid, Loan(rate=rate, grace=grace, years=grace + more), last=last)
        elif form == "equity":
            support = owned("fund", paid, ranked, whole=invested(ranked))
        else:
            support = Support(name="fund", received=paid)
        result = statement(replace(plan, support=(shifted(support, -plan.shift),)), each)
        money = plain_money(form, paid, (rate, grace, grace + more), last, nominal, spent)
        kinds = {
            kind: {year - plan.shift: of[kind] for year, of in money.items() if of[kind]}
            for kind in ("received", "repaid", "interest", "dividends")
        }
        expected = plain_net_flow(replace(plan, support=(Support(name="fund", **kinds),)), each)
        assert result.net_flow.tolist() == pytest.approx(expected, rel=1e-9, abs=1e-6)
        if form == "loan":
            assert sum(of["received"] - of["repaid"] for of in money.values()) == pytest.approx(0.0, abs=1e-9)


def plain_spent(d: Drivers, t: Terms) -> float:
    """Return the whole investment in money of the years in which it is spent."""
    phasing = {year + d.shift: share for year, share in (d.phasing or {t.base_year: 1.0}).items()}
    since = t.base_year if d.price_year is None else d.price_year
    whole = 0.0
    for year, share in phasing.items():
        price = 1.0
        for each in range(min(year, since) + 1, max(year, since) + 1):
            price *= 1 + t.inflation.on([each])[0]
        whole += d.investment * share * (price if year >= since else 1 / price)
    return whole
