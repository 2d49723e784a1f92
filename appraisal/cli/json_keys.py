"""The keys of every JSON document in one table: by type of result or name of a document, in their order.

A word is a key, read off the attribute of that name; `key=path` reads another, through several things of each.
`key|part` and `key=path|part` pass what was read through a part, `key=|part` the result itself: a part is other keys of
this table, or a function in `to_json` or in the `json_` module of the command. `a.b` puts a key inside another, and `*`
lays all keys of what was read in place. Outsiders rely on them: keys may be added, not renamed (README: "JSON").
"""

from __future__ import annotations

KEYS = {
    # every command that refuses, check, and the commands that write files
    "problems": "problems=problems|problems_with_places",
    "problem": "key *=place|where text=|problem_text",
    "Place": "file sheet row column",
    "check": "case=report.case.key problems=report.problems remarks",
    "written": "written",
    "Appraisal": "case=effective.key scenario digest=effective.digest",
    # rank
    "rank": """*=|Appraisal method=settings.method weights=weights.whose criteria=|criteria ranking=|ranked
        not_ranked=|not_ranked remarks""",
    "Criterion": "title unit direction",
    "ranked_row": """rank=project|rank_of project name=project|name_of closeness score=project|score_of interval
        places_seen=project|places_seen values=project|cells statuses=project|statuses""",
    "not_ranked_row": "project name=project|name_of missing interval places_seen=project|places_seen",
    # select
    "select": """*=|Appraisal status=portfolio.status gap=portfolio.gap objective=portfolio.objective
        weights=weights.whose objective_value=portfolio.value budget=selection.total_budget spent=portfolio.cost|money
        unit=effective.head.unit selected=portfolio.items totals=portfolio.chosen|totals
        bonuses=portfolio.chosen|bonuses spending=portfolio.chosen|spending
        equal_best=portfolio.equal_best readings|readings readings_compared=readings|compared
        readings_without=readings|without next_best=|next_best differs_by_3=|differs_by_3
        most_different=|most_different binding=|binding core=selection|core left_out=|left_out
        clashes=selection.clashes.sets relaxations=|relaxations confirmed_by=portfolio.confirmed_by""",
    "Item": "project option cost|money name=project|name_of",
    "Portfolio": "objective_value=value spent=cost|money selected=chosen|options *=chosen|changed",
    "Binding": """rule=limit.rule key=limit.key from=limit.value to step=|step unit=limit.unit|unit edits
        sentence=|binding_text buys.objective=gain buys.*=change|changes""",
    "Edit": "file keys from=before to=after",
    "PortfolioRobustness": "space portfolios=core.portfolios|count *=core",
    "RobustPortfolios": "core_index core borderline exterior",
    # frontier
    "frontier": """case=appraisal.effective.key scenario=appraisal.scenario objective=known.objective
        weights=appraisal.weights.whose unit=appraisal.effective.head.unit breakpoints=known|breakpoints
        intervals=known.intervals|intervals exact=known.exact status=|status left_out=appraisal|left_out
        clashes=under.selection.clashes.sets|list relaxations=under|relaxations""",
    "breakpoint": """budget=point.budget|money objective_value=point.value selected=point.chosen|projects
        options=point.chosen|options *=since|changes equal_best=point.equal_best gap=point.gap""",
    # explain
    "explain": """case=appraisal.effective.key scenario=appraisal.scenario *=place_interval|place chosen=|chosen
        option=why.opposite.option budgets=place_interval.project|budgets regret=why.opposite|regret
        ways_in=why.ways.proved contributions=place_interval.project|contributions why_this_place=said_of_place
        why_in_or_out=said_of_portfolio""",
    "place": "project place interval places_seen=project|places_at_once closeness missing",
    "Opposite": "value=regret share *=change|changes",
    "WayIn": "kind key from=before to=after unit|unit edits sentence=|way_text",
    "FigureFlip": "project criterion value needed change ahead place",
    "Gap": "criterion value other_value weighted_difference closeness_effect",
    # finance
    "finance": """*=|head projects=financed|values record=effective|record checks=effective|checks
        uplift=|uplift scenarios=|scenarios""",
    "finance_head": """*=|Appraisal unit=effective.head.unit prices=effective.head.prices
        base_year=effective.head.base_year rate=effective.rate.known *=|discount remarks=|finance_remarks""",
    "Discount": "rate_parts=built.parts|list built_rate=built warnings=|warnings",
    "RatePart": "kind value status source date",
    "BuiltRate": "real nominal",
    "ProjectVariant": "project option=key name=document.name missing=missing_for_cash_flow *=|financed",
    "Indicators": """npv irr=internal_rates.rates irr_outcome=internal_rates.outcome
        irr_borrowing=internal_rates.borrowing mirr profitability_index index_basis equivalent_annual_value
        payback_years=payback discounted_payback_years=discounted_payback begins peak_funding peak_year
        levelised_cost|dict status""",
    "Line": "line=kind item role status amounts",
    "Views": """commercial.npv=commercial.npv commercial.npv_before_funds=before.npv budget public unpriced
        counted_twice=twice""",
    "BudgetView": """npv payback_years=payback leverage jobs_per_unit_of_support=jobs_per_rouble receipts|dict given
        flow status""",
    "PublicView": "npv irr=internal_rates.rates effects|dict flow status",
    "Record": "projects money jobs promised_per_1000=promised achieved_per_1000=achieved",
    "Check": """project figure=kind ratio against value reference bounds=|bounds times comparators=count verdict
        text=|check_text""",
    "UpliftBeside": "offered before=|untouched after",
    "Offered": "class=uplift.kind capital=uplift.capital delay_years=delay",
    "Beside": "scenario=key problems *=outcome|outcome",
    "Outcome": "npv=npv.value places selected=chosen",
    # finance --project
    "Risk": """*=|head projects=variant|alone *=|risks scenarios=|scenarios claims=variant.project|claims
        checks=variant.project|own_checks grounds=variant|inputs sources=variant.case.head.sources""",
    "risk": "tornado switching=switches simulation drawn_twice=simulation|drawn_twice surface",
    "Bar": "driver low high npv_low npv_high",
    "Tornado": "npv bars",
    "Switch": "driver base value change text=|switch_text",
    "Simulation": "draws seed loss_probability mean *=percentiles|percentiles histogram|histogram convergence",
    "Convergence": "draws=counts loss loss_error mean mean_error",
    "Surface": "rows.driver=row_driver rows.values=rows columns.driver=column_driver columns.values=columns npv",
    "ClaimBeside": """figure=dispute.kind chosen=dispute.figure.value claim=claim.value status=claim.status
        source=claim.source after""",
    "Input": "path value|pairs unit range=|range status source note lines|fed",
    "Source": "title url date page",
    # robustness
    "Findings": """*=appraisal draws=run.draws seed=run.seed model=run.model space vary level=run.level
        weights.whose=appraisal.weights.whose weights.values=appraisal.weights.by_criterion
        acceptability=run.places|by_project intervals=run.intervals|by_project likely_places=run|likely_places
        mean_places=run.mean_places|by_project bands=run.bands|bands first_boundary=run.pairwise|first_boundary
        settled=run|settled central_weights=run.central_weights|central confidence=run.confidence|by_project
        pairwise=run.pairwise|pairwise first_place_flip=appraisal.sensitivity.first_flip neighbour_flips
        weight_spans=appraisal.ranking|weight_spans figure_flips=appraisal.ranking|steps
        methods=appraisal.sensitivity.panel leave_out.projects=appraisal.sensitivity.projects_out
        leave_out.experts=without council=appraisal.sensitivity.council
        exchange_rates=appraisal.sensitivity.exchange_rates portfolios=|portfolios information=requests
        left_out=|not_computed""",
    "WeightFlip": "leader rival weights distance proven",
    "WeightInterval": "criterion weight low high loses_below loses_above",
    "Panel": "opinions places=|span",
    "Opinion": "method weights values|by_criterion places|by_ranked tau_b weighted_correlation=r_w problems",
    "WithoutProject": "project moves",
    "Move": "project before after",
    "ExpertOut": "expert weights|by_criterion moves intervals|moved *=portfolio|would_change",
    "Deliberation": """agreement|agreement agreement_on_weights=on_weights tolerance agenda leniency|leniency
        weights=own_weights|each_weights judgements=judged group_judgements=group.judgements
        group_priorities=group.priorities|by_criterion""",
    "CriterionAgreement": "*=concordance among=experts on=projects",
    "Concordance": "w chi2 degrees p rough_p meaning undefined experts=judges projects=items",
    "AgendaItem": "project criterion spread lowest highest lowest_experts highest_experts",
    "Priorities": "weights|by_criterion consistency_ratio consistent",
    "ExchangeRate": "criterion amount reference worth",
    "Request": """project criterion rated status low high first_changes place_change gain portfolio_changes
        projects_changed choosable""",
    "in_portfolios": """*=appraisal.portfolio_robustness|robust acceptability=drawn
        experts=appraisal.portfolio_robustness.experts""",
    "robust": "space *=core non_dominated=core.portfolios|count exact=core.exact",
    "PortfolioAcceptability": "draws projects portfolios|shares",
    "ExpertPortfolios": "own|own_portfolios core_index compromise=compromise.chosen|projects regrets=|regrets",
    # explain --against
    "against": """case=appraisal.effective.key scenario=appraisal.scenario project other
        closeness_difference=apart.closeness_difference gaps=apart.gaps|list above below draws=run.draws
        seed=run.seed what_separates=said""",
    # session
    "recorded": "recorded=saved|saved_events",
    "saved_event": """session=session.key seq=entry.seq at=entry.at kind=entry.event.kind actor=entry.actor
        for_seat=entry.for_seat receipt=|receipt control_code=head|code""",
    "sessions": "sessions=sessions|listed_sessions",
    "listed_session": """session=state.key title=state.opened.title stage=state.stage seq=ending.seq
        control_code=ending.head|code""",
    "shown": """session=seen.session.key title=seen.session.opened.title case=seen.session.opened.case
        stage=seen.session.stage seq=seen.session.seq rules=seen.session.rules|council_rules
        seats=seen.session.seats|seats projects=seen.session|projects_of rounds=seen.session.rounds|rounds
        item=seen.session.item|plain
        motions=seen.session.motions|plain_values conditions=seen.session.conditions|plain_values
        memos=seen.session.memos|plain_list signatures=seen.session.signatures|sorted
        corrections=seen.session.errata|plain_list next=step""",
    "NextStep": "key who seats",
    "listed_seat": "seat=key role person name present revoked",
    "listed_round": "round=number state=|round_state cells=cells|asked_cells finished=finished|sorted",
    "log": "session events=events|logged",
    "logged_event": """seq=header.seq at=header.at kind=header.kind actor=header.actor for_seat=header.for_seat
        hash=head|hex""",
    "codes": "seq code shown=shown|shown_codes",
    "CodeShown": "after code where",
    "verified": "session *=checked",
    "Verification": """events rows first code strange_codes|list not_checked|list withheld|dict clock_back
        control_code=head|code""",
    "Difference": "seq part",
    "imported": "session=state.key seq=state.seq withheld=state.withheld",
    "forgotten": "session seat names",
    "cards": "written site seats",
    "links": "site links",
    "email": "session seat given",
    "agenda": "session *=agenda",
    "Agenda": "round tolerance groups stale cells|asked",
    "Group": "aside cells=items",
    "Stale": "count seats",
    "variants": "session variants=variants|beside closed",
    "motions": "session motions=motions|put closed order overtaken",
    "Turn": "motion on",
    "Resolution": "verdict without_conflicted one_by_one by_project put_off left",
    "votes": "session votes=votes|voted",
}
