"""A deck as pictures: LibreOffice lays the pages out, PDFium draws them, and a contact sheet shows them all.

The packaged font stands in where the machine has none for Chinese, so that a preview never shows empty boxes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from annualdeck.errors import UsageError

PAGE_WIDTH, THUMB_WIDTH, GAP, COLUMNS = 1600, 480, 12, 4
BETWEEN = "#888888"
_PATIENCE = 600   # seconds that LibreOffice may take
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_FONTS = Path(__file__).parent / "deck" / "fonts"
_OWN_FONT = "Annualdeck Sans SC"
_FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{folder}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Microsoft YaHei</family><accept><family>{font}</family></accept></alias>
<alias binding="same"><family>微软雅黑</family><accept><family>{font}</family></accept></alias>
</fontconfig>"""


@dataclass(eq=False)
class NoOffice(UsageError):
    zh = "预览需要 LibreOffice，这台机器上没有找到；请先安装（Debian/Ubuntu：apt-get install libreoffice-impress，其他系统见 libreoffice.org），或直接用 PowerPoint、WPS 打开报告。"
    en = (
        "A preview needs LibreOffice, which is not on this machine: install it (Debian, Ubuntu: apt-get install "
        "libreoffice-impress; else libreoffice.org), or open the deck in PowerPoint or WPS."
    )


@dataclass(eq=False)
class NotDrawn(UsageError):
    file: str
    why: str
    zh = "LibreOffice 没有画出 {file}（{why}）；请确认它能用 PowerPoint 打开，或关闭正在运行的 LibreOffice 再试。"
    en = "LibreOffice did not draw {file} ({why}): see that PowerPoint opens it, or close a running LibreOffice and try again."


def preview(deck: Path, folder: Path) -> list[Path]:
    """Draw every page of `deck` as page-01.png … and all of them on overview.png in `folder`; the files, overview last.

    Pages of an earlier preview there go. Raises NoOffice, NotDrawn.
    """
    program = office()
    with tempfile.TemporaryDirectory() as room:
        pdf = _as_pdf(program, deck, Path(room))
        folder.mkdir(parents=True, exist_ok=True)
        for old in (*folder.glob("page-*.png"), folder / "overview.png"):
            old.unlink(missing_ok=True)
        pages = list(_drawn(pdf, folder))
    return [*pages, sheet(pages, folder / "overview.png")]


def sheet(pages: Sequence[Path], target: Path, columns: int = COLUMNS, width: int = THUMB_WIDTH) -> Path:
    """These pages, so many in a row, on one picture."""
    from PIL import Image

    slides = [Image.open(page).convert("RGB") for page in pages]
    height = round(width * slides[0].height / slides[0].width)
    rows = -(-len(slides) // columns)
    picture = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), BETWEEN)
    for i, slide in enumerate(slides):
        row, column = divmod(i, columns)
        small = slide.resize((width, height), Image.Resampling.LANCZOS)
        picture.paste(small, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    picture.save(target, optimize=True)
    return target


def office() -> str:
    """The LibreOffice program. Raises NoOffice."""
    found = shutil.which("soffice") or shutil.which("libreoffice") or next((p for p in _PLACES if Path(p).exists()), None)
    if found is None:
        raise NoOffice
    return found


def _as_pdf(program: str, deck: Path, room: Path) -> Path:
    """The deck as a PDF in `room`, with a profile and fonts of its own, so that a running LibreOffice is no matter."""
    fonts = room / "fonts.conf"
    fonts.write_text(
        _FONTS_CONF.format(folder=escape(str(_FONTS)), cache=escape(str(room / "fontcache")), font=_OWN_FONT), encoding="utf-8"
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)} if os.name == "posix" else None
    copy = room / "deck.pptx"
    shutil.copyfile(deck, copy)
    command = [program, "--headless", f"-env:UserInstallation={(room / 'profile').as_uri()}", "--convert-to", "pdf",
               "--outdir", str(room), str(copy)]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise NotDrawn(str(deck), f"> {_PATIENCE} s") from None
    pdf = copy.with_suffix(".pdf")
    if not pdf.exists():
        raise NotDrawn(str(deck), (told.stderr or told.stdout).strip().splitlines()[-1] if told.stderr or told.stdout else "")
    return pdf


def _drawn(pdf: Path, folder: Path) -> Iterator[Path]:
    """Each page of the PDF as a picture PAGE_WIDTH wide."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, 1):
            target = folder / f"page-{number:02d}.png"
            page.render(scale=PAGE_WIDTH / page.get_width()).to_pil().save(target, optimize=True)
            yield target
    finally:
        document.close()
