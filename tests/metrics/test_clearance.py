"""What was cleared out of season, and what it cost."""


WINTER = "2025-01-01..2025-03-01"
STOCK = """
    stock
    month      sku warehouse opening_quantity received_quantity sold_quantity closing_quantity unit_cost
    2024-01-01 S1  义乌      10               10                10            10               4.00
    2024-02-01 S1  义乌      10               0                 5             5                4.00
    2025-01-01 S1  义乌      6                10                4             12               5.00
    2025-01-01 S1  杭州      4                0                 0             4                5.00
    2025-01-01 S2  义乌      20               0                 10            10               2.00
    2025-02-01 S1  义乌      12               0                 6             6                5.00
    2025-02-01 S1  杭州      4                0                 0             4                5.00
    2025-02-01 S2  义乌      10               0                 0             10               2.00
"""


CLEARED = """
    clearance
    date       sku season channel quantity amount cost
    2024-01-02 S1  冬     特卖    10       300    500
    2024-02-28 S2  冬     直播    4        40     50
    2025-01-02 S1  冬     特卖    5        200    250
    2025-01-03 S1  冬     特卖    1        30     -
    2025-02-01 S2  冬     -       2        -      25
    2025-02-28 S2  冬     直播    3        60     40
"""


def test_what_was_cleared_and_what_it_cost(ask):
    """Loss 2025: 50 − 20 (the last sold above its cost); no cost for the second, no amount for the third. 2024: 200 + 10."""
    k = ask(CLEARED, "inventory.clearance by channel", "inventory.clearance_amount by channel", period=WINTER)

    assert k.both("inventory.clearance") == (11, 14)
    assert k.both("inventory.clearance_amount") == (290, 340)
    assert k.both("inventory.clearance_loss") == (30, 210)
    assert k.of("inventory.writedown_avoided") == 180
    assert k.by("inventory.clearance", "channel") == {"特卖": 6, "直播": 3}
    assert k.prior_by("inventory.clearance_amount", "channel") == {"特卖": 300, "直播": 40}


def test_clearance_without_a_cost_takes_that_of_the_item_list(ask):
    """1 × 45 beside the 30 it fetched: 15 more."""
    k = ask(CLEARED + """

        items
        item_id sku category unit_cost
        1       S1  茶叶     45.00
    """, period=WINTER)

    assert k.of("inventory.clearance_loss") == 45


def test_one_year_of_clearance_avoids_nothing(ask):
    k = ask("""
        clearance
        date       sku channel quantity amount cost
        2025-01-02 S1  特卖    5        200    250
        2025-02-28 S1  特卖    5        200    250
    """, period=WINTER)

    assert k.of("inventory.clearance_loss") == 100
    assert k.why("inventory.writedown_avoided") == "NoPrior"


def test_nothing_was_cleared(ask):
    k = ask(STOCK, period=WINTER)

    for id_ in ("inventory.clearance", "inventory.clearance_loss", "inventory.writedown_avoided"):
        assert k.why(id_) == "NoTable", id_
