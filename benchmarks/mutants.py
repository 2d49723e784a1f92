"""Plant faults in an engine room one at a time and see whether the room's own tests notice.

    python -m benchmarks.mutants --room portfolio --sample 200 --seed 1

Tests are collected once, and one run of them learns which test reaches which line. Then each fault is planted in a
forked process, which runs the tests that reach its line, the quickest first, until one fails; after them those that
share a fixture with such a test, because what it was the first to ask of that fixture is kept for the others. A fault
that makes one test run five times as long, or take 6 GiB, counts as noticed. The programs of the field (mutmut,
cosmic-ray) start a test run for each fault, and our rooms import too much for that to be quick.

Each line says `killed` or `SURVIVED`, the file and line, what stood there and what was planted. The exit code is 1
where fewer than `--at-least` of the faults were noticed. docs/mutants.md tells what survives and why.
"""

from __future__ import annotations

import argparse
import ast
import gc
import os
import pickle
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType

import coverage
import pytest

from benchmarks.mutations import Mutation, mutations

ROOT = Path(__file__).parents[1]
ROOMS = ("finance", "ranking", "council", "portfolio", "rules", "robustness", "analysis", "figures", "money")
SHARED = "fixture "  # begins the context of a fixture that several tests use


@dataclass(frozen=True, slots=True)
class Reach:
    """What the sound run taught.

    Attributes:
        contexts: file -> line -> the tests and the shared fixtures that reach it.
        seconds: how long each test takes.
        shared: test -> the shared fixtures that it uses.
    """

    contexts: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]
    shared: dict[str, frozenset[str]]

    def of(self, file: str, line: int) -> list[str]:
        """Return the tests that reach a line, the quickest first, then those that share a fixture with them."""
        reaching = self.contexts.get(file, {}).get(line, [])
        tests = [each for each in reaching if each in self.seconds]
        fixtures = {each for each in reaching if each not in self.seconds}.union(*(self.shared[each] for each in tests))
        others = [each for each in self.seconds if each not in tests and self.shared[each] & fixtures]
        return [*self._quickest(tests), *self._quickest(others)]

    def _quickest(self, tests: Iterable[str]) -> list[str]:
        return sorted(tests, key=lambda each: self.seconds[each])

    def limit(self, test: str) -> float:
        """Return the seconds that a test may take with a fault, fixtures included; the slowest test made some."""
        return 10 + 5 * (self.seconds[test] + max(self.seconds.values()))


class Planter:
    """A plugin of pytest that in place of one run of the tests makes one for each fault."""

    def __init__(self, room: str, sample: int, seed: int) -> None:
        self.files = _files(room)
        self.sample, self.seed = sample, seed
        self.tracer: coverage.Coverage | None = None
        self.noticed: list[bool] = []

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Let drawn cases repeat, and let them not be made smaller: a fault is noticed or it is not."""
        import hypothesis  # late: pytest must see it first

        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile("mutants", derandomize=True, database=None, phases=phases, deadline=None)
        hypothesis.settings.load_profile("mutants")
        session.config.pluginmanager.unregister(name="terminalreporter")  # one line a fault is what is told

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
        """Count what is made for several tests as reached by all who use it."""
        if self.tracer is None or fixturedef.scope == "function":
            return (yield)
        self.tracer.switch_context(SHARED + fixturedef.argname)
        try:
            return (yield)
        finally:
            self.tracer.switch_context(os.environ["PYTEST_CURRENT_TEST"].removesuffix(" (setup)"))

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn what each test reaches, then plant the sample."""
        items = {item.nodeid: item for item in session.items}
        reach = self._reach(list(items.values()))
        for file, place, mutation in _drawn(self.files, self.sample, self.seed):
            tests = [(items[name], reach.limit(name)) for name in reach.of(str(file), mutation.line)]
            noticed = bool(tests) and _forked(partial(_dies, file, place, tests))
            self.noticed.append(noticed)
            told = f"{file.relative_to(ROOT)}:{mutation.line}  {mutation.before}  →  {mutation.after}"
            print(f"{'killed  ' if noticed else 'SURVIVED'} {told}{'' if tests else '  (no test)'}", flush=True)
        return True

    def _reach(self, items: list[pytest.Item]) -> Reach:
        """Run all tests once in a forked process and return what each reaches."""
        kept = Path(os.environ.get("TMPDIR", "/tmp")) / f"reach-{os.getpid()}"  # noqa: S108 (ours by our number)
        if _forked(partial(self._learn, items, kept)):
            sys.exit("The tests fail before any fault is planted: mend them first.")
        reach: Reach = pickle.loads(kept.read_bytes())  # noqa: S301 (written by our own fork)
        kept.unlink()
        return reach

    def _learn(self, items: list[pytest.Item], kept: Path) -> bool:
        self.tracer = coverage.Coverage(data_file=None, include=[str(file) for file in self.files], config_file=False)
        self.tracer.start()
        seconds = {}
        for place, item in enumerate(items):
            self.tracer.switch_context(item.nodeid)
            begun = time.perf_counter()
            if _fails(item, items[place + 1] if place + 1 < len(items) else None):
                print(f"fails: {item.nodeid}")
                return True
            seconds[item.nodeid] = time.perf_counter() - begun
        self.tracer.stop()
        data = self.tracer.get_data()
        reached = {file: dict(data.contexts_by_lineno(file)) for file in data.measured_files()}
        names = {each for by_line in reached.values() for line in by_line.values() for each in line}
        shared = {item.nodeid: frozenset(names & {SHARED + each for each in _fixtures(item)}) for item in items}
        kept.write_bytes(pickle.dumps(Reach(reached, seconds, shared)))
        return False


def _fixtures(item: pytest.Item) -> Sequence[str]:
    """Return the names of the fixtures that a test uses, directly or indirectly; an example in a docstring has none."""
    return item.fixturenames if isinstance(item, pytest.Function) else ()


def _files(room: str) -> list[Path]:
    place = ROOT / "appraisal" / room
    return sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


def _own_tests(room: str) -> list[str]:
    """Return the room's own tests: those beside it, its examples, the laws and the oracles that name it."""
    beside = [ROOT / "tests" / room, ROOT / "tests" / f"test_{room}.py", *_files(room)]
    across = [*(ROOT / "tests" / "laws").glob("test_*.py"), *(ROOT / "tests" / "oracles").glob("test_*.py")]
    named = [each for each in across if f"appraisal.{room}" in each.read_text(encoding="utf-8")]
    return [str(each) for each in [*beside, *sorted(named)] if each.exists()]


def _drawn(files: Sequence[Path], sample: int, seed: int) -> list[tuple[Path, int, Mutation]]:
    """Return a sample of all faults of some files, in the order of the text."""
    every = [
        (file, place, mutation)
        for file in files
        for place, mutation in enumerate(mutations(ast.parse(file.read_text(encoding="utf-8"))))
    ]
    chosen = sorted(random.Random(seed).sample(range(len(every)), min(sample, len(every))))  # noqa: S311
    print(f"{len(every)} faults can be planted, {len(chosen)} are", flush=True)
    return [every[each] for each in chosen]


def _forked(work: Callable[[], bool]) -> bool:
    """Say whether a work done in a process of its own is true, or did not end well."""
    child = os.fork()
    if not child:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
        code = 1
        try:
            code = int(work())
        finally:
            sys.stdout.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # what it started and left
    return status != 0


def _dies(file: Path, place: int, tests: list[tuple[pytest.Item, float]]) -> bool:
    """Plant a fault in this process and say whether a test fails; one that takes too long ends the process."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    sound = _codes(compile(tree, str(file), "exec"))
    list(mutations(tree))[place].plant()
    faulty = _codes(compile(ast.fix_missing_locations(tree), str(file), "exec"))
    for function in (each for each in gc.get_objects() if isinstance(each, FunctionType)):
        code = function.__code__
        key = (code.co_qualname, code.co_firstlineno)
        if code.co_filename == str(file) and key in sound and code.co_freevars == faulty[key].co_freevars:
            function.__code__ = faulty[key]
    for (test, limit), following in zip(tests, [*(each for each, _ in tests[1:]), None], strict=True):
        signal.setitimer(signal.ITIMER_REAL, limit)
        if _fails(test, following):
            return True
    return False


def _codes(code: CodeType) -> dict[tuple[str, int], CodeType]:
    """Return a module's pieces of code by name and first line."""
    pieces = {(code.co_qualname, code.co_firstlineno): code}
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            pieces |= _codes(inner)
    return pieces


def _fails(test: pytest.Item, following: pytest.Item | None) -> bool:
    """Run a test with all that it needs and say whether it fails."""
    test.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
    return test.session.testsfailed > 0


def main() -> None:
    """Plant the faults and print the share that was noticed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--room", choices=ROOMS, required=True)
    parser.add_argument("--sample", type=int, default=200, help="how many faults to plant")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    parser.add_argument("--at-least", type=float, default=0.85, help="the share that must be noticed")
    given = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # a process with threads must not be forked
        os.environ[name] = "1"
    planter = Planter(given.room, given.sample, given.seed)
    options = ["--capture=fd", "-p", "no:cacheprovider", "-p", "no:xdist", "-x", *_own_tests(given.room)]
    if pytest.main(options, plugins=[planter]) or not planter.noticed:
        sys.exit("The tests could not be collected.")
    share = sum(planter.noticed) / len(planter.noticed)
    print(f"{given.room}: {sum(planter.noticed)} of {len(planter.noticed)} noticed ({share:.0%}), seed {given.seed}")
    sys.exit(share < given.at_least)


if __name__ == "__main__":
    main()
