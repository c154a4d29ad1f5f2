"""The only kind of address that may leave this machine."""

from dataclasses import dataclass

from sozialmap.core.model import Asset, AssetType
from sozialmap.core.places import Address


@dataclass(frozen=True, slots=True, repr=False)
class AssetAddress:
    """The address of an asset; made from one, so that a client's start point cannot become one.

    Finders that ask a network accept this type only. A start point is a `str` or a `Place`.
    """

    asset: Asset

    def __post_init__(self) -> None:
        """Refuse anything but an asset. Raises TypeError."""
        if not isinstance(self.asset, Asset):
            raise TypeError("an asset's address is made from an Asset")

    @property
    def written(self) -> Address:
        """The address as it was written."""
        return self.asset.address

    @property
    def may_be_sent(self) -> bool:
        """Whether a service may be asked for it: never for where a person lives."""
        return self.asset.asset_type is not AssetType.PERSON
