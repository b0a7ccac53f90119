"""Serve the built site at http://localhost:8000, apart from other sites: `python -m publish.serve [PORT]`.

A page that is apart may share memory with its worker: Python in it is then stopped without losing its names.
"""
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from publish import folder

APART = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}


class Handler(SimpleHTTPRequestHandler):
    """Answers with files, in the types that browsers insist on."""

    told = {**APART, "Cache-Control": "no-cache"}
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript", ".wasm": "application/wasm"}

    def end_headers(self):
        """Say that pages are apart, and that what is built anew is asked for anew."""
        for name, value in self.told.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_):
        """Say nothing of each file."""


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    with ThreadingHTTPServer(("localhost", port), partial(Handler, directory=folder.BUILD / "site")) as server:
        print(f"The site is at http://localhost:{port}; Ctrl+C ends it.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
