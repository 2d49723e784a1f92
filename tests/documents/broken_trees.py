"""One change for each thing that a document can be told: its key, the change, and where it must be told."""

from __future__ import annotations

from appraisal.documents.findings import Path
from tests.documents.small_tree import GONE

A: Path = ("projects", "a")
FLOW: Path = (*A, "cash_flow")
EXPERT: Path = ("council", "experts", 0)
RULE: Path = ("rules", "rules", 0)
LONG = "x" * 4001
ASKED = {"2014": 5}
TWICE = {"name": "a", "group": "coal", "request": ASKED, "requests": {"council": ASKED}}

# key: (path of the change, value, path at which it is told where that is another)
BROKEN: dict[str, tuple[Path, object] | tuple[Path, object, Path]] = {
    "after_last_year": (("case", "last_year"), 2014, ("projects", "b", "cash_flow", "table", 2015)),
    "amount_negative": ((*A, "figures", "investment"), -5),
    "before_base_year": ((*A, "request"), {"2011": 5}, (*A, "request", 2011)),
    "bounds_contradict_direction": (("criteria", "jobs", "direction"), "less", ("criteria", "jobs")),
    "request_twice": (A, TWICE, (*A, "requests", "council")),
    "return_without_reason": ((*A, "request"), {"2014": -5}, (*A, "request", 2014)),
    "date_malformed": (("case", "sources", "report", "date"), "May 2012"),
    "document_missing": (("set",), None),
    "driver_negative": ((*FLOW, "revenue"), -3),
    "fund_is_budget": (("rules", "funds"), {"council": {"total": 3}}, ("rules",)),
    "growth_impossible": ((*FLOW, "cost_growth"), -1.5),
    "inflation_missing": (("case", "inflation"), GONE, ("case", "price_year")),
    "investment_is_given": (("case", "figures", "investment"), {"title": "I", "unit": "million RUB"}),
    "investor_without_bound": (RULE, {"kind": "investor"}),
    "key_malformed": (("projects", "../../x"), {"name": "X", "group": "coal"}),
    "key_missing": ((*A, "name"), GONE),
    "key_unknown": ((*A, "groop"), "coal"),
    "kind_missing": (RULE, {"at_most": 2}, (*RULE, "kind")),
    "last_year_early": (("case", "last_year"), 2011),
    "life_missing": ((*FLOW, "life"), GONE, FLOW),
    "list_expected": ((*A, "investors"), "one; two"),
    "list_too_long": ((*A, "figures", "jobs", "range"), [1, 40, 50]),
    "list_too_short": ((*A, "figures", "jobs", "range"), [1]),
    "measure_or_rating": (("criteria", "jobs", "measure"), GONE, ("criteria", "jobs")),
    "missing_with_value": ((*A, "figures", "jobs", "status"), "missing", (*A, "figures", "jobs")),
    "name_twice": ((*FLOW, "support"), [{"name": "s", "received": {}}, {"name": "s", "received": {}}]),
    "no_projects": (("projects",), {}),
    "not_a_rating": ((*EXPERT, "ratings", "jobs"), {"a": 5}),
    "not_finite": ((*A, "figures", "jobs"), float("inf")),
    "not_in_order": (("case", "projects"), ["a"]),
    "nothing_of_a_quantity": (("case", "figures", "jobs", "nothing"), 1),
    "number_expected": ((*A, "figures", "jobs"), "4,5"),
    "number_not_above": (("rules", "reference_cost"), 0),
    "number_too_large": (("case", "taxes", "profit", 0, "rate"), 20),
    "number_too_small": (("set", "weights", "jobs"), -1),
    "point_malformed": (("criteria", "fit", "rating", "anchors", "best"), "good"),
    "price_year_missing": (("case", "price_year"), GONE, ("case",)),
    "range_reversed": ((*A, "figures", "jobs", "range"), [50, 3], (*A, "figures", "jobs")),
    "range_without_value": ((*A, "figures", "jobs", "range"), [41, 50], (*A, "figures", "jobs")),
    "rate_impossible": (("case", "discount_rate"), -1),
    "rates_end_early": (("case", "taxes", "profit", 0, "years"), [2012, 2014]),
    "rating_off_scale": ((*EXPERT, "ratings", "fit", "a"), 10),
    "rule_bounds_reversed": (RULE, {"kind": "count", "at_least": 3, "at_most": 2}),
    "rule_key_twice": (("rules", "rules"), [{"kind": "count", "at_most": 2, "key": "k"}] * 2, ("rules",)),
    "rule_names_twice": (RULE, {"kind": "mandatory", "projects": ["a", "a"]}),
    "loan_grace_long": (("rules", "budget", "loan"), {"rate": 0.05, "grace": 5, "years": 5}),
    "loan_terms_idle": (("rules", "budget"), {"form": "grant", "loan": {"rate": 0.05, "years": 5}}),
    "loan_terms_missing": (("rules", "budget"), {"form": "loan"}),
    "rule_requires_itself": (RULE, {"kind": "prerequisite", "project": "a", "requires": ["a"]}),
    "rule_without_bound": (RULE, {"kind": "count"}),
    "shares_not_one": ((*FLOW, "phasing"), {"2013": 0.5}),
    "status_without_value": ((*A, "figures", "jobs"), {"status": "assumed"}),
    "table_expected": ((*A, "figures"), 7),
    "table_or_drivers": ((*FLOW, "table"), {"2013": 5}),
    "tax_starts_late": (("case", "taxes", "profit", 0, "years"), [2013, 2060]),
    "tax_years_apart": (
        ("case", "taxes", "profit", 1),
        {"years": [2062, 2070], "rate": 0.1},
        ("case", "taxes", "profit", 1, "years"),
    ),
    "text_empty": (("case", "unit"), " "),
    "text_expected": (("case", "unit"), 7),
    "text_in_languages": ((*A, "name"), {"de": "Kohle"}),
    "text_too_long": ((*A, "note"), LONG),
    "twice": ((*A, "options", 1), {"key": "small", "title": "Again"}, (*A, "options", 1, "key")),
    "unit_wrong": ((*A, "figures", "jobs", "unit"), "people"),
    "unknown_criterion": (("set", "weights", "job"), 1),
    "unknown_driver": (("scenarios", "low", "multiply", "revenu"), 1),
    "unknown_figure": ((*A, "figures", "jubs"), 1),
    "unknown_group": ((*A, "group"), "cool"),
    "unknown_mark": ((*A, "marks"), ["smal_firm"], (*A, "marks", 0)),
    "unknown_project": ((*EXPERT, "recused"), ["c"]),
    "unknown_source": ((*A, "source"), "raport"),
    "weight_missing": (("set", "weights", "fit"), GONE, ("set", "weights", "fit")),
    "weighting_unanswered": ((*EXPERT, "weights"), {"method": "ahp", "points": {"jobs": 1}}),
    "weights_all_zero": (("set", "weights"), {"jobs": 0, "fit": 0}),
    "whole_number_expected": (("case", "base_year"), 2012.5),
    "word_unknown": (("case", "prices"), "reel"),
    "year_impossible": ((*A, "commissioning_year"), 20270),
    "yes_or_no_expected": (("scenarios", "low", "covers_risk"), "да"),
}
