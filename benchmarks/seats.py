"""A seat's browser without a browser: it speaks Streamlit's protocol, polls as a page does, and saves a ballot."""

from __future__ import annotations

import asyncio
import json
import random
import re
from dataclasses import dataclass, field
from http.client import HTTPConnection
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from appraisal.access.cookie import NAME
from appraisal.web.meeting import pulse

_RECEIPT = re.compile(r"Saved[^<]*№")
_DRAWN = re.compile(rb'"number": ?(\d+)[^}]*?"tab": ?"([^"]+)"|"tab": ?"([^"]+)"[^}]*?"number": ?(\d+)')


@dataclass
class Seat:
    """One device: its socket, what it shows, the buttons of the ballot that it has been shown."""

    socket: ClientConnection
    headers: dict[str, str]
    site: HTTPConnection
    drawn: tuple[str, str] = ("", "")
    pills: dict[str, list[str]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    address: str = "language=en"
    bytes: int = 0
    rested: asyncio.Event = field(default_factory=asyncio.Event)
    saved: asyncio.Event = field(default_factory=asyncio.Event)

    async def ask(self) -> None:
        """Send what a page sends when something is pressed."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.address
        state.context_info.timezone, state.context_info.locale = "UTC", "en-GB"
        for key, value in self.said.items():
            state.widget_states.widgets.add(id=key).string_array_value.data.append(value)
        await self.socket.send(message.SerializeToString())

    async def listen(self) -> None:
        """Hear what the server sends, until the socket is closed."""
        async for frame in self.socket:
            self.bytes += len(frame)
            message = ForwardMsg()
            message.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
            kind = message.WhichOneof("type")
            if kind == "page_info_changed":
                self.address = message.page_info_changed.query_string
            elif kind == "delta":
                self._shown(message.delta.new_element)
            elif kind == "script_finished":
                self.rested.set()

    def _shown(self, element: Any) -> None:
        if element.WhichOneof("type") == "bidi_component" and (found := _DRAWN.search(element.SerializeToString())):
            number, tab, tab_first, number_last = (each.decode() if each else "" for each in found.groups())
            self.drawn = (tab or tab_first, number or number_last)
        if element.WhichOneof("type") == "button_group" and element.button_group.label != "Language":
            self.pills[element.button_group.id] = [each.content for each in element.button_group.options]
        elif element.WhichOneof("type") == "html" and _RECEIPT.search(element.html.body):
            self.saved.set()

    async def poll(self, over: asyncio.Event) -> list[float]:
        """Look as `pulse.js` does, to the end; return the seconds that each look took."""
        taken: list[float] = []
        while not over.is_set():
            await asyncio.sleep(pulse.EVERY)
            start = perf_counter()
            again = await asyncio.to_thread(self._again)
            taken.append(perf_counter() - start)
            if again:
                await self.ask()
        return taken

    def _again(self) -> bool:
        tab, number = self.drawn
        self.site.request("GET", f"{pulse.PATH}?{urlencode({'tab': tab, 'number': number})}", headers=self.headers)
        answer = json.loads(self.site.getresponse().read())
        return bool(answer["again"]) and (tab, number) == self.drawn

    async def save(self, until: float, every: float, draw: random.Random) -> list[float]:
        """Press another answer again and again; return the seconds from each press to its receipt."""
        taken: list[float] = []
        await asyncio.sleep(draw.uniform(0, every))
        if not self.pills:
            raise RuntimeError("the page of the seat shows no ballot")
        while (start := perf_counter()) < until:
            key, options = next(iter(self.pills.items()))
            points = [each for each in options if each.isdigit() and each != self.said.get(key)]
            self.said[key] = draw.choice(points)
            self.saved.clear()
            await self.ask()
            await asyncio.wait_for(self.saved.wait(), 60)
            taken.append(perf_counter() - start)
            await asyncio.sleep(max(0.0, every - taken[-1]))
        return taken


async def opened(address: str, cookie: str) -> tuple[Seat, asyncio.Task[None]]:
    """Open the page of a seat and wait until it is drawn."""
    headers = {"Cookie": f"{NAME}={cookie}"}
    where = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    socket = await connect(
        where, additional_headers=headers, subprotocols=[Subprotocol("streamlit")], max_size=None, ping_interval=None
    )
    site = HTTPConnection(address.split("//", 1)[1])
    seat = Seat(socket, headers, site)
    hearing = asyncio.create_task(seat.listen())
    await seat.ask()
    await asyncio.wait_for(seat.rested.wait(), 120)
    return seat, hearing
