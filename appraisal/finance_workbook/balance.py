"""Assets, working capital, support, profit and its tax as formulas (see `finance.lines`)."""

from __future__ import annotations

from appraisal.finance import lines as arithmetic
from appraisal.finance.lines import classes_of
from appraisal.finance_workbook.drivers import supports_of
from appraisal.finance_workbook.project_sheet import ProjectSheet, added


def assets(sheet: ProjectSheet) -> None:
    """Place depreciation and book value by class, property tax, and the residual at the end."""
    of, end = sheet.year, sheet.cell("end")
    names = [each.name for each in classes_of(sheet.drivers)]
    for name in names:
        _written_off(sheet, name)
    sheet.helper("book", lambda s: added(of(("book", name), s) for name in names))
    sheet.helper(
        "taxed_book", lambda s: added(f"{of(('book', name), s)}*{sheet.cell(('taxed', name))}" for name in names)
    )
    sheet.place(
        "property_tax",
        lambda s: (
            f"-({sheet.before('taxed_book', s)}+{of('taxed_book', s)})/2*{of('running', s)}"
            f"*{sheet.table('property_tax', s)}"
        ),
    )
    late = ("investment", "")  # spending after the closing year has no operation left to carry it
    sheet.place(
        "write_off", lambda s: f"IF({of('year', s)}={end},-{of('book', s)},IF({of('year', s)}>{end},{of(late, s)},0))"
    )
    sheet.place("book_value", lambda s: f"IF({of('year', s)}>={end},0,{of('book', s)})")
    sheet.place(
        "residual_value", lambda s: f"IF({of('year', s)}={end},{sheet.cell('residual_value')}*{of('price', s)},0)"
    )


def _written_off(sheet: ProjectSheet, name: str) -> None:
    """Place a class's straight-line depreciation, from operation on or from the year after the spending."""
    of, spent, book, off = sheet.year, ("investment", ""), ("book", name), ("depreciation", name)
    life = sheet.cell(("class_life", name)) if name else sheet.cell("life")
    share, last = sheet.cell(("share", name)), sheet.cell("last")
    sheet.place(
        "depreciation",
        lambda s: (
            f"SUMPRODUCT({sheet.span(spent)}*({sheet.span('begins')}<={of('year', s)})"
            f"*({of('year', s)}<{sheet.span('begins')}+{life}))*{share}/{life}*IF({of('year', s)}<={last},1,0)"
        ),
        name,
    )
    sheet.line(
        book,
        sheet.said("book_of", name=sheet.class_title(name)),
        lambda s: f"{sheet.before(book, s)}-{of(spent, s)}*{share}+{of(off, s)}",
    )


def capital(sheet: ProjectSheet) -> None:
    """Place the working capital held at year end, released in the last year of operation, and its change."""
    of, last, held = sheet.year, sheet.cell("last"), ("working_capital_held", "")
    receivable, inventory, payable = (sheet.cell(f"{each}_days") for each in ("receivable", "inventory", "payable"))
    purchases = ("variable_cost", "operating_cost", "fixed_cost")
    sheet.place(
        held[0],
        lambda s: (
            f"IF({of('year', s)}={last},0,(({sheet.sum_of(('revenue',), s)})*{receivable}"
            f"-({sheet.sum_of(purchases, s)})*({inventory}-{payable}))/365)"
        ),
    )
    sheet.place("working_capital", lambda s: f"{sheet.before(held, s)}-{of(held, s)}")


def support(sheet: ProjectSheet) -> None:
    """Place public money received, repaid, its interest, and the debt."""
    for each in supports_of(sheet.drivers):
        for kind, given, sign in zip(
            arithmetic.SUPPORT, ("received", "repaid", "interest", "dividends"), ("", "-", "-", "-"), strict=True
        ):
            if given != "dividends" or each.dividends:
                _paid(sheet, kind, given, each.name, sign)
        _owed(sheet, each.name)


def _paid(sheet: ProjectSheet, kind: str, given: str, name: str, sign: str) -> None:
    sheet.place(kind, lambda s: f"{sign}{sheet.year((given, name), s)}", name)


def _owed(sheet: ProjectSheet, name: str) -> None:
    key, moved = ("support_held", name), (("support_received", name), ("support_repaid", name))
    sheet.place(key[0], lambda s: f"{sheet.before(key, s)}+{added(sheet.year(each, s) for each in moved)}", name)


def _taxed(sheet: ProjectSheet, step: int) -> str:
    """Return the profit less the carried losses that may offset it: of an untaxed one none."""
    profit, carried = sheet.year(("profit_before_tax", ""), step), sheet.before(("losses_carried", ""), step)
    cap = f"{sheet.table('loss_cap', step)}*({sheet.table('profit_tax', step)}>0)"
    return f"MAX({profit},0)-MIN(MAX({profit},0)*{cap},{carried})"


def result(sheet: ProjectSheet) -> None:
    """Place profit, losses carried forward under their cap, profit tax, and the flows before and after support."""
    of = sheet.year
    profit, taxed, carried = ("profit_before_tax", ""), ("taxed_profit", ""), ("losses_carried", "")
    sheet.place(profit[0], lambda s: sheet.sum_of(arithmetic.TAXABLE, s))
    sheet.place(taxed[0], lambda s: _taxed(sheet, s))
    sheet.place(carried[0], lambda s: f"MAX({sheet.before(carried, s)}-{of(profit, s)}+{of(taxed, s)},0)")
    sheet.place("profit_tax", lambda s: f"-{of(taxed, s)}*{sheet.table('profit_tax', s)}")
    sheet.place("profit_after_tax", lambda s: f"{of(profit, s)}+{of(('profit_tax', ''), s)}")
    sheet.place("flow_before_support", lambda s: sheet.sum_of((*arithmetic.CASH_BEFORE_TAX, "profit_tax"), s))
    before = ("flow_before_support", "")
    sheet.place("net_flow", lambda s: f"{of(before, s)}+{sheet.sum_of(arithmetic.SUPPORT, s)}")
