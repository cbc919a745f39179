"""What a person is on a day: the roles held, where, and for whom she stands in. Pure values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Post:
    """One role in one unit; `path` is the unit's place in the tree."""

    role: str
    unit: int
    path: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that decides what a person sees and may do (tư cách)."""

    person: int
    posts: frozenset[Post] = field(default_factory=frozenset)

    def paths(self, *roles: str) -> tuple[str, ...]:
        """Where these roles (all, where none is named) are held, without what lies below another."""
        held = sorted({post.path for post in self.posts if not roles or post.role in roles})
        return tuple(path for path in held if not any(path != top and path.startswith(top) for top in held))

    def holds(self, *roles: str, at: str | None = None) -> bool:
        """Is one of the roles held at the unit with this path or above it?"""
        return any(post.role in roles and (at is None or at.startswith(post.path)) for post in self.posts)

    def holds_at_top(self, *roles: str) -> bool:
        """Is one of the roles held at a unit above which there is none?"""
        return any(post.role in roles and post.path.count("/") == 2 for post in self.posts)

    def belongs_to(self, unit: int) -> bool:
        return any(post.unit == unit for post in self.posts)

    def units(self, *roles: str) -> frozenset[int]:
        return frozenset(post.unit for post in self.posts if not roles or post.role in roles)


def together(own: Standing, others: Iterable[Standing]) -> Standing:
    """Her own standing and that of those she stands in for."""
    return Standing(own.person, own.posts.union(*(other.posts for other in others)))
