//! What people get and when, as stories: what happens on the left of time, what
//! became of each text on the right. One rule each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod world;

use aftertext_flow::{
    Change, ConsentChange, DeliveryReport, FailureClass, Input, Reply, Settings, Sms, Status,
};
use world::{START, World, answer, event, grant, order, parcel};

/// Plays a story ("+5m placed 1001", one a line) and compares what became of
/// the texts ("+5m sent order/1001/order-confirmed").
#[track_caller]
fn check(story: &str, expected: &str) {
    let world = play(story);
    let became: Vec<String> = world
        .receipts
        .iter()
        .filter_map(|receipt| {
            let what = receipt.kind.strip_prefix("text.")?;
            let minutes = (receipt.at - START) / 60_000;
            let detail: serde_json::Value = serde_json::from_str(&receipt.detail).unwrap();
            let id = receipt.message.clone().unwrap_or_default();
            Some(match what {
                "sent" | "uncertain" | "delivered" => format!("+{minutes}m {what} {id}"),
                _ => format!("+{minutes}m {what} {id}: {}", detail["reason"].as_str().unwrap()),
            })
        })
        .collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(became, expected, "{:#?}", world.receipts);
}

fn play(story: &str) -> World {
    let mut world = World::new();
    for line in story.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (time, what) = line.split_once(' ').unwrap();
        let minutes: i64 = time.strip_prefix('+').unwrap().strip_suffix('m').unwrap().parse().unwrap();
        world.advance_to(START + minutes * 60_000);
        happen(&mut world, what);
        world.advance_to(START + minutes * 60_000);
    }
    world
}

fn happen(world: &mut World, what: &str) {
    let now = world.now;
    let (verb, rest) = what.split_once(' ').unwrap_or((what, ""));
    let words: Vec<&str> = rest.split_whitespace().collect();
    let change = match verb {
        "placed" => Some(Change::Placed),
        "shipped" => Some(Change::Shipped(parcel(words[1]))),
        "out" => Some(Change::OutForDelivery(parcel(words[1]))),
        "delivered" => Some(Change::Delivered(parcel(words[1]))),
        "cancelled" => Some(Change::Cancelled),
        "paid" => Some(Change::Other(String::from("paid"))),
        _ => None,
    };
    if let Some(change) = change {
        let age = words.iter().find_map(|word| word.strip_prefix("age=")?.parse::<i64>().ok()).unwrap_or(0);
        world.tell(event(now - age * 60_000, order(words[0]), change));
        return;
    }
    match verb {
        "grant" | "revoke" => {
            let source = words.get(1).copied().unwrap_or("checkout");
            let grants = vec![grant(words[0], verb == "grant", now, source)];
            world.tell(Input::Consent(ConsentChange { id: what.to_owned(), grants }));
        }
        "reply" | "carrier" => {
            world.tell(Input::Reply(Reply {
                id: format!("r{}", (now - START) / 60_000),
                sender: String::from("+12025550123"),
                body: rest.to_owned(),
                received_at: now,
                carrier_opt_out: (verb == "carrier").then(|| rest.to_owned()),
            }));
        }
        "report" => {
            let (status, failure) = match words[1] {
                "delivered" => (Status::Delivered, None),
                "sent" => (Status::Sent, None),
                _ => (Status::Failed, Some(FailureClass::OptedOut)),
            };
            let (id, message) = (what.to_owned(), words[0].to_owned());
            world.tell(Input::Report(DeliveryReport { id, message, status, failure, code: None, at: now }));
        }
        "settings" => world.settings = Settings::parse(rest.as_bytes()).unwrap(),
        "gateway" => world.answers.extend(words.iter().map(|word| answer(word))),
        "host" => world.asleep = rest == "sleeps",
        "forget" => {
            world.tell(Input::Forget);
        }
        "wait" => {}
        _ => panic!("no such thing happens: {what}"),
    }
}

#[test]
fn an_order_is_told_from_confirmation_to_delivery() {
    check(
        "+0m grant transactional
         +0m placed 1001
         +60m shipped 1001 p1
         +120m out 1001 p1
         +180m delivered 1001 p1",
        "+0m sent order/1001/order-confirmed
         +60m sent order/1001/shipped/p1
         +120m sent order/1001/out-for-delivery/p1
         +180m sent order/1001/delivered/p1",
    );
}

#[test]
fn the_first_text_names_the_shop_the_order_and_the_way_out() {
    let world = play("+0m grant transactional\n+0m placed 1001\n+1m shipped 1001 p1");
    let bodies: Vec<&str> = world.handed_over.iter().map(|sms| sms.body.as_str()).collect();
    assert_eq!(
        bodies,
        [
            "Demo Shop: Thanks Dana, order #1001 is confirmed: 1 Canvas Tote, 2 Ceramic Mug. https://demo.example/o/1001 Reply STOP to opt out.",
            "Demo Shop: Order #1001 is on its way. Track it: https://carrier.example/p1",
        ]
    );
}

#[test]
fn without_consent_nothing_is_sent() {
    check("+0m placed 1001", "+0m dropped order/1001/order-confirmed: no consent covers this topic");
    check(
        "+0m grant loyalty\n+0m placed 1001",
        "+0m dropped order/1001/order-confirmed: no consent covers this topic",
    );
}

#[test]
fn consent_covers_its_topic_its_class_and_what_intrudes_less() {
    for scope in ["order-updates", "transactional", "marketing", "all"] {
        check(&format!("+0m grant {scope}\n+0m placed 1001"), "+0m sent order/1001/order-confirmed");
    }
    check(
        "+0m grant marketing\n+1m grant transactional\n+2m revoke marketing\n+3m placed 1001",
        "+3m sent order/1001/order-confirmed",
    );
    check(
        "+0m grant all\n+1m revoke delivery-updates\n+2m placed 1001\n+3m shipped 1001 p1",
        "+2m sent order/1001/order-confirmed
         +3m dropped order/1001/shipped/p1: consent was taken back",
    );
}

#[test]
fn stop_drops_what_waits_and_is_confirmed_once() {
    check(
        "+0m grant all
         +0m host sleeps
         +0m placed 1001
         +1m reply \"Stop.\"
         +1m host wakes
         +2m shipped 1001 p1
         +3m reply stop",
        "+1m dropped order/1001/order-confirmed: the person opted out
         +1m sent reply/r1/opt-out-confirmed
         +2m dropped order/1001/shipped/p1: consent was taken back",
    );
}

#[test]
fn a_stop_that_the_carrier_answered_is_recorded_in_silence() {
    check(
        "+0m grant all\n+1m carrier STOP\n+2m placed 1001",
        "+2m dropped order/1001/order-confirmed: consent was taken back",
    );
    check("+1m carrier HELP\n+2m carrier START", "");
}

#[test]
fn only_the_person_can_undo_a_stop() {
    check(
        "+0m reply STOP\n+1m grant all import\n+2m placed 1001\n+3m grant order-updates checkout\n+4m placed 1002",
        "+0m sent reply/r0/opt-out-confirmed
         +2m dropped order/1001/order-confirmed: consent was taken back
         +4m sent order/1002/order-confirmed",
    );
    check(
        "+0m reply STOP\n+1m reply yes\n+2m placed 1001",
        "+0m sent reply/r0/opt-out-confirmed
         +1m sent reply/r1/opt-in-confirmed
         +2m sent order/1001/order-confirmed",
    );
}

#[test]
fn yes_means_nothing_to_who_has_not_left() {
    check(
        "+0m reply YES\n+1m placed 1001",
        "+1m dropped order/1001/order-confirmed: no consent covers this topic",
    );
}

#[test]
fn help_is_answered_once_an_hour_even_after_stop() {
    check(
        "+0m reply STOP\n+1m reply help?\n+2m reply INFO\n+70m reply HELP",
        "+0m sent reply/r0/opt-out-confirmed
         +1m sent reply/r1/help
         +70m sent reply/r70/help",
    );
}

#[test]
fn words_that_merely_contain_a_keyword_change_nothing() {
    check(
        "+0m grant all\n+1m reply can you stop the shipment\n+1m reply cancel my order\n+2m placed 1001",
        "+2m sent order/1001/order-confirmed",
    );
}

#[test]
fn a_revocation_in_free_words_counts() {
    for words in ["please stop texting me", "Wrong number!", "no me escriban más", "配信停止してください"]
    {
        check(
            &format!("+0m grant all\n+1m reply {words}\n+2m placed 1001"),
            "+1m sent reply/r1/opt-out-confirmed
             +2m dropped order/1001/order-confirmed: consent was taken back",
        );
    }
}

#[test]
fn a_topic_is_left_alone() {
    let world = play("+0m grant all\n+1m reply STOP TIPS\n+2m placed 1001");
    let kinds: Vec<&str> = world.receipts.iter().map(|receipt| receipt.kind).collect();
    assert!(kinds.contains(&"consent.revoked") && kinds.last() == Some(&"text.sent"), "{kinds:?}");
    assert_eq!(world.handed_over.last().map(|sms| sms.id.as_str()), Some("order/1001/order-confirmed"));
}

#[test]
fn what_changes_nothing_is_noted_with_what_it_means() {
    for (words, intent) in [
        ("nope", "ambiguous"),
        ("where is my order?", "question"),
        ("thanks!", "not_opt_out"),
        ("5", "rating"),
        ("PAUSE 2 WEEKS", "pause"),
    ] {
        let world = play(&format!("+0m grant all\n+1m reply {words}"));
        let last = world.receipts.last().unwrap();
        let detail: serde_json::Value = serde_json::from_str(&last.detail).unwrap();
        assert_eq!((last.kind, detail["intent"].as_str()), ("reply.noted", Some(intent)), "{words}");
    }
}

#[test]
fn a_cancelled_order_is_silent_but_for_its_cancellation() {
    check(
        "+0m grant all
         +0m host sleeps
         +0m placed 1001
         +1m shipped 1001 p1
         +2m cancelled 1001
         +2m host wakes
         +3m delivered 1001 p1",
        "+2m dropped order/1001/order-confirmed: the order is cancelled
         +2m dropped order/1001/shipped/p1: the order is cancelled
         +2m sent order/1001/cancelled",
    );
}

#[test]
fn a_status_never_goes_backwards() {
    check(
        "+0m grant all\n+1m delivered 1001 p1\n+2m shipped 1001 p1\n+3m out 1001 p1\n+4m placed 1001",
        "+1m sent order/1001/delivered/p1",
    );
}

#[test]
fn newer_news_replaces_what_was_not_sent() {
    check(
        "+0m grant all\n+0m host sleeps\n+1m shipped 1001 p1\n+1m shipped 1001 p2\n+2m out 1001 p1\n+3m host wakes",
        "+2m dropped order/1001/shipped/p1: newer news replaced it
         +3m sent order/1001/shipped/p2
         +3m sent order/1001/out-for-delivery/p1",
    );
}

#[test]
fn the_same_news_twice_is_one_text() {
    check(
        "+0m grant all\n+0m placed 1001\n+1m placed 1001\n+2m paid 1001",
        "+0m sent order/1001/order-confirmed",
    );
}

#[test]
fn old_news_is_not_sent() {
    check(
        "+0m grant all\n+0m placed 1001 age=1500\n+1m shipped 1002 p1 age=800",
        "+0m dropped order/1001/order-confirmed: too late to be of use
         +1m dropped order/1002/shipped/p1: too late to be of use",
    );
    check(
        "+0m grant all\n+0m host sleeps\n+0m shipped 1001 p1\n+721m host wakes",
        "+721m dropped order/1001/shipped/p1: too late to be of use",
    );
}

#[test]
fn a_gateway_that_is_down_is_tried_again_until_the_text_is_no_use() {
    check(
        "+0m grant all\n+0m gateway down throttles transient\n+0m placed 1001\n+9m wait",
        "+0m postponed order/1001/order-confirmed: the gateway could not be reached
         +3m sent order/1001/order-confirmed",
    );
    check(
        &format!("+0m grant all\n+0m gateway {}\n+0m shipped 1001 p1\n+2000m wait", "down ".repeat(40)),
        "+0m postponed order/1001/shipped/p1: the gateway could not be reached
         +720m dropped order/1001/shipped/p1: too late to be of use",
    );
}

#[test]
fn what_may_have_been_sent_is_not_sent_again() {
    check(
        "+0m grant all\n+0m gateway uncertain\n+0m placed 1001\n+9m placed 1001\n+10m report order/1001/order-confirmed delivered",
        "+0m uncertain order/1001/order-confirmed
         +10m delivered order/1001/order-confirmed",
    );
}

#[test]
fn a_refusal_ends_a_text_and_a_broken_account_holds_it() {
    check(
        "+0m grant all\n+0m gateway permanent filtered\n+0m placed 1001\n+0m placed 1002",
        "+0m failed order/1001/order-confirmed: this text will never reach this number
         +0m failed order/1002/order-confirmed: the content was refused",
    );
    check(
        "+0m grant all\n+0m gateway misconfigured misconfigured\n+0m placed 1001\n+60m wait",
        "+0m held order/1001/order-confirmed: the gateway account has to be mended
         +30m sent order/1001/order-confirmed",
    );
}

#[test]
fn an_opt_out_that_the_gateway_knows_of_counts() {
    check(
        "+0m grant all\n+0m gateway opted-out\n+0m placed 1001\n+1m placed 1002",
        "+0m failed order/1001/order-confirmed: the number had opted out at the gateway
         +1m dropped order/1002/order-confirmed: consent was taken back",
    );
    check(
        "+0m grant all\n+0m placed 1001\n+1m report order/1001/order-confirmed opted-out\n+2m placed 1002",
        "+0m sent order/1001/order-confirmed
         +1m failed order/1001/order-confirmed: the gateway says so
         +2m dropped order/1002/order-confirmed: consent was taken back",
    );
}

#[test]
fn a_report_never_takes_a_text_back() {
    check(
        "+0m grant all\n+0m placed 1001\n+1m report order/1001/order-confirmed delivered\n+2m report order/1001/order-confirmed sent\n+3m report order/9/shipped delivered",
        "+0m sent order/1001/order-confirmed
         +1m delivered order/1001/order-confirmed",
    );
}

#[test]
fn a_report_may_overtake_the_answer_to_the_send() {
    check(
        "+0m grant all
         +0m host sleeps
         +0m placed 1001
         +0m report order/1001/order-confirmed delivered
         +1m host wakes
         +2m report order/1001/order-confirmed sent",
        "+0m delivered order/1001/order-confirmed
         +1m sent order/1001/order-confirmed",
    );
}

#[test]
fn a_template_that_fails_holds_its_text_and_a_mended_one_lets_it_go() {
    check(
        r#"+0m grant all
         +0m settings {"brand":"Demo","templates":{"order-confirmed":"{{ order.oops }}"}}
         +0m placed 1001
         +20m settings {"brand":"Demo"}
         +60m wait"#,
        "+0m held order/1001/order-confirmed: the template gives no text
         +30m sent order/1001/order-confirmed",
    );
}

#[test]
fn a_text_that_had_left_before_the_stop_is_on_the_record() {
    let mut world = play("+0m grant all\n+0m host sleeps\n+0m placed 1001");
    let id = String::from("order/1001/order-confirmed");
    let sms = Sms { id, body: String::from("Demo"), send_before: 0 };
    happen(&mut world, "reply STOP");
    for _ in 0..2 {
        world.tell(Input::Sent { sms: sms.clone(), result: answer("taken") });
    }
    let kinds: Vec<&str> = world.receipts.iter().map(|receipt| receipt.kind).collect();
    let expected = ["consent.granted", "reply.read", "consent.revoked", "text.dropped", "text.sent"];
    assert_eq!(kinds, expected);
}

#[test]
fn a_step_that_is_switched_off_is_silent() {
    check(
        r#"+0m grant all
         +0m settings {"brand":"Demo","journeys":{"shipped":{"enabled":false}}}
         +0m placed 1001
         +1m shipped 1001 p1"#,
        "+0m sent order/1001/order-confirmed
         +1m dropped order/1001/shipped/p1: the shop has switched this step off",
    );
}

#[test]
fn a_stop_outlives_being_forgotten() {
    check(
        "+0m grant all\n+0m reply STOP\n+1m forget\n+2m grant all import\n+2m placed 1001",
        "+0m sent reply/r0/opt-out-confirmed
         +2m dropped order/1001/order-confirmed: consent was taken back",
    );
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
    let mut world = play("+0m grant all");
    let mut absurd = order("1001");
    absurd.name = format!("#1\u{202e}\n\u{0}{}", "x".repeat(4_000));
    absurd.buyer.first_name = Some(String::from("\u{200f}\n\t "));
    absurd.lines = vec![absurd.lines[0].clone(); 10_000];
    absurd.lines[0].quantity = u32::MAX;
    absurd.total.amount = i64::MIN;
    absurd.status_url = Some(format!("javascript:{}", "x".repeat(4_000)));
    world.tell(event(i64::MAX, absurd, Change::Placed));
    world.advance_to(START + 1);
    let body = &world.handed_over[0].body;
    assert!(body.starts_with("Demo Shop: Thanks, order #1 xxx") && body.len() < 200, "{body}");
    assert!(body.contains("4294967295 items"), "{body}");
}
