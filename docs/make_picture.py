"""Make docs/deck.png, the picture at the top of the README: a contact sheet of a deck.

    python docs/make_picture.py DECK.pptx PICTURE.png

Needs LibreOffice (soffice) and poppler (pdftoppm).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

SHOWN = (1, 2, 3, 4, 5, 6, 8, 14, 17)  # slides, by number
COLUMNS, WIDTH, GAP = 3, 640, 12
BETWEEN_SLIDES = "#888888"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<alias binding="same"><family>Microsoft YaHei</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
<alias binding="same"><family>微软雅黑</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
</fontconfig>"""  # one family for Chinese and digits, as 微软雅黑 is on a presenter's machine


def pages(deck: Path, folder: Path) -> list[Path]:
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS, encoding="utf-8")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, deck],
        check=True, capture_output=True, env={**os.environ, "FONTCONFIG_FILE": str(fonts)})
    subprocess.run(["pdftoppm", "-r", "72", "-png", folder / f"{deck.stem}.pdf", folder / "page"], check=True)
    return sorted(folder.glob("page-*.png"))


def sheet(files: list[Path]) -> Image.Image:
    slides = [Image.open(file).convert("RGB") for file in files]
    height = round(WIDTH * slides[0].height / slides[0].width)
    rows = -(-len(slides) // COLUMNS)
    picture = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), BETWEEN_SLIDES)
    for i, slide in enumerate(slides):
        row, column = divmod(i, COLUMNS)
        picture.paste(slide.resize((WIDTH, height), Image.Resampling.LANCZOS),
                      (GAP + column * (WIDTH + GAP), GAP + row * (height + GAP)))
    return picture


def main() -> None:
    deck, target = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        made = pages(deck, Path(folder))
        picture = sheet([made[number - 1] for number in SHOWN])
    picture.quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
