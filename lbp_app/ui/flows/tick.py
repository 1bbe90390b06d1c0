"""Draws a screen anew each second, while something on it counts."""

from __future__ import annotations

import asyncio

import flet as ft

_SECOND = 1.0


def use_tick(*, on: bool) -> None:
    """To be called once in a screen, on top; it ends when the screen is left or ``on`` is over."""
    _, set_ticks = ft.use_state(0)

    async def tick() -> None:
        ticks = 0
        while True:
            await asyncio.sleep(_SECOND)
            ticks += 1
            set_ticks(ticks)

    def begin() -> object:
        if not on:
            return None
        task = ft.context.page.run_task(tick)

        def end() -> None:
            task.cancel()

        return end

    ft.use_effect(begin, [on])
