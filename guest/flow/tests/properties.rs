//! Whatever happens, in whatever order: the invariants hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod world;

use std::collections::BTreeSet;

use aftertext_flow::{
    Change, ConsentChange, DeliveryReport, FailureClass, Grant, Input, Money, PHONE_CHANGED, Receipt, Reply,
    Settings, Status, handle,
};
use proptest::prelude::*;
use world::{World, answer, event, grant, order, parcel};

#[derive(Clone, Debug)]
enum Step {
    Order { id: u8, change: u8, age_minutes: i64 },
    Reply(String),
    Consent { scope: usize, granted: bool, source: usize, age_minutes: i64, lasts_minutes: Option<i64> },
    Report { nth: usize, status: u8 },
    Gateway(usize),
    Sleep(bool),
    Pass { minutes: i64 },
    Forget,
}

/// What may still be said to who has left: that it was heard, who this is, and
/// that they are back.
const PARTING: [&str; 3] = ["opt-out-confirmed", "help", "opt-in-confirmed"];

const SCOPES: &[&str] =
    &["order-updates", "delivery-updates", "transactional", "marketing", "loyalty", "all", "nonsense"];
/// Steps that count as marketing, and how many of them a contact may get.
const MARKETING: &[&str] = &["feedback", "loyalty-invitation", "replenishment", "consent-asked"];
const MARKETING_IN_A_DAY: usize = 1;
const MARKETING_IN_A_WEEK: usize = 2;
/// What may still be said about an order that was cancelled.
const OUTLIVES: &[&str] = &["cancelled", "refunded"];
const SETTINGS: &str = r#"{"brand":"Demo Shop","support":"help@demo.example","consent":CONSENT,
    "products":[{"sku":"none","lasts":"9d"},{"product":"canvas-tote","lasts":"5d","try_for":"1d"}],
    "journeys":{"shipped":{"condition":"order.quantity > 0"},"feedback":{"kill":["cancelled","placed"]}}}"#;
const SOURCES: &[&str] = &["checkout", "import", "reply", "gateway", "soft-opt-in"];
/// By these nobody comes back who has left.
const HEARSAY: &[&str] = &["import", "gateway", "soft-opt-in"];
/// Where somebody is, what the shop says about consent, and which sources then
/// allow what it would like.
const LAWS: &[(&str, &str, &[&str])] = &[
    ("+447700900123", "{}", &["checkout", "import", "reply", "gateway"]),
    ("+447700900123", r#"{"double_opt_in":true,"soft_opt_in":true}"#, &["reply", "soft-opt-in"]),
    ("+4915112345678", "{}", &["reply"]),
    ("+4915112345678", r#"{"soft_opt_in":true}"#, &["reply", "soft-opt-in"]),
    (
        "+393331234567",
        r#"{"double_opt_in":true,"soft_opt_in":true}"#,
        &["checkout", "import", "reply", "gateway"],
    ),
];
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
    let body = prop_oneof![
        "STOP",
        "start",
        "Yes",
        "help!",
        "[1-5]",
        "LATER",
        "later 2w",
        "SKIP",
        "PAUSE 2 WEEKS",
        "LESS",
        "ONLY DELIVERY",
        "STOP TIPS",
        "no",
        "\\PC{0,40}"
    ];
    prop_oneof![
        6 => (0..4_u8, 0..20_u8, prop_oneof![Just(0), -9..3_000_i64]).prop_map(|(id, change, age_minutes)| Step::Order { id, change, age_minutes }),
        2 => body.prop_map(Step::Reply),
        3 => (0..SCOPES.len(), any::<bool>(), 0..SOURCES.len(), -9..90_i64, prop::option::weighted(0.2, -9..30_000_i64)).prop_map(|(scope, granted, source, age_minutes, lasts_minutes)| Step::Consent { scope, granted, source, age_minutes, lasts_minutes }),
        2 => (any::<prop::sample::Index>(), 0..4_u8).prop_map(|(nth, status)| Step::Report { nth: nth.index(1_000), status }),
        2 => (0..ANSWERS.len()).prop_map(Step::Gateway),
        1 => any::<bool>().prop_map(Step::Sleep),
        4 => prop_oneof![0..2_000_i64, 0..40_000_i64].prop_map(|minutes| Step::Pass { minutes }),
        1 => Just(Step::Forget),
    ]
}

fn input(world: &World, step: &Step) -> Option<Input> {
    let now = world.now;
    Some(match step {
        Step::Order { id, change, age_minutes } => {
            let mut order = order(&id.to_string());
            let mut box_ = parcel(&format!("p{}", change % 2));
            box_.expected_at = (age_minutes % 3 == 0).then_some(now + age_minutes * 30_000);
            if age_minutes % 2 == 0 {
                box_.lines = vec![String::from(if change % 2 == 0 { "a" } else { "b" })];
            }
            order.lines[0].quantity = u32::try_from(age_minutes.rem_euclid(3)).unwrap();
            let sum = Money { amount: age_minutes * 10, scale: 2, currency: String::from("USD") };
            let change = match change {
                0 | 1 => Change::Placed,
                2 | 3 => Change::Shipped(box_),
                4 => Change::OutForDelivery(box_),
                5..=8 => Change::Delivered(box_),
                9 => Change::Cancelled,
                10 => Change::Paid,
                11 | 12 => Change::Edited,
                13 => Change::ReadyForPickup(box_),
                14 => Change::PickedUp(box_),
                15 => Change::Delayed(box_),
                16 => Change::DeliveryFailed(box_),
                17 => Change::Returned(box_),
                18 => Change::Refunded(sum),
                _ => Change::Other(String::from(if age_minutes % 2 == 0 { PHONE_CHANGED } else { "noted" })),
            };
            event(now - age_minutes * 60_000, order, change)
        }
        Step::Reply(body) => {
            let id = format!("r{}", world.receipts.len());
            let sender = String::from("+12025550123");
            Input::Reply(Reply { id, sender, body: body.clone(), received_at: now, carrier_opt_out: None })
        }
        Step::Consent { scope, granted, source, age_minutes, lasts_minutes } => {
            let grants = vec![Grant {
                expires_at: lasts_minutes.map(|minutes| now + minutes * 60_000),
                ..grant(SCOPES[*scope], *granted, now - age_minutes * 60_000, SOURCES[*source])
            }];
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

const DAY: i64 = 86_400_000;

fn step_of(id: &str) -> &str {
    id.split('/').nth(2).unwrap_or_default()
}

/// The orders whose cancellation was taken in since the receipt `from`: what the
/// cancellation is told by, or why it is not.
fn cancelled(world: &World, from: usize) -> impl Iterator<Item = String> {
    world.receipts[from..].iter().filter_map(|receipt| {
        let id = receipt.message.as_deref()?;
        (step_of(id) == "cancelled").then(|| id.split('/').nth(1).unwrap().to_owned())
    })
}

/// Nothing is said about a dead order but that it is dead.
fn check_the_dead(world: &World, dead: &BTreeSet<String>, from: usize) {
    for sms in &world.handed_over[from..] {
        let about = sms.id.split('/').nth(1).unwrap();
        let order = sms.id.starts_with("order/");
        assert!(!order || !dead.contains(about) || OUTLIVES.contains(&step_of(&sms.id)), "{}", sms.id);
    }
}

/// What the shop would like keeps to its caps, whatever the journeys.
fn check_the_caps(world: &World, from: usize, to: usize) {
    let texts = world.handed_over[from..to].iter().zip(&world.handed_over_at[from..to]);
    let wishes: Vec<i64> =
        texts.filter(|(sms, _)| MARKETING.contains(&step_of(&sms.id))).map(|(_, at)| *at).collect();
    for (within, max) in [(DAY, MARKETING_IN_A_DAY), (7 * DAY, MARKETING_IN_A_WEEK)] {
        for texts in wishes.windows(max + 1) {
            assert!(texts[max] - texts[0] >= within, "{max} in {within} ms: {wishes:?}");
        }
    }
}

/// What the shop would like rests on a grant that covers it, by a source that
/// counts there, and that has not expired.
fn check_the_ground(world: &World, sources: &[&str]) {
    let detail = |receipt: &Receipt| -> serde_json::Value { serde_json::from_str(&receipt.detail).unwrap() };
    for (place, receipt) in world.receipts.iter().enumerate() {
        let step = receipt.message.as_deref().map(step_of).unwrap_or_default();
        let sent = matches!(receipt.kind, "text.sent" | "text.uncertain");
        let told = detail(receipt);
        if !sent || !MARKETING.contains(&step) || told["consent"].is_null() {
            continue;
        }
        let source = told["source"].as_str().unwrap();
        let asks = step == "consent-asked";
        assert!(if asks { source == "checkout" } else { sources.contains(&source) }, "{receipt:?}");
        let rests_on = |grant: &Receipt| {
            let grant = detail(grant);
            grant["scope"] == told["consent"]
                && grant["source"] == source
                && grant["expires_at"].as_i64().is_none_or(|end| end > receipt.at)
        };
        let granted = world.receipts[..place].iter().filter(|known| known.kind == "consent.granted");
        assert!(granted.rev().any(rests_on), "{receipt:?}");
    }
}

/// A model of its own: whether the person's last act was to leave.
fn left(was_left: bool, world: &World, from: usize) -> bool {
    world.receipts[from..].iter().fold(was_left, |left, receipt| {
        let detail: serde_json::Value = serde_json::from_str(&receipt.detail).unwrap();
        match receipt.kind {
            "consent.revoked" if detail["scope"] == "all" => true,
            "consent.granted" if !HEARSAY.contains(&detail["source"].as_str().unwrap()) => false,
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
        let again = handle(world.contact.clone(), &world.phone, &world.settings, &input, world.now);
        if !matches!(step, Step::Reply(_)) {
            assert_eq!(again.contact, world.contact, "a repeat changes nothing: {step:?}");
            assert!(again.effects.is_empty(), "a repeat asks for nothing: {step:?}");
        }
    }
    let timers: BTreeSet<&str> = world.timers.keys().map(String::as_str).collect();
    assert_eq!(timers, world.contact.timer_names().collect(), "what waits has a timer, and nothing else has");
    assert!(world.contact.encode().len() < 20_000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_invariants_hold_whatever_happens(law in prop::sample::select(LAWS), steps in prop::collection::vec(step(), 1..60)) {
        let (phone, consent, sources) = law;
        let mut world = World::new();
        world.phone = phone.to_owned();
        world.settings = Settings::parse(SETTINGS.replace("CONSENT", consent).as_bytes()).unwrap();
        let mut dead = BTreeSet::new();
        let (mut seen, mut sent, mut has_left) = (0, 0, false);
        let mut forgotten = vec![0];
        let mut waited = BTreeSet::new();
        for step in &steps {
            let consent_moves_with_time = matches!(step, Step::Consent { .. });
            check_step(&mut world, step);
            waited.extend(world.timers.keys().cloned());
            let texts: Vec<_> = world.handed_over[sent..].iter().filter(|sms| !PARTING.contains(&step_of(&sms.id))).collect();
            if !consent_moves_with_time {
                prop_assert!(!has_left || texts.is_empty() || !left(has_left, &world, seen), "sent after STOP: {texts:?}");
            }
            has_left = world_says_left(&world) && left(has_left, &world, seen);
            check_the_dead(&world, &dead, sent);
            dead.extend(cancelled(&world, seen));
            if matches!(step, Step::Forget) {
                forgotten.push(world.handed_over.len());
                dead.clear();
            }
            (seen, sent) = (world.receipts.len(), world.handed_over.len());
        }
        world.asleep = false;
        world.advance_to(world.now + 300 * DAY);
        check_the_dead(&world, &dead, sent);
        prop_assert!(world.timers.is_empty() && world.contact.pending_ids().next().is_none(), "every text comes to an end");
        forgotten.push(world.handed_over.len());
        for known in forgotten.windows(2) {
            let texts = &world.handed_over[known[0]..known[1]];
            let ids: BTreeSet<&str> = texts.iter().map(|sms| sms.id.as_str()).collect();
            prop_assert_eq!(ids.len(), texts.len(), "one text per id");
        }
        for bounds in forgotten.windows(2) {
            check_the_caps(&world, bounds[0], bounds[1]);
            let asked = world.handed_over[bounds[0]..bounds[1]].iter().filter(|sms| step_of(&sms.id) == "consent-asked");
            prop_assert!(asked.count() <= 1, "nobody is asked twice");
        }
        check_the_ground(&world, sources);
        for id in waited.iter().filter(|id| !id.contains("/promise/") && *id != "contact/silence") {
            let ends = ["text.sent", "text.dropped", "text.failed", "text.uncertain"];
            let ended = |receipt: &aftertext_flow::Receipt| receipt.message.as_ref() == Some(id) && ends.contains(&receipt.kind);
            prop_assert!(world.receipts.iter().any(ended), "{} has no receipt", id);
        }
        for receipt in &world.receipts {
            let detail: serde_json::Value = serde_json::from_str(&receipt.detail).unwrap();
            prop_assert!(detail["reason"].is_string(), "{receipt:?}");
            prop_assert!(!receipt.detail.contains(phone));
        }
    }
}

/// The ledger's own view, for consent that was dated back.
fn world_says_left(world: &World) -> bool {
    world.contact.consent.is_stopped()
}

#[test]
fn a_contact_stays_small_after_hundreds_of_orders() {
    let mut world = World::new();
    world.tell(Input::Consent(ConsentChange {
        id: String::from("c"),
        grants: vec![grant("all", true, world.now, "checkout")],
    }));
    for id in 0..=300 {
        world.asleep = id % 3 > 0;
        world.tell(event(world.now, order(&id.to_string()), Change::Placed));
        world.advance_to(world.now + 1);
    }
    assert!(world.contact.encode().len() < 12_000, "{}", world.contact.encode().len());
}
