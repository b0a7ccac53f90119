"""Items as Moodle XML: choices, and numbers in gaps (Cloze), each wrong answer with its reply."""
import base64
from html import escape
from xml.etree import ElementTree as xml

TOP = "$course$/top/Normalization"
RIGHT = "Right."


def write(items, path):
    """Write Items to a file that Moodle imports, each lesson a category."""
    quiz, lesson = xml.Element("quiz"), None
    for item in items:
        if item.lesson is not lesson:
            lesson = item.lesson
            category = xml.SubElement(xml.SubElement(quiz, "question", type="category"), "category")
            xml.SubElement(category, "text").text = f"{TOP}/{lesson.number} {lesson.title}".replace(": ", ", ")
        quiz.append(_choice(item) if item.options else _gaps(item))
    xml.indent(quiz)
    path.write_bytes(xml.tostring(quiz, encoding="utf-8", xml_declaration=True))


def _choice(item):
    question = _question(item, "multichoice", item.html(_address))
    for tag, text in (("single", "true"), ("shuffleanswers", "false" if item.code else "true"),
                      ("answernumbering", "abc")):
        xml.SubElement(question, tag).text = text
    for option in item.options:
        answer = xml.SubElement(question, "answer", fraction="100" if option.right else "0", format="html")
        xml.SubElement(answer,
                       "text").text = f"<code>{escape(option.text)}</code>" if item.code else escape(option.text)
        _text(answer, "feedback", escape(option.reply))
    return question


def _gaps(item):
    many = len(item.fields) > 1
    gaps = [f"<p>{f'{k}: ' if many else ''}{gap(field)}</p>" for k, field in enumerate(item.fields, 1)]
    page = item.html(_address).replace("{", "&#123;").replace("}", "&#125;")   # or they would open a gap
    return _question(item, "cloze", page + "".join(gaps))


def gap(field):
    """A gap of a Cloze question: the right answer, and each wrong one with its hint."""
    if field.truth:
        hint = field.wrong[0][2] if field.wrong else ""
        both = [(f"=True#{RIGHT}", f"False#{_safe(hint)}"),
                (f"True#{_safe(hint)}", f"=False#{RIGHT}")][field.value == 0]
        return "{1:MULTICHOICE:" + "~".join(both) + "}"
    wrong = "".join(f"~%0%{value}:{allowed}#{_safe(hint)}" for value, allowed, hint in field.mistakes)
    return f"{{1:NUMERICAL:={':'.join(field.right)}#{RIGHT}{wrong}}}"


def _safe(text):
    """A text inside a gap, where some signs have a meaning."""
    for sign in '\\}~#/"':
        text = text.replace(sign, f"\\{sign}")
    return escape(text, quote=False)


def _question(item, kind, page):
    question = xml.Element("question", type=kind)
    xml.SubElement(xml.SubElement(question, "name"), "text").text = f"{item.lesson.title}: {item.title}"
    text = _text(question, "questiontext", page)
    for picture in item.pictures:
        file = xml.SubElement(text, "file", name=picture.name, path="/", encoding="base64")
        file.text = base64.b64encode(picture.content).decode()
    _text(question, "generalfeedback", "")
    for tag, value in (("penalty", "0.3333333"), ("hidden", "0"), ("idnumber", item.name)):
        xml.SubElement(question, tag).text = value
    return question


def _text(parent, tag, page):
    """An element that holds HTML."""
    element = xml.SubElement(parent, tag, format="html")
    xml.SubElement(element, "text").text = page
    return element


def _address(picture):
    return f"@@PLUGINFILE@@/{picture.name}"
