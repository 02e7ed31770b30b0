# The sentences of hailong verify, doctor.
verify-sound = The log is sound: { $entries } entries, each follows from the one before. Present head: { $head }
verify-problem = The log does not hold together: { $problem }. Please leave the server as it is and compare with the codes on the weekly cards.
doctor-tokens = Both bots have their token, and the tokens differ.
doctor-env-open = Others on this machine can read .env. Run: chmod 600 .env
doctor-bot = { $variable }: the platform knows the bot @{ $name }.
doctor-token-refused = { $variable }: the platform refuses this token. Ask @BotFather for a new one and write it into .env.
doctor-platform-away = { $url } cannot be reached. If the network blocks Telegram, set PROXY_URL; the timetable goes on.
doctor-database = The database can be used: { $units } units, { $desks } desks.
doctor-log-sound = The hash-chained log is sound.
doctor-log-broken = The hash-chained log does not hold together. Run: hailong verify
doctor-no-leader = There is no leader yet. Run: hailong invite --role leader --unit UNIT_CODE
doctor-nobody-reads = Nobody gets the card of { $desk }. Invite the head of this desk, or type /gan_quay { $desk } in its group.
doctor-sealing-key = SEALING_KEY does not open what was sealed. Put the old key back behind the new one, after a comma.
doctor-dossiers-old = { $unit }: dossiers were last imported on { $day }, more than 7 days ago, so nobody is reminded of those about to be late. Run: hailong import dossiers FILE --apply
doctor-instrument = The own instrument { $key } (version { $version }) cannot be read by this version of the program. Run hailong survey check on its file to see what to correct, and add the next version.
doctor-holidays = Holidays not confirmed by an official notice yet: { $days }. When there is one, load it with: hailong import holidays
doctor-backup-unsealed = Backups are not sealed: whoever has such a file and both keys reads contacts and originals. To seal them, run: hailong backup --new-key FILE

# hailong backup, restore
backup-needs-file = There is no name for the backup. For example: hailong backup /mnt/backups/hailong.backup
backup-done = Backed up to { $file }: { $size } bytes, with { $blobs } photos, files and recordings. In the copy no answer is tied to an account any more.
backup-unsealed = The backup is not sealed and holds neither SECRET_KEY nor SEALING_KEY: keep both keys elsewhere, without them it cannot be used. To seal backups, run: hailong backup --new-key FILE
backup-sealed = The backup is sealed and holds SECRET_KEY and SEALING_KEY; only the private key that belongs to BACKUP_PUBLIC_KEY opens it.
backup-key-made = The private key was written to { $file }: keep it elsewhere, not on this server; without it no backup can be opened. Write this line into .env:
backup-postgres = On PostgreSQL back up with pg_dump, as “PostgreSQL” in the README says; this command backs up SQLite only.
backup-over-other-file = { $file } is not a backup and is not written over. Please choose another name.
backup-under-way = Another backup is being written to { $file }. Please wait until it is done.
backup-not-written = { $file } cannot be written ({ $why }). Please check folder, permissions and free space.
backup-log-broken = The hash-chained log in the backup does not fit in { $problems } places. Run: hailong verify
restore-done = The backup of { $made } is in place. What happened from then until { $now } is lost. Start again with: hailong run
restore-held = { $count } messages that were unsent at the time of the backup are held back, as they may have been sent since. See waiting cases with /hang_doi; send answers again that citizens have not received.
restore-before = The database that was there is kept as a backup in { $file }; delete it when it is no longer needed.
restore-raw = The database that was there could not be read and is kept as it was in { $file }. It may still tell who answered in the last 24 hours: please delete it as soon as it is no longer needed.
restore-postgres = On PostgreSQL restore with pg_restore, as “PostgreSQL” in the README says; this command restores SQLite only.
restore-needs-key = This backup is sealed. Run again with the private key: hailong restore FILE --key KEY_FILE
restore-without-keys = SECRET_KEY and SEALING_KEY are missing, and an unsealed backup holds no keys. Put the files secret_key and sealing_key back into { $file } and run again.
restore-other-keys = The present SECRET_KEY or SEALING_KEY is not that of this backup. Put back the keys in use when it was made (in .env or { $file }) and run again.
