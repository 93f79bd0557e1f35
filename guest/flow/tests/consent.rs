//! What brings consent back, and what is told of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod world;

use aftertext_flow::{Change, ConsentChange, DeliveryReport, Grant, Input, Reply, Status};
use serde_json::{Value, json};
use world::{PHONE, START, World, event, grant, order};

const MINUTE: i64 = 60_000;

fn agree(world: &mut World, grant: Grant) {
    let id = format!("c{}", world.receipts.len());
    world.tell(Input::Consent(ConsentChange { id, grants: vec![grant] }));
}

fn reply(world: &mut World, body: &str) {
    let id = format!("r{}", world.receipts.len());
    let (sender, received_at) = (PHONE.to_owned(), world.now);
    let body = body.to_owned();
    world.tell(Input::Reply(Reply { id, sender, body, received_at, carrier_opt_out: None }));
}

#[test]
fn only_an_act_of_the_person_brings_back_who_has_left() {
    for (source, is_an_act) in [
        ("checkout", true),
        ("preference-page", true),
        ("shopify", true),
        ("reply", true),
        ("import", false),
        ("api", false),
        ("soft-opt-in", false),
        ("gateway", false),
        ("Checkout", false),
        ("", false),
    ] {
        for scope in ["all", "transactional", "order-updates", "marketing"] {
            let mut world = World::new();
            agree(&mut world, grant("all", true, START, "checkout"));
            reply(&mut world, "STOP");
            world.advance_to(START + MINUTE);
            agree(&mut world, grant(scope, true, START + MINUTE, source));
            world.tell(event(world.now, order("1001"), Change::Placed));
            world.advance_to(world.now + MINUTE);
            let confirmed = world.handed_over.iter().any(|sms| sms.id == "order/1001/order-confirmed");
            assert_eq!(confirmed, is_an_act, "{source}: {scope}");
            assert_eq!(world.contact.consent.is_stopped(), !is_an_act, "{source}: {scope}");
        }
    }
    let mut world = World::new();
    reply(&mut world, "STOP");
    world.advance_to(START + MINUTE);
    reply(&mut world, "START");
    assert!(!world.contact.consent.is_stopped());
}

#[test]
fn an_act_that_is_older_than_the_stop_brings_nobody_back() {
    let mut world = World::new();
    reply(&mut world, "STOP");
    world.advance_to(START + MINUTE);
    agree(&mut world, grant("all", true, START - 1, "checkout"));
    agree(&mut world, grant("all", true, START, "checkout"));
    assert!(world.contact.consent.is_stopped());
}

#[test]
fn a_grant_is_on_the_record_with_its_words_who_recorded_it_and_until_when() {
    let mut world = World::new();
    agree(
        &mut world,
        Grant {
            wording: Some(String::from("Texts about my order?\u{202e}")),
            recorded_by: Some(String::from("till 4")),
            expires_at: Some(START + MINUTE),
            ..grant("transactional", true, START, "checkout")
        },
    );
    let told: Value = serde_json::from_str(&world.receipts[0].detail).unwrap();
    let expected = json!({
        "reason": "the person said so", "scope": "transactional", "source": "checkout", "at": START,
        "event": "c0", "wording": "Texts about my order?", "recorded_by": "till 4",
        "expires_at": START + MINUTE,
    });
    assert_eq!(told, expected);
}

#[test]
fn a_question_of_which_only_its_report_tells_is_not_asked_again() {
    for (message, asked) in [("consent/c/consent-asked", false), ("order/1/shipped/p1", true)] {
        let mut world = World::new();
        world.phone = String::from("+4915112345678");
        let (id, message) = (String::from("d"), message.to_owned());
        let status = Status::Delivered;
        world.tell(Input::Report(DeliveryReport {
            id,
            message,
            status,
            failure: None,
            code: None,
            at: START,
        }));
        agree(&mut world, grant("marketing", true, START, "checkout"));
        world.advance_to(START + MINUTE);
        assert_eq!(!world.handed_over.is_empty(), asked);
    }
}

#[test]
fn an_order_is_named_in_full_however_long_its_id() {
    let scope = format!("order:gid://shop/Order/{}", "0f8fad5b-d9cb-469f-a165-70867728950e");
    let mut world = World::new();
    agree(&mut world, grant(&scope, true, START, "checkout"));
    let told: Value = serde_json::from_str(&world.receipts[0].detail).unwrap();
    assert_eq!(told["scope"], scope);
}

#[test]
fn what_was_heard_counts_in_writing_once_the_words_are_brought_after_it() {
    let mut world = World::new();
    let heard = grant("marketing", true, START, "import");
    let worded = Grant { wording: Some(String::from("Texts about offers?")), ..heard.clone() };
    for (grant, changes) in [(heard.clone(), true), (heard, false), (worded.clone(), true), (worded, false)] {
        agree(&mut world, grant);
        assert_eq!(world.receipts.last().unwrap().kind == "consent.granted", changes);
    }
}
