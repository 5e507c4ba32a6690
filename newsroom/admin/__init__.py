"""The admin of the newsroom itself: its people. What they publish registers from its own apps."""

from newsroom.admin import users

__all__ = ["users"]
