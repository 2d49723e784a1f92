"""The door to Typst: a template and data become a PDF, with the fonts that Typst brings and none of this machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def typst_pdf(template: Path, data: Mapping[str, object]) -> bytes:
    """Return the PDF of a template, the same bytes for the same data.

    The template reads the data by `json(bytes(sys.inputs.data))`: no text of a user is ever read as markup. It may
    include files of its own folder. Fonts with Cyrillic among those of Typst: Libertinus Serif, DejaVu Sans Mono.

    Args:
        template: file of Typst.
        data: what JSON can hold.
    """
    import typst  # 34 MB, which only those wait for who print

    return typst.compile(
        template,
        root=template.parent,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=0,  # else the hour of writing stands in the file
    )
