# What administrators read while they set up: importing lists, inviting staff, printing QR codes.

# --- the file ---
import-no-such-file = { $file } cannot be opened. Please check its name and folder.
import-file-too-large = The file is too large (at most { $megabytes } MB). Keep only the sheet with the list, or divide it into several files.
import-old-excel = This is an old Excel file (.xls). Open it in Excel and save it as .xlsx or “CSV UTF-8”.
import-excel-password = The Excel file has a password. Open it in Excel, remove the password (File → Info → Protect Workbook) and save it again.
import-broken-excel = The .xlsx file is damaged or is not what Excel writes. Open it in Excel and save it again, or export it once more.
import-unknown-encoding = The Vietnamese letters of the file cannot be read (it is not UTF-8). Open it in Excel, choose “Save as”, type “CSV UTF-8”, or save it as .xlsx.
import-no-rows = The file has no line below its heading. Get a template: hailong import KIND --template FILE.
import-too-many-rows = The file has more than { $rows } lines. Please divide it into several files.
import-broken-quotes = A quotation mark (") is not closed from this line on. Correct the quotation marks, or save the file as .xlsx.
import-unknown-heading = Column “{ $heading }” is not known. The columns are: { $expected }. Rename or delete it.
import-heading-twice = Column “{ $heading }” repeats an earlier one. Keep only one of them.
import-heading-missing = Column “{ $heading }” is missing. The first line needs: { $expected }.

# --- single cells ---
import-empty = The cell “{ $heading }” is empty. Fill it in, or delete the line.
import-formula = The cell is a formula or begins like one: { $text }. Paste it as a value, or remove the first character.
import-invisible = The cell holds an invisible character ({ $mark }). Clear the cell and type it again.
import-too-long = The cell has { $length } characters, at most { $longest } are possible. Please shorten it.
import-code-letters = The code “{ $code }” is not possible. A code has letters without diacritics, digits, and hyphens between them, at most { $longest } characters, for example quay-1.
import-code-like-complaint = The code { $code } looks like the tracking code of a complaint (PA- and 8 digits). Please choose another one.
import-code-twice = “{ $code }” is already in line { $row } (capitals and hyphens do not count). Change one of the two lines.
import-code-spelled-otherwise = The code { $code } exists and is spelled { $known }. Spell it so, or choose another one.
import-unknown-unit = No unit has the code “{ $code }”. Import the units first, or correct the code.
import-unknown-survey = There is no instrument “{ $key }”. There are: { $known }. Correct the cell, or add the unit's own instrument first: hailong survey add FILE.
import-unknown-parent = No unit in the file or in the system has the code “{ $code }”. Add a line for it, or correct the code.
import-parent-circle = Unit { $code } is its own forebear through its parents. Correct the cell “Đơn vị cha” (parent).
import-no-date = “{ $text }” is not a date. Write it like 02/09/2026 or 2026-09-02.
import-no-day-kind = “{ $text }” is not a kind of day. Write “off” or “work”.
import-no-yes-or-no = “{ $text }” says neither yes nor no. Write “yes” or “no”.
import-bad-days = “{ $text }” is no number of working days from 1 to { $most }. Write a number such as 5, or leave it empty to keep what stands.

# --- dossiers exported from the one-stop software ---
import-dossiers-no-heading = No heading row with a column “Mã hồ sơ” within the first 20 rows. Please head the column “Mã hồ sơ” (or “Số hồ sơ”, “code”). A sheet to fill in: hailong import dossiers --template FILE.
import-dossiers-whose = The file has no column for the unit or the desk. Please run again with --unit CODE or --desk CODE.
import-dossier-code = “{ $text }” does not look like a dossier code: at least one digit, only letters without diacritics, digits, dots and dashes, at most 60 characters.
import-dossier-no-received = The day of receipt is unknown: the cell is empty and the code holds no date. Please fill it in.
import-dossier-no-day = “{ $text }” is no day of the years 2000 to 2100. Please write 09/11/2026 or 2026-11-09, with or without a time.
import-dossier-future = { $day } has not come yet. Please check the day.
import-dossier-due-before = Due on { $day }, before it was received on { $received }. Please check the two days.
import-dossier-returned-before = Returned on { $day }, before it was received on { $received }. Please check the two days.
import-dossier-apology = “{ $text }” does not say whether there was an apology. Please write the day of the letter (from the receipt until today), or “yes”, “no”.
import-dossier-no-unit = This row names neither unit nor desk. Please fill it in, or run again with --unit CODE.
import-dossier-unknown-unit = There is no unit with the code or name “{ $text }”. Please write the unit's code as the system has it, or import the units first.
import-dossier-unknown-desk = The unit has no desk with the code or name “{ $text }”. Please write the desk's code as the system has it, or empty the cell.
import-dossiers-busy = Another import of dossiers is going on. Nothing was written; please wait until it is through (about a minute) and run again.
import-dossiers-used = Columns read: { $columns }
import-dossiers-unread = Columns neither read nor kept: { $columns }
import-dossiers-skipped = { $problems } wrong rows named above are left out; only good rows count.
import-dossiers-refused = { $problems } places need a correction, so nothing was written. Please correct them and run again; or add --skip-bad to import the good rows only.
import-more-problems = … and { $problems } more.
import-reading = Reading
import-comparing = Comparing

# --- the result ---
import-problem-file = { $file }: { $problem }
import-problem-cell = { $file }, cell { $cell }: { $problem }
import-problem-row = { $file }, line { $cell }: { $problem }
import-counts = New: { $new } · Changed: { $changed } · Unchanged: { $unchanged }
import-refused = { $problems } places need correction, so nothing was written. Correct them and run the command again.
import-dry-run = This was only a check; nothing was written. To write, run the command again with --apply.
import-applied = Written.
import-nothing-to-do = Everything is in the system already; there is nothing to write.
import-windows-1258 = The file uses the old code page Windows-1258. Check whether these letters are right: { $sample }
import-template-written = The template { $file } was written. Open it in Excel, fill in the lines, then run: hailong import { $kind } { $file }
import-progress = Writing
import-needs-file = A file is needed: hailong import { $kind } FILE, or hailong import { $kind } --template FILE.
setup-file-not-written = { $file } cannot be written. Please check the folder and its permissions.
setup-file-exists = { $file } exists already. Choose another name, so that nothing is overwritten.
setup-unknown-unit = No unit has the code “{ $code }”. Import the units first: hailong import units FILE.
setup-unknown-desk = No desk has the code “{ $code }”. Import the desks first: hailong import desks FILE.
setup-bot-unreachable = Telegram could not be asked for the name of the bot ({ $variable }). Check the network or PROXY_URL and run the command again.
setup-bot-refused = Telegram does not accept { $variable }. Get the token from @BotFather again and write it into .env.

# --- inviting staff ---
invite-owner-everywhere = The role owner holds everywhere: leave out --unit and --desk.
invite-needs-unit = The role { $role } needs a unit: add --unit CODE, without --desk.
invite-needs-desk = The role { $role } needs a desk: add --desk CODE, without --unit.
invite-made =
    Give this link to exactly one person. It can be used once, until { $expires }:
    { $link }

# --- links, posters ---
links-no-desks = There is no desk yet. Import the desks first: hailong import desks FILE.
links-revoked = All QR codes printed for { $desk } are revoked. Print and hang up new ones.
links-poster-written = { $file } was written: { $desks } desks, each with a page of A4 and a page of two A5.
poster-headline = Please tell us
poster-about = about your visit just now · about 1 minute · no name asked
poster-step-scan = Open the camera of your phone and scan the code above
poster-step-start = Telegram opens: press “Start”
poster-step-answer = Answer a few short questions, or send a complaint
poster-without-camera = You cannot scan the code? Open Telegram, search { $bot } and type the desk code.
poster-web-label = No Telegram?
poster-web-about = Scan this small code to answer on a web page, without any app; or open:
poster-code-label = Desk code
poster-bot-label = The bot’s true name
poster-bot-warning = If your phone shows another name, please do not answer, and tell us.
poster-kept-label = What do we keep?
poster-kept = The answers, the time, the desk. We ask for no name and no ID number. The tie to your chat account is kept only 24 hours after sending, so that you can change or withdraw, and is then destroyed. Taking part is voluntary.
poster-hotline-label = Hotline:
poster-cut-here = cut along this line

# --- slips with a QR code ---
slips-printing = Printing slips
slips-needs-file = A desk, a number and a file are needed: hailong slips --desk CODE --count N FILE.pdf
slips-desk-busy = Somebody else has just printed slips for this desk. Nothing was written; please run the command again.
slips-unknown-batch = There is no batch of slips “{ $batch }”. To list them: hailong slips
slips-revoked-before = The batch { $batch } was revoked at { $at }.
slips-revoked = The batch { $batch } is revoked. Whoever has such a slip can still answer, counted as without a slip.
slips-written = Wrote { $file }: { $count } slips, numbers { $first }–{ $last }, valid until { $until }. Name of the batch, should it be revoked: { $batch }
slips-hand-out = Please hand them out to everybody in the order of their numbers, also to those who were refused; one batch at one place only.
slips-cut = Cut the whole pile of sheets at once, then lay the small piles below each other, from left to right and top to bottom: the numbers are in order.
slips-none = No slips were printed yet.
slips-line = { $batch }: { $count } slips, printed { $day }, valid until { $until }
slips-line-revoked = { $batch }: { $count } slips, printed { $day }, revoked at { $at }
slip-sentence = Scan to say how satisfied you are: about 1 minute, no name asked, the slip's number is not kept with the answer.
slip-chat = With Telegram
slip-web = Without Telegram
slip-number = No. { $number }
slip-until = valid once, until { $day }

# --- paper forms ---
form-title = Your opinion, please
form-about = Please tell us about your last visit: put an X into one box of each question, and leave blank what you do not want to answer. No name, telephone or identity number, please. Answering is your choice and does not touch your papers.
form-number = Form no.
form-not-applicable = Does not apply
form-several = (several may apply)
form-only-if = (only if your answer to question { $number } is one of { $choices })
form-drop = When done, please fold the form and drop it into the suggestion box.
form-kept = We keep: the answers, the day they are entered, the desk. The number only lets each form be entered once; it does not say who got it. Results on paper are reported apart.
form-code-chat = Answer with Telegram
form-code-web = Answer on the web
form-footer = Questions: { $survey }, version { $version }
form-written = { $file } is written: { $count } forms, { $first } to { $last }. Staff enter them in the staff bot: /nhap_phieu
form-numbers-over = Desk { $desk } has used up its numbers (up to { $most }).
