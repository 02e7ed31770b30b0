# Figures on demand in the staff bot: /tuan, /thang, /quy, /bao_cao, report files, posters.

period-which = { $place }. Choose the period:
period-form = { $place } – { $period }. Choose a form; files are sent to your private chat with the bot.
period-where = Choose a desk or unit (page { $page }/{ $pages }):
period-until-now = { $period } (until today)
period-card = Card with chart
period-text = Paragraph to paste
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
file-told-owners = { $name } took a report file { $form }: { $period } – { $place }.
poster-named = posters
poster-no-bot = The citizens' bot has no known name yet, so no poster can be made. Please try again in a few minutes.
poster-too-many = Posters are made for { $most } desks at most at a time. Please choose single desks.
