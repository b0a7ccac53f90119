"""Which norms released models have, counted from data/models.csv."""
from helpers import data, figures, style

KINDS = "rms", "layer", "batch", "group", "none"


def counted(field):
    """How many models of a field, "text" or "images", have each of KINDS: {kind: number}."""
    found = [row["norm"] for row in data.rows("models") if row["field"] == field]
    return {kind: found.count(kind) for kind in KINDS}


def picture():
    """Show for text and images how many released models have each norm, as bars."""
    fig, axes = figures.new(1, 2, height=2.6, sharex=True)
    for ax, field in zip(axes, ("text", "images"), strict=True):
        many = counted(field)
        ax.barh(list(many), list(many.values()), color=style.COLORS["data"])
        ax.invert_yaxis()
        ax.set(title=f"{field}: {sum(many.values())} models", xlabel="models", xticks=[0, 5, 10, 15])
    figures.show(fig, "The norms in the released code of 2026, counted.")
