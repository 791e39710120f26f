"""The commands: the only room that prints or exits. Heavy imports stand inside the commands."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from annualdeck import __version__
from annualdeck.errors import AnnualdeckError, Finding, Lang, UsageError

app = typer.Typer(
    help="把淘宝/天猫店铺的导出文件变成年度汇报 PPT。 / From a Taobao or Tmall shop's exports to its annual deck.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)

ConfigFile = Annotated[Path, typer.Argument(metavar="CONFIG", help="配置文件。 / The config file.")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON。 / Print JSON.")]
Language = Annotated[Literal["zh", "en"], typer.Option("--lang", help="消息的语言。 / Language of the messages.")]

STAGES = {"read": ("读取文件", "reading"), "kpis": ("计算指标", "computing"), "deck": ("生成页面", "drawing"),
          "draw": ("画成图片", "picturing")}


@dataclass(eq=False)
class NotADeckPath(UsageError):
    path: Path
    zh = "{path} 不能作为要写的文件；请给出已有文件夹里以 .pptx 结尾的文件名。"
    en = "{path} cannot be written to: give a name that ends in .pptx, in a folder that exists."


@dataclass(eq=False)
class NoSuchFile(UsageError):
    path: Path
    zh = "找不到文件 {path}，请检查路径。"
    en = "There is no file {path}: check the path."


@dataclass(eq=False)
class FolderForFile(UsageError):
    path: Path
    zh = "{path} 是文件夹，请写出其中的文件，例如 {path}/*.csv。"
    en = "{path} is a folder: name the files in it, as in {path}/*.csv."


@dataclass(eq=False)
class NoAccess(UsageError):
    """What the machine refused: a full disk, a folder of the cache that is not ours to write."""

    path: str
    reason: str
    zh = "{path} 读写失败（{reason}），请检查磁盘空间和权限；缓存文件夹可以用环境变量 ANNUALDECK_CACHE 另指一处。"
    en = (
        "{path} cannot be read or written ({reason}): check disk space and permissions; the environment variable "
        "ANNUALDECK_CACHE names another folder for the cache."
    )


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"annualdeck {__version__}")
        raise typer.Exit


@app.callback()
def annualdeck(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="显示版本。 / Show the version.")
    ] = False,
) -> None:
    """Options that stand before the command."""


@app.command(help="生成汇报。 / Build the deck.")
def build(
    config: ConfigFile,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="要写的文件。 / Where to write the deck."),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="文件有变就重新生成，Ctrl+C 结束。 / Rebuild on change, Ctrl+C ends.")
    ] = False,
    as_json: Json = False,
    lang: Language = "zh",
) -> None:
    if not watch:
        _build(config, out, as_json, lang)
    while watch:
        before = _state(config)
        try:
            _build(config, out, as_json, lang)
        except typer.Exit:
            pass  # what is wrong has been said; the next change may put it right
        while _state(config) == before:
            time.sleep(1)


def _build(config: Path, out: Path | None, as_json: bool, lang: Lang) -> None:
    with _one_sentence(as_json, lang):
        import annualdeck.build as program
        from annualdeck import summary
        from annualdeck.config import load

        settings = load(config)
        target = _deck_path(out or settings.output)
        with _Bar(as_json, lang) as progress:
            outcome = program.build(settings, target, progress)
        _tell(summary.built_json(outcome, lang) if as_json else summary.built(outcome, lang))
    _exit_on_stop(outcome.findings)


@app.command(help="只检查，不生成：文件、日期、问题、哪些页站得住。 / Everything but the deck.")
def check(config: ConfigFile, as_json: Json = False, lang: Language = "zh") -> None:
    with _one_sentence(as_json, lang):
        import annualdeck.build as program
        from annualdeck import summary
        from annualdeck.config import load

        settings = load(config)
        with _Bar(as_json, lang) as progress:
            outcome = program.check(settings, progress)
        _tell(summary.built_json(outcome, lang) if as_json else summary.built(outcome, lang))
    _exit_on_stop(outcome.findings)


@app.command(help="说明导出文件是什么：编码、表头、列、行数、日期。 / What an export is.")
def inspect(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="导出文件。 / Exports.")],
    as_json: Json = False,
    lang: Language = "zh",
) -> None:
    with _one_sentence(as_json, lang):
        from annualdeck import summary
        from annualdeck.config import cache_folder
        from annualdeck.sources import inspect as look_at

        for file in files:
            if not file.is_file():
                raise FolderForFile(file) if file.is_dir() else NoSuchFile(file)
        readings = {str(file): look_at(file, cache_folder()) for file in files}
        if as_json:
            _tell({"files": [
                summary.inspected_json(file, seen.parts, seen.findings, lang) for file, seen in readings.items()
            ]})
        else:
            _tell("\n\n".join(
                summary.inspected(file, seen.parts, seen.findings, lang) for file, seen in readings.items()
            ))
    if any(not seen.parts for seen in readings.values()):
        raise typer.Exit(1)


@app.command(help="整份汇报的文字。 / The whole deck as text.")
def outline(config: ConfigFile, lang: Language = "zh") -> None:
    with _one_sentence(False, lang):
        import annualdeck.build as program
        from annualdeck.config import load

        settings = load(config)
        with _Bar(False, lang) as progress:
            text = program.outline(settings, progress)
        _tell(text)


@app.command(help="全部指标的数值，以及缺少的指标和原因。 / Every KPI, and what is missing and why.")
def kpis(config: ConfigFile, as_json: Json = False, lang: Language = "zh") -> None:
    with _one_sentence(as_json, lang):
        import annualdeck.build as program
        from annualdeck import summary
        from annualdeck.config import load

        settings = load(config)
        with _Bar(as_json, lang) as progress:
            facts = program.read(settings, progress)
            answers = program.answer(settings, facts, progress)
        _tell(answers.as_json() if as_json else summary.kpi_table(answers, lang))
        if warnings := summary.warnings(facts.findings, lang):
            print(warnings, file=sys.stderr)
    _exit_on_stop(facts.findings)


@app.command(help="一个指标的来历：口径、算法、分组、来自哪些文件。 / One KPI walked back to its files.")
def explain(
    config: ConfigFile,
    kpi: Annotated[str, typer.Argument(metavar="KPI", help="指标编号，如 ads.roi 或 ads.roi[tool=淘宝客]。 / Its id.")],
    as_json: Json = False,
    lang: Language = "zh",
) -> None:
    with _one_sentence(as_json, lang):
        import annualdeck.build as program
        from annualdeck import summary
        from annualdeck.config import load

        settings = load(config)
        with _Bar(as_json, lang) as progress:
            explanation, kpis = program.explain(settings, kpi, progress)
        told = summary.explained_json if as_json else summary.explained
        _tell(told(explanation, kpis, lang))


@app.command(help="模板须有的版式和占位符，缺少哪些。 / The layouts and slots a template needs, and which are missing.")
def template(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="模板；默认为自带的模板。 / Default: the one that ships.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="另存一份标出占位符名称的模板。 / Write a labelled copy."),
    ] = None,
    as_json: Json = False,
    lang: Language = "zh",
) -> None:
    with _one_sentence(as_json, lang):
        from annualdeck import summary
        from annualdeck.deck import contract, labelled

        reports = contract(file)
        _tell(summary.layouts_json(reports) if as_json else summary.layouts(reports, lang))
        if out is not None:
            copy = _deck_path(out)
            labelled(file, copy)
            if not as_json:
                _tell(f"标出名称的模板：{copy}" if lang == "zh" else f"labelled copy: {copy}")
    if not all(layout.right for layout in reports):
        raise typer.Exit(1)


@app.command(help="把报告画成图片：每页一张，另有一张总览（需要 LibreOffice）。 / The deck as pictures (needs LibreOffice).")
def preview(
    file: Annotated[
        Path, typer.Argument(metavar="CONFIG|DECK", help="配置文件，或已生成的 .pptx。 / A config, or a finished deck.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="图片放在哪个文件夹。 / The folder for the pictures."),
    ] = None,
    as_json: Json = False,
    lang: Language = "zh",
) -> None:
    with _one_sentence(as_json, lang):
        from annualdeck.preview import office
        from annualdeck.preview import preview as draw

        if not file.is_file():
            raise FolderForFile(file) if file.is_dir() else NoSuchFile(file)
        office()
        with tempfile.TemporaryDirectory() as room, _Bar(as_json, lang) as progress:
            deck = file
            if file.suffix.lower() != ".pptx":
                import annualdeck.build as program
                from annualdeck.config import load

                settings = load(file)
                deck = Path(room) / settings.output.name
                program.build(settings, deck, progress)
            folder = out or file.with_name(f"{file.stem}-preview")
            progress("draw", 0, 1)
            *pages, overview = draw(deck, folder)
        told = {"pages": [str(page) for page in pages], "overview": str(overview)}
        _tell(told if as_json else _drawn(pages, overview, lang))


def _drawn(pages: Sequence[Path], overview: Path, lang: Lang) -> str:
    if lang == "zh":
        return f"{len(pages)} 张图片：{overview.parent}\n总览：{overview}"
    return f"pictures: {len(pages)} in {overview.parent}\noverview: {overview}"


@contextmanager
def _one_sentence(as_json: bool, lang: Lang) -> Iterator[None]:
    """What stops a command is said in a sentence, with the findings behind it, and is its exit code."""
    try:
        with _system_errors():
            yield
    except AnnualdeckError as error:
        from annualdeck import summary

        if as_json:
            _tell(summary.refused_json(error, lang))
        else:
            print(summary.refused(error, lang), file=sys.stderr)
        raise typer.Exit(error.exit_code) from None


@contextmanager
def _system_errors() -> Iterator[None]:
    """Raises NoAccess for what the machine refused, other than a closed pipe."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NoAccess(str(error.filename or ""), error.strerror or str(error)) from None


def _exit_on_stop(findings: Sequence[Finding]) -> None:
    if any(finding.severity == "stop" for finding in findings):
        raise typer.Exit(1)


def _deck_path(path: Path) -> Path:
    if path.suffix.lower() != ".pptx" or path.is_dir() or not path.absolute().parent.is_dir():
        raise NotADeckPath(path)
    return path


def _tell(what: object) -> None:
    """Text as it is; anything else as JSON, in ASCII where the console is not UTF-8."""
    if not isinstance(what, str):
        encoding = (sys.stdout.encoding or "").lower().replace("-", "")
        what = json.dumps(what, ensure_ascii=encoding != "utf8", indent=2, default=str)
    print(what)


class _Bar:
    """A progress bar on the terminal, on stderr; nothing where stderr is no terminal."""

    def __init__(self, as_json: bool, lang: Lang) -> None:
        self._lang = lang
        self._shown = sys.stderr.isatty() and not as_json

    def __enter__(self) -> Callable[[str, int, int], None]:
        if not self._shown:
            return lambda stage, done, total: None
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        self._bars = Progress(*columns, console=Console(stderr=True), transient=True)
        self._bars.start()
        self._stages: dict[str, object] = {}
        return self._advance

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._bars.stop()

    def _advance(self, stage: str, done: int, total: int) -> None:
        if stage not in self._stages:
            words = STAGES[stage][0 if self._lang == "zh" else 1]
            self._stages[stage] = self._bars.add_task(words, total=total)
        self._bars.update(self._stages[stage], completed=done, total=total)  # type: ignore[arg-type]


def _state(config: Path) -> dict[Path, tuple[int, int]]:
    """Size and time of every file the deck depends on; of the config alone while it is wrong."""
    from annualdeck.config import inputs, load

    try:
        files = inputs(load(config))
    except AnnualdeckError:
        files = [config]
    return {file: (stat.st_mtime_ns, stat.st_size) for file in files if file.exists() for stat in [file.stat()]}


def main() -> None:
    """The command line. Characters that a console can't show are replaced, and a closed pipe is no error."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app(prog_name="annualdeck")
    finally:
        try:
            sys.stdout.flush()
        except BrokenPipeError:  # the reader, such as head, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
