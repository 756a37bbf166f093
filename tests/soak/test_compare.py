"""The comparison finds each kind of sabotage, wherever in a conversation it is done, and nothing in a clean one."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from soak.compare import Counts, compared, total
from soak.journal import Held, Journal, Line, Sent, Stream

NOW = 10_000.0
UNUSED = 999
Talk = tuple[Journal, list[Line]]


@st.composite
def talks(draw: st.DrawFn, least: int = 1) -> Talk:
    """A clean conversation: some messages each answered within a minute, some sent before the last was answered."""
    messages = draw(st.integers(least, 12))
    journal, lines, at = Journal(), [Line(1, "bot", 0.0, key="gateway.welcome")], 0.0
    owed: list[int] = []
    for number in range(messages):
        at += draw(st.floats(0.1, 5))
        lines.append(Line(len(lines) + 1, "citizen", at, client_message_id=f"m{number}"))
        journal.sent.append(Sent(f"m{number}", len(lines), at + draw(st.floats(0, 1))))
        owed.append(len(lines))
        while owed and (number == messages - 1 or draw(st.booleans())):
            if draw(st.booleans()):
                lines.append(Line(len(lines) + 1, "system", at, reply_to=owed[0], key="gateway.bot_down"))
            at += draw(st.floats(0.01, 3))
            lines.append(Line(len(lines) + 1, "bot", at, reply_to=owed.pop(0), key="greet.hello"))
    journal.tried = {sent.client_message_id for sent in journal.sent} | {"never acknowledged"}
    broken_off = draw(st.integers(1, len(lines)))
    seqs = [line.seq for line in lines]
    journal.streams = [Stream(0, seqs[:broken_off]), Stream(broken_off, seqs[broken_off:])]
    return journal, lines


def renumbered(lines: list[Line]) -> list[Line]:
    """As the store would number them, were they written in this order; answers follow their questions."""
    new = {line.seq: number for number, line in enumerate(lines, 1)}
    return [replace(line, seq=new[line.seq], reply_to=new.get(line.reply_to or 0)) for line in lines]


def place_of(lines: list[Line], client_message_id: str) -> int:
    return next(at for at, line in enumerate(lines) if line.client_message_id == client_message_id)


@given(talks())
def test_a_clean_conversation_is_clean(talk: Talk) -> None:
    journal, lines = talk
    counts = compared(journal, lines, NOW)
    assert counts.clean
    assert counts.messages == len(journal.sent)
    assert counts.longest_silence_s < 60


@given(talks(), st.data())
def test_a_dropped_message_is_lost(talk: Talk, data: st.DataObject) -> None:
    journal, lines = talk
    dropped = data.draw(st.sampled_from(journal.sent))
    left = [line for line in lines if dropped.client_message_id != line.client_message_id]
    assert compared(journal, renumbered(left), NOW).lost >= 1


@given(talks(), st.data())
def test_a_message_without_its_answer_is_lost(talk: Talk, data: st.DataObject) -> None:
    journal, lines = talk
    dropped = data.draw(st.sampled_from([line for line in lines if line.author == "bot" and line.reply_to]))
    left = renumbered([line for line in lines if line != dropped])
    counts = compared(replace(journal, streams=[]), left, NOW)
    assert (counts.lost, counts.doubled, counts.disordered) == (1, 0, 0)
    assert counts.longest_silence_s > 60


@given(talks(), st.data(), st.floats(60.1, 500))
def test_an_answer_after_more_than_a_minute_is_lost_too(talk: Talk, data: st.DataObject, late: float) -> None:
    journal, lines = talk
    sent = data.draw(st.sampled_from(journal.sent))
    held_up = [replace(line, at=sent.at + late) if line.reply_to == sent.seq else line for line in lines]
    counts = compared(journal, held_up, NOW)
    assert (counts.lost, counts.longest_silence_s) == (1, pytest.approx(late))


@given(talks(), st.data())
def test_a_message_stored_twice_is_doubled(talk: Talk, data: st.DataObject) -> None:
    journal, lines = talk
    at = place_of(lines, data.draw(st.sampled_from(journal.sent)).client_message_id)
    client_id = data.draw(st.sampled_from([lines[at].client_message_id, "of nobody"]))
    again = replace(lines[at], seq=UNUSED, client_message_id=client_id)
    assert compared(journal, renumbered([*lines, again]), NOW).doubled >= 1


@given(talks(), st.data())
def test_a_message_answered_twice_is_doubled(talk: Talk, data: st.DataObject) -> None:
    journal, lines = talk
    answer = data.draw(st.sampled_from([line for line in lines if line.author == "bot" and line.reply_to]))
    assert compared(journal, renumbered([*lines, replace(answer, seq=UNUSED)]), NOW).doubled == 1


@given(talks(), st.data())
def test_what_a_stream_tells_twice_is_doubled(talk: Talk, data: st.DataObject) -> None:
    journal, lines = talk
    stream = data.draw(st.sampled_from([each for each in journal.streams if each.seqs]))
    stream.seqs.insert(data.draw(st.integers(0, len(stream.seqs))), data.draw(st.sampled_from(stream.seqs)))
    assert compared(journal, lines, NOW).doubled == 1


@given(talks(least=2), st.data())
def test_two_messages_in_another_order_are_disordered(talk: Talk, data: st.DataObject) -> None:
    journal, lines = talk
    first = data.draw(st.integers(0, len(journal.sent) - 2))
    one, two = (place_of(lines, journal.sent[number].client_message_id) for number in (first, first + 1))
    swapped = list(lines)
    swapped[one] = replace(lines[one], client_message_id=lines[two].client_message_id)
    swapped[two] = replace(lines[two], client_message_id=lines[one].client_message_id)
    assert compared(journal, swapped, NOW).disordered == 1


@given(talks(least=2), st.data())
def test_answers_in_another_order_are_disordered(talk: Talk, data: st.DataObject) -> None:
    journal, lines = talk
    answers = [at for at, line in enumerate(lines) if line.author == "bot" and line.reply_to]
    first = data.draw(st.integers(0, len(answers) - 2))
    one, two = answers[first], answers[first + 1]
    swapped = list(lines)
    swapped[one] = replace(lines[one], reply_to=lines[two].reply_to)
    swapped[two] = replace(lines[two], reply_to=lines[one].reply_to)
    assert compared(journal, swapped, NOW).disordered == 1


@given(talks(), st.data())
def test_what_a_stream_leaves_out_is_disordered(talk: Talk, data: st.DataObject) -> None:
    journal, lines = talk
    stream = data.draw(st.sampled_from([each for each in journal.streams if each.seqs]))
    del stream.seqs[data.draw(st.integers(0, len(stream.seqs) - 1))]
    assume(stream.seqs and stream.seqs != list(range(stream.after + 1, stream.after + 1 + len(stream.seqs))))
    assert compared(journal, lines, NOW).disordered == 1


@given(st.floats(0, 100), st.floats(0.1, 50), st.floats(0.01, 0.99))
def test_two_who_hold_it_at_one_time_are_found_and_two_after_each_other_not(
    since: float, long: float, share: float
) -> None:
    one = Held("agent", since, since + long)
    during = Held("other agent", since + long * share, since + long * 2)
    after = Held("other agent", since + long, since + long * 2)
    assert compared(Journal(held=[during, one]), [], NOW).double_owners == 1
    assert compared(Journal(held=[after, one]), [], NOW).double_owners == 0
    assert compared(Journal(held=[one, replace(during, agent="agent")]), [], NOW).double_owners == 0


@pytest.mark.parametrize(
    ("after", "answered"),
    [
        (Line(3, "staff", 20), True),
        (Line(3, "system", 20, key="handover.agent_gone"), True),
        (Line(3, "system", 20, key="gateway.bot_down"), False),
        (Line(3, "citizen", 20, client_message_id="n"), False),
        (Line(3, "bot", 20, reply_to=1), False),
    ],
)
def test_a_person_s_answer_is_the_next_they_say(after: Line, *, answered: bool) -> None:
    journal = Journal(sent=[Sent("m", 2, 10)], tried={"m", "n"})
    lines = [Line(1, "bot", 0), Line(2, "citizen", 9, client_message_id="m"), after]
    assert compared(journal, lines, NOW).lost == (0 if answered else 1)


def test_a_message_of_staff_is_lost_like_a_citizen_s() -> None:
    journal = Journal(sent_by_staff=[Sent("m", 2, 10)], tried={"m"})
    assert compared(journal, [Line(1, "bot", 0)], NOW).lost == 1


def test_the_whole_is_the_sum_and_the_longest_silence() -> None:
    add: Callable[..., Counts] = Counts
    counts = total([add(lost=1, longest_silence_s=3, messages=5), add(doubled=2, longest_silence_s=7.04, messages=1)])
    assert counts.as_json() == {
        "lost": 1,
        "doubled": 2,
        "disordered": 0,
        "double_owners": 0,
        "longest_silence_s": 7.0,
        "messages": 6,
    }
    assert not counts.clean
    assert total([]).clean
