"""Stands in a page for what hashlib has from OpenSSL, which Python there is built without."""
import hashlib

BLOCK = 64
"""The bytes of a block of SHA-256."""


def install():
    """Let hashlib have it."""
    if not hasattr(hashlib, "pbkdf2_hmac"):
        hashlib.pbkdf2_hmac = pbkdf2_hmac


def pbkdf2_hmac(name, password, salt, rounds, length):
    """The first `length` of at most 32 bytes that PBKDF2 with HMAC-SHA256 derives (RFC 8018, section 5.2)."""
    if name != "sha256" or length > 32:
        raise ValueError(f"asked for {length} bytes of {name}, but at most 32 of sha256 are to be had here")
    key = (hashlib.sha256(password).digest() if len(password) > BLOCK else password).ljust(BLOCK, b"\0")
    inner, outer = (hashlib.sha256(bytes(byte ^ pad for byte in key)) for pad in (0x36, 0x5C))
    last, mixed = salt + (1).to_bytes(4, "big"), 0
    for _ in range(rounds):
        first, second = inner.copy(), outer.copy()
        first.update(last)
        second.update(first.digest())
        last = second.digest()
        mixed ^= int.from_bytes(last, "big")
    return mixed.to_bytes(32, "big")[:length]
