//! From evidence to clocks and laws.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use aftertext_flow::Zone;
use aftertext_flow::place::{Evidence, Place, Source, locate};
use proptest::prelude::*;
use serde_json::Value;

fn data() -> Value {
    serde_json::from_str(include_str!("data/area-codes.json")).unwrap()
}

fn clocks(place: &Place) -> String {
    let names: Vec<&str> = place.candidates.iter().map(|candidate| candidate.zone.name()).collect();
    names.join(" ")
}

fn laws(place: &Place) -> String {
    let codes: Vec<&str> = place.jurisdictions.iter().map(|row| row.code).collect();
    codes.join(" ")
}

/// By phone alone.
fn phone(phone: &str) -> Evidence<'_> {
    Evidence { phone, ..Evidence::default() }
}

/// By phone and shipping address; the last two may be empty.
fn shipped<'a>(phone: &'a str, [country, region, postal_code]: [&'a str; 3]) -> Evidence<'a> {
    let given = |text: &'a str| (!text.is_empty()).then_some(text);
    Evidence {
        phone,
        country: given(country),
        region: given(region),
        postal_code: given(postal_code),
        ..Evidence::default()
    }
}

const RUSSIA: &str = "Europe/Kaliningrad Europe/Moscow Europe/Astrakhan Asia/Yekaterinburg Asia/Omsk \
    Asia/Novosibirsk Asia/Irkutsk Asia/Chita Asia/Vladivostok Asia/Magadan Asia/Kamchatka";
const UNITED_STATES: &str = "America/New_York America/Chicago America/Denver America/Phoenix \
    America/Los_Angeles America/Anchorage America/Adak Pacific/Honolulu";
const AUSTRALIA: &str = "Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Darwin \
    Australia/Perth Australia/Eucla Australia/Lord_Howe";

#[test]
fn a_number_alone_says_its_country_or_area() {
    for (number, zones, rows) in [
        ("+12015550123", "America/New_York", "US US-NJ"),
        ("+18505550123", "America/Chicago America/New_York", "US US-FL"),
        ("+16045550123", "America/Vancouver", "CA"),
        ("+19025550123", "America/Halifax", "CA"),
        ("+17875550123", "America/Puerto_Rico", "US"),
        ("+18765550123", "America/Jamaica", "DEFAULT"),
        ("+4915123456789", "Europe/Berlin", "DE"),
        ("+447400123456", "Europe/London", "GB"),
        ("+34600123456", "Europe/Madrid Atlantic/Canary", "ES"),
        ("+61412345678", AUSTRALIA, "AU"),
        ("+79161234567", RUSSIA, "DEFAULT"),
        ("+77011234567", "Asia/Almaty", "DEFAULT"),
        ("+43660123456", "Europe/Vienna", "EU"),
        ("+9779841234567", "Asia/Kathmandu", "DEFAULT"),
        ("+5581999991234", "America/Sao_Paulo America/Manaus America/Rio_Branco America/Noronha", "BR"),
    ] {
        let place = locate(&phone(number));
        let zones: Vec<&str> = zones.split_whitespace().collect();
        assert_eq!((clocks(&place), laws(&place)), (zones.join(" "), String::from(rows)), "{number}");
        let source = if number.starts_with("+1") { Source::AreaCode } else { Source::CallingCode };
        assert!(place.candidates.iter().all(|candidate| candidate.source == source), "{number}");
    }
}

#[test]
fn an_address_says_in_which_part_of_a_country() {
    for (number, address, zones, rows) in [
        ("+61412345678", ["AU", "WA", "6000"], "Australia/Perth Australia/Eucla", "AU"),
        ("+61412345678", ["AU", "Victoria", ""], "Australia/Melbourne", "AU"),
        ("+34600123456", ["ES", "", "28001"], "Europe/Madrid", "ES"),
        ("+34600123456", ["ES", "", "35001"], "Atlantic/Canary", "ES"),
        ("+351912345678", ["PT", "", "9500-000"], "Atlantic/Azores", "EU"),
        ("+5511999991234", ["BR", "SP", ""], "America/Sao_Paulo", "BR"),
        // Toll-free: the address alone.
        ("+18005550123", ["US", "TX", ""], "America/Chicago America/Denver", "US US-TX"),
        ("+18005550123", ["us", "us-tx", ""], "America/Chicago America/Denver", "US US-TX"),
        ("+18005550123", ["PR", "", ""], "America/Puerto_Rico", "US"),
        ("+18005550123", ["DE", "", ""], "Europe/Berlin", "DE"),
        ("+18005550123", ["US", "Rhode Island", ""], "America/New_York", "US US-RI"),
        ("+18005550123", ["US", "", "10001-1234"], "America/New_York", "US US-NY"),
        ("+18005550123", ["US", "??", "33101"], "America/New_York America/Chicago", "US US-FL"),
        ("+14165550123", ["CA", "Québec", ""], "America/Toronto America/Halifax America/Blanc-Sablon", "CA"),
        ("+14165550123", ["CA", "", "V6B 1A1"], "America/Vancouver America/Edmonton America/Toronto", "CA"),
        ("+262692123456", ["RE", "", ""], "Indian/Reunion", "FR"),
        ("+5999123456", ["BQ", "", ""], "America/Kralendijk", "DEFAULT"),
    ] {
        let place = locate(&shipped(number, address));
        assert_eq!((clocks(&place).as_str(), laws(&place).as_str()), (zones, rows), "{number} {address:?}");
    }
}

#[test]
fn evidence_that_disagrees_is_all_kept() {
    let place = locate(&shipped("+12015550123", ["US", "CA", "94105"]));
    assert_eq!(clocks(&place), "America/Los_Angeles America/New_York");
    assert_eq!(laws(&place), "US US-NJ");
    let sources: Vec<&str> = place.candidates.iter().map(|candidate| candidate.source.name()).collect();
    assert_eq!(sources, ["shipping address", "area code"]);

    let place = locate(&shipped("+4915123456789", ["FR", "", "75001"]));
    assert_eq!((clocks(&place).as_str(), laws(&place).as_str()), ("Europe/Paris", "FR DE"));

    let place = locate(&Evidence { stated_zone: Some("Asia/Tokyo"), ..phone("+12015550123") });
    assert_eq!(clocks(&place), "Asia/Tokyo America/New_York");
    assert_eq!(place.candidates[0].source.name(), "stated zone");
    assert_eq!(laws(&place), "US US-NJ");
}

#[test]
fn a_stated_zone_says_in_which_part_of_a_country() {
    let place = locate(&Evidence { stated_zone: Some("Australia/West"), ..phone("+61412345678") });
    assert_eq!((clocks(&place).as_str(), laws(&place).as_str()), ("Australia/West", "AU"));
    let elsewhere = locate(&Evidence { stated_zone: Some("Asia/Tokyo"), ..phone("+34600123456") });
    assert_eq!(clocks(&elsewhere), "Asia/Tokyo Europe/Madrid Atlantic/Canary");
}

#[test]
fn somewhere_in_the_united_states_is_every_clock_and_every_states_law() {
    let united: Vec<&str> = UNITED_STATES.split_whitespace().collect();
    for evidence in [phone("+18005550123"), shipped("+4915123456789", ["US", "", ""])] {
        let place = locate(&evidence);
        assert!(clocks(&place).starts_with(&united.join(" ")), "{}", clocks(&place));
        let states = place.jurisdictions.iter().filter(|row| row.code.starts_with("US-")).count();
        assert_eq!(states, 22, "{}", laws(&place));
    }
}

#[test]
fn the_shops_zone_is_the_last_resort() {
    let shop = |phone, shop_zone| locate(&Evidence { phone, shop_zone, ..Evidence::default() });
    for (place, zone, rows) in [
        (shop("", Some("Europe/Oslo")), "Europe/Oslo", "DEFAULT"),
        (shop("+999123", None), "UTC", "DEFAULT"),
        (shop("+999123", Some("nowhere")), "UTC", "DEFAULT"),
    ] {
        assert_eq!((clocks(&place).as_str(), laws(&place).as_str()), (zone, rows));
        assert_eq!(place.candidates[0].source.name(), "shop");
    }
    assert_eq!(clocks(&shop("+4915123456789", Some("America/New_York"))), "Europe/Berlin");
}

/// Where the table differs from the data on purpose: an overlay that the data
/// puts into one zone of two (257, 689), a province whose neighbour no longer
/// keeps its clock (474), the territories' own clocks (867).
const CORRECTED: [&str; 4] = ["257", "474", "689", "867"];

#[test]
fn area_codes_have_the_places_and_clocks_of_the_data() {
    let data = data();
    let codes = data["area_codes"].as_object().unwrap();
    assert_eq!(codes.len(), 415);
    for (code, expected) in codes {
        let number = format!("+1{code}5550123");
        let place = locate(&phone(&number));
        let zones = expected["zones"]
            .as_array()
            .unwrap()
            .iter()
            .map(|zone| Zone::named(zone.as_str().unwrap()).unwrap());
        let zones: Vec<Zone> = zones.collect();
        let known = |zone: &Zone| place.candidates.iter().any(|known| agree(known.zone, *zone));
        assert!(zones.iter().all(known), "{code}: {}", clocks(&place));
        if !CORRECTED.contains(&code.as_str()) {
            let asked = |zone: Zone| zones.iter().any(|asked| agree(*asked, zone));
            assert!(
                place.candidates.iter().all(|candidate| asked(candidate.zone)),
                "{code}: {}",
                clocks(&place)
            );
        }
        let rows: BTreeSet<&str> = place.jurisdictions.iter().map(|row| row.code).collect();
        let places = expected["places"].as_array().unwrap().iter().map(|place| place.as_str().unwrap());
        let expected: BTreeSet<&str> = places.flat_map(rows_of).collect();
        assert_eq!(rows, expected, "{code}");
    }
    for code in data["non_geographic"].as_array().unwrap() {
        let number = format!("+1{}5550123", code.as_str().unwrap());
        assert_eq!(locate(&phone(&number)).candidates[0].source, Source::CallingCode, "{code}");
    }
}

/// Whether two clocks agree from now on.
fn agree(one: Zone, other: Zone) -> bool {
    let days = (0..1500).map(|day| 1_796_000_000_000 + day * 86_400_000);
    one.same_clock(other) || days.clone().all(|at| one.offset_at(at) == other.offset_at(at))
}

/// `US-FL` is under the federal row and Florida's, if it has one.
fn rows_of(place: &str) -> Vec<&'static str> {
    let (country, region) = place.split_once('-').unzip();
    let country = country.unwrap_or(place);
    aftertext_flow::jurisdiction::of_place(country, region).map(|row| row.code).collect()
}

#[test]
fn states_keep_the_clocks_of_the_data() {
    for (state, zones) in data()["state_zones"].as_object().unwrap() {
        let place = locate(&shipped("", ["US", state, ""]));
        for zone in zones.as_array().unwrap() {
            let zone = Zone::named(zone.as_str().unwrap()).unwrap();
            assert!(
                place.candidates.iter().any(|known| agree(known.zone, zone)),
                "{state}: {}",
                clocks(&place)
            );
        }
    }
}

proptest! {
    #[test]
    fn any_evidence_leads_somewhere(parts in proptest::array::uniform6("[+]?[A-Za-z0-9 -]{0,12}|\\PC{0,20}"), known in any::<bool>()) {
        let [phone, country, region, postal, stated, shop] = &parts;
        let evidence = Evidence {
            phone,
            country: Some(if known { "US" } else { country }),
            region: Some(region),
            postal_code: Some(postal),
            stated_zone: Some(stated),
            shop_zone: Some(shop),
        };
        let place = locate(&evidence);
        prop_assert!(!place.candidates.is_empty() && !place.jurisdictions.is_empty());
        prop_assert!(place.candidates.len() < 40 && place.jurisdictions.len() <= 46);
    }
}
