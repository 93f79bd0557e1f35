//! What is wrong with settings is said all at once, with its place and a way out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use aftertext_flow::{Finding, Severity, check};

#[track_caller]
fn finds(settings: &str, expected: &[&str]) {
    let mut findings = check(settings);
    findings.retain(|finding| finding.severity != Severity::Note);
    // What is expected without a suggestion may have any, but not none.
    let said = |finding: &Finding, expected: Option<&&str>| {
        let place = format!("{} {}", finding.rule, finding.path);
        let suggestion = finding.suggestion.as_deref().filter(|suggestion| !suggestion.is_empty());
        match (suggestion, expected.is_some_and(|expected| *expected == place)) {
            (None, _) => place + " says nothing of what to do",
            (Some(_), true) => place,
            (Some(suggestion), false) => format!("{place}: {suggestion}"),
        }
    };
    let found: Vec<String> =
        findings.iter().enumerate().map(|(place, finding)| said(finding, expected.get(place))).collect();
    assert_eq!(found, expected, "{findings:#?}");
    assert!(findings.iter().all(|finding| finding.severity == Severity::Error));
}

#[test]
fn a_brand_is_enough() {
    finds(r#"{"brand":"Demo Shop"}"#, &[]);
    finds(
        r#"{"brand":"Demo","support":null,"templates":{"shipped":"{{ shop.brand }}: {{ order.name }} left{% if parcel.carrier %} with {{ parcel.carrier }}{% endif %}: {% for line in lines %}{{ line.quantity }} {{ line.title | truncate(10) | upper }}{% if not loop.last %}, {% endif %}{% endfor %}"},"journeys":{"delivered":{"enabled":false}}}"#,
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
            "unknown-field /journeys/delivered/enable: did you mean \"enabled\"?",
            "wrong-type /journeys/delivered/enabled",
            "wrong-type /journeys/a~1b: { \"enabled\": false }",
        ],
    );
    finds(r#"{"brand":"  "}"#, &["empty /brand"]);
    finds(r#"{"brand":"A name that is far too long for a text"}"#, &["too-long /brand"]);
    finds(r#"{"brand":"Demo","look_alikes":null}"#, &["unknown-word /look_alikes"]);
    finds("{\"brand\":\"a\\nb\"}", &["control-character /brand"]);
    finds("{\"brand\":\"a\\u202eb\"}", &["control-character /brand"]);
    finds("[]", &["wrong-type "]);
    finds("{", &["not-json "]);
}

#[test]
fn every_part_of_a_document_is_looked_at() {
    finds(
        r#"{"brand":"Demo","locale":7,
            "templates":{"shipped":{"fr":{"loyl":"x","new":1},"de":2}},
            "journeys":{"shipped":{"delay":"2 days","at":"9:30","weekdays":["monday"],"kill":["canceled"],"class":"spam","priority":"high","condition":1},
                        "feedback":{"priority":"urgent"}},
            "time_zone":"Europe/Londn","look_alikes":"kepe","consent":{"double_optin":true,"soft_opt_in":"yes"},
            "hours":{"transactional":{"from":"9","until":"25:00","weekday":[]},
                     "marketing":{"from":"20:00","until":"08:00","weekdays":["sunday"],"instead_of_convention":1},"spam":{},"closed":["2027-12-24","2027-2-9","2027-02-29",9]},
            "opt_out_code":"123456789","opt_out_numbers":{"KR":"","FR":"36105"},"local_senders":["UK"],
            "caps":{"gap":"1","marketing":{"day":-1,"month":3},"spam":{}},
            "links":{"review":"demo.example/review","guid":"https://demo.example"},
            "short_links":{"domain":"https://go.demo.example","hosts":["demo.example","*.demo.example","démo.example"],"ttl":1},"link_key":"secret",
            "products":[{"lasts":"soon"},{"knd":"Coffee","kind":"Coffee","try_for":"500d"},3],
            "loyal_from":1,"budget":{"amount":"9","currencies":"USD"},"revision":"2","history":[{"revision":1,"templates":{"shiped":"x"}},{"revison":1}]}"#,
        &[
            "wrong-type /locale",
            "unknown-zone /time_zone: \"time_zone\": \"Europe/London\"",
            "too-long /opt_out_code",
            "unknown-field /opt_out_numbers/FR: did you mean \"KR\"?",
            "empty /opt_out_numbers/KR",
            "unknown-word /local_senders/0",
            "unknown-field /consent/double_optin: did you mean \"double_opt_in\"?",
            "wrong-type /consent/soft_opt_in",
            "unknown-word /look_alikes: did you mean \"keep\"?",
            "unknown-tone /templates/shipped/fr/loyl: did you mean \"loyal\"?",
            "wrong-type /templates/shipped/fr/new",
            "wrong-type /templates/shipped/de",
            "not-a-length-of-time /journeys/shipped/delay: \"delay\": \"2d\"",
            "not-a-time /journeys/shipped/at: \"at\": \"10:00\"",
            "unknown-word /journeys/shipped/weekdays/0",
            "unknown-word /journeys/shipped/kill/0: did you mean \"cancelled\"?",
            "wrong-type /journeys/shipped/condition",
            "unknown-word /journeys/shipped/class",
            "unknown-word /journeys/shipped/priority",
            "never-urgent /journeys/feedback/priority: \"priority\": \"normal\"",
            "unknown-field /caps/spam",
            "not-a-length-of-time /caps/gap: \"gap\": \"2d\"",
            "unknown-field /caps/marketing/month",
            "wrong-type /caps/marketing/day",
            "unknown-field /hours/spam",
            "not-a-date /hours/closed/1: \"2027-12-24\"",
            "not-a-date /hours/closed/2: \"2027-12-24\"",
            "not-a-date /hours/closed/3: \"2027-12-24\"",
            "unknown-field /hours/transactional/weekday: did you mean \"weekdays\"?",
            "not-a-time /hours/transactional/from: \"from\": \"10:00\"",
            "not-a-time /hours/transactional/until: \"until\": \"10:00\"",
            "never-open /hours/marketing",
            "unknown-word /hours/marketing/weekdays/0",
            "wrong-type /hours/marketing/instead_of_convention",
            "unknown-field /links/guid: did you mean \"guide\"?",
            "not-a-web-address /links/review: \"https://shop.example/page\"",
            "wrong-type /link_key",
            "unknown-field /short_links/ttl",
            "not-a-host /short_links/domain: \"go.shop.example\"",
            "not-a-host /short_links/hosts/2: \"shop.example\"",
            "missing-field /products/0: \"kind\": \"Coffee\"",
            "not-a-length-of-time /products/0/lasts: \"lasts\": \"2d\"",
            "unknown-field /products/1/knd: did you mean \"kind\"?",
            "not-a-length-of-time /products/1/try_for: \"try_for\": \"2d\"",
            "wrong-type /products/2",
            "wrong-type /loyal_from",
            "unknown-field /budget/currencies: did you mean \"currency\"?",
            "not-a-budget /budget: \"budget\": { \"amount\": 100, \"currency\": \"USD\" }",
            "wrong-type /revision",
            "unknown-step /history/0/templates/shiped: did you mean \"shipped\"?",
            "unknown-field /history/1/revison: did you mean \"revision\"?",
        ],
    );
}

#[test]
fn a_condition_that_could_not_be_decided_is_refused() {
    let cases = [
        ("order.valu > 3", "unknown-variable /journeys/shipped/condition: did you mean \"order.value\"?"),
        ("order.value >", "condition-syntax /journeys/shipped/condition"),
        ("order.name", "condition-fails /journeys/shipped/condition"),
        ("'a' in order.summary", "condition-fails /journeys/shipped/condition"),
        ("order.name | shout == 'A'", "unknown-filter /journeys/shipped/condition"),
        ("order.value > 5 or order.name | shout == 'x'", "unknown-filter /journeys/shipped/condition"),
        ("order.value > 5 or order.name is fancy", "unknown-test /journeys/shipped/condition"),
        (
            "order.value > 5 or order.kinds contains 'Coffee'",
            "condition-syntax /journeys/shipped/condition: write instead: order.value > 5 or 'Coffee' in order.kinds",
        ),
        ("", "empty /journeys/shipped/condition"),
    ];
    for (condition, expected) in cases {
        let settings =
            serde_json::json!({ "brand": "Demo", "journeys": { "shipped": { "condition": condition } } });
        finds(&settings.to_string(), &[expected]);
    }
    for condition in [
        "order.value >= 50 and 'Coffee' in order.kinds",
        "buyer.tone == 'loyal' or buyer.orders > 3",
        "'feedback' not in sent.ever and orders.last_90_days < 3",
    ] {
        let settings =
            serde_json::json!({ "brand": "Demo", "journeys": { "shipped": { "condition": condition } } });
        finds(&settings.to_string(), &[]);
    }
}

#[test]
fn a_template_by_locale_and_tone_is_tried_in_each() {
    finds(
        r#"{"brand":"Demo","templates":{"shipped":{"fr":"{{ order.name }}","de":{"loyal":"{{ order.nam }}","any":"{{ order.name }}"}}}}"#,
        &["unknown-variable /templates/shipped/de/loyal: did you mean \"order.name\"?"],
    );
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
        ("{{ order.name | shout }}", "unknown-filter /templates/shipped"),
        (
            "x{% if order.quantity > 50 %}{{ order.name | shout }}{% endif %}",
            "unknown-filter /templates/shipped",
        ),
        (
            "x{% if order.quantity > 50 %}{{ order.name | uper }}{% endif %}",
            "unknown-filter /templates/shipped: did you mean \"upper\"?",
        ),
        (
            "x{% if order.quantity > 50 and order.name is fancy %}{% endif %}",
            "unknown-test /templates/shipped",
        ),
        (
            "x{% if order.quantity > 50 %}{{ 1 | plural('a') }}{% endif %}",
            "wrong-arguments /templates/shipped",
        ),
        (
            "x{% if order.quantity > 50 %}{{ order.name | upper((1, 2)) }}{% endif %}",
            "wrong-arguments /templates/shipped",
        ),
        (
            "x{% if order.quantity > 50 %}{{ order.name | default }}{% endif %}",
            "wrong-arguments /templates/shipped",
        ),
        (
            "x{% for line in lines %}{% if line.quantity > 5 %}{{ line.titel }}{% endif %}{% endfor %}",
            "unknown-variable /templates/shipped: did you mean \"title\"?",
        ),
        (
            "x{% for line in lines %}{% if line.quantity > 5 %}{{ loop.lst }}{% endif %}{% endfor %}",
            "unknown-variable /templates/shipped: did you mean \"last\"?",
        ),
        (
            "x{% if order.quantity > 50 %}{{ lines[0].nope }}{% endif %}",
            "unknown-variable /templates/shipped",
        ),
        (
            "{% if buyer.first_name == '👩\u{200d}👩\u{200d}👧 Zoë' %}{{ 1 | money }}{% endif %}x",
            "template-fails /templates/shipped",
        ),
        ("{{ order.name | money }}", "template-fails /templates/shipped"),
        ("{{ order.name | date }}", "template-fails /templates/shipped"),
        ("x {{ parcel.expected_at | date }}", "template-fails /templates/shipped"),
        ("{{ order.quantity | plural('item') }}", "wrong-arguments /templates/shipped"),
        ("{{ parcel.carrier }}", "template-fails /templates/shipped"),
        ("{% if false %}x{% endif %}", "empty /templates/shipped"),
        ("{% set x = 'a' %}{{ x }}", "template-syntax /templates/shipped"),
        ("{% autoescape true %}{{ order.name }}{% endautoescape %}", "template-syntax /templates/shipped"),
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

#[test]
fn what_is_wrong_with_a_template_is_shown_where_it_is() {
    let cases = [
        (
            "Hello {{ order.name | shout }}!",
            "there is no filter \"shout\" (line 1, column 23)\nHello {{ order.name | shout }}!\n                      ^",
        ),
        ("Thanks {{ an }}", "there is no \"an\" (line 1, column 11)\nThanks {{ an }}\n          ^"),
        (
            "Your order.nam is {{ order.nam }}",
            "there is no \"order.nam\" (line 1, column 22)\nYour order.nam is {{ order.nam }}\n                     ^",
        ),
        (
            "{{ }} x {{ order.name }}",
            "syntax error: unexpected end of variable block (line 1, column 4)\n{{ }} x {{ order.name }}\n   ^",
        ),
        (
            "{{ order.name }} {# x\ny",
            "syntax error: unexpected end of comment (line 1, column 18)\n{{ order.name }} {# x\n                 ^",
        ),
        (
            "{{ order.name }}{{ 'a b\nc }}",
            "syntax error: unexpected end of string (line 1, column 20)\n{{ order.name }}{{ 'a b\n                   ^",
        ),
        (
            "{{ order.name | upper | }}",
            "syntax error: unexpected end of variable block, expected identifier (line 1, column 25)\n{{ order.name | upper | }}\n                        ^",
        ),
        (
            "{{ order.name | truncate(-1) }}",
            "a whole number is needed here (line 1, column 17)\n{{ order.name | truncate(-1) }}\n                ^",
        ),
        (
            "{{ order.name | plural('a', 'b') }}",
            "a whole number is needed here (line 1, column 29)\n{{ order.name | plural('a', 'b') }}\n                            ^",
        ),
        (
            "{{ order.name | truncate }}",
            "the filter \"truncate\" takes one argument (line 1, column 17)\n{{ order.name | truncate }}\n                ^",
        ),
        (
            "{{ order.quantity | upcase }}",
            "there is no filter \"upcase\" (line 1, column 21)\n{{ order.quantity | upcase }}\n                    ^",
        ),
    ];
    for (template, expected) in cases {
        let settings = serde_json::json!({ "brand": "Demo", "templates": { "shipped": template } });
        assert_eq!(check(&settings.to_string())[0].message, expected);
    }
}

#[test]
fn what_is_wrong_with_a_condition_is_shown_where_it_is() {
    for (condition, expected) in [
        (
            "order.value > 0 and 'a' in order.quantity",
            "cannot perform a containment check on this value (line 1, column 28)",
        ),
        ("order.name", "a condition is true or false, this one is a string (line 1, column 1)"),
        ("'order.valu' != order.valu", "there is no \"order.valu\" (line 1, column 17)"),
    ] {
        let settings =
            serde_json::json!({ "brand": "Demo", "journeys": { "shipped": { "condition": condition } } });
        let message = &check(&settings.to_string())[0].message;
        assert_eq!(message.lines().next().unwrap(), expected, "{message}");
    }
}

/// The warnings of settings that can be used.
#[track_caller]
fn warns(settings: &serde_json::Value) -> Vec<(String, String, Option<String>)> {
    let mut findings = check(&settings.to_string());
    findings.retain(|finding| finding.severity != Severity::Note && finding.rule != "more-than-one-idea");
    assert!(findings.iter().all(|finding| finding.severity == Severity::Warning), "{findings:#?}");
    findings.into_iter().map(|finding| (finding.path, finding.message, finding.suggestion)).collect()
}

#[test]
fn a_text_that_can_take_more_than_two_messages_is_named_with_what_makes_it_long() {
    let own = |template: &str| serde_json::json!({ "brand": "Demo", "templates": { "shipped": { "de": { "loyal": template, "any": "{{ order.name }}" } } } });
    let long = "{{ order.name }}: ".to_owned() + &"so glad ".repeat(36);
    let linked = "{{ order.name }} → {% if parcel.tracking_url %}{{ parcel.tracking_url }} {{ order.status_url }} {{ parcel.carrier }}{% endif %}";
    let listed = "{{ order.name }}: {% for line in lines %}{{ line.title }}, {% endfor %}";
    let cases = [
        (
            own(&[listed, "and so on and so forth and so on and so forth and so on and so forth and so on and so forth and so on"].concat()),
            "it can take 3 messages (355 units of gsm7, de, loyal); most of it is lines, 200 characters",
            "shorten lines, or leave it out",
        ),
        (
            own(&long),
            "it can take 3 messages (331 units of gsm7, de, loyal); most of it is its own words, 314 characters",
            "shorten its own words, or leave it out",
        ),
        (
            own(linked),
            "it can take 4 messages (260 units of ucs2, de, loyal); most of it is order.status_url, 121 characters; → in its own words forces UCS-2",
            "without → two messages hold 306 characters, and not 134",
        ),
    ];
    for (settings, message, suggestion) in cases {
        let place = String::from("/templates/shipped/de/loyal");
        assert_eq!(warns(&settings), [(place, message.to_owned(), Some(suggestion.to_owned()))]);
    }
}

#[test]
fn the_longest_way_through_a_text_counts_whichever_orders_go_it() {
    let long = "so glad ".repeat(68);
    let half = "so glad ".repeat(34);
    for (step, template) in [
        (
            "order-confirmed",
            format!("{{{{ order.name }}}}{{% if order.quantity > 30 %}} {long}{{% endif %}}"),
        ),
        (
            "order-confirmed",
            format!("{{{{ order.name }}}}{{% if order.quantity == 1 %}} {long}{{% endif %}}"),
        ),
        ("cancelled", format!("{{{{ order.name }}}}{{% if order.refunded %}} {long}{{% endif %}}")),
        ("order-edited", format!("{{{{ order.name }}}}{{% if order.changes %}} {long}{{% endif %}}")),
        (
            "shipped",
            format!(
                "{{{{ order.name }}}}{{% if parcels.total > 50 %}} {half}{{% endif %}}{{% if order.quantity > 50 %}}{{% if parcel.number > 9 %}} {half}{{% endif %}}{{% endif %}}"
            ),
        ),
        (
            "shipped",
            format!(
                "{{{{ order.name }}}}{{% if order.quantity > 50 %}} ł{{% else %}} la{{% endif %}} {}",
                "so glad ".repeat(20)
            ),
        ),
    ] {
        let found = warns(&serde_json::json!({ "brand": "Demo", "templates": { step: template } }));
        assert!(matches!(found.as_slice(), [(path, ..)] if path.ends_with(step)), "{template} {found:?}");
    }
    let settings = serde_json::json!({ "brand": "Demo", "templates": { "shipped": format!("{{{{ order.name }}}}{{% if order.quantity > 50 %}} {half}{{% else %}} {half}{{% endif %}}", half = "so glad ".repeat(30)) } });
    assert_eq!(warns(&settings), []);
}

#[test]
fn the_default_texts_take_two_messages_at_most_unless_the_brand_or_the_language_is_dear() {
    let found = |brand: &str, locale: &str| {
        let found = warns(
            &serde_json::json!({ "brand": brand, "support": "help@demo.example", "locale": locale, "opt_out_code": "36105" }),
        );
        found.into_iter().map(|(path, message, _)| format!("{path} {message}")).collect::<Vec<_>>()
    };
    for locale in ["de", "en", "es", "fr", "it", "nl", "pt", "sv"] {
        assert_eq!(found("Demo Store", locale), [""; 0], "{locale}");
    }
    let named = |message: &String| message.ends_with("Łóź in shop.brand forces UCS-2");
    assert!(found("Łódź", "en").iter().all(named));
    let silent = |message: &String| message.ends_with(" characters");
    assert!(found("Demo Store", "ja").iter().chain(&found("Demo Store", "pl")).all(silent));
}

#[test]
fn a_short_link_that_a_template_spells_out_leads_where_the_shop_allows() {
    let settings = |template: &str| {
        let short =
            serde_json::json!({ "domain": "go.shop.example", "hosts": ["shop.example", "*.shop.example"] });
        serde_json::json!({ "brand": "Demo", "short_links": short, "templates": { "shipped": template } })
    };
    for good in ["https://shop.example/a", "https://www.shop.example/", "http://shop.example"] {
        for link in [format!("'{good}'"), format!("order.status_url | default(\"{good}\")")] {
            let template = format!("{{{{ order.name }}}} {{{{ link({link}) }}}}");
            finds(&settings(&template).to_string(), &[]);
        }
    }
    let foreign =
        "foreign-link /templates/shipped: name its host in short_links.hosts, or write it without link()";
    let wrong = ["template-fails /templates/shipped", "not-a-web-address /templates/shipped"];
    let huge = format!("https://shop.example/{}", "x".repeat(1_900));
    for (bad, expected) in [
        ("https://evil.example/", &[foreign][..]),
        ("https://shop.example.evil.example/", &[foreign]),
        ("https://shop.example:8443/", &[foreign]),
        ("https://xn--shp-0na.example/", &[foreign]),
        ("javascript:alert(1)", &wrong),
        ("https://shop.example@evil.example/", &wrong),
        ("https://shop.example\\\\@evil.example/", &wrong),
        ("https://shöp.example/", &wrong),
        ("https://shop.example/a b", &wrong),
        (&huge, &wrong),
        ("//shop.example", &wrong),
        ("shop.example", &wrong),
    ] {
        finds(&settings(&format!("{{{{ order.name }}}} {{{{ link('{bad}') }}}}")).to_string(), expected);
    }
}

#[test]
fn who_writes_short_links_without_a_domain_is_told_what_it_costs() {
    let template = "{{ shop.brand }}: Reply STOP. {{ 'so glad ' * 12 }}{% if order.status_url %}{{ link(order.status_url) }}{% endif %}";
    let with = |template: &str| {
        let settings = serde_json::json!({ "brand": "Demo", "support": "help@shop.example", "templates": { "shipped": template } });
        let mut findings = check(&settings.to_string());
        let is_of_text = |finding: &Finding| finding.path == "/templates/shipped";
        findings.retain(|finding| is_of_text(finding) && finding.rule != "stop-in-france");
        findings
    };
    for template in [template, &template.replace("link(", "link  (")] {
        let findings = with(template);
        let said: Vec<_> = findings
            .iter()
            .map(|finding| (finding.severity, finding.rule, finding.message.as_str()))
            .collect();
        let expected = "with long links it can take 2 messages, with short ones 1";
        assert_eq!(said, [(Severity::Note, "long-links", expected)]);
    }
    assert_eq!(with("{{ order.name }} {{ link('https://shop.example') }}"), []);
}

#[test]
fn what_the_default_texts_can_cost_is_noted_in_two_lines() {
    let noted = |settings: &str| {
        let findings = check(settings).into_iter().map(|finding| {
            assert!(finding.severity == Severity::Note && finding.suggestion.is_some(), "{finding:?}");
            format!("{} {}: {}", finding.rule, finding.path, finding.message)
        });
        findings.collect::<Vec<_>>()
    };
    let languages =
        "languages /templates: how many default texts can take more than two messages, by language: ";
    let links = "long-links /short_links: messages of the default texts with long links and with short ones: order-confirmed 2 and 1, delayed 2 and 1, ready-for-pickup 2 and 1";
    let long = [&format!("{languages}ja 4 (shipped: 4), pl 7 (shipped: 4)"), links];
    assert_eq!(noted(r#"{"brand":"Demo"}"#), long);
    let short = r#""short_links":{"domain":"go.shop.example","hosts":["shop.example"]}"#;
    assert_eq!(
        noted(&format!(r#"{{"brand":"Demo",{short}}}"#)),
        [format!("{languages}ja 1 (shipped: 3), pl 6 (shipped: 3)")]
    );
}
