"""The closing quiz of lesson 12: questions over the whole course, with feedback for every choice."""
from helpers import quiz

QUESTIONS = {
    "z-score": (
        "Which panel shows the z-scores of x1?", "D", {
            "A": "Here the column runs from 0 to 1: this is min-max scaling. Its mean is not 0 (lesson 02).",
            "B": "The mean is 0, but the values still reach beyond 40: nothing was divided (lesson 03).",
            "C": "Mean 0, but no value beyond 0.1: this was divided by the variance, not by its root (lesson 03).",
            "D": "Mean 0, and the values reach to about 2: the standard deviation is one (lesson 02)."}),
    "index set": (
        "Which panel is batch norm, for sentences (N, T, D)?", "C", {
            "A": "One set for each token, over its features: this is layer norm (lesson 10).",
            "B": "One set for each sentence and feature: this is instance norm (lesson 11).",
            "C": "One set for each feature, over all sentences and all their tokens (lesson 11).",
            "D": "One set for each position and feature: these run out of sentences at the end (lesson 10)."}),
    "gamma": (
        "Gamma and beta are chosen so that batch norm returns its input. Then the weights before it are tripled. "
        "What happens to its output?", "nothing", {
            "it is tripled": "Mean and standard deviation triple too, and are divided out first (lesson 04).",
            "nothing": "The norm ignores a positive factor, whatever gamma and beta are (lesson 04).",
            "it is a third as large":
                "The division by three times the spread only makes up for the tripling (lesson 04).",
            "its signs flip": "Only a negative factor flips signs, and 3 is positive (lessons 04 and 10)."}),
    "eval mode": (
        "After 80 steps with Keras' momentum 0.99 the training loss is fine, but the accuracy in eval mode is poor. "
        "What do you suspect first?", "the running statistics", {
            "overfitting":
                "80 steps are few for that; and does it read the training images better in eval mode? (lesson 05)",
            "the learning rate": "Then the training loss would suffer too, and it is fine (lesson 05).",
            "the running statistics":
                "45 of 100 parts of them are still their start, mean 0 and variance 1 (lesson 05).",
            "gamma and beta": "Both modes use the same gamma and beta; the statistics differ (lesson 05)."}),
    "gradient": (
        "Five equal numbers arrive as the gradient at the normalized values of a column. "
        "What does batch norm send back?", "five zeros", {
            "five equal numbers":
                "This would move all five alike, and such a move changes no normalized value (lesson 06).",
            "the same, divided by the root":
                "True if the statistics were constants; in train mode they move along (lesson 06).",
            "five zeros":
                "Its mean is subtracted, and nothing is left: no shift of a column serves a loss (lesson 06).",
            "five numbers that sum to one": "What comes back sums to zero in every column (lesson 06)."}),
    "14 times": (
        "A blog says: batch norm makes training 14 times faster. What did the paper count?",
        "steps, for batch norm and seven more changes", {
            "hours, for batch norm alone":
                "It counted steps, and a step with batch norm takes longer (lesson 07).",
            "steps, for batch norm alone": "Batch norm alone needed 2.33 times fewer steps (lesson 07).",
            "hours, for batch norm and seven more changes":
                "The changes are right, but it counted steps (lesson 07).",
            "steps, for batch norm and seven more changes":
                "BN-x5: a larger learning rate, and six more (lesson 07)."}),
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
                "Pads widen a column when p times the squared mean exceeds the variance; here it is 0 (lesson 09).",
            "it is halved": "p times the variance is left, and no gap to the zeros is added (lesson 09).",
            "nothing": "The mean stays 0, but half of the rows now have distance 0 (lesson 09).",
            "it becomes a quarter":
                "Half of the squared distances are gone, so half of their mean is left (lesson 09)."}),
}


def question(name):
    """The quiz question of that name, one of QUESTIONS."""
    asked, right, options = QUESTIONS[name]
    return quiz.choose(asked, options, right)
