//! Every state that was ever stored can be read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod world;

use aftertext_flow::{Change, ConsentChange, Contact, Input, Method, Money, Parcel, Settings, StateError};
use world::{World, answer, event, grant, order, parcel};

const V1: &str = include_str!("golden/contact-v1.json");
const V2: &str = include_str!("golden/contact-v2.json");

/// A contact with something in each place of its state.
fn full_contact() -> Contact {
    let mut world = World::new();
    world.settings = Settings::parse(
        br#"{"brand":"Demo Shop","revision":3,"products":[{"product":"ceramic-mug","lasts":"30d"}]}"#,
    )
    .unwrap();
    let grants = vec![
        grant("transactional", true, world.now, "checkout"),
        grant("loyalty", false, world.now, "preference-page"),
    ];
    world.tell(Input::Consent(ConsentChange { id: String::from("c"), grants }));
    world.tell(event(world.now, order("1001"), Change::Placed));
    world.advance_to(world.now);
    world.tell(event(world.now, order("1001"), Change::Cancelled));
    world.answers.push_back(answer("misconfigured"));
    world.advance_to(world.now);
    world.answers.push_back(answer("down"));
    let promised =
        Parcel { expected_at: Some(world.now + 86_400_000), lines: vec![String::from("a")], ..parcel("p1") };
    world.tell(event(world.now, order("1002"), Change::Shipped(promised)));
    world.advance_to(world.now);
    world.tell(event(world.now, order("1003"), Change::Delivered(parcel("p1"))));
    let mut edited = order("1002");
    edited.lines[1].quantity = 1;
    edited.lines[1].method = Method::Digital;
    edited.lines[1].kind = Some(String::from("Book"));
    edited.lines[1].tags = vec![String::from("gift")];
    world.tell(event(world.now + 1, edited.clone(), Change::Edited));
    let sum = Money { amount: 990, scale: 2, currency: String::from("USD") };
    world.tell(event(world.now + 1, edited, Change::Refunded(sum)));
    world.contact
}

#[test]
fn version_2_is_read_and_written_as_it_was() {
    let contact = Contact::decode(V2.trim().as_bytes()).unwrap();
    assert_eq!(contact, full_contact());
    assert_eq!(String::from_utf8(contact.encode()).unwrap(), V2.trim());
}

#[test]
fn version_1_is_read_and_written_as_version_2() {
    let contact = Contact::decode(V1.trim().as_bytes()).unwrap();
    let mut expected = V1.trim().replace("\"v\":1", "\"v\":2");
    for (pair, object) in [
        ("[1,\"Canvas Tote\"]", r#"{"quantity":1,"title":"Canvas Tote"}"#),
        ("[2,\"Ceramic Mug\"]", r#"{"quantity":2,"title":"Ceramic Mug"}"#),
    ] {
        expected = expected.replace(pair, object);
    }
    assert_eq!(String::from_utf8(contact.encode()).unwrap(), expected);
}

#[test]
fn what_is_not_a_state_of_ours_is_refused() {
    assert_eq!(Contact::decode(b""), Ok(Contact::default()));
    assert_eq!(Contact::decode(&Contact::default().encode()), Ok(Contact::default()));
    assert_eq!(Contact::decode(br#"{"v":3}"#), Err(StateError::Version(3)));
    for bytes in [&b"{"[..], b"{}", b"[1]", b"\xff", br#"{"v":1,"orders":7}"#, br#"{"v":99999999999}"#] {
        assert!(matches!(Contact::decode(bytes), Err(StateError::Malformed(_))), "{bytes:?}");
    }
}
