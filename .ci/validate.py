"""Both validators of the format over a folder of decks: python .ci/validate.py FOLDER [ooxml-validator].

openxml-audit runs in this process, the Open XML SDK (npm's ooxml-validator) as a program, two decks at a time. Ends with 1
where either finds an error, where the folder holds no deck, or where the SDK is not there.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator


def audited(deck: Path) -> list[str]:
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(deck)
    return [f"openxml-audit: {error.description} ({error.path})" for error in found.errors]


def validated(program: str, deck: Path) -> list[str]:
    told = subprocess.run([program, deck], capture_output=True, text=True, check=False)
    if not told.stdout.strip():
        return [f"Open XML SDK: {told.stderr.strip()}"]
    return [f"Open XML SDK: {error['description']} ({error['path']} {error['xPath']})" for error in json.loads(told.stdout)["errors"]]


def errors(decks: list[Path], program: str) -> Iterator[str]:
    with ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(validated, program, deck) for deck in decks]
        for deck, answer in zip(decks, waiting, strict=True):
            for error in (*audited(deck), *answer.result()):
                yield f"{deck.name}: {error}"


def main(folder: Path, program: str = "ooxml-validator") -> int:
    decks = sorted(folder.glob("*.pptx"))
    found = list(errors(decks, program))
    print("\n".join(found) or f"{len(decks)} decks, no error found by openxml-audit or the Open XML SDK")
    return 1 if found or not decks else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
