"""The floor a deck build is measured against: 27 slides with 20 native charts, by python-pptx and nothing else."""

from __future__ import annotations

import sys

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

SLIDES, CHARTS = 27, 20
MONTHS = [f"{month}月" for month in range(1, 13)]


def main() -> None:
    deck = Presentation()
    for number in range(SLIDES):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"第{number + 1}页：支付金额同比增长"
        box = slide.shapes.add_textbox(Inches(6), Inches(1.5), Inches(3.5), Inches(4))
        box.text_frame.text = "三四行说明文字，写出最重要的变化。"
        if number < CHARTS:
            data = CategoryChartData()
            data.categories = MONTHS
            data.add_series("2025年", [100 + number * month for month in range(12)])
            data.add_series("2024年", [90 + number * month for month in range(12)])
            slide.shapes.add_chart(
                XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(0.5), Inches(1.5), Inches(5), Inches(4), data)
    deck.save(sys.argv[1])


if __name__ == "__main__":
    main()
