//! Short links: where they are made, what they stand for, and what is left long.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod world;

use aftertext_flow::{Change, Input, Link, OrderEvent, Settings, preview};
use world::{START, World, event, grant, order};

const KEY: &str = "000102030405060708090a0b0c0d0e0f";

fn settings(template: &str) -> serde_json::Value {
    serde_json::json!({
        "brand": "Demo",
        "short_links": { "domain": "go.shop.example", "hosts": ["shop.example"] },
        "link_key": KEY,
        "templates": { "order-confirmed": template },
    })
}

/// What an order whose page is there gets as its confirmation.
fn confirmed(settings: &serde_json::Value, page: &str) -> (String, Vec<Link>) {
    let mut world = World::new();
    world.settings = Settings::parse(settings.to_string().as_bytes()).unwrap();
    let consent = aftertext_flow::ConsentChange {
        id: String::from("c"),
        grants: vec![grant("all", true, START, "checkout")],
    };
    world.tell(Input::Consent(consent));
    world.tell(event(world.now, with_page(page), Change::Placed));
    world.advance_to(START + 1);
    let sms = &world.handed_over[0];
    (sms.body.clone(), sms.links.clone())
}

fn with_page(page: &str) -> aftertext_flow::Order {
    let mut order = order("1001");
    order.status_url = Some(page.to_owned());
    order
}

#[test]
fn a_link_to_the_shop_is_short_and_any_other_stays_as_it_is() {
    let template = "{% if order.status_url %}{{ link(order.status_url) }}{% else %}none{% endif %}";
    let (body, links) = confirmed(&settings(template), "https://shop.example/o/1");
    let code = links[0].code.clone();
    assert!(body.contains(&format!("https://go.shop.example/l/{code}")), "{body}");
    assert_eq!(links, [Link { code, target: String::from("https://shop.example/o/1") }]);
    let (body, links) = confirmed(&settings(template), "HTTPS://Shop.Example/o/1");
    assert!(
        links[0].target == "HTTPS://Shop.Example/o/1" && body.contains("https://go.shop.example/l/"),
        "{body}"
    );
    for other in
        ["https://carrier.example/o/1", "https://shop.example:8443/", "https://shop.example.evil.example/"]
    {
        let (body, links) = confirmed(&settings(template), other);
        assert!(body.contains(other) && links.is_empty(), "{body}");
    }
    let huge = format!("https://shop.example/{}", "x".repeat(4_000));
    for never in [
        "javascript:alert(1)",
        "https://shop.example@evil.example/",
        "https://shop.example\\@evil.example/",
        "https://shöp.example/",
        "https://shop.example/\u{0}",
        &huge,
    ] {
        let (body, links) = confirmed(&settings(template), never);
        assert!(body.contains("Demo: none") && links.is_empty(), "{body}");
    }
}

#[test]
fn without_a_domain_or_a_key_links_stay_long() {
    for missing in ["short_links", "link_key"] {
        let mut settings = settings("{{ link('https://shop.example/a') }}");
        settings.as_object_mut().unwrap().remove(missing);
        let (body, links) = confirmed(&settings, "https://shop.example/o/1");
        assert!(body.contains("https://shop.example/a") && links.is_empty(), "{body}");
    }
}

#[test]
fn the_same_target_is_one_link_and_what_is_not_in_the_text_is_none() {
    let twice = "{{ link('https://shop.example/a') }} {{ link('https://shop.example/a') }} \
                 {% if link('https://shop.example/b') %}{% endif %}";
    let (body, links) = confirmed(&settings(twice), "https://shop.example/o/1");
    assert_eq!((links.len(), body.matches(&links[0].code).count()), (1, 2), "{body}");
    let many: String = (0..9).map(|n| format!("{{{{ link('https://shop.example/{n}') }}}} ")).collect();
    let (body, links) = confirmed(&settings(&many), "https://shop.example/o/1");
    assert!(links.len() == 5 && body.contains("https://shop.example/8"), "{body}");
}

#[test]
fn a_preview_is_as_long_as_what_is_sent() {
    let mut settings = settings("Here: {{ link(order.status_url) }}");
    let event = OrderEvent {
        id: String::from("e"),
        occurred_at: START,
        change: Change::Placed,
        order: with_page("https://shop.example/o/1"),
        consent: Vec::new(),
    };
    let (sent, _) = confirmed(&settings, "https://shop.example/o/1");
    for _ in 0..2 {
        let shown = preview(&settings.to_string(), "order-confirmed", event.clone()).unwrap();
        assert_eq!((shown.body.len(), shown.links.len()), (sent.len(), 1), "{}\n{sent}", shown.body);
        assert_ne!(shown.body, sent);
        // Who only tries has no key.
        settings.as_object_mut().unwrap().remove("link_key");
    }
}
