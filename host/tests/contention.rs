//! The component itself where others change a contact meanwhile, and where an order
//! is larger than what its heap begins with.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use aftertext::gateway::{Error, Gateway, Sms};
use aftertext::store::Change;
use aftertext::store::sqlite::SqliteStore;
use aftertext::types::{OrderEvent, Outcome, Timestamp, Wake};
use aftertext::{Clock, Runtime, Store, SystemClock};

const KEY: &str = "demo/+12025550123";
const NEVER: Timestamp = i64::MAX / 2;

#[tokio::test]
async fn a_text_that_left_before_a_conflict_leaves_no_second_time() {
    let folder = tempfile::tempdir().unwrap();
    let (runtime, store, gateway) = world(folder.path()).await;
    assert_eq!(runtime.order_event(&event("placed", 2)).await.unwrap(), Outcome::Applied);
    let timers = store.claim(SystemClock.now(), 1, 10).await.unwrap().timers;
    let [timer] = timers.as_slice() else { panic!("{timers:?}") };
    let wake = Wake { key: timer.key.clone(), timer: timer.name.clone(), due_at: timer.due_at, attempt: 1 };
    assert_eq!(runtime.wake(&wake).await.unwrap(), Outcome::Applied);
    assert_eq!(gateway.sent.load(Ordering::Relaxed), 1);
    let receipts = store.receipts(KEY, 0, 100).await.unwrap();
    let sent = receipts.iter().filter(|logged| logged.receipt.kind == "text.sent");
    assert_eq!(sent.count(), 1, "{receipts:?}");
    let snapshots = store.load(&[KEY.to_owned()], "meanwhile").await.unwrap();
    assert!(snapshots[0].applied && snapshots[0].version == 3, "the event, the other change, the wake");
    let timers = store.claim(NEVER, 1, 10).await.unwrap().timers;
    assert!(timers.iter().all(|known| known.name != timer.name), "{timers:?}");
}

#[tokio::test]
async fn an_order_of_thousands_of_lines_is_taken_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let (runtime, store, _) = world(folder.path()).await;
    for id in ["placed", "edited"] {
        assert_eq!(runtime.order_event(&event(id, 10_000)).await.unwrap(), Outcome::Applied, "{id}");
    }
    let snapshots = store.load(&[KEY.to_owned()], "order/edited").await.unwrap();
    assert!(snapshots[0].applied && snapshots[0].version == 2);
}

async fn world(folder: &Path) -> (Runtime, Arc<SqliteStore>, Arc<Meddling>) {
    let store = Arc::new(SqliteStore::open(&folder.join("aftertext.db")).unwrap());
    store.put_settings("demo", r#"{"brand":"Demo Shop"}"#).await.unwrap();
    let gateway = Arc::new(Meddling { store: Arc::clone(&store), sent: AtomicU32::new(0) });
    let runtime = Runtime::builder(conformance::component())
        .build(Arc::clone(&store) as Arc<dyn Store>, Arc::clone(&gateway) as Arc<dyn Gateway>)
        .unwrap();
    (runtime, store, gateway)
}

/// Takes every text, and changes its contact before it says so.
struct Meddling {
    store: Arc<SqliteStore>,
    sent: AtomicU32,
}

#[async_trait::async_trait]
impl Gateway for Meddling {
    async fn send(&self, sms: &Sms) -> Result<String, Error> {
        let count = self.sent.fetch_add(1, Ordering::Relaxed);
        let snapshots = self.store.load(&[KEY.to_owned()], "meanwhile").await.unwrap();
        let change = Change {
            key: KEY.to_owned(),
            expected: snapshots[0].version,
            cause: format!("meanwhile{}", ".".repeat(count as usize)),
            state: snapshots[0].state.clone(),
            set_timers: Vec::new(),
            clear_timers: Vec::new(),
            receipts: Vec::new(),
        };
        self.store.commit(change).await.unwrap();
        Ok(format!("taken-{}", sms.id))
    }
}

fn event(id: &str, lines: u32) -> OrderEvent {
    let now = SystemClock.now();
    let line = |number: u32| {
        serde_json::json!({
            "id": number.to_string(), "product_id": format!("98{number}"), "sku": format!("SKU-{number}"),
            "title": format!("Canvas Tote {number}"), "quantity": 1, "method": "ship",
        })
    };
    serde_json::from_value(serde_json::json!({
        "id": id, "shop": "demo", "occurred_at": now, "change": "placed",
        "order": {
            "id": "1", "name": "#1", "placed_at": now,
            "total": {"amount": 5990, "scale": 2, "currency": "USD"},
            "buyer": {"phone": "+12025550123", "first_name": "Dana"},
            "lines": (0..lines).map(line).collect::<Vec<_>>(),
        },
        "consent": [{"topic": "transactional", "granted": true, "at": now, "source": "checkout"}],
    }))
    .unwrap()
}
