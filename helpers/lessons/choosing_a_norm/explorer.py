"""The explorer: four questions about a task, and what they say for and against each norm, and against none."""
from helpers.explore.engine import Choice, Explorer
from helpers.lessons.choosing_a_norm.judging import (
    BATCHES, CAUTION, FOR, FROM_SCRATCH, GOOD, NO, NORMS, QUESTIONS, TRAINED, judge,
)
from helpers.lessons.choosing_a_norm.verdicts import verdict_picture

UNKNOWN = ("whether a shortcut leads around the norm (then nothing is erased), how deep the network is, its learning "
           "rate, its kernels: run the first try against another, with three seeds")


def guide():
    """Four menus describe a task; a table says what speaks against which norm, and which to try first."""
    controls = [Choice("data", "The data", tuple(FOR), "photos"),
                Choice("batch", "Examples in a batch", BATCHES, "2 to 4"),
                Choice("strength", "Does the strength of an example matter?", ("no", "yes"), "no"),
                Choice("start", "You begin", (FROM_SCRATCH, TRAINED), FROM_SCRATCH)]
    picture = verdict_picture(NORMS, QUESTIONS)
    presets = {"one photo, trained net": {"batch": "1", "start": TRAINED}}
    return Explorer("Which norm to try first?", controls, _compute, picture, _say, _numbers, presets)


def _compute(data, **task):
    found = {norm: judge(norm, data, **task) for norm in FOR[data]}
    marks = {norm: [mark for mark, _ in answers] for norm, answers in found.items()}
    cost = {norm: (NO in given, given.count(CAUTION)) for norm, given in marks.items()}
    first = min(cost, key=lambda norm: (cost[norm], marks[norm][QUESTIONS.index("start")] == CAUTION))
    verdicts = {norm: "first try" if norm == first else "no" if ruled_out else "possible"
                for norm, (ruled_out, _) in cost.items()}
    return {"marks": marks, "verdicts": verdicts, "found": found, "first": first,
            "equal": [norm for norm in marks if norm != first and marks[norm] == marks[first]]}


def _say(values):
    against = _reasons(values["found"][values["first"]], CAUTION)
    said = f"though {'; '.join(against)}" if against else "with nothing here against it"
    *some, last = values["equal"] or [""]
    equal = f" By this count, {', '.join(some)}{' and ' * bool(some)}{last} would do as well." if last else ""
    return f"A {'' if against else 'good '}first try: {values['first']}, {said}.{equal}"


def _numbers(values):
    said = {mark: _by_reason(values, mark) for mark in (NO, CAUTION)}
    return {f"for {values['first']}": "; ".join(_reasons(values["found"][values["first"]], GOOD)),
            "no": said[NO] or "for none", "caution": said[CAUTION] or "for none",
            "not asked here": UNKNOWN}


def _by_reason(values, mark):
    """Each reason of this mark, with the norms that it concerns."""
    norms = {}
    for norm, answers in values["found"].items():
        for reason in _reasons(answers, mark):
            norms.setdefault(reason, []).append(norm)
    return ". ".join(f"{', '.join(concerned)}: {reason}" for reason, concerned in norms.items())


def _reasons(answers, wanted):
    return [reason for mark, reason in answers if mark == wanted and reason]
