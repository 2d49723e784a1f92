"""Small faults that a test should see: a comparison turned, a sum made a difference, a condition denied.

The faults are the usual ones (DeMillo, Lipton & Sayward 1978; Offutt et al. 1996): relations, arithmetic, logic,
conditions, numbers, returns and statements left out. They are planted inside functions only, where a running program
takes new code; words, annotations, decorators and what is raised are left alone, as other tests hold them, and so are
guards against our own mistakes that no sound program runs into: assertions and `strict` of `zip`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

_RELATIONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.MatMult: ast.Mult,
}
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor"}
_CALLS |= {"minimum": "maximum", "maximum": "minimum", "argmin": "argmax", "argmax": "argmin"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """One fault: where it stands, the text before and after, and how to plant it in the tree it was read from."""

    line: int
    before: str
    after: str
    plant: Callable[[], None]


def mutations(tree: ast.Module) -> Iterator[Mutation]:
    """Yield every fault of a module in the order of its text; plant one at most, then compile the tree."""
    for node in tree.body:
        yield from _outside(node)


def _outside(node: ast.stmt) -> Iterator[Mutation]:
    """Look for functions in a statement of a module or a class."""
    if isinstance(node, ast.FunctionDef):
        for statement in node.body:
            yield from _inside(statement)
    elif isinstance(node, ast.ClassDef):
        for statement in node.body:
            yield from _outside(statement)


def _inside(node: ast.AST) -> Iterator[Mutation]:
    """Yield the faults of a node in a function and of all below it."""
    if isinstance(node, ast.Raise | ast.Assert | ast.Global | ast.Nonlocal | ast.Import | ast.ImportFrom):
        return
    for field, index, child in _children(node):
        yield from _variants(child, _setter(node, field, index))
        yield from _inside(child)


def _children(node: ast.AST) -> Iterator[tuple[str, int, ast.AST]]:
    """Yield what runs below a node: the field's name, the place in its list, the child."""
    for field, value in ast.iter_fields(node):
        if field in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST) and not (isinstance(child, ast.keyword) and child.arg == "strict"):
                yield field, index, child


def _setter(parent: ast.AST, field: str, index: int) -> Callable[[ast.AST], None]:
    def put(new: ast.AST) -> None:
        value = getattr(parent, field)
        if isinstance(value, list):
            value[index] = new
        else:
            setattr(parent, field, new)

    return put


def _variants(node: ast.AST, put: Callable[[ast.AST], None]) -> Iterator[Mutation]:
    """Yield the faults that can be planted in the place of one node."""
    for new in _others(node):
        located = ast.copy_location(new, node)
        yield Mutation(
            line=next(each.lineno for each in ast.walk(node) if isinstance(each, ast.expr | ast.stmt)),
            before=_text(node),
            after=_text(located),
            plant=partial(put, located),
        )


def _text(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 90 else text[:87] + "..."


def _others(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may stand in the place of a node: one short case for each kind of fault."""
    match node:
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            for place, operator in enumerate(ops):
                for other in _RELATIONS[type(operator)]:
                    yield ast.Compare(left, [*ops[:place], other(), *ops[place + 1 :]], comparators)
        case ast.BinOp(left=left, op=op, right=right):
            yield ast.BinOp(left, _ARITHMETIC[type(op)](), right)
        case ast.AugAssign(target=target, op=op, value=value):
            yield ast.AugAssign(target, _ARITHMETIC[type(op)](), value)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.Invert(), operand=operand):
            yield operand
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield ast.Constant(value + 1)
        case ast.If(test=test, body=body, orelse=orelse) if not isinstance(test, ast.Compare | ast.UnaryOp):
            yield ast.If(_denied(test), body, orelse)
        case ast.IfExp(test=test, body=body, orelse=orelse) if not isinstance(test, ast.Compare | ast.UnaryOp):
            yield ast.IfExp(_denied(test), body, orelse)
        case ast.While(test=test, body=body, orelse=orelse) if not isinstance(
            test, ast.Compare | ast.UnaryOp | ast.Constant
        ):
            yield ast.While(_denied(test), body, orelse)
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant)):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()):
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in _CALLS:
            yield ast.Call(ast.Name(_CALLS[name], ast.Load()), args, keywords)
        case ast.Call(func=ast.Attribute(value=value, attr=name), args=args, keywords=keywords) if name in _CALLS:
            yield ast.Call(ast.Attribute(value, _CALLS[name], ast.Load()), args, keywords)
        case ast.comprehension(target=target, iter=source, ifs=[_, *_] as ifs, is_async=is_async):
            yield ast.comprehension(target, source, ifs[1:], is_async)


def _denied(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)
