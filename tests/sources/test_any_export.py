"""Files that no one wrote down: any export with its columns shuffled and a third of them left out, in any container."""

import csv
import datetime as dt
import io
import re
from itertools import count
from pathlib import Path

import openpyxl
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annualdeck.sources import cells, numbers
from annualdeck.sources import findings as f
from annualdeck.sources.formats import FORMATS
from annualdeck.sources.grid import norm
from annualdeck.tables import TABLES, Kind

LISTS = [
    (told.split(": ", 1)[0], headers.split(","))
    for told, headers in (block.split("\n", 1) for block in
                          (Path(__file__).parent / "headers.txt").read_text(encoding="utf-8").strip().split("\n\n"))
]
BY_ID = {format.id: format for format in FORMATS}
NUMBER = count()

PREAMBLES = ([], [["店铺：茶铺"], []], [["#导出时间：2025-04-01"], ["#共3条"], [""]], [["-" * 20], *[["说明"]] * 22, ["-" * 20]])
FOOTERS = ([], [["合计"]], [["#共3条"]], [[""], ["总计"]], [["------"], ["#导出完"]])
CONTAINERS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "xlsx", "xlsx, typed", "xls")


def needed(format, headers, chance) -> set[str]:
    """The headers without which an export cannot be told, or not be read: one of its signs, and what its table requires."""
    seen = {norm(h): h for h in headers}
    sign = chance.choice([group for group in format.signs if all(norm(h) in seen for h in group)])
    required = [name for name in TABLES[format.table].required if name not in format.constants]
    held = [[seen[norm(h)] for h in format.names(name) if norm(h) in seen] for name in required]
    questions = [h for h in headers if format.table == "survey" and h[0].isdigit()]
    return {*(seen[norm(h)] for h in sign), *(names[0] for names in held if names), *questions[:1]}


def cell(format, header: str, row: int) -> str:
    """What stands below a header in a row, no two rows alike."""
    named = [name for name in format.columns if norm(header) in map(norm, format.names(name))]
    column = TABLES[format.table][named[0]] if named else None
    if column is None or column.kind in (Kind.TEXT, Kind.FREE, Kind.BUYER):
        return f"茶{row}"
    day = "2025-03" if cells.is_month(column) else f"2025-03-{row + 1:02}"
    return {
        Kind.ID: f"24680135792468{row + 11:05}", Kind.MONEY: "12.50", Kind.COUNT: "3", Kind.NUMBER: "4.5", Kind.RATE: "18.2%",
        Kind.TIME: f"{day} 10:00:00", Kind.DATE: day,
    }[column.kind]


def typed(said: str) -> str | float | dt.datetime:
    """A cell as a spreadsheet holds it that takes numbers for numbers and times for times."""
    if re.fullmatch(r"\d{1,4}(\.\d+)?", said):
        return float(said)
    return dt.datetime.fromisoformat(said) if re.fullmatch(r"\d{4}-\d\d-\d\d( .*)?", said) else said


def written(rows, container: str) -> bytes:
    out = io.BytesIO()
    if container.startswith("xlsx"):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append([typed(said) for said in row] if container == "xlsx, typed" else row)
        book.save(out)
    elif container == "xls":
        book = xlwt.Workbook()
        sheet = book.add_sheet("s")
        for at, row in enumerate(rows):
            for column, said in enumerate(row):
                sheet.write(at, column, said)
        book.save(out)
    else:
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows(rows)
        out.write(text.getvalue().encode(container))
    return out.getvalue()


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    listed=st.sampled_from(LISTS), chance=st.randoms(use_true_random=False), rows=st.integers(1, 9),
    container=st.sampled_from(CONTAINERS), preamble=st.sampled_from(PREAMBLES), footer=st.sampled_from(FOOTERS), again=st.booleans(),
)
def test_any_part_of_any_export_is_that_export_with_all_its_rows(room, listed, chance, rows, container, preamble, footer, again):
    """Its header may stand among its rows again. What no header tells, the days and the item, stands in the file's name."""
    id, headers = listed
    format = BY_ID[id]
    kept = needed(format, headers, chance)
    spare = [h for h in headers if h not in kept]
    kept = [*kept, *chance.sample(spare, len(spare) - len(headers) // 3 if len(spare) > len(headers) // 3 else 0)]
    chance.shuffle(kept)
    if not any(norm(h) in map(norm, format.names(TABLES[format.table].time or "")) for h in kept) and TABLES[format.table].completes:
        rows = 1   # a day is one row, and all of them stand on the day in the file's name
    body = [[cell(format, header, row) for header in kept] for row in range(rows)]
    if again:
        body.insert(chance.randrange(rows + 1), kept)
    ending = container.partition(",")[0] if container.startswith("xls") else "csv"
    name = f"{next(NUMBER)}/商品ID_678901234567_2025-03-01_2025-03-01.{ending}"
    reading = room.read(room.bytes(written([*preamble, kept, *body, *footer], container), name))

    refused = [told for told in reading.findings if isinstance(told, f.Ambiguous | f.AmbiguousFormat)]
    if refused:
        assert any(candidate.startswith(f"{format.zh}（") for candidate in refused[0].candidates), (kept, refused)
        return
    (part,) = reading.parts
    asked = sum(header[0].isdigit() for header in kept) if format.table == "survey" else 1
    assert (part.format, part.rows, part.repeated) == (id, rows * asked, 0), (kept, [told.text() for told in part.findings])
    money = [name for name in part.columns if TABLES[part.table][name].kind is Kind.MONEY and name not in numbers.BOUNDS]
    if part.table != "orders":   # whose amounts are held against each other
        assert [sum(room.column(part, name)) for name in money] == [1250 * rows] * len(money)
