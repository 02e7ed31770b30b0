"""The screen of each step of a complaint."""

from dataclasses import replace
from datetime import date
from typing import assert_never

from survey.complaint import BY_STAFF
from survey.conversation.buttons import To, button
from survey.conversation.complaining import editable, says_something, typed_before, words_in
from survey.conversation.effects import RedirectTo
from survey.conversation.file_words import files_in_words
from survey.conversation.procedure_screen import procedure_in_words
from survey.conversation.states import Complaining, ComplaintStep, Draft
from survey.conversation.words import Row, nav, said, talk_message
from survey.files import FileKind
from survey.messages import Message
from survey.routing import Category, Recipient, alerted_first
from survey.wording import Wording

_CANCEL = ("button-leave", str(To.STOP))
_BACK = ("button-back", str(To.BACK))
_BACK_AND_CANCEL = [_BACK, _CANCEL]


_UNREAD = (FileKind.VOICE, FileKind.DOCUMENT)
_SHOWS_FILES = (ComplaintStep.CATEGORY, ComplaintStep.TEXT, ComplaintStep.SUMMARY)


def complaint_screen(state: Complaining, words: Wording) -> Message:
    """Where the step itself does not show them, the files that came stand above it."""
    shown = _step(state, words)
    if not state.draft.files or state.step in _SHOWS_FILES:
        return shown
    return replace(shown, text=said(words, "files-received", files=_files(state.draft, words)) + "\n\n" + shown.text)


def _step(state: Complaining, words: Wording) -> Message:
    match state.step:
        case ComplaintStep.SOURCE:
            ways = [(f"button-source-{source}", str(source)) for source in BY_STAFF]
            rows = [row for way in ways for row in nav(words, state.talk, state.step, [way])]
            text = said(words, "register-how", desk=state.draft.desk.name)
            return talk_message(text, rows + nav(words, state.talk, state.step, [_CANCEL]))
        case ComplaintStep.DAY:
            ways = [("button-today", str(To.TODAY)), *_BACK_AND_CANCEL]
            return talk_message(said(words, "register-day"), nav(words, state.talk, state.step, ways))
        case ComplaintStep.CATEGORY:
            return _category(state, words)
        case ComplaintStep.TRIAGE:
            ways = [
                ("button-concern", str(To.CONCERN)),
                ("button-khieu-nai", str(RedirectTo.KHIEU_NAI)),
                ("button-to-cao", str(RedirectTo.TO_CAO)),
            ]
            return _chosen_from(state, "complaint-triage", ways, words)
        case ComplaintStep.TEXT if state.draft.files:
            return _text_with_files(state, words)
        case ComplaintStep.TEXT:
            return _typed(state, "complaint-text-careful" if state.draft.triaged else "complaint-text", words)
        case ComplaintStep.DOOR:
            ways = [("button-named", str(To.NAMED)), ("button-anonymous", str(To.ANONYMOUS))]
            return _chosen_from(state, "complaint-door", ways, words)
        case ComplaintStep.CONSENT:
            ways = [("button-agree", str(To.YES)), ("button-anonymous", str(To.ANONYMOUS))]
            return _chosen_from(state, "consent-complaint", ways, words)
        case ComplaintStep.NAME:
            return _typed(state, "complaint-name", words)
        case ComplaintStep.PHONE:
            return _typed(state, "complaint-phone", words)
        case ComplaintStep.ADDRESS:
            return _typed(state, "complaint-address", words)
        case ComplaintStep.SUMMARY:
            return _summary(state, words)
        case _:
            assert_never(state.step)


def category_label(category: str, words: Wording) -> str:
    """The label of domain data, by the category's code; a draft may not have one yet."""
    return said(words, f"category-{category}") if category else "–"


def summary_of_draft(draft: Draft, words: Wording) -> str:
    """What would be sent, the person's own words on lines of their own."""
    lines = [
        said(words, "summary-place", desk=draft.desk.name, unit=draft.desk.unit_name),
        said(words, "summary-category", category=category_label(draft.category, words)),
        *_procedure(draft, words),
        said(words, "summary-named" if draft.named else "summary-anonymous"),
    ]
    if draft.received and draft.received.day:
        day = words.day(date.fromisoformat(draft.received.day))
        source = said(words, f"button-source-{draft.received.source}") if draft.received.source else "–"
        lines.append(said(words, "summary-received", source=source, day=day))
    if draft.named:
        contact = draft.contact
        lines.append(said(words, "summary-contact", name=contact.name, phone=contact.phone, address=contact.address))
    lines += [said(words, "summary-text"), words_in(draft) or said(words, "text-is-voice")]
    if draft.files:
        lines.append(said(words, "summary-files", files=_files(draft, words)))
    return "\n".join(lines)


def _procedure(draft: Draft, words: Wording) -> list[str]:
    if draft.procedure is None:
        return []
    return [procedure_in_words(draft.procedure, words)]


def _category(state: Complaining, words: Wording) -> Message:
    rows: list[Row] = [
        (button(f"{number} – {category_label(category, words)}", state.talk, state.step, category),)
        for number, category in enumerate(Category, start=1)
    ]
    ways = _BACK_AND_CANCEL if state.editing or state.draft.received else [_CANCEL]
    text = said(words, "complaint-category", desk=state.draft.desk.name, unit=state.draft.desk.unit_name)
    return talk_message(text, rows + nav(words, state.talk, state.step, ways))


def _chosen_from(state: Complaining, sentence: str, ways: list[tuple[str, str]], words: Wording) -> Message:
    rows = [row for way in ways for row in nav(words, state.talk, state.step, [way])]
    return talk_message(said(words, sentence), rows + nav(words, state.talk, state.step, _BACK_AND_CANCEL))


def _typed(state: Complaining, sentence: str, words: Wording) -> Message:
    """Asks for a line; one that was typed before is shown and can be kept."""
    text, before = said(words, sentence), typed_before(state)
    may_lack = state.draft.received is not None and state.step in (ComplaintStep.PHONE, ComplaintStep.ADDRESS)
    if not before:
        ways = [("button-not-told", str(To.SKIP)), *_BACK_AND_CANCEL] if may_lack else _BACK_AND_CANCEL
        return talk_message(text, nav(words, state.talk, state.step, ways))
    rows = nav(words, state.talk, state.step, [("button-keep", str(To.KEEP))])
    text = "\n".join([text, "", said(words, "typed-before"), before])
    return talk_message(text, rows + nav(words, state.talk, state.step, _BACK_AND_CANCEL))


def _text_with_files(state: Complaining, words: Wording) -> Message:
    """Counts what came; without a word, written or spoken, it cannot go on."""
    draft, enough = state.draft, says_something(state.draft)
    lines = [said(words, "complaint-files-more" if enough else "complaint-files-words", files=_files(draft, words))]
    if written := words_in(draft):
        lines += ["", said(words, "typed-before"), written]
    rows = nav(words, state.talk, state.step, [("button-done", str(To.DONE))]) if enough else []
    return talk_message("\n".join(lines), rows + nav(words, state.talk, state.step, _BACK_AND_CANCEL))


def _files(draft: Draft, words: Wording) -> str:
    return files_in_words((file.kind for file in draft.files), words)


def _summary(state: Complaining, words: Wording) -> Message:
    rows = nav(words, state.talk, state.step, [("button-send", str(To.SEND))])
    edits = [(f"button-edit-{step}", str(step)) for step in editable(state.draft)]
    for start in range(0, len(edits), 2):
        rows += nav(words, state.talk, state.step, edits[start : start + 2])
    if state.draft.files:
        rows += nav(words, state.talk, state.step, [("button-no-files", str(To.NO_FILES))])
    rows += nav(words, state.talk, state.step, [("button-cancel", str(To.STOP))])
    blocks = [said(words, "complaint-summary"), summary_of_draft(state.draft, words)]
    if _may_speak_of_somebody_unseen(state.draft):
        blocks.append(said(words, "files-speak-of-staff"))
    return talk_message("\n\n".join(blocks), rows)


def _may_speak_of_somebody_unseen(draft: Draft) -> bool:
    """What is spoken or scanned nobody has read: a desk's own group may hear it unless its sender says otherwise."""
    goes_to_desk = bool(draft.category) and Recipient.GROUP in alerted_first(Category(draft.category))
    return draft.received is None and goes_to_desk and any(file.kind in _UNREAD for file in draft.files)
