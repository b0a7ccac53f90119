"""Numbers as a text states them: 1.186, -0.21, 1,118, 12 %, 1.5e-3 or 1.5 \\times 10^{-3}, and how each is rounded."""
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
NUMBER = re.compile(
    r"(?P<minus>(?<![\w.})\]%])-)?(?<![\w.])(?<![A-Za-z]{2}-)"
    r"(?:(?P<ten>10\^)(?P<braced>\{)?(?P<exponent>-?\d+)(?(braced)\})"
    r"|(?!0\d)(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?:e(?P<e>[-+]?\d+))?(?!\.?\w)"
    r"(?:\s*(?:\\cdot|\\times|×|·)\s*10\^\{?(?P<power>-?\d+)\}?)?)"
    r"(?P<percent>\s*(?:%|percent\b))?")


@dataclass(frozen=True)
class Stated:
    """One number of a text: where it stands, its value, and the unit of its last digit."""

    text: str
    start: int
    end: int
    value: Decimal
    unit: Decimal

    @property
    def is_whole(self):
        """Whether it is written without a decimal point, a power or a percent sign."""
        return re.fullmatch(r"-?[\d,]+", self.text) is not None

    def holds(self, value):
        """Whether a value, rounded as this number is, gives this number; a tie may go either way."""
        return bool(abs(value - float(self.value)) <= 0.5 * float(self.unit) * (1 + 1e-6))

    def instead(self, value):
        """How the number should read for another value."""
        if not abs(value) < 1e15:
            return str(value)
        rounded = (Decimal(repr(value)) / self.unit).quantize(Decimal(1), ROUND_HALF_EVEN) * self.unit
        if "%" in self.text or "percent" in self.text:
            return f"{rounded.scaleb(2):f} %"
        digits = len(self.value.as_tuple().digits)
        return f"{rounded:f}" if self.unit >= Decimal("1e-6") else f"{rounded:.{digits - 1}e}"


def normal(text):
    """A text with one kind of minus, space, percent sign and power, as `numbers` reads it."""
    text = re.sub(r"(?<=10)[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda found: "^" + found[0].translate(RAISED), text)
    text = re.sub(r"(?<=\d)–(?=\d)", " to ", text).replace("−", "-").replace("–", "-")
    return re.sub(r"\s+", " ", text.replace("{,}", ",").replace("\\%", "%").replace("\\,", " "))


def numbers(text):
    """The numbers of a normal text, in order."""
    return [_stated(match) for match in NUMBER.finditer(text)]


def _stated(match):
    shift = int(match["exponent"] or match["e"] or match["power"] or 0) - (2 if match["percent"] else 0)
    value = Decimal("1" if match["ten"] else match["digits"].replace(",", "")).scaleb(shift)
    unit = Decimal(1).scaleb(value.as_tuple().exponent)
    return Stated(match[0], match.start(), match.end(), -value if match["minus"] else value, unit)
