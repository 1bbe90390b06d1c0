"""The colours, light and dark; ``theme`` hands them on to all who draw."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one brightness. Text pairs reach 4.5:1 and graphics 3:1 (a test measures all)."""

    bg: str
    surface: str
    sunk: str
    line: str
    outline: str
    ink: str
    ink2: str
    primary: str
    fill: str
    on_fill: str
    hero: str
    hill1: str
    hill2: str
    sun: str
    tint: str
    on_tint: str
    warm: str
    on_warm: str
    amber: str
    back: str
    leg: str
    func: str
    p1: str
    p2: str
    p3: str
    on_p1: str
    on_p2: str
    on_p3: str
    figure: str
    region: str
    region_edge: str
    band: str
    red: str
    on_red: str
    red_text: str
    red_tint: str
    black: str
    on_black: str
    black_line: str
    blue: str
    on_blue: str
    focus: str


LIGHT = Palette(
    bg="#FAF5EC",
    surface="#FFFDF9",
    sunk="#F2EADD",
    line="#DDD1BF",
    outline="#857A6A",
    ink="#21302F",
    ink2="#55605C",
    primary="#0E5B57",
    fill="#0E5B57",
    on_fill="#FFFFFF",
    hero="#0E5B57",
    hill1="#2F736E",
    hill2="#4D8984",
    sun="#EBAE57",
    tint="#DCEDE7",
    on_tint="#0B4441",
    warm="#F7E3C8",
    on_warm="#6B4108",
    amber="#B86E14",
    back="#6A3D7C",
    leg="#A85D12",
    func="#0E7A70",
    p1="#D3B8DE",
    p2="#A277B8",
    p3="#6A3D7C",
    on_p1="#1E1716",
    on_p2="#1E1716",
    on_p3="#FFFFFF",
    figure="#E9DFD1",
    region="#F0E8DC",
    region_edge="#8A7B68",
    band="#DCEAE2",
    red="#B3201B",
    on_red="#FFFFFF",
    red_text="#A51D18",
    red_tint="#FBE9E5",
    black="#1E1716",
    on_black="#FFFFFF",
    black_line="#5B5251",
    blue="#1F5A96",
    on_blue="#FFFFFF",
    focus="#12355B",
)

DARK = Palette(
    bg="#121817",
    surface="#1C2423",
    sunk="#262F2D",
    line="#37423F",
    outline="#8E9A95",
    ink="#F1EBE1",
    ink2="#B9C0BA",
    primary="#86D3C6",
    fill="#247B72",
    on_fill="#FFFFFF",
    hero="#17504B",
    hill1="#23635C",
    hill2="#2F766E",
    sun="#E9AE5C",
    tint="#1F3F3B",
    on_tint="#BFEBE2",
    warm="#43331C",
    on_warm="#F6DDB6",
    amber="#E9AE5C",
    back="#CFA8E0",
    leg="#F0B26B",
    func="#6FCBBE",
    p1="#6D4F7C",
    p2="#A27BB6",
    p3="#DDBEEA",
    on_p1="#FFFFFF",
    on_p2="#0B0707",
    on_p3="#0B0707",
    figure="#36413E",
    region="#2A3432",
    region_edge="#87938D",
    band="#284038",
    red="#D23A34",
    on_red="#FFFFFF",
    red_text="#FFB4A8",
    red_tint="#3A2120",
    black="#0B0707",
    on_black="#FFFFFF",
    black_line="#4A4241",
    blue="#2B68A6",
    on_blue="#FFFFFF",
    focus="#BFD9F5",
)

RED_ON_WHITE = "#A51D18"
"""The words on the white call button of an emergency card, the same by day and by night."""

CLEAR = "transparent"
"""No colour at all."""
