"""The translators' tool: what is missing is printed as entries to fill in, and nothing is changed."""

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result

from exgen.locale.messages import blank, lacking, main, sources, unused
from exgen.text import LOCALE


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def filled(code: str, leave_out: str = "") -> Catalog:
    """A catalogue with something for every message but one."""
    catalogue = Catalog(locale=code)
    for source in sources():
        if source.id != leave_out:
            identity = (source.id, source.plural) if source.plural else source.id
            forms = ("…",) * catalogue.num_plurals if source.plural else "…"
            catalogue.add(identity, forms, context=source.context or None)
    return catalogue


def test_a_full_catalogue_lacks_nothing() -> None:
    assert lacking(filled("fr")) == ()
    assert unused(filled("fr")) == ()


def test_what_is_left_out_is_seen() -> None:
    plural = next(source for source in sources() if source.plural)
    for source in (sources()[0], plural, sources()[-1]):
        assert lacking(filled("fr", leave_out=source.id)) == (source,)


def test_a_missing_plural_form_a_fuzzy_entry_and_an_unused_one_are_seen() -> None:
    catalogue = filled("fr")
    plural = next(source for source in sources() if source.plural)
    catalogue.get(plural.id).string = ("une", "")
    wordy = next(source for source in sources() if not source.plural and not source.context)
    catalogue.get(wordy.id).flags.add("fuzzy")
    catalogue.add("nobody says this", "personne")
    assert set(lacking(catalogue)) == {plural, wordy}
    assert unused(catalogue) == ("nobody says this",)


def test_a_message_without_words_needs_no_translation() -> None:
    catalogue = Catalog(locale="fr")
    assert all(any(letter.isalpha() for letter in source.id) for source in lacking(catalogue))


def test_a_new_language_starts_from_a_whole_catalogue() -> None:
    result = run("fr")
    assert result.exit_code == 1
    catalogue = read_po(BytesIO(result.output.encode()), locale="fr", abort_invalid=True)
    assert len(catalogue) == len(sources())
    assert {source.id for source in lacking(catalogue)} <= {source.id for source in sources()}
    assert '"Language: fr\\n"' in result.output


def test_only_what_is_missing_is_printed() -> None:
    wanted = sources()[3:5]
    text = blank("fr", wanted, header=False)
    assert text.count("msgid ") == 2
    assert all(f"{source.place[0]}:{source.place[1]}" in text for source in wanted)
    assert "Language" not in text


@pytest.mark.parametrize("code", [path.stem for path in sorted(LOCALE.glob("*.po"))])
def test_our_own_catalogues_need_nothing(code: str) -> None:
    result = run(code)
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize("code", ["xx", "../nl", "n l", ""])
def test_an_unknown_language_is_said_in_a_sentence(code: str) -> None:
    result = run(code)
    assert result.exit_code == 1
    assert "is not the code of a language" in result.output
    assert "Traceback" not in result.output
