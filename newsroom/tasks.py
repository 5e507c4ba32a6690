"""Jobs of the newsroom, and the receivers that enqueue them: importing this finds them all."""

from newsroom import pinging
from newsroom.pagestore import changes, remaking

__all__ = ["changes", "pinging", "remaking"]
