"""The two tables of the peers that use sqlite3 directly, with SQLite's defaults (rollback journal, FULL)."""

import sqlite3

TABLES = """
CREATE TABLE IF NOT EXISTS interview (
    id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, consent_at TEXT NOT NULL, sent_at TEXT
);
CREATE INDEX IF NOT EXISTS interview_chat ON interview (chat_id);
CREATE TABLE IF NOT EXISTS answer (
    id INTEGER PRIMARY KEY, interview INTEGER NOT NULL REFERENCES interview (id), question TEXT NOT NULL,
    value INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS answer_interview ON answer (interview);
"""


def open_store(path: str) -> sqlite3.Connection:
    store = sqlite3.connect(path, check_same_thread=False)
    store.executescript(TABLES)
    return store
