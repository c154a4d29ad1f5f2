"""The passphrase of the team."""

import hmac
import threading
import time

PAUSE_S = 1.0


class Gate:
    """Compares passphrases, one a second at most for all visitors together."""

    def __init__(self, passphrase: str) -> None:
        """Keep the passphrase; "" lets nobody in."""
        self._passphrase = passphrase
        self._lock = threading.Lock()

    def opens(self, given: str) -> bool:
        """Tell whether the passphrase is right; a wrong one costs a second."""
        with self._lock:
            right = hmac.compare_digest(given.encode(), self._passphrase.encode())
            if not right:
                time.sleep(PAUSE_S)
        return right and bool(self._passphrase)
