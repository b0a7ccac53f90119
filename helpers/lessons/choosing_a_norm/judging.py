"""The rules of the guide: what each question about a task says of each norm, and of none."""
NORMS = ("batch norm", "group norm", "instance norm", "layer norm", "RMS norm", "no norm")
QUESTIONS = ("data", "batch", "strength", "start")
GOOD, CAUTION, NO = "good", "caution", "no"
FROM_SCRATCH, TRAINED = ("from scratch", "a net trained with batch norm")
BATCHES = ("16 or more", "2 to 4", "1")

LATER_WORDS = NO, "a word would see later words (Layer norm)"
PADS = CAUTION, "the pads of a sentence would count (Padding and batch statistics)"
ERASED = NO, "it erases a common factor of an example, which would be the answer"
SOME_STYLE = CAUTION, "some of the old style gets through (Layer vs instance norm)"
WITHOUT = CAUTION, "a deep net then needs careful weights and learning rates; tanh (DyT) is one substitute"
FOR = {  # for each kind of data, the norms in the order in which to try them
    "rows of a table": {
        "batch norm": (GOOD, "it compares each column over the examples (Column statistics)"),
        "layer norm": (GOOD, "each row by itself, in hidden layers (What batch norm buys)"),
        "RMS norm": (GOOD, "as layer norm, without the mean (Layer vs instance norm)"),
        "no norm": WITHOUT,
        "group norm": (CAUTION, "neighbouring features of a table need not belong together (Layer vs instance norm)"),
        "instance norm": (NO, "a row has no space: each set would hold one value (Layer vs instance norm)")},
    "photos": {
        "batch norm": (GOOD, "a channel is compared over all photos (Layer vs instance norm)"),
        "group norm": (GOOD, "some channels of one photo, compared over space (Layer vs instance norm)"),
        "layer norm": (CAUTION, "over C, H, W reported worse in ResNet-50; over C at each pixel as good in ConvNeXt"),
        "no norm": WITHOUT,
        "RMS norm": (CAUTION, "not measured on photos in this course"),
        "instance norm": (CAUTION, "each channel of each photo loses its contrast (Layer vs instance norm)")},
    "photos, to restyle": {
        "instance norm": (GOOD, "it erases contrast and brightness, which are style (Layer vs instance norm)"),
        "group norm": SOME_STYLE, "layer norm": SOME_STYLE, "batch norm": SOME_STYLE, "RMS norm": SOME_STYLE,
        "no norm": (CAUTION, "the old style stays as it is")},
    "sentences, to classify": {
        "RMS norm": (GOOD, "each token by itself, so pads do no harm (Padding and batch statistics)"),
        "layer norm": (GOOD, "each token by itself, so pads do no harm (Padding and batch statistics)"),
        "no norm": WITHOUT,
        "batch norm": (CAUTION, "needs a mask for pads; reported behind in larger nets (Padding and batch statistics)"),
        "group norm": PADS, "instance norm": PADS},
    "text, word by word": {
        "RMS norm": (GOOD, "no word sees a later one (Layer norm); the most frequent in the code of 2026"),
        "layer norm": (GOOD, "no word sees a later one (Layer norm)"),
        "no norm": WITHOUT,
        "batch norm": LATER_WORDS, "group norm": LATER_WORDS, "instance norm": LATER_WORDS},
}
TWO_ROWS = NO, "of two rows only signs are left, and four are few (Column statistics; What batch norm buys)"
EXAMPLES = {
    "16 or more": (GOOD, "a batch gives usable statistics (What batch norm buys)"),
    "2 to 4": (CAUTION, "few examples give noisy statistics (What batch norm buys)"),
    "1": (NO, "one example: refused, or instance norm in disguise (Training and inference)"),
}
FROZEN = {  # in eval mode batch norm is a fixed line, for each position and each example
    "sentences, to classify": (CAUTION, "its statistics may come from other fractions of pads"),
    "text, word by word": (CAUTION, "in its training, words saw later words (Layer norm)"),
}
FITTED = CAUTION, "the weights were fitted behind another norm (Training and inference)"


def judge(norm, data, batch, strength, start):
    """What each of the four QUESTIONS says of a norm: a list of (mark, reason)."""
    frozen = start == TRAINED
    if norm == "batch norm":
        return [FROZEN.get(data, FOR[data][norm]) if frozen else FOR[data][norm],
                (GOOD, "in eval mode any batch will do (Training and inference)") if frozen else _examples(data, batch),
                (GOOD, "one line for all examples of a batch" if strength == "yes" else ""),
                (GOOD, "the weights were fitted behind it: keep it, in eval mode" if frozen else "")]
    keeps = norm == "no norm" or strength == "no"
    return [FOR[data][norm],
            (GOOD, "it asks no other example (Layer vs instance norm)"),
            (GOOD, "it erases nothing" if norm == "no norm" and strength == "yes" else "") if keeps else ERASED,
            FITTED if frozen else (GOOD, "")]


def _examples(data, batch):
    return TWO_ROWS if (data, batch) == ("rows of a table", "2 to 4") else EXAMPLES[batch]
