"""What reading can find: one class per sentence. `file` is always as the user named it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annualdeck.errors import Finding, Sentence, Severity


@dataclass(frozen=True, kw_only=True)
class NothingThere(Finding):
    severity: ClassVar[Severity] = "stop"
    zh = "找不到“{file}”：没有这个文件或文件夹，通配符也没有匹配到文件；请检查配置里 sources 的路径。"
    en = (
        "'{file}' is not there: no such file or folder, and no file matches; check the path under sources in the "
        "config."
    )


@dataclass(frozen=True, kw_only=True)
class NotReadable(Finding):
    why: str
    zh = "“{file}”读不了：{why}；请检查文件权限，或重新导出。"
    en = "'{file}' cannot be read: {why}; check its permissions or export it again."


@dataclass(frozen=True, kw_only=True)
class EmptyFile(Finding):
    zh = "“{file}”是空的（没有表头，也没有数据），没有读取；请重新导出。"
    en = "'{file}' is empty (no header, no rows) and was not read; export it again."


@dataclass(frozen=True, kw_only=True)
class NoRows(Finding):
    zh = "“{file}”有表头，没有可用的数据行；请检查导出时选的日期，重新导出。"
    en = "'{file}' has a header and no usable row; check the dates it was exported for and export it again."


@dataclass(frozen=True, kw_only=True)
class WrongKind(Finding):
    kind: Sentence
    zh = "“{file}”实际是{kind}，不是报表，没有读取；请导出为 csv 或 xlsx，或从 sources 里去掉它。"
    en = (
        "'{file}' is really {kind}, not a report, and was not read; export it as csv or xlsx, or take it out of "
        "sources."
    )


@dataclass(frozen=True, kw_only=True)
class Protected(Finding):
    zh = "“{file}”有密码保护，没有读取；请去掉密码后另存。"
    en = "'{file}' is protected by a password and was not read; save it without one."


@dataclass(frozen=True, kw_only=True)
class Broken(Finding):
    why: str
    zh = "“{file}”已损坏或不完整，没有读取（{why}）；请重新导出。"
    en = "'{file}' is damaged or incomplete and was not read ({why}); export it again."


@dataclass(frozen=True, kw_only=True)
class NotDecodable(Finding):
    offset: int
    zh = "“{file}”既不是 UTF-8 也不是 GB18030：第 {row} 行（第 {offset} 字节）解不开，没有读取；请用 UTF-8 重新导出。"
    en = "'{file}' is neither UTF-8 nor GB18030: row {row} (byte {offset}) does not decode; export it again as UTF-8."


@dataclass(frozen=True, kw_only=True)
class Unrecognised(Finding):
    headers: tuple[str, ...]
    zh = "“{file}”不是已知的导出，没有读取；它的表头是：{headers}。要用它，请在 sources 里写明 table 和 columns。"
    en = (
        "'{file}' is no known export and was not read; its headers are: {headers}. To use it, give table and "
        "columns under sources."
    )


@dataclass(frozen=True, kw_only=True)
class Ambiguous(Finding):
    candidates: tuple[str, ...]
    table: str
    zh = "“{file}”可能是几种导出：{candidates}，没有读取；请在 sources 里给它写上 table: {table}（或其中另一个）。"
    en = (
        "'{file}' may be any of: {candidates}, and was not read; give it table: {table} (or another of them) under "
        "sources."
    )


@dataclass(frozen=True, kw_only=True)
class ColumnNotThere(Finding):
    canonical: str
    header: str
    headers: tuple[str, ...]
    zh = "“{file}”里没有配置写的列“{header}”（{canonical}），没有读取；它的表头是：{headers}。"
    en = (
        "'{file}' has no column '{header}', which the config maps to {canonical}; it was not read; its headers "
        "are: {headers}."
    )


@dataclass(frozen=True, kw_only=True)
class RequiredMissing(Finding):
    table: str
    missing: tuple[str, ...]
    zh = "“{file}”缺少 {table} 必需的列：{missing}，没有读取；请重新导出并勾选，或在 columns 里写明它们的列名。"
    en = (
        "'{file}' lacks what {table} needs: {missing}, and was not read; export it with them, or name them under "
        "columns."
    )


@dataclass(frozen=True, kw_only=True)
class SheetNotThere(Finding):
    sheet: str
    sheets: tuple[str, ...]
    zh = "“{file}”里没有工作表“{sheet}”，没有读取；它的工作表是：{sheets}。"
    en = "'{file}' has no sheet '{sheet}' and was not read; its sheets are: {sheets}."


@dataclass(frozen=True, kw_only=True)
class BadCells(Finding):
    count: int
    rows: tuple[int, ...]
    expected: str
    zh = "“{file}”的“{column}”列有 {count} 个单元格不是{expected}（行：{rows}），这些值按缺失处理；请在原文件里更正。"
    en = (
        "'{file}', column '{column}': {count} cells are not {expected} (rows {rows}); they count as missing; "
        "correct them there."
    )


@dataclass(frozen=True, kw_only=True)
class RuinedIds(Finding):
    count: int
    zh = "“{file}”的“{column}”列有 {count} 个编号被表格软件改成了 1.03E+12 这样的数或丢了尾数，无法辨认；行数照算，但这些编号不能用来去重或关联，请重新导出。"
    en = (
        "'{file}', column '{column}': {count} ids were ruined by a spreadsheet (1.03E+12, or digits lost); rows "
        "still count, but these ids identify nothing; export it again."
    )


@dataclass(frozen=True, kw_only=True)
class RoundedCells(Finding):
    severity: ClassVar[Severity] = "note"
    count: int
    zh = "“{file}”的“{column}”列有 {count} 个金额超过两位小数，已四舍五入到分。"
    en = (
        "'{file}', column '{column}': {count} amounts have more than two decimals and were rounded half up to the "
        "cent."
    )


@dataclass(frozen=True, kw_only=True)
class SameMeaning(Finding):
    canonical: str
    others: tuple[str, ...]
    zh = "“{file}”里“{column}”与“{others}”都是 {canonical}，用了“{column}”；如果不对，请在 columns 里写明 {canonical}。"
    en = (
        "'{file}': '{column}' and '{others}' both mean {canonical}; '{column}' was used; name {canonical} under "
        "columns if that is wrong."
    )


@dataclass(frozen=True, kw_only=True)
class TwinsDisagree(Finding):
    count: int
    zh = "“{file}”里“{column}”列出现两次，有 {count} 行两处的值不同，用了靠左的一列；请删掉多余的一列。"
    en = (
        "'{file}' has the column '{column}' twice, and {count} rows differ between them; the left one was used; "
        "delete the other."
    )


@dataclass(frozen=True, kw_only=True)
class LongRows(Finding):
    count: int
    rows: tuple[int, ...]
    zh = "“{file}”有 {count} 行的单元格比表头多（行：{rows}），列已错位，没有计入；多半是内容里有未加引号的逗号，请改用 xlsx 导出。"
    en = (
        "'{file}' has {count} rows with more cells than the header (rows {rows}); their columns are shifted, so "
        "they were not counted; export it as xlsx."
    )


@dataclass(frozen=True, kw_only=True)
class SwallowedLines(Finding):
    count: int
    rows: tuple[int, ...]
    zh = "“{file}”有 {count} 个单元格里套着整行数据（行：{rows}），多半是引号没有成对；请改用 xlsx 导出，否则这些行不会计入。"
    en = (
        "'{file}' has {count} cells that swallow whole lines (rows {rows}), mostly from an unpaired quote; export "
        "it as xlsx, or these rows do not count."
    )


@dataclass(frozen=True, kw_only=True)
class LooseQuotes(Finding):
    severity: ClassVar[Severity] = "note"
    zh = "“{file}”里有没有成对的引号，改用宽松的方式读取。"
    en = "'{file}' has unpaired quotes and was read in the lenient way."


@dataclass(frozen=True, kw_only=True)
class RowsUndated(Finding):
    count: int
    rows: tuple[int, ...]
    expected: str
    zh = "“{file}”有 {count} 行没有可用的{expected}（行：{rows}），没有计入。"
    en = "'{file}' has {count} rows without a usable {expected} (rows {rows}); they were not counted."


@dataclass(frozen=True, kw_only=True)
class NoTimeColumn(Finding):
    canonical: str
    count: int
    zh = "“{file}”没有付款时间的列，{count} 行订单无法归入日期，没有计入；如果有别的列是付款时间，请写 columns: {{{canonical}: 列名}}。"
    en = (
        "'{file}' has no column with the payment time, so its {count} orders have no date and were not counted; if "
        "another column holds it, write columns: {{{canonical}: header}}."
    )


@dataclass(frozen=True, kw_only=True)
class KeyMissing(Finding):
    severity: ClassVar[Severity] = "note"
    zh = "“{file}”没有订单编号，每行按一个订单计；若与其它文件的时间重叠，重复的订单无法去掉。"
    en = "'{file}' has no order ids, so each row counts as one order; orders repeated in other files cannot be told."


@dataclass(frozen=True, kw_only=True)
class RepeatedRows(Finding):
    severity: ClassVar[Severity] = "note"
    count: int
    key: str
    zh = "“{file}”里有 {count} 行的{key}在后面又出现，按最后一次计。"
    en = "'{file}' has {count} rows whose {key} stands again further down; the last one counts."


@dataclass(frozen=True, kw_only=True)
class RepeatedKept(Finding):
    severity: ClassVar[Severity] = "note"
    count: int
    key: str
    zh = "“{file}”里有 {count} 行的{key}与别的行相同，各行都计入；如果是重复粘贴，请在原文件里删掉。"
    en = (
        "'{file}' has {count} rows whose {key} equals another row's; all count; delete them there if they were "
        "pasted twice."
    )


@dataclass(frozen=True, kw_only=True)
class UnknownPlaces(Finding):
    severity: ClassVar[Severity] = "note"
    count: int
    zh = "“{file}”的“{column}”列有 {count} 个地址认不出省份，省市按缺失处理。"
    en = "'{file}', column '{column}': {count} addresses name no known province; province and city count as missing."


@dataclass(frozen=True, kw_only=True)
class NamedPeriodMissing(Finding):
    zh = "“{file}”没有日期列，文件名里也没有日期区间（如 _2025-01-01_2025-01-31），没有读取；请保留导出时的文件名，或在 constants 里写 date。"
    en = (
        "'{file}' has no date column and no period in its name (like _2025-01-01_2025-01-31), so it was not read; "
        "keep the name it was exported with, or give date under constants."
    )


@dataclass(frozen=True, kw_only=True)
class PeriodOfFile(Finding):
    severity: ClassVar[Severity] = "note"
    first: str
    last: str
    zh = "“{file}”没有日期列，按文件名里的日期 {first} 至 {last} 计，全部记在 {first}。"
    en = "'{file}' has no date column; the period in its name, {first} to {last}, holds, and all stands on {first}."


@dataclass(frozen=True, kw_only=True)
class CrossesMonths(PeriodOfFile):
    severity: ClassVar[Severity] = "warn"
    zh = "“{file}”一个文件跨了几个月（{first} 至 {last}），全部记在 {first}，按月的图表会不准；请按月导出。"
    en = (
        "'{file}' covers several months ({first} to {last}) that all stand on {first}, so monthly charts mislead; "
        "export a file a month."
    )


@dataclass(frozen=True, kw_only=True)
class SheetLeftOut(Finding):
    severity: ClassVar[Severity] = "note"
    sheet: str
    used: str
    count: int
    zh = "“{file}”的工作表“{sheet}”（{count} 行）是“{used}”里同一批访客按载体的拆分，没有计入，以免重复。"
    en = (
        "'{file}': sheet '{sheet}' ({count} rows) splits the same visitors as '{used}' by carrier and was left "
        "out, so none counts twice."
    )


@dataclass(frozen=True, kw_only=True)
class BadConstant(Finding):
    severity: ClassVar[Severity] = "stop"
    canonical: str
    value: str
    expected: str
    zh = "配置里给“{file}”的 constants 写了 {canonical}: {value}，它不是{expected}。"
    en = "constants for '{file}' in the config give {canonical}: {value}, which is not {expected}."


class AmountMeaning(Finding):
    """What 买家实际支付金额 means in one file, and how that was told."""

    severity: ClassVar[Severity] = "note"


@dataclass(frozen=True, kw_only=True)
class ReceivedIsNet(AmountMeaning):
    rows: int
    refunds: int
    zh = "“{file}”：{rows} 个已付款订单的总金额减退款金额都等于“{column}”（其中 {refunds} 个有退款），所以它是退款后的实收，支付金额取总金额。"
    en = (
        "'{file}': on all {rows} paid orders total less refund equals '{column}' ({refunds} have refunds), so it "
        "is net of refunds; the total counts as paid amount."
    )


@dataclass(frozen=True, kw_only=True)
class ReceivedIsGross(AmountMeaning):
    rows: int
    refunds: int
    zh = "“{file}”：有退款的 {refunds} 个已付款订单里“{column}”仍等于总金额，所以它是退款前的金额，实收按总金额减退款金额计算。"
    en = (
        "'{file}': on all {refunds} paid orders with refunds '{column}' still equals the total, so it is before "
        "refunds; received is total less refund."
    )


@dataclass(frozen=True, kw_only=True)
class NoRefundsToTell(AmountMeaning):
    rows: int
    zh = "“{file}”：{rows} 个已付款订单都没有退款，“{column}”是退款前还是退款后没有差别。"
    en = "'{file}': none of its {rows} paid orders has a refund, so '{column}' before or after refunds is the same."


@dataclass(frozen=True, kw_only=True)
class ReceivedAsTotal(AmountMeaning):
    zh = "“{file}”没有总金额，支付金额取“{column}”；它是退款前还是退款后无从检验，实收按缺失处理。"
    en = (
        "'{file}' has no total, so '{column}' counts as paid amount; whether it is before or after refunds cannot "
        "be tested, and received is missing."
    )


@dataclass(frozen=True, kw_only=True)
class ReceivedUntested(AmountMeaning):
    zh = "“{file}”没有退款金额，“{column}”是退款前还是退款后无从检验，照原样读取；支付金额取总金额。"
    en = (
        "'{file}' has no refund column, so whether '{column}' is before or after refunds cannot be tested; it is "
        "kept as read; the total counts as paid amount."
    )


@dataclass(frozen=True, kw_only=True)
class ReceivedUnclear(AmountMeaning):
    severity: ClassVar[Severity] = "warn"
    net: int
    gross: int
    neither: int
    used: str
    zh = (
        "“{file}”的“{column}”含义不一致：有退款的已付款订单里 {net} 个等于总金额减退款金额，{gross} 个等于总金额；没有退款的里 {neither} 个不等于总金额；按{used}处理，"
        "支付金额取总金额。"
    )
    en = (
        "'{file}': '{column}' is inconsistent: of the paid orders with refunds {net} equal total less refund and "
        "{gross} equal the total; {neither} of those without differ from the total; read as {used}; the total "
        "counts as paid amount."
    )


@dataclass(frozen=True, kw_only=True)
class PaidWithoutAmount(Finding):
    """Paid orders whose amount cell is empty: they are orders, and no part of the amount."""

    count: int
    zh = "“{file}”有 {count} 个已付款订单的“{column}”是空的，计入订单数而不计入支付金额，请核对这些订单。"
    en = "'{file}' has {count} paid orders with an empty '{column}': they count as orders and not in the amount; check them."
