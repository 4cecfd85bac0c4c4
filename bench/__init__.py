"""Times what a person waits for: the command's start, an appraisal, a turn, a page."""
