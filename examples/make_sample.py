"""Make the sample shop: examples/exports, examples/商品清单.xlsx and examples/truth.json, the same on every run.

    python examples/make_sample.py

松间堂旗舰店 does not exist. Its three years of orders are drawn by chance from a fixed seed, then written in the
formats that the platforms export; `truth.json` holds the figures that a reader must find in them.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

from maker.order_files import detail_archive, order_archive
from maker.panel import PANEL_YEARS
from maker.panel_files import coupon_file, daily_rows, flow_file, flow_name, item_file, market_file, xls, xlsx
from maker.shop import YEARS
from maker.truth import truth

HERE = Path(__file__).parent


def files() -> dict[str, bytes]:
    """Every file of the sample but truth.json: path beside this script → content."""
    made = {"商品清单.xlsx": item_file()}
    for year in YEARS:
        made[f"exports/订单/{year}年订单.zip"] = zipped(order_archive(year))
        made[f"exports/订单/{year}年宝贝明细.zip"] = zipped(detail_archive(year))
    for year in PANEL_YEARS:
        name, write = ("xls", xls) if year == 2025 else ("xlsx", xlsx)
        made[f"exports/生意参谋/店铺日报_{year}.{name}"] = write({f"店铺_{year}": daily_rows(year)})
        made[f"exports/市场/市场大盘_{year}.xlsx"] = market_file(year)
        made[f"exports/优惠券/优惠券_{year}.xlsx"] = coupon_file(year)
        for month in range(1, 13):
            made[f"exports/流量/{flow_name(year, month)}"] = flow_file(year, month)
    return made


def zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()


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
