//! The component's edges: what it can reach, and what the host does with one
//! that misbehaves.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

#[allow(dead_code)]
mod running;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use aftertext::gateway::{Error as GatewayError, Gateway, Sms};
use aftertext::runtime::{Error, Limits};
use aftertext::serve::Places;
use aftertext::store::sqlite::SqliteStore;
use aftertext::types::OrderEvent;
use aftertext::{Runtime, Store};
use running::Running;
use wasmtime::component::Component;
use wasmtime::component::types::ComponentItem;
use wit_component::{ComponentEncoder, StringEncoding, dummy_module, embed_component_metadata};
use wit_parser::{ManglingAndAbi, Resolve};

#[test]
fn the_component_imports_three_interfaces_and_nothing_else() {
    let engine = wasmtime::Engine::default();
    let component = Component::from_file(&engine, conformance::component()).unwrap();
    let mut functions = Vec::new();
    for (interface, item) in component.component_type().imports(&engine) {
        let ComponentItem::ComponentInstance(instance) = item.ty else {
            panic!("{interface} is not an interface");
        };
        for (name, item) in instance.exports(&engine) {
            match item.ty {
                ComponentItem::ComponentFunc(_) => functions.push(format!("{interface}.{name}")),
                ComponentItem::Type(_) => {}
                _ => panic!("{interface}.{name} is neither a function nor a type"),
            }
        }
    }
    functions.sort();
    assert_eq!(
        functions,
        [
            "aftertext:flow/clock@0.1.0.now",
            "aftertext:flow/gateway@0.1.0.send",
            "aftertext:flow/storage@0.1.0.commit",
            "aftertext:flow/storage@0.1.0.load",
        ]
    );
}

#[tokio::test]
async fn a_runaway_component_fails_its_event_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (runtime, store) = runtime_of(folder.path(), "loop br 0 end unreachable");
    // More events than places: each gives its place back.
    for number in 0..4 {
        let error = runtime.order_event(&event(number)).await.unwrap_err();
        assert!(
            matches!(&error, Error::Trap(trap) if trap.to_string().contains("computed for too long")),
            "{error}"
        );
    }
    let snapshots = store.load(&["demo/+12025550123".into()], "order/event-0").await.unwrap();
    assert!(snapshots[0].version == 0 && !snapshots[0].applied, "nothing was committed");
}

#[tokio::test]
async fn a_component_that_traps_fails_its_event_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (runtime, _) = runtime_of(folder.path(), "unreachable");
    for number in 0..4 {
        let error = runtime.order_event(&event(number)).await.unwrap_err();
        assert!(matches!(error, Error::Trap(_)), "{error}");
    }
}

#[tokio::test]
async fn a_component_that_wants_too_much_memory_is_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let hog = "loop i32.const 64 memory.grow i32.const -1 i32.ne br_if 0 end unreachable";
    let (runtime, _) = runtime_of(folder.path(), hog);
    let error = runtime.order_event(&event(0)).await.unwrap_err();
    assert!(matches!(error, Error::Trap(_)), "{error}");
}

const SHOPS: &str = r#"
[shops.demo]
settings = { brand = "Demo" }
gateway = { kind = "phone" }
api_tokens = ["a-token"]
"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_whose_event_the_component_fails_is_answered_500_and_the_others_200() {
    let folder = tempfile::tempdir().unwrap();
    let component = component_of(folder.path(), |text| {
        // A page for whatever is asked for; nothing at the address 0 is "applied", and
        // no findings.
        let text = text.replace("(memory (;0;) 0)", "(memory (;0;) 1)");
        let text = with_body(&text, "cm32p2_realloc", "i32.const 1 memory.grow i32.const 16 i32.shl");
        let text = with_body(&text, "|check-settings", "i32.const 0");
        let first_letter_of_id = "local.get 0 i32.load i32.load8_u";
        let fails = format!(
            "{first_letter_of_id} i32.const {} i32.eq if unreachable end
             {first_letter_of_id} i32.const {} i32.eq if loop br 0 end end
             i32.const 0",
            u32::from(b't'),
            u32::from(b'r'),
        );
        with_body(&text, "|on-order-event", &fails)
    });
    let places = Places { component, cache: folder.path().join("cache"), record: None };
    let host = Running::start_with(places, folder.path(), SHOPS).await;
    let post = async |id: &str| {
        let request = reqwest::Client::new().post(format!("{}/v1/shops/demo/events", host.url));
        let event = OrderEvent { id: id.into(), ..event(0) };
        request.bearer_auth("a-token").json(&event).send().await.unwrap().status().as_u16()
    };
    // A vendor comes again with what was not taken.
    for (id, status) in
        [("1", 200), ("trap", 500), ("2", 200), ("runaway", 500), ("3", 200), ("trap", 500), ("4", 200)]
    {
        assert_eq!(post(id).await, status, "{id}");
    }
    let metrics = reqwest::get(format!("{}/metrics", host.url)).await.unwrap().text().await.unwrap();
    for said in [r#"{source="events",result="applied"} 4"#, r#"{source="events",result="failed"} 3"#] {
        assert!(metrics.contains(&format!("aftertext_arrivals_total{said}")), "{metrics}");
    }
    host.stop().await;
}

/// A runtime over a component of our contract whose every function does `what`.
fn runtime_of(folder: &Path, what: &str) -> (Runtime, Arc<SqliteStore>) {
    let store = Arc::new(SqliteStore::open(&folder.join("aftertext.db")).unwrap());
    let limits = Limits { instances: 2, compute: Duration::from_millis(50), ..Limits::default() };
    let runtime = Runtime::builder(component_that(folder, what))
        .limits(limits)
        .build(Arc::clone(&store) as Arc<dyn Store>, Arc::new(NoGateway))
        .unwrap();
    (runtime, store)
}

fn component_that(folder: &Path, what: &str) -> PathBuf {
    component_of(folder, |text| text.replace("unreachable", what))
}

/// The module's text with another body for the function that is exported so.
fn with_body(text: &str, export: &str, body: &str) -> String {
    let (_, rest) = text.split_once(&format!("{export}\" (func ")).unwrap();
    let (index, _) = rest.split_once(')').unwrap();
    let head = format!("(func (;{index};)");
    let (before, after) = text.split_once(&head).unwrap();
    format!("{before}{head}{}", after.replacen("unreachable", body, 1))
}

/// A component of our contract that is idle but for what `changed` makes of its text.
fn component_of(folder: &Path, changed: impl FnOnce(&str) -> String) -> PathBuf {
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../wit")).unwrap();
    let world = resolve.select_world(&[package], Some("flow")).unwrap();
    let idle = dummy_module(&resolve, world, ManglingAndAbi::Standard32);
    let text = changed(&wasmprinter::print_bytes(&idle).unwrap());
    let mut module = wat::parse_str(text).unwrap();
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8, false).unwrap();
    let bytes = ComponentEncoder::default().validate(true).module(&module).unwrap().encode().unwrap();
    let file = folder.join("component.wasm");
    std::fs::write(&file, bytes).unwrap();
    file
}

struct NoGateway;

#[async_trait::async_trait]
impl Gateway for NoGateway {
    async fn send(&self, _sms: &Sms) -> Result<String, GatewayError> {
        panic!("nothing is sent here");
    }
}

fn event(number: u32) -> OrderEvent {
    serde_json::from_value(serde_json::json!({
        "id": format!("event-{number}"), "shop": "demo", "occurred_at": 0, "change": "placed",
        "order": {
            "id": "1", "name": "#1", "placed_at": 0, "total": {"amount": 0, "scale": 2, "currency": "USD"},
            "buyer": {"phone": "+12025550123"},
        },
    }))
    .unwrap()
}
