"""What storage raises: away (try again later), broken (stop at once), refused (a person must act)."""

import errno


class StorageAway(Exception):
    """The database cannot be reached or written right now; nothing of the use case was kept. Try again later."""


class StorageBroken(StorageAway):
    """The disk failed while writing: whether the last words arrived is unknown, so the process must stop."""


class StorageRefused(Exception):
    """The database must not be opened as it is: a catalog id and its values say why and what to do.

    `why` among the values is a short name of the cause, such as EACCES or SQLITE_NOTADB.
    """

    def __init__(self, wording: str, **values: str) -> None:
        super().__init__(wording, values)
        self.wording, self.values = wording, values


def name_of(fault: OSError) -> str:
    """EACCES, ENOSPC, …: the system's own sentence is English."""
    return errno.errorcode.get(fault.errno or 0, type(fault).__name__)
