"""Links within the Word memo: a bookmark at each section, and runs that lead to one."""

from __future__ import annotations

from typing import Any

from appraisal.memo.docx_styles import NAMESPACE


def bookmark(heading: Any, key: str, number: int) -> None:
    """Mark a heading as the place of a section; `number` is unique in the document."""
    from docx.oxml import parse_xml

    heading._p.insert(1, parse_xml(f'<w:bookmarkStart {NAMESPACE} w:id="{number}" w:name="{key}"/>'))
    heading._p.append(parse_xml(f'<w:bookmarkEnd {NAMESPACE} w:id="{number}"/>'))


def lead(run: Any, key: str) -> None:
    """Make a run of a paragraph lead to the section of this key; it is underlined, as a reader expects of a link."""
    from docx.oxml import parse_xml

    link = parse_xml(f'<w:hyperlink {NAMESPACE} w:anchor="{key}"/>')
    run.underline = True
    run._r.addprevious(link)
    link.append(run._r)
