//! The rows of law against the data they were read from, and their combination.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod world;

use std::collections::BTreeSet;

use aftertext_flow::jurisdiction::{
    self, Allowed, Basis, ConsentNeeded, Counts, Duty, HOUSE_CAPS, Jurisdiction, Label, SoftOptIn, When,
    Wording, strictest,
};
use aftertext_flow::{Address, Change, Input, Reply, Settings, Week, Window};
use chrono::{NaiveDate, Weekday};
use proptest::prelude::*;
use serde_json::Value;
use world::{START, World, event, grant, order, parcel};

const DAYS: [Weekday; 7] = {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
};

fn data() -> Value {
    serde_json::from_str(include_str!("data/jurisdictions.json")).unwrap()
}

/// Every row of the data with ours.
fn pairs() -> Vec<(Value, &'static Jurisdiction)> {
    let data = data();
    let rows = data["jurisdictions"].as_array().unwrap();
    assert_eq!((rows.len(), jurisdiction::all().count()), (46, 46));
    let ours = |row: &Value| jurisdiction::find(text(&row["code"])).unwrap();
    rows.iter().map(|row| (row.clone(), ours(row))).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// "08:30" in minutes.
fn minute(value: &Value) -> u16 {
    let (hour, minute) = text(value).split_once(':').unwrap();
    hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap()
}

#[test]
fn names_laws_and_sources_are_those_of_the_data() {
    for (row, ours) in pairs() {
        let sources: Vec<&str> = row["sources"].as_array().unwrap().iter().map(text).collect();
        assert!(text(&row["name"]).starts_with(ours.name), "{}", ours.code);
        assert_eq!((ours.law, ours.citation), (text(&row["law"]), text(&row["citation"])), "{}", ours.code);
        assert_eq!(ours.source, sources.first().copied().unwrap_or_default(), "{}", ours.code);
        assert_eq!(ours.checked, text(&data()["read"]));
    }
}

#[test]
fn hours_and_what_they_rest_on_are_those_of_the_data() {
    for (row, ours) in pairs() {
        for (day, hours) in DAYS.iter().zip(row["allowed"].as_array().unwrap()) {
            let expected = match hours {
                Value::Null => Window::CLOSED,
                hours => Window { open: minute(&hours[0]), close: minute(&hours[1]) },
            };
            assert_eq!(ours.hours.on(*day), expected, "{} {day}", ours.code);
        }
        let status = text(&row["hours_status"]);
        let basis = match ours.basis {
            Basis::Statute => status.starts_with("statutory"),
            Basis::Regulation => status.starts_with("regulatory"),
            Basis::Operators => status.contains("operator rule"),
            Basis::Convention => status.contains("convention"),
            Basis::Default => status.contains("conservative") || status.starts_with("engine fallback"),
        };
        assert!(basis, "{}: {status}", ours.code);
        let fixed =
            ["statutory", "regulatory", "operator", "DLT"].iter().any(|word| status.starts_with(word));
        assert_eq!(ours.basis.may_be_loosened(), !fixed, "{}: {status}", ours.code);
        assert_eq!(row["transactional"]["quiet_hours"], false, "no row has hours for transactional texts");
        assert_eq!(ours.holidays.is_some(), text(&row["holidays"]) != "none", "{}", ours.code);
    }
}

#[test]
fn caps_are_those_of_the_data() {
    for (row, ours) in pairs() {
        let cap = ours.cap.map(|cap| (u64::from(cap.texts), u64::from(cap.hours)));
        let expected = row["cap"]["max"].as_u64().zip(row["cap"]["window_hours"].as_u64());
        assert_eq!(cap, expected, "{}", ours.code);
    }
    let hours =
        |cap: &Value| cap["window_hours"].as_u64().or(cap["window_days"].as_u64().map(|days| days * 24));
    let kinds = [("promotional_cap", Counts::Promotional), ("any_cap", Counts::All)];
    let mut expected = Vec::new();
    for (name, counts) in kinds {
        let caps = &data()["defaults"][name];
        for cap in caps.as_array().unwrap_or(&vec![caps.clone()]) {
            expected.push((counts, cap["max"].as_u64(), hours(cap)));
        }
    }
    let ours = HOUSE_CAPS.iter().map(|cap| (cap.counts, Some(cap.texts.into()), Some(cap.hours.into())));
    assert_eq!(ours.collect::<Vec<_>>(), expected);
}

#[test]
fn consent_is_what_the_data_asks_for() {
    for (row, ours) in pairs() {
        let words = text(&row["transactional"]["consent"]);
        let transactional = match words {
            "as US" => ConsentNeeded::NumberGiven,
            words if words.starts_with("none") || words.starts_with("contract") => ConsentNeeded::Nothing,
            _ => ConsentNeeded::NumberGiven,
        };
        assert_eq!(ours.consent.transactional, transactional, "{}: {words}", ours.code);
        let words = text(&row["promotional"]["consent"]);
        let written = ["written", "as US", "affirmative", "naming the number"];
        let promotional = match words {
            words if words.contains("double opt-in") => ConsentNeeded::Confirmed,
            words if written.iter().any(|word| words.contains(word)) => ConsentNeeded::Written,
            _ => ConsentNeeded::Express,
        };
        assert_eq!(ours.consent.promotional, promotional, "{}: {words}", ours.code);
        let soft = match &row["soft_opt_in"] {
            Value::Null => SoftOptIn::None,
            words => number_before(text(words), "months").map_or(SoftOptIn::Allowed, SoftOptIn::Months),
        };
        assert_eq!(ours.soft_opt_in, soft, "{}", ours.code);
    }
}

const DAY: i64 = 86_400_000;
/// A network that is in no country: the address alone says where somebody is.
const NOWHERE: &str = "+883510000000";

/// A shop that has what the laws want from it.
const SHOP: &str = r#"{"brand":"Demo","support":"help@demo.example","opt_out_code":"36105","local_senders":["AE","IN","SA","SG"],
    "opt_out_numbers":{"AE":"7726","SA":"7726","KR":"080-123-4567","TR":"3338"},"links":{"review":"https://demo.example/review"},"consent":CONSENT}"#;

/// Whether a promotional text reaches somebody in a jurisdiction who bought
/// something `age` days ago, or agreed then, by what `source` says; and whether
/// they were asked to confirm it, which they do if `replies`.
fn is_sent(code: &str, consent: &str, source: &str, age: i64, replies: bool) -> (bool, bool) {
    let mut world = World::new();
    world.phone = NOWHERE.to_owned();
    world.settings = Settings::parse(SHOP.replace("CONSENT", consent).as_bytes()).unwrap();
    let (country, region) = code.split_once('-').unzip();
    let country = country.unwrap_or(match code {
        "EU" => "AT",
        "DEFAULT" => "CH",
        code => code,
    });
    let mut bought = order("1001");
    let region = region.or((code == "US").then_some("OH")).map(str::to_owned);
    let country = Some(country.to_owned());
    bought.buyer.shipping = Some(Address { country, region, postal_code: None });
    let Input::Order(mut placed) = event(START, bought.clone(), Change::Placed) else { unreachable!() };
    placed.consent = vec![grant("marketing", true, START - age * DAY, source)];
    world.tell(Input::Order(placed));
    world.tell(event(START, bought, Change::Delivered(parcel("p1"))));
    world.advance_to(START + 4 * DAY);
    if replies {
        world.tell(Input::Reply(Reply {
            id: String::from("r"),
            sender: NOWHERE.to_owned(),
            body: String::from("YES"),
            received_at: world.now,
            carrier_opt_out: None,
        }));
    }
    world.advance_to(START + 30 * DAY);
    let sent = |step: &str| world.handed_over.iter().any(|sms| sms.id.split('/').nth(2) == Some(step));
    (sent("feedback"), sent("consent-asked"))
}

#[test]
fn each_jurisdiction_gets_the_consent_that_it_asks_for() {
    const PLAIN: &str = r#"{"soft_opt_in":false}"#;
    const SOFT: &str = r#"{"soft_opt_in":true}"#;
    const DOUBLE: &str = r#"{"double_opt_in":true}"#;
    for (row, ours) in pairs() {
        let code = ours.code;
        let words = text(&row["promotional"]["consent"]);
        let confirmed = words.contains("double opt-in");
        let may_ask = !text(&row["citation"]).contains("Cass. 9920/2022");
        assert_eq!(is_sent(code, PLAIN, "checkout", 0, false), (!confirmed, confirmed), "{code}: {words}");
        assert_eq!(is_sent(code, PLAIN, "checkout", 0, true), (true, confirmed), "{code}: YES");
        assert_eq!(
            is_sent(code, DOUBLE, "checkout", 0, false),
            (!may_ask, may_ask),
            "{code}: asked by the shop"
        );
        assert_eq!(
            is_sent(code, DOUBLE, "checkout", 0, true),
            (true, may_ask),
            "{code}: asked by the shop, YES"
        );
        assert_eq!(is_sent(code, PLAIN, "soft-opt-in", 0, false), (false, false), "{code}: it is off");
        // A state's law holds together with the federal one.
        let hearsay = ours.consent.promotional < ConsentNeeded::Written && !code.starts_with("US");
        assert_eq!(is_sent(code, PLAIN, "import", 0, false), (hearsay, false), "{code}: heard of");
        let lasts = ours.records.reconfirm_months.is_none() && !confirmed;
        assert_eq!(is_sent(code, PLAIN, "checkout", 721, false), (lasts, false), "{code}: two years ago");
        let soft = text(&row["soft_opt_in"]);
        let months = number_before(soft, "months").map_or(1_000, i64::from);
        for age in [1, 5, 10, 20, 30] {
            let lasts = !soft.is_empty() && age < months;
            let sent = is_sent(code, SOFT, "soft-opt-in", age * 30, false);
            assert_eq!(sent, (lasts, false), "{code}: bought {age} months ago: {soft}");
        }
    }
}

/// The number in front of the first such word.
fn number_before(words: &str, unit: &str) -> Option<u8> {
    let words: Vec<&str> = words.split([' ', ':']).collect();
    let at = words.iter().position(|word| word.starts_with(unit))?;
    words.get(at.checked_sub(1)?)?.trim_start_matches(">=").parse().ok()
}

#[test]
fn records_are_kept_as_long_as_the_data_says() {
    for (row, ours) in pairs() {
        let words = text(&row["record_keeping"]);
        let years = number_before(words, "year").or(number_before(words, "y"));
        let (consent, opt_out, reconfirm) = match ours.code {
            "US-VA" => (5, years.unwrap(), None),
            "US-NY" => (number_before(words, "months").unwrap() / 12, 5, None),
            "KR" => (5, 5, Some(years.unwrap() * 12)),
            "CA" | "GB" => (years.unwrap(), years.unwrap(), None),
            _ => (years.unwrap_or(5), 5, None),
        };
        let kept = ours.records;
        let all = (kept.consent_years, kept.opt_out_years, kept.reconfirm_months);
        assert_eq!(all, (consent, opt_out, reconfirm), "{}: {words}", ours.code);
    }
}

#[test]
fn senders_are_those_of_the_data() {
    for (row, ours) in pairs() {
        let senders = &row["sender_ids"];
        let long_code =
            if senders["long_code"].is_null() { &senders["long_code_10dlc"] } else { &senders["long_code"] };
        for (kind, allowed) in [
            (&senders["alphanumeric"], ours.senders.alphanumeric),
            (&senders["short_code"], ours.senders.short_code),
            (long_code, ours.senders.long_code),
            (&senders["toll_free"], ours.senders.toll_free),
        ] {
            let expected = match kind {
                Value::Null => Allowed::Unknown,
                Value::Bool(true) => Allowed::Yes,
                Value::Bool(false) => Allowed::No,
                words if text(words).contains("banned") => Allowed::No,
                words if text(words) == "generic" => Allowed::Yes,
                _ => Allowed::Registered,
            };
            assert_eq!(allowed, expected, "{}: {kind}", ours.code);
        }
    }
}

/// Whether a row keeps what one word of the data's `requires` asks for.
fn keeps(row: &Jurisdiction, required: &str) -> bool {
    let (content, owes) = (&row.content, |duty: Duty| row.content.duties.contains(&duty));
    let always = content.opt_out.promotional == When::Always;
    match required {
        // The sender's name is in every text everywhere.
        "brand_name" | "sender_name" | "sender_identity" => true,
        "alphanumeric_sender_allowed" => row.senders.alphanumeric == Allowed::Yes,
        "optout_instructions_in_confirmation_and_recurring" => {
            always && content.opt_out.transactional >= When::FirstAndMonthly
        }
        "help_reply" => owes(Duty::Help),
        "disclosure:msg_frequency" => owes(Duty::Frequency),
        "disclosure:msg_data_rates" => owes(Duty::DataRates),
        "consent_not_condition_of_purchase" => owes(Duty::NotACondition),
        "terms_and_privacy_links" => owes(Duty::Terms),
        "identify_solicitor_and_seller" => owes(Duty::Solicitor),
        "mailing_address_on_website" => owes(Duty::AddressOnSite),
        "french_in_QC(general knowledge)" => owes(Duty::FrenchInQuebec),
        "unsubscribe_mechanism" => always && content.opt_out.transactional == When::Always,
        "no_disguised_sender" => owes(Duty::Undisguised),
        "impressum_link(general knowledge)" => owes(Duty::Imprint),
        "link_or_shortcode_if_alphanumeric" => owes(Duty::WayOutWithoutReply),
        "optout path (own short code/URL or B <sender> to 7726)" => {
            always && owes(Duty::WayOutWithoutReply) && content.wording == Wording::Elsewhere("AE")
        }
        "\"STOP au 36xxx\" (or STOP 36xxx) mandatory on promotional" => {
            content.wording == Wording::ShortCode && content.opt_out.transactional == When::Never
        }
        "\"(광고)\" at the very start, no variants" => content.label == Some(Label::Start("(광고)")),
        "\"무료수신거부 080-xxx-xxxx\" at the end" => content.wording == Wording::FreeCall,
        "PARE/SAIR opt-out" => always && content.wording == Wording::Word("PARE"),
        "BAJA/ALTO opt-out" => always && content.wording == Wording::Word("BAJA"),
        "RET code + short number in every message" => content.wording == Wording::Ret,
        "AD- prefix on promotional sender (<=11 chars incl.)" => {
            content.label == Some(Label::SenderPrefix("AD-"))
        }
        "-AD suffix on promotional sender" => content.label == Some(Label::SenderSuffix("-AD")),
        // Nothing unsolicited is sent.
        required if required.ends_with("unsolicited bulk") => {
            row.consent.promotional >= ConsentNeeded::Express
        }
        "ssir_sender_id" | "registered_header" => owes(Duty::RegisteredSender),
        "template_id" | "suffix -P/-S/-T/-G added by operator" => owes(Duty::RegisteredTemplate),
        "principal_entity_id" | "abn_or_registered_name(best practice)" | "MERSIS no or trade name" => {
            owes(Duty::RegisteredName)
        }
        required if required.starts_with("url") => owes(Duty::RegisteredLinks),
        required if required.starts_with("identify_as_advertising") => owes(Duty::Advertising),
        required if required.contains("contact") || required.contains("address") => owes(Duty::Contact),
        required if required.to_lowercase().replace('-', "").contains("optout") => always,
        required if required.contains("unsubscribe") => always,
        required => panic!("{}: nobody reads {required}", row.code),
    }
}

#[test]
fn what_texts_carry_is_what_the_data_requires() {
    for (row, ours) in pairs() {
        for required in row["requires"].as_array().unwrap() {
            assert!(keeps(ours, text(required)), "{}: {required}", ours.code);
        }
    }
}

#[test]
fn places_without_a_row_are_under_the_law_they_belong_to() {
    for (country, state, rows) in [
        ("US", Some("FL"), vec!["US", "US-FL"]),
        ("US", Some("OH"), vec!["US"]),
        ("US", None, vec!["US"]),
        ("PR", None, vec!["US"]),
        ("CA", Some("QC"), vec!["CA"]),
        ("AT", None, vec!["EU"]),
        ("FR", None, vec!["FR"]),
        ("RE", None, vec!["FR"]),
        ("GG", None, vec!["GB"]),
        ("CH", None, vec!["DEFAULT"]),
        ("EU", Some("FL"), vec!["EU"]),
        ("", Some("FL"), vec!["DEFAULT"]),
        ("US-FL", Some("FL"), vec!["US-FL"]),
    ] {
        let found: Vec<&str> = jurisdiction::of_place(country, state).map(|row| row.code).collect();
        assert_eq!(found, rows, "{country} {state:?}");
    }
    let members = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";
    for country in members.split(' ') {
        assert_ne!(jurisdiction::of_place(country, None).next().unwrap().code, "DEFAULT", "{country}");
    }
}

#[test]
fn holidays_are_computed_for_any_year() {
    for (code, holidays) in [
        (
            "FR",
            "2027-01-01 2027-03-29 2027-05-01 2027-05-06 2027-05-08 2027-05-17 2027-07-14 2027-08-15 2027-11-01 2027-11-11 2027-12-25",
        ),
        (
            "ZA",
            "2027-01-01 2027-03-21 2027-03-22 2027-03-26 2027-03-29 2027-04-27 2027-05-01 2027-06-16 2027-08-09 2027-09-24 2027-12-16 2027-12-25 2027-12-26 2027-12-27",
        ),
        (
            "US-AL",
            "2027-01-01 2027-01-18 2027-02-09 2027-02-15 2027-04-26 2027-05-31 2027-06-07 2027-06-18 2027-06-19 2027-07-04 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24 2027-12-25 2027-12-31",
        ),
        (
            "US-LA",
            "2026-01-01 2026-01-08 2026-01-19 2026-02-16 2026-02-17 2026-04-03 2026-05-25 2026-06-19 2026-07-03 2026-07-04 2026-08-30 2026-08-31 2026-09-07 2026-10-12 2026-11-01 2026-11-02 2026-11-03 2026-11-11 2026-11-26 2026-12-25",
        ),
        (
            "US-MS",
            "2027-01-01 2027-01-18 2027-02-15 2027-04-26 2027-05-31 2027-07-04 2027-07-05 2027-09-06 2027-11-11 2027-11-25 2027-12-25",
        ),
        (
            "US-PA",
            "2028-01-01 2028-01-17 2028-02-21 2028-04-14 2028-05-29 2028-06-14 2028-06-19 2028-07-04 2028-09-04 2028-10-09 2028-11-07 2028-11-11 2028-11-23 2028-12-25",
        ),
        (
            "US-RI",
            "2027-01-01 2027-01-18 2027-02-15 2027-05-04 2027-05-31 2027-06-19 2027-07-04 2027-07-05 2027-08-09 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-25",
        ),
        (
            "US-UT",
            "2029-01-01 2029-01-15 2029-02-19 2029-05-28 2029-06-18 2029-06-19 2029-07-04 2029-07-24 2029-09-03 2029-10-08 2029-11-11 2029-11-12 2029-11-22 2029-12-25",
        ),
    ] {
        let calendar = jurisdiction::find(code).unwrap().holidays.unwrap();
        let year = NaiveDate::parse_from_str(&holidays[..10], "%Y-%m-%d").unwrap();
        let found: Vec<String> = year
            .iter_days()
            .take(365)
            .filter(|date| calendar.is_holiday(*date))
            .map(|date| date.to_string())
            .collect();
        assert_eq!(found.join(" "), holidays, "{code}: {}", calendar.law);
    }
}

#[test]
fn easter_is_when_the_churches_keep_it() {
    let france = jurisdiction::find("FR").unwrap().holidays.unwrap();
    let mondays =
        "1970-03-30 2000-04-24 2008-03-24 2011-04-25 2026-04-06 2027-03-29 2028-04-17 2038-04-26 2199-04-15";
    for monday in mondays.split(' ') {
        assert!(france.is_holiday(NaiveDate::parse_from_str(monday, "%Y-%m-%d").unwrap()), "{monday}");
    }
}

#[test]
fn the_strictest_of_several_has_the_least_and_the_most_of_each() {
    let rows: Vec<_> = ["US", "US-FL", "DE", "KR"].map(|code| jurisdiction::find(code).unwrap()).into();
    let both = strictest(&rows);
    assert_eq!(both.hours, Week::daily(Window::hours(8, 20)));
    assert_eq!(both.consent.promotional, ConsentNeeded::Confirmed);
    assert_eq!(both.soft_opt_in, SoftOptIn::None);
    assert_eq!(both.caps, [jurisdiction::find("US-FL").unwrap().cap.unwrap()]);
    assert_eq!(both.opt_out.transactional, When::FirstAndMonthly);
    assert_eq!(both.wordings, [Wording::Reply, Wording::FreeCall]);
    assert_eq!(both.labels, [Label::Start("(광고)")]);
    assert!(both.duties.contains(&Duty::Help) && both.duties.contains(&Duty::Imprint));
    assert_eq!(both.senders.alphanumeric, Allowed::No);
    assert_eq!(both.records.reconfirm_months, Some(24));
    assert_eq!(strictest(&[]), strictest(&[jurisdiction::find("DEFAULT").unwrap()]));
}

proptest! {
    #[test]
    fn what_satisfies_the_strictest_satisfies_each(picks in proptest::collection::vec(0..46usize, 1..5), day in 0..7usize, minute in 0..1440u16) {
        let rows: Vec<_> = picks.iter().map(|pick| jurisdiction::all().nth(*pick).unwrap()).collect();
        let all = strictest(&rows);
        let within = rows.iter().all(|row| row.hours.on(DAYS[day]).contains(minute));
        prop_assert_eq!(all.hours.on(DAYS[day]).contains(minute), within);
        for row in &rows {
            prop_assert!(row.consent.promotional <= all.consent.promotional);
            prop_assert!(row.content.duties.iter().all(|duty| all.duties.contains(duty)));
            prop_assert!(row.cap.is_none_or(|cap| all.caps.iter().any(|all| all.texts <= cap.texts)));
            prop_assert!(row.senders.long_code >= all.senders.long_code);
            prop_assert!(row.records.consent_years <= all.records.consent_years);
        }
        let reversed: Vec<_> = rows.iter().rev().copied().collect();
        prop_assert_eq!(strictest(&reversed).hours, all.hours);
    }
}

#[test]
fn every_row_has_a_code_of_its_own() {
    let codes: BTreeSet<&str> = jurisdiction::all().map(|row| row.code).collect();
    assert_eq!(codes.len(), 46);
    assert_eq!(jurisdiction::states("US").count(), 22);
}
