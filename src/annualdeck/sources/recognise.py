"""From headers to a plan: which export this is, which column is what. Never by position, never by a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from annualdeck.errors import Finding
from annualdeck.sources import numbers, survey
from annualdeck.sources.findings import (
    Ambiguous, AmbiguousFormat, ColumnNotThere, NearlyRecognised, NoHeader, RequiredMissing, SameMeaning, TooFewHeaders,
    UnknownFormat, Unrecognised,
)
from annualdeck.sources.format import Format, surest
from annualdeck.sources.formats import FORMATS
from annualdeck.sources.grid import Grid, norm
from annualdeck.sources.shapes import under
from annualdeck.sources.source import Source
from annualdeck.tables import TABLES, Table

PERSONAL = frozenset(
    norm(h)
    for h in (
        "收货人姓名 收货地址 联系电话 联系手机 买家支付宝账号 买家留言 买家会员名 买家会员昵称 买家昵称 修改后的收货地址 买家姓名 买家身份证号 身份证 "
        "买家手机号 买家电话 买家地址 收货人 收件人 手机 手机号 电话 地址 姓名 昵称 发票抬头 真实姓名 卖家真实姓名 对方账户 对方账号 对方名称 "
        "来自IP 用户名 会员名 旺旺 邮箱 微信 买家会员名称 买家昵称(w**) 收货人地址 收件人手机 收件人电话 收件人地址 会员昵称 旺旺昵称 客服昵称 主播昵称 "
        "来源或淘客昵称 卖家电话 卖家手机 卖家退货地址"
    ).split()
)
_LISTED = 30  # headers that a finding lists at most
_ALIKE = 3  # known headers that a file needs at least to be like an export
_VALUE = re.compile(r"^[¥￥+-]?\d[\d\s.,:/年月日时分秒%元-]*$")  # what a header never is


@dataclass(frozen=True)
class Plan:
    """How a grid becomes a table. `positions`: canonical name → the grid's columns that hold it, all of one header."""

    table: Table
    format: Format | None
    positions: Mapping[str, tuple[int, ...]]
    constants: Mapping[str, str]
    unmapped: tuple[str, ...]
    personal: tuple[str, ...]
    findings: tuple[Finding, ...] = field(default=())

    def headers(self, grid: Grid) -> dict[str, str]:
        """Canonical name → header in the file."""
        return {name: grid.headers[at[0]] for name, at in self.positions.items()}


def known_headers(source: Source) -> frozenset[str]:
    """All headers that may tell a header row apart."""
    if source.columns:
        return frozenset(norm(h) for h in source.columns.values())
    named = TABLES[source.table] if source.table in TABLES else None
    own = {norm(c.zh) for c in named.columns} | {norm(c.name) for c in named.columns} if named else set()
    return frozenset(own).union(*(f.known() for f in FORMATS if named is None or f.table == named.name))


def recognise(grid: Grid, source: Source, file: str) -> Format | None | Finding:
    """The export that a grid is, None for one that only the config knows, or the finding that says why it is neither."""
    if source.format is not None:
        named = next((f for f in FORMATS if f.id == source.format), None)
        return named or UnknownFormat(file=file, format=source.format, formats=tuple(f.id for f in FORMATS))
    fits = [f for f in FORMATS if source.table in (None, f.table) and f.fits(frozenset(map(norm, under(grid, f.group))))]
    fits = surest(fits, frozenset(map(norm, grid.headers)))
    if len(fits) > 1 and len({f.table for f in fits}) == len(fits):
        return Ambiguous(file=file, candidates=tuple(f"{f.zh}（{f.table}）" for f in fits), table=fits[0].table)
    if len(fits) > 1:
        return AmbiguousFormat(file=file, candidates=tuple(f"{f.zh}（{f.id}）" for f in fits), format=fits[0].id)
    if not fits and source.table is None:
        return _unknown(grid, file)
    return fits[0] if fits else None


def _unknown(grid: Grid, file: str) -> Finding:
    """Why a grid is no export: it has no headers, or lacks those that would tell it for sure, or nothing is like it."""
    headers, named = frozenset(map(norm, grid.headers)), [h for h in grid.headers if h.strip()]
    if 2 * sum(bool(_VALUE.match(h.strip())) for h in named) > len(named):
        return NoHeader(file=file, row=grid.header_row, cells=_listed(grid))
    shared = {f.id: len(f.known() & headers) for f in FORMATS if not any(norm(h) in headers for h in f.never)}
    most = max(shared.values(), default=0)
    if most < max(_ALIKE, len(named) / 2):
        return Unrecognised(file=file, headers=_listed(grid))
    alike = [f for f in FORMATS if shared.get(f.id) == most]
    first = {(f.table, f.constants.get("tool", f.id)): f for f in reversed(alike)}   # of a tool's levels the coarsest
    nearest, *others = [f for f in alike if f in first.values()]
    if others:
        candidates = tuple(f"{f.zh}（{f.id}）" for f in (nearest, *others))
        return TooFewHeaders(file=file, headers=_listed(grid), candidates=candidates, format=nearest.id)
    lacking = min(([h for h in group if norm(h) not in headers] for group in nearest.signs), key=len)
    return NearlyRecognised(file=file, headers=_listed(grid), nearest=nearest.zh, lacking=tuple(lacking))


def plan(grid: Grid, known: Format | None, source: Source, file: str) -> Plan | Finding:
    """How a grid of a known export, or of a table that the config names, is read; or why it cannot be."""
    places: dict[str, list[int]] = {}
    for at, header in enumerate(grid.headers):
        places.setdefault(norm(header), []).append(at)
    return _mapped(grid, source, file, places, TABLES[known.table if known else source.table or ""], known)


def _mapped(
    grid: Grid, source: Source, file: str, places: Mapping[str, list[int]], table: Table, known: Format | None
) -> Plan | Finding:
    positions: dict[str, tuple[int, ...]] = {name: (at,) for name, at in grid.made.items()}
    findings: list[Finding] = []
    for name, header in source.columns.items():
        if norm(header) not in places:
            return ColumnNotThere(file=file, column=header, canonical=name, header=header, headers=_listed(grid))
        positions[name] = tuple(places[norm(header)])
    taken = {at for all_at in positions.values() for at in all_at}
    constants = dict(source.constants)
    said = known.said_of(grid.sheet) if known else {}
    for column in table.columns:
        if column.name in positions or column.name in constants:
            continue
        names = known.names(column.name) if known else (column.zh, column.name)
        here = [h for h in names if norm(h) in places and not taken & set(places[norm(h)])]
        if not here and column.name in said:
            constants[column.name] = said[column.name]
        if not here:
            continue
        positions[column.name] = tuple(places[norm(here[0])])
        rivals = tuple(h for h in here[1:] if known and h in known.rivals(column.name))
        if rivals:
            findings.append(SameMeaning(file=file, column=here[0], canonical=column.name, others=rivals))
    for bound, of in numbers.BOUNDS.items():
        if bound in table and of in positions and bound not in positions:
            positions[bound] = positions[of]
    lacking = _lacking(table, positions, constants, known)
    if lacking:
        return RequiredMissing(file=file, table=table.name, missing=tuple(f"{table[n].zh}（{n}）" for n in lacking))
    mapped = {at for all_at in positions.values() for at in all_at}
    rest = [h for at, h in enumerate(grid.headers) if at not in mapped and h.strip()]
    return Plan(
        table=table,
        format=known,
        positions=positions,
        constants=constants,
        unmapped=tuple(h for h in rest if not _is_personal(h)),
        personal=tuple(h for h in rest if _is_personal(h)),
        findings=tuple(findings),
    )


def _is_personal(header: str) -> bool:
    return norm(header) in PERSONAL or survey.asks_who(header)


def _listed(grid: Grid) -> tuple[str, ...]:
    return tuple(" ".join(h.split()) for h in grid.headers if h.strip())[:_LISTED]


def _lacking(
    table: Table, positions: Mapping[str, object], constants: Mapping[str, str], known: Format | None
) -> list[str]:
    """Required columns that are nowhere. Orders without a payment time are read, to say how many they are."""
    there = set(positions) | set(constants)
    excused = {"paid_at"} if table.name == "orders" else {table.time} if known and known.dated_by_name else set()
    return [name for name in table.required if name not in there and name not in excused]
