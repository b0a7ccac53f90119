"""The proof cells of a lesson, as they are written: which text is computed by which expression, from which names."""
import ast
import builtins
from dataclasses import dataclass, field
from functools import cached_property

from publish import structure

WRITES = {"helpers.text", "helpers.proof", "helpers.style", "helpers.figures", "helpers.plots"}
"""Modules that only write and draw: what comes from them computes nothing."""
ARRAYS = {"array", "stack", "column_stack", "concatenate", "arange"}


@dataclass(frozen=True)
class Proof:
    """One call of proof: the place of its cell, and for each text the syntax tree of its expression, or its source."""

    place: int
    stated: dict
    told: dict
    cited: dict
    conditions: list


@dataclass(frozen=True)
class Names:
    """What the names of a lesson are bound to: {name: (place of the cell, what it is bound to, is it a proof cell)}."""

    bound: dict = field(default_factory=dict)

    def of(self, node):
        """The names of an expression that the lesson binds; those bound in a proof cell count as what they
        are made of."""
        loaded = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
        inner = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
        bound = set()
        for name in (loaded - inner) & set(self.bound):
            _, value, in_proof = self.bound[name]
            bound |= self.of(value) if in_proof and value is not node else {name}
        return bound

    def place(self, node):
        """The place of the last cell that binds a name of the expression; -1 for none."""
        return max((self.bound[name][0] for name in self.of(node)), default=-1)

    def rests(self, name, above=()):
        """Whether a name rests on something that the lesson defines, imports, loads or types as a list; a number
        that is typed, or computed from typed numbers alone, rests on nothing."""
        value = self.bound[name][1]
        if value is None or name in self.data and not isinstance(value, ast.Constant | ast.UnaryOp):
            return True
        return any(self.rests(one, (*above, name)) for one in self.of(value) - {name, *above})

    def is_given(self, node):
        """Whether an expression only reads data: names bound to data, their parts, their shape and length."""
        return all(_reads(one, self) for one in ast.walk(node))

    def computes(self, node):
        """Whether an expression rests on something that the lesson computes or loads, not on literals alone."""
        return bool(self.of(node)) if self.is_given(node) else any(map(self.rests, self.of(node)))

    @cached_property
    def data(self):
        """The names bound to data: loaded, or typed, and at most stacked."""
        loaded, before = set(), None
        while loaded != before:
            before = set(loaded)
            loaded |= {name for name, (_, value, _) in self.bound.items() if value is not None
                       and _is_data(value, loaded)}
        return loaded


def read(cell, place=0):
    """The Proof of a cell; ValueError says what is wrong with its form."""
    *_, last = ast.parse(cell["source"]).body or [None]
    call = getattr(last, "value", None)
    if not (isinstance(last, ast.Expr) and isinstance(call, ast.Call) and getattr(call.func, "id", "") == "proof"):
        raise ValueError("a proof cell ends with one call of proof")
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    if set(named) - {"told", "cited"}:
        raise ValueError("proof knows told and cited by name, nothing else")
    first, *conditions = call.args or [ast.Dict([], [])]
    stated, told, cited = (_texts(part) for part in (first, named.get("told"), named.get("cited")))
    return Proof(place, stated, told, {text: ast.literal_eval(source) for text, source in cited.items()}, conditions)


def names(cells):
    """The Names of the cells of a lesson."""
    bound = {}
    for place, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            for name, value in _bindings(ast.parse(cell["source"])):
                bound.setdefault(name, (place, value, "proof" in structure.tags(cell)))
    return Names(bound)


def _texts(node):
    if node is None or isinstance(node, ast.Constant) and node.value is None:
        return {}
    if not isinstance(node, ast.Dict) or not all(isinstance(key, ast.Constant) and isinstance(key.value, str)
                                                 for key in node.keys):
        raise ValueError("proof wants {text: expression}, each text written out")
    return {key.value: value for key, value in zip(node.keys, node.values)}


def _bindings(tree):
    """(name, what it is bound to or None) for all that a cell binds, outside its functions."""
    todo = list(tree.body)
    while todo:
        node = todo.pop(0)
        if isinstance(node, ast.FunctionDef):
            yield node.name, None
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imported(node)
        elif isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((name, node.value) for target in targets for name in _stored(target))
        else:
            if isinstance(node, ast.For):
                yield from ((name, node.iter) for name in _stored(node.target))
            todo += [child for child in ast.iter_child_nodes(node)]


def _imported(node):
    for alias in node.names:
        whole = f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
        if whole.startswith("helpers.") and not any(whole.startswith(module) for module in WRITES):
            yield alias.asname or alias.name, None


def _stored(target):
    return [one.id for one in ast.walk(target) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)]


def _reads(node, names):
    """Whether a node of an expression only reads."""
    if isinstance(node, ast.Call):
        return getattr(node.func, "id", "") in ("len", "list", "sorted")
    if isinstance(node, ast.Name):
        return node.id in names.data or hasattr(builtins, node.id) or node.id in ("data", "lesson")
    return not isinstance(node, ast.BinOp | ast.BoolOp | ast.Compare | ast.IfExp | ast.Lambda | ast.comprehension)


def _is_data(node, known):
    """Whether what a name is bound to is data: typed, or read through `data`, and at most put together by NumPy."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            roots = [part.id for part in ast.walk(one.func) if isinstance(part, ast.Name)]
            if roots != ["data"] and not (roots == ["np"] and one.func.attr in ARRAYS):
                return False
        if isinstance(one, ast.BinOp | ast.Compare | ast.Lambda | ast.comprehension):
            return False
        if isinstance(one, ast.Name) and one.id not in known | {"np", "data", "lesson"}:
            return False
    return True
