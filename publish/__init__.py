"""What turns the notebooks into decks, handouts and the course site, and what stores them. Imports go down.

    8  release          everything that an edition holds, as one archive: a command
    7  student          the edition without solutions: a command
    7  site, handouts, gallery   build/site with everything in it, the decks on paper, all explorers on a page: commands
    6  decks            build/slides: a deck for each lesson, and their index: a command
    5  slides, pages    a lesson as slides, and as a page
    5  editions         the older editions on the site
    4  banks            question banks for learning platforms: a command
    4  explorers        the files of each explorer, and a page of its own
    4  plans            the minutes of the plans in TEACHING.md
    5  takeaway         figures for other people's slides
    4  search, teaching, glossary, questions   what is collected from all lessons
    6  start            a new lesson from the template: a command
    6  serve            the built site on this machine: a command
    6  lab              JupyterLab on copies of the notebooks: a command
    5  store            execute the notebooks and store them: a command
    4  leaks            the search for solutions in a student edition
    3  marks            proven numbers in the text of a page
    3  cells, alive, lessons, references, coursemap  one cell as HTML, what answers without Python, the sources
    2  kept, notes      explorers that were exported before, the speaker notes
    2  canonical        the one form in which a notebook is stored
    2  proven           the gate: is every number that a lesson states proven
    1  numbers, proofs  which numbers of a text must be proven; the proof cells as they are written
    1  minutes          how long a lesson takes, computed
    1  prose            Markdown and formulas
    5  python.lay, python.inside, python.lab    Python beside the pages, what runs in it, and the notebooks in a lab
    2  python.supply, python.wheels    the bytes of Python for the pages, by a lock file: a command; compiled modules
    1  sealing          exercises without their solutions
    1  bridge           the norms in other libraries, from tables
    1  folder           the files that every built folder holds
    0  edition          version, day of release, and when each lesson was last changed
    0  packages, browser  where reveal.js and the fonts are installed; the Chromium of this machine
    0  formulas         arithmetic in formulas
    0  numbering        the number of a lesson, in links and in the table of README.md
    0  structure        the form of a lesson, as data
"""
