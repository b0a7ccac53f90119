"""The stages of batch norm, each of which can be nudged, and the slopes of the loss that this measures."""
import numpy as np

H = 1e-5


def forward(x, gamma, beta, eps, /, **nudge):
    """The output y of batch norm, of one column (N,) or of several (N, C);
    a stage that `nudge` names is moved by that much, and all later ones feel it."""
    at = lambda name, value: value + nudge.get(name, 0)
    mu = at("mu", at("x", x).mean(axis=0))
    centred = at("centred", at("x", x) - mu)
    var = at("var", (centred**2).mean(axis=0))
    x_hat = at("x_hat", centred / np.sqrt(var + eps))
    return at("gamma", gamma) * x_hat + at("beta", beta)


def measured(x, gamma, beta, target, eps):
    """The slopes of half the sum of (y - target)^2 in every entry of each stage, {name: array}, by nudging it."""
    shapes = {"x": x, "mu": gamma, "centred": x, "var": gamma, "x_hat": x, "gamma": gamma, "beta": beta}

    def slope(name, move):
        up, down = (np.sum((forward(x, gamma, beta, eps, **{name: sign * move}) - target) ** 2) / 2 for sign in (1, -1))
        return (up - down) / (2 * H)

    return {name: np.reshape([slope(name, move) for move in H * np.eye(np.size(like)).reshape(-1, *np.shape(like))],
                             np.shape(like)) for name, like in shapes.items()}
