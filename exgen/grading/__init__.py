"""A class: from a table of answers to scores, statistics, a spreadsheet and a slip of feedback for each pupil.

columns (what a table's head means) → intake (rows become entries) → marking (the checker) → statistics → results, book
and slips. Nothing here reads or writes files, but for `book_input`, which takes the bytes of a spreadsheet; the command
line does. docs/grading.md explains the files.
"""
