"""Make the sample shop: examples/exports, examples/商品清单.xlsx and examples/truth.json, the same on every run.

    python examples/make_sample.py

松间堂旗舰店 does not exist. Its three years of orders are drawn by chance from a fixed seed, then written in the
formats that the platforms export; `truth.json` holds the figures that a reader must find in them.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from maker import ads_files, contents, market, panel_files, people, returns, stockroom, trials, voices
from maker.order_files import detail_archive, order_archive
from maker.panel import PANEL_YEARS
from maker.truth import truth
from maker.writing import xls, xlsx, zipped

HERE = Path(__file__).parent


def files() -> dict[str, bytes]:
    """Every file of the sample but truth.json: path beside this script → content."""
    made = {
        "商品清单.xlsx": panel_files.item_file(), "exports/订单/2023年订单.zip": zipped(order_archive(2023)),
        "exports/推广/引力魔方_2024上半年.csv": ads_files.ylmf_file(), "exports/仓库/采购入库.zip": stockroom.purchase_file(),
        "exports/仓库/过季清仓.xlsx": stockroom.clearance_file(), "exports/会员/会员名单.zip": people.member_file(),
        "exports/其他/试点.xlsx": trials.pilot_file(), "exports/其他/违规记录.xlsx": trials.violation_file(),
        "exports/市场/竞品价格.xlsx": trials.price_file(),
    }
    for year in PANEL_YEARS:
        made |= {f"exports/{name}": content for name, content in of_year(year).items()}
    return made


def of_year(year: int) -> dict[str, bytes]:
    """The files that there are of 2024 and 2025 alike; the workbooks of 2025 are old ones, those of 2024 new."""
    suffix, book = ("xls", xls) if year == 2025 else ("xlsx", xlsx)
    made = {
        f"订单/{year}年订单.zip": zipped(order_archive(year)), f"订单/{year}年宝贝明细.zip": zipped(detail_archive(year)),
        f"退款/退款_{year}.zip": zipped({f"退款_{year}.csv": returns.refund_file(year)}),
        f"退款/售后工单_{year}.zip": zipped({f"售后工单_{year}.csv": returns.ticket_file(year)}),
        f"退款/服务商考核_{year}.xlsx": returns.provider_file(year),
        f"生意参谋/店铺日报_{year}.{suffix}": book({f"店铺_{year}": panel_files.daily_rows(year)}),
        f"生意参谋/引流搜索词_{year}.zip": zipped({f"引流搜索词_{year}.xls": ads_files.words_file(year)}),
        f"生意参谋/推荐分析_{year}.xlsx": ads_files.feed_file(year),
        f"优惠券/优惠券_{year}.xlsx": panel_files.coupon_file(year), f"市场/市场大盘_{year}.xlsx": market.market_file(year),
        f"推广/万相台_{year}.zip": ads_files.wxt_archive(year), f"推广/淘宝客_{year}.csv": ads_files.taoke_file(year),
        f"推广/品销宝_{year}.xlsx": ads_files.zone_file(year),
        f"内容/达人合作_{year}.xlsx": contents.creator_file(year), f"内容/直播场次_{year}.xlsx": contents.live_file(year),
        f"内容/小红书笔记_{year}.csv": contents.note_file(year),
        f"仓库/发货明细_{year}.zip": stockroom.parcel_archive(year), f"仓库/进销存_{year}.zip": stockroom.stock_archive(year),
        f"仓库/揽收异常_{year}.xlsx": stockroom.exception_file(year),
        f"评价/评价_{year}.zip": voices.review_file(year), f"评价/问卷_{year}.zip": zipped({f"问卷_{year}.xls": voices.survey_file(year)}),
        f"会员/积分流水_{year}.xlsx": people.points_file(year), f"客服/客服会话_{year}.zip": people.chat_file(year),
    }
    made[f"客服/客服绩效_{year}.zip"] = zipped({
        f"客服绩效_{name}.{suffix}": book({name: rows}) for name, rows in people.desk_files(year).items()})
    for month in range(1, 13):
        made[f"流量/{panel_files.flow_name(year, month)}"] = panel_files.flow_file(year, month)
    return made


def truth_text() -> str:
    return json.dumps(truth(), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    shutil.rmtree(HERE / "exports", ignore_errors=True)
    for name, content in files().items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (HERE / "truth.json").write_text(truth_text(), encoding="utf-8")
    size = sum(p.stat().st_size for p in (HERE / "exports").rglob("*") if p.is_file())
    print(f"{HERE / 'exports'}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
