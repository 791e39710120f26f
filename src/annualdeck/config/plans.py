"""What the business itself says: benchmarks, targets, initiatives, risks, rivals, rules and pilots."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from annualdeck.config import problems as p
from annualdeck.config.fields import Amount, Day, Evidence, Keys, Kpi, Month, Name, Score, Words, refused


class Benchmark(Keys):
    """行业基准。"""

    value: Amount = Field(description="基准值：金额为元，比率为小数（0.18 即 18%）")
    source: Name = Field(description="基准的出处，会写在页上")


class Target(Keys):
    """来年目标。"""

    value: Amount = Field(description="目标值：金额为元，比率为小数")
    why: Words = Field("", description="达成的理由")


class Initiative(Keys):
    """来年举措。"""

    name: Name = Field(description="举措名称")
    moves: Kpi = Field(description="推动的指标")
    by: Amount = Field(description="预计变化：金额、人数为增量，比率为小数（0.03 即 3 个百分点）")
    budget: Annotated[float, Field(ge=0)] | None = Field(None, description="预算（元）")
    owner: Name | None = Field(None, description="负责人或部门")
    start: Month = Field(description="开始月份")
    end: Month = Field(description="结束月份（包含）")

    @model_validator(mode="after")
    def _forward(self) -> Initiative:
        if self.end < self.start:
            raise refused((("end",), p.EndBeforeStart, {"start": f"{self.start:%Y-%m}", "end": f"{self.end:%Y-%m}"}))
        return self


class Shock(Keys):
    """风险发生时的冲击。"""

    search_visitors: Annotated[float, Field(ge=-1, le=0)] | None = Field(None, description="搜索访客的变化，如 -0.2")


class Risk(Keys):
    """风险。"""

    name: Name = Field(description="风险名称")
    likelihood: Score = Field(description="可能性，1–5")
    impact: Score = Field(description="影响，1–5")
    trigger: Words = Field("", description="触发条件")
    plan: Words = Field("", description="应对预案")
    owner: Name | None = Field(None, description="负责人或部门")
    shock: Shock = Field(default=Shock(), description="发生时的冲击，用来测算影响金额")


class Threat(Keys):
    """竞争威胁。"""

    name: Name = Field(description="威胁")
    level: Literal["高", "中", "低"] = Field(description="程度")
    evidence: Evidence = Field("", description="佐证的指标，或引用指标的一句话：交易指数{market.rival_index[subject=某旗舰店]:change}")
    response: Words = Field("", description="应对")


class Rule(Keys):
    """平台或监管规则。"""

    name: Name = Field(description="规则名称")
    since: Day | None = Field(None, description="生效日期")
    impact: Words = Field("", description="影响")
    response: Words = Field("", description="应对")
    owner: Name | None = Field(None, description="负责人或部门")
    state: Literal["未开始", "进行中", "已完成"] = Field("进行中", description="进展")
    done: Annotated[int, Field(ge=0)] | None = Field(None, description="已整改项数")
    items: Annotated[int, Field(ge=0)] | None = Field(None, description="应整改项数")
    spent: Annotated[float, Field(ge=0)] | None = Field(None, description="已花费（元）")
    budget: Annotated[float, Field(ge=0)] | None = Field(None, description="预算（元）")


class Pilot(Keys):
    """新技术试点。"""

    name: Name = Field(description="试点名称，与数据里的一致")
    metric: Name = Field(description="衡量的指标，如 点击率")
    unit: Name | None = Field(None, description="指标值的单位，如 克；写在两组的均值后面")
    samples: Name | None = Field(None, description="样本是什么，如 包裹；写在两组的样本量前面")
    control: Name = Field("对照", description="对照组在数据里的名称")
    treated: Name = Field("试点", description="试点组在数据里的名称")
    better: Literal["more", "less"] = Field("more", description="more：越高越好；less：越低越好")
