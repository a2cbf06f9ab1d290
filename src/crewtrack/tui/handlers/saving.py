"""Saving: a plan is reviewed, then written; somebody else's change in between is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.app.editing.bench import Bench
from crewtrack.app.editing.merging import stale
from crewtrack.app.registry import BY_ID
from crewtrack.store.files import StoreError
from crewtrack.store.save import BothKeptError
from crewtrack.toml.splice import EditRefusedError
from crewtrack.tui.keys import key_words
from crewtrack.tui.screens.ask import Ask
from crewtrack.tui.screens.review import Review

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from crewtrack.app.editing.merging import Difference
    from crewtrack.app.editing.plan import Plan
    from crewtrack.model.address import Address
    from crewtrack.tui.app import CrewtrackApp
    from crewtrack.tui.screens.form import Form

_MOST = 6


def save(form: Form) -> None:
    """Review what is typed in a form, and write it."""
    try:
        plan = form.plan()
    except EditRefusedError as error:
        form.refuse(error)
        return
    if not plan:
        form.dismiss(None)
    elif stale(plan):
        _choose(form, plan)
    else:
        _review(form, plan)


def _review(form: Form, plan: Plan) -> None:
    def take(why: str | None) -> None:
        if why is None:
            return
        try:
            done = form.bench.commit(form.plan(why) if why else plan)
        except BothKeptError as error:
            form.refuse(EditRefusedError(error.message, error.hint))
        except StoreError as error:
            form.refuse(EditRefusedError(f"not saved: {error.message}", error.hint))
        except EditRefusedError as error:
            form.refuse(error)
        else:
            form.dismiss(done)

    verb = "add" if form.new else "change"
    review = Review(plan, title=f"{verb} {form.entry[-1]}", asks_why=slips(form, plan))
    form.app.push_screen(review, take)


def slips(form: Form, plan: Plan) -> bool:
    """Whether a plan keeps a date that lay ahead as a slip."""
    after = Bench(plan.loaded, form.bench.now)
    tables = {one.address[:-1] for one in form.lines if len(one.address) > 3}
    return any(
        len(after.value((*table, "slips")) or ()) > len(form.bench.value((*table, "slips")) or ())
        for table in tables
    )


def _choose(form: Form, plan: Plan) -> None:
    """The file is not what it was: mine over theirs, theirs, or both."""
    app = form.app
    try:
        theirs = Bench.open(form.bench.loaded.path, now=form.bench.now)
        gone = not theirs.has(form.entry) and not form.new
    except EditRefusedError as error:
        lines = [
            "The file has been changed by something else, and cannot be read now:",
            error.reason,
        ]
        _ask(form, plan, None, lines)
        return
    lines = ["The file has been changed by something else since this form was opened."]
    if gone:
        lines.append(f"{form.entry[-1]} is no longer in it.")
        _ask(form, plan, None, lines)
        return
    found = form.differences(theirs)
    lines += [_said(one, app.signs.warning) for one in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(f"and {len(found) - _MOST} more")
    if all(one.was == one.theirs for one in found):
        lines.append("What it changed stands elsewhere: this entry is as it was.")
    _ask(form, plan, theirs, lines)


def _said(one: Difference, sign: str) -> str:
    if one.was == one.theirs:
        return f"{one.label}: yours {one.mine or 'nothing'}, was {one.was or 'nothing'}"
    mine = "" if one.mine == one.was else f", yours {one.mine or 'nothing'}"
    mark = f"{sign} " if one.clash else ""
    return f"{mark}{one.label}: theirs {one.theirs or 'nothing'}, was {one.was or 'nothing'}{mine}"


def _ask(form: Form, plan: Plan, theirs: Bench | None, lines: Iterable[str]) -> None:
    answers = {"m": "mine, over theirs"} if theirs is not None else {}
    answers |= {"t": "theirs", "b": "both: mine in a file beside it", "escape": "back to the form"}

    def take(answer: str | None) -> None:
        if answer == "m" and theirs is not None:
            form.rebase(theirs)
            save(form)
        elif answer == "t":
            form.dismiss(None)
            form.app.reload()
        elif answer == "b":
            _both(form, plan)

    form.app.push_screen(Ask("changed meanwhile", lines, answers), take)


def _both(form: Form, plan: Plan) -> None:
    try:
        form.bench.commit(plan)
    except BothKeptError as error:
        form.dismiss(None)
        form.app.reload()
        form.app.tell(f"theirs is as it was; yours is in {error.yours}")
    except StoreError as error:
        form.refuse(EditRefusedError(f"not saved: {error.message}", error.hint))


def review(
    app: CrewtrackApp,
    bench: Bench,
    plan: Plan,
    *,
    title: str,
    first: Iterable[str] = (),
    then: Callable[[Bench], None],
) -> None:
    """Review a plan that no form has made, and write it."""

    def take(why: str | None) -> None:
        if why is None:
            return
        try:
            done = bench.commit(plan)
        except StoreError as error:
            app.tell(f"not saved: {error.message}")
        else:
            then(done)

    app.push_screen(Review(plan, title=title, first=first), take)


def saved(app: CrewtrackApp, bench: Bench, words: str, entry: Address | None) -> None:
    """Show a schedule that was just written, and say so."""
    path = bench.loaded.path
    if path != app.session.loaded.path:
        app.session.retarget(path)
    app.reload()
    if entry is not None:
        app.jump(entry)
    undo = key_words(BY_ID["edit.undo"], app.signs, app.chosen_keys)
    app.tell(f"{words}   {undo[0]} takes it back" if undo else words)
