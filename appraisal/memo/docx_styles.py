"""Fonts, sizes and styles of the Word memo, and its fields."""

from __future__ import annotations

from typing import Any

from appraisal.text import Language

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FONT = "Arial"  # has Cyrillic on all systems; LibreOffice replaces it by Liberation Sans of the same width
_CODES = {"en": "en-GB", "ru": "ru-RU"}


def field(code: str) -> Any:
    """Return a field such as PAGE, which Word fills in."""
    from docx.oxml import parse_xml

    return parse_xml(f'<w:fldSimple {NAMESPACE} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def set_styles(document: Any, language: Language) -> None:
    """Give the document its fonts, sizes and the memo's own styles."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    sizes = {"Normal": 10.5, "Title": 20, "Subtitle": 13, "Heading 1": 14, "Heading 2": 11, "Caption": 9.5}
    own = {
        "Lead": 11.5,
        "Note": 8.5,
        "Box": 11,
        "Point": 10.5,
        "Cell": 8.5,
        "Head": 8,
        "Gap": 4,
        "Picture": 10,
        "Figure": 9.5,
    }
    for name, size in own.items():
        style = document.styles.add_style(f"Memo {name}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        sizes[style.name] = size
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        style.font.italic = False
        style.font.bold = name in ("Title", "Heading 1", "Heading 2", "Caption", "Memo Figure")
        _set_font(style, _CODES[language])
        space = style.paragraph_format
        space.space_before, space.space_after = Pt(0), Pt(5)
    shapes = {name: document.styles[name].paragraph_format for name in sizes}
    shapes["Heading 1"].space_before, shapes["Heading 1"].keep_with_next = Pt(14), True
    shapes["Heading 2"].space_before, shapes["Heading 2"].keep_with_next = Pt(10), True
    shapes["Caption"].space_before, shapes["Caption"].keep_with_next = Pt(6), True
    shapes["Subtitle"].space_after = Pt(10)
    shapes["Memo Point"].left_indent, shapes["Memo Point"].first_line_indent = Cm(0.7), Cm(-0.7)
    shapes["Memo Point"].space_after = Pt(2)
    shapes["Memo Cell"].space_after = shapes["Memo Head"].space_after = Pt(1)
    shapes["Memo Gap"].space_after = Pt(2)
    shapes["Memo Picture"].keep_with_next, shapes["Memo Picture"].space_before = True, Pt(8)
    shapes["Memo Figure"].space_after = Pt(10)
    title = document.styles["Title"].element.get_or_add_pPr()
    title.remove(title.find(qn("w:pBdr")))
    _frame(document.styles["Memo Box"])


def _set_font(style: Any, code: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    look = style.element.get_or_add_rPr()
    for name in ("w:rFonts", "w:lang", "w:spacing", "w:kern"):
        for old in look.findall(qn(name)):
            look.remove(old)
    look.insert(
        0,
        parse_xml(f'<w:rFonts {NAMESPACE} w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}" w:eastAsia="{_FONT}"/>'),
    )
    look.append(parse_xml(f'<w:lang {NAMESPACE} w:val="{code}" w:eastAsia="{code}"/>'))


def _frame(style: Any) -> None:
    from docx.oxml import parse_xml

    edges = "".join(
        f'<w:{side} w:val="single" w:sz="12" w:space="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    shape = style.element.get_or_add_pPr()
    shape.insert(0, parse_xml(f"<w:pBdr {NAMESPACE}>{edges}</w:pBdr>"))
    shape.insert(1, parse_xml(f'<w:shd {NAMESPACE} w:val="clear" w:color="auto" w:fill="F4F6F8"/>'))
