"""The drivers of a project's cash flow: plain numbers in the case's money, each with a path and a status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from appraisal.errors import DefectError
from appraisal.figures import Status, weakest

AMOUNTS = ("investment", "revenue", "operating_cost", "fixed_cost", "payroll", "residual_value")
RATES = ("cost_growth", "wage_growth", "receivable_days", "inventory_days", "payable_days")
WHOLE = ("life", "delay", "shift")
OF_PRODUCT = ("volume", "price", "variable_cost", "price_growth", "volume_growth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One product: `volume` per year at full capacity, `price` and `variable_cost` for each unit.

    Prices grow by `price_growth` a year from the base year (beyond inflation), volumes by `volume_growth` a year from
    the first year of operation.
    """

    name: str
    volume: float
    price: float
    variable_cost: float = 0.0
    price_growth: float = 0.0
    volume_growth: float = 0.0
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetClass:
    """A share of the investment, depreciated in equal parts over `life` years; `taxed`: whether property tax is due."""

    name: str
    share: float
    life: int
    taxed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Public money in money of the day: received, repaid, interest, by year; money that is never repaid is a grant.

    Received money is not taxed. `dividends` go to the fund as an owner of a part of the project, after tax.
    """

    name: str
    received: Mapping[int, float]
    repaid: Mapping[int, float] = field(default_factory=dict)
    interest: Mapping[int, float] = field(default_factory=dict)
    dividends: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drivers:
    """The drivers of one project, in prices of `price_year` (None: the base year).

    Support is not indexed: it is money of the day, as in a contract. A simple case gives `investment`, `phasing`,
    `revenue`, `operating_cost` and `life`. Revenue, products and `operating_cost` follow `ramp_up` (shares of full
    capacity in the first years; the last one also holds afterwards; default: full capacity at once); `fixed_cost` and
    `payroll` do not. Operation begins in the year after the last investment, or in `operation_start`; `delay` moves
    only operation, `shift` moves the whole project. Working capital is days of revenue (receivable) and of bought cost
    (inventory minus payable). Without phasing everything is invested in the base year. Without asset classes everything
    is depreciated over `life`.

    `statuses` maps a path (`revenue`, `products.coke.price`, `phasing`) to its status; other given drivers have
    `status`.
    """

    investment: float
    life: int
    phasing: Mapping[int, float] = field(default_factory=dict)
    revenue: float = 0.0
    products: tuple[Product, ...] = ()
    operating_cost: float = 0.0
    fixed_cost: float = 0.0
    payroll: float = 0.0
    cost_growth: float = 0.0
    wage_growth: float = 0.0
    ramp_up: tuple[float, ...] = ()
    operation_start: int | None = None
    delay: int = 0
    shift: int = 0
    asset_classes: tuple[AssetClass, ...] = ()
    receivable_days: float = 0.0
    inventory_days: float = 0.0
    payable_days: float = 0.0
    residual_value: float = 0.0
    support: tuple[Support, ...] = ()
    price_year: int | None = None
    status: Status = Status.ASSUMED
    statuses: Mapping[str, Status] = field(default_factory=dict)

    def values(self) -> dict[str, float]:
        """Return every single number by its path.

        Example:
            >>> coke = Product(name="coke", volume=3, price=2)
            >>> Drivers(investment=10, life=5, products=(coke,)).values()["products.coke.price"]
            2.0
        """
        own = {path: float(getattr(self, path)) for path in (*AMOUNTS, *RATES, *WHOLE)}
        sold = {
            product_path(product.name, part): float(getattr(product, part))
            for product in self.products
            for part in OF_PRODUCT
        }
        return own | sold

    def with_values(self, values: Mapping[str, float]) -> Drivers:
        """Return the drivers with new numbers at some paths; life, delay and shift are rounded to whole years."""
        known = self.values()
        if unknown := sorted(set(values) - set(known)):
            raise DefectError(f"no drivers {unknown}")
        own: dict[str, float | int] = {
            path: round(value) if path in WHOLE else value for path, value in values.items() if "." not in path
        }
        products = tuple(_with_values(product, values) for product in self.products)
        return replace(self, products=products, **own)  # type: ignore[arg-type]

    def status_of(self, *paths: str) -> Status:
        """Return the weakest status of the drivers at the paths; a driver that is zero and has no status was not given.

        A support, `support.<name>`, always counts as given.
        """
        stated, usual = self.statuses, self.status
        return weakest({stated.get(path, usual) for path in paths if path in stated or self._given(path)})

    def _given(self, path: str) -> bool:
        if not path.startswith("products."):
            return bool(getattr(self, path, True))
        owner, _, part = path.rpartition(".")
        return all(getattr(product, part) for product in self.products if owner == f"products.{product.name}")


def _with_values(product: Product, values: Mapping[str, float]) -> Product:
    parts = {part: values.get(product_path(product.name, part), getattr(product, part)) for part in OF_PRODUCT}
    return Product(name=product.name, unit=product.unit, **parts)


def product_path(name: str, part: str) -> str:
    """Return the path of a product's number: `products.coke.price`."""
    return f"products.{name}.{part}"
