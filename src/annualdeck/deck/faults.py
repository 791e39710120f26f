"""What can be wrong with a finished .pptx as a package: one class per sentence.

A fault keeps PowerPoint from opening the file without a repair, shows something else than the data sheet holds, does not
follow the template, or leaves out a reader who does not see the slide.
`part` is the part of the package it was found in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from annualdeck.errors import Finding, Severity


@dataclass(frozen=True, kw_only=True)
class Fault(Finding):
    """One broken invariant of a package."""

    severity: ClassVar[Severity] = "stop"
    part: str
    what: str = ""


class NotAPackage(Fault):
    zh = "{part} 不是完好的 .pptx 文件（{what}），请重新生成。"
    en = "{part} is no intact .pptx file ({what}): build it again."


class TooLarge(Fault):
    zh = "{part} 解压后超过 {what}，不像正常的演示文稿，请换一个文件。"
    en = "{part} unpacks to more than {what}, which no ordinary deck does: use another file."


class TwiceInArchive(Fault):
    zh = "压缩包里有两个 {part}，请重新生成。"
    en = "The archive holds {part} twice: build it again."


class PartMissing(Fault):
    zh = "文件缺少必需的部件 {part}，请重新生成。"
    en = "The required part {part} is missing: build the file again."


class NotXml(Fault):
    zh = "{part} 不是合法的 XML（{what}），请重新生成。"
    en = "{part} is not well-formed XML ({what}): build the file again."


class NoContentType(Fault):
    zh = "[Content_Types].xml 没有写明 {part} 的类型，请重新生成。"
    en = "[Content_Types].xml gives no type for {part}: build the file again."


class WrongContentType(Fault):
    zh = "{part} 的类型写成了 {what}，请重新生成。"
    en = "{part} has the wrong content type {what}: build the file again."


class PhantomType(Fault):
    zh = "[Content_Types].xml 写明了并不存在的部件 {part}，请重新生成。"
    en = "[Content_Types].xml names {part}, which is not there: build the file again."


class NotWhatItIsCalled(Fault):
    zh = "{part} 的内容不是它的扩展名所说的格式，请重新生成。"
    en = "{part} does not hold what its name says: build the file again."


class DanglingRelationship(Fault):
    zh = "{part} 的关系 {what} 指向不存在的部件，请重新生成。"
    en = "The relationship {what} of {part} leads nowhere: build the file again."


class OutsideTarget(Fault):
    zh = "{part} 引用了文件之外的 {what}，请去掉这个链接。"
    en = "{part} refers to {what} outside the file: remove the link."


class UnknownRelationshipId(Fault):
    zh = "{part} 用到了没有定义的关系编号 {what}，请重新生成。"
    en = "{part} uses the relationship id {what}, which is not defined: build the file again."


class RelationshipIdTwice(Fault):
    zh = "{part} 里有两个关系共用编号 {what}，请重新生成。"
    en = "Two relationships in {part} share the id {what}: build the file again."


class Unreachable(Fault):
    zh = "没有任何部件引用 {part}，请重新生成。"
    en = "No part refers to {part}: build the file again."


class SlideListBroken(Fault):
    zh = "{part} 的幻灯片清单与文件里的幻灯片不一致（{what}），请重新生成。"
    en = "The slide list of {part} does not match the slides in the file ({what}): build it again."


class SectionsBroken(Fault):
    zh = "{part} 的分节没有把每张幻灯片各归一节（{what}），请重新生成。"
    en = "The sections of {part} do not hold every slide once ({what}): build the file again."


class LayoutIdBroken(Fault):
    zh = "{part} 的母版和版式编号 {what} 重复或太小，请重新生成。"
    en = "The id {what} of a master or layout of {part} is not unique or too small: build the file again."


class NoLayout(Fault):
    zh = "{part} 没有对应的{what}，请重新生成。"
    en = "{part} has no {what} of its own: build the file again."


class ShapeIdTwice(Fault):
    zh = "{part} 里有两个形状共用编号 {what}，请重新生成。"
    en = "Two shapes in {part} share the id {what}: build the file again."


class EmptyPlaceholder(Fault):
    zh = "{part} 留着空的占位符“{what}”，请重新生成。"
    en = "{part} still holds the empty placeholder “{what}”: build the file again."


class ReadingOrderBroken(Fault):
    zh = "{part} 的“{what}”没有按版式的顺序朗读，请重新生成。"
    en = "“{what}” in {part} is not read where its layout has it: build the file again."


class RaggedTable(Fault):
    zh = "{part} 的表格{what}，与列数不符，请重新生成。"
    en = "A table in {part} does not match its grid ({what}): build the file again."


class NoAltText(Fault):
    zh = "{part} 的“{what}”没有替代文字，请重新生成。"
    en = "“{what}” in {part} has no alternative text: build the file again."


class ChildrenOutOfOrder(Fault):
    zh = "{part} 的元素次序不合规范：{what}，请重新生成。"
    en = "Elements of {part} are not in the order of the format: {what}; build the file again."


class OwnLook(Fault):
    zh = "{part} 没有沿用模板的主题，自带颜色或字体“{what}”，请重新生成。"
    en = "{part} has a colour or font of its own, “{what}”, where the theme's belongs: build the file again."


class NoLanguage(Fault):
    zh = "{part} 的文字“{what}”没有标明是中文，请重新生成。"
    en = "The words “{what}” in {part} are not marked as Chinese: build the file again."


class NoEastAsianFont(Fault):
    zh = "{part} 的文字“{what}”没有中文字体，请重新生成。"
    en = "The words “{what}” in {part} have no East Asian font: build the file again."


class NotesBroken(Fault):
    zh = "{part} 的备注页没有指回这张幻灯片，请重新生成。"
    en = "The notes page of {part} does not lead back to it: build the file again."


class SeriesIndexTwice(Fault):
    zh = "{part} 的两个系列共用 {what}，请重新生成。"
    en = "Two series in {part} share {what}: build the file again."


class SeriesNameless(Fault):
    zh = "{part} 的第{what}个系列没有名称，请重新生成。"
    en = "Series {what} of {part} has no name: build the file again."


class PointsBroken(Fault):
    zh = "{part} 的系列点数不一致，或给不存在的点写了标签（{what}），请重新生成。"
    en = "A series of {part} has more or fewer points than it should, or a label for none ({what}): build the file again."


class AxesBroken(Fault):
    zh = "{part} 的坐标轴编号 {what} 不成对或不合法，请重新生成。"
    en = "The axis ids of {part} are not valid pairs ({what}): build the file again."


class NoDataSheet(Fault):
    zh = "{part} 背后没有能打开的数据表（{what}），请重新生成。"
    en = "{part} has no data sheet that opens ({what}): build the file again."


class CellDiffers(Fault):
    zh = "{part} 显示的数据与数据表不一致：{what}，请重新生成。"
    en = "{part} shows other data than its sheet: {what}; build the file again."


class FormulaInSheet(Fault):
    zh = "{part} 的数据表在 {what} 里有公式，请重新生成。"
    en = "The data sheet of {part} has a formula in {what}: build the file again."


class NoNumberFormat(Fault):
    zh = "{part} 的 {what} 没有数字格式，请重新生成。"
    en = "{what} in {part} has no number format: build the file again."


class CustomXmlBroken(Fault):
    zh = "{part} 缺少它的属性部件，请重新生成。"
    en = "{part} lacks its properties part: build the file again."
