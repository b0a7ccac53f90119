"""The closing quiz: questions over the whole course, with feedback for every choice."""
import numpy as np

from helpers import quiz

STEPS, MOMENTUM = 80, 0.99
QUESTIONS = {
    "z-score": (
        "Which panel shows the z-scores of x1?", "D", {
            "A": "Here the column runs from 0 to 1: this is min-max scaling. Its mean is not 0 (Scaling data).",
            "B": "The mean is 0, but the values still reach beyond 40: nothing was divided (Column statistics).",
            "C": "Mean 0, but no value beyond 0.1: divided by the variance, not by its root (Column statistics).",
            "D": "Mean 0, and the values reach to about 2: the standard deviation is one (Scaling data)."}),
    "index set": (
        "Which panel is batch norm, for sentences (N, T, D)?", "C", {
            "A": "One set for each token, over its features: this is layer norm (Layer norm).",
            "B": "One set for each sentence and feature: this is instance norm (Layer vs instance norm).",
            "C": "One set for each feature, over all sentences and all their tokens (Layer vs instance norm).",
            "D": "One set for each position and feature: these run out of sentences at the end (Layer norm)."}),
    "gamma": (
        "Gamma and beta are chosen so that batch norm returns its input. Then the weights before it are tripled. "
        "What happens to its output in train mode?", "nothing", {
            "it is tripled": "Mean and standard deviation triple too, and are divided out first (Gamma and beta).",
            "nothing": "The norm ignores a positive factor, whatever gamma and beta are (Gamma and beta).",
            "it is a third as large":
                "The division by three times the spread only makes up for the tripling (Gamma and beta).",
            "its signs flip": "Only a negative factor flips signs, and 3 is positive (Gamma and beta; Layer norm)."}),
    "eval mode": (
        f"After {STEPS} steps with Keras' momentum {MOMENTUM} the training loss is fine, "
        "but the accuracy in eval mode is poor. What do you suspect first?", "the running statistics", {
            "overfitting":
                f"{STEPS} steps are few for that; and are the training images read better in eval mode? "
                "(Training and inference)",
            "the learning rate": "Then the training loss would suffer too, and it is fine (Training and inference).",
            "the running statistics":
                f"{MOMENTUM ** STEPS:.0%} of each is still its start, mean 0 or variance 1 (Training and inference).",
            "gamma and beta":
                "Both modes use the same gamma and beta; the statistics differ (Training and inference)."}),
    "gradient": (
        "Five equal numbers arrive as the gradient at the normalized values of a column. "
        "What does batch norm send back?", "five zeros", {
            "five equal numbers":
                "This would move all five alike, and such a move changes no normalized value (Backward pass).",
            "the same, divided by the root":
                "True if the statistics were constants; in train mode they move along (Backward pass).",
            "five zeros":
                "Its mean is subtracted, and nothing is left: no shift of a column serves a loss (Backward pass).",
            "five numbers that sum to one": "What comes back sums to zero in every column (Backward pass)."}),
    "14 times": (
        "A blog says: batch norm makes training 14 times faster. What did the paper count?",
        "steps, for batch norm and seven more changes", {
            "hours, for batch norm alone":
                "It counted steps, and a step with batch norm takes longer (What batch norm buys).",
            "steps, for batch norm alone": "Batch norm alone needed 2.33 times fewer steps (What batch norm buys).",
            "hours, for batch norm and seven more changes":
                "The changes are right, but it counted steps (What batch norm buys).",
            "steps, for batch norm and seven more changes":
                "BN-x5: a larger learning rate, and six more (What batch norm buys)."}),
    "why": (
        "Which sentence on internal covariate shift agrees with what you measured?",
        "a network that learns nothing can have the least of it", {
            "a network that learns nothing can have the least of it":
                "On its plateau the plain network had next to none (Why it works).",
            "batch norm always reduces it":
                "At the same loss it did; beside a network on its plateau it had more (Why it works).",
            "batch norm always increases it":
                "At the same loss and rate it had less, in every seed (Why it works).",
            "less of it means better learning":
                "The plain network on its plateau had next to none, and learned nothing (Why it works)."}),
    "pads": (
        "A column of words has mean 0. Half of the rows become pads, rows of zeros, and are counted. "
        "What happens to its variance?", "it is halved", {
            "it grows":
                "Pads widen a column when p times the squared mean exceeds the variance; here it is 0 "
                "(Padding and batch statistics).",
            "it is halved":
                "p times the variance is left, and no gap to the zeros is added (Padding and batch statistics).",
            "nothing": "The mean stays 0, but half of the rows now have distance 0 (Padding and batch statistics).",
            "it becomes a quarter":
                "Half of the squared distances are gone, so half of their mean is left "
                "(Padding and batch statistics)."}),
}


def question(name):
    """The quiz question of that name, one of QUESTIONS."""
    asked, right, options = QUESTIONS[name]
    return quiz.choose(asked, options, right)


def panels(x):
    """A column (N,) in the four ways that the first question asks about, A to D."""
    gone = x - x.mean()
    return (x - x.min()) / np.ptp(x), gone, gone / x.var(), gone / x.std()
