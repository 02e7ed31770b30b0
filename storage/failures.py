"""What storage raises: away (try again later), broken (stop at once), refused (a person must act)."""


class StorageAway(Exception):
    """The database cannot be reached or written right now; nothing of the use case was kept. Try again later."""


class StorageBroken(StorageAway):
    """The disk failed while writing: whether the last words arrived is unknown, so the process must stop."""


class StorageRefused(Exception):
    """The database must not be opened as it is; the message is one sentence that says why and what to do."""
