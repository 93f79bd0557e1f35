//! Every state that was ever stored can be read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod world;

use aftertext_flow::{Change, ConsentChange, Contact, Input, StateError};
use world::{World, answer, event, grant, order, parcel};

const V1: &str = include_str!("golden/contact-v1.json");

/// A contact with something in each place of its state.
fn full_contact() -> Contact {
    let mut world = World::new();
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
    world.tell(event(world.now, order("1002"), Change::Shipped(parcel("p1"))));
    world.advance_to(world.now);
    world.contact
}

#[test]
fn version_1_is_read_and_written_as_it_was() {
    let contact = Contact::decode(V1.trim().as_bytes()).unwrap();
    assert_eq!(contact, full_contact());
    assert_eq!(String::from_utf8(contact.encode()).unwrap(), V1.trim());
}

#[test]
fn what_is_not_a_state_of_ours_is_refused() {
    assert_eq!(Contact::decode(b""), Ok(Contact::default()));
    assert_eq!(Contact::decode(&Contact::default().encode()), Ok(Contact::default()));
    assert_eq!(Contact::decode(br#"{"v":2}"#), Err(StateError::Version(2)));
    for bytes in [&b"{"[..], b"{}", b"[1]", b"\xff", br#"{"v":1,"orders":7}"#, br#"{"v":99999999999}"#] {
        assert!(matches!(Contact::decode(bytes), Err(StateError::Malformed(_))), "{bytes:?}");
    }
}
