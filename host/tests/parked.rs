//! How much may wait for an order or a parcel that nobody has told of.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod running;

use aftertext::{Clock, SystemClock};
use conformance::shopify::sign;
use reqwest::Response;
use running::Running;

const SHOPS: &str = r#"
[shops.demo]
settings = { brand = "Demo" }
gateway = { kind = "phone" }
sources.aftership.secrets = ["a-secret"]
"#;

/// As many as a shop may have.
const FILL: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
    INSERT INTO parked (shop, order_id, event_id, event, at_ms) SELECT 'demo', 'lost', i, '{}', ?1 FROM n";

async fn news(host: &Running) -> Response {
    let body = include_str!("../../tests/conformance/payloads/aftership/tracking_update.json");
    let request = reqwest::Client::new().post(format!("{}/v1/shops/demo/aftership", host.url));
    request
        .header("aftership-hmac-sha256", sign("a-secret", body.as_bytes()))
        .body(body)
        .send()
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_too_much_waiting_is_asked_to_come_again_until_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let host = Running::start(folder.path(), SHOPS).await;
    let file = rusqlite::Connection::open(folder.path().join("aftertext.db")).unwrap();
    file.execute(FILL, [SystemClock.now()]).unwrap();
    let full = news(&host).await;
    assert_eq!(full.status(), 503);
    assert!(full.headers().contains_key("retry-after"));
    assert!(full.text().await.unwrap().contains("send the orders first"));

    file.execute("DELETE FROM parked WHERE event_id = '1'", []).unwrap();
    let taken = news(&host).await;
    assert_eq!(taken.status(), 200);
    assert!(taken.text().await.unwrap().contains("its parcel is not known yet"));
    host.stop().await;
}
