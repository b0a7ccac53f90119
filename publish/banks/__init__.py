"""Question banks for learning platforms: `python -m publish.banks`. Imports go down.

    2  __main__         the command
    1  moodle, gift, qti    the three forms
    0  items            what is asked, from the stored lessons and tables
"""
