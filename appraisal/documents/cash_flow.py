"""A project's cash flow as written in its file: drivers, or the net flow by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from appraisal.document import LIST, Document, Key, Line, Share, Text, Year
from appraisal.documents.figure import FigureEntry, FigureTable
from appraisal.finance.drivers import OF_PRODUCT, RATES

Path = tuple[str | int, ...]
AMOUNTS = ("revenue", "operating_cost", "fixed_cost", "payroll", "residual_value")
_WHOLE = 1e-9  # tolerance of the sum of shares, which must be one
_SAID_OF_ALL = ("status", "source", "note", "price_year")


def _not_negative(entry: FigureTable) -> FigureTable:
    for given in entry.numbers:
        if given < 0:
            raise PydanticCustomError("driver_negative", "driver_negative", {"given": given})
    return entry


def _above_ruin(entry: FigureTable) -> FigureTable:
    for given in entry.numbers:
        if given <= -1:
            raise PydanticCustomError("growth_impossible", "growth_impossible", {"given": given})
    return entry


def _sum_to_one(shares: Sequence[float], name: str) -> None:
    if shares and abs(sum(shares) - 1) > _WHOLE:
        raise PydanticCustomError("shares_not_one", "shares_not_one", {"name": name, "sum": sum(shares)})


# Each is checked alone, so that all problems of a document are reported at once.
Amount = Annotated[FigureEntry, AfterValidator(_not_negative)]
Growth = Annotated[FigureEntry, AfterValidator(_above_ruin)]


class ProductTable(Document):
    """One product: `volume` in `unit` a year at full capacity, `price` and `variable_cost` for each unit."""

    name: Key
    title: Text | None = None
    unit: Annotated[Line, Field(min_length=1, max_length=40)]
    volume: Amount
    price: FigureEntry
    variable_cost: Amount | None = None
    price_growth: Growth | None = None
    volume_growth: Growth | None = None


class AssetClassTable(Document):
    """A share of the investment that is depreciated in equal parts over `life` years."""

    name: Key
    title: Text | None = None
    share: Share
    life: Annotated[int, Field(ge=1, le=100)]
    taxed: bool = True


class SupportTable(Document):
    """Public money by year, in money of the day: received, repaid, interest; money that is never repaid is a grant."""

    name: Key
    title: Text | None = None
    received: dict[Year, Amount]
    repaid: dict[Year, Amount] = {}
    interest: dict[Year, Amount] = {}


Part = ProductTable | AssetClassTable | SupportTable


class CashFlow(Document):
    """Drivers of a cash flow, or its net flow by year in `table`; amounts are in the case's money per year.

    `status`, `source` and `note` apply to every driver that states none. `phasing` are shares of the investment by
    year. `price_year` is the price basis of all amounts, including `table`. A negative `residual_value` is a cost of
    closing. `ramp_up` are shares of full capacity in the first years of operation; the last one also holds afterwards.
    Operation begins in the year after the last investment, or in `operation_start`, and `delay` years later.
    """

    status: Literal["published", "claimed", "assumed"] | None = None
    source: Key | None = None
    note: Text | None = None
    life: Annotated[int, Field(ge=1, le=100)] | None = None
    delay: Annotated[int, Field(ge=0, le=20)] = 0
    operation_start: Year | None = None
    price_year: Year | None = None
    phasing: dict[Year, Share] = {}
    ramp_up: Annotated[tuple[Annotated[float, Field(ge=0, le=2)], ...], LIST] = ()
    revenue: Amount | None = None
    operating_cost: Amount | None = None
    fixed_cost: Amount | None = None
    payroll: Amount | None = None
    cost_growth: Growth | None = None
    wage_growth: Growth | None = None
    receivable_days: Amount | None = None
    inventory_days: Amount | None = None
    payable_days: Amount | None = None
    residual_value: FigureEntry | None = None
    products: Annotated[tuple[ProductTable, ...], LIST] = ()
    asset_classes: Annotated[tuple[AssetClassTable, ...], LIST] = ()
    support: Annotated[tuple[SupportTable, ...], LIST] = ()
    table: Annotated[dict[Year, FigureEntry], Field(validate_default=True)] = {}

    @field_validator("phasing")
    @classmethod
    def _whole(cls, phasing: dict[int, float]) -> dict[int, float]:
        _sum_to_one(list(phasing.values()), "phasing")
        return phasing

    @field_validator("asset_classes")
    @classmethod
    def _written_off(cls, classes: tuple[AssetClassTable, ...]) -> tuple[AssetClassTable, ...]:
        _sum_to_one([each.share for each in classes], "asset_classes")
        return classes

    @field_validator("products", "asset_classes", "support")
    @classmethod
    def _named_once(cls, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        names = [part.name for part in parts]
        for number, name in enumerate(names):
            if name in names[:number]:
                raise PydanticCustomError("name_twice", "name_twice", {"name": name})
        return parts

    @field_validator("table")
    @classmethod
    def _either(cls, table: dict[int, FigureTable], info: ValidationInfo) -> dict[int, FigureTable]:
        """Allow either drivers or a table. This check comes last, so that it sees every driver that could be read."""
        drivers = {name: given for name, given in info.data.items() if name not in _SAID_OF_ALL}
        given = sorted(name for name, value in drivers.items() if value != cls.model_fields[name].default)
        if table and given:
            raise PydanticCustomError("table_or_drivers", "table_or_drivers", {"drivers": given})
        if not table and "life" in drivers and drivers["life"] is None:
            raise PydanticCustomError("life_missing", "life_missing", {})
        return table

    def entries(self) -> Iterator[tuple[Path, FigureTable]]:
        """Yield every figure with its path in the document: `("products", 0, "price")`."""
        for name in (*AMOUNTS, *RATES):
            if (entry := getattr(self, name)) is not None:
                yield (name,), entry
        for number, product in enumerate(self.products):
            for part in OF_PRODUCT:
                if (entry := getattr(product, part)) is not None:
                    yield ("products", number, part), entry
        for number, support in enumerate(self.support):
            for kind in ("received", "repaid", "interest"):
                for year, entry in getattr(support, kind).items():
                    yield ("support", number, kind, year), entry
        for year, entry in self.table.items():
            yield ("table", year), entry

    def years(self) -> Iterator[tuple[Path, int]]:
        """Yield every year that the document names, with its path."""
        for year in self.phasing:
            yield ("phasing", year), year
        if self.operation_start is not None:
            yield ("operation_start",), self.operation_start
        for path, _ in self.entries():
            if isinstance(path[-1], int):
                yield path, path[-1]

    def moved(self, year: int, *, delay: int) -> int:
        """Return the year to which a delay of operation moves the flow of a year of `table`.

        Outflows before the first inflow are construction and are not moved; everything from that inflow on is. A table
        without an inflow has no operation to delay.
        """
        begins = min((each for each, entry in self.table.items() if (entry.value or 0) > 0), default=None)
        return year + delay if begins is not None and year >= begins else year

    @staticmethod
    def multipliable() -> tuple[str, ...]:
        """Return the drivers that a scenario may multiply; `revenue` also multiplies the price of every product."""
        return (*AMOUNTS, *OF_PRODUCT)

    def under(self, *, multiply: Mapping[str, float], delay: int, source: str | None = None) -> CashFlow:
        """Return the cash flow with multiplied drivers, which cite `source`, and with operation `delay` years later.

        A table has no drivers, so multipliers of drivers do not change it; the delay does (see `moved`).
        """

        def grown(entry: FigureTable | None, factor: float) -> FigureTable | None:
            return None if entry is None else entry.times(factor, source=source)

        changes: dict[str, object] = {name: grown(getattr(self, name), multiply.get(name, 1.0)) for name in AMOUNTS}
        income = multiply.get("revenue", 1.0)
        changes["products"] = tuple(
            product.model_copy(
                update={
                    part: grown(getattr(product, part), multiply.get(part, 1.0) * (income if part == "price" else 1.0))
                    for part in OF_PRODUCT
                }
            )
            for product in self.products
        )
        if self.table:
            changes["table"] = {self.moved(year, delay=delay): entry for year, entry in self.table.items()}
        else:
            changes["delay"] = self.delay + delay
        return self.model_copy(update=changes)
