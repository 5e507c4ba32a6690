"""The demo newsroom: its drawn pictures, its texts, and what puts them into a database."""
