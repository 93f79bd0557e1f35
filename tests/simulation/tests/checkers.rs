//! Each checker finds what it is there for, and nothing where all is well.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use aftertext_flow::{Outcome, Receipt, SendResult, Sms};
use serde_json::json;
use simulation::World;
use simulation::call::Call;
use simulation::checkers::{CHECKERS, within_hours};
use simulation::history::{Entry, Seen};
use simulation::store::Timer;

const DAY: i64 = 86_400_000;
const OWNER: &str = "+12025550123";

/// A history, a line each: what somebody who invents bugs would write.
fn seen(line: &str) -> Seen {
    let words: Vec<&str> = line.split(' ').collect();
    match words[0] {
        "stop" => heard(simulation::network::stop(OWNER, 0)),
        "sent" => Seen::Asked {
            sms: Sms { id: words[1].to_owned(), body: String::new(), links: Vec::new(), send_before: 0 },
            answer: SendResult::Taken(String::new()),
        },
        "timer" => Seen::Timer { name: words[1].to_owned(), due_at: Some(0) },
        "receipt" => Seen::Receipt(Receipt {
            kind: ["text.sent", "text.dropped"].into_iter().find(|kind| *kind == words[1]).unwrap(),
            message: Some(words[2].to_owned()),
            step: None,
            at: words.get(3).map_or(0, |days| days.parse::<i64>().unwrap() * DAY),
            detail: String::from("{}"),
        }),
        "agreed" => Seen::Receipt(Receipt {
            kind: "consent.granted",
            message: None,
            step: None,
            at: 0,
            detail: json!({
                "scope": words[1],
                "source": words.get(2).unwrap_or(&"checkout"),
                "at": -DAY,
                "expires_at": words.get(3).map(|days| days.parse::<i64>().unwrap() * DAY),
            })
            .to_string(),
        }),
        change => heard(order(change, words[1])),
    }
}

fn heard(call: Call) -> Seen {
    Seen::Heard { call, outcome: Some(Outcome::Applied), committed: true }
}

fn order(change: &str, id: &str) -> Call {
    let change = match change {
        "cancelled" => json!("cancelled"),
        change => json!({ change: {"id": "p1"} }),
    };
    Call::Order(
        serde_json::from_value(json!({
            "id": "event", "shop": "demo", "occurred_at": 0, "change": change,
            "order": {
                "id": id, "name": id, "placed_at": 0, "total": {"amount": 0, "scale": 2, "currency": "USD"},
                "buyer": {"phone": OWNER},
                "lines": [{"id": "1", "product_id": "mug", "title": "Mug", "quantity": 1, "method": "ship"}],
            },
        }))
        .unwrap(),
    )
}

/// The names of the checkers that complain.
fn complainers(world: &World) -> Vec<&'static str> {
    let complains = CHECKERS.iter().filter(|(_, check)| !check(world).is_empty());
    complains.map(|(name, _)| *name).collect()
}

#[test]
fn each_checker_finds_what_it_is_there_for() {
    let wrong: &[(&str, &[&str])] = &[
        (
            "nothing after STOP",
            &["agreed all", "stop", "sent order/1/shipped/p1", "receipt text.sent order/1/shipped/p1"],
        ),
        ("nothing after STOP", &["stop", "sent reply/1/rated", "receipt text.sent reply/1/rated"]),
        (
            "nothing without consent",
            &["agreed loyalty", "sent order/1/feedback", "receipt text.sent order/1/feedback"],
        ),
        (
            "nothing without consent",
            &["agreed all checkout 0", "sent order/1/delayed/p1", "receipt text.sent order/1/delayed/p1"],
        ),
        (
            "nothing without consent",
            &["agreed all soft-opt-in", "sent order/1/delayed/p1", "receipt text.sent order/1/delayed/p1"],
        ),
        (
            "confirmation is asked once",
            &[
                "agreed loyalty",
                "sent consent/1/consent-asked",
                "receipt text.sent consent/1/consent-asked 0",
                "sent consent/2/consent-asked",
                "receipt text.sent consent/2/consent-asked 8",
            ],
        ),
        (
            "each text is sent once",
            &[
                "agreed all",
                "sent order/1/delayed/p1",
                "sent order/1/delayed/p1",
                "receipt text.sent order/1/delayed/p1",
            ],
        ),
        (
            "caps are held",
            &[
                "receipt text.sent order/1/feedback 1",
                "receipt text.sent order/2/feedback 3",
                "receipt text.sent order/3/feedback 5",
            ],
        ),
        ("every non-send is explained", &["timer order/1/shipped/p1"]),
        ("every non-send is explained", &["agreed all", "sent order/1/shipped/p1"]),
        (
            "nothing about a dead order",
            &["agreed all", "cancelled 1", "sent order/1/feedback", "receipt text.sent order/1/feedback"],
        ),
        (
            "news never goes back",
            &["agreed all", "delivered 1", "sent order/1/shipped/p1", "receipt text.sent order/1/shipped/p1"],
        ),
    ];
    for (name, lines) in wrong {
        assert_eq!(complainers(&after(lines)), [*name], "{lines:?}");
    }
}

#[test]
fn a_timer_that_is_left_over_is_found() {
    let mut world = after(&[]);
    let timer = Timer { due_at: 0, claim_at: 0, attempt: 0 };
    world.store.contact(OWNER).timers.insert(String::from("order/1/shipped/p1"), timer);
    assert_eq!(complainers(&world), ["every journey ends", "what waits has a timer"]);
}

#[test]
fn a_text_that_can_wait_is_found_at_night() {
    // 2026-06-03, a Wednesday, in Washington: three in the morning, and noon.
    for (at, nights) in [(1_780_470_000_000, 1), (1_780_502_400_000, 0)] {
        let mut world = after(&["shipped 1", "sent order/1/shipped/p1", "sent order/1/feedback"]);
        world.history.iter_mut().for_each(|entry| entry.at = at);
        assert_eq!(within_hours::check(&world).len(), nights, "at {at}");
    }
}

#[test]
fn no_checker_complains_where_all_is_well() {
    let well = [
        "agreed all",
        "shipped 1",
        "timer order/1/shipped/p1",
        "sent order/1/shipped/p1",
        "receipt text.sent order/1/shipped/p1",
        "timer order/1/feedback",
        "stop",
        "receipt text.dropped order/1/feedback",
        "sent reply/1/opt-out-confirmed",
        "receipt text.sent reply/1/opt-out-confirmed",
        "cancelled 1",
    ];
    assert_eq!(complainers(&after(&well)), [""; 0]);
}

/// The world of some seed before anything happened, and then this.
fn after(lines: &[&str]) -> World {
    let mut world = World::new(1);
    let entry = |line: &&str| Entry { at: 0, owner: OWNER.to_owned(), what: seen(line) };
    world.history = lines.iter().map(entry).collect();
    world
}
