"""One page with every explorer of the course, which works offline and without Python: `python -m tools.gallery`."""
import inspect
import pkgutil
from importlib import import_module
from pathlib import Path

from helpers import embed, explorers

PAGE = Path("build/explorers.html")


def factories():
    """Every explorer of the course by its name: {"lesson_02.column": the function that builds it}."""
    modules = [import_module(f"helpers.explorers.{module.name}") for module in pkgutil.iter_modules(explorers.__path__)]
    return {f"{module.__name__.rsplit('.')[-1]}.{name}": function for module in modules
            for name, function in inspect.getmembers(module, inspect.isfunction)
            if function.__module__ == module.__name__ and not name.startswith("_")
            and not inspect.signature(function).parameters}


def page(built, budget=embed.BUDGET):
    """The page, as text, with these explorers, {name: Explorer}, at most `budget` bytes each."""
    parts = []
    for name, explorer in built.items():
        print(f"{name} ...", end=" ", flush=True)
        parts.append(f"<section><h2>{name.replace('_', ' ').replace('.', ': ')}</h2>{embed.fragment(explorer, budget)}</section>")
        print(f"{len(parts[-1]) / 1e6:.2f} MB")
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Explorers of the course on normalization</title>{embed.head()}
<style>:root {{ color-scheme: light dark; }}
body {{ background: Canvas; color: CanvasText; font-family: system-ui, sans-serif; margin: 1rem; }}</style></head>
<body><main><h1>Explorers of the course on normalization</h1>
{"".join(parts)}
</main>{embed.script()}</body></html>
"""


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page({name: build() for name, build in factories().items()}), encoding="utf-8")
    print(f"{PAGE}: open it in a browser, with or without a network")
