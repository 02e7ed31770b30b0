# Sentences of the commands that report, try instruments and rehearse.

## hailong report
report-bad-period = “{ $period }” is not a period. Write for example 2026-W46 (week), 2026-11 (month), 2026-Q1, 2026-6M, 2026-9M or 2026-Y.
report-unknown-desk = There is no desk with the code “{ $desk }”. The desks are: { $known }.
report-unknown-unit = There is no unit with the code “{ $unit }”. The units with desks are: { $known }.
report-not-over = { $period } is not over (last day: { $last }); there are figures only afterwards.
report-before-opening = { $period } ended before the system was put to use, so there are no figures.
report-empty = { $place }: no data in { $period }.
report-later-format = There is no format { $format }; choose text, png, xlsx, docx or pdf.
report-one-picture = One chart at a time: add --desk CODE, or --unit with one of: { $known }.
report-not-drawn = The chart could not be drawn. Try again, or choose --format text.
report-needs-out = This format cannot be shown on a terminal: add --out FILE.
report-file-not-written = The file { $file } could not be written. Check the folder and its permissions.

## hailong survey
survey-no-file = The file { $file } could not be read. Is it there, and is it UTF-8 text?
survey-faultless = { $file }: no fault ({ $key }, version { $version }, questions: { $questions }).
survey-unknown = There is no instrument “{ $key }”. There are: { $known }.
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
rehearse-drawing = Writing cards and charts into { $folder }
rehearse-done = SIMULATED, done: { $visits } ratings, { $complaints } complaints; no figure is real. Cards and charts ({ $cards } files): { $folder }
rehearse-where = The rehearsal's database: { $where }
