"""First the area's own directory, then a service where one is set up."""

from dataclasses import replace

from sozialmap.core.addresses import parse_address
from sozialmap.core.asset_address import AssetAddress
from sozialmap.core.errors import UnavailableError
from sozialmap.core.places import Address, Geocoded, Quality
from sozialmap.core.ports import AddressFinder, AssetFinder

ORDER = tuple(Quality)


class FinderChain:
    """Finds addresses of assets; asks the service only where the directory knows no house.

    It remembers what the service said or that it could not be asked, so it is made anew for every
    table.
    """

    def __init__(self, directory: AddressFinder, service: AssetFinder | None) -> None:
        """Take the offline finder, and the one that asks a network, if any."""
        self._directory = directory
        self._service = service
        self._said: dict[Address, Geocoded | None] = {}

    @property
    def asks_network(self) -> bool:
        """Whether a service is set up."""
        return self._service is not None

    def find(self, address: AssetAddress) -> Geocoded:
        """Return the better answer; "service_unavailable" is noted where it could not be asked."""
        own = self._directory.find(address.written)
        if not (self._service and address.may_be_sent and _is_worth_asking(address, own)):
            return own
        said = self._ask(self._service, address)
        if said is None:
            return replace(own, notes=(*own.notes, "service_unavailable"))
        return said if _is_better(said, own) else own

    def _ask(self, service: AssetFinder, address: AssetAddress) -> Geocoded | None:
        if address.written not in self._said:
            try:
                self._said[address.written] = service.find(address)
            except UnavailableError:
                self._said[address.written] = None
        return self._said[address.written]


def _is_worth_asking(address: AssetAddress, own: Geocoded) -> bool:
    parsed = parse_address(address.written)
    if own.ambiguous or parsed.corner or not parsed.street or own.reason == "other_town":
        return False
    if own.quality is Quality.NONE or "street_unknown" in own.notes:
        return True
    return own.quality is Quality.STREET and parsed.number is not None


def _is_better(said: Geocoded, own: Geocoded) -> bool:
    if said.ambiguous:
        return own.quality is Quality.NONE
    return ORDER.index(said.quality) < ORDER.index(own.quality)
