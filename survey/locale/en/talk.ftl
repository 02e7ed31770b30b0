# What is said to citizens in the talk, except what an instrument asks.

-platform = Telegram

## Buttons

button-agree = I agree
button-no-thanks = No, thank you
button-answer-now = Answer now
button-back = ‹ Back
button-skip = Skip
button-stop = Stop here
button-done = Done
button-send = Send
button-cancel = Cancel
button-leave = Never mind
button-keep = Keep it
button-change-answers = Change my answers
button-withdraw-answers = Withdraw them
button-change-at = Change my answers: { $desk }
button-withdraw-at = Withdraw them: { $desk }
button-keep-sent = Keep what I sent
button-complain = Send a complaint
button-named = Complaint or suggestion – with my name
button-anonymous = Anonymous comment
button-concern = Complaint or suggestion
button-khieu-nai = Appeal (khiếu nại)
button-to-cao = Denunciation (tố cáo)
button-no-files = Leave out the files
button-edit-question = Change { $number }
button-edit-category = Change the subject
button-edit-text = Change the text
button-edit-door = Change the way of sending
button-edit-name = Change the name
button-edit-phone = Change the phone number
button-edit-address = Change the address
button-page-before = ‹ Page before
button-page-next = Page after ›
button-all-procedures = ‹ See all
button-edit-procedure = Change the procedure
button-all-places = ‹ Show all

## Beginning, and choosing a desk

how-to-begin =
    Welcome.

    • Type /start to rate your last visit, or type the code on the sign at the desk.
    • Type /phan_anh to send a complaint or suggestion.
    • Type /help for everything else.
choose-unit-survey = Where did you go? Please choose, or type the name or code of the desk.
choose-desk-survey = Which desk did you go to? Please choose, or type its name or code.
choose-unit-complaint = Which place is your complaint or suggestion about? Please choose, or type the name or code of the desk.
choose-desk-complaint = Which desk is your complaint or suggestion about? Please choose, or type its name or code.
places-found = Which of these desks do you mean?
places-none = There is no desk to choose yet. Please try again later.
desk-unknown = This desk was not found. Its code is on the sign at the desk; you can also choose from the list.
link-refused = This link or QR code is no longer valid. You can still choose a desk and rate it.
slip-used = This slip has been used. You can still answer; it will be counted as an answer without a slip.
slip-expired = This slip has expired. You can still answer; it will be counted as an answer without a slip.
slip-revoked = This slip has been withdrawn. You can still answer; it will be counted as an answer without a slip.
slip-of-another-visit = This slip is from another visit. Please answer and send this one first, then scan the slip again to rate that visit.
slip-other-desk = This slip belongs to another desk. You can still answer; it will be counted as an answer without a slip.
choosing-stopped = Stopped. Type /start whenever you want to rate a visit, /phan_anh to send a complaint or suggestion.
already-answered-today = You have already rated { $desk } today. Thank you.
staff-cannot-rate = This account belongs to the staff of { $unit }, who cannot rate their own office.

## Consent

center-of = The Public Administrative Service Centre { $unit }
consent-survey =
    { $center } asks for your opinion of your last visit (about 1 minute). We keep: { $kept }. We ask for no name and no identity number. Purpose: better service and overall reports. Who sees it: the leaders and the responsible section of the Centre, without your account. The link to your chat account is kept for only 24 hours after sending, so that you can change or withdraw your answers, and is then destroyed. During that time you can stop, see or erase them: type XOA. Messages travel through the platform { -platform }. Do you agree to take part?

    Desk: { $desk }
consent-kept = your answers, the time, the desk
consent-kept-with-procedure = your answers, the time, the desk, the procedure (if you choose one; after 24 hours only its field)
consent-needed = To begin, please press “I agree” or type: I agree. If you would rather not take part, press “No, thank you”.
consent-declined = All right, thank you. No answer has been kept.

## Questions

waiting-for-questions =
    Thank you. Your visit to { $desk } has been noted.

    The questions will come within some hours, when you have left the desk, at a moment that has nothing to do with when you were there; never before 07:00 or after 20:00. Nobody at the desk knows whether you answer.

    If you like, you can answer now.
questions-due = As promised, please take a minute for some questions about your visit to { $desk }.
waiting-cancelled = Cancelled. You will not get questions about the visit that was noted.

progress = Question { $number }/{ $of }
not-applicable-means = { $label }
type-comment = Type your comment and send it, or press “Skip”. Please give no names, phone or identity numbers.
type-comment-required = Type your comment and send it. Please give no names, phone or identity numbers.
comment-files = Received: { $files }. Write your comment, send more, or press “Done”. “Skip” removes the files.
comment-with-files = (with { $files })
comment-file-kind = Only photos and voice notes can come with a comment. What you just sent has not been kept.
comment-files-too-many = At most 3 files can come with a comment. The last one has not been kept.
type-number = Type a number and send it.
review = Please look through your answers. Press “Send” to send them, or choose one to change.
review-sent = These are the answers you sent. Choose the one to change, then press “Send”. Until you press “Send”, the answers you sent before still count.
review-line = { $number }. { $question }
review-answer = → { $answer }
review-skipped = (skipped)
not-understood = Sorry, I did not understand. Please press a button below, or type its number or words.
only-buttons-here = Please press a button here, or type its number or words. What you just sent has not been kept.
only-text-here = Please answer in words here. What you just sent has not been kept.
comment-too-long = The comment is longer than 2,000 characters and could not be kept. Please shorten it and send it again; your earlier answers are still there.
not-a-number = Please type only a number, for example: 2
choose-at-least-one = Please choose at least one, then press “Done”.
old-button = This button no longer works. Please use the buttons of the newest message.

## After answering

answers-sent =
    Thank you for your answers.

    For the next 24 hours you can change or withdraw them: press a button below, or type “change my answers” or “withdraw them”. After that they are separated from your account.

    If there is something to complain about or suggest, type /phan_anh.
answers-changed =
    Your changed answers have taken the place of those you sent before. Thank you.

    You can change or withdraw them until { $until }.
answers-withdrawn = These answers have been withdrawn and erased. To answer again, type /start or scan the code of the desk.
change-dropped = The answers you sent stay as they were. Thank you.
finish-first = Something else is not finished yet; please finish or stop it first. Answers can be changed within 24 hours after they were sent.
stopped = Stopped. If you answered the first question, what you answered is counted; to erase it, type XOA within the next 24 hours. Thank you.
offer-complaint = Would you like to send a complaint or suggestion?
offer-declined = All right, thank you. Type /phan_anh whenever you need it.

## Complaints and suggestions

complaint-category = Complaint or suggestion about { $desk }, { $unit }. What is it about?
choose-procedure = Which procedure was it? Please type a few words or the code of the procedure to search, choose from the list, or press “Skip”.
procedures-found = Which of these procedures is it? If none is right, please type other words.
procedure-unknown = No such procedure was found. Please type other words of its Vietnamese name, for example: khai sinh; or press “Skip”.
complaint-triage =
    So that we can guide you well, please say what this is:

    • Complaint or suggestion: a comment, a difficulty, a proposal. It can be sent here.
    • Appeal (khiếu nại): asking for an administrative decision or act to be reconsidered.
    • Denunciation (tố cáo): reporting a breach of the law.
complaint-text = Please write what it is about (at most 3,000 characters): what happened, where, when, and what you would like to be done. You may send photos, voice notes, PDF files or a location.
complaint-files-more = Received: { $files }. Send or write more, or press “Done”.
complaint-files-words = Received: { $files }. Please write a few words about it, or send a voice note.
files-received = Received: { $files }.
complaint-text-careful = Please write your comment (at most 3,000 characters). For your own protection, please give no names and no evidence here.
complaint-door =
    How would you like to send it?

    • Complaint or suggestion: you leave your name, phone number and address; it is handled and answered as the rules say.
    • Anonymous comment: no name needed. Anonymous comments are recorded and summed up; the Centre is not obliged to answer each one.

    Both get a code to look up.
consent-complaint = To handle a complaint or suggestion, the rules require your name, address and phone number (Decree 20/2008/NĐ-CP). Only the person it is assigned to can see them. They are kept for 24 months after closing; registered files are kept as archive rules say. Messages travel through the platform { -platform }. Do you agree?
complaint-name = Please give your full name.
complaint-phone = Please give a phone number where you can be reached.
complaint-address = Please give your address.
typed-before = You wrote:
complaint-too-long = The text is longer than 3,000 characters and could not be kept. Please shorten it and send it again; what you wrote before is still there.
name-without-letters = Please type your name in letters.
name-too-long = The name is longer than 100 characters. Please type it again.
address-too-long = The address is longer than 300 characters. Please type a shorter one.
phone-implausible = This number does not look right. Please type the phone number again, for example: 0912 345 678
complaint-summary = Please look through it before sending.
files-speak-of-staff = The desk's own staff will listen to voice messages and read documents. If yours speak of a member of staff, please press “Change the subject” and choose “Attitude of staff”: then it goes to the person in charge, not to the desk's group.
complaint-sent = What you have sent:
summary-place = About: { $desk }, { $unit }
summary-category = Subject: { $category }
summary-procedure = Procedure: { $name } ({ $code })
summary-named = Way of sending: complaint or suggestion, with a name
summary-anonymous = Way of sending: anonymous comment
summary-contact =
    Name: { $name }
    Phone number: { $phone }
    Address: { $address }
summary-text = Text:
text-is-voice = (voice note)
summary-files = Enclosed: { $files }
file-kind-not-taken = Words, photos, voice notes, PDF files and locations can be sent here. What you just sent has not been kept.
attach-too-large = This file is larger than allowed (photos and PDF 10 MB, voice notes 5 MB) and has not been kept.
attach-too-long = This voice note is longer than 3 minutes and has not been kept. Please send it in shorter parts.
files-too-many = At most 10 files can be sent with one complaint or suggestion. The last one has not been kept.
files-too-much = The files you have sent exceed 50 MB. The last one has not been kept.
complaint-unfinished = You have a complaint or suggestion that is not sent yet. Please send or cancel it first, then scan the desk's code again.
complaint-cancelled = Cancelled. What you wrote has not been kept.
delete-what-was-typed = What you wrote has not been kept and is sent to nobody. You can delete your own messages from this chat.
look-up-needs-code = Please type the command with your code, for example: /tra_cuu PA-12345678

## Looking up

case-not-found = No complaint or suggestion with this code was found. Please check the code, for example: PA-12345678
look-up-locked = There were too many wrong tries. Please try again in 10 minutes.
case-status = { $code }: { $status }.
case-due = To be answered by: { $due }.
case-question =
    We are waiting to hear from you:

    { $question }
cases-open = Your open cases. Please choose one to see how it stands.
case-answer =
    Answer:
    { $answer }
case-in-list = { $code } – { $status }
info-wanted = Please write what you want to add to case { $code } (at most 3,000 characters), or send photos, voice notes, PDF files or a location.
info-more = Received: { $files }. Send or write more, or press “Done” to add this to case { $code }.
info-which-files = Received: { $files }. Which of your cases does this belong to?
info-too-long = This is longer than 3,000 characters and was not kept. Please shorten it and send it again.
info-dropped = All right. Nothing was added.
info-which =
    You have just written:

    { $text }

    Is this information for a case you sent?
button-info-for = Add to { $code }
button-info-none = It is not
withdraw-sure = Do you want to withdraw case { $code }? A case that is withdrawn is not handled any further.
button-withdraw-sure = Yes, withdraw it
button-withdraw-not = Do not withdraw
case-kept = All right. The case goes on.

## Your data

erased = The answers still linked to your account have been withdrawn and erased.
nothing-to-erase = No answers are linked to your account any more. If you sent them more than 24 hours ago: they have been separated from your account, so that we have no way to find and erase them.
my-data-intro = Data still linked to your account:
my-data-answers = • Surveys open, or sent within the last 24 hours: { $count }. To erase them, type XOA.
my-data-waiting = • Visits that wait for their questions: { $count }. To drop them, type XOA.
my-data-draft = • One complaint or suggestion that is being written and not sent. To erase it, press “Never mind” or “Cancel”.
my-data-cases = • Complaints and suggestions: { $codes }. To see how they stand, type /tra_cuu with the code.
my-data-openings = • The original and the contact of { $code } were opened { $count } times by who handles it; last: { $last }.
my-data-nothing = • No answers, complaints or suggestions.
my-data-clocks = Answers are separated from the account after 24 hours. Contact data of a complaint or suggestion is erased 24 months after closing; registered files are kept as archive rules say.

## Help, about, contact

choose-language = Ông/Bà muốn dùng tiếng nào? / Which language would you like?
language-vi = Tiếng Việt
language-en = English
language-set = From now on the bot answers in English.
not-published = not published
help =
    You can:

    • scan the QR code at the desk, type its code, or /start – rate your last visit
    • /phan_anh – send a complaint or suggestion
    • /tra_cuu with a code – see how a complaint or suggestion stands
    • /du_lieu_cua_toi – see the data still linked to you
    • XOA – withdraw and erase your answers
    • /ngon_ngu – change the language
    • /lien_he – hotline, address
    • /gioi_thieu – what we keep, and how long

    Press the buttons, or type their number or words.
about =
    This bot asks citizens and organisations how they were served at the Public Administrative Service Centre, and takes complaints and suggestions.

    Anonymous towards the office, not towards { -platform }: messages travel through the platform { -platform }.

    What we keep, and how long:
    • The link between answers and account: 24 hours after sending, then destroyed. The answers stay without account and without time.
    • Unfinished surveys and complaints: 7 days after the last message.
    • The mark of one answer a day: its key is destroyed at the end of the day.
    • Contact data and account of a complaint or suggestion: 24 months after closing. Registered files are kept as archive rules say.
    • The log of opened originals and of requests about data: 12 months.
    • Photos and voice notes sent along with a comment: 12 months.
    • Overall figures: they hold no personal data and are kept.

    We ask for no identity number and no ethnicity. See your data with /du_lieu_cua_toi, erase it with XOA.
contact =
    { $unit }
    Address: { $address }
    Hotline: { $hotline }
    Reception hours: { $hours }
contact-unknown = To see the address and the hotline, scan the QR code or type the code of a desk, then type /lien_he.
