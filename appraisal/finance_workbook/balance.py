"""Assets, working capital, support, profit and its tax as formulas (see `finance.lines`)."""

from __future__ import annotations

from appraisal.finance import lines as arithmetic
from appraisal.finance.lines import classes_of
from appraisal.finance_workbook.drivers import supports_of
from appraisal.finance_workbook.lines import Key, Lines, added
from appraisal.text import say


def assets(lines: Lines) -> None:
    """Place depreciation and book value by class, property tax, and the residual at the end."""
    of, end = lines.page.year, lines.page.cell("end")
    classes = classes_of(lines.drivers)
    for each in classes:
        _written_off(lines, each.name)
    names = [each.name for each in classes]
    lines.helper("book", lines.said("book"), lambda s: added(of(("book", name), s) for name in names))
    lines.helper(
        "taxed_book",
        lines.said("taxed_book"),
        lambda s: added(f"{of(('book', name), s)}*{lines.page.cell(('taxed', name))}" for name in names),
    )
    lines.place(
        ("property_tax", ""),
        lambda s: (
            f"-({lines.before('taxed_book', s)}+{of('taxed_book', s)})/2*{of('running', s)}"
            f"*{lines.table('property_tax', s)}"
        ),
    )
    late = ("investment", "")  # spending after the closing year has no operation left to carry it
    lines.place(
        ("write_off", ""),
        lambda s: f"IF({of('year', s)}={end},-{of('book', s)},IF({of('year', s)}>{end},{of(late, s)},0))",
    )
    lines.place(("book_value", ""), lambda s: f"IF({of('year', s)}>={end},0,{of('book', s)})")
    lines.place(
        ("residual_value", ""),
        lambda s: f"IF({of('year', s)}={end},{lines.driver('residual_value')}*{of('price', s)},0)",
    )


def _written_off(lines: Lines, name: str) -> None:
    """Place a class's straight-line depreciation, from operation on or from the year after the spending."""
    page, of = lines.page, lines.page.year
    life = page.cell(("class_life", name)) if name else page.cell("life")
    share, last = page.cell(("share", name)), page.cell("last")
    lines.place(
        ("depreciation", name),
        lambda s: (
            f"SUMPRODUCT({page.span(('investment', ''))}*({page.span('begins')}<={of('year', s)})"
            f"*({of('year', s)}<{page.span('begins')}+{life}))*{share}/{life}*IF({of('year', s)}<={last},1,0)"
        ),
    )
    lines.helper(
        ("book", name),
        say("finance.workbook.book_of", lines.language, name=lines.class_title(name)),
        lambda s: (
            f"{lines.before(('book', name), s)}-{of(('investment', ''), s)}*{share}+{of(('depreciation', name), s)}"
        ),
    )


def capital(lines: Lines) -> None:
    """Place the working capital held at year end, released in the last year of operation, and its change."""
    of, last = lines.page.year, lines.page.cell("last")
    receivable, inventory, payable = (lines.driver(f"{each}_days") for each in ("receivable", "inventory", "payable"))
    purchases = ("variable_cost", "operating_cost", "fixed_cost")
    held: Key = ("working_capital_held", "")
    lines.place(
        held,
        lambda s: (
            f"IF({of('year', s)}={last},0,(({lines.sum_of(('revenue',), s)})*{receivable}"
            f"-({lines.sum_of(purchases, s)})*({inventory}-{payable}))/365)"
        ),
    )
    lines.place(("working_capital", ""), lambda s: f"{lines.before(held, s)}-{of(held, s)}")


def support(lines: Lines) -> None:
    """Place public money received, repaid, its interest, and the debt."""
    for each in supports_of(lines.drivers):
        for kind, given, sign in zip(
            arithmetic.SUPPORT, ("received", "repaid", "interest", "dividends"), ("", "-", "-", "-"), strict=True
        ):
            if given != "dividends" or each.dividends:
                _paid(lines, (kind, each.name), (given, each.name), sign)
        _owed(lines, each.name)


def _paid(lines: Lines, key: Key, given: Key, sign: str) -> None:
    of = lines.page.year
    lines.place(key, lambda s: f"{sign}{of(given, s)}")


def _owed(lines: Lines, name: str) -> None:
    of, key = lines.page.year, ("support_held", name)
    moved = (("support_received", name), ("support_repaid", name))
    lines.place(key, lambda s: f"{lines.before(key, s)}+{added(of(each, s) for each in moved)}")


def _cap(lines: Lines, step: int) -> str:
    """Return the share of a profit that carried losses may offset: 0 for an untaxed one."""
    return f"{lines.table('loss_cap', step)}*({lines.table('profit_tax', step)}>0)"


def _taxed(profit: str, cap: str, carried: str) -> str:
    return f"MAX({profit},0)-MIN(MAX({profit},0)*{cap},{carried})"


def result(lines: Lines) -> None:
    """Place profit, losses carried forward under their cap, profit tax, and the flows before and after support."""
    of = lines.page.year
    profit, taxed, carried = ("profit_before_tax", ""), ("taxed_profit", ""), ("losses_carried", "")
    flow: Key = ("flow_before_support", "")
    lines.place(profit, lambda s: lines.sum_of(arithmetic.TAXABLE, s))
    lines.place(taxed, lambda s: _taxed(of(profit, s), _cap(lines, s), lines.before(carried, s)))
    lines.place(carried, lambda s: f"MAX({lines.before(carried, s)}-{of(profit, s)}+{of(taxed, s)},0)")
    lines.place(("profit_tax", ""), lambda s: f"-{of(taxed, s)}*{lines.table('profit_tax', s)}")
    lines.place(("profit_after_tax", ""), lambda s: f"{of(profit, s)}+{of(('profit_tax', ''), s)}")
    lines.place(flow, lambda s: lines.sum_of((*arithmetic.CASH_BEFORE_TAX, "profit_tax"), s))
    lines.place(("net_flow", ""), lambda s: f"{of(flow, s)}+{lines.sum_of(arithmetic.SUPPORT, s)}")
