# Sentences for staff in the internal bot.

# --- joining, roles ---
staff-unknown = This account has no rights here. Please ask the administrator for an invitation link and open it.
staff-not-allowed = You have not been given the right to do this.
staff-anonymous = We cannot tell who did this. Please turn off anonymous admin mode and try again.
staff-welcome =
    Welcome, { $name }. You now have the role { $role } – { $place }.

    { $next }
staff-next-desk = Next: add this bot to the desk's group and type there: /gan_quay { $desk }
staff-next-wait = Complaints and weekly cards within your remit will arrive here.
staff-role-owner = owner
staff-role-leader = leader
staff-role-head = head
staff-role-officer = officer
staff-place-everywhere = everywhere
invitation-invalid = This invitation is not valid or has expired. Please ask the administrator for a new one.
invitation-spent = This invitation has been used. Each works once; please ask for a new one.
invitation-yours = You hold this role already; there is no need to open the link again. Type /help to see what you can do.
invitation-private = Please open the invitation in a private chat with the bot, not in a group.
staff-help =
    The internal bot of the one-stop desk.

    • New complaints arrive here at once: press “Take” to handle one.
    • To answer the citizen, reply to the complaint's card. The bot asks once: send to the citizen, or keep as an internal note.
    • The weekly card comes on Monday at 07:30, the monthly one on the 1st at 07:30.
    • /tuan, /thang, /quy – the card of the last week, month, quarter; or with period and desk: /tuan 46 quay-3, /thang 11/2026, /quy 4.
    • /bao_cao – reports: a paragraph to paste, XLSX, DOCX, PDF.
    • /dang_ky – choose which cards to get and your quiet hours.
    • /ho_so_tre – dossiers about to be late or late without an apology, with drafts; when one is sent: /da_xin_loi CODE.
    • /gan_quay DESK_CODE – in a group, binds the group to the desk.
    • /hang_doi – open cases, nearest due date first; add a code or a word to search.
    • /nhap_phieu – alone with the bot: enter a paper form, or ask and write down for who needs help.
    • /vao_so – alone with the bot: register a letter, a call to the hotline, or what was said at the desk.
    • /vang_mat 20/11 25/11 Name – leave and who stands in; /vang_mat hết – back again.
    • /help – shows this again.
staff-start = This is the internal bot for staff. To use it you need an invitation link from the administrator.

# --- binding a group ---
bind-no-code = Please add the desk code, for example: /gan_quay quay-3
bind-unknown-desk = No desk has the code “{ $desk }”. The code is on the poster at the desk.
bind-not-a-group = This command is for the desk's group: add the bot to the group and type /gan_quay { $desk } there.
bind-done = From now on this group receives the complaints and weekly cards of { $desk }.
bind-lost = { $name } has bound { $desk } to another group, which receives its complaints and weekly cards from now on. This group receives them no more. If that is wrong, please type /gan_quay with the code of the desk here again.
bind-again = This group is already bound to { $desk }.

# --- the complaint card ---
card-complaint =
    COMPLAINT { $code }
    { $desk } – { $category }
    { $door } · sent { $received }
    Status: { $status }
    { $due }

    Text:
    { $text }
card-simulated = SIMULATED
card-door-anonymous = Anonymous suggestion
card-door-named = With name and address
card-morning = { $day }, morning
card-afternoon = { $day }, afternoon
card-due-classify = Sort by: { $classify } · Answer by: { $answer }
card-due-answer = Answer by: { $answer }
card-overdue = OVERDUE since { $answer }
card-awaits-citizen = Waiting for the citizen's view of the answer
card-no-due = Done, nothing is due any more
card-files = Enclosed: { $files }
card-files-refused = Files that could not be taken: { $count }
card-procedure = Procedure: { $name } ({ $code })
card-handler = Handled by: { $name }
card-answer =
    Answered:
    { $text }
card-note =
    Internal note:
    { $text }
card-more = … (long text, shortened)
card-source = Source: { $source }, received on { $day }
card-by-hand = This person does not use the chat: tell the result by telephone, letter or word, then note it on the card.
card-take = Take
card-ask = Ask
card-start = Start work
card-further = More…
card-less = ‹ Less
card-back = ‹ Back
card-refuse = Refuse
card-transfer = Transfer
card-guide = Guide
card-canned = Ready replies
card-original = Original, contact
card-guide-khieu_nai = It is an appeal
card-guide-to_cao = It is a denunciation
card-agency = Another agency…
card-close = Close
card-gone = Case { $code } is not handled here any more.
card-question =
    Asked:
    { $text }
card-info =
    The citizen added:
    { $text }
info-files = (with { $files })
info-edited =
    Changed on { $day } to read:
    { $text }
card-refused = Refused because: { $reason }
card-forwarded = Forwarded to: { $agency }
card-guided = Guided as { $kind }
card-outcome = Outcome: { $outcome }
card-outcome-confirmed = the citizen confirmed that it is resolved
card-outcome-silent = closed because the citizen said nothing more
card-outcome-unasked = answered, no way to say what came of it
card-outcome-not_resolved = not resolved, the citizen says
card-outcome-refused = refused
card-outcome-guided = guided
card-outcome-forwarded = forwarded to the competent agency
card-outcome-withdrawn = withdrawn by the citizen
case-started = The citizen was told that work has begun.
case-refused = Refused, and the citizen was told the reason.
case-transferred = Transferred. The other unit will take it.
case-closed = Closed.
case-guided = The citizen was told where to go.
case-others = This case is handled by { $name }. Please speak with { $name }, or tell the head.
case-for-next-level = This case has been passed to the next level.
case-head-confirms = This is for a head or leader to decide.
case-take-first = Please take the case first.
case-info-added = The citizen added information to case { $code }.
case-withdrawn = The citizen withdrew case { $code }.
refuse-too-early = Refusing for missing information needs a question that stayed unanswered for 5 working days.
guide-asked = { $name } proposes to guide case { $code } as { $kind }. If you agree, it ends here and the citizen is told where to go.
guide-yes = Agree
guide-no = No, go on handling it
guide-proposed = The head has been asked.
guide-confirmed = The citizen was guided: case { $code }.
guide-refused = Case { $code } goes on being handled here.
guide-nobody = There is no head or leader yet to confirm this.
card-how-to-reply = To answer the citizen, reply to this card.
case-taken = You have taken this case.
case-taken-already = Somebody has already taken this case.
case-unknown = This case was not found, or you are not in charge of it.
case-over = This no longer fits: { $code } has the status “{ $status }”.

# --- replying to a card ---
draft-ask =
    What shall be done with what you wrote about { $code }?

    { $text }
draft-send = Send to the citizen
draft-question = Ask the citizen
draft-forward = Forward to { $agency }
draft-ask-wanted = Please reply to the card with your question, then choose “Ask the citizen”.
draft-agency-wanted = Please reply to the card with the agency's name, then choose “Forward to…”.
draft-no-agency = The agency's name is longer than 120 characters. Please shorten it.
draft-answer-kept = The answer to { $code } is kept. The bot cannot send it: please tell it by telephone, letter or word, then note it on the card.
draft-ask-by-hand = The question about { $code } is kept. The bot cannot send it: please ask by telephone or letter, then note the answer on the card.
draft-asked = The citizen was asked about case { $code }. The answer will appear on the card.
draft-forwarded = Case { $code } was forwarded and the citizen told.
draft-merge = Merge into { $code }
draft-merged = Case { $code } was merged; its citizen was told.
merge-apart = These cases belong to different desks or readers and cannot be merged.
card-merged = Merged into this one: { $text }
card-merged-into = Merged into: { $text }
draft-note = Internal note
draft-sent = Sent to the citizen: the answer to { $code }.
draft-noted = Kept as an internal note on { $code }. The citizen does not see it.
draft-gone = This has already been dealt with.
draft-edited-late = These words were sent or noted already, so editing them changes nothing. To correct them, please reply to the card again.
draft-not-yours = Only who wrote this can choose.
draft-too-long = The answer is longer than 3,000 characters. Please shorten it and send it again.
reply-file-refused = The file with your answer to { $code } could not be sent to the citizen. Reason: { $why }. The words were sent.
draft-needs-words = Please write the answer as a reply to the card. One photo or PDF file may come with it, with words below it.
draft-file-too-large = The file is larger than 10 MB and cannot be sent.

# --- what happens to a case ---
case-said-resolved = The citizen confirms that { $code } has been resolved.
case-said-not-resolved = The citizen says that { $code } has not been resolved. It is reopened at the next level.
case-waits-for-owner = { $code } is waiting, but nobody receives the alert. Please invite a head or leader for { $unit }.
case-unclaimed = Nobody has taken { $code } yet. Sort by: { $classify }.
case-unclaimed-inside = { $code } was transferred here and nobody has taken it yet. Answer by: { $answer }.
case-due-soon = Case { $code } is soon due to be answered: { $answer }.
case-undelivered = The citizen could not be told about { $code }. They may have blocked the bot; looking up the code still shows them the status and the answer.
case-redirected = Today somebody was pointed to { $kind }. The bot kept nothing of it.
redirect-khieu_nai = khiếu nại (administrative appeal)
redirect-to_cao = tố cáo (denunciation)
alert-low-scores = { $desk }: since the last alert there were ratings of “Dissatisfied” or lower. Details come with the weekly card when there is enough data.
alert-burst = { $desk }: at some time today more than { $most } answers were sent within 2 minutes. They count all the same, and reports mention them. Please look at how people are asked to answer at this desk.
alert-undelivered = { $count } alerts have not reached their readers. Please check the desks' groups and accounts.
alert-gap-presses = The bot { $bot } could not reach the platform from { $since } to { $until }. Texts have all arrived; presses of buttons in that time may be lost, people can press again.
alert-gap-texts = The bot { $bot } could not reach the platform from { $since } to { $until }. Texts older than 24 hours and presses in that time may be lost.
alert-clock-back = The server's clock says { $now }, which is before a message received at { $newest }. Whatever runs by the clock (cards, deadlines, closing of figures) waits until the clock is right; please set the server's time.
alert-card-not-made = The card of { $place } for { $period } could not be made because of a fault in the program. No figures are lost, and all others get their cards. Please have the log looked at (card_not_made).
alert-update-dead = A message could not be handled ({ $bot }, { $where }). Its sender was asked to send it again.
alert-rejected = A message was rejected by the platform ({ $bot }). It is kept; please tell the technicians.

# --- the queue ---
queue-cases =
    Cases: { $count }, of them overdue { $overdue } (page { $page }/{ $pages }, nearest due date first).
    Press one to open its card. To search: /hang_doi with a code or a word.
queue-empty = No open case may be seen here.
queue-found-none = No case that may be seen here fits.
queue-due = { $code } · due { $due } · { $status }
queue-overdue = { $code } · OVERDUE { $due } · { $status }
queue-done = { $code } · { $status }

# --- original, contact ---
original-of = ORIGINAL OF { $code } – only for who handles it. This opening is recorded; the citizen and the leader can see it. It is hidden after 24 hours.
original-contact =
    Name: { $name }
    Phone: { $phone }
    Address: { $address }
original-hidden = The original of { $code } was hidden after 24 hours. Open it again from the card if you need it.
original-place = Location the citizen sent: { $place }
original-files-coming = Some of the files are still being fetched. Please open this again in a few minutes.
original-file = { $code }: { $file }. This message is removed after 24 hours.
original-sent = The original was sent to your private chat with the bot. This opening is recorded.
original-erased = The original and the contact of this case have been erased, their time being over.
original-opened = { $name } opened the original and the contact of case { $code }.

# --- leave ---
away-how = Please type the first day, the last day and the name of who stands in, for example: /vang_mat 20/11 25/11 Nguyễn Thị Hoa. When you are back: /vang_mat hết
away-who = Please give the full name of one colleague of the same desk or unit: { $names }
away-busy = { $name } stands in for somebody else. Please choose another colleague.
away-with = { $name } is away from { $first } up to and including { $last }. { $other } stands in and gets the alerts of that time.
away-without = { $name } is away from { $first } up to and including { $last }; nobody stands in. Alerts of that time go to the next level.
away-nobody = You have reported no leave. To do so: /vang_mat 20/11 25/11 Nguyễn Thị Hoa
leave-stand-in = { $name } is away up to and including { $last }; you stand in. The cards of { $name }'s open cases ({ $count }) follow below, and from now on you get the alerts about them.
leave-stand-in-none = { $name } is away up to and including { $last }; you stand in. There is no open case to hand over to you.
leave-goes-up = { $name } is away up to and including { $last }. Nobody stands in for the cases below ({ $count }); please look after them.
leave-relieved = You no longer stand in for { $name }. The cards of cases that are not yours to handle are hidden.
leave-back = Your leave is over; alerts come to you again. Still open: { $count }. Press one to open its card. To see all: /hang_doi
leave-back-none = Your leave is over; alerts come to you again. You have no open case.

# --- dossiers about to be late, and late ---
dossiers-late-title = Dossiers that need an apology: { $place }
dossiers-overdue = Overdue, without an apology: { $count } dossiers
dossiers-due-soon = Due from today to { $until }: { $count } dossiers
dossiers-unsure = Due since the file was imported, not known whether returned: { $count }. Please import a new file.
dossiers-line = • { $code } – promised for { $day } – { $procedure }
dossiers-no-procedure = no procedure given
dossiers-and-others = • and { $count } more
dossiers-none-late = No dossier is overdue, or due until { $until }, without an apology.
dossiers-told = From the file of dossiers imported on { $day }.
dossiers-then = What cannot be returned in time: send an apology with the reason and the new day, at latest one day before the due day. When it is sent: /da_xin_loi CODE
dossiers-draft = Draft the apologies
dossiers-letters = Drafts of apologies with a new day: { $place }, { $count } of { $all } dossiers, a page for each. Number, date, recipient, reason, new day and signature are blank. When they are sent, please type: /da_xin_loi CODE
dossiers-letters-named = the drafts of apologies
dossiers-all-apologised = No dossier needs an apology any more.
dossiers-which = Please name the dossier: /da_xin_loi CODE (several with commas between).
dossiers-unknown = There is no dossier with the code “{ $code }” where you are responsible.
dossiers-noted = Noted as apologised: { $codes }
dossiers-bad-file = The file name { $file } must end in .docx or .pdf.
dossiers-letters-written = Wrote { $file }: { $count } drafts, a page for each. Number, date, recipient, reason, new day and signature are blank. When they are sent: hailong dossiers apologised CODE
dossiers-code-unknown = There is no dossier with the code “{ $code }”. Please check it, or import the dossiers first: hailong import dossiers FILE.
