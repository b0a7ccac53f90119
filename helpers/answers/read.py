"""Reads what a student gives, numbers, a text or a function, into something that can be compared."""

import copy
import io
import warnings
from contextlib import redirect_stderr, redirect_stdout

import numpy as np

from helpers.answers import refusals
from helpers.answers.compare import SENTENCES
from helpers.answers.limit import SECONDS, TooLong, limited


class Unusable(ValueError):
    """A value that cannot be compared; its text is the sentence to show."""


class Failed(Unusable):
    """A function that raised an error where it was called."""


def is_blank(value):
    """Whether nothing was filled in: None, Ellipsis, an empty text, or a list of nothing else."""
    if isinstance(value, (list, tuple)) and value:
        return all(is_blank(part) for part in value)
    return value is None or value is Ellipsis or (isinstance(value, str) and not value.strip())


def text(value):
    """The text in lower case and without spaces; raises Unusable for what is no text."""
    if not isinstance(value, str):
        raise Unusable(f"a text in quotes was expected, {_kind(value)} came")
    return "".join(value.casefold().split())


def array(value):
    """The value as an array of booleans, integers or floats; raises Unusable if it holds no real numbers."""
    if isinstance(value, str):
        raise Unusable(_about_text(value))
    if callable(value):
        raise Unusable("a function came where numbers were expected: call it and give what it returns")
    if np.ma.is_masked(value):
        raise Unusable("a masked array came: an array in which every entry counts was expected")
    try:
        numbers = np.asarray(value)
    except ValueError:
        raise Unusable("the rows have different lengths: rows of one length were expected") from None
    if numbers.dtype.kind == "O":
        numbers = _floats(numbers, value)
    if numbers.dtype.kind == "c":
        raise Unusable("complex numbers came where real numbers were expected")
    if numbers.dtype.kind not in "biuf":
        raise Unusable("text or dates came where numbers were expected: write numbers without quotes")
    if numbers.size == 0:
        raise Unusable(f"nothing is in it, its shape is {numbers.shape}: numbers were expected")
    return numbers


def call(function, arguments, seconds=SECONDS):
    """What the function returns for copies of the arguments; raises Unusable if it fails, changes them or runs on."""
    given, printed = copy.deepcopy(arguments), io.StringIO()
    if told := refusals.unfit(function, given):
        raise Unusable(told)
    try:
        with redirect_stdout(printed), redirect_stderr(printed), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = limited(lambda: _quietly(function, given), seconds)
    except TooLong:
        raise Unusable(f"your function did not come back within {seconds:g} seconds and was stopped: "
                       "is there a loop without an end?") from None
    except RecursionError:
        raise Unusable("your function calls itself without end") from None
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise Failed(refusals.told(error)) from None
    if any(_changed(before, after) for before, after in zip(arguments, given)):
        raise Unusable("your function changed its input: compute a new array, do not write into the old one")
    if result is None and printed.getvalue():
        raise Unusable("your function printed its result and returned None: use return")
    if result is None:
        raise Unusable("your function returned None: did you forget return?")
    return result


def _quietly(function, given):
    with np.errstate(all="ignore"):
        return function(*given)


def _kind(value):
    return "a function" if callable(value) else f"a value of type {type(value).__name__}"


def _floats(numbers, value):
    if any(part is None for part in numbers.flat):
        raise Unusable("some entries are still None: fill them in")
    try:
        return numbers.astype(float)
    except (TypeError, ValueError):
        raise Unusable(f"{_kind(value)} came where numbers were expected") from None


def _about_text(value):
    plain = value.strip().replace(",", ".")
    try:
        float(plain)
    except ValueError:
        return SENTENCES["text"]
    return f"this is text: write the number without quotes and with a decimal point, {plain}"


def _changed(before, after):
    """Whether an argument, or anything in it, was written into; what is neither number nor text is not looked at."""
    if isinstance(before, dict):
        return _changed(list(before.items()), list(after.items()))
    if isinstance(before, np.ndarray) and before.dtype.kind == "O":
        return before.shape != after.shape or _changed(before.ravel().tolist(), after.ravel().tolist())
    if isinstance(before, np.ndarray):
        return not np.array_equal(before, after, equal_nan=before.dtype.kind in "fc")
    if isinstance(before, (list, tuple)):
        return len(before) != len(after) or any(
            type(a) is not type(b) or _changed(a, b) for a, b in zip(before, after, strict=True))
    return isinstance(before, (bool, int, float, complex, str, np.generic)) and before != after and before == before
