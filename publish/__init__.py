"""What turns the notebooks into decks, handouts and the course site. Imports go down.

    5  site, handouts, gallery   build/site with everything in it, the decks on paper, all explorers on a page: commands
    4  decks            build/slides: a deck for each lesson, and their index: a command
    3  slides, pages    a lesson as slides, and as a page
    2  paging, search, teaching, glossary   which parts share a slide; what is collected from all lessons
    1  cells, alive, notes, lessons, references, coursemap  one cell as HTML, what answers without Python, the sources
    0  folder, prose    the files that every built folder holds; Markdown and formulas
"""
