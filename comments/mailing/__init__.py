"""Mail to readers and moderators: what it says, and how it leaves. The worker's work alone."""
