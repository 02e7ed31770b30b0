# The form on the web: sentences of its own (web-… instead of the one of that name in the talk), headings, labels.
# The first paragraph of a screen is the heading of its page.

## The frame

web-brand = Hài Lòng
web-brand-line = What citizens say
web-skip-to-content = Skip to content
web-other-language = Tiếng Việt
web-simulated = A simulation: nothing on this page is real.
web-page-title = { $heading } – Hài Lòng
web-home-link = First page
web-look-up-link = Look up a complaint

## First page

web-home =
    Welcome

    You can rate your last visit (about 1 minute, no name asked), send a complaint or suggestion, or look up what you sent.
web-home-rate = Rate my last visit
web-home-complain = Send a complaint or suggestion
web-home-look-up = Look up a complaint or suggestion
web-home-continue = Go on with what I began
web-home-withdraw = Withdraw and erase the answers I sent
web-home-my-data = See my data
web-about-heading = What do we keep, and how long?
web-about =
    This site asks citizens and organisations about the service at the Public Administrative Service Centre, and takes complaints and suggestions. You need no account and no app.

    • Your browser holds a random code (a cookie) so that you can change or withdraw your answers. The link between the answers and this code is kept for 24 hours after sending, and is then destroyed.
    • Unfinished answers and unsent complaints: 7 days after the last press.
    • The mark of one answer a day: its key is destroyed when the day ends.
    • Contact details of a complaint or suggestion: 24 months after closing. Registered files are kept as archive rules say.
    • Your network (IP) address is not kept.
    • Overall figures hold no personal data and are kept.

    We do not ask for identity numbers or ethnicity.

## Choosing a place and a desk

web-choose-unit-survey =
    Where did you go?

    Please choose from the list, or search by the name or code of the desk.
web-choose-desk-survey =
    Which desk did you go to?

    Please choose from the list, or search by its name or code.
web-choose-unit-complaint =
    Which place is your complaint or suggestion about?

    Please choose from the list, or search by the name or code of the desk.
web-choose-desk-complaint =
    Which desk is your complaint or suggestion about?

    Please choose from the list, or search by its name or code.
web-search-procedure-label = Name or code of the procedure
web-choose-procedure =
    Which procedure was it?

    Please search for a few words of its name or its code, choose from the list, or skip.
web-procedures-found =
    Which of these procedures?

    If none is right, please search for other words.
web-search-label = Name or code of the desk
web-button-search = Search
web-choosing-stopped = Stopped. Nothing has been kept.
web-how-to-begin = Please choose one of the following.

## Consent

web-consent-survey =
    May we ask for your opinion?

    { $center } asks for your opinion of your last visit (about 1 minute).

    Where: { $desk }

    We keep: { $kept }. We ask for no name and no identity number. Purpose: better service and overall reports. Who sees it: the leaders and the responsible section of the Centre, without anything about your browser.

    The link to this browser (a cookie) is kept for only 24 hours after sending, so that you can change or withdraw your answers, and is then destroyed. You can stop at any time. Do you agree to take part?

## Questions

web-type-comment = Please give no names, phone or identity numbers.
web-type-comment-required = Please give no names, phone or identity numbers.
web-type-number = Please write a number.
web-button-next = Continue
web-review =
    Look through your answers

    Press “Send” to send them, or choose one to change.
web-not-understood = Sorry, this was not understood. Please press a button below.
web-only-buttons-here = Please press a button below.
web-only-text-here = Please fill in the field below.
web-file-kind-not-taken = Please fill in the field below.
web-comment-file-kind = Please fill in the field below.
web-old-button = The page you sent was an old one, so nothing has changed. This is where you are now.
web-comment-too-long = The comment is longer than 2,000 characters and could not be kept. Please shorten it and send it again.
web-complaint-too-long = The text is longer than 3,000 characters and could not be kept. Please shorten it and send it again.

## After answering

web-done-heading = For your information
web-receipt-heading = Sent
web-waiting-for-questions =
    Your visit has been noted

    Place: { $desk }

    You can answer later, when you have left the desk: within 7 days, open this page again in this browser, or scan the QR code again. This page cannot send you a message. Nobody at the desk knows whether you answer.

    If you like, you can answer now.
web-waiting-cancelled = The visit that was noted is cancelled; nothing of it is kept.
web-answers-sent = Your answers have arrived. For the next 24 hours you can change or withdraw them in this browser. After that they are separated from your browser.
web-answers-withdrawn = These answers have been withdrawn and erased. You can answer again if you like.
web-stopped = Stopped. If you answered the first question, what you answered is counted; to erase it, press “Withdraw and erase the answers I sent” within the next 24 hours. Thank you.
web-offer-declined = All right, thank you.
web-erased = The answers still linked to this browser have been withdrawn and erased.
web-nothing-to-erase = No answers are linked to this browser any more. If you sent them more than 24 hours ago, they have been separated from your browser and we have no way to find and erase them.

## Complaints and suggestions

web-complaint-category =
    What is it about?

    Complaint or suggestion about { $desk }, { $unit }.
web-complaint-triage =
    What is this?

    So that we can guide you well, please say:

    • Complaint or suggestion: a comment, a difficulty, a proposal. It can be sent here.
    • Appeal (khiếu nại): asking for an administrative decision or act to be reconsidered.
    • Denunciation (tố cáo): reporting a breach of the law.
web-complaint-text =
    Your complaint or suggestion

    What happened, where, when, and what you would like to be done (at most 3,000 characters).
web-complaint-text-careful =
    Your comment

    At most 3,000 characters. For your own protection, please give no names and no evidence here.
web-consent-complaint =
    Leaving your name, address and phone number

    To handle a complaint or suggestion, the rules require your name, address and phone number (Decree 20/2008/NĐ-CP). Only the person it is assigned to can see them. They are kept for 24 months after closing; registered files are kept as archive rules say. Do you agree?
web-complaint-name = Full name
web-complaint-phone =
    Phone number

    Where you can be reached if needed.
web-complaint-address = Address
web-complaint-summary =
    Look through it before sending

    Press “Send” to send it, or choose a part to change.
web-complaint-unfinished = You have a complaint or suggestion that is not sent yet. Please send or cancel it first.
web-delete-what-was-typed = What you wrote has not been kept and is not sent to anybody.
web-offer-complaint = Would you like to send a complaint or suggestion?

## Tracking code and read key

web-code-label = Tracking code
web-read-key-label = Read key
web-keep-both = Please write down or photograph both: the read key is shown only once and cannot be recovered. The tracking code tells the status and the due date; only together with the read key does it show the text and the reply. This site sends no notices, so please look it up.
web-look-up =
    Look up a complaint or suggestion

    The tracking code tells the status and the due date. With the read key as well you see what you sent and the reply.
web-look-up-code-hint = For example: PA-12345678
web-look-up-key-label = Read key (optional)
web-look-up-key-hint = 13 letters and digits, given when it was sent on this site
web-look-up-button = Look up
web-look-up-not-found = Nothing was found with this code, or the read key is not right. Please check them.
web-look-up-locked = There were too many wrong tries. Please try again in 10 minutes.
web-look-up-result = What was found
web-look-up-written = What was sent (personal data masked)
web-look-up-question = You are asked to add
web-look-up-answer = Reply
web-look-up-verdict = In your opinion, has this been resolved?

## Your data

web-my-data-intro = Data still linked to this browser:
web-my-data-answers = • Answers that are open or were sent less than 24 hours ago: { $count }. You can withdraw and erase them on the first page.
web-my-data-cases = • Complaints or suggestions: { $codes }. You can see their status on the look-up page.
web-my-data-clocks = Answers are separated from the browser after 24 hours. Contact details of a complaint or suggestion are erased 24 months after closing; registered files are kept as archive rules say.

## When something goes wrong

web-sorry-heading = We are sorry
web-not-found = There is no page at this address. Please start again from the first page, or scan the QR code at the desk again.
web-refused = The form you sent could not be taken. Please open the page again and repeat it; what you answered before is still there. If your browser blocks cookies, please allow those of this page.
web-too-many = There are too many visits at once. Please try again in a few minutes.
web-too-large = What you sent is too large and could not be taken.
web-away = The system is interrupted for a while. Please try again in a few minutes; what you sent before is still there.
