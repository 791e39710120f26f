"""Writes the parts of docs/ that come from the code: config.schema.json, cli.md, tables.md, kpis.md, the keys in config.md.

    python docs/make_reference.py

A test holds what is written here against the code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from annualdeck.cli import app
from annualdeck.config import schema
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import AnyKpi, Analysis, Given, Plan, Settings, Stated, Total, operands
from annualdeck.sections.contents import SECTIONS
from annualdeck.tables import TABLES, Kind

BEGIN, END = "<!-- keys: written by make_reference.py -->\n", "<!-- /keys -->\n"

TYPES = {"string": "文字", "integer": "整数", "number": "数字", "boolean": "`true` 或 `false`"}
KINDS = {
    Kind.ID: "编号", Kind.TEXT: "文字", Kind.FREE: "文字（电话、昵称、地址读入时打码）", Kind.BUYER: "买家账号（只存加密的散列值）", Kind.MONEY: "金额（元）",
    Kind.COUNT: "整数", Kind.NUMBER: "数字", Kind.RATE: "比率（18.2% 或 0.182）", Kind.TIME: "时间", Kind.DATE: "日期",
}


def files(docs: Path) -> dict[Path, str]:
    """Every file that comes from the code, with what it must hold."""
    config = docs / "config.md"
    before, rest = config.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    return {
        docs / "config.schema.json": json.dumps(schema(), ensure_ascii=False, indent=2) + "\n",
        docs / "cli.md": cli(),
        docs / "tables.md": tables(),
        docs / "kpis.md": kpis(),
        config: before + BEGIN + keys() + END + after,
    }


def cli() -> str:
    """Every command's own --help."""
    parts = ["# 命令\n\n每个命令的 `--help`，由代码生成。\n", _help()]
    parts += [_help(command.name or command.callback.__name__) for command in app.registered_commands]
    parts.append(
        "## 退出码\n\n| 码 | 含义 |\n|---|---|\n| 0 | 完成 |\n| 1 | 数据或汇报有须处理的问题 |\n"
        "| 2 | 命令或配置写错了 |\n| 130 | 用 Ctrl+C 中断 |\n\n"
        "消息写到 stderr，结果写到 stdout；进度条只在终端里显示。读过的数据缓存在系统的缓存文件夹，"
        "环境变量 `ANNUALDECK_CACHE` 可以改到别处。\n"
    )
    return "\n".join(parts)


def _help(*command: str) -> str:
    result = CliRunner(env={"COLUMNS": "100"}).invoke(app, [*command, "--help"], prog_name="annualdeck")
    return f"## {' '.join(('annualdeck', *command))}\n\n```text\n{result.stdout}```\n"


def tables() -> str:
    """The canonical tables with their columns."""
    parts = ["# 数据表\n\n导出文件的表头认不出时，在配置的 `sources` 里写明 `table` 和 `columns`（标准列名: 文件里的表头）。\n"
             "这里是全部数据表和标准列名；标 ● 的列必须有。\n"]
    for table in TABLES.values():
        rows = [f"| `{c.name}` | {c.zh} | {KINDS[c.kind]} | {'●' if c.required else ''} |" for c in table.columns]
        parts.append(f"## {table.name} {table.zh}\n\n来自：{table.export}\n\n"
                     "| 列 | 含义 | 类型 | 必须 |\n|---|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


GRAINS = {
    "month": "月", "quarter": "季度", "day": "日", "campaign": "大促", "promotion": "大促/平日", "province": "省份", "city": "城市",
    "category": "类目", "item": "商品", "source": "来源", "subject": "对象", "region": "地区", "coupon_type": "券类型",
    "reason": "原因", "carrier": "快递公司", "exception": "异常类型", "supplier": "供应商", "channel": "渠道", "provider": "服务商",
    "tool": "推广工具", "platform": "平台", "form": "形式", "creator_tier": "达人层级", "creator": "达人", "title": "内容", "season": "季节",
    "rating": "评价分类", "question": "题目", "segment": "分层", "tier": "等级", "direction": "收支", "use": "用途", "rule": "规则",
}
BETTER = {"up": "高", "down": "低", "neither": "—"}


def kpis() -> str:
    """Every KPI by section and slide: what it is, in what it counts, which way is better, and what it needs."""
    parts = [
        "# 指标\n\n每个指标只定义一次，由代码生成，按汇报的六章十八页排列。配置里的句子用编号引用指标：`{sales.paid_amount}` 是数值，\n"
        "`:change` 是同比变化，`:prior` 是上年同期，`:name` 是名称；有分组的指标可以写成 `{sales.paid_amount[city=杭州]}`。\n"
        "“方向”是越高越好、越低越好，或不分好坏；“数据”里写数据表和列（见[数据表](tables.md)）、别的指标，或配置的键，缺了它们，\n"
        "这个指标就按缺失处理。一家店的数值、分组和来源用 `annualdeck explain config.yaml 编号` 查看。\n"
    ]
    for section in SECTIONS:
        parts.append(f"## {section.number} {section.title}\n")
        for topic in (module.TOPIC for module in section.slides):
            rows = [_row(kpi) for kpi in KPIS.values() if kpi.id.split(".")[0] == topic.id]
            if rows:
                parts.append(f"### {topic.id} {topic.topic}\n\n| 编号 | 名称 | 单位 | 方向 | 口径 | 数据 | 分组 |\n"
                             "|---|---|---|---|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _row(kpi: AnyKpi) -> str:
    cells = (f"`{kpi.id}`", kpi.name, _unit(kpi), BETTER[kpi.better], kpi.definition, _needs(kpi), _grains(kpi))
    return "| " + " | ".join(cells) + " |"


def _unit(kpi: AnyKpi) -> str:
    return kpi.unit.suffix or {"date": "日期", "index": "指数", "varied": "随指标"}.get(kpi.unit.name, "倍数")


def _grains(kpi: AnyKpi) -> str:
    return "、".join(words for name, words in GRAINS.items() if name in kpi.grains)


def _needs(kpi: AnyKpi) -> str:
    match kpi:
        case Given(key=key) | Stated(key=key) | Plan(key=key):
            return f"`{key}`"
        case Total(ways=ways, needs=given):
            return "；".join(["，或 ".join(_columns(w.table, w.columns) for w in ways), *(f"`{key}`" for key in given)])
        case Analysis(query=query):
            tables = ((query.table, query.columns), *query.beside)
            return "；".join([*(_columns(*read) for read in tables), *(f"`{key}`" for key in query.needs)])
    ids = "、".join(dict.fromkeys(f"`{id_}`" for id_, _, _ in operands(kpi, (), Settings())))
    return f"{ids}（{'、'.join(_tables(kpi))}）" if _tables(kpi) else ids


def _tables(kpi: AnyKpi) -> list[str]:
    """The tables that a KPI is read from at the end, of several ways the first."""
    match kpi:
        case Total(ways=ways):
            return [ways[0].table]
        case Analysis(query=query):
            return [query.table, *(table for table, _ in query.beside)]
    return list(dict.fromkeys(t for id_, _, _ in operands(kpi, (), Settings()) for t in _tables(KPIS[id_])))


def _columns(table: str, columns: tuple[str, ...]) -> str:
    return f"{table}: " + ", ".join(columns) if columns else table


def keys() -> str:
    """A table of keys for each mapping of the config."""
    whole = schema()
    sections = [("", whole), *_mappings(whole, whole["$defs"], "")]
    return "\n".join(f"### {path or '最上层'}\n\n{_rows(mapping, whole['$defs'])}\n" for path, mapping in sections)


def _mappings(mapping: dict[str, Any], known: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The mappings below, each with its path as a user writes it."""
    for key, value in mapping["properties"].items():
        for below, name in _references(value, f"{path}.{key}" if path else key):
            yield below, known[name]
            yield from _mappings(known[name], known, below)


def _references(value: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    if "$ref" in value:
        yield path, value["$ref"].rpartition("/")[2]
    for inner in value.get("anyOf", ()):
        yield from _references(inner, path)
    if "items" in value:
        yield from _references(value["items"], f"{path}[]")
    for inner in _values(value):
        yield from _references(inner, f"{path}.…")


def _values(value: dict[str, Any]) -> list[dict[str, Any]]:
    """What the values of a mapping with free keys may be."""
    free = value.get("additionalProperties")
    return [free] if isinstance(free, dict) else list(value.get("patternProperties", {}).values())


def _rows(mapping: dict[str, Any], known: dict[str, Any]) -> str:
    rows = ["| 键 | 值 | 默认 | 说明 |", "|---|---|---|---|"]
    for key, value in mapping["properties"].items():
        default = "**必填**" if key in mapping.get("required", ()) else _default(value.get("default"))
        described = value.get("description") or known[value["$ref"].rpartition("/")[2]]["description"]
        rows.append(f"| `{key}` | {_type(value)} | {default} | {described} |")
    return "\n".join(rows)


def _default(value: object) -> str:
    if value in (None, "", [], {}) or isinstance(value, dict):
        return ""
    return f"`{json.dumps(value, ensure_ascii=False)}`" if not isinstance(value, str) else value


def _type(value: dict[str, Any]) -> str:
    if "anyOf" in value:
        kinds = [_type(kind) for kind in value["anyOf"] if kind.get("type") != "null"]
        return " 或 ".join(dict.fromkeys(kinds))
    if "$ref" in value:
        return "见下"
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return " ".join(f"`{choice}`" for choice in value["enum"])
    if "examples" in value:
        return "如 " + " 或 ".join(f"`{example}`" for example in value["examples"])
    if value.get("type") == "array":
        return f"列表：{_type(value['items'])}"
    if value.get("type") == "object":
        return "名称: " + " 或 ".join(_type(kind) for kind in _values(value))
    kind = value["type"]
    return TYPES[kind if isinstance(kind, str) else kind[0]] + _bounds(value)


def _bounds(value: dict[str, Any]) -> str:
    signs = {"minimum": "≥", "exclusiveMinimum": ">", "maximum": "≤", "exclusiveMaximum": "<"}
    bounds = [f"{sign} {value[name]:g}" for name, sign in signs.items() if name in value]
    return f"（{'，'.join(bounds)}）" if bounds else ""


def stale(docs: Path) -> list[str]:
    """The files that no longer say what the code does."""
    return [file.name for file, text in files(docs).items() if file.read_text(encoding="utf-8") != text]


if __name__ == "__main__":
    for file, text in files(Path(__file__).parent).items():
        file.write_text(text, encoding="utf-8")
