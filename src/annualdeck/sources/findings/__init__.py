"""What reading can find: one class per sentence. `file` is always as the user named it."""

from annualdeck.sources.findings.amounts import *  # noqa: F403 - a finding is written once, in the file of its kind
from annualdeck.sources.findings.cells import *  # noqa: F403
from annualdeck.sources.findings.files import *  # noqa: F403
from annualdeck.sources.findings.headers import *  # noqa: F403
from annualdeck.sources.findings.periods import *  # noqa: F403
from annualdeck.sources.findings.rows import *  # noqa: F403
