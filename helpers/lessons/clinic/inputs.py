"""What the functions of the clinic's patients are called with when their repairs are checked."""
import numpy as np

RNG = np.random.default_rng(14)
BATCHES = RNG.normal(3, 1, (40, 16))
EVERY = 10   # batches between two evaluations
EPOCHS = BATCHES[:24].reshape(2, 12, 16)
X = RNG.normal(0.5, 1, (2, 5, 4))
ROWS = np.stack([np.zeros(8), 1e-4 * np.arange(8), RNG.normal(size=8), 1e-3 * RNG.normal(size=8)]).astype(np.float16)
REPORTED_SD = 0.058   # of the faint inputs in the report on bfloat16
FAINT = np.stack([REPORTED_SD * RNG.normal(size=32), 1e-3 * RNG.normal(size=32)])
NETS = np.array([[1.5, 0.5], [3.0, -2.0]]), np.array([[1.0, 1.0], [0.0, 0.0]])
PARTS = np.array([3.0, 0.0, 1.0]), np.array([1.0, 2.0, 0.5]), np.array([2, 30, 10])
TWO = np.array([3.0, 0.0]), np.array([1.0, 2.0]), np.array([4, 38])
