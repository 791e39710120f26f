"""Make the two fonts that ship with annualdeck from Noto Sans SC.

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3
    tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz
    python templates/make_fonts.py package

The deck is measured and its pictures are drawn with these fonts, so that the same input gives the same deck on a
machine with no Chinese font at all. Only the characters of GB 2312 and of CHARACTERS below are kept: 2.2 MB a weight.
The licence lets a changed font go out under another name only, hence the family name `Annualdeck Sans SC`.
Needs fonttools.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Annualdeck Sans SC"
FONTS = Path(__file__).parents[1] / "src" / "annualdeck" / "deck" / "fonts"
WEIGHTS = {"Regular": "400Regular/NotoSansSC_400Regular.ttf", "Bold": "700Bold/NotoSansSC_700Bold.ttf"}

# What stands in Chinese decks beyond GB 2312: punctuation, signs, full-width forms, circled figures, arrows, shapes,
# and characters of names and goods that came into use after 1980.
CHARACTERS = (
    "·•–—‘’“”…‰′″‹›※€™©®°±×÷−≈≠≤≥∞√∑∆"
    "←↑→↓↗↘↖↙⇒▲▼△▽●○◆◇■□★☆✓"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㎡㎏㎜㎝㎞℃№¥￥￡"
    "、。〈〉《》「」『』【】〔〕〖〗〜々〇"
    "囍喆堃祎昇煊玥珺翀昀垚犇淼镕炆璟琇瑄湉啫粿馃饸饹烀熳浠鮰鲍鳗曌濛堉旸晞玙珮祺羙赟髙鍋裏裡繫"
)


def wanted() -> set[int]:
    gb2312 = {
        ord(bytes((high, low)).decode("gb2312", "ignore") or " ")
        for high in range(0xA1, 0xF8)
        for low in range(0xA1, 0xFF)
    }
    full_width = set(range(0xFF01, 0xFF5F))
    latin = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
    return gb2312 | full_width | latin | {ord(c) for c in CHARACTERS}


def make(source: Path, weight: str) -> Path:
    options = subset.Options(
        hinting=False, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], name_languages=[0x409],
        notdef_outline=True, glyph_names=False, drop_tables=["GPOS", "GSUB", "GDEF", "BASE", "vhea", "vmtx", "STAT"],
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    rename(font, weight)
    made = FONTS / f"AnnualdeckSansSC-{weight}.ttf"
    font.save(made)
    return made


def rename(font: TTFont, weight: str) -> None:
    names = font["name"]
    postscript = f"{FAMILY.replace(' ', '')}-{weight}"
    for record in list(names.names):
        if record.nameID in (16, 17, 21, 22):
            names.removeNames(record.nameID)
    for name_id, text in {
        1: FAMILY, 2: weight, 3: f"{postscript};made from Noto Sans SC", 4: f"{FAMILY} {weight}", 6: postscript,
    }.items():
        names.setName(text, name_id, 3, 1, 0x409)


def main() -> None:
    package = Path(sys.argv[1])
    FONTS.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(package / "LICENSE_FONT", FONTS / "OFL.txt")
    for weight, file in WEIGHTS.items():
        made = make(package / file, weight)
        print(f"{made.name}: {made.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
