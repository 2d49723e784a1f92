"""The one door to vl-convert: from a Vega-Lite specification to SVG and PNG, without a browser or a network."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from appraisal.text.xml_safe import xml_safe

_PIXELS_A_POINT = 2.0  # PNGs are twice the size of the drawing, so that they print sharp


def svg(spec: Mapping[str, object]) -> str:
    """Return a chart as SVG; a chart just drawn for another format is reused."""
    return _svg(json.dumps(_clean(spec), ensure_ascii=False))


def png(spec: Mapping[str, object]) -> bytes:
    """Return a chart as PNG, the same bytes for the same specification."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg(spec), scale=_PIXELS_A_POINT))


def inline(spec: Mapping[str, object], *, prefix: str) -> str:
    """Return a chart as SVG for use inside a page: its ids begin with `prefix`, so that charts do not clash."""
    drawn = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", svg(spec))
    drawn = re.sub(r'(?<=[ (])id="', f'id="{prefix}', drawn)
    return re.sub(r"url\(#", f"url(#{prefix}", drawn)


@lru_cache(maxsize=64)
def _svg(spec: str) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def _clean(node: object) -> object:
    """Remove what XML does not allow from every text: one such character would abort the whole process."""
    if isinstance(node, str):
        return xml_safe(node)
    if isinstance(node, Mapping):
        return {key: _clean(value) for key, value in node.items()}
    return [_clean(each) for each in node] if isinstance(node, list | tuple) else node
