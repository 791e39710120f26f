"""Make docs/deck.png, the picture at the top of the README: a contact sheet of a deck.

    python docs/make_picture.py DECK.pptx PICTURE.png

Needs LibreOffice.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image

from annualdeck.preview import preview, sheet

SHOWN = (1, 2, 4, 6, 8, 9, 11, 12, 14, 16, 20, 25)  # slides, by number


def main() -> None:
    deck, target = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        pages = preview(deck, Path(folder))
        sheet([pages[number - 1] for number in SHOWN], target, columns=3, width=640)
    Image.open(target).quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
