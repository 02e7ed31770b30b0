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
