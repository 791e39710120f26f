"""The table of contents: six sections, three slides each, and the headline figures of a section."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

from annualdeck.sections.experience import feedback, members, service
from annualdeck.sections.marketing import ads, campaigns, content
from annualdeck.sections.operations import aftersales, fulfilment, inventory
from annualdeck.sections.outlook import competition, policy, technology
from annualdeck.sections.performance import market, sales, users
from annualdeck.sections.plan import goals, risks, strategy


@dataclass(frozen=True)
class Section:
    """A section: its id, number and title, its slides in order, and the KPIs its divider shows (the first three found)."""

    id: str
    number: str
    title: str
    slides: tuple[ModuleType, ...]
    headlines: tuple[str, ...]


SECTIONS = (
    Section("performance", "01", "年度业绩概览", (sales, users, market),
            ("sales.paid_amount", "users.dau", "market.share", "sales.orders", "sales.order_value", "sales.buyers")),
    Section("marketing", "02", "营销活动分析", (campaigns, content, ads),
            ("sales.campaign_share", "campaigns.conversion", "ads.non_search_share", "campaigns.coupon_redemption")),
    Section("operations", "03", "运营效率评估", (fulfilment, inventory, aftersales),
            ("fulfilment.ship_48h", "aftersales.refund_amount_rate", "aftersales.refund_rate", "sales.refund_amount")),
    Section("experience", "04", "客户体验提升", (feedback, members, service),
            ("feedback.rated_positive_share", "members.contribution", "users.repurchase_rate", "users.members")),
    Section("outlook", "05", "挑战与机遇", (competition, policy, technology),
            ("sales.industry_growth", "sales.growth_lead", "market.share")),
    Section("plan", "06", "来年规划展望", (goals, strategy, risks),
            ("sales.paid_amount", "campaigns.conversion", "sales.spend_per_buyer", "sales.order_value")),
)
