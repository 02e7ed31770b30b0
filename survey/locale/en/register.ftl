# The register of complaints and the public list of results.

register-name = Register
register-title = REGISTER OF COMPLAINTS AND SUGGESTIONS
register-span = Received from { $first } to { $last }: { $count } cases
register-note = Personal data in the words is masked; the originals are sealed in the system. The words are the sender's and unverified. For internal use only.

register-number = No.
register-code = Code
register-received = Received
register-door = Kind
register-category = Category
register-procedure = Procedure
register-unit = Unit
register-desk = Desk
register-due = Answer due
register-status = Status
register-result = Result
register-answered = Answered
register-overdue = Overdue
register-source = Source
register-text = Words (personal data masked)

register-anonymous = Anonymous suggestion
register-named = Complaint or suggestion
register-chat = Chat
register-web = Web form
register-hotline = hotline
register-paper = letter
register-box = Suggestion box
register-assisted = Entered by staff
register-late = Overdue

register-resolved = Resolved, the citizen confirmed
register-silent = Answered, nothing more from the citizen
register-unasked = Answered, no way to say what came of it
register-not-resolved = Not resolved, says the citizen
register-awaits-word = Answered, waiting for the citizen's word
register-refused = Refused
register-refused-because = { $result }: { $reason }
register-guided = Guided to the right procedure
register-forwarded = Forwarded to the responsible agency
register-withdrawn = Withdrawn by the citizen
register-open = No result yet

register-public-name = Public results
register-public-title = COMPLAINTS AND SUGGESTIONS: RESULTS
register-public-span = Received from { $first } to { $last }
register-how-many = Cases
register-together = Together: { $names }
register-few = fewer than { $threshold }
register-public-note = So that nobody can be recognised, numbers below { $threshold } are not printed alone but added up; no words, times, desks or senders are named.
register-public-once = As it stood when the list was made.

## hailong export
export-unknown = Only these can be exported: complaints (the register; with --public for the notice board), responses (row by row, of closed blocks).
export-bad-day = “{ $day }” is not a day. Write for example: 2026-01-31 or 31/01/2026.
export-backwards = The first day { $first } is after the last day { $last }. Please swap --from and --to.
export-bad-file = The format of { $file } is not clear. The file's name must end in .xlsx, .pdf or .csv.
export-done = Wrote { $file }: { $count } cases received from { $first } to { $last }. For internal use, not to be passed on.
export-done-public = Wrote { $file }: the public list, without any of the citizens' words. Publish each period once and let periods not overlap.

## Rows of responses

responses-name = Responses
responses-title = RESPONSES ROW BY ROW
responses-span = { $count } responses of blocks that closed from { $first } to { $last }
responses-note = Closed blocks only (10 responses or more); instead of a time there is the block, and the order is random. 5 is very satisfied, 1 is very dissatisfied; of a single choice the number is that of the option. Comments are masked and belong to no row. For use inside the office.
responses-unit = Unit
responses-desk = Desk
responses-from = Block from
responses-to = To
responses-stream = Source
responses-field = Field
responses-question = Question
responses-comment = Comment (masked)
responses-verified = with a slip
responses-unverified = without a slip
responses-assisted = assisted
responses-still-open = not enough data
responses-not-applicable = not applicable
responses-skipped = skipped
export-done-responses = Wrote { $file }: { $count } responses of blocks that closed from { $first } to { $last }. For use inside the office, not to be sent out.
