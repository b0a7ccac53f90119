"""Items as GIFT, a text form that Moodle and others import: choices and numbers, each wrong answer with its reply.

GIFT has no question of several gaps: of several numbers each becomes a question.
"""
import base64
import re
from html import escape

TOP = "$course$/top/Normalization"


def write(items, path):
    """Write Items to a file, each lesson a category."""
    parts, lesson = [], None
    for item in items:
        if item.lesson is not lesson:
            lesson = item.lesson
            parts.append(f"$CATEGORY: {TOP}/{lesson.number} {lesson.title}".replace(": ", ", ").replace("Y, ",
                                                                                                        "Y: ", 1))
        parts += _choice(item) if item.options else _numbers(item)
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def _choice(item):
    rows = []
    for option in item.options:
        text = f"<code>{_told(option.text)}</code>" if item.code else _told(option.text)
        rows.append(f"{'=' if option.right else '~'}{text}#{_told(option.reply)}")
    return [_question(item, item.title, item.html(_address), rows)]


def _numbers(item):
    for k, field in enumerate(item.fields, 1):
        title = f"{item.title}, number {k} of {len(item.fields)}" if len(item.fields) > 1 else item.title
        page = item.html(_address) + (f"<p>Here: number {k}.</p>" if len(item.fields) > 1 else "")
        if field.truth:
            hint = _told(field.wrong[0][2]) if field.wrong else ""
            rows = [f"{'=' if field.value else '~'}True#{'Right.' if field.value else hint}",
                    f"{'~' if field.value else '='}False#{hint if field.value else 'Right.'}"]
        else:
            rows = [f"=%0%{value}:{allowed}#{_told(hint)}" for value, allowed, hint in field.mistakes]
            rows = ["#", f"={':'.join(field.right)}#Right.", *rows]
        yield _question(item, title, page, rows)


def _question(item, title, page, rows):
    brace = "{#" if rows[0] == "#" else "{"
    answers = "\n".join(rows[1:] if rows[0] == "#" else rows)
    return f"::{safe(f'{item.lesson.title}: {title}')}::[html]{safe(page)}{brace}\n{answers}\n}}"


def _told(text):
    """A plain text."""
    return safe(escape(text, quote=False))


def safe(text):
    """A text in one line, in which the signs of GIFT stand for themselves."""
    breaks = r"\n" if "<pre" in text else " "
    text = re.sub(r"([\\~=#{}:])", r"\\\1", text.strip())
    return re.sub(r"\s*\n\s*" if breaks == " " else r"\n", lambda _: breaks, text)


def _address(picture):
    kind = "svg+xml" if picture.name.endswith("svg") else "png"
    return f"data:image/{kind};base64,{base64.b64encode(picture.content).decode()}"
