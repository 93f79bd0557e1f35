//! What people get and when, as stories that a merchant can read: one file, one
//! rule in `tests/scenarios`. Above the line what happens, below it what became
//! of the texts. `tests/story` says how a story is written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod story;
mod world;

use std::path::Path;

use aftertext_flow::{Change, Input, Sms};
use story::Story;
use world::{START, World, answer, event, grant, order};

#[test]
fn every_story_ends_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut failures = Vec::new();
    for path in &paths {
        let story = Story::parse(&std::fs::read_to_string(path).unwrap());
        if let Err(failure) = story.check() {
            failures.push(format!("{}\n{failure}", path.file_name().unwrap().to_string_lossy()));
        }
    }
    assert!(
        !paths.is_empty() && failures.is_empty(),
        "{} of {}:\n{}",
        failures.len(),
        paths.len(),
        failures.join("\n")
    );
}

#[test]
fn a_text_that_had_left_before_the_stop_is_on_the_record() {
    let mut world = Story::parse("+0m grant all\n+0m host sleeps\n+0m placed #1001").play();
    let id = String::from("order/1001/order-confirmed");
    let sms = Sms { id, body: String::from("Demo"), links: Vec::new(), send_before: 0 };
    story::happen(&mut world, "reply STOP");
    for _ in 0..2 {
        world.tell(Input::Sent { sms: sms.clone(), result: answer("taken") });
    }
    let kinds: Vec<&str> = world.receipts.iter().map(|receipt| receipt.kind).collect();
    let expected = ["consent.granted", "reply.read", "consent.revoked", "text.dropped", "text.sent"];
    assert_eq!(kinds, expected);
}

#[test]
fn a_text_that_keeps_to_hours_has_left_before_they_end() {
    let mut world = Story::parse("+0m grant all\n+11h refunded #1001 5.00").play();
    world.advance_to(START + 86_400_000);
    let ten_at_night = START + 14 * 3_600_000;
    assert_eq!(world.handed_over[0].send_before, ten_at_night);
}

#[test]
fn an_order_without_a_usable_number_is_noted_without_the_number() {
    for (phone, reason) in [(None, "no phone number"), (Some("0123 456"), "not in E.164 form")] {
        let mut world = World::new();
        let mut order = order("1001");
        order.buyer.phone = phone.map(str::to_owned);
        world.tell(event(world.now, order, Change::Placed));
        let receipt = &world.receipts[0];
        assert!(receipt.kind == "event.ignored" && receipt.detail.contains(reason), "{receipt:?}");
        assert!(!receipt.detail.contains("0123 456") && world.timers.is_empty());
    }
}

#[test]
fn absurd_orders_neither_trap_nor_text_nonsense() {
    let mut world = World::new();
    let consent = aftertext_flow::ConsentChange {
        id: String::from("c"),
        grants: vec![grant("all", true, START, "checkout")],
    };
    world.tell(Input::Consent(consent));
    let mut absurd = order("1001");
    absurd.name = format!("#1\u{202e}\n\u{0}{}", "x".repeat(4_000));
    absurd.buyer.first_name = Some(String::from("\u{200f}\n\t "));
    absurd.lines = vec![absurd.lines[0].clone(); 10_000];
    absurd.lines[0].quantity = u32::MAX;
    absurd.total.amount = i64::MIN;
    absurd.placed_at = i64::MIN;
    absurd.status_url = Some(format!("javascript:{}", "x".repeat(4_000)));
    world.tell(event(i64::MAX, absurd, Change::Placed));
    world.advance_to(START + 1);
    let body = &world.handed_over[0].body;
    assert!(body.starts_with("Demo Shop: Thanks, order #1 xxx") && body.len() < 200, "{body}");
    assert!(body.contains("4294967295 items"), "{body}");
}

#[test]
fn no_event_of_an_absurd_order_traps() {
    let parcel = || aftertext_flow::Parcel {
        id: "p".repeat(4_000),
        carrier: Some(String::from("\u{202e}\u{200b}")),
        expected_at: Some(i64::MAX),
        lines: vec![String::from("a"); 10_000],
        ..aftertext_flow::Parcel::default()
    };
    let sum = |amount| aftertext_flow::Money { amount, scale: 255, currency: "€".repeat(4_000) };
    for at in [i64::MIN, 0, START, 7_258_118_400_000, i64::MAX] {
        for change in [
            Change::Placed,
            Change::Paid,
            Change::Edited,
            Change::Shipped(parcel()),
            Change::OutForDelivery(parcel()),
            Change::Delivered(parcel()),
            Change::ReadyForPickup(parcel()),
            Change::PickedUp(parcel()),
            Change::Delayed(parcel()),
            Change::DeliveryFailed(parcel()),
            Change::Returned(parcel()),
            Change::Refunded(sum(i64::MIN)),
            Change::Refunded(sum(i64::MAX)),
            Change::Cancelled,
            Change::Other("x".repeat(4_000)),
        ] {
            let mut world = Story::parse("+0m grant all").play();
            let mut absurd = order("1001");
            absurd.total = sum(i64::MIN);
            absurd.placed_at = at;
            absurd.lines.clear();
            world.tell(event(at, absurd.clone(), change.clone()));
            absurd.lines = vec![world::line("a", &"\u{202e}x".repeat(400), u32::MAX); 300];
            world.tell(event(at, absurd, change));
            world.advance_to(START + 100 * 86_400_000);
            for sms in &world.handed_over {
                assert!(sms.body.len() < 1_000 && !sms.body.contains('\u{202e}'), "{}", sms.body);
            }
        }
    }
}
