# Staff write down for somebody else in the staff bot: sentences of their own (entry-… instead of the common one).

## Beginning

entry-private = Please enter forms in your private chat with the bot, not in a group.
entry-choose-desk-survey = Which desk are the answers about? Please choose, or type its name or code to search.
entry-places-found = Which of these desks?
entry-places-none = There is no such desk in your unit.
entry-desk-unknown = No such desk was found in your unit. Please choose from the list.
entry-how =
    Answers about { $desk }. How did they come?

    • Asked aloud: read each question to a person who needs help (with seeing, reading, or without a phone) and write down their very words.
    • Paper: copy a form that somebody filled in.

    These are always reported apart, never added to what citizens answered themselves.
entry-button-assisted = Ask and write down for somebody
entry-button-paper = Copy a paper form
entry-most = You have entered { $most } of this kind today. Please let somebody else go on, or go on tomorrow.
entry-choosing-stopped = Stopped; nothing was written down. When needed: /nhap_phieu

## Paper

entry-sheet = { $desk }: please type the number in the upper right corner of the form, with its last digit, like 00012-5.
entry-sheet-unknown = No form of this desk has that number. Please look again in its upper right corner.
entry-sheet-used = This form was entered before; each counts once. Please enter another one.

## Aloud

entry-consent-survey =
    Please read out, slowly and clearly:

    “{ $center } asks for your opinion on your last visit. We keep: { $kept }. No name, no identity number. Purpose: better service, and summary reports. Who writes for you knows your answers. Answering is your choice and does not touch your papers; you may stop at any time. Do you agree?”

    Desk: { $desk }

    Who would rather answer alone may scan the code or fill in a paper form. There is no hurry. Press “The person agrees” only after you have heard so.
entry-button-agree = The person agrees
entry-button-no-thanks = No
entry-consent-kept = the answers, the day, the desk
entry-consent-kept-with-procedure = the answers, the day, the desk, the field of the procedure
entry-consent-needed = Please press “The person agrees” once the person has agreed.
entry-choose-procedure = Which procedure was it? Please type a few words or its code to search, choose from the list, or leave it blank.
entry-procedures-found = Which of these procedures? If none is right, please type other words.
entry-procedure-unknown = No such procedure was found. Please type other words of its name, or leave it blank.
entry-consent-declined = Nothing is written down. Please thank the person. To go on: /nhap_phieu

## Questions

entry-button-skip = Left blank
entry-button-send = Keep it
entry-type-comment = Please type the person's very words and send them, or press “Left blank”. No names, telephone or identity numbers.
entry-type-number = Please type a number and send it, or press “Left blank”.
entry-review = Please look it over; if you asked aloud, read it back. Press “Keep it”, or choose what to change.
entry-review-skipped = (left blank)
entry-not-understood = Please press a button below, or type its number or words.
entry-only-buttons-here = Please press a button here, or type its number or words.
entry-only-text-here = Please answer in words here.
entry-comment-too-long = The comment has more than 2,000 characters and was not kept. Please shorten it; the answers before are still there.
entry-not-a-number = Please type only a number, for example: 2
entry-choose-at-least-one = Please choose at least one, then press “Done”.
entry-old-button = This button is no longer in use. Please use those of the newest message.

## Afterwards

entry-answers-sent =
    Kept, and reported apart as entered for somebody.

    A mistake can be withdrawn within 24 hours; how many were withdrawn is shown to the leaders too.
entry-stopped = Stopped. If the first question has an answer, what was written down counts. To go on: /nhap_phieu
entry-erased = What was just written down is erased. To go on: /nhap_phieu
entry-offer-complaint = Is there anything in it that should become a complaint or suggestion?
entry-offer-declined = Very well. The form is kept. A mistake can be withdrawn within 24 hours.
entry-button-next = Enter the next one
entry-button-withdraw = Withdraw this one
entry-withdrawn = What was just entered is withdrawn and erased.
entry-withdrawn-sheet = Form { $number } is withdrawn and erased. It can be entered again.
entry-too-late = This cannot be withdrawn: 24 hours have passed, it was withdrawn, or somebody else entered it.
entry-counts = Entered by staff for others since { $since } (only heads and leaders see this):
entry-count = • { $desk } – { $name }: { $number }, of which withdrawn { $withdrawn }

## Registering a complaint

entry-registered = Registered as { $code }. To be answered by { $due }. Please write the code on the letter, or tell it to the person for looking up.
entry-button-complain = Yes, register it
register-how = { $desk }: how did this complaint or suggestion come?
button-source-box = Suggestion box
button-source-hotline = Hotline
button-source-paper = Letter
button-source-assisted = Said at the desk
register-day = On which day did it come? Deadlines count from there. Press “Today”, or type the day, like 09/11
button-today = Today
button-not-told = Not given
entry-day-unknown = This day cannot be. Please type a day within the past year, not after today, like 09/11 or 09/11/2026.
summary-received = Source: { $source }, received on { $day }
entry-choose-desk-complaint = Which desk is it about? Please choose, or type its name or code to search.
entry-complaint-category = About { $desk }, { $unit }. What kind is it?
entry-complaint-triage =
    Before registering: is this

    • a concern: an opinion, a difficulty, a proposal. It is registered here.
    • an appeal (khiếu nại): somebody asks to reconsider an administrative decision or act.
    • a denunciation (tố cáo): somebody reports a violation of the law.
entry-complaint-text = Please write the person's very words (at most 3,000 characters): what, where, when, and what would help.
entry-complaint-text-careful = Please write the comment (at most 3,000 characters), without names of people and without evidence.
entry-complaint-door =
    Did the person leave a name?

    • With a name: handled and answered as the rules say.
    • Without: an anonymous comment, noted and summed up.
entry-button-named = With a name
entry-button-anonymous = Without a name
entry-complaint-name = Full name of the person?
entry-complaint-phone = Telephone number to tell the result? If there is none, press “Not given”.
entry-complaint-address = Address to tell the result? If there is none, press “Not given”.
entry-typed-before = Written so far:
entry-complaint-too-long = The text has more than 3,000 characters and was not kept. Please shorten it.
entry-name-too-long = The name has more than 100 characters. Please type it again.
entry-address-too-long = The address has more than 300 characters. Please shorten it.
entry-phone-implausible = This number does not look right. Please type it again, like 0912 345 678, or press “Not given”.
entry-complaint-summary = Please look it over before it is registered.
entry-summary-named = With a name
entry-summary-anonymous = Without a name: an anonymous comment
entry-complaint-cancelled = Cancelled. Nothing of it was kept. When needed: /vao_so
entry-delete-what-was-typed = What was typed is not kept and was sent to nobody. Please delete those messages from this chat.
entry-triage-khieu_nai = This is an appeal and is not registered here. Please direct the person to: { $address }, { $hours }; pass a letter on as the rules say. Hotline: { $hotline }.
entry-triage-to_cao = This is a denunciation: it is not registered here, and nothing of it is kept. Please direct the person to: { $address }; keep a letter closed and pass it on at once. Hotline: { $hotline }.
