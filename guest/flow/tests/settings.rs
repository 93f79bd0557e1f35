//! What is wrong with settings is said all at once, with its place and a way out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use aftertext_flow::{Severity, check};

#[track_caller]
fn finds(settings: &str, expected: &[&str]) {
    let findings = check(settings);
    let found: Vec<String> = findings
        .iter()
        .map(|finding| match &finding.suggestion {
            Some(suggestion) => format!("{} {}: {}", finding.rule, finding.path, suggestion),
            None => format!("{} {}", finding.rule, finding.path),
        })
        .collect();
    assert_eq!(found, expected, "{findings:#?}");
    assert!(findings.iter().all(|finding| finding.severity == Severity::Error));
}

#[test]
fn a_brand_is_enough() {
    finds(r#"{"brand":"Demo Shop"}"#, &[]);
    finds(
        r#"{"brand":"Demo","support":null,"templates":{"shipped":"{{ shop.brand }}: {{ order.name }} left{% if parcel.carrier %} with {{ parcel.carrier }}{% endif %}: {% for line in lines %}{{ line.quantity }} {{ line.title | truncate(10) }}{% if not loop.last %}, {% endif %}{% endfor %}"},"journeys":{"delivered":{"enabled":false}}}"#,
        &[],
    );
}

#[test]
fn every_mistake_is_found_at_once() {
    finds(
        r#"{"brnd":"Demo","support":7,"templates":{"shiped":"x","cancelled":1},"journeys":{"delivered":{"enable":true,"enabled":"no"},"a/b":3}}"#,
        &[
            "unknown-field /brnd: did you mean \"brand\"?",
            "missing-field /brand: \"brand\": \"Demo Shop\"",
            "wrong-type /support",
            "unknown-step /templates/shiped: did you mean \"shipped\"?",
            "wrong-type /templates/cancelled",
            "unknown-step /journeys/a~1b",
            "wrong-type /journeys/a~1b: { \"enabled\": false }",
            "unknown-field /journeys/delivered/enable: did you mean \"enabled\"?",
            "wrong-type /journeys/delivered/enabled",
        ],
    );
    finds(r#"{"brand":"  "}"#, &["empty /brand"]);
    finds(r#"{"brand":"A name that is far too long for a text"}"#, &["too-long /brand"]);
    finds("{\"brand\":\"a\\nb\"}", &["control-character /brand"]);
    finds("[]", &["wrong-type "]);
    finds("{", &["not-json "]);
}

#[test]
fn a_template_that_would_fail_on_a_customer_is_refused() {
    let cases = [
        ("{{ order.nam }}", "unknown-variable /templates/shipped: did you mean \"order.name\"?"),
        (
            "{% if order.statu_url %}x{% endif %}y",
            "unknown-variable /templates/shipped: did you mean \"order.status_url\"?",
        ),
        ("{% if step == 'x' %}{{ nobody_knows_it }}{% endif %}y", "unknown-variable /templates/shipped"),
        ("{{ order.name", "template-syntax /templates/shipped"),
        ("{{ order.name | shout }}", "template-fails /templates/shipped"),
        ("{{ parcel.carrier }}", "template-fails /templates/shipped"),
        ("{% if false %}x{% endif %}", "empty /templates/shipped"),
        ("{% set x = 'a' %}{{ x }}", "template-syntax /templates/shipped"),
        (
            "{% for a in 'x' * 9999 %}{% for b in 'x' * 9999 %}{{ a }}{% endfor %}{% endfor %}",
            "template-fails /templates/shipped",
        ),
        ("{{ 'x' * 1000000000 }}", "template-fails /templates/shipped"),
    ];
    for (template, expected) in cases {
        let settings = serde_json::json!({ "brand": "Demo", "templates": { "shipped": template } });
        finds(&settings.to_string(), &[expected]);
    }
}
