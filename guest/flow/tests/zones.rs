//! The table of zones against the tz database, and what a turning clock does.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use aftertext_flow::{Timestamp, Zone};
use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;

const MINUTE: Timestamp = 60_000;
const HOUR: Timestamp = 60 * MINUTE;

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap_or_else(|| panic!("{name} is a zone"))
}

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

fn utc(text: &str) -> Timestamp {
    local(text).and_utc().timestamp_millis()
}

/// Zones with one history: the offset at the start, its changes, the names.
fn histories() -> impl Iterator<Item = (i32, Vec<(Timestamp, i32)>, Vec<Zone>)> {
    let fixture = include_str!("data/zones.txt");
    fixture.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let [first, changes, names] = line.split(';').collect::<Vec<_>>().try_into().unwrap();
        let changes = changes.split_whitespace().map(|change| {
            let (minute, offset) = change.split_once(':').unwrap();
            (minute.parse::<Timestamp>().unwrap() * MINUTE, offset.parse().unwrap())
        });
        (first.parse().unwrap(), changes.collect(), names.split(' ').map(zone).collect())
    })
}

#[test]
fn every_zone_turns_its_clock_when_the_tz_database_says_so() {
    let mut seen = 0;
    for (first, changes, zones) in histories() {
        for zone in zones {
            let (mut at, mut offset) = (utc("2026-01-01 00:00"), first);
            assert_eq!(zone.offset_at(at), offset, "{}", zone.name());
            for (change, next) in &changes {
                assert_eq!(zone.next_change(at), Some(*change), "{} after {at}", zone.name());
                assert_eq!(zone.offset_at(change - 1), offset, "{} before {change}", zone.name());
                assert_eq!(zone.offset_at(*change), *next, "{} at {change}", zone.name());
                (at, offset) = (*change, *next);
            }
            let quiet = zone.next_change(at).is_none_or(|change| change >= utc("2031-01-01 00:00"));
            assert!(quiet, "{} has no other change", zone.name());
            seen += 1;
        }
    }
    assert_eq!(seen, 597);
}

#[test]
fn zones_of_one_history_have_the_same_clock_and_no_others() {
    let all: Vec<Vec<Zone>> = histories().map(|(_, _, zones)| zones).collect();
    for (index, zones) in all.iter().enumerate() {
        for (other, others) in all.iter().enumerate() {
            assert_eq!(zones[0].same_clock(others[others.len() - 1]), index == other, "{}", zones[0].name());
        }
    }
}

#[test]
fn names_are_found_whatever_their_case_and_nothing_else_is() {
    for (asked, name) in [
        ("America/New_York", Some("America/New_York")),
        ("america/new_york", Some("America/New_York")),
        ("Asia/Calcutta", Some("Asia/Calcutta")),
        ("Africa/Abidjan", Some("Africa/Abidjan")),
        ("Zulu", Some("Zulu")),
        ("UTC", Some("UTC")),
        ("America", None),
        ("America/New_York ", None),
        ("America/New_York -5 US", None),
        ("|", None),
        ("", None),
        ("Mars/Phobos", None),
        ("Äfrica/Abidjan", None),
    ] {
        assert_eq!(Zone::named(asked).map(Zone::name), name, "{asked}");
    }
}

#[test]
fn a_local_time_that_is_leapt_over_is_the_moment_of_the_leap() {
    for (name, wanted, moment) in [
        ("America/New_York", "2027-03-14 02:30", "2027-03-14 07:00"),
        ("Europe/Berlin", "2027-03-28 02:00", "2027-03-28 01:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:30"),
        ("Pacific/Chatham", "2026-09-27 03:00", "2026-09-26 14:00"),
        ("Africa/Cairo", "2027-04-30 00:10", "2027-04-29 22:00"),
        ("Antarctica/Troll", "2027-03-28 02:59", "2027-03-28 01:00"),
    ] {
        assert_eq!(zone(name).first_moment(local(wanted)), utc(moment), "{name}");
        assert_eq!(zone(name).second_moment(local(wanted)), None, "{name}");
    }
}

#[test]
fn a_local_time_that_comes_twice_has_two_moments() {
    for (name, wanted, first, second) in [
        ("America/New_York", "2027-11-07 01:30", "2027-11-07 05:30", "2027-11-07 06:30"),
        ("Europe/Berlin", "2027-10-31 02:00", "2027-10-31 00:00", "2027-10-31 01:00"),
        ("Australia/Lord_Howe", "2027-04-04 01:45", "2027-04-03 14:45", "2027-04-03 15:15"),
        ("Pacific/Chatham", "2027-04-04 03:00", "2027-04-03 13:15", "2027-04-03 14:15"),
        ("Africa/Cairo", "2027-10-28 23:59", "2027-10-28 20:59", "2027-10-28 21:59"),
    ] {
        assert_eq!(zone(name).first_moment(local(wanted)), utc(first), "{name}");
        assert_eq!(zone(name).second_moment(local(wanted)), Some(utc(second)), "{name}");
    }
}

#[test]
fn offsets_of_a_quarter_and_half_an_hour_are_kept() {
    for (name, minutes, says) in [
        ("Asia/Kathmandu", 345, "2026-12-01 17:45"),
        ("Asia/Kolkata", 330, "2026-12-01 17:30"),
        ("Australia/Eucla", 525, "2026-12-01 20:45"),
        ("Pacific/Chatham", 825, "2026-12-02 01:45"),
        ("Australia/Lord_Howe", 660, "2026-12-01 23:00"),
        ("America/St_Johns", -210, "2026-12-01 08:30"),
        ("Pacific/Marquesas", -570, "2026-12-01 02:30"),
    ] {
        let noon = utc("2026-12-01 12:00");
        assert_eq!((zone(name).offset_at(noon), zone(name).local(noon)), (minutes, local(says)), "{name}");
    }
}

#[test]
fn absurd_moments_have_a_local_time_too() {
    for at in [Timestamp::MIN, -1, 0, utc("2200-01-01 00:00"), Timestamp::MAX] {
        for name in ["America/New_York", "Pacific/Kiritimati", "Etc/GMT+12", "Australia/Sydney", "Cuba"] {
            let years = zone(name).local(at).to_string();
            assert!(
                ["1969", "1970", "2199", "2200"].iter().any(|year| years.starts_with(year)),
                "{name} {at}"
            );
            zone(name).next_change(at);
        }
    }
    for local in [NaiveDateTime::MIN, NaiveDateTime::MAX, NaiveDate::MIN.and_hms_opt(1, 2, 3).unwrap()] {
        zone("Europe/Paris").first_moment(local);
        zone("Europe/Paris").second_moment(local);
    }
}

/// Any zone of the fixture, most of them with daylight saving.
fn any_zone() -> impl Strategy<Value = Zone> {
    let zones: Vec<Zone> = histories().map(|(_, _, zones)| zones[0]).collect();
    proptest::sample::select(zones)
}

/// Any minute of the years 2026 to 2037.
fn any_minute() -> impl Strategy<Value = Timestamp> {
    (utc("2026-01-01 00:00") / MINUTE..utc("2038-01-01 00:00") / MINUTE).prop_map(|minute| minute * MINUTE)
}

proptest! {
    #[test]
    fn a_moment_is_the_first_or_the_second_of_its_local_time(zone in any_zone(), at in any_minute()) {
        let local = zone.local(at);
        let moments = [Some(zone.first_moment(local)), zone.second_moment(local)];
        prop_assert!(moments.contains(&Some(at)), "{} {at}: {moments:?}", zone.name());
    }

    #[test]
    fn a_local_time_comes_back_unless_it_is_leapt_over(zone in any_zone(), at in any_minute()) {
        let wanted = chrono::DateTime::from_timestamp_millis(at).unwrap().naive_utc();
        let moment = zone.first_moment(wanted);
        let leapt = zone.next_change(moment - 1) == Some(moment);
        let found = zone.local(moment);
        prop_assert!(found == wanted || leapt && found > wanted, "{} {wanted} -> {found}", zone.name());
        prop_assert!(zone.local(moment - HOUR) < wanted, "{} {wanted} has no earlier moment", zone.name());
    }

    #[test]
    fn the_offset_holds_until_the_next_change(zone in any_zone(), at in any_minute(), share in 0.0..1.0) {
        let change = zone.next_change(at).unwrap_or(at + 400 * 24 * HOUR);
        let between = at + ((change - 1 - at) as f64 * share) as Timestamp;
        prop_assert_eq!(zone.offset_at(between), zone.offset_at(at));
    }
}
