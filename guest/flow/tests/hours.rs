//! When a text may leave: by the law's hours, by every clock, across every turn
//! of a clock.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use aftertext_flow::hours::{HORIZON, Held, Hours, MARGIN, Opening, Rule, ShopHours, WAKING_HOURS, Wish};
use aftertext_flow::jurisdiction::{self, Class};
use aftertext_flow::place::{Candidate, Place, Source};
use aftertext_flow::{Timestamp, Week, Window, Zone};
use chrono::{Datelike, NaiveDateTime, Timelike};
use proptest::prelude::*;

const MINUTE: Timestamp = 60_000;
const HOUR: Timestamp = 60 * MINUTE;
const DAY: Timestamp = 24 * HOUR;

const PROMOTION: Wish = Wish { class: Class::Promotional, urgent: false, shop: None };
const NEWS: Wish = Wish { class: Class::Transactional, urgent: false, shop: None };

fn utc(text: &str) -> Timestamp {
    let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    time.and_utc().timestamp_millis()
}

/// A place with these zones under these rows.
fn place(zones: &str, rows: &str) -> Place {
    let candidate = |name| Candidate { zone: Zone::named(name).unwrap(), source: Source::ShippingAddress };
    Place {
        candidates: zones.split(' ').map(candidate).collect(),
        jurisdictions: rows.split(' ').map(|code| jurisdiction::find(code).unwrap()).collect(),
    }
}

fn opening(zones: &str, rows: &str, wish: &Wish, now: &str) -> Option<Opening> {
    Hours::new(&place(zones, rows), wish).next_open(utc(now))
}

#[test]
fn a_promotion_waits_for_the_laws_hours_and_the_rule_is_named() {
    let law = |rule, zone| Some(Held { rule, zone });
    for (zones, rows, now, at, because) in [
        // Monday, 10:00 in New York.
        ("America/New_York", "US", "2026-12-07 15:00", "2026-12-07 15:00", None),
        (
            "America/New_York",
            "US",
            "2026-12-07 12:59",
            "2026-12-07 13:00",
            law(Rule::Law("US"), "America/New_York"),
        ),
        // The margin before the end of the hours: 20:50 in New York, 19:50 in Florida.
        ("America/New_York", "US", "2026-12-08 01:49", "2026-12-08 01:49", None),
        (
            "America/New_York",
            "US",
            "2026-12-08 01:50",
            "2026-12-08 13:00",
            law(Rule::Law("US"), "America/New_York"),
        ),
        (
            "America/New_York",
            "US US-FL",
            "2026-12-08 00:50",
            "2026-12-08 13:00",
            law(Rule::Law("US-FL"), "America/New_York"),
        ),
        // Saturday evening: nothing on Sunday in France, nor on Easter Monday.
        ("Europe/Paris", "FR", "2027-03-27 20:00", "2027-03-30 06:30", law(Rule::Law("FR"), "Europe/Paris")),
        // Noon of a holiday.
        (
            "Europe/Paris",
            "FR",
            "2027-07-14 10:00",
            "2027-07-15 06:30",
            law(Rule::Holiday("FR"), "Europe/Paris"),
        ),
        // Texas on a Sunday: noon.
        (
            "America/Chicago",
            "US US-TX",
            "2026-12-06 15:00",
            "2026-12-06 18:00",
            law(Rule::Law("US-TX"), "America/Chicago"),
        ),
        // New York and Los Angeles at once: 8:00 in Los Angeles.
        (
            "America/New_York America/Los_Angeles",
            "US",
            "2026-12-07 13:30",
            "2026-12-07 16:00",
            law(Rule::Law("US"), "America/Los_Angeles"),
        ),
        // Kathmandu is 5:45 ahead.
        (
            "Asia/Kathmandu",
            "DEFAULT",
            "2026-12-07 00:00",
            "2026-12-07 03:15",
            law(Rule::Law("DEFAULT"), "Asia/Kathmandu"),
        ),
    ] {
        let expected = Some(Opening { at: utc(at), because });
        assert_eq!(opening(zones, rows, &PROMOTION, now), expected, "{zones} {rows} {now}");
    }
}

#[test]
fn a_holiday_is_named_where_it_alone_holds() {
    let held = |now| opening("Europe/Paris", "FR", &PROMOTION, now).unwrap().because.unwrap().rule;
    assert_eq!(held("2027-07-14 10:00"), Rule::Holiday("FR"));
    assert_eq!(held("2027-07-14 22:00"), Rule::Law("FR"));
}

#[test]
fn order_news_sleeps_at_night_and_urgent_news_does_not() {
    let night = "2026-12-07 23:30";
    let held = Held { rule: Rule::WakingHours, zone: "Europe/London" };
    let morning = Opening { at: utc("2026-12-08 07:00"), because: Some(held) };
    assert_eq!(opening("Europe/London", "GB", &NEWS, night), Some(morning));
    let urgent = Wish { urgent: true, ..NEWS };
    assert_eq!(
        opening("Europe/London", "GB", &urgent, night),
        Some(Opening { at: utc(night), because: None })
    );
    let loud = Wish { urgent: true, ..PROMOTION };
    assert_eq!(opening("Europe/London", "GB", &loud, night).unwrap().at, utc("2026-12-08 08:00"));
}

#[test]
fn a_shop_tightens_everything_and_loosens_only_convention() {
    let shop = |open, close, instead_of_convention| ShopHours {
        week: Week::daily(Window::hours(open, close)),
        instead_of_convention,
    };
    for (rows, hours, now, at) in [
        ("DE", shop(10, 19, false), "2026-12-07 08:00", "2026-12-07 10:00"),
        ("DE", shop(7, 22, false), "2026-12-07 06:30", "2026-12-07 08:00"),
        ("DE", shop(7, 22, true), "2026-12-07 06:30", "2026-12-07 07:00"),
        ("US", shop(7, 22, true), "2026-12-07 06:30", "2026-12-07 08:00"),
        ("FR", shop(7, 22, true), "2026-12-07 06:30", "2026-12-07 08:30"),
        ("DE US", shop(7, 22, true), "2026-12-07 06:30", "2026-12-07 08:00"),
    ] {
        let wish = Wish { shop: Some(&hours), ..PROMOTION };
        assert_eq!(opening("UTC", rows, &wish, now).unwrap().at, utc(at), "{rows} {hours:?}");
    }
    let early = shop(5, 12, true);
    let wish = Wish { shop: Some(&early), ..NEWS };
    assert_eq!(opening("UTC", "DE", &wish, "2026-12-07 04:00").unwrap().at, utc("2026-12-07 05:00"));
}

#[test]
fn hours_without_anything_in_common_open_never() {
    // 20:00 is over in Auckland when it is 9:00 in Madrid.
    assert_eq!(opening("Europe/Madrid Pacific/Auckland", "ES", &PROMOTION, "2026-12-07 08:00"), None);
    let never = ShopHours { week: Week::daily(Window::CLOSED), instead_of_convention: false };
    assert_eq!(opening("UTC", "GB", &Wish { shop: Some(&never), ..NEWS }, "2026-12-07 08:00"), None);
}

#[test]
fn a_window_ends_with_the_first_of_its_limits() {
    let closes = |zones, rows, wish: &Wish, at| Hours::new(&place(zones, rows), wish).closes(utc(at));
    let noon = "2026-12-07 18:00";
    assert_eq!(closes("America/New_York", "US", &PROMOTION, noon), Some(utc("2026-12-08 01:50")));
    assert_eq!(closes("America/New_York", "US US-FL", &PROMOTION, noon), Some(utc("2026-12-08 00:50")));
    assert_eq!(closes("America/New_York", "US", &NEWS, noon), Some(utc("2026-12-08 03:00")));
    assert_eq!(closes("America/New_York", "US", &Wish { urgent: true, ..NEWS }, noon), None);
}

#[test]
fn a_window_that_comes_twice_ends_where_the_clock_turns() {
    // Cairo sets its clocks back from midnight to 23:00; the window is 23:30 to 23:50, then to midnight.
    for (close, now, closes) in [
        (23 * 60 + 50, "2027-10-28 20:35", "2027-10-28 20:50"),
        (23 * 60 + 50, "2027-10-28 21:35", "2027-10-28 21:50"),
        (24 * 60, "2027-10-28 20:35", "2027-10-28 21:00"),
        (24 * 60, "2027-10-28 21:35", "2027-10-28 22:00"),
    ] {
        let hours = only("Africa/Cairo", 23 * 60 + 30, close);
        assert!(hours.allow(utc(now)));
        assert_eq!(hours.closes(utc(now)), Some(utc(closes)), "{now} until {close}");
    }
}

#[test]
fn absurd_moments_open_at_the_next_sane_one_or_never() {
    for now in [Timestamp::MIN, -1, 0, utc("2199-12-31 23:59"), Timestamp::MAX] {
        let hours = Hours::new(&place("Europe/Madrid Australia/Lord_Howe", "AU"), &PROMOTION);
        assert!(hours.next_open(now).is_none_or(|open| open.at >= now && hours.allow(open.at)), "{now}");
        hours.closes(now);
    }
}

/// The hours of a shop that sends urgent news, so that no other limit holds.
fn only(zones: &str, open: u16, close: u16) -> Hours<'static> {
    let week = Week::daily(Window { open, close });
    let shop = ShopHours { week, instead_of_convention: false };
    Hours::new(&place(zones, "DEFAULT"), &Wish { urgent: true, shop: Some(&shop), ..NEWS })
}

#[test]
fn a_turning_clock_neither_loses_nor_doubles_nor_shifts_an_opening() {
    for (zone, open, close, now, at) in [
        // 8:00 is an hour later in UTC after the clocks are set back.
        ("Europe/Berlin", 480, 1200, "2027-10-30 20:00", "2027-10-31 07:00"),
        ("Pacific/Chatham", 480, 1200, "2027-04-03 12:00", "2027-04-03 19:15"),
        ("Australia/Lord_Howe", 480, 1200, "2027-04-03 12:00", "2027-04-03 21:30"),
        // The clock leaps over the opening, from 2:00 to 3:00.
        ("America/New_York", 150, 300, "2027-03-14 06:00", "2027-03-14 07:00"),
        // It leaps over the whole window: the next day's.
        ("Australia/Lord_Howe", 120, 150, "2026-10-03 15:00", "2026-10-04 15:00"),
        ("Africa/Cairo", 0, 30, "2027-04-29 20:00", "2027-04-30 21:00"),
        // The window comes twice; the second may be used.
        ("Australia/Lord_Howe", 90, 105, "2027-04-03 14:50", "2027-04-03 15:00"),
    ] {
        let found = only(zone, open, close).next_open(utc(now)).unwrap().at;
        assert_eq!(found, utc(at), "{zone} {open} to {close} from {now}");
    }
}

#[test]
fn common_hours_are_as_long_as_they_were_reckoned() {
    let contiguous = "America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles";
    let states = format!("{contiguous} America/Anchorage America/Adak Pacific/Honolulu");
    let islands = format!("{states} America/Puerto_Rico Pacific/Guam");
    // Hours of the shop, and the minutes that all have in common in January and in July.
    for (zones, open, close, winter, summer) in [
        (contiguous, 8, 21, 600, 600),
        (contiguous, 9, 20, 480, 480),
        (&states, 8, 21, 480, 420),
        (&states, 8, 20, 420, 360),
        (&islands, 8, 21, 180, 180),
        (&islands, 9, 20, 60, 60),
    ] {
        let hours = only(zones, open * 60, close * 60);
        for (day, minutes) in [("2026-01-14 00:00", winter), ("2026-07-15 00:00", summer)] {
            let common = (0..1440).filter(|minute| hours.allow(utc(day) + minute * MINUTE)).count();
            assert_eq!(common, minutes, "{zones} {open} to {close} on {day}");
        }
    }
}

/// What the rules say about one moment, written down once more and slowly.
fn may_leave(place: &Place, wish: &Wish, at: Timestamp) -> bool {
    place.candidates.iter().all(|candidate| {
        let local = candidate.zone.local(at);
        let minute = (local.hour() * 60 + local.minute()) as u16;
        let within = |week: &Week, early: u16| {
            let window = week.on(local.weekday());
            window.open <= minute && minute + early < window.close
        };
        let loose = wish.shop.is_some_and(|shop| shop.instead_of_convention);
        let law = place.jurisdictions.iter().all(|row| {
            let holiday = row.holidays.is_some_and(|calendar| calendar.is_holiday(local.date()));
            !holiday && (loose && row.basis.may_be_loosened() || within(&row.hours, MARGIN))
        });
        let house = wish.urgent || loose || within(&WAKING_HOURS, 0);
        let class = if wish.class == Class::Promotional { law } else { house };
        class && wish.shop.is_none_or(|shop| within(&shop.week, 0))
    })
}

/// Minute by minute.
fn scan(place: &Place, wish: &Wish, now: Timestamp) -> Option<Timestamp> {
    let minutes = (now / MINUTE + 1..=(now + HORIZON) / MINUTE).map(|minute| minute * MINUTE);
    std::iter::once(now).chain(minutes).find(|at| may_leave(place, wish, *at))
}

fn zones() -> impl Strategy<Value = Vec<&'static str>> {
    let turning = [
        "America/New_York",
        "America/Los_Angeles",
        "America/St_Johns",
        "America/Havana",
        "America/Santiago",
        "Europe/Paris",
        "Europe/London",
        "Africa/Cairo",
        "Asia/Beirut",
        "Asia/Jerusalem",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Australia/Sydney",
        "Pacific/Chatham",
        "Antarctica/Troll",
        "Pacific/Easter",
        "Atlantic/Azores",
        "America/Phoenix",
    ];
    proptest::collection::vec(proptest::sample::select(turning.to_vec()), 1..4)
}

fn rows() -> impl Strategy<Value = Vec<&'static str>> {
    let codes: Vec<&str> = jurisdiction::all().map(|row| row.code).collect();
    proptest::collection::vec(proptest::sample::select(codes), 1..4)
}

/// None, or any windows, such as end at midnight or lie in the hour that a clock leaps over.
fn shop() -> impl Strategy<Value = Option<ShopHours>> {
    let minutes: Vec<u16> = (0..=48).map(|half| half * 30).chain([1, 61, 509, 1439]).collect();
    let minute = proptest::sample::select(minutes);
    let window = (minute.clone(), minute).prop_map(|(open, close)| Window { open, close });
    let week = proptest::array::uniform7(window).prop_map(Week::days);
    let hours = (week, any::<bool>())
        .prop_map(|(week, instead_of_convention)| ShopHours { week, instead_of_convention });
    proptest::option::of(hours)
}

prop_compose! {
    /// Any moment of some years, or one near a turn of the first zone's clock.
    fn moment(zone: &'static str)(any in utc("2026-06-01 00:00")..utc("2031-01-01 00:00"), near in any::<bool>(), by in -30 * HOUR..6 * HOUR)
        -> Timestamp {
        let change = Zone::named(zone).unwrap().next_change(any);
        change.filter(|_| near).map_or(any, |change| change + by)
    }
}

fn case()
-> impl Strategy<Value = (Vec<&'static str>, Vec<&'static str>, Option<ShopHours>, bool, bool, Timestamp)> {
    zones().prop_flat_map(|zones| {
        let at = moment(zones[0]);
        (Just(zones), rows(), shop(), any::<bool>(), any::<bool>(), at)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_opening_is_the_first_that_a_slow_scan_finds((zones, rows, shop, promotional, urgent, now) in case()) {
        let place = place(&zones.join(" "), &rows.join(" "));
        let class = if promotional { Class::Promotional } else { Class::Transactional };
        let wish = Wish { class, urgent, shop: shop.as_ref() };
        let hours = Hours::new(&place, &wish);
        let found = hours.next_open(now);
        prop_assert_eq!(found.map(|open| open.at), scan(&place, &wish, now));
        let Some(open) = found else { return Ok(()) };
        prop_assert!(hours.allow(open.at) && open.at >= now);
        prop_assert_eq!(open.because.is_none(), open.at == now);
        prop_assert_eq!(hours.next_open(open.at), Some(Opening { because: None, ..open }));
        if let Some(closes) = hours.closes(open.at) {
prop_assert!(open.at < closes && closes <= open.at + DAY);
            let mut within = (open.at..closes).step_by(MINUTE as usize).chain([closes - 1]);
            prop_assert!(within.all(|at| hours.allow(at)), "open until it closes");
        }
    }
}
