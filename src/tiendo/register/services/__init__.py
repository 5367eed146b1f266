"""Acts on the register."""

from tiendo.register.services.bodies import load_bodies

__all__ = ["load_bodies"]
