"""Items as a package of QTI 2.1 (IMS Question and Test Interoperability): a file each, pictures, and a manifest."""
import zipfile
from html import escape
from itertools import count

from publish import edition

SPACE = 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time that an archive gives its files, so that equal contents are equal bytes."""


def write(items, path):
    """Write Items to a package that platforms import."""
    resources = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        def add(name, content):
            package.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
        for item in items:
            file = f"items/{item.name}.xml"
            add(file, document(item))
            for picture in item.pictures:
                add(f"items/{picture.name}", picture.content)
            files = "".join(f'<file href="{name}"/>'
                            for name in (file, *(f"items/{one.name}" for one in item.pictures)))
            resources.append(f'<resource identifier="{_name(item)}" type="imsqti_item_xmlv2p1" href="{file}">'
                             f"{files}</resource>")
        add("imsmanifest.xml", _manifest(resources))


def document(item):
    """An Item as the text of an assessmentItem."""
    declared, body, rules, feedback = (_choice if item.options else _numbers)(item)
    title = escape(f"{item.lesson.title}: {item.title}")
    return (f'{HEAD}<assessmentItem {SPACE} identifier="{_name(item)}" title="{title}" '
            f'adaptive="false" timeDependent="false" xml:lang="en">\n{declared}\n'
            '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float">'
            '<defaultValue><value>0</value>'
            '</defaultValue></outcomeDeclaration>\n<outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" '
            'baseType="identifier"/>\n'
            f"<itemBody>\n<div>{item.html(lambda picture: picture.name)}</div>\n{body}\n</itemBody>\n"
            f"<responseProcessing>\n{rules}\n</responseProcessing>\n{feedback}\n</assessmentItem>\n")


def _choice(item):
    right = next(k for k, option in enumerate(item.options) if option.right)
    choices = "".join(f'<simpleChoice identifier="C{k}">{_option(option, item.code)}</simpleChoice>'
                      for k, option in enumerate(item.options))
    shuffle = "false" if item.code else "true"
    body = (f'<choiceInteraction responseIdentifier="RESPONSE" shuffle="{shuffle}" maxChoices="1">'
            f"{choices}</choiceInteraction>")
    rules = (_when('<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>', _score(1))
             + '<setOutcomeValue identifier="FEEDBACK"><multiple><variable identifier="RESPONSE"/></multiple>'
             '</setOutcomeValue>')
    return (_declared("RESPONSE", "identifier", f"C{right}"), body, rules,
            "".join(_feedback(f"C{k}", option.reply) for k, option in enumerate(item.options)))


def _numbers(item):
    share, names = 1 / len(item.fields), (f"HINT{k}" for k in count(1))
    declared, gaps, rules, feedback = [], [], [], []
    for k, field in enumerate(item.fields, 1):
        name = f"RESPONSE{k}"
        label = f"{k}: " if len(item.fields) > 1 else ""
        if field.truth:
            declared.append(_declared(name, "identifier", str(bool(field.value))))
            gaps.append(f'<p>{label}<inlineChoiceInteraction responseIdentifier="{name}" shuffle="false">'
                        '<inlineChoice identifier="True">True</inlineChoice>'
                        '<inlineChoice identifier="False">False</inlineChoice>'
                        "</inlineChoiceInteraction></p>")
            right = f'<match><variable identifier="{name}"/><correct identifier="{name}"/></match>'
            wrong = [(f"<not>{right}</not>", hint) for _, _, hint in field.wrong]
        else:
            declared.append(_declared(name, "float", field.right[0]))
            gaps.append(f'<p>{label}<textEntryInteraction responseIdentifier="{name}" expectedLength="12"/></p>')
            right = _near(name, *field.right)
            wrong = [(_near(name, value, allowed), hint) for value, allowed, hint in field.mistakes]
        rules.append(_when(right, _score(share)))
        for condition, hint in wrong:
            shown = next(names)
            rules.append(_when(condition,
                               '<setOutcomeValue identifier="FEEDBACK"><multiple><variable identifier="FEEDBACK"/>'
                               f'<baseValue baseType="identifier">{shown}</baseValue></multiple></setOutcomeValue>'))
            feedback.append(_feedback(shown, f"{label}{hint}"))
    return tuple("\n".join(part) for part in (declared, gaps, rules, feedback))


def _declared(name, kind, right):
    return (f'<responseDeclaration identifier="{name}" cardinality="single" baseType="{kind}"><correctResponse>'
            f"<value>{right}</value></correctResponse></responseDeclaration>")


def _near(name, value, allowed):
    return (f'<equal toleranceMode="absolute" tolerance="{allowed} {allowed}"><variable identifier="{name}"/>'
            f'<baseValue baseType="float">{value}</baseValue></equal>')


def _when(condition, then):
    return f"<responseCondition><responseIf>{condition}{then}</responseIf></responseCondition>"


def _score(share):
    return ('<setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>'
            f'<baseValue baseType="float">{share:.6g}</baseValue></sum></setOutcomeValue>')


def _feedback(name, text):
    return (f'<modalFeedback outcomeIdentifier="FEEDBACK" identifier="{name}" showHide="show">{escape(text)}'
            "</modalFeedback>\n")


def _option(option, code):
    return f"<code>{escape(option.text)}</code>" if code else escape(option.text)


def _name(item):
    return f"N-{item.name}"


def _manifest(resources):
    return (f'{HEAD}<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" '
            f'identifier="normalization-{edition.VERSION}">'
            "<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata><organizations/>"
            f"<resources>{''.join(resources)}</resources></manifest>\n")
