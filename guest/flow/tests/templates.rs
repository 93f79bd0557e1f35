//! No template within its limits traps the flow, or makes more than a text may
//! be; and what it cannot say, no name can make it say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod world;

use aftertext_flow::{Change, OrderEvent, check, preview};
use proptest::prelude::*;
use world::{START, order, parcel};

/// The longest template, and more than the longest text with all that is added.
const TEMPLATE_MAX: usize = 2_000;
const BODY_MAX: usize = 6_500;

/// What templates are made of, good and bad, as people and attackers write them.
const PIECES: &[&str] = &[
    "{{ order.name }}",
    "{{ order.summary | upper | title | lower }}",
    "{{ buyer.first_name | truncate(3) }}",
    "{{ parcel.expected_at | date }} {{ parcel.expected_at | time }}",
    "{{ order.total | money }}",
    "{{ 3 | plural('a', 'b') }}",
    "{{ 'x' * 1000 }}",
    "{{ lines | join('x' * 6000) }}",
    "{{ lines | first }}",
    "{{ (1, 2) | join }}",
    "{{ 9223372036854775807 * 9223372036854775807 }}",
    "{{ 1 // 0 }}{{ 1 % 0 }}",
    "{{ -9223372036854775808 | plural('a', 'b') }}",
    "{{ order }}{{ lines }}",
    "{{ order.name[0:999999] }}",
    "{% for a in 'x' * 9999 %}",
    "{% for a in lines recursive %}{{ loop(lines) }}",
    "{% endfor %}",
    "{% if buyer.first_name %}",
    "{% elif not x %}",
    "{% else %}",
    "{% endif %}",
    "{% set x = x ~ x %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 'template' %}",
    "{% raw %}",
    "{% endraw %}",
    "{{ shop.brand | default: 'x' }}",
    "{{ [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "{{ ((((((((((((((((((((((((((((((((((((((",
    "{#",
    "#}",
    "{{",
    "}}",
    "{%-",
    "' \" ’",
    "👩\u{200d}👩\u{200d}👧",
    "\u{202e}\u{0}\n",
];

fn template() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| {
        let mut template = pieces.concat();
        let end = (0..=TEMPLATE_MAX.min(template.len())).rev().find(|end| template.is_char_boundary(*end));
        template.truncate(end.unwrap());
        template
    })
}

fn shown(template: &str, name: &str) -> Result<String, String> {
    let mut order = order("1001");
    order.buyer.first_name = Some(name.to_owned());
    order.lines[0].title = name.repeat(3);
    let mut parcel = parcel("p1");
    parcel.expected_at = Some(START);
    let settings = serde_json::json!({ "brand": "Demo", "templates": { "shipped": template } }).to_string();
    let change = Change::Shipped(parcel);
    let event = OrderEvent { id: String::from("e"), occurred_at: START, change, order, consent: Vec::new() };
    preview(&settings, "shipped", event).map(|rendered| rendered.body).map_err(|error| error.to_string())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_template_traps_or_makes_more_than_a_text(template in template(), name in "\\PC{0,60}") {
        let settings = serde_json::json!({
            "brand": "Demo",
            "templates": { "shipped": template },
            "journeys": { "shipped": { "condition": template.chars().take(100).collect::<String>() } },
        });
        for finding in check(&settings.to_string()) {
            prop_assert!(finding.message.len() < 5_000, "{}", finding.message);
            prop_assert!(finding.suggestion.is_some_and(|suggestion| !suggestion.is_empty()));
        }
        if let Ok(body) = shown(&template, &name) {
            prop_assert!(body.len() <= BODY_MAX, "{}", body.len());
        }
    }

    #[test]
    fn a_name_is_never_a_template(name in prop::sample::select(PIECES)) {
        let body = shown("{{ buyer.first_name | default('nobody') }}", name).unwrap();
        prop_assert!(!body.chars().any(char::is_control), "{body:?}");
        let kept: String = name.chars().take_while(|char| !char.is_whitespace() && !char.is_control()).take(20).collect();
        prop_assert!(kept.contains('\u{202e}') || body.contains(&kept), "{body}");
    }
}

#[test]
fn what_runs_away_is_stopped_and_said() {
    let nested = format!("{}x{}", "{% for a in 'xxxxxxxxxx' %}".repeat(30), "{% endfor %}".repeat(30));
    let deep = format!("{{{{ {}1{} }}}}", "(".repeat(900), ")".repeat(900));
    let cases = [
        (nested.as_str(), "takes too long"),
        ("{{ 'x' * 1000000000 }}", ""),
        ("{{ 'x' * 7000 }}", "the text is too long"),
        ("{% for line in lines recursive %}{{ loop(lines) }}{% endfor %}", ""),
        (deep.as_str(), ""),
        ("{{ lines | join('x' * 6000) | upper | join('x' * 6000) }}", ""),
    ];
    for (template, expected) in cases {
        let error = shown(template, "Dana").unwrap_err();
        assert!(error.contains(expected) && error.len() < 500, "{error}");
    }
}

/// The rows of the README's table of what Liquid and Jinja share.
fn shared_with_liquid() -> Vec<(String, String)> {
    let readme = include_str!("../../../README.md");
    let (_, table) = readme.split_once("| In Liquid and in Jinja |").unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let (template, gives) = row.trim_matches(['|', ' ']).rsplit_once(" | ").unwrap();
        (template.trim().trim_matches('`').to_owned(), gives.to_owned())
    })
    .collect()
}

#[test]
fn what_liquid_and_jinja_share_gives_what_the_readme_says() {
    let rows = shared_with_liquid();
    assert!(rows.len() > 5);
    for (template, gives) in rows {
        let body = shown_whole(&format!("Demo: {template}"));
        let expected =
            if template.starts_with("{{-") { format!("Demo:{gives}") } else { format!("Demo: {gives}") };
        assert_eq!(body.strip_suffix(" Reply STOP to opt out.").unwrap_or(&body), expected, "{template}");
    }
}

fn shown_whole(template: &str) -> String {
    let settings = serde_json::json!({ "brand": "Demo", "templates": { "order-confirmed": template } });
    let (id, order) = (String::from("e"), order("1001"));
    let event = OrderEvent { id, occurred_at: START, change: Change::Placed, order, consent: Vec::new() };
    preview(&settings.to_string(), "order-confirmed", event).unwrap().body
}
