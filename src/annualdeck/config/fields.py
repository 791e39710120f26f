"""The kinds of values a config holds, each with its own notation and its own sentence when it is wrong."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from annualdeck.config import problems as p
from annualdeck.errors import AnnualdeckError
from annualdeck.wording import references

Refusal = tuple[tuple[str | int, ...], type[p.ConfigProblem], dict[str, object]]


def refused(*refusals: Refusal) -> PydanticCustomError:
    """An error for pydantic to carry: what is wrong, each with its path below the value that is looked at."""
    return PydanticCustomError("config", "refused", {"refusals": refusals})


class Keys(BaseModel):
    """A mapping of the config with exactly these keys."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _name(value: object) -> object:
    """618 is a name as good as 双11."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _cell(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


class Prose(str):
    """Text that may refer to KPIs: 投产比{ads.roi}，{ads.roi:change}."""


def _prose(text: str) -> Prose:
    try:
        references(text)
    except AnnualdeckError as problem:
        raise refused(((), p.BadText, {"problem": problem})) from None
    return Prose(text)


class KpiId(str):
    """The id of a KPI, as sales.paid_amount. Whether there is such a KPI is asked later."""


def _kpi(text: str) -> KpiId:
    if not re.fullmatch(r"[a-z]+\.[a-z0-9_]+", text):
        raise refused(((), p.BadKpi, {"found": text}))
    return KpiId(text)


def _evidence(text: str) -> KpiId | Prose:
    """A bare id is a KPI; anything else is a sentence that may refer to some."""
    return KpiId(text) if re.fullmatch(r"[a-z]+\.[a-z0-9_]+", text) else _prose(text)


def _day(value: object) -> dt.date:
    return _date(value, _DAY, "2025-05-27").date()


def _moment(value: object) -> dt.date:
    """A day stays a day; 2025-05-27 20:00 becomes a datetime of Shanghai wall time."""
    moment = _date(value, f"{_DAY}({_TIME})?", "2025-05-27 20:00")
    return moment if ":" in str(value) else moment.date()


def _month(value: object) -> dt.date:
    """The first day of the month."""
    return _date(value, r"\d{4}-\d\d", "2025-05", "-01").date()


def _date(value: object, pattern: str, wanted: str, tail: str = "") -> dt.datetime:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise PydanticKnownError("date_type")
    text = str(value)
    try:
        if re.fullmatch(pattern, text):
            return dt.datetime.fromisoformat(text + tail)
    except ValueError:
        pass
    raise refused(((), p.BadDate, {"found": text, "wanted": wanted}))


def _schema(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", "examples": list(examples)})


_TEXT = WithJsonSchema({"type": ["string", "integer"]})
_DAY, _TIME = r"\d{4}-\d\d-\d\d", r"[ T]\d\d:\d\d(:\d\d)?"

Name = Annotated[str, BeforeValidator(_name), Field(min_length=1), _TEXT]
Cell = Annotated[str, BeforeValidator(_cell), WithJsonSchema({"type": ["string", "number"]})]
Words = Annotated[str, BeforeValidator(_name), AfterValidator(_prose), _TEXT]
Evidence = Annotated[str, BeforeValidator(_name), AfterValidator(_evidence), _TEXT]
Kpi = Annotated[str, AfterValidator(_kpi), _schema(r"[a-z]+\.[a-z0-9_]+", "sales.paid_amount")]
Day = Annotated[dt.date, PlainValidator(_day), _schema(_DAY, "2025-05-27")]
Moment = Annotated[dt.date, PlainValidator(_moment), _schema(f"{_DAY}({_TIME})?", "2025-05-27", "2025-05-27 20:00")]
Month = Annotated[dt.date, PlainValidator(_month), _schema(r"\d{4}-\d\d", "2026-01")]
Amount = Annotated[float, Field(allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
Score = Annotated[int, Field(ge=1, le=5)]
