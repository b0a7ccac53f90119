"""Tells what an error inside a student's function says, in a sentence that names what to look at."""
import inspect
import re
from itertools import combinations

_SHAPE = re.compile(r"\(([\d,]*)\)")
_PATTERNS = [
    (r"axis (-?\d+) is out of bounds for array of dimension (\d+)",
     "your function named axis {0} of an array with {1} axes: NumPy counts them from 0, so print its shape"),
    (r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
     "your function asked for entry {0} along axis {1}, which has {2}, counted from 0"),
    (r"array is (\d+)-dimensional, but (\d+) were indexed",
     "your function gave {1} indices to an array with {0} axes: print its shape"),
    (r"size (\d+) is different from (\d+)",
     "your function multiplied with @, but the inner lengths are {1} and {0}: print both shapes; is a .T missing?"),
    (r"shapes (\([\d,]*\)) and (\([\d,]*\)) not aligned",
     "your function multiplied shapes {0} and {1}, whose inner lengths differ: is a .T missing?"),
    (r"cannot reshape array of size (\d+) into shape (\(.*?\))",
     "your function gave {0} numbers the shape {1}, which holds another number of them"),
    (r"truth value of an array",
     "an array stands where one True or False is needed, after if, and, or, not: use np.where, &, | or ~"),
    (r"setting an array element with a sequence",
     "your function put several numbers where one has room, or rows of different lengths in one array"),
    (r"all the input array dimensions",
     "your function joined arrays whose other lengths differ: print their shapes"),
    (r"^name '(\w+)' is not defined",
     "your function uses {0}, which is not defined: run the cell that defines it, or look at its spelling"),
    (r"'numpy.ndarray' object has no attribute '(\w+)'",
     "your function uses .{0}, which arrays do not have: look at its spelling"),
    (r"'NoneType' object|'ellipsis' object|and 'NoneType'|and 'ellipsis'",
     "something in your function is still None or ...: fill it in"),
    (r"division by zero", "your function divided by 0: division by zero"),
]


def told(error):
    """The sentence on an error that a student's function raised."""
    said = " ".join(str(error).split())
    if "could not be broadcast together" in said:
        return _shapes(said)
    for pattern, sentence in _PATTERNS:
        if found := re.search(pattern, said):
            return sentence.format(*(group.replace(",", ", ") if group else "" for group in found.groups()))
    return f"your function raised {type(error).__name__}{': ' if said else ''}{said[:100]}"


def unfit(function, arguments):
    """The sentence on a function that cannot be called with so many arguments, else None."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # some functions written in C tell nothing
        return None
    try:
        signature.bind(*arguments)
    except TypeError:
        takes, gets = len(signature.parameters), len(arguments)
        return f"your function takes {takes} argument{'s' * (takes != 1)}, and the check calls it with {gets}"


def _shapes(said):
    shapes = [tuple(map(int, filter(None, found.split(",")))) for found in _SHAPE.findall(said)]
    if len(shapes) != 2:
        return "your function tried to combine arrays whose shapes do not fit: print them"
    combined = f"your function tried to combine shapes {shapes[0]} and {shapes[1]}: "
    small, large = sorted(shapes, key=len)
    lost = next((axes for axes in combinations(range(len(large)), len(large) - len(small))
                 if tuple(length for axis, length in enumerate(large) if axis not in axes) == small), ())
    if lost:
        return f"{combined}a mean taken over axis {lost[0] if len(lost) == 1 else lost} needs keepdims=True"
    return f"{combined}from the right, their lengths must be equal, or one of them 1"
