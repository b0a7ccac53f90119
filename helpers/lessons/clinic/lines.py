"""The patients' code line by line: which one is wrong, and what is said about each when it is clicked on."""

LINES = {   # case: (number of the wrong line, a reply for each line)
    "evaluates": (6, (
        "The start is right: a mean of 0, in train mode.",
        "Every batch comes by, and is counted from 1 on.",
        "The memory is to move in train mode only, so this question is right. Who gives it the wrong answer later?",
        "This is the running mean as it should be, while this line is reached.",
        "It is evaluated when it should be.",
        "It enters eval mode, and nothing ever leaves it: from here on the memory stands still.",
        "It returns what it has. That is not enough, because it was not fed.")),
    "freezes": (3, (
        "This is right: a frozen norm is not in train mode. Does it stay so?",
        "Every epoch comes by.",
        "Each epoch sets all norms to train mode, the frozen ones too, and what the first line did is lost.",
        "Every batch of the epoch comes by.",
        "In train mode the memory moves, in eval mode it rests: right.",
        "This is the running mean as it should be, for a norm that is not frozen.",
        "Evaluating needs eval mode. The next epoch is where it goes wrong.",
        "It returns what it has.")),
    "ports": (1, (
        "With a weight of 0 for the new value the memory keeps its start for ever. It belongs to decay: 1 - decay.",
        "Every batch comes by.",
        "The formula is right for a library that weighs the new value. Which weight does it get?",
        "It returns what it has: the start.")),
    "sees_ahead": (2, (
        "Squares of single values mix nothing.",
        "Axis 1 runs over the tokens: each token is divided by something that the later ones are part of.",
        "Mean and eps stand under the root, as they should.",
        "Divide by the root: right. What does the root know?")),
    "loads": (3, (
        "The mean square over the features: right.",
        "Divided by its root: right. Up to here the size is 1.",
        "The stored weight is gamma - 1 where zero_centred is True, and nobody adds the 1.")),
    "halves": (1, (
        "From here on every square and every eps is rounded to float16, in which this eps is 0.",
        "Right. The faint rows are still there.",
        "Right as a formula. In this format small squares vanish; but why is it in this format?",
        "A larger eps would end the NaN, and shrink the faint rows, whose squares were lost above.")),
    "shrinks": (1, (
        "That is the eps of the format of the input. The squares of faint rows are smaller, so eps rules the root.",
        "The mean square, added up in float32: right.",
        "Eps inside the root: right. Which eps?")),
    "recomputes": (4, (
        "The start is right.",
        "Every batch comes by, once.",
        "This is the update that a run without checkpointing makes.",
        "The second pass updates the memory again with the same batch, as if it had come twice.",
        "It returns what it has.")),
    "follows": (3, (
        "It takes the target as it is: right.",
        "Gamma moves by a share tau: right.",
        "The running mean goes back as it came: nothing has moved it.")),
    "synchronizes": (1, (
        "Every machine gets the same weight, however many values it holds.",
        "A weighted mean of the means: right. Which weights?",
        "The mean square of a machine is its variance plus its squared mean; weighted, this is right.",
        "Mean square minus squared mean: this is a variance.")),
}
