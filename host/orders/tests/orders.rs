//! The stories are the same everywhere, possible, and of the size of life.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use aftertext_edge::phone::is_e164;
use aftertext_edge::types::{Order, OrderChange, OrderEvent, Parcel};
use aftertext_orders::{Happening, Plan, What, happenings};

const START: i64 = 1_800_000_000_000;
const DAY: i64 = 86_400_000;

fn plan(orders: u32, days: u32, seed: u64) -> Plan {
    Plan { orders, days, seed, start: START, shop: String::from("demo") }
}

/// A season of a shop, often enough for what is rare.
fn season() -> Vec<Happening> {
    happenings(&plan(6_000, 90, 1)).collect()
}

fn orders(told: &[Happening]) -> impl Iterator<Item = &OrderEvent> {
    told.iter().filter_map(|happening| match &happening.what {
        What::Order(event) => Some(event),
        What::Reply(_) => None,
    })
}

#[test]
fn a_seed_tells_one_story_on_every_machine() {
    let story = |seed| happenings(&plan(50, 10, seed)).collect::<Vec<_>>();
    assert_eq!(story(7), story(7));
    assert_ne!(story(7), story(8));
    let beginning: Vec<String> = happenings(&plan(3, 1, 7))
        .take(6)
        .filter_map(|happening| match happening.what {
            What::Order(event) => {
                Some(format!("+{} {} {}", happening.at - START, event.id, event.order.lines[0].product_id))
            }
            What::Reply(_) => None,
        })
        .collect();
    let expected = [
        "+27605802 1002/0 armchair",
        "+45489813 1003/0 tote",
        "+66492075 1001/0 mug",
        "+142067126 1003/1 tote",
        "+223873005 1002/1 armchair",
        "+544878285 1002/2 armchair",
    ];
    assert_eq!(beginning, expected);
}

#[test]
fn everything_happens_in_its_order() {
    let told = season();
    assert!(told.is_sorted_by_key(|happening| happening.at));
    let mut known = BTreeSet::new();
    let mut shipped = BTreeSet::new();
    for event in orders(&told) {
        let id = event.order.id.as_str();
        let first = known.insert(id);
        assert_eq!(first, event.change == OrderChange::Placed, "{} begins with its placement", event.id);
        let under_way = |parcel: &Parcel| shipped.contains(&parcel.id);
        match &event.change {
            OrderChange::Shipped(parcel) => assert!(shipped.insert(parcel.id.clone()), "{}", event.id),
            OrderChange::Delayed(parcel) | OrderChange::DeliveryFailed(parcel) => {
                assert!(under_way(parcel), "{} is about a parcel that left", event.id);
            }
            _ => {}
        }
    }
}

#[test]
fn every_order_of_the_plan_is_placed_within_its_days() {
    for (orders_planned, days) in [(0, 5), (1, 1), (3, 30), (700, 7), (500, 0)] {
        let told: Vec<Happening> = happenings(&plan(orders_planned, days, 3)).collect();
        let placed: Vec<i64> = orders(&told)
            .filter(|event| event.change == OrderChange::Placed)
            .map(|event| event.occurred_at)
            .collect();
        assert_eq!(placed.len(), orders_planned as usize);
        let end = START + i64::from(days.max(1)) * DAY;
        assert!(placed.iter().all(|at| (START..end).contains(at)), "{orders_planned} in {days} days");
    }
}

#[test]
fn nothing_impossible_is_told() {
    let told = season();
    let mut ids = BTreeSet::new();
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    for event in orders(&told) {
        assert!(ids.insert(&event.id), "{} is told once", event.id);
        check_order(&event.order);
        let phone = event.order.buyer.phone.as_deref().unwrap();
        let buyer = event.order.buyer.id.as_deref().unwrap();
        assert_eq!(*owners.entry(phone).or_insert(buyer), buyer, "a number has one owner");
        assert!(
            event.consent.is_empty() || event.change == OrderChange::Placed,
            "consent is given at the checkout"
        );
        if let OrderChange::Refunded(sum) = &event.change {
            assert!(sum.amount >= 0 && sum.currency == event.order.total.currency, "{}", event.id);
        }
    }
    for happening in &told {
        if let What::Reply(reply) = &happening.what {
            assert!(owners.contains_key(reply.sender.as_str()), "only buyers answer");
            assert!(!reply.body.is_empty());
        }
    }
}

fn check_order(order: &Order) {
    assert!(order.buyer.phone.as_deref().is_some_and(is_e164));
    assert!(order.buyer.orders_count >= Some(1));
    let lines: BTreeSet<&str> = order.lines.iter().map(|line| line.id.as_str()).collect();
    assert!(!lines.is_empty() && lines.len() == order.lines.len(), "order {} has lines", order.id);
    let sum: i64 =
        order.lines.iter().map(|line| line.price.as_ref().unwrap().amount * i64::from(line.quantity)).sum();
    assert_eq!(order.total.amount, sum, "order {} costs what its lines do", order.id);
}

/// How many of a thousand orders have such an event.
fn share(told: &[Happening], is_such: impl Fn(&OrderEvent) -> bool) -> usize {
    let such: BTreeSet<&str> =
        orders(told).filter(|event| is_such(event)).map(|event| event.order.id.as_str()).collect();
    let all: BTreeSet<&str> = orders(told).map(|event| event.order.id.as_str()).collect();
    such.len() * 1_000 / all.len()
}

#[test]
fn what_is_rare_in_life_is_rare_here() {
    type Such = fn(&OrderEvent) -> bool;
    let told = season();
    let expected: &[(&str, Such, RangeInclusive<usize>)] = &[
        (
            "paid later",
            |e| e.change == OrderChange::Paid && e.occurred_at > e.order.placed_at + 3_600_000,
            50..=90,
        ),
        ("edited", |e| e.change == OrderChange::Edited, 25..=50),
        ("cancelled", |e| e.change == OrderChange::Cancelled, 30..=80),
        ("refunded", |e| matches!(e.change, OrderChange::Refunded(_)), 80..=180),
        ("returned", |e| matches!(e.change, OrderChange::Returned(_)), 40..=80),
        ("delayed", |e| matches!(e.change, OrderChange::Delayed(_)), 50..=100),
        ("failed", |e| matches!(e.change, OrderChange::DeliveryFailed(_)), 20..=50),
        ("fetched", |e| matches!(e.change, OrderChange::PickedUp(_)), 50..=80),
        ("delivered", |e| matches!(e.change, OrderChange::Delivered(_)), 750..=900),
        (
            "in several parcels",
            |e| matches!(&e.change, OrderChange::Shipped(p) if p.id.ends_with("-2")),
            30..=80,
        ),
        ("agreed to texts", |e| e.consent.iter().any(|grant| grant.granted), 700..=830),
        ("agreed to marketing", |e| e.consent.iter().any(|grant| grant.topic == "marketing"), 120..=280),
        ("somebody who came back", |e| e.order.buyer.orders_count > Some(1), 250..=500),
        ("from the United States", |e| from(e, "US"), 450..=650),
        ("from Australia", |e| from(e, "AU"), 10..=60),
    ];
    for (name, is_such, range) in expected {
        let share = share(&told, is_such);
        assert!(range.contains(&share), "{share} of 1,000 orders are {name}, not {range:?}");
    }
    let stops = told.iter().filter(|happening| match &happening.what {
        What::Reply(reply) => reply.body.to_lowercase().starts_with("stop"),
        What::Order(_) => false,
    });
    assert!((60..=200).contains(&stops.count()), "a few of a hundred buyers leave");
}

fn from(event: &OrderEvent, country: &str) -> bool {
    event.order.buyer.shipping.as_ref().and_then(|address| address.country.as_deref()) == Some(country)
}
