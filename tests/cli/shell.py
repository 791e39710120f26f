"""What a user types: in this process, and in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from typer.testing import CliRunner, Result

from annualdeck import cli

GOOD = "shop: {name: 松鹤堂}\nreport: {period: 2025}\nsources: [orders.csv]\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.app, list(words), prog_name="annualdeck")


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "annualdeck.cli", *words], capture_output=True, check=False,
                          env={**os.environ, **environment})
