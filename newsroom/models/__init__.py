from newsroom.models.duty import DutyRun
from newsroom.models.user import User

__all__ = ["DutyRun", "User"]
