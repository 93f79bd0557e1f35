//! What settings may say and still not be wise, or not lawful: by rule, each
//! with its place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod checking;

use aftertext_flow::{Finding, Severity};
use checking::{all, finds, shipped};
use serde_json::{Value, json};

#[test]
fn a_promotion_has_no_place_in_news_of_an_order() {
    for (text, rule) in [
        ("{{ order.name }} left. Big SALE this week", "promotional-word"),
        ("{{ order.name }} left. {% if order.value_ %}x{% endif %}", ""),
        ("{{ order.name }} left. Mugs now -20 %", "price-off"),
        ("{{ order.name }} left. 20% off your next one", "price-off"),
        ("{{ order.name }} left. Mugs are now 15% less", "promotional-word"),
        ("{{ order.name }} left. Use code MUGS10", "discount-code"),
        ("{{ order.name }} left. {{ 'Shop' ~ ' now' }}", "promotional-word"),
        ("{{ order.name }} left. {% if parcels.total > 99 %}Flash sale{% endif %}", "promotional-word"),
        ("{{ order.name }} left{% if parcels.total > 99 %}: {{ '20' ~ '% off' }}{% endif %}", "price-off"),
        ("{{ order.name }} left: https://elsewhere.example/x", "foreign-link"),
        ("{{ order.name }} left: bit.ly/3xYz", "link-shortener"),
    ] {
        match rule {
            "" => {
                finds(&shipped(text), &["error unknown-variable /templates/shipped"].map(|found| found)[..])
            }
            rule => finds(&shipped(text), &[&format!("error {rule} /templates/shipped")]),
        }
    }
    for text in [
        "{{ order.name }} left; total {{ order.total }}, paid 20.00. Feel free to reply: freedom!",
        "{{ order.name }} left: https://track.dhl.com/?n={{ parcel.tracking_number }}",
        "{{ order.name }} left. Help: https://demo.example/help",
    ] {
        finds(&shipped(&text.replace("{{ parcel.tracking_number }}", "1")), &[]);
    }
    let named = |text: &str| json!({ "brand": "acme.com", "support": "help@demo.example", "templates": { "shipped": text } });
    finds(&named("acme.com: {{ order.name }} left"), &[]);
    finds(&named("evil.com: {{ order.name }} left"), &["error foreign-link /templates/shipped"]);
}

#[test]
fn every_language_has_its_words_and_no_other() {
    let said = |locale: &str, text: &str| {
        let text = format!("{{{{ order.name }}}}: {text}");
        json!({ "brand": "Demo", "templates": { "delivered": { locale: text } } })
    };
    for (locale, text) in [
        ("en", "our best deals"),
        ("de-AT", "Rabatte ab heute"),
        ("fr", "les soldes"),
        ("es-MX", "nuevas rebajas"),
        ("it", "saldi"),
        ("pt", "promoções"),
        ("nl", "nu in de uitverkoop"),
        ("pl", "wielka wyprzedaż"),
        ("sv", "rea"),
        ("ja", "半額"),
    ] {
        let path = format!("error promotional-word /templates/delivered/{locale}");
        finds(&said(locale, text), &[&path]);
    }
    finds(&said("es", "sale hoy"), &[]);
    finds(&said("de", "rea ist kein Wort"), &[]);
}

#[test]
fn a_promotion_may_promote_and_a_brand_may_be_called_anything() {
    let mut settings = json!({ "brand": "Deals", "templates": {
        "replenishment": "{{ product.title }}: 10% off, see https://elsewhere.example/x",
        "shipped": "Deals: {{ order.name }} left." } });
    finds(&settings, &[]);
    settings["journeys"] = json!({ "replenishment": { "class": "transactional" } });
    finds(&settings, &["error never-transactional /journeys/replenishment/class"]);
    for (settings, path) in [
        (json!({ "brand": "Demo", "links": { "review": "https://tinyurl.com/abc" } }), "/links/review"),
        (json!({ "brand": "Demo", "support": "https://bit.ly/help" }), "/support"),
        (
            json!({ "brand": "Demo", "short_links": { "domain": "bit.ly", "hosts": ["shop.example"] } }),
            "/short_links/domain",
        ),
    ] {
        finds(&settings, &[&format!("error link-shortener {path}")]);
    }
}

#[test]
fn two_steps_that_tell_the_same_are_refused_unless_no_order_gets_both() {
    let both = |first: &str, second: &str| json!({ "brand": "Demo", "templates": { first: "{{ order.name }} is near", second: { "en": "{{ order.name }} is near " } } });
    finds(&both("shipped", "out-for-delivery"), &["error same-fact /templates/out-for-delivery/en"]);
    finds(&both("local-delivery", "out-for-delivery"), &[]);
    let nearly = |text: &str| json!({ "brand": "Demo", "templates": { "shipped": "{{ shop.brand }}: {{ order.name }} is near.", "delayed": text } });
    for same in [
        "{{shop.brand}}:  {{order.name}} is near",
        "Demo - {{ order.name }} IS NEAR!",
        "{{ order.name }} is near",
    ] {
        finds(&nearly(same), &["error same-fact /templates/delayed"]);
    }
    finds(&nearly("{{ shop.brand }}: {{ order.name }} is late."), &[]);
    let mut settings = both("shipped", "delayed");
    settings["journeys"] = json!({ "delayed": { "enabled": false } });
    finds(&settings, &[]);
    for (other, are_apart) in [("order.digital", true), ("order.value > 5", false)] {
        let conditions =
            json!({ "shipped": { "condition": "not order.digital" }, "delayed": { "condition": other } });
        settings["journeys"] = conditions;
        finds(&settings, if are_apart { &[] } else { &["error same-fact /templates/delayed/en"] });
    }
}

#[test]
fn a_text_has_one_idea_and_is_about_the_order() {
    for (text, rules) in [
        ("Thank you for shopping with us", &["warning generic /templates/shipped"][..]),
        ("Thanks for your order. It is in a parcel, in two lines.", &["warning generic /templates/shipped"]),
        ("Thanks for {{ 'order.name' }}.", &["warning generic /templates/shipped"]),
        (
            "{{ order.name }}: https://demo.example/a or https://demo.example/b",
            &["warning more-than-one-idea /templates/shipped"],
        ),
        ("{{ order.name }} left. Happy? Questions?", &["warning more-than-one-idea /templates/shipped"]),
        ("{{ order.name }} left. Happy? See https://demo.example/a?b", &[]),
    ] {
        finds(&shipped(text), rules);
    }
}

#[test]
fn only_words_and_numbers_are_said() {
    let fails =
        |text: &str, rule: &str| finds(&shipped(text), &[&format!("error {rule} /templates/shipped")]);
    for list in [
        "{{ lines }}",
        "{{ lines | join(', ') }}",
        "{{ 'Of it: ' ~ lines }}",
        "{{ lines | upper }}",
        "{% for line in lines %}{{ line }}{% endfor %}",
        "{% for line in lines %}{{ loop }}{% endfor %}",
        "{% if lines %}{{ lines | first }}{% endif %}",
        "{{ link }}",
        "{{ [1, 2] }}",
        "{{ parcels.partial }}",
        "{{ true }}",
    ] {
        fails(&format!("{{{{ order.name }}}} left: {list}"), "template-fails");
    }
    for only_elsewhere in ["{{ rating }}", "{{ product.title }}", "{{ order.refunded }}"] {
        fails(&format!("{{{{ order.name }}}} left: {only_elsewhere}"), "template-fails");
    }
    let page = "link(parcel.tracking_url | default('https://demo.example/parcel'))";
    fails(&format!("{{{{ order.name }}}} left: {{{{ {page} | truncate(200) }}}}"), "filtered-link");
    fails(&format!("{{{{ order.name }}}} left: {{{{ (' ' ~ {page}) | truncate(9) }}}}"), "template-fails");
    for cycle in ["loop.cycle()", "(loop) . cycle('a')"] {
        let text =
            format!("{{{{ order.name }}}} left{{% for line in lines %}}{{{{ {cycle} }}}}{{% endfor %}}");
        fails(&text, "unknown-variable");
    }
    fails("{{ order.name }} left\u{202e}", "hidden-character");
    fails("{{ order.name }} left\u{7}", "hidden-character");
    let joined =
        "{% for line in lines %}{{ ', ' if not loop.first }}{{ line.quantity }} {{ line.title }}{% endfor %}";
    finds(&shipped(&["{{ order.name }} left: ", joined].concat()), &[]);
    finds(&shipped("\u{2066}{{ order.name }}\u{2069}\u{200f} left"), &[]);
    finds(&shipped("{{ order.name }}\r\n\tleft: link('here') {# link('javascript:') #}"), &[]);
}

#[test]
fn too_many_texts_and_too_wide_hours_are_said_with_what_holds_instead() {
    let warned = |more: Value| {
        let mut settings = json!({ "brand": "Demo" });
        settings.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let said = all(&settings).into_iter().filter(|finding| finding.severity != Severity::Note);
        said.map(|finding| format!("{} {}: {}", finding.rule, finding.path, finding.suggestion.unwrap()))
            .collect::<Vec<_>>()
    };
    for (settings, expected) in [
        (
            json!({ "caps": { "marketing": { "day": 3, "week": 2 } } }),
            "too-frequent /caps/marketing/day: leave it out: the default is kinder",
        ),
        (json!({ "caps": { "gap": "5m" } }), "too-frequent /caps/gap: leave it out: the default is kinder"),
        (
            json!({ "journeys": { "feedback": { "delay": "14d" } } }),
            "too-frequent /journeys/feedback/delay: leave it out: the default is kinder",
        ),
        (
            json!({ "locale": "en-US", "hours": { "marketing": { "from": "10:00", "until": "22:00" } } }),
            "wider-than-law /hours/marketing: leave out what is wider",
        ),
        (
            json!({ "hours": { "marketing": { "from": "01:00" } } }),
            "wider-than-law /hours/marketing: leave out what is wider",
        ),
    ] {
        assert_eq!(warned(settings), [expected]);
    }
    for quiet in [
        json!({ "hours": { "marketing": { "from": "09:00", "until": "20:00" } } }),
        json!({ "locale": "en-US", "hours": { "marketing": { "from": "09:00" } } }),
        json!({ "time_zone": "America/New_York", "hours": { "marketing": { "from": "08:00", "until": "21:00" } } }),
        json!({ "time_zone": "America/Chicago", "locale": "fr-FR", "opt_out_code": "36105", "hours": { "marketing": { "from": "08:00" } } }),
    ] {
        assert_eq!(warned(quiet), [""; 0]);
    }
}

#[test]
fn what_sells_never_counts_as_news_of_an_order() {
    let with = |step: &str, more: Value| {
        let mut settings = json!({ "brand": "Demo", "journeys": { step: { "class": "transactional" } } });
        settings.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        settings
    };
    let texts = |text: &str| json!({ "templates": { "feedback": { "en": { "loyal": text } } } });
    for (step, more, is_refused) in [
        ("loyalty-invitation", json!({}), true),
        ("replenishment", json!({}), true),
        ("feedback", json!({}), false),
        ("feedback", json!({ "links": { "review": "https://demo.example/review" } }), true),
        ("feedback", texts("{{ order.name }}? Reply 1 to 5."), false),
        ("feedback", texts("{{ order.name }}? www.demo.com/rate"), true),
        ("feedback", texts("{{ order.name }}? {{ order.status_url | default('') }}"), true),
        ("set-up", json!({}), false),
    ] {
        let path = format!("error never-transactional /journeys/{step}/class");
        let refused = [path.as_str()];
        finds(&with(step, more), if is_refused { &refused } else { &[] });
    }
}

#[test]
fn what_the_laws_of_the_readers_want_from_the_shop_is_said() {
    let news = json!({ "feedback": { "enabled": false }, "loyalty-invitation": { "enabled": false },
        "replenishment": { "enabled": false } });
    let asked = ["/links/review", "/links/loyalty", "/templates/replenishment"]
        .map(|path| ["warning reply-where-nobody-can ", path].concat());
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    for (settings, expected) in [
        (json!({ "locale": "fr" }), &["warning french-short-code /opt_out_code"][..]),
        (json!({ "locale": "fr-FR", "opt_out_code": "36105" }), &[]),
        (json!({ "locale": "fr-CA" }), &[]),
        (json!({ "locale": "fr", "journeys": news }), &[]),
        (
            json!({ "templates": { "set-up": { "ko": "{{ order.name }}", "ko-KR": "{{ order.name }}!" } } }),
            &["warning korean-free-call /opt_out_numbers/KR"],
        ),
        (json!({ "locale": "tr_TR" }), &["warning turkish-short-number /opt_out_numbers/TR"]),
        (json!({ "locale": "tr", "opt_out_numbers": { "TR": "3338" } }), &[]),
        (
            json!({ "locale": "ar-SA" }),
            &[
                "warning saudi-sender /local_senders",
                "warning saudi-way-out /opt_out_numbers/SA",
                asked[0],
                asked[1],
                asked[2],
            ],
        ),
        (
            json!({ "locale": "ar-SA", "local_senders": ["SA"], "opt_out_numbers": { "SA": "https://demo.example/stop-all" },
                "links": { "review": "https://demo.example/r", "loyalty": "https://demo.example/l" } }),
            &asked[2..],
        ),
        (
            json!({ "time_zone": "Asia/Dubai" }),
            &[
                "warning emirates-sender /local_senders",
                "warning emirates-way-out /opt_out_numbers/AE",
                asked[0],
                asked[1],
                asked[2],
            ],
        ),
        (
            json!({ "locale": "ar-SA", "local_senders": ["SA"], "opt_out_numbers": { "SA": "7726" },
                "templates": { "feedback": { "de": "{{ order.name }}: https://demo.example/r" },
                    "loyalty-invitation": "{{ order.name }}: https://demo.example/l",
                    "replenishment": { "loyal": "{{ order.name }}: https://demo.example/n" } } }),
            &[asked[0], asked[2]],
        ),
        (json!({ "locale": "hi" }), &["warning indian-sender /local_senders"]),
        (json!({ "time_zone": "Asia/Singapore" }), &["warning singapore-sender /local_senders"]),
        (json!({ "locale": "en-IN", "local_senders": ["IN"] }), &[]),
        (json!({ "locale": "en-IN", "journeys": news }), &[]),
    ] {
        let mut settings = settings;
        settings["brand"] = json!("Demo");
        settings["support"] = json!("help@demo.example");
        finds(&settings, expected);
    }
    for (locale, is_asked) in [("en-CA", true), ("en-NZ", true), ("en-US", false), ("de", false)] {
        let asked = ["warning contact /support"];
        finds(&json!({ "brand": "Demo", "locale": locale }), if is_asked { &asked } else { &[] });
    }
}

#[test]
fn what_no_setting_can_show_is_noted_for_the_countries_of_the_shop_alone() {
    let noted = |more: Value| {
        let mut settings = json!({ "brand": "Demo", "support": "help@demo.example" });
        settings.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let rules = ["sender", "registered", "imprint", "way-out", "where-consent", "french-in"];
        let of_law = |finding: &Finding| rules.iter().any(|rule| finding.rule.starts_with(rule));
        let found = all(&settings).into_iter().filter(|finding| finding.severity == Severity::Note);
        let found = found.filter(of_law).map(|finding| {
            assert!(finding.suggestion.is_some_and(|way| !way.is_empty()));
            format!("{} {}: {}", finding.rule, finding.path, finding.message.get(..3).unwrap())
        });
        found.collect::<Vec<_>>()
    };
    let news = json!({ "feedback": { "enabled": false }, "loyalty-invitation": { "enabled": false },
        "replenishment": { "enabled": false } });
    for (settings, expected) in [
        (json!({}), &[][..]),
        (json!({ "locale": "en" }), &[]),
        (json!({ "locale": "de" }), &["way-out-without-reply /templates: DE:", "imprint /support: DE:"]),
        (
            json!({ "locale": "de", "support": "https://demo.example/impressum" }),
            &["way-out-without-reply /templates: DE:"],
        ),
        (json!({ "locale": "de", "journeys": news }), &[]),
        (
            json!({ "time_zone": "America/Chicago" }),
            &["where-consent-is-asked /consent: US:", "sender-kinds /local_senders: US:"],
        ),
        (json!({ "locale": "en-US", "journeys": news }), &["sender-kinds /local_senders: US:"]),
        (
            json!({ "locale": "en-CA", "journeys": news }),
            &["french-in-quebec /templates: CA:", "sender-kinds /local_senders: CA:"],
        ),
        (json!({ "locale": "en-AU" }), &["registered-name /brand: AU:", "sender-kinds /local_senders: AU:"]),
        (
            json!({ "local_senders": ["AE"] }),
            &["sender-label /local_senders: AE:", "sender-kinds /local_senders: AE:"],
        ),
        (
            json!({ "locale": "en-IN", "journeys": news }),
            &[
                "registered-name /brand: IN:",
                "registered-sender /local_senders: IN:",
                "registered-template /templates: IN:",
                "registered-links /short_links: IN:",
                "sender-kinds /local_senders: IN:",
            ],
        ),
    ] {
        assert_eq!(noted(settings.clone()), expected, "{settings}");
    }
    let found = all(&json!({ "brand": "Demo", "locale": "fr-FR", "opt_out_code": "36105" }));
    let kinds = found.iter().find(|finding| finding.rule == "sender-kinds").unwrap();
    assert_eq!(
        kinds.message,
        "FR: texts do not arrive from a common number; texts arrive once registered from a short number"
    );
}

#[test]
fn news_for_france_does_not_speak_of_stop() {
    let with = |step: &str, template: Value| json!({ "brand": "Demo", "locale": "de", "opt_out_code": "36105", "templates": { step: template } });
    let text = "Demo: {{ order.name }} est parti. STOP au 36105";
    for (locale, is_refused) in [("fr", true), ("fr-FR", true), ("fr-BE", false), ("de", false)] {
        let path = format!("error stop-in-france /templates/shipped/{locale}");
        let refused = [path.as_str()];
        finds(&with("shipped", json!({ locale: text })), if is_refused { &refused } else { &[] });
    }
    finds(&with("feedback", json!({ "fr": text })), &[]);
    finds(&with("shipped", json!({ "fr": "{{ order.name }} NONSTOP" })), &[]);
    finds(
        &with("shipped", json!({ "fr": "{{ order.name }} : stop au 36105" })),
        &["error stop-in-france /templates/shipped/fr"],
    );
    // Written for everybody, it is a warning where France is among the markets, else a note.
    for (more, severity) in [
        (json!({ "opt_out_code": "36105" }), Some(Severity::Warning)),
        (json!({ "time_zone": "Europe/Paris" }), Some(Severity::Warning)),
        (
            json!({ "templates": { "shipped": text, "delayed": { "fr-FR": "{{ order.name }} tarde" } } }),
            Some(Severity::Warning),
        ),
        (json!({}), Some(Severity::Note)),
        (json!({ "templates": { "shipped": "{{ order.name }}: we never STOP" } }), None),
    ] {
        let mut settings = json!({ "brand": "Demo", "locale": "de", "templates": { "shipped": text } });
        settings.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let found = all(&settings).into_iter().find(|finding| finding.rule == "stop-in-france");
        assert_eq!(found.as_ref().map(|found| found.severity), severity, "{settings}");
        assert!(found.is_none_or(|found| found.path == "/templates/shipped" && found.suggestion.is_some()));
    }
}

#[test]
fn hours_wider_than_the_law_are_said_with_the_country_of_a_bare_language() {
    for (locale, said) in [
        ("fr", "(FR: CPCE"),
        ("fr-FR", "(FR: CPCE"),
        ("ko", "(KR: Network Act"),
        ("de", "(DE: UWG"),
        ("en", "(strict where"),
    ] {
        let wide = json!({ "from": "07:00", "until": "22:30" });
        let settings = json!({ "brand": "Demo", "locale": locale, "hours": { "marketing": wide } });
        let found = all(&settings).into_iter().find(|finding| finding.rule == "wider-than-law").unwrap();
        assert!(found.message.contains(said), "{locale}: {}", found.message);
    }
    let loose = json!({ "from": "08:00", "until": "21:00", "instead_of_convention": true });
    for locale in ["fr", "fr-FR"] {
        let settings = json!({ "brand": "Demo", "locale": locale, "opt_out_code": "36105", "hours": { "marketing": loose } });
        finds(&settings, &["warning wider-than-law /hours/marketing"]);
    }
}
