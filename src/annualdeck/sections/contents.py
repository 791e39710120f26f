"""The table of contents: six sections, three slides each, and the headline figures of a section."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

from annualdeck.period import Period
from annualdeck.sections.experience import feedback, members, service
from annualdeck.sections.marketing import ads, campaigns, content
from annualdeck.sections.operations import aftersales, fulfilment, inventory
from annualdeck.sections.outlook import competition, policy, technology
from annualdeck.sections.performance import market, sales, users
from annualdeck.sections.plan import goals, risks, strategy


@dataclass(frozen=True)
class Section:
    """A section: its id, number and title, its slides in order, and its headline KPIs.

    The divider shows the first three that are there, which with all data are one of each slide.
    """

    id: str
    number: str
    title: str
    slides: tuple[ModuleType, ...]
    headlines: tuple[str, ...]
    short: str = ""   # its title in a report of less than a year, where that differs

    def named(self, period: Period) -> str:
        return self.short if self.short and not period.lasts_a_year else self.title


SECTIONS = (
    Section("performance", "01", "年度业绩概览", (sales, users, market),
            ("sales.paid_amount", "users.dau", "market.share", "sales.buyers", "sales.spend_per_buyer", "sales.orders", "sales.category_amount"),
            "业绩概览"),
    Section("marketing", "02", "营销活动分析", (campaigns, content, ads),
            ("sales.campaign_share", "content.amount", "ads.roi", "campaigns.conversion", "ads.non_search_share",
             "campaigns.hero_share", "campaigns.multi_category_share")),
    Section("operations", "03", "运营效率评估", (fulfilment, inventory, aftersales),
            ("fulfilment.ship_48h", "inventory.days", "aftersales.refund_rate", "inventory.supplier_on_time",
             "aftersales.refund_amount_rate", "fulfilment.process_hours")),
    Section("experience", "04", "客户体验提升", (feedback, members, service),
            ("feedback.rated_positive_share", "members.contribution", "service.satisfaction", "users.repurchase_rate",
             "users.members", "service.first_response_seconds", "feedback.negative_share")),
    Section("outlook", "05", "挑战与机遇", (competition, policy, technology),
            ("sales.growth_lead", "policy.compliance", "policy.green_packaging", "sales.industry_growth", "market.share")),
    Section("plan", "06", "来年规划展望", (goals, strategy, risks),
            ("goals.targets", "strategy.covered", "risks.exposure", "sales.paid_amount", "campaigns.conversion",
             "sales.spend_per_buyer"), "下阶段规划展望"),
)
