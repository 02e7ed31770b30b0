# Complaints and suggestions: labels, and every sentence a citizen is sent when a case moves.

## Status

status-waiting = Waiting to be received
status-received = Received
status-need_info = More information needed
status-in_progress = Being handled
status-forwarded = Forwarded to the competent agency
status-refused = Declined
status-guided = Guided to the right office (appeal/denunciation)
status-answered = Answered
status-reopened = Reopened
status-closed = Closed

## Outcome

outcome-confirmed = you confirmed that it was resolved
outcome-silent = closed, as nothing more was said
outcome-unasked = answered, no way to say what came of it
outcome-not_resolved = not resolved, according to you
outcome-refused = declined
outcome-guided = guided to the right office
outcome-forwarded = forwarded to the competent agency
outcome-withdrawn = withdrawn at your request

## Category

category-attitude = Attitude of staff
category-procedure = Administrative procedure
category-late = Late dossier
category-extra_papers = Extra papers demanded
category-extra_money = Money demanded beyond the rules
category-fees = Fees and charges
category-online = Online public services
category-facilities = Facilities and equipment
category-other = Something else

## Reason for declining

refusal-duplicate = the same was sent before
refusal-unclear = what is meant is not clear
refusal-out_of_scope = it is outside our responsibility
refusal-khieu_nai_to_cao = it is an appeal or a denunciation
refusal-missing_info = information is missing although we asked for it

## What the citizen is told

told-opened = Your message has been recorded. Tracking code: { $code }. The centre will review and classify it by { $classify_due }.
told-taken = Case { $code } has been received. An answer is due by { $answer_due }.
told-started = Case { $code } is being handled.
told-asked =
    To handle case { $code }, we need to know more from you:

    { $question }

    Please answer right here.
told-info-added = We have received your further information on { $code }. Thank you.
told-silence =
    Case { $code } is still waiting for your answer:

    { $question }
told-refused = The centre will not handle case { $code }. Reason: { $reason }. Hotline: { $hotline }.
told-transferred = Case { $code } is within the competence of { $agency } and was forwarded on { $date }.
told-taken-inside = { $agency } has received case { $code }. An answer is due by { $answer_due }.
told-answered =
    Answer to case { $code }:

    { $answer }

    In your view, has this been resolved?
told-answer-more =
    Further answer to case { $code }:

    { $answer }
told-confirmed = Thank you. Case { $code } is closed.
told-closed-silent = Case { $code } was closed because we heard nothing more from you. You can always send something new.
told-reopened = Case { $code } has been reopened and passed to the next level. An answer is due by { $answer_due }.
told-not-resolved-again = Recorded: in your view, case { $code } has not been resolved. You can come to the citizens' reception at { $address }, or call { $hotline }.
told-closed = Case { $code } is closed. Outcome: { $outcome }.
told-withdrawn = Case { $code } has been withdrawn at your request.
told-overdue = The answer to case { $code } is overdue. The centre apologises to you and has informed the next level.
told-merged = Case { $code } says the same as a case that is being handled, so they are handled together. You will hear the answer here.
told-merged-here = Somebody else has written about the same matter as case { $code }; they are handled together.
told-merged-answer =
    Answer to the matter of your case { $code }:

    { $answer }
told-not-possible = This is no longer possible: the status of case { $code } is “{ $status }”.

button-resolved = Resolved
button-not-resolved = Not resolved
button-disagree = I do not agree
button-add-info = Add information
button-withdraw = Withdraw this case

## Appeals and denunciations

triage-khieu_nai =
    What you wrote looks like an appeal (khiếu nại: a request to review an administrative decision or act). This channel does not handle appeals. Please send a petition or come in person: { $address }, { $hours }. The time limit for an appeal is usually 90 days.

    Hotline, also in an emergency: { $hotline }.
triage-to_cao =
    What you wrote looks like a denunciation (tố cáo). Under the Law on Denunciations it is made by petition or in person. To protect yourself, please send no more names or evidence here. Where to go: { $address }.

    Hotline, also in an emergency: { $hotline }.

## In place of personal data

mask-email = [e-mail address]
mask-id = [ID number]
mask-phone = [phone number]
mask-plate = [licence plate]
mask-bank = [bank account]
mask-name = [name of staff]

## Files

files-photo = { $count ->
    [one] one photo
   *[other] { $count } photos
}
files-voice = { $count ->
    [one] one voice note
   *[other] { $count } voice notes
}
files-document = { $count ->
    [one] one document
   *[other] { $count } documents
}
files-location = { $count ->
    [one] one location
   *[other] { $count } locations
}
file-the-photo = a photo (file { $number })
file-the-voice = a voice note (file { $number })
file-the-document = a document (file { $number })
file-name-photo = photo-{ $number }.jpg
file-name-voice = voice-{ $number }.ogg
file-name-document = document-{ $number }.pdf
file-of-answer = Enclosed with the answer to { $code }.
file-refused =
    One file you sent with { $code } could not be taken: { $file }. Reason: { $why }.

    What you wrote and the other files are not affected. To send it again, type /tra_cuu { $code } and press “Add information”.
file-too-large = it is larger than allowed (photos and PDF 10 MB, voice notes 5 MB)
file-too-long = the voice note is longer than 3 minutes
file-too-many-pixels = the picture is too large (at most 25 million pixels)
file-damaged = it is damaged or cannot be opened
file-wrong-kind = only photos (JPEG, PNG, WebP), voice notes and ordinary PDF files are taken
file-unreachable = the messaging platform did not hand it out
