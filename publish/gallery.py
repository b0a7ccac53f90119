"""Builds one page with every explorer of the course, which needs neither network nor Python:
`python -m publish.gallery`."""
from helpers.explore import offline
from publish import alive, folder

TARGET = folder.BUILD / "explorers.html"


def page(exported):
    """The page, as text, with these explorers, {name: Exported}."""
    sections = "".join(f"<section><h2>{name}</h2>{one.inside()}</section>\n" for name, one in exported.items())
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Explorers of the course on normalization</title>{offline.head()}
<style>:root {{ color-scheme: light dark; }}
body {{ background: Canvas; color: CanvasText; font-family: system-ui, sans-serif; margin: 1rem; }}
h2 {{ overflow-wrap: anywhere; }}
.explorer-name {{ display: none; }}</style></head>
<body><main><h1>Explorers of the course on normalization</h1>
{sections}</main>{offline.script()}</body></html>
"""


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page(alive.explorers()), encoding="utf-8")
    print(f"{TARGET.relative_to(folder.BUILD.parent)}: open it in a browser, with or without a network")
