## Documents in the official layout; number, date and signature stay blank

document-nation = SOCIALIST REPUBLIC OF VIET NAM
document-motto = Independence - Freedom - Happiness
document-no-superior = ……………………………
document-number = No.: ………/BC-UBND
document-place-date = ………………, date ……………………
document-kind = REPORT
document-about = Citizens' satisfaction and the handling of complaints and suggestions, { $period }
document-to = To: { $addressee }
document-to-nobody = To: ………………………………………………
document-opening = Under the reporting rules on administrative reform, { $unit } reports citizens' satisfaction and the handling of complaints and suggestions, { $period } { $window }:
document-opening-today = Under the reporting rules on administrative reform, { $unit } reports citizens' satisfaction and the handling of complaints and suggestions, { $period } { $window }, figures up to the day of reporting, { $today }:
document-part-satisfaction = Citizens' satisfaction
document-part-complaints = Complaints and suggestions
document-part-dossiers = Dossiers of administrative procedures
document-part-basis = What the figures rest on
document-levels = Of { $answered } valid answers: { $levels }.
document-level = { $label } { $people } ({ $rate })
document-interval = 95% interval of the satisfaction rate: { $low }–{ $high }%.
document-complaint-counts = Received { $opened }; answered { $answered }, of them on time { $on_time }; waiting { $waiting }; overdue { $overdue }.
document-complaint-counts-unanswered = Received { $opened }; none answered yet; waiting { $waiting }; overdue { $overdue }.
document-complaints-none = No data: no complaint or suggestion was received. That is not yet a good result.
document-basis = The figures are sums of closed blocks of whole days, each with enough answers to be published; answers that are too few yet are carried on and stand in no total.
document-doors = Answers that became final on the days of the period, also those that wait for more (numbers alone, no rates).
document-details = Details are in the appendix.
document-signer = HEAD OF THE UNIT
document-recipients = Recipients:
document-recipient-above = - As above;
document-recipient-own = - Heads of the unit;
document-recipient-file = - File.
document-appendix = APPENDIX
document-appendix-about = Citizens' satisfaction and the handling of complaints and suggestions, { $period } { $window }
document-appendix-of = (To report no. ………/BC-UBND of ……………………, { $unit })

## Table

statutory-unit = Unit
statutory-invited = Invited
statutory-answered = Answered
statutory-response = Response rate
statutory-satisfied = Satisfied + Very satisfied
statutory-dissatisfied = Dissatisfied + Very dissatisfied
statutory-n = n
statutory-percent = %
statutory-opened = Complaints received
statutory-complaints-answered = Answered
statutory-on-time = On time (%)
statutory-overdue = Overdue
statutory-total = Total
statutory-unknown = unknown
statutory-none = –
statutory-open = not enough data ({ $answers } answers)
statutory-empty = no data
statutory-sheet = Appendix
statutory-sheet-of = { $unit } – { $sheet }, { $period }
statutory-sheet-levels = Level by level
statutory-not-applicable = Not applicable
statutory-skipped = Skipped
statutory-unreached = Not reached
statutory-first-day = From
statutory-last-day = To
statutory-rate = Satisfaction rate (%)
statutory-rate-low = 95% confidence interval: from
statutory-rate-high = 95% confidence interval: to
statutory-waiting = Carried on
statutory-sheet-doors = How answers came
statutory-sheet-sources = How complaints came
statutory-stream-verified = With a slip
statutory-stream-unverified = Without a slip
statutory-stream-assisted = Entered by staff (reported apart)
statutory-mode-chat = Chat
statutory-mode-web = Web page
statutory-mode-assisted = Asked aloud
statutory-mode-paper = Paper form
statutory-slips-printed = Slips printed
statutory-slips-opened = Slips opened
statutory-sheet-dossiers = Dossiers
statutory-dossiers-received = Received
statutory-dossiers-returned = Returned
statutory-dossiers-on-time = On time
statutory-dossiers-late = Late
statutory-dossiers-pending = In progress
statutory-dossiers-pending-late = In progress, overdue
statutory-dossiers-apologised = Late, with a written apology
statutory-dossiers-reported = On time, by the one-stop software (%)
statutory-dossiers-perceived = On time, by citizens (%)
statutory-dossiers-perceived-n = Answers on time

## Notes below the table

statutory-note-residue = What is missing to 100% is the level “Neutral”; rates are rounded to 2 decimals from counts, no total is forced to 100%.
statutory-note-total = Totals hold only desks with enough answers; where there is “not enough data”, answers are carried on.
statutory-note-response = Response rate = answers to invitations / invitations; “unknown”: there is only a QR code on the wall.
statutory-note-complaints = Complaints: complaints and suggestions. On time = answered on time / answered.
statutory-note-dossiers = From the file of the one-stop software that was imported on { $day }.
statutory-note-units = Complaints are counted per unit, not per desk.
statutory-note-no-complaints = No complaints means no data, not yet a good result.
statutory-note-today = The period is not over; figures up to the day of reporting, { $today }.

## Refusals
document-not-begun = { $period } has not begun.
document-all-units = All units

## Apology and request for more time; number, date, recipient, reason, new day and signature stay blank

document-day = { $day }/{ $month }/{ $year }
apology-number = No.: ………/………
apology-kind = APOLOGY AND REQUEST FOR MORE TIME
apology-about = (dossier { $code })
apology-dossier = { $unit } received your dossier { $code } on { $received }; its result was promised for { $due }.
apology-dossier-of = { $unit } received your dossier { $code } on { $received } for the procedure “{ $procedure }”; its result was promised for { $due }.
apology-will-be-late = Your dossier cannot be settled in time for the promised day, { $due }.
apology-late = The promised day ({ $due }) has passed and your dossier is not settled yet.
apology-reason = Reason: …………………………………………………………………
apology-reason-line = …………………………………………………………………………………
apology-new-day = { $unit } apologises for this delay and asks for more time; the new day for the result: ……/……/………
apology-contact = If you need to know more, please come to { $address } or call { $hotline }.
apology-hotline = If you need to know more, please call { $hotline }.
apology-thanks = Thank you for your understanding.
