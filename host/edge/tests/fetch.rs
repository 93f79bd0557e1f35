//! Orders that have to be fetched: what is asked, and what the answers come to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use aftertext_edge::event::{Event, OrderFetch};
use aftertext_edge::fetch::Access;
use aftertext_edge::secret::Secret;
use aftertext_edge::source::Settings;
use aftertext_edge::types::{OrderChange, OrderEvent};
use aftertext_edge::{bigcommerce, commercetools};
use serde_json::{Value, json};

const NOW: i64 = 1_772_550_245_000;

fn fetch(word: &str) -> OrderFetch {
    OrderFetch {
        id: "hash".into(),
        shop: "demo".into(),
        order: "250".into(),
        occurred_at: NOW,
        word: word.into(),
    }
}

fn bigcommerce() -> Access {
    Access::BigCommerce(bigcommerce::Access {
        store_hash: "exampl3hash".into(),
        token: Secret("not-a-real-secret".into()),
        base_url: bigcommerce::BASE_URL.into(),
    })
}

fn order() -> Value {
    json!({
        "id": 250, "customer_id": 11, "date_created": "Mon, 02 Mar 2026 15:15:30 +0000", "status_id": 2,
        "total_inc_tax": "59.0000", "refunded_amount": "10.0000", "currency_code": "USD",
        "customer_locale": "en-US",
        "billing_address": {
            "first_name": "Dana", "phone": "(202) 555-0123", "country_iso2": "US", "state": "Illinois", "zip": "62701",
        },
    })
}

fn products() -> Value {
    json!([
        {"id": 7, "product_id": 93, "name": "Canvas Tote", "sku": "TOTE-01", "quantity": 1,
         "price_inc_tax": "24.0000", "type": "physical"},
        {"id": 8, "name": "A pattern", "quantity": "2", "price_inc_tax": "17.5", "type": "digital"},
    ])
}

fn shipments() -> Value {
    json!([
        {"id": 12, "tracking_number": "9400", "tracking_carrier": "usps", "items": [{"order_product_id": 7}],
         "shipping_address": {"country_iso2": "US", "state": "IL", "zip": "62702"}},
        {"id": 13, "tracking_number": "", "shipping_provider": "fedex"},
    ])
}

fn read(word: &str, bodies: &[&[u8]]) -> Vec<OrderEvent> {
    let events = bigcommerce().read(&fetch(word), bodies, &Settings::default()).unwrap();
    let Event::Order(first) = &events[0] else { panic!("{events:?}") };
    let order = first.order.clone();
    let whole = |event| match event {
        Event::Order(event) => *event,
        // The first has brought the order for the others.
        Event::Partial(event) => event.complete(order.clone()),
        other => panic!("{other:?} is about no order"),
    };
    events.into_iter().map(whole).collect()
}

#[test]
fn bigcommerce_is_asked_for_the_order_its_products_and_its_shipments() {
    let requests = bigcommerce().requests(&fetch("store/order/created"), &Secret::default());
    let urls: Vec<&str> = requests.iter().map(|request| request.url.as_str()).collect();
    assert_eq!(
        urls,
        [
            "https://api.bigcommerce.com/stores/exampl3hash/v2/orders/250",
            "https://api.bigcommerce.com/stores/exampl3hash/v2/orders/250/products",
            "https://api.bigcommerce.com/stores/exampl3hash/v2/orders/250/shipments",
        ]
    );
    let token = ("x-auth-token".to_owned(), "not-a-real-secret".to_owned());
    assert!(requests.iter().all(|request| request.method == "GET" && request.headers.contains(&token)));
    assert!(!format!("{:?} {requests:?}", bigcommerce()).contains("not-a-real-secret"));
}

#[test]
fn an_order_of_bigcommerce_is_whole_once_it_is_fetched() {
    let (order, products) = (order().to_string(), products().to_string());
    let placed = read("store/order/created", &[order.as_bytes(), products.as_bytes(), b""]).remove(0);
    assert_eq!(placed.change, OrderChange::Placed);
    let (order, buyer) = (placed.order.clone(), placed.order.buyer);
    assert_eq!((order.name.as_str(), order.placed_at), ("#250", 1_772_464_530_000));
    assert_eq!((order.total.amount, order.total.scale), (5900, 2));
    assert_eq!((buyer.phone.as_deref(), buyer.locale.as_deref()), (Some("+12025550123"), Some("en-US")));
    let region = buyer.shipping.unwrap().region;
    assert_eq!(region, None, "a name is not the code of a region");
    let lines: Vec<(&str, u32)> =
        order.lines.iter().map(|line| (line.title.as_str(), line.quantity)).collect();
    assert_eq!(lines, [("Canvas Tote", 1), ("A pattern", 2)]);
}

#[test]
fn the_webhooks_word_tells_what_has_happened_to_the_order() {
    let (order, products, shipments) = (order().to_string(), products().to_string(), shipments().to_string());
    let with = |word: &str| read(word, &[order.as_bytes(), products.as_bytes(), shipments.as_bytes()]);
    let by_status = with("store/order/statusUpdated/2");
    let ids = |events: &[OrderEvent]| events.iter().map(|event| event.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&by_status), ["250/shipped/12/9400", "250/shipped/13"]);
    for word in ["store/shipment/created", "store/shipment/updated"] {
        assert_eq!(ids(&with(word)), ids(&by_status), "a parcel is told of once, whoever tells");
    }
    let OrderChange::Shipped(parcel) = &by_status[0].change else { panic!("{:?}", by_status[0].change) };
    assert_eq!(
        (parcel.tracking_number.as_deref(), parcel.lines.as_slice()),
        (Some("9400"), &["7".into()][..])
    );
    assert_eq!(by_status[0].order.buyer.shipping.as_ref().unwrap().region.as_deref(), Some("IL"));

    let change = |word: &str| with(word).remove(0).change;
    assert_eq!(change("store/order/statusUpdated/5"), OrderChange::Cancelled);
    assert_eq!(change("store/order/statusUpdated/11"), OrderChange::Paid);
    let by_status = with("store/order/statusUpdated/14");
    let OrderChange::Refunded(money) = &by_status[0].change else { panic!("a refund") };
    assert_eq!((money.amount, money.scale), (1000, 2));
    assert_eq!(with("store/order/refund/created"), by_status, "money is told of once, whoever tells");
    for word in ["store/order/statusUpdated/10", "store/order/statusUpdated/99", "store/order/updated"] {
        assert_eq!(change(word), OrderChange::Other(word.into()), "completed is not delivered");
    }
}

#[test]
fn what_is_not_the_order_asked_for_is_an_error() {
    let another = json!({"id": 251}).to_string();
    for bodies in [&[][..], &[&b""[..]], &[&b"{"[..]], &[&b"[]"[..]], &[another.as_bytes()]] {
        let read = bigcommerce().read(&fetch("store/order/created"), bodies, &Settings::default());
        assert!(read.is_err(), "{bodies:?}: {read:?}");
    }
}

fn commercetools() -> Access {
    Access::Commercetools(commercetools::Access {
        base_url: "https://api.us-central1.gcp.commercetools.com/".into(),
        project: "example-project".into(),
        auth_url: "https://auth.us-central1.gcp.commercetools.com/".into(),
        client_id: "a-client".into(),
        client_secret: Secret("not-a-real-secret".into()),
    })
}

#[test]
fn a_token_is_asked_for_with_the_clients_own_secret() {
    let renewal = commercetools().renewal().unwrap();
    assert_eq!(renewal.url, "https://auth.us-central1.gcp.commercetools.com/oauth/token");
    assert_eq!(renewal.body, b"grant_type=client_credentials&scope=view_orders%3Aexample-project");
    let basic = "Basic YS1jbGllbnQ6bm90LWEtcmVhbC1zZWNyZXQ=";
    assert!(renewal.headers.contains(&("authorization".into(), basic.into())));
    assert!(bigcommerce().renewal().is_none());

    let answer = br#"{"access_token": "a-token", "token_type": "Bearer", "expires_in": 172800}"#;
    assert_eq!(commercetools().renewed(answer).unwrap().0, "a-token");
    for garbage in [&b""[..], b"{}", b"[]", br#"{"access_token": ""}"#, br#"{"access_token": null}"#] {
        assert!(commercetools().renewed(garbage).is_err(), "{garbage:?}");
    }
}

#[test]
fn an_order_too_large_for_a_message_is_fetched() {
    let access = commercetools();
    let requests = access.requests(&fetch("OrderCreated"), &Secret("a-token".into()));
    let url = "https://api.us-central1.gcp.commercetools.com/example-project/orders/250";
    assert_eq!((requests.len(), requests[0].url.as_str()), (1, url));
    assert!(requests[0].headers.contains(&("authorization".into(), "Bearer a-token".into())));
    let body =
        json!({"id": "250", "totalPrice": {"centAmount": 1200, "fractionDigits": 0, "currencyCode": "JPY"}});
    let events = access.read(&fetch("OrderCreated"), &[body.to_string().as_bytes()], &Settings::default());
    let Some(Event::Order(event)) = events.unwrap().pop() else { panic!("an order") };
    assert_eq!(
        (event.change, event.order.total.amount, event.order.total.scale),
        (OrderChange::Placed, 1200, 0)
    );
}
