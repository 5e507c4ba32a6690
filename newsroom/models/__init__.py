from newsroom.models.duty import DutyRun
from newsroom.models.imported import ImportedItem
from newsroom.models.user import User

__all__ = ["DutyRun", "ImportedItem", "User"]
