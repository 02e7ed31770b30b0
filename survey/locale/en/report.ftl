## Periods

period-week = Week { $week } of { $year } ({ $days })
period-month = Month { $month } of { $year }
period-quarter = Quarter { $quarter } of { $year }
period-six-months = First 6 months of { $year }
period-nine-months = First 9 months of { $year }
period-year = Year { $year }
period-window = (from { $first } to { $last })

## Weekly card: desk and unit

report-simulated = SIMULATED: not real figures
report-window = from { $first } to { $last }
report-window-today = from { $first } until today, { $today }
report-running = { $period } – figures as of { $day }
report-late = { $period } – late report
report-without-card = The system was away for more than 14 days; these periods were frozen without a card: { $periods }.
report-many-without-card = The system was away for more than 14 days; these periods were frozen without a card: { $periods } and { $count } before them.
report-rate = Satisfied: { $rate } ({ $satisfied } of { $answered } valid answers)
report-rate-of-desks = Satisfied: { $rate } ({ $satisfied } of { $answered } valid answers; { $published } of { $desks } desks with enough data)
report-interval = 95% confidence interval: { $low }–{ $high }%
report-formula = Satisfaction rate = (Satisfied + Very satisfied) / valid answers
report-dissatisfied = Dissatisfied + Very dissatisfied: { $rate } ({ $dissatisfied } of { $answered })
report-all-dissatisfied = Every answer of this period is dissatisfied.
report-covered = Figures cover { $first } to { $last }.
report-caution = Note: a rate of 99% or more, week after week, is a sign that the quality of the data needs a check.
report-open = Not enough data: { $answers } answers since { $since }. They are carried on into the next period.
report-still-open = Not enough data, carried on into the next period: { $answers } answers since { $since }.
report-no-answers = Warning. No data: nobody has answered yet.
report-no-figures = Not enough data: no desk has enough answers to publish.
report-rose = Against the period before: up { $points } percentage points (then { $before }, { $satisfied } of { $answered })
report-fell = Against the period before: down { $points } percentage points (then { $before }, { $satisfied } of { $answered })
report-within-chance = Against the period before: no change beyond chance
report-question-rose = Up by more than chance: { $question } (period before { $before }, now { $now })
report-question-fell = Down by more than chance: { $question } (period before { $before }, now { $now })
report-category-rose = More complaints than by chance: { $category } (period before { $before }, now { $now })
report-category-fell = Fewer complaints than by chance: { $category } (period before { $before }, now { $now })
report-not-compared = Against the period before: nothing to compare with yet
report-outage = The bot could not be reached for { $hours } h on { $weekday } { $day } (from { $since } to { $until }).
report-outage-days = The bot could not be reached for { $hours } office hours (from { $since } { $weekday } { $day } to { $until } { $other_weekday } { $other_day }).
report-outages-more = Besides, the bot could not be reached { $count } more times, { $hours } office hours in all.
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
report-target-met = Target { $target }: met
report-target-missed = Target { $target }: not met
report-target-unsure = Target { $target }: cannot be told yet (it lies within the confidence interval)
report-invited = Invited: { $invited }; response rate: { $rate } ({ $verified } of { $invited })
report-invited-only = Invited: { $invited }
report-invited-unknown = Invited: unknown
report-streams = Answers came: with a slip { $verified }, without one { $unverified }
report-assisted = Entered by staff for others (apart, not counted above): satisfied { $rate } ({ $satisfied }/{ $answered })
report-assisted-open = Entered by staff for others (apart, not counted above): { $answers } answers, not enough data yet
report-weakest = Weakest question: { $question } – { $rate } ({ $satisfied } of { $answered })
report-on-time = On time, as citizens see it: { $rate } ({ $satisfied } of { $answered })
report-on-time-beside = On time: one-stop software { $reported } ({ $on_time } of { $due } dossiers returned); citizens { $rate } ({ $satisfied } of { $answered } answers)
report-on-time-reported = On time, as the one-stop software reports it: { $reported } ({ $on_time } of { $due } dossiers returned); as citizens see it: not enough data
report-apology = Late, with an apology and a definite new date (as citizens say): { $rate } ({ $apologised } of { $answered })
report-apology-reported = Late dossiers with a written apology: { $rate } ({ $apologised } of { $late } dossiers)
report-dossiers = Dossiers: received { $received }, returned { $returned }, in progress { $pending }, of these overdue { $late } (from the file imported on { $day })
report-dossiers-cut = Note: the file of dossiers was imported on { $day }, before the period was over; dossiers from that day to its end are not in these figures
report-coverage = Answers to dossiers received: { $rate } ({ $answered } of { $dossiers })
report-complaints-per-thousand = Complaints and suggestions per 1,000 dossiers received: { $rate } ({ $opened } of { $dossiers })

## Complaints

report-complaints = Complaints and suggestions: received { $opened }, answered { $answered }, waiting { $waiting }, overdue { $overdue }
report-complaints-none = Complaints and suggestions: no data. Receiving none is not yet a good result; please check posters, QR codes and guidance at the desk.
report-complaints-none-of = Complaints and suggestions: no data ({ $dossiers } dossiers). Receiving none is not yet a good result; please check posters, QR codes and guidance at the desk.
report-complaints-still = Complaints and suggestions: none new, answered { $answered }, waiting { $waiting }, overdue { $overdue }
report-categories = Mainly about: { $categories }
report-category = { $label } ({ $opened })
report-sources = How they came: { $sources }
report-source-chat = Chat
report-source-web = Web page
report-source-box = Suggestion box
report-source-hotline = Hotline
report-source-paper = Letters
report-source-assisted = Said at the desk
report-overdue-now = Needs a decision: { $overdue } overdue complaints.
report-chain = Head of the verification log: { $head }

## Only on the unit's card

report-changed-desks = Changed beyond chance: { $desks }
report-desk-rose = { $desk } up { $points } percentage points
report-desk-fell = { $desk } down { $points } percentage points
report-question-of-desk-rose = { $question } at { $desk } up { $points } percentage points
report-question-of-desk-fell = { $question } at { $desk } down { $points } percentage points
report-no-changed-desk = Against the period before: no desk changed beyond chance
report-outliers-low = Clearly below the common level: { $desks }
report-outliers-high = Clearly above the common level: { $desks }
report-no-outlier = The differences between desks do not exceed chance.
report-desk-rate = { $desk } { $rate } ({ $satisfied } of { $answered })
report-desk-open = { $desk } ({ $answers } answers)
report-desks-open = Not enough data: { $desks }
report-and-others = { $names } and { $count } more desks
report-and-other-changes = { $names } and { $count } more changes

## Plain text report

report-title = SATISFACTION SURVEY RESULTS
report-unit = Unit: { $unit }
report-desk = Desk: { $desk }
report-period = Period: { $period }
report-heading-answers = I. SATISFACTION
report-heading-questions = II. QUESTION BY QUESTION
report-heading-desks = II. DESK BY DESK
report-heading-complaints = III. COMPLAINTS AND SUGGESTIONS
report-heading-dossiers = IV. DOSSIERS, AS THE ONE-STOP SOFTWARE REPORTS THEM
report-heading-paragraph = { $number }. PARAGRAPH FOR THE REPORT
report-rate-told = Satisfaction rate: { $rate } ({ $satisfied } of { $answered } valid answers)
report-level = { $label }: { $rate } ({ $people })
report-level-5 = Very satisfied
report-level-4 = Satisfied
report-level-3 = Neutral
report-level-2 = Dissatisfied
report-level-1 = Very dissatisfied
report-missing = Outside the denominator: not applicable { $not_applicable }, skipped { $skipped }, not reached { $unreached }
report-question = { $question }: { $rate } ({ $satisfied } of { $answered }), 95% confidence interval: { $low }–{ $high }%
report-question-open = { $question }: not enough data
report-reasons = Reasons for low ratings, by dissatisfied + very dissatisfied responses to each question:
report-reason = { $question }: { $dissatisfied } responses ({ $share }), { $so_far } together with those above
report-keywords = Words that several people used in their comments (3 comments or more): { $keywords }
report-keyword = { $words } ({ $comments })
report-no-questions = Not enough data question by question.
report-on-time-complaints = Answered on time: { $on_time } of { $answered }
report-not-sipas = Rated by citizens themselves at the place of service; this is not the SIPAS index.
report-published = Figures frozen on { $day }; what is published is not changed.
report-not-closed = Figures up to { $day }; the period is still running and nothing is frozen yet.

## Paragraph

report-paragraph-none = In the period ({ $window }), { $unit } had too few valid answers to state a satisfaction rate.
report-paragraph = In the period ({ $window }), { $unit } invited { $invited } visits and received { $answered } valid answers (response rate { $response }); satisfaction rate { $rate } = (Satisfied + Very satisfied) / valid answers ({ $satisfied }/{ $answered }).
report-paragraph-mixed = In the period ({ $window }), { $unit } invited { $invited } visits and received { $answered } valid answers, { $verified } of them to an invitation (response rate { $response }); satisfaction rate { $rate } = (Satisfied + Very satisfied) / valid answers ({ $satisfied }/{ $answered }).
report-paragraph-uninvited = In the period ({ $window }), { $unit } received { $answered } valid answers (invited: unknown); satisfaction rate { $rate } = (Satisfied + Very satisfied) / valid answers ({ $satisfied }/{ $answered }).
report-paragraph-unanswered = In the period ({ $window }), { $unit } invited { $invited } visits and received { $answered } valid answers; satisfaction rate { $rate } = (Satisfied + Very satisfied) / valid answers ({ $satisfied }/{ $answered }).
report-paragraph-covered = The satisfaction rate covers the answers from { $first } to { $last }.
report-paragraph-complaints = Received { $opened } complaints and suggestions; answered { $answered }, of them on time { $on_time }; overdue { $overdue }.
report-paragraph-complaints-unanswered = Received { $opened } complaints and suggestions; none answered yet; overdue { $overdue }.
report-paragraph-no-complaints = Complaints and suggestions: no data.

## Charts

chart-trend = Satisfaction rate, 95% interval
chart-target = target { $target }
chart-week = W{ $week }
chart-row-week = Week { $week }
chart-row-month = { $month }/{ $year }
chart-row-quarter = Quarter { $quarter }/{ $year }
chart-weeks = Week
chart-months = Month
chart-quarters = Quarter
chart-years = Year
chart-not-enough = too few
chart-asked-anew = other questionnaire: do not compare across the mark
chart-no-figures = Not enough data for a chart
chart-distribution = This period: { $answered } valid answers
chart-funnel = Satisfaction rate of each desk by number of answers
chart-funnel-x = Valid answers
chart-funnel-mean = all desks { $rate }
chart-funnel-95 = 95% limits
chart-funnel-998 = 99.8% limits
chart-funnel-spread = Limits widened: desks differ more than by chance (dispersion { $dispersion })
chart-funnel-outside = Outside the 99.8% limits ({ $count } desks): { $desks }
chart-funnel-open = Not enough data ({ $count } desks): { $desks }
chart-simulated = SIMULATED

## Charts in detail

report-fields = Dissatisfied + very dissatisfied responses by field of procedure:
report-fields-none = There are no figures by field of procedure yet.
report-procedures = Complaints and suggestions that name a procedure:
details-weakest = Questions with the lowest satisfaction
details-satisfied = satisfied
details-middle = neutral
details-dissatisfied = dissatisfied
details-interval = 95% interval
details-only = Only the lowest { $shown } of { $of } questions with enough responses are drawn.
details-rate = { $rate } ({ $part }/{ $whole })
details-of-all = { $count } responses ({ $share })
details-running = together with those above
details-on-time = Results on time
details-reported = As the one-stop software reports
details-perceived = As citizens answer
details-no-data = no data yet
details-fields = Fields with dissatisfied responses
details-no-low = There are no dissatisfied responses in any field with enough responses.
details-ages = Open complaints and suggestions: { $waiting }
details-in-time = In time
details-soon = Due soon
details-late = Overdue
details-none-open = No complaints or suggestions are open.
details-opened-answered = Received and answered over the periods
details-opened = received
details-answered = answered
details-came-went = received { $opened }, answered { $answered }
details-no-complaints = There were no complaints or suggestions in these periods.
details-procedures = Procedures that complaints are about
details-no-procedures = No complaint or suggestion names a procedure.

## Doors

report-heading-doors = How answers came, by the days of this period (final ones, also those waiting for enough data; numbers, not rates)
report-doors-streams = With a slip: { $verified }; without: { $unverified }; entered by staff (apart): { $assisted }
report-doors-modes = By chat: { $chat }; on the web: { $web }; asked aloud: { $assisted }; on paper: { $paper }
report-doors-versions = By instrument: { $versions }
report-doors-version = { $title } (version { $version })
report-doors-slips = Slips: printed in this period { $printed }; opened { $opened }; with a final answer { $answered } (final after 24 hours, so some may have been opened in the period before)
report-flags = To note (these count all the same): { $flags }
report-flag-fast = sent less than 5 seconds after beginning { $count }
report-flag-burst = in a burst, more than 5 within 2 minutes { $count }
report-flag-staff = from accounts of other units' or former staff { $count }
report-flag-own-desk = entered by an officer about the own desk { $count }
report-flag-all-best = best level throughout { $count } (in blocks with enough data)
