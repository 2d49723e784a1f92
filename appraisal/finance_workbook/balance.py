"""Assets, working capital, support, profit and its tax as formulas (see `finance.lines`)."""

from __future__ import annotations

from appraisal.finance import lines as arithmetic
from appraisal.finance.lines import classes_of
from appraisal.finance_workbook.drivers import supports_of
from appraisal.finance_workbook.project_page import ProjectPage, added


def assets(page: ProjectPage) -> None:
    """Place depreciation and book value by class, property tax, and the residual at the end."""
    of, end = page.year, page.cell("end")
    names = [each.name for each in classes_of(page.drivers)]
    for name in names:
        _written_off(page, name)
    page.helper("book", lambda s: added(of(("book", name), s) for name in names))
    page.helper(
        "taxed_book", lambda s: added(f"{of(('book', name), s)}*{page.cell(('taxed', name))}" for name in names)
    )
    page.place(
        "property_tax",
        lambda s: (
            f"-({page.before('taxed_book', s)}+{of('taxed_book', s)})/2*{of('running', s)}"
            f"*{page.table('property_tax', s)}"
        ),
    )
    late = ("investment", "")  # spending after the closing year has no operation left to carry it
    page.place(
        "write_off", lambda s: f"IF({of('year', s)}={end},-{of('book', s)},IF({of('year', s)}>{end},{of(late, s)},0))"
    )
    page.place("book_value", lambda s: f"IF({of('year', s)}>={end},0,{of('book', s)})")
    page.place(
        "residual_value", lambda s: f"IF({of('year', s)}={end},{page.cell('residual_value')}*{of('price', s)},0)"
    )


def _written_off(page: ProjectPage, name: str) -> None:
    """Place a class's straight-line depreciation, from operation on or from the year after the spending."""
    of, spent, book, off = page.year, ("investment", ""), ("book", name), ("depreciation", name)
    life = page.cell(("class_life", name)) if name else page.cell("life")
    share, last = page.cell(("share", name)), page.cell("last")
    page.place(
        "depreciation",
        lambda s: (
            f"SUMPRODUCT({page.span(spent)}*({page.span('begins')}<={of('year', s)})"
            f"*({of('year', s)}<{page.span('begins')}+{life}))*{share}/{life}*IF({of('year', s)}<={last},1,0)"
        ),
        name,
    )
    page.line(
        book,
        page.said("book_of", name=page.class_title(name)),
        lambda s: f"{page.before(book, s)}-{of(spent, s)}*{share}+{of(off, s)}",
    )


def capital(page: ProjectPage) -> None:
    """Place the working capital held at year end, released in the last year of operation, and its change."""
    of, last, held = page.year, page.cell("last"), ("working_capital_held", "")
    receivable, inventory, payable = (page.cell(f"{each}_days") for each in ("receivable", "inventory", "payable"))
    purchases = ("variable_cost", "operating_cost", "fixed_cost")
    page.place(
        held[0],
        lambda s: (
            f"IF({of('year', s)}={last},0,(({page.sum_of(('revenue',), s)})*{receivable}"
            f"-({page.sum_of(purchases, s)})*({inventory}-{payable}))/365)"
        ),
    )
    page.place("working_capital", lambda s: f"{page.before(held, s)}-{of(held, s)}")


def support(page: ProjectPage) -> None:
    """Place public money received, repaid, its interest, and the debt."""
    for each in supports_of(page.drivers):
        for kind, given, sign in zip(
            arithmetic.SUPPORT, ("received", "repaid", "interest", "dividends"), ("", "-", "-", "-"), strict=True
        ):
            if given != "dividends" or each.dividends:
                _paid(page, kind, given, each.name, sign)
        _owed(page, each.name)


def _paid(page: ProjectPage, kind: str, given: str, name: str, sign: str) -> None:
    page.place(kind, lambda s: f"{sign}{page.year((given, name), s)}", name)


def _owed(page: ProjectPage, name: str) -> None:
    key, moved = ("support_held", name), (("support_received", name), ("support_repaid", name))
    page.place(key[0], lambda s: f"{page.before(key, s)}+{added(page.year(each, s) for each in moved)}", name)


def _taxed(page: ProjectPage, step: int) -> str:
    """Return the profit less the carried losses that may offset it: of an untaxed one none."""
    profit, carried = page.year(("profit_before_tax", ""), step), page.before(("losses_carried", ""), step)
    cap = f"{page.table('loss_cap', step)}*({page.table('profit_tax', step)}>0)"
    return f"MAX({profit},0)-MIN(MAX({profit},0)*{cap},{carried})"


def result(page: ProjectPage) -> None:
    """Place profit, losses carried forward under their cap, profit tax, and the flows before and after support."""
    of = page.year
    profit, taxed, carried = ("profit_before_tax", ""), ("taxed_profit", ""), ("losses_carried", "")
    page.place(profit[0], lambda s: page.sum_of(arithmetic.TAXABLE, s))
    page.place(taxed[0], lambda s: _taxed(page, s))
    page.place(carried[0], lambda s: f"MAX({page.before(carried, s)}-{of(profit, s)}+{of(taxed, s)},0)")
    page.place("profit_tax", lambda s: f"-{of(taxed, s)}*{page.table('profit_tax', s)}")
    page.place("profit_after_tax", lambda s: f"{of(profit, s)}+{of(('profit_tax', ''), s)}")
    page.place("flow_before_support", lambda s: page.sum_of((*arithmetic.CASH_BEFORE_TAX, "profit_tax"), s))
    before = ("flow_before_support", "")
    page.place("net_flow", lambda s: f"{of(before, s)}+{page.sum_of(arithmetic.SUPPORT, s)}")
