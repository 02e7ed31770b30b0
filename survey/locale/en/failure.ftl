# Why a command cannot run and what to do: settings, database, the way a command is typed.

command-fault = The program met a fault of its own ({ $fault }, { $place }). Please send this line to technical support.

# the cause as the system or the database names it; in brackets, in the sentences below
cause =
    { $why ->
        [EACCES] no permission
        [EPERM] no permission
        [EROFS] the disk is read-only
        [ENOSPC] the disk is full
        [EDQUOT] the disk quota is used up
        [EEXIST] a file has this name
        [ENOTDIR] not a directory
        [ENOENT] no such directory
        [EADDRINUSE] another program uses this port
        [EADDRNOTAVAIL] this machine does not have that address
       *[other] { $why }
    }

# settings (.env)
settings-no-token = { $variable } is empty. Ask @BotFather for a bot and write its token into .env.
settings-not-a-token = { $variable } is not a bot token. It looks like 123456789:AAF…
settings-same-token = CITIZEN_BOT_TOKEN and STAFF_BOT_TOKEN are the same. Make two bots, one for each.
settings-timezone = TIMEZONE: there is no time zone “{ $name }”. Write, for example, Asia/Ho_Chi_Minh
settings-api-url = TELEGRAM_API_URL must begin with http:// or https://
settings-public-url = PUBLIC_URL must begin with https:// (or http:// to try it out), for example https://gopy.example.vn
settings-public-url-folder = PUBLIC_URL must be the address of a folder, without ? and #
settings-log-level = LOG_LEVEL: write DEBUG, INFO, WARNING or ERROR.
settings-wrong = { $variable } is not written as it should be. See the examples in .env.example.
settings-env-unreadable = The file .env cannot be read. Check who may read it, and save it as UTF-8.
settings-data-dir = The data directory { $folder } cannot be used ({ $why }). Make it writable for this user or change DATA_DIR.
settings-http-address = HTTP_ADDRESS is “{ $address }”, not host:port. Write, for example, 127.0.0.1:8080
settings-http-taken = HTTP_ADDRESS { $address } cannot be opened ({ $why }). Choose another address or port.
settings-rehearsal = This database holds a rehearsal. Point DATABASE_URL or DATA_DIR at the office's own.
settings-backup-key = BACKUP_PUBLIC_KEY must be the 64 letters and digits that hailong backup --new-key FILE printed.
run-token-refused = The platform refuses the token of a bot. Run hailong doctor to learn which, and ask @BotFather for a new one.
run-another-poller = Another program fetches the messages of the same bot. Stop it, or use the token of another bot.

# the database
storage-url = DATABASE_URL is not written as it should be. Write sqlite:///path/to/file.db or postgresql://user@host/database
storage-file-not-written = { $file } cannot be written ({ $why }). Give this user the right to.
storage-in-use = The database { $file } is in use by another program ({ $holder }). Stop that one first.
storage-no-folder = { $folder } is not a directory. Create it, or change DATABASE_URL or DATA_DIR.
storage-no-database = There is no database { $file } yet. Load the lists with hailong import or start hailong run; if it lies elsewhere, change DATABASE_URL.
storage-not-a-file = { $file } is not a file. Change DATABASE_URL.
storage-network-disk = { $folder } lies on a network file system ({ $kind }), where SQLite loses data. Use a local disk.
storage-not-writable = This user cannot write { $file }. Change its owner or its rights.
storage-wal-unsound = SQLite { $version } can corrupt a database in WAL mode. Remove journal_mode=wal from DATABASE_URL, or install SQLite 3.51.3 or later.
storage-journal-mode = DATABASE_URL: there is no journal_mode={ $mode }. Write truncate or wal, or leave it out.
storage-unusable = The database cannot be used ({ $why }). Check DATABASE_URL, the right to write, and the database server.
storage-damaged = The database { $file } is damaged. Put the last backup back: hailong restore FILE
storage-backup-not-whole = This file is no whole backup. Choose another one.
storage-backup-other-key = This private key does not open the backup. Choose the one it was sealed for.
storage-backup-changed = This backup was changed or cut off. Choose another one.
storage-copy-damaged = The copy { $file } is damaged. Check the disk and try again.
storage-copy-not-made = The copy cannot be made ({ $why }). Check the room on the disk and in the temporary folder (TMPDIR).
storage-older = The database is of version { $found }, older than this program's { $wanted }. Start hailong run once to bring it up to date.
storage-newer = The database is of version { $found }, newer than this program's { $wanted }. Install the newer program.
storage-other-schema = The database lacks { $lacking }, which version { $version } must have: a program before its release made it, or it was changed. Use that program again, or put a backup back: hailong restore FILE
storage-foreign = This database holds tables of another program. Give DATABASE_URL a database of its own.
storage-empty = The database is empty. Load the lists with hailong import, or start hailong run.
storage-away = The database cannot be read or written right now ({ $why }). Wait a little and try again.
storage-broken = The disk failed under the database ({ $why }), so the program stops. Check the disk, then run hailong verify before going on.

# the hash-chained log
log-missing = entries { $first } to { $last } are missing
log-changed = entry { $entry } ({ $kind }) does not follow from the one before
log-head = the log ends at entry { $last } but its head says { $head }

# how a command is typed
usage-usage = Usage:
usage-options-place = [OPTIONS]
usage-command-place = COMMAND …
usage-arguments = Arguments
usage-options = Options
usage-commands = Commands
usage-required = [required]
usage-default = [default: { $value }]
usage-help = Show this help.
usage-see-help = See: { $command } --help
usage-no-option = There is no option { $option }.
usage-no-option-but = There is no option { $option }. Options alike: { $alike }.
usage-option-value = Option { $option } lacks its value or takes none.
usage-missing = { $name } is missing.
usage-bad-value = The value of { $name } cannot be used.
usage-no-command = One of these commands is needed: { $known }.
usage-wrong = The command is not typed as it should be.
