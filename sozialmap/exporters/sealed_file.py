"""A file for the client alone: sealed with a passphrase that nobody else knows.

Version 1: eight letters, one byte of version, 16 bytes of salt, 12 of nonce, what AES-256-GCM made
of the content (the bytes before it are authenticated too), and 16 bytes of SHA-256 over all that.
The key comes of the passphrase by scrypt (RFC 7914) with parameters that the version fixes, so that
no foreign file can ask for gigabytes. The sum at the end tells damage from a wrong passphrase.
"""

import hashlib
import json
import secrets
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from sozialmap.core.errors import InputError

LETTERS = b"SOZIALMP"
VERSION = 1
SALT, NONCE, TAG, SUM = 16, 12, 16, 16
HEAD = len(LETTERS) + 1 + SALT + NONCE
SCRYPT = {"length": 32, "n": 2**16, "r": 8, "p": 2}
"""64 MiB and some tenths of a second a try, as OWASP's list of 2023 asks for."""
ROUND = 1024
"""Contents are filled up to a multiple of this, so that the size tells little."""
MOST_BYTES = 1 << 20
SHORTEST = 12
FEWEST_SIGNS = 6


class Weakness(StrEnum):
    """Why a passphrase is too easy to guess."""

    SHORT = "short"
    DIGITS = "digits"
    ALIKE = "alike"


def find_weakness(passphrase: str) -> Weakness | None:
    """Return why a passphrase is too weak, or None."""
    plain = _plain(passphrase)
    if len(plain) < SHORTEST:
        return Weakness.SHORT
    if not any(sign.isalpha() for sign in plain):
        return Weakness.DIGITS
    return Weakness.ALIKE if len(set(plain.casefold())) < FEWEST_SIGNS else None


def seal(content: Mapping[str, Any], passphrase: str) -> bytes:
    """Return the content, of plain JSON values, as a sealed file.

    Raises InputError where the passphrase is weak or the content too large.
    """
    weakness = find_weakness(passphrase)
    if weakness:
        raise InputError(f"sealed.{weakness}", least=SHORTEST)
    text = json.dumps(content, ensure_ascii=False).encode()
    text += b" " * (-len(text) % ROUND)
    if HEAD + len(text) + TAG + SUM > MOST_BYTES:
        raise InputError("sealed.large")
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    head = LETTERS + bytes([VERSION]) + salt + nonce
    sealed = head + AESGCM(_key(passphrase, salt)).encrypt(nonce, text, head)
    return sealed + _sum(sealed)


def open_sealed(file: bytes, passphrase: str) -> dict[str, Any]:
    """Return the content of a sealed file.

    Raises InputError: `sealed.foreign`, `sealed.newer`, `sealed.large`, `sealed.damaged`,
    `sealed.wrong` for a passphrase that does not fit.
    """
    head, body = _parts(file)
    salt, nonce = head[-SALT - NONCE : -NONCE], head[-NONCE:]
    try:
        text = AESGCM(_key(passphrase, salt)).decrypt(nonce, body, head)
    except InvalidTag as error:
        raise InputError("sealed.wrong") from error
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError("sealed.damaged") from error
    if not isinstance(content, dict):
        raise InputError("sealed.damaged")
    return content


def _parts(file: bytes) -> tuple[bytes, bytes]:
    if not file.startswith(LETTERS):
        raise InputError("sealed.foreign")
    if len(file) > MOST_BYTES:
        raise InputError("sealed.large")
    if len(file) > len(LETTERS) and file[len(LETTERS)] > VERSION:
        raise InputError("sealed.newer")
    sealed, told = file[:-SUM], file[-SUM:]
    if len(sealed) < HEAD + TAG or sealed[len(LETTERS)] != VERSION or told != _sum(sealed):
        raise InputError("sealed.damaged")
    return sealed[:HEAD], sealed[HEAD:]


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, **SCRYPT).derive(_plain(passphrase).encode("utf-8", "replace"))


def _plain(passphrase: str) -> str:
    """Return a passphrase in one form, whichever keyboard wrote its umlauts."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def _sum(sealed: bytes) -> bytes:
    return hashlib.sha256(sealed).digest()[:SUM]
