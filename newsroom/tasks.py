"""Jobs of the newsroom, and the receivers that enqueue them: importing this finds them all."""

from newsroom import pinging
from newsroom.pagestore import changes, remaking
from newsroom.wordpress import ledger

__all__ = ["changes", "ledger", "pinging", "remaking"]
