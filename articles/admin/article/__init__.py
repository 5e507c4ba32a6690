"""The desk of articles: a file for each activity. ``page.py`` puts them together."""
