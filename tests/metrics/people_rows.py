"""Members' days and points, the service desk, rivals' prices, violations and pilots of the made-up shop, the same every time."""

import datetime as dt
import random

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2025, 12, 31)
DAYS = [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
GRADES = ("very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied")


def tables(orders, lines):
    r = random.Random(88)
    return {
        "member_daily": [{"date": day, "visiting_members": r.randrange(300), "amount": r.randrange(200000)} for day in DAYS],
        "points": _points(r), "chats": _chats(r), "service_daily": _desk(r), "prices": _prices(r), "violations": _violations(r),
        "experiments": _experiments(r),
    }


def _perhaps(r, share, value):
    return value if r.random() < share else None


def _points(r):
    """What comes in has a source and what goes out a use; some directions nobody can read."""
    rows = []
    for day in DAYS:
        rows += [{"date": day, "direction": "发放", "source": source, "use": None, "points": r.randrange(3000)} for source in ("消费", "签到", "分享")]
        rows += [{"date": day, "direction": "核销", "source": None, "use": use, "points": r.randrange(800)} for use in ("抵现", "兑礼", "抽奖")]
        rows.append({"date": day, "direction": r.choice(("过期扣减", "不详", None)), "source": None, "use": None, "points": r.randrange(90)})
    return rows


def _chats(r):
    rows = []
    for n in range(2500):
        bot = r.random() < 0.55
        rows.append({
            "session_id": f"s{n}", "started_at": dt.datetime(2024, 1, 1) + dt.timedelta(minutes=r.randrange(731 * 1440)),
            "channel": _perhaps(r, 0.97, r.choice(("机器人", "店小蜜", "机器人转人工") if bot else ("人工", "人工客服"))),
            "first_response_seconds": _perhaps(r, 0.95, float(r.randrange(-1, 4) if bot else r.randrange(5, 90))),
            "handle_minutes": _perhaps(r, 0.95, round(r.expovariate(0.2), 1)), "transferred": r.choice(("是", "否", "否", None)),
            "score": _perhaps(r, 0.5, float(r.choice((5, 5, 4, 3, 2, 1, 0, 10)))),
        })
    return rows


def _desk(r):
    rows = []
    for day in DAYS:
        ratings = dict(zip(GRADES, (_perhaps(r, 0.9, r.randrange(most)) for most in (60, 30, 8, 5, 3)), strict=True))
        rows.append({
            "date": day, "received": _perhaps(r, 0.95, r.randrange(400)), "response_seconds": _perhaps(r, 0.9, 20 + 60 * r.random()),
            "first_response_seconds": _perhaps(r, 0.9, 5 + 30 * r.random()), "handle_minutes": 3 + 9 * r.random(),
            "satisfaction_rate": r.random(), **ratings,
        })
    return rows


def _prices(r):
    return [
        {"date": dt.date(year, month, 15), "item_title": item, "subject": subject, "own_price": r.choice((0, 2000 + r.randrange(9000))),
         "rival_price": 2000 + r.randrange(9000)}
        for year in (2024, 2025) for month in range(1, 13) for item in ("龙井", "白茶", "盖碗", "杯垫") for subject in ("甲山", "乙水")
    ]


def _violations(r):
    return [
        {"violation_id": f"V{n}", "date": dt.datetime(2024, 1, 1) + dt.timedelta(hours=r.randrange(731 * 24)), "points": r.choice((None, 0.5, 2.0)),
         "rule": r.choice(("延迟发货", "虚假宣传", None)), "fine": _perhaps(r, 0.7, 100 * r.randrange(2000))}
        for n in range(40)
    ]


def _experiments(r):
    """One pilot of shares and one of values, in which a few cells are empty, and one that the config does not name."""
    rows = []
    for n in range(56):
        day = dt.date(2025, 8, 25) + dt.timedelta(days=n)
        for arm, rate, mean in (("对照", 0.05, 214.0), ("试点", 0.06, 201.0)):
            trials = r.randrange(800, 1200)
            counted = {"date": day, "arm": arm, "successes": round(trials * rate * r.uniform(0.9, 1.1)), "trials": _perhaps(r, 0.95, trials)}
            rows += [counted | {"pilot": "AI主图", "value": None}, counted | {"pilot": "没有写的", "value": None}]
            rows.append({"date": day, "arm": arm, "successes": None, "trials": None, "pilot": "包裹减重", "value": _perhaps(r, 0.95, r.gauss(mean, 20))})
    return rows
