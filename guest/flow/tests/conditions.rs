//! Conditions of journeys and templates that no order meets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod checking;

use checking::{finds, shipped};
use serde_json::json;

#[test]
fn a_condition_that_no_order_meets_is_refused() {
    let with =
        |condition: &str| json!({ "brand": "Demo", "journeys": { "delivered": { "condition": condition } } });
    for condition in [
        "false",
        "buyer.orders < 1",
        "buyer.orders <= 1 and buyer.tone == 'returning'",
        "buyer.orders == 1 and buyer.tone == 'loyal'",
        "buyer.tone == 'platinum'",
        "buyer.country == 'Germany'",
        "buyer.country == 'us'",
        "buyer.country == 'UK'",
        "buyer.country in ['EU', 'UK']",
        "buyer.country in []",
        "buyer.tags == 'vip'",
        "buyer.tone in ['platinum']",
        "buyer.orders == 1.5",
        "buyer.orders in [0, 1.5]",
        "buyer.country not in ['DE'] and buyer.country == 'DE'",
        "buyer.country == 'DE' and not buyer.country in ['DE', 'FR']",
        "order.digital == 'true'",
        "buyer.region == 'California'",
        "buyer.country == 'US' and (buyer.country == 'CA' or buyer.country == 'MX')",
        "(order.value > 50 or 'vip' in buyer.tags) and not (order.value > 50) and 'vip' not in buyer.tags",
        "not (order.value > 50 or order.value <= 50)",
        "not (order.value > 50 or order.value <= 50 and buyer.orders > 0)",
        "order.currency == 'Dollar'",
        "'posted' in order.methods",
        "'feedbak' in sent.ever",
        "step == 'shipped'",
        "1 > 2",
        "true == false",
        "not true",
        "(false)",
        "false or false",
        "not (buyer.orders > 0)",
        "order.quantity > 5 and order.quantity < 3",
        "buyer.orders > 3 and buyer.orders <= 3",
        "buyer.orders > 3 and buyer.orders < 4",
        "order.quantity in [1, 2] and order.quantity > 5",
        "order.quantity > 5 and (order.quantity in (1, 2))",
        "(order.quantity in [1, 2] or order.quantity == 3) and order.quantity > 5",
        "order.quantity > 5 and (order.quantity in [1, 2] or order.quantity == 3)",
        "order.quantity in [1, 2] and order.quantity != 1 and order.quantity not in [2, 3]",
        "buyer.country in ['US', 'CA'] and buyer.country == 'MX'",
        "buyer.country == 'MX' and buyer.country in ['US', 'CA']",
        "order.value == 5 and order.value != 5",
        "buyer.country == 'US' and buyer.country == 'CA'",
        "buyer.region == 'IL' and not buyer.region == \"IL\"",
        "buyer.tone == 'new' and buyer.tone == 'loyal'",
        "buyer.tone == 'new' and buyer.orders >= 2",
        "order.digital and not order.digital",
        "order.digital == false and (order.digital)",
        "'shipped' in sent.order and 'shipped' not in sent.order",
        "0 >= buyer.orders",
        "orders.last_30_days < 0",
        "orders.last_30_days > 3 and orders.last_90_days < 2",
        "orders.last_365_days == 1 and orders.last_30_days >= 2",
        "buyer.country in ['US', 'CA'] and buyer.country in ['DE', 'FR']",
        "order.quantity in [1, 2] and order.quantity in [3]",
        "order.age_days < -1",
        "order.value == '50'",
        "order.value > 5 and (1 > 2 or buyer.country == 'Germany')",
    ] {
        finds(&with(condition), &["error never-true /journeys/delivered/condition"]);
    }
    for condition in [
        "order.value > 50 and order.value < 50.5",
        "buyer.orders > 1 and buyer.orders < 3 and buyer.tone == 'returning'",
        "'vip' in buyer.tags and 'gift' not in buyer.tags and buyer.country in ['US', 'CA']",
        "order.value * 2 > 100 and order.value < 51",
        "order.kinds | first == 'Coffee'",
        "order.value > 5 and order.value < 6 or order.value > 8 and order.value < 9",
        "1 < 2 and not false",
        "not (order.value > 5 and order.value < 3)",
        "order.digital or not order.digital",
        "buyer.country == 'US' or buyer.country == 'CA'",
        "buyer.country == 'US' and (buyer.country == 'CA' or order.value > 5)",
        "buyer.country in ['EU', 'FR']",
        "order.quantity in [1, 2, 8] and order.quantity > 5",
        "order.quantity in [1, order.age_days] and order.quantity > 5",
        "order.quantity in [1, 2] and (order.quantity > 5 or order.digital)",
        "buyer.country not in []",
        "buyer.country not in ['DE', 'FR'] and buyer.country != 'AT' and buyer.country == 'US'",
        "order.digital == true and buyer.region == 'IL'",
        "buyer.tags != 'vip'",
        "not (buyer.country == 'US' and order.value > 5)",
        "not (order.value > 5 or order.value > 3 and order.value <= 3)",
        "order.value - 1 > 5 and order.value < 6",
        "(order.value > 5 if order.digital else order.value < 3)",
        "buyer.region == 'and' and order.name != 'or'",
        "order.skus == ['a', 'b']",
        "orders.last_30_days == orders.last_90_days",
        "orders.last_30_days < 1 and orders.last_90_days > 2",
        "orders.last_30_days == 2 and orders.last_365_days == 2",
        "buyer.country in ['US', 'CA'] and buyer.country in ['CA', 'FR']",
        "buyer.country in ['US', 'CA'] or buyer.country in ['DE', 'FR']",
        "order.quantity in [1, order.age_days] and order.quantity in [2, 3]",
        "'pickup' in order.methods and 'ship' not in order.methods",
    ] {
        finds(&with(condition), &[]);
    }
    for (text, refused) in [
        ("{{ order.name }}{% if false %} x{% endif %}", true),
        ("{{ order.name }}{%- if buyer.tone == 'gold' -%} x{%- endif -%}", true),
        ("{{ order.name }}{% if buyer.tone == 'new' %} x{% elif step == 'delayed' %} y{% endif %}", true),
        ("{{ order.name }}{% if order.quantity > 3 %} x{% elif links.guide %} y{% endif %}", false),
        ("{{ order.name }}{% if order.quantity > 5 and order.quantity < 3 %} x{% endif %}", true),
        ("{{ order.name }}{% raw %}{% if false %}{% endraw %}{{ '{% if false %}' }}", false),
    ] {
        let path: &[&str] = if refused { &["error never-true /templates/shipped"] } else { &[] };
        finds(&shipped(text), path);
    }
}
