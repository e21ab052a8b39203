"""What a wheel holds beyond the package's own files: the templates and the compiled catalogues.

Templates live beside the package, where teachers and authors of formats find them, and go into the wheel as
`exgen/templates`. Catalogues are kept as .po text; a wheel also carries them compiled, so that an installed exgen
starts without parsing them. An editable install gets neither: it reads the checkout.
"""

import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelContents(BuildHookInterface):
    """The build hook of the wheel; hatchling finds it as the only hook class of this file."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues outside the checkout and name what the wheel takes from where."""
        self._compiled: Path | None = None
        if version != "standard":
            return
        root = Path(self.root)
        self._compiled = Path(mkdtemp(prefix="exgen-locale-"))
        build_data["force_include"][str(root / "templates")] = "exgen/templates"
        for source in sorted((root / "exgen" / "locale").glob("*.po")):
            target = self._compiled / f"{source.stem}.mo"
            with source.open("rb") as text, target.open("wb") as binary:
                write_mo(binary, read_po(text, locale=source.stem, abort_invalid=True))
            build_data["force_include"][str(target)] = f"exgen/locale/{target.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled catalogues once they are in the wheel."""
        if self._compiled is not None:
            shutil.rmtree(self._compiled)
