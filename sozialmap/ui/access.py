"""Who may edit: on the machine itself, or whoever knows the passphrase."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Asked:
    """How a page was asked for."""

    listening: str
    """The address the app listens on."""
    host: str
    """The name in the browser's address line."""
    address: str
    """The browser's own address; "" where the framework says it is this machine."""
    forwarded: bool
    """Whether something stands between, which may hide anybody."""


def is_own_machine(asked: Asked) -> bool:
    """Tell whether only somebody at this machine can have asked."""
    return (
        asked.listening in LOCAL_NAMES
        and _name(asked.host) in LOCAL_NAMES
        and not asked.forwarded
        and (not asked.address or _is_loopback(asked.address))
    )


def _name(host: str) -> str:
    return urlsplit(f"//{host}").hostname or ""


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
