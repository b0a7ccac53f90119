"""A student of a hub, as its own browser would act: start the server, open a lesson, run its cells,
drag its explorer."""
import asyncio
import json
import time
import uuid
from urllib.parse import quote

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

LESSON = "normalization/03_column_statistics.ipynb"
PATIENCE = 300


class Student:
    """One student of the hub at `address`, with a token that may do what the student may."""

    def __init__(self, address, name, token):
        self.address, self.name, self.token = address, name, token
        self.headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}

    async def ask(self, path, method="GET", body=None):
        """The hub's or the server's answer as JSON; None where it is empty."""
        request = HTTPRequest(self.address + path, method, self.headers,
                              body=json.dumps(body) if body is not None else None,
                              connect_timeout=PATIENCE, request_timeout=PATIENCE, allow_nonstandard_methods=True)
        answer = await AsyncHTTPClient().fetch(request)
        return json.loads(answer.body) if answer.body else None

    async def start(self):
        """Seconds until the student's server answers; a RuntimeError where it does not come up."""
        begun = time.monotonic()
        await self.ask(f"/hub/api/users/{self.name}/server", "POST", {})
        while not (server := (await self.ask(f"/hub/api/users/{self.name}"))["servers"].get("", {})).get("ready"):
            if not server.get("pending"):
                raise RuntimeError(f"The server of {self.name} did not start: the hub's log says why.")
            await asyncio.sleep(0.5)
        return time.monotonic() - begun

    async def notebook(self, path=LESSON):
        """The content of a notebook in the student's home."""
        return (await self.ask(f"/user/{self.name}/api/contents/{quote(path)}"))["content"]

    async def open(self, path=LESSON):
        """Open the notebook with a kernel of its own."""
        self.cells = [cell["source"] for cell in (await self.notebook(path))["cells"] if cell["cell_type"] == "code"]
        session = await self.ask(f"/user/{self.name}/api/sessions", "POST", {
            "path": path, "type": "notebook", "name": "", "kernel": {"name": "python3"}})
        channels = f"/user/{self.name}/api/kernels/{session['kernel']['id']}/channels"
        request = HTTPRequest(self.address.replace("http", "ws", 1) + channels, headers=self.headers,
                              connect_timeout=PATIENCE, request_timeout=PATIENCE)
        end = time.monotonic() + PATIENCE
        while True:   # a kernel that is slow to start is asked again, as a browser does it
            try:
                self.socket = await websocket_connect(request)
                return
            except HTTPClientError:
                if time.monotonic() > end:
                    raise
                await asyncio.sleep(1)

    def close(self):
        """Close the notebook, as somebody who closes the page: the kernel lives on."""
        self.socket.close()

    async def send(self, kind, content):
        """Send a message to the kernel; its id."""
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "username": self.name, "session": self.name,
                  "version": "5.3"}
        await self.socket.write_message(json.dumps({
            "header": header, "parent_header": {}, "metadata": {}, "channel": "shell", "content": content}))
        return header["msg_id"]

    async def messages(self, parent):
        """The kernel's messages that answer the one with this id, until it is idle."""
        while (text := await asyncio.wait_for(self.socket.read_message(), PATIENCE)) is not None:
            message = json.loads(text)
            if message["parent_header"].get("msg_id") == parent:
                yield message
                if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                    return

    async def run(self, source):
        """What a cell prints, and the widgets that it makes as {id: state}; a RuntimeError where it fails."""
        printed, widgets = [], {}
        async for message in self.messages(await self.send("execute_request", {"code": source, "silent": False})):
            kind, content = message["msg_type"], message["content"]
            if kind == "error":
                raise RuntimeError(f"{self.name}: {content['ename']}: {content['evalue']}")
            if kind == "comm_open":
                widgets[content["comm_id"]] = content["data"]["state"]
            printed.append(content.get("text") or content.get("data", {}).get("text/plain", ""))
        return "".join(map(str, printed)), widgets

    async def work(self):
        """Run the lesson from top to bottom; seconds to the first output and to the last, and what was printed."""
        begun, first, printed = time.monotonic(), None, []
        for source in self.cells:
            said, widgets = await self.run(source)
            first = first or said and time.monotonic() - begun
            printed.append(said)
            for comm, state in widgets.items():
                if "controls" in state.get("spec", {}):
                    self.explorer, self.spec = comm, state["spec"]
        return first, time.monotonic() - begun, printed

    def positions(self):
        """States of the explorer, as one slider is dragged to and fro."""
        slider = next(control for control in self.spec["controls"] if control["kind"] == "slider")
        there = slider["values"]
        while True:
            for value in [*there, *reversed(there)]:
                yield {**self.spec["start"], slider["key"]: value}

    async def drag(self, times, pause):
        """Seconds from each of so many positions to its picture, with a pause of so many seconds between."""
        spent = []
        for position, _ in zip(self.positions(), range(times)):
            begun = time.monotonic()
            asked = await self.send("comm_msg", {"comm_id": self.explorer, "data": {
                "method": "custom", "content": {"state": position, "key": "drag"}}})
            async for message in self.messages(asked):
                if message["msg_type"] == "comm_msg" and "frame" in message["content"]["data"].get("content", {}):
                    spent.append(time.monotonic() - begun)
            await asyncio.sleep(pause)
        return spent
