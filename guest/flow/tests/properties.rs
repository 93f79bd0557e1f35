//! Whatever happens, in whatever order: the invariants hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod world;

use std::collections::BTreeSet;

use aftertext_flow::{Change, ConsentChange, DeliveryReport, FailureClass, Input, Reply, Status, handle};
use proptest::prelude::*;
use world::{World, answer, event, grant, order, parcel};

#[derive(Clone, Debug)]
enum Step {
    Order { id: u8, change: u8, age_minutes: i64 },
    Reply(String),
    Consent { scope: usize, granted: bool, source: usize, age_minutes: i64 },
    Report { nth: usize, status: u8 },
    Gateway(usize),
    Sleep(bool),
    Pass { minutes: i64 },
    Forget,
}

const SCOPES: &[&str] =
    &["order-updates", "delivery-updates", "transactional", "marketing", "all", "nonsense"];
const SOURCES: &[&str] = &["checkout", "import", "reply", "gateway"];
const ANSWERS: &[&str] = &[
    "taken",
    "uncertain",
    "throttles",
    "down",
    "transient",
    "permanent",
    "filtered",
    "opted-out",
    "misconfigured",
];

fn step() -> impl Strategy<Value = Step> {
    let body = prop_oneof!["STOP", "start", "Yes", "help!", "\\PC{0,40}"];
    prop_oneof![
        6 => (0..4_u8, 0..8_u8, prop_oneof![Just(0), -9..3_000_i64]).prop_map(|(id, change, age_minutes)| Step::Order { id, change, age_minutes }),
        2 => body.prop_map(Step::Reply),
        3 => (0..SCOPES.len(), any::<bool>(), 0..SOURCES.len(), -9..90_i64).prop_map(|(scope, granted, source, age_minutes)| Step::Consent { scope, granted, source, age_minutes }),
        2 => (any::<prop::sample::Index>(), 0..4_u8).prop_map(|(nth, status)| Step::Report { nth: nth.index(1_000), status }),
        2 => (0..ANSWERS.len()).prop_map(Step::Gateway),
        1 => any::<bool>().prop_map(Step::Sleep),
        4 => (0..2_000_i64).prop_map(|minutes| Step::Pass { minutes }),
        1 => Just(Step::Forget),
    ]
}

fn input(world: &World, step: &Step) -> Option<Input> {
    let now = world.now;
    Some(match step {
        Step::Order { id, change, age_minutes } => {
            let box_ = parcel(&format!("p{}", id % 2));
            let change = match change {
                0 | 1 => Change::Placed,
                2 | 3 => Change::Shipped(box_),
                4 => Change::OutForDelivery(box_),
                5 => Change::Delivered(box_),
                6 => Change::Cancelled,
                _ => Change::Other(String::from("paid")),
            };
            event(now - age_minutes * 60_000, order(&id.to_string()), change)
        }
        Step::Reply(body) => {
            let id = format!("r{}", world.receipts.len());
            let sender = String::from("+12025550123");
            Input::Reply(Reply { id, sender, body: body.clone(), received_at: now, carrier_opt_out: None })
        }
        Step::Consent { scope, granted, source, age_minutes } => {
            let grants = vec![grant(SCOPES[*scope], *granted, now - age_minutes * 60_000, SOURCES[*source])];
            Input::Consent(ConsentChange { id: String::from("c"), grants })
        }
        Step::Report { nth, status } => {
            let known = world.handed_over.len();
            let message = match known {
                0 => String::from("order/9/shipped"),
                _ => world.handed_over[nth % known].id.clone(),
            };
            let status =
                [Status::Accepted, Status::Sent, Status::Failed, Status::Delivered][usize::from(*status)];
            let failure = (status == Status::Failed && nth % 2 == 0).then_some(FailureClass::OptedOut);
            Input::Report(DeliveryReport {
                id: String::from("d"),
                message,
                status,
                failure,
                code: None,
                at: now,
            })
        }
        Step::Forget => Input::Forget,
        Step::Gateway(_) | Step::Sleep(_) | Step::Pass { .. } => return None,
    })
}

/// A model of its own: whether the person's last act was to leave.
fn left(was_left: bool, world: &World, from: usize) -> bool {
    world.receipts[from..].iter().fold(was_left, |left, receipt| {
        let detail: serde_json::Value = serde_json::from_str(&receipt.detail).unwrap();
        match receipt.kind {
            "consent.revoked" if detail["scope"] == "all" => true,
            "consent.granted" if detail["source"] != "import" && detail["source"] != "gateway" => false,
            _ => left,
        }
    })
}

fn check_step(world: &mut World, step: &Step) {
    match step {
        Step::Gateway(kind) => world.answers.push_back(answer(ANSWERS[*kind])),
        Step::Sleep(asleep) => world.asleep = *asleep,
        Step::Pass { minutes } => world.advance_to(world.now + minutes * 60_000),
        _ => {}
    }
    if let Some(input) = input(world, step) {
        world.tell(input.clone());
        let again = handle(world.contact.clone(), &world.settings, input, world.now);
        if !matches!(step, Step::Reply(_)) {
            assert_eq!(again.contact, world.contact, "a repeat changes nothing: {step:?}");
            assert!(again.effects.is_empty(), "a repeat asks for nothing: {step:?}");
        }
    }
    let timers: BTreeSet<&str> = world.timers.keys().map(String::as_str).collect();
    assert_eq!(timers, world.contact.pending_ids().collect(), "what waits has a timer, and nothing else has");
    assert!(world.contact.encode().len() < 20_000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_invariants_hold_whatever_happens(steps in prop::collection::vec(step(), 1..60)) {
        let mut world = World::new();
        let (mut seen, mut sent, mut has_left) = (0, 0, false);
        let mut forgotten = vec![0];
        let mut waited = BTreeSet::new();
        for step in &steps {
            let consent_moves_with_time = matches!(step, Step::Consent { .. });
            check_step(&mut world, step);
            waited.extend(world.timers.keys().cloned());
            let texts: Vec<_> = world.handed_over[sent..].iter().filter(|sms| sms.id.starts_with("order/")).collect();
            if !consent_moves_with_time {
                prop_assert!(!has_left || texts.is_empty() || !left(has_left, &world, seen), "sent after STOP: {texts:?}");
            }
            has_left = world_says_left(&world) && left(has_left, &world, seen);
            if matches!(step, Step::Forget) {
                forgotten.push(world.handed_over.len());
            }
            (seen, sent) = (world.receipts.len(), world.handed_over.len());
        }
        world.asleep = false;
        world.advance_to(world.now + 48 * 3_600_000);
        prop_assert!(world.timers.is_empty() && world.contact.pending_ids().next().is_none(), "every text comes to an end");
        forgotten.push(world.handed_over.len());
        for known in forgotten.windows(2) {
            let texts = &world.handed_over[known[0]..known[1]];
            let ids: BTreeSet<&str> = texts.iter().map(|sms| sms.id.as_str()).collect();
            prop_assert_eq!(ids.len(), texts.len(), "one text per id");
        }
        for id in waited {
            let ends = ["text.sent", "text.dropped", "text.failed", "text.uncertain"];
            let ended = |receipt: &aftertext_flow::Receipt| receipt.message.as_ref() == Some(&id) && ends.contains(&receipt.kind);
            prop_assert!(world.receipts.iter().any(ended), "{} has no receipt", id);
        }
        for receipt in &world.receipts {
            let detail: serde_json::Value = serde_json::from_str(&receipt.detail).unwrap();
            prop_assert!(detail["reason"].is_string(), "{receipt:?}");
            prop_assert!(!receipt.detail.contains(world::PHONE));
        }
    }
}

/// The ledger's own view, for consent that was dated back.
fn world_says_left(world: &World) -> bool {
    world.contact.consent.is_stopped()
}

#[test]
fn a_contact_stays_small_after_a_thousand_orders() {
    let mut world = World::new();
    world.tell(Input::Consent(ConsentChange {
        id: String::from("c"),
        grants: vec![grant("all", true, world.now, "checkout")],
    }));
    for id in 0..1_000 {
        world.asleep = id % 3 > 0;
        world.tell(event(world.now, order(&id.to_string()), Change::Placed));
        world.advance_to(world.now + 1);
    }
    assert!(world.contact.encode().len() < 12_000, "{}", world.contact.encode().len());
}
