"""The explorer of lesson 12: four questions about a task, and what they say for and against each norm."""
from helpers.explore.engine import Choice, Explorer
from helpers.lessons.choosing_a_norm.verdicts import verdict_picture

NORMS = ("batch norm", "group norm", "instance norm", "layer norm", "RMS norm")
QUESTIONS = ("data", "batch", "strength", "start")
GOOD, CAUTION, NO = "good", "caution", "no"
FROM_SCRATCH, TRAINED = ("from scratch", "a net trained with batch norm")
BATCHES = ("16 or more", "2 to 4", "1")

LATER_WORDS = NO, "a word would see later words (lesson 10)"
PADS = CAUTION, "the pads of a sentence would count (lesson 09)"
ERASED = CAUTION, "it erases a common factor of an example, which tanh or no norm keeps (lessons 10, 12)"
ERASED_BY_CHANNEL = NO, "it erases a factor of every single channel or feature (lesson 11)"
SOME_STYLE = CAUTION, "some of the old style gets through (lesson 11)"
FOR = {  # for each kind of data, the norms in the order in which to try them
    "rows of a table": {
        "batch norm": (GOOD, "it compares each column over the examples (lesson 03)"),
        "layer norm": (GOOD, "each row by itself, in hidden layers (lesson 07)"),
        "RMS norm": (GOOD, "as layer norm, without the mean (lesson 11)"),
        "group norm": (CAUTION, "neighbouring features of a table need not belong together (lesson 11)"),
        "instance norm": (NO, "a row has no space: each set would hold one value (lesson 11)")},
    "photos": {
        "batch norm": (GOOD, "a channel is compared over all photos (lesson 11)"),
        "group norm": (GOOD, "some channels of one photo, compared over space (lesson 11)"),
        "layer norm": (CAUTION, "reported worse in ResNet-50 and as good in ConvNeXt (lesson 12)"),
        "RMS norm": (CAUTION, "not measured on photos in this course"),
        "instance norm": (CAUTION, "each channel of each photo loses its contrast (lesson 11)")},
    "photos, to restyle": {
        "instance norm": (GOOD, "it erases contrast and brightness, which belong to the style (lesson 11)"),
        "group norm": SOME_STYLE, "layer norm": SOME_STYLE, "batch norm": SOME_STYLE, "RMS norm": SOME_STYLE},
    "sentences, to classify": {
        "layer norm": (GOOD, "each token by itself, so pads do no harm (lesson 09)"),
        "RMS norm": (GOOD, "each token by itself, as in layer norm (lesson 11)"),
        "batch norm": (CAUTION, "it needs a mask for pads, and trails even then (lesson 09)"),
        "group norm": PADS, "instance norm": PADS},
    "text, word by word": {
        "layer norm": (GOOD, "no word sees a later one (lesson 10)"),
        "RMS norm": (GOOD, "no word sees a later one, as in layer norm (lesson 10)"),
        "batch norm": LATER_WORDS, "group norm": LATER_WORDS, "instance norm": LATER_WORDS},
}
TWO_ROWS = NO, "of two rows only signs are left, and four are few (lessons 07, 11)"
EXAMPLES = {
    "16 or more": (GOOD, "a batch gives usable statistics (lesson 07)"),
    "2 to 4": (CAUTION, "few examples give noisy statistics (lesson 07)"),
    "1": (NO, "one example: refused, or instance norm in disguise (lessons 05, 11)"),
}
FROZEN = {  # in eval mode batch norm is a fixed line, for each position and each example
    "sentences, to classify": (CAUTION, "its statistics may come from other fractions of pads (lesson 09)"),
    "text, word by word": (CAUTION, "in its training, words saw later words (lesson 10)"),
}


def guide():
    """Four menus describe a task; a table says what speaks against which norm, and which to try first."""
    controls = [Choice("data", "The data", tuple(FOR), "photos"),
                Choice("batch", "Examples in a batch", BATCHES, "2 to 4"),
                Choice("strength", "Does the strength of an example matter?", ("no", "yes"), "no"),
                Choice("start", "You begin", (FROM_SCRATCH, TRAINED), FROM_SCRATCH)]
    picture = verdict_picture(NORMS, QUESTIONS)
    presets = {"one photo, trained net": {"batch": "1", "start": TRAINED}}
    return Explorer("Which norm to try first?", controls, _compute, picture, _say, _numbers, presets)


def judge(norm, data, batch, strength, start):
    """What each of the four QUESTIONS says of a norm: a list of (mark, reason)."""
    if norm == "batch norm":
        frozen = start == TRAINED
        return [FROZEN.get(data, FOR[data][norm]) if frozen else FOR[data][norm],
                (GOOD, "in eval mode any batch will do (lesson 05)") if frozen else _examples(data, batch),
                (GOOD, "in eval mode one line for all examples (lesson 05)"),
                (GOOD, "the weights were fitted behind it: keep it, in eval mode (lesson 05)" if frozen else "")]
    erased = ERASED_BY_CHANNEL if norm == "instance norm" else ERASED
    return [FOR[data][norm],
            (GOOD, "it asks no other example (lesson 11)"),
            erased if strength == "yes" else (GOOD, ""),
            (CAUTION, "the weights were fitted behind another norm (lesson 05)") if start == TRAINED else (GOOD, "")]


def _examples(data, batch):
    return TWO_ROWS if (data, batch) == ("rows of a table", "2 to 4") else EXAMPLES[batch]


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
            "no": said[NO] or "for none", "caution": said[CAUTION] or "for none"}


def _by_reason(values, mark):
    """Each reason of this mark, with the norms that it concerns."""
    norms = {}
    for norm, answers in values["found"].items():
        for reason in _reasons(answers, mark):
            norms.setdefault(reason, []).append(norm)
    return ". ".join(f"{', '.join(concerned)}: {reason}" for reason, concerned in norms.items())


def _reasons(answers, wanted):
    return [reason for mark, reason in answers if mark == wanted and reason]
