"""A specification and a seed make the same worksheet always, and no two exercises alike where there are enough."""

from dataclasses import replace
from fractions import Fraction
from itertools import islice
from typing import Any

import pytest

from exgen.errors import UserError
from exgen.formula.tree import Message
from exgen.generator import MOST_ATTEMPTS
from exgen.model import Exercise, TableAnswer, Variant, Worksheet
from exgen.worksheet.build import build, new_secret
from exgen.worksheet.code import MOST_SEED, MOST_VARIANTS, decode
from exgen.worksheet.draw import draws
from exgen.worksheet.pupil import Pupil
from exgen.worksheet.slots import fingerprint, slots
from exgen.worksheet.spec import Request, WorksheetSpec, from_requests

TITLE = (("en", "Slopes"), ("nl", "Hellingen"))


def spec_of(*requests: Request, **more: Any) -> WorksheetSpec:
    return WorksheetSpec(requests, TITLE, **more)


def exercises_of(variant: Variant) -> list[Exercise]:
    return [placed.exercise for placed in variant.exercises]


def starts(worksheet: Worksheet) -> list[list[str]]:
    """What tells exercises apart: generator, level and given of each, by variant."""
    return [[f"{e.generator}:{e.level}:{e.given}" for e in exercises_of(v)] for v in worksheet.variants]


SHEET = spec_of(Request("wide", 1, 2), Request("wide-partial", 2, 1), Request("wide", 2, 3))


@pytest.mark.usefixtures("small")
class TestAWorksheet:
    def test_is_the_same_every_time(self) -> None:
        assert build(SHEET, seed=5, variants=range(1, 4)) == build(SHEET, seed=5, variants=range(1, 4))

    def test_has_numbered_exercises_in_the_order_of_the_specification(self) -> None:
        (variant,) = build(SHEET, seed=5).variants
        assert [placed.number for placed in variant.exercises] == [1, 2, 3, 4, 5, 6]
        kinds = [(e.generator, e.level) for e in exercises_of(variant)]
        assert kinds == [("wide", 1)] * 2 + [("wide-partial", 2)] + [("wide", 2)] * 3

    def test_differs_with_the_seed_and_the_variant(self) -> None:
        found = [*starts(build(SHEET, seed=5, variants=[1, 2])), *starts(build(SHEET, seed=6, variants=[1, 2]))]
        assert len({start for variant in found for start in variant}) == 4 * 6

    def test_has_the_words_of_its_language_or_those_there_are(self) -> None:
        spec = replace(SHEET, instructions=(("nl", "Rond niet af."),))
        for language, title, code in (
            ("nl", "Hellingen", "nl"),
            ("nl-be", "Hellingen", "nl_BE"),
            (None, "Slopes", "en"),
        ):
            worksheet = build(spec, seed=5, language=language)
            assert (worksheet.title, worksheet.language) == (title, code)
            assert worksheet.layout.instructions == "Rond niet af."

    def test_bears_a_code_that_says_what_it_is(self) -> None:
        worksheet = build(SHEET, seed=5, variants=[1, 7], language="nl")
        code = decode(worksheet.variants[1].code)
        assert (code.seed, code.variant, code.language, code.secret) == (5, 7, "nl", False)
        assert code.fingerprint == fingerprint(SHEET)

    def test_takes_names_by_variant(self) -> None:
        worksheet = build(SHEET, seed=5, variants=[3, 1], pupils=[Pupil("Zoë"), Pupil("Łukasz")])
        assert [(v.number, v.pupil) for v in worksheet.variants] == [(3, "Zoë"), (1, "Łukasz")]

    @pytest.mark.parametrize("variants", [[], [1, 1]])
    def test_needs_different_variants(self, variants: list[int]) -> None:
        with pytest.raises(ValueError, match="variants are different numbers"):
            build(SHEET, seed=5, variants=variants)

    @pytest.mark.parametrize(("seed", "variant"), [(-1, 1), (MOST_SEED + 1, 1), (0, 0), (0, MOST_VARIANTS + 1)])
    def test_has_no_seed_or_variant_that_no_code_can_say(self, seed: int, variant: int) -> None:
        with pytest.raises(UserError, match="there is no"):
            build(SHEET, seed=seed, variants=[variant])

    def test_reports_each_variant_as_it_is_finished(self) -> None:
        seen: list[int] = []
        build(SHEET, seed=5, variants=[2, 4], progress=seen.append)
        assert seen == [2, 4]


@pytest.mark.usefixtures("small")
class TestChangingASheet:
    def test_more_variants_change_no_other(self) -> None:
        few, many = build(SHEET, seed=5, variants=[2]), build(SHEET, seed=5, variants=range(1, 9))
        assert few.variants[0] == many.variants[1]

    def test_adding_and_moving_exercises_changes_no_other(self) -> None:
        one, two, three = SHEET.exercises
        before = set(starts(build(SHEET, seed=5, variants=[3]))[0])
        moved = starts(build(spec_of(three, one, two), seed=5, variants=[3]))[0]
        grown = starts(build(spec_of(Request("wide", 3, 2), one, two, replace(three, count=5)), seed=5, variants=[3]))[
            0
        ]
        assert set(moved) == before
        assert set(grown) > before

    def test_a_raised_revision_changes_the_exercises_and_the_fingerprint(self, small: Any) -> None:
        before, mark = starts(build(SHEET, seed=5)), fingerprint(SHEET)
        small.revise("wide")
        assert not set(starts(build(SHEET, seed=5))[0][:2]) & set(before[0])
        assert fingerprint(SHEET) != mark


def test_only_what_is_asked_is_solved(small: Any) -> None:
    build(spec_of(Request("wide", 1, 2)), seed=5, variants=[9])
    assert small.drawn[10**9] == 9 * 2
    assert len(small.solved) == 2


class TestRepetition:
    """The "narrow" generator has six exercises a level."""

    def test_no_two_alike_on_a_sheet_or_at_a_place_while_there_are_enough(self, small: Any) -> None:
        notes: list[Message] = []
        worksheet = build(spec_of(Request("narrow", 1, 3)), seed=5, variants=[1, 2], note=notes.append)
        found = starts(worksheet)
        assert all(len(set(variant)) == 3 for variant in found)
        assert all(first != second for first, second in zip(*found, strict=True))
        assert notes == []

    @pytest.mark.parametrize("level", [1, 2])
    def test_every_form_is_used_before_one_comes_again(self, small: Any, level: int) -> None:
        notes: list[Message] = []
        worksheet = build(spec_of(Request("narrow", level, 1)), seed=5, variants=range(1, 19), note=notes.append)
        found = [variant[0] for variant in starts(worksheet)]
        assert [len(set(found[i : i + 6])) for i in (0, 6, 12)] == [6, 6, 6]
        assert [note.id.partition("; ")[2] for note in notes] == ["some pupils get the same one."]

    @pytest.mark.parametrize("level", [1, 2])
    def test_a_sheet_repeats_only_when_all_forms_are_on_it(self, small: Any, level: int) -> None:
        notes: list[Message] = []
        worksheet = build(spec_of(Request("narrow", level, 7)), seed=5, note=notes.append)
        assert len(set(starts(worksheet)[0])) == 6
        assert [note.id.partition("; ")[2] for note in notes] == ["some are on it twice."]

    def test_knowing_the_number_of_forms_saves_work_and_changes_nothing(self, small: Any) -> None:
        spec = spec_of(Request("narrow", 1, 1))
        known = starts(build(spec, seed=5, variants=range(1, 15)))
        assert small.drawn[6] < MOST_ATTEMPTS
        small.generators["narrow"] = replace(small.generators["narrow"], forms=(None, None, None))
        assert starts(build(spec, seed=5, variants=range(1, 15))) == known
        assert small.drawn[6] > MOST_ATTEMPTS

    def test_a_drawn_exercise_is_unlike_the_one_that_the_teacher_states(self, small: Any) -> None:
        stated = [Request("narrow", 1, given=(("start", f"{n}01"),)) for n in range(1, 6)]
        for requests in ([*stated, Request("narrow", 1)], [Request("narrow", 1), *stated]):
            for seed in range(5):
                assert len(set(starts(build(spec_of(*requests), seed=seed))[0])) == 6


@pytest.mark.usefixtures("small")
class TestAStatedExercise:
    def test_is_in_every_variant_and_read_in_the_notation_of_the_specification(self) -> None:
        given = (("start", "4"), ("rate", "0,25"))
        spec = spec_of(Request("wide", 1, given=given), language="nl")
        worksheet = build(spec, seed=5, variants=[1, 2], language="en")
        one, two = (exercises_of(variant)[0] for variant in worksheet.variants)
        assert one == two
        assert dict(one.given)["rate"].value == Fraction(1, 4)

    def test_does_not_count_as_a_request(self) -> None:
        drawn = Request("wide", 1, 2)
        stated = Request("wide", 1, given=(("start", 4),))
        with_it = starts(build(spec_of(stated, drawn), seed=5))[0]
        assert with_it[1:] == starts(build(spec_of(drawn), seed=5))[0]

    def test_that_makes_no_exercise_is_refused_with_its_place(self) -> None:
        with pytest.raises(UserError, match=r"^exercise 2: 13 makes no exercise$"):
            build(spec_of(Request("wide"), Request("wide", given=(("start", 13),))), seed=5)


@pytest.mark.usefixtures("small")
class TestPoints:
    def test_of_a_request_scale_parts_cells_and_steps(self) -> None:
        plain = exercises_of(build(spec_of(Request("wide")), seed=5).variants[0])[0]
        scaled = exercises_of(build(spec_of(Request("wide", points=Fraction(6))), seed=5).variants[0])[0]
        assert (plain.points, scaled.points) == (4, 6)
        assert [p.points for p in scaled.parts] == [Fraction(3, 2), 3, Fraction(3, 2)]
        assert [s.points for s in scaled.solution] == [Fraction(3, 2), 3]
        table = scaled.parts[1].answer
        assert isinstance(table, TableAnswer)
        assert sum(c.points for c in table.columns if c.role == "asked") == scaled.parts[1].points
        assert scaled.given == plain.given


@pytest.mark.usefixtures("small")
class TestShuffling:
    SPEC = spec_of(Request("wide", 1, 4), Request("wide-partial", 1, 2), Request("wide", 2, 3), order="shuffled")

    def test_keeps_topics_and_levels_where_they_are(self) -> None:
        for variant in build(self.SPEC, seed=5, variants=range(1, 6)).variants:
            kinds = [(e.generator, e.level) for e in exercises_of(variant)]
            assert kinds == [("wide", 1)] * 4 + [("wide-partial", 1)] * 2 + [("wide", 2)] * 3
            assert [placed.number for placed in variant.exercises] == list(range(1, 10))

    def test_gives_every_variant_its_own_order_of_the_same_exercises(self) -> None:
        fixed = starts(build(replace(self.SPEC, order="fixed"), seed=5, variants=range(1, 9)))
        shuffled = starts(build(self.SPEC, seed=5, variants=range(1, 9)))
        orders = {tuple(map(f.index, s)) for f, s in zip(fixed, shuffled, strict=True)}
        assert all(sorted(order) == list(range(9)) for order in orders)
        assert len(orders) > 6


@pytest.mark.usefixtures("small")
class TestASecret:
    def test_keys_the_draws_and_shows_in_the_code_only_as_a_mark(self) -> None:
        one, two = new_secret(), new_secret()
        assert len({one, two}) == 2
        assert len(one) == 32
        sheets = [build(SHEET, seed=5, secret=secret) for secret in (one, two, "")]
        assert len({starts(sheet)[0][0] for sheet in sheets}) == 3
        assert [sheet.secret for sheet in sheets] == [True, True, False]
        assert sheets[0].variants[0].code == sheets[1].variants[0].code
        assert decode(sheets[0].variants[0].code).secret
        assert build(SHEET, seed=5, secret=one) == sheets[0]
        assert one not in repr(sheets[0])


@pytest.mark.usefixtures("small")
class TestRequestsOfTheCommandLine:
    @pytest.mark.parametrize(
        ("text", "asked"),
        [
            ("wide", Request("wide", 2, 1)),
            ("wide:3", Request("wide", 3, 1)),
            ("wide:1:4", Request("wide", 1, 4)),
        ],
    )
    def test_name_generator_level_and_count(self, text: str, asked: Request) -> None:
        assert from_requests([text]).exercises == (asked,)

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("wide:", 'exercise "wide:": write ID, ID:LEVEL or ID:LEVEL:COUNT, such as descent-1d:2:3'),
            ("wide:1:2:3", 'exercise "wide:1:2:3": write ID, ID:LEVEL or ID:LEVEL:COUNT, such as descent-1d:2:3'),
            ("wide:²", 'exercise "wide:²": write ID, ID:LEVEL or ID:LEVEL:COUNT, such as descent-1d:2:3'),
            ("wide:4", 'exercise "wide:4": there is no level 4; levels are 1, 2 and 3'),
            ("wide:1:0", 'exercise "wide:1:0": count is a whole number from 1 to 100, not 0'),
            ("wider", 'exercise "wider": no generator "wider"'),
        ],
    )
    def test_are_refused_by_name(self, text: str, sentence: str) -> None:
        with pytest.raises(UserError) as caught:
            from_requests([text])
        assert str(caught.value) == sentence

    def test_have_a_bound_together(self) -> None:
        with pytest.raises(UserError, match="at most 100 exercises, this one asks 120"):
            from_requests(["wide:1:60", "wide:2:60"])


@pytest.mark.usefixtures("small")
class TestTheFingerprint:
    def test_does_not_see_titles_language_or_layout(self) -> None:
        other = replace(SHEET, title=(("en", "Another"),), language="nl", instructions=(("", "Hurry"),))
        other = replace(other, layout=replace(SHEET.layout, paper="letter"), source="x.toml")
        assert fingerprint(other) == fingerprint(SHEET)

    def test_sees_everything_that_determines_the_exercises(self) -> None:
        first, *rest = SHEET.exercises
        others = [
            SHEET,
            replace(SHEET, order="shuffled"),
            spec_of(*rest, first),
            spec_of(replace(first, count=3), *rest),
            spec_of(replace(first, level=3), *rest),
            spec_of(replace(first, generator="narrow"), *rest),
            spec_of(replace(first, points=Fraction(2)), *rest),
            spec_of(replace(first, count=1, given=(("start", 3),)), *rest),
            spec_of(replace(first, count=1, given=(("start", 4),)), *rest),
        ]
        assert len({fingerprint(spec) for spec in others}) == len(others)

    def test_is_the_same_however_the_request_is_written(self) -> None:
        first, *rest = SHEET.exercises
        assert fingerprint(spec_of(replace(first, count=1), replace(first, count=1), *rest)) == fingerprint(SHEET)
        dutch = spec_of(Request("wide", given=(("start", "0,5"),)), language="nl")
        english = spec_of(Request("wide", given=(("start", Fraction(1, 2)),)))
        assert fingerprint(dutch) == fingerprint(english)

    def test_has_twenty_bits(self) -> None:
        marks = [fingerprint(spec_of(Request("wide", 1, n))) for n in range(1, 101)]
        assert max(marks) < 2**20
        assert max(marks) > 2**19
        assert len(set(marks)) > 98


def test_draws_never_end_and_depend_on_nothing_but_the_key(small: Any) -> None:
    listed = slots(spec_of(Request("wide", 1, 2)))
    first, again = (list(islice(draws(listed, "key"), 5)) for _ in range(2))
    assert first == again
    assert next(draws(listed, "other key")) != first[0]
