"""The code that a lesson shows under In PyTorch, and what it says that the code prints."""
import re

PAIR = re.compile(r"^```python\n(.*?)^```\n+^```text\n(.*?)^```", re.M | re.S)


def parts(lesson):
    """(code, what it prints) of each snippet of a lesson."""
    return PAIR.findall(lesson.text("In PyTorch"))
