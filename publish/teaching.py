"""What the speaker notes hold for the teaching page: by lesson, minutes, misconceptions, and questions with answers."""
from publish import notes, prose


def collect(course):
    """(lesson, minutes, [(kind, HTML), ...]) of each Lesson, with the kinds Expect, Ask and Answer."""
    return [(lesson, notes.minutes(told),
             [(kind, prose.inline(text)) for note in told.values() for kind, text in note.points])
            for lesson, told in ((lesson, notes.load(lesson.name)) for lesson in course)]
