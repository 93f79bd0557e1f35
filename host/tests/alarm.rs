//! What only shows when a text is about to leave: it waits, and somebody is told.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

use std::sync::{Arc, Mutex};

use aftertext::gateway::{Error, Gateway, Sms};
use aftertext::store::memory::Memory;
use aftertext::types::Receipt;
use aftertext::{Clock, Runtime, Store, SystemClock, Waker};
use aftertext_edge::sample::{Sample, Step};

/// It passes for one that was checked: settings of an earlier release may.
const SETTINGS: &str = r#"{"brand":"Demo","journeys":{"order-confirmed":{"condition":"order.valu > 3"}}}"#;

struct NoGateway;

#[async_trait::async_trait]
impl Gateway for NoGateway {
    async fn send(&self, _: &Sms) -> Result<String, Error> {
        panic!("a text that cannot be decided is not sent")
    }
}

#[tokio::test]
async fn an_expression_that_fails_holds_its_text_and_raises_an_alarm() {
    let store: Arc<dyn Store> = Arc::new(Memory::default());
    store.put_settings("demo", SETTINGS).await.unwrap();
    let raised: Arc<Mutex<Vec<Receipt>>> = Arc::default();
    let told = Arc::clone(&raised);
    let runtime = Runtime::builder(conformance::component())
        .cache(conformance::cache())
        .alarm(Arc::new(move |receipt: &Receipt| told.lock().unwrap().push(receipt.clone())))
        .build(Arc::clone(&store), Arc::new(NoGateway))
        .unwrap();
    let now = SystemClock.now();
    let event = Sample::new("+12025550123", 1, now).fire("demo", Step::Placed, true, now);
    runtime.order_event(&event).await.unwrap();
    Waker::new(runtime).run_due().await;

    let raised = raised.lock().unwrap().clone();
    let [alarm] = raised.as_slice() else {
        panic!("one alarm, not {raised:?}");
    };
    assert_eq!((alarm.kind.as_str(), alarm.step.as_deref()), ("text.held", Some("order-confirmed")));
    assert!(alarm.detail.contains("valu"), "{}", alarm.detail);
    let receipts = store.receipts("demo/+12025550123", 0, 10).await.unwrap();
    assert!(receipts.iter().any(|logged| logged.receipt == *alarm), "{receipts:?}");
}
