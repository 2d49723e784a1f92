"""A seat's browser without a browser: it speaks Streamlit's protocol, polls as a page does, and saves a ballot."""

from __future__ import annotations

import asyncio
import random
import re
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from appraisal.access.cookie import NAME

_RECEIPT = re.compile(r"Saved[^<]*№")


@dataclass
class Seat:
    """One device: its socket, the fragments that poll, the buttons of the ballot that it has been shown."""

    socket: ClientConnection
    fragments: dict[str, float] = field(default_factory=dict)
    pills: dict[str, list[str]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    address: str = "language=en"
    bytes: int = 0
    rested: asyncio.Event = field(default_factory=asyncio.Event)
    saved: asyncio.Event = field(default_factory=asyncio.Event)

    async def ask(self, fragment: str = "") -> None:
        """Send what a page sends when something is pressed, or when a fragment polls."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.fragment_id, state.is_auto_rerun = self.address, fragment, bool(fragment)
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
            if kind == "new_session" and not message.metadata.run.fragment_ids:
                self.fragments.clear()
            elif kind == "auto_rerun":
                self.fragments[message.auto_rerun.fragment_id] = message.auto_rerun.interval
            elif kind == "page_info_changed":
                self.address = message.page_info_changed.query_string
            elif kind == "delta":
                self._shown(message.delta.new_element)
            elif kind == "script_finished":
                self.rested.set()

    def _shown(self, element: Any) -> None:
        if element.WhichOneof("type") == "button_group" and element.button_group.label != "Language":
            self.pills[element.button_group.id] = [each.content for each in element.button_group.options]
        elif element.WhichOneof("type") == "html" and _RECEIPT.search(element.html.body):
            self.saved.set()

    async def poll(self, until: float) -> int:
        """Poll as the page does, each of its fragments by its own interval; return how often."""
        asked = 0
        while perf_counter() < until:
            await asyncio.sleep(min(self.fragments.values(), default=1.0))
            for each in tuple(self.fragments):
                await self.ask(each)
                asked += 1
        return asked

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
            await asyncio.wait_for(self.saved.wait(), 300)
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
    seat = Seat(socket)
    hearing = asyncio.create_task(seat.listen())
    await seat.ask()
    await asyncio.wait_for(seat.rested.wait(), 120)
    return seat, hearing
