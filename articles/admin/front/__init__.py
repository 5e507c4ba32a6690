"""The desk on which front pages are arranged, tried and launched."""
