"""The built site, for every test of this folder that asks for it."""
from tests.publish.built import built   # noqa: F401
