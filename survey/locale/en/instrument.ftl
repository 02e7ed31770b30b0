# Faults of an instrument's file: what is wrong and what to do; file and place, written as in the file, stand before.

fault-alike = two choices read alike ({ $language }), so a typed answer could not tell them apart. Word one of them otherwise
fault-ask-if-choice = ask_if names a choice that { $question } does not have, so this is never asked. Correct it
fault-ask-if-kind = ask_if needs a question of kind "scale" or "single", and { $question } is none. Name another one
fault-ask-if-unknown = ask_if names “{ $question }”, which is no earlier question. Ask that one first
fault-ask-if-written = ask_if is not written as it must be. Write ask_if = {"{"} question = "ontime", choices = [1, 2] {"}"}
fault-ask-if-zero = “not applicable” is no answer that a question can depend on. Take 0 out of ask_if
fault-choices-not-here = a question of kind "{ $kind }" has no choices. Take them away or change the kind
fault-choices-written = choices are not written as they must be. Write [ {"{"} number = 5, vi = "…", en = "…" {"}"}, … ]
fault-digit = a digit in the label would be mistaken for the number of a choice. Write it as a word
fault-factor = factor is a whole number from 1 to 5. Correct it
fault-headline-first = the first question must be { $key } (kind = "scale"): it alone makes the headline. Put it first
fault-headline-for-all = the headline applies to everybody. Take away optional, not_applicable and ask_if
fault-headline-worded = the headline is asked alike everywhere. Copy its text and choices from quick.v1.toml
fault-invisible = the text in { $language } holds characters that nobody sees (control characters, reversed writing). Delete and type that part again
fault-key-of-button = a button has this key. Choose another one
fault-key-of-question = needs a key of small letters, digits and _, a letter first, at most { $most } characters. Give it one
fault-key-of-survey = needs a key of small letters, digits, _ and -, a letter first. Write for example: key = "quick"
fault-key-twice = an earlier question has this key. Change one of them
fault-kind = there is no kind “{ $kind }”. Choose one of { $known }
fault-kind-of-shared = reports read the question of this key as kind = "{ $kind }". Make it one, or choose another key
fault-languages = must be written in each language ({ $known }). Write for example: {"{"} vi = "…", en = "…" {"}"}
fault-no-choices = there is no choice, so nobody could answer it. Add choices
fault-no-question = there is no question. Add one below a line [[question]]
fault-no-table = is not written as a question. Write it below a line [[question]]
fault-no-way-on = whom none of the choices fits could not go on. Write optional = true, or add not_applicable
fault-not-applicable = a question of kind "{ $kind }" cannot be not applicable. Write optional = true
fault-numbers = the choices must be numbered from 1 to at most { $most }, each number once. Correct them
fault-one-choice = there is only one way to answer it. Give it two choices, or write optional = true
fault-optional = optional is true or false. Correct it
fault-safe-zone = needs two whole numbers from { $least } to { $most }, { $apart } or more apart. Write for example: safe_zone_minutes = [30, 180] – minutes after noon, after closing or after 07:00
fault-scale = a scale has five levels numbered 5, 4, 3, 2, 1, the best first. Correct it
fault-toml = line { $line }, column { $column } is not TOML (equals sign, quotation marks, brackets). Mend it there
fault-toml-depth = its brackets are nested too deeply. Write it plainer
fault-toml-end = the file ends before a bracket or a quotation mark was closed. Close it
fault-toml-value = a value cannot be read, such as a number that is too long. Write it anew
fault-too-long = the text in { $language } has { $length } characters, and at most { $most } can be read here. Shorten it
fault-unknown-field = is no field of an instrument. Use: { $known }
fault-unknown-field-of-choice = “{ $name }” is no field of a choice. Use: { $known }
fault-unknown-field-of-question = “{ $name }” is no field of a question. Use: { $known }
fault-untranslated = the text in { $language } is missing. Write it
fault-version = must be a whole number from 1. Write for example: version = 1
