"""How files are written: workbooks old and new, text in GBK, archives; the same bytes on every run."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence

import xlsxwriter
import xlwt

Cell = str | int | float
Rows = Iterable[Sequence[Cell]]
WRITTEN = dt.datetime(2026, 1, 5, 9, 30)  # the workbooks' own date


def xlsx(sheets: Mapping[str, Rows]) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": WRITTEN})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(number, column, cell) if isinstance(cell, str) else sheet.write(
                        number, column, cell
                    )
    return made.getvalue()


def xls(sheets: Mapping[str, Rows]) -> bytes:
    book, made = xlwt.Workbook(encoding="utf-8"), io.BytesIO()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    book.save(made)
    return made.getvalue()


def text(rows: Rows, encoding: str = "gbk") -> bytes:
    """A csv file with Windows line ends."""
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator="\r\n").writerows(rows)
    return made.getvalue().encode(encoding)


def zipped(members: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_LZMA)
    return made.getvalue()


# -- cells as the panels write them -----------------------------------------------------------------------------------
def count(number: int) -> Cell:
    """Small whole numbers as numbers, from 1,000 on as text with commas."""
    return number if number < 1000 else f"{number:,}"


def yuan(fen: float) -> str:
    """12,345.60, as 生意参谋 writes an amount."""
    return f"{fen / 100:,.2f}"


def plain_yuan(fen: int) -> str:
    """12345.60, exact, as order exports and reports in csv write it."""
    return f"{fen // 100}.{fen % 100:02d}" if fen >= 0 else f"-{plain_yuan(-fen)}"


def percent(part: float, whole: float = 1) -> str:
    return f"{part / whole * 100:.2f}%" if whole else "-"


def decimal(part: float, whole: float) -> str:
    """A rate as 万相台 writes it: 0.03331, without a percent sign."""
    return f"{part / whole:.5f}" if whole else "0"


def per(fen: float, number: int) -> str:
    return yuan(fen / number) if number else "-"


def known(number: float | None, written: Callable[[float], Cell]) -> Cell:
    return "-" if number is None else written(number)


def stamp(at: dt.datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}" if at else ""


def month_names(year: int) -> list[str]:
    return [f"{year}-{month:02d}" for month in range(1, 13)]
