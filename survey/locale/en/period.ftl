# Figures on demand in the staff bot: /tuan, /thang, /quy, /bao_cao, report files, posters.

period-which = { $place }. Choose the period:
period-form = { $place } – { $period }. Choose a form; files are sent to your private chat with the bot.
period-where = Choose a desk or unit (page { $page }/{ $pages }):
period-until-now = { $period } (until today)
period-card = Card with chart
period-text = Paragraph to paste
period-charts = Charts in detail
period-comments = Comments
period-other-period = ‹ Another period
period-other-place = Another place…
period-posters = Print posters
period-no-group = This group is bound to no desk yet. Type here: /gan_quay and the desk's code.
period-no-place = No desk or unit within your reach has the code or name “{ $place }”.
period-not-yours = This button does not work for you here any more. Please type the command again.
file-report = { $period } – { $place }
file-report-today = { $period }, figures as of today – { $place }
file-poster = Posters to print: { $place }. A4 and A5.
file-coming = The file is being made and follows in a moment.
file-sent = The file goes to your private chat with the bot.
file-not-made = Sorry, the file could not be made ({ $what }). Please try again in a few minutes, then tell the technical staff.
file-told-others = { $name } took a report file { $form }: { $period } – { $place }.
poster-named = posters
poster-no-bot = The citizens' bot has no known name yet, so no poster can be made. Please try again in a few minutes.
poster-too-many = Posters are made for { $most } desks at most at a time. Please choose single desks.

# --- subscriptions, quiet hours ---
prefer-screen =
    The cards you get and your quiet hours: press to switch.

    A card that is off can still be asked for with /tuan, /thang, /quy. In quiet hours messages come at once, only without sound. Complaints are always sent.
    Now: { $quiet }. Other hours: type /dang_ky 21-6; no quiet hours: /dang_ky off
prefer-week = Weekly card
prefer-month = Monthly card
prefer-quarter = Quarterly and yearly card
prefer-on = ✓ { $label }
prefer-off = ○ { $label }
prefer-quiet = quiet from { $first } to { $last }
prefer-no-quiet = always with sound
prefer-private = This command works in the private chat with the bot: everybody chooses for themselves.
prefer-how = Please type full hours, from and to, for example: /dang_ky 21-6; or /dang_ky off
charts-answers = Questions and fields: { $place } – { $period }
charts-complaints = Complaints and suggestions: { $place } – { $period }
comments-heading = Comments beside the survey: { $place } – { $period }. Personal details are masked; the order is random, without time.
comments-block = { $desk }, days from { $first } to { $last }:
comments-line = { $number }. { $text }
comments-line-files = { $number }. { $text } ({ $files } files follow)
comments-wordless = (no words)
comments-file = With comment { $number }
comments-more = There are more comments than can be sent at once. Please choose a single desk or a shorter period.
comments-more-files = Only { $shown } of { $of } files are sent. Please choose a single desk or a shorter period.
comments-none = { $place }, { $period }: there are no comments among the closed figures yet.
