"""The sample shop, run once through the command with a cache of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFIG = Path(__file__).parents[2] / "examples" / "config.yaml"


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def annualdeck(cache):
    """Runs a command of annualdeck on the sample's config and gives what it printed."""

    def run(command, *options):
        told = subprocess.run(
            [sys.executable, "-c", "from annualdeck.cli import main; main()", command, CONFIG, *options],
            capture_output=True, text=True, check=False, encoding="utf-8",
            env={**os.environ, "ANNUALDECK_CACHE": str(cache)})
        assert told.returncode == 0, told.stdout[-2000:] + told.stderr[-2000:]
        return told.stdout

    return run
