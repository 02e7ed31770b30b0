# Sentences of the commands that report, try instruments and rehearse.

## hailong report
report-bad-period = “{ $period }” is not a period. Write for example 2026-W46 (week), 2026-11 (month), 2026-Q1, 2026-6M, 2026-9M or 2026-Y.
report-unknown-desk = There is no desk with the code “{ $desk }”. The desks are: { $known }.
report-unknown-unit = There is no unit with the code “{ $unit }”. The units with desks are: { $known }.
report-before-opening = { $period } ended before the system was put to use, so there are no figures.
report-empty = { $place }: no data in { $period }.
report-later-format = There is no format { $format }; choose text, png, xlsx, docx or pdf.
report-formula-text = --formula goes with --format text alone; cards, charts and documents always use formula F1.
report-unknown-formula = There is no formula “{ $formula }”; choose F1, F2, F3 or F4.
report-one-picture = One chart at a time: add --desk CODE, or --unit with one of: { $known }.
report-not-drawn = The chart could not be drawn. Try again, or choose --format text.
report-needs-out = This format cannot be shown on a terminal: add --out FILE.
report-file-not-written = The file { $file } could not be written. Check the folder and its permissions.

## hailong survey
survey-no-file = The file { $file } could not be read. Is it there, and is it UTF-8 text?
survey-faultless = { $file }: no fault ({ $key }, version { $version }, questions: { $questions }).
survey-unknown = There is no instrument “{ $key }”. There are: { $known }.
survey-released-edited = { $file }: version { $version } of { $key } is released and is never edited. Write the next version into a new file.
survey-anew = { $file }: question { $question } begins a new series of figures and cannot be compared with version { $version }: { $why }. To stay comparable, keep it as in version { $version }.
survey-new-question = { $file }: question { $question } is new since version { $version } and begins a series of figures.
survey-question-gone = { $file }: question { $question } of version { $version } is not asked any more; its figures end.
survey-comparable = { $file }: every question can be compared with version { $version }.
survey-added = The instrument { $key } is there, version { $version }, questions: { $questions }. To ask it, write “{ $key }” into the column “surveys” of a unit and run: hailong import units FILE --apply
survey-key-taken = “{ $key }” is an instrument of the program. Give your own another key.
survey-key-alike = “{ $key }” reads like the instrument “{ $known }” that is there. Choose another key, or spell it alike.
survey-version-taken = Version { $version } of { $key }, or a newer one, is there with another text; what was added is never replaced. Write version = { $next } and add it again.
survey-listed = { $key } (version { $version }, questions: { $questions }, { $whose }): { $title }. Units that ask it: { $units }
survey-own = the office's own
survey-shipped = of the program
changed-kind = another kind of question
changed-text = the question is worded otherwise
changed-choices-added = choices were added
changed-choices-removed = choices were taken away
changed-choices-worded = choices or levels are worded otherwise
changed-choices-order = the choices stand in another order
changed-not-applicable = “Not applicable” was added or taken away
changed-optional = it may be skipped now, or no longer
changed-ask-if = it is asked on another condition (ask_if)
changed-factor = another factor
changed-moved = it stands elsewhere among the questions
changed-asked-after = the question it depends on means something else now
survey-stories-told = Stories that came true as they are written: { $stories }.
survey-play-help =
    Played on a sample office; nothing is kept. Type as a citizen would; #2 presses the second button.
    “! Nhóm Quầy 1 > [Tiếp nhận]” is what staff do; “@ 16/11/2026 07:30” lets the time pass until then.
    :story prints the talk as a story · :q ends
survey-played-as = The story that was just played:
survey-no-button = The newest message has no button number { $number }.

## hailong rehearse
rehearse-not-empty = This database is not a rehearsal's. A rehearsal only writes into a new one; leave DATABASE_URL empty or point it elsewhere.
rehearse-living = SIMULATED: { $weeks } weeks, from { $first } to { $last }
rehearse-drawing = Writing cards, charts and reports into { $folder }
rehearse-done = SIMULATED, done: { $visits } ratings, { $complaints } complaints; no figure is real. Cards, charts and reports ({ $cards } files): { $folder }
rehearse-where = The rehearsal's database: { $where }

## hailong report --formula

formula-F1 = Formula F1: (satisfied + very satisfied) / valid answers.
formula-F2 = Formula F2: mean of 100 – 75 – 50 – 25 – 0 for the five levels, from very satisfied to very dissatisfied. Not comparable with a rate by another formula.
formula-F3 = Formula F3: sum of (level × answers) / (5 × valid answers); its lowest value is 20%, not 0%. Not comparable with a rate by another formula.
formula-F4 = Formula F4: (dossiers – those dissatisfied, with a complaint or overdue) / dossiers; whoever says nothing counts as satisfied. Not comparable with a rate by another formula.
formula-row = { $name }: { $rate }
formula-rate = { $rate } ({ $answered } valid answers)
formula-residual-rate = { $rate } ({ $dossiers } dossiers; less { $dissatisfied } dissatisfied answers, { $complaints } complaints, { $late } overdue dossiers)
formula-residual-too-many = cannot be computed: { $dossiers } dossiers, from which { $dissatisfied } dissatisfied answers, { $complaints } complaints and { $late } overdue dossiers would be taken
formula-residual-desk = not for a desk: complaints are counted for the unit alone
formula-residual-none = cannot be computed: no dossiers of this period were imported (hailong import dossiers)
formula-residual-note = Dossiers: returned in the period, and pending at its end. No answer is tied to a dossier, so this is made of counts: one dossier may be taken away more than once.
