//! Quiet hours: when a person may be texted, by every clock and under every law
//! that may be theirs.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::event::{HOUR, Timestamp};
use crate::holiday::Calendar;
use crate::jurisdiction::{Class, Jurisdiction};
use crate::place::Place;
use crate::schedule::Date;
use crate::week::{Week, Window};
use crate::zone::{self, Zone};

/// How far ahead an opening is looked for; what has none by then is held for a
/// human.
pub const HORIZON: Timestamp = HORIZON_DAYS as Timestamp * 24 * HOUR;

const HORIZON_DAYS: usize = 14;

/// Minutes before the law's hours end from which no promotion leaves: it may
/// wait in the carrier's queue.
pub const MARGIN: u16 = 10;

/// The house's hours for transactional texts, which no law limits.
pub const WAKING_HOURS: Week = Week::daily(Window::hours(7, 22));

/// The shop's own hours for a class of texts, by the person's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShopHours {
    /// When the shop texts.
    pub week: Week,
    /// Whether they stand in for what is only convention or our default. They
    /// never stand in for a statute, a regulator's or an operator's rule.
    pub instead_of_convention: bool,
}

/// What is to be sent when.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// What the text is in law.
    pub class: Class,
    /// Whether it is delivery news that is worthless later ("out for
    /// delivery"): it passes the house's hours for transactional texts.
    pub urgent: bool,
    /// The shop's hours for this class, if it has any.
    pub shop: Option<&'a ShopHours>,
}

/// What keeps a text from leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The hours of the jurisdiction with that code.
    Law(&'static str),
    /// A public holiday of the jurisdiction with that code.
    Holiday(&'static str),
    /// [`WAKING_HOURS`].
    WakingHours,
    /// The shop's own hours.
    Shop,
    /// A day of the shop's own without promotions.
    Closed,
}

impl std::fmt::Display for Rule {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Rule::Law(code) => write!(formatter, "hours of {code}"),
            Rule::Holiday(code) => write!(formatter, "holiday of {code}"),
            Rule::WakingHours => formatter.write_str("waking hours"),
            Rule::Shop => formatter.write_str("hours of the shop"),
            Rule::Closed => formatter.write_str("closed day of the shop"),
        }
    }
}

/// The rule that decided, and by which clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The rule.
    pub rule: Rule,
    /// The zone's name.
    pub zone: &'static str,
}

/// The next moment at which a text may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Allowed by every rule and clock.
    pub at: Timestamp,
    /// What kept the text until then; none when it may leave at once.
    pub because: Option<Held>,
}

/// When a person may be texted: every limit holds by every clock.
#[derive(Clone, Debug)]
pub struct Hours<'a> {
    zones: Vec<Zone>,
    limits: Vec<Limit<'a>>,
}

/// Hours that one rule allows.
#[derive(Clone, Copy, Debug)]
struct Limit<'a> {
    week: Week,
    holidays: Option<&'static Calendar>,
    closed: &'a [Date],
    rule: Rule,
}

impl<'a> Hours<'a> {
    /// The hours for one who may be in that place.
    pub fn new(place: &Place, wish: &Wish<'_>) -> Hours<'a> {
        let zones = place.candidates.iter().map(|candidate| candidate.zone).collect();
        let mut limits: Vec<Limit<'a>> = match wish.class {
            Class::Promotional => place.jurisdictions.iter().map(|row| Limit::by_law(row, wish)).collect(),
            Class::Transactional => Limit::waking_hours(wish).into_iter().collect(),
        };
        limits.extend(wish.shop.map(Limit::of_shop));
        Hours { zones, limits }
    }

    /// These hours without some days.
    #[must_use]
    pub fn closed_on(mut self, days: &'a [Date]) -> Hours<'a> {
        self.limits.iter_mut().for_each(|limit| limit.closed = days);
        self
    }

    /// Every rule that counts.
    pub fn rules(&self) -> impl Iterator<Item = Rule> {
        self.limits.iter().map(|limit| limit.rule)
    }

    /// Whether a text may leave at that moment.
    pub fn allow(&self, at: Timestamp) -> bool {
        self.zones.iter().all(|zone| {
            let local = zone.local(at);
            self.limits.iter().all(|limit| limit.window(local.date()).contains(minute(local)))
        })
    }

    /// The first moment from `now` on at which a text may leave; none within
    /// [`HORIZON`] when the hours of all have too little in common, and none
    /// after the years that zones know.
    pub fn next_open(&self, now: Timestamp) -> Option<Opening> {
        let now = now.max(0);
        let end = now.saturating_add(HORIZON).min(zone::LAST);
        let mut opening = Opening { at: now, because: None };
        while opening.at <= end {
            match self.held(opening.at) {
                None => return Some(opening),
                Some((until, held)) => opening = Opening { at: until, because: Some(held) },
            }
        }
        None
    }

    /// When a text that may leave at that moment must have left: the end of the
    /// window, at the latest midnight or a change of the clock; none when
    /// nothing limits it.
    pub fn closes(&self, at: Timestamp) -> Option<Timestamp> {
        let ends = self.zones.iter().flat_map(|zone| {
            let local = zone.local(at);
            let midnight = local.date().and_time(NaiveTime::MIN);
            self.limits.iter().map(move |limit| {
                let minutes = Duration::minutes(limit.window(local.date()).close.into());
                let close = midnight.checked_add_signed(minutes).unwrap_or(local);
                let left = close.signed_duration_since(local).num_milliseconds();
                no_change_before(*zone, at, at.saturating_add(left))
            })
        });
        ends.min().map(|end| end.max(at))
    }

    /// The first limit that does not allow a moment, by any clock, and until
    /// when it does not for certain.
    fn held(&self, at: Timestamp) -> Option<(Timestamp, Held)> {
        self.zones.iter().find_map(|zone| {
            let local = zone.local(at);
            self.limits.iter().find_map(|limit| {
                let (opens, rule) = limit.held(local)?;
                let wait = opens.map(|opens| opens.signed_duration_since(local).num_milliseconds());
                let until = wait.map_or(Timestamp::MAX, |wait| no_change_before(*zone, at, at + wait));
                Some((until, Held { rule, zone: zone.name() }))
            })
        })
    }
}

/// `until`, or the change of the clock before it: local time runs evenly only
/// up to there. No zone changes its clock there and back within [`HORIZON`].
fn no_change_before(zone: Zone, from: Timestamp, until: Timestamp) -> Timestamp {
    if zone.offset_at(from) == zone.offset_at(until) {
        return until;
    }
    zone.next_change(from).map_or(until, |change| change.min(until))
}

impl<'a> Limit<'a> {
    const fn new(week: Week, rule: Rule) -> Limit<'a> {
        Limit { week, holidays: None, closed: &[], rule }
    }

    /// The hours of a law, closing early by [`MARGIN`].
    fn by_law(row: &Jurisdiction, wish: &Wish<'_>) -> Limit<'a> {
        let replaced =
            wish.shop.is_some_and(|shop| shop.instead_of_convention) && row.basis.may_be_loosened();
        let week = if replaced { Week::ALWAYS } else { row.hours.closing_earlier(MARGIN) };
        Limit { holidays: row.holidays, ..Limit::new(week, Rule::Law(row.code)) }
    }

    /// The house's hours, unless the news is urgent or the shop has its own.
    fn waking_hours(wish: &Wish<'_>) -> Option<Limit<'a>> {
        let replaced = wish.shop.is_some_and(|shop| shop.instead_of_convention);
        (!wish.urgent && !replaced).then_some(Limit::new(WAKING_HOURS, Rule::WakingHours))
    }

    fn of_shop(shop: &ShopHours) -> Limit<'a> {
        Limit::new(shop.week, Rule::Shop)
    }

    /// What keeps a local time from being allowed, if anything does, and the
    /// next one that is allowed; none before the horizon if it is never.
    fn held(&self, local: NaiveDateTime) -> Option<(Option<NaiveDateTime>, Rule)> {
        let (today, now) = (local.date(), minute(local));
        if self.window(today).contains(now) {
            return None;
        }
        let days = today.iter_days().take(HORIZON_DAYS + 1);
        let opens = days.filter_map(|day| self.opens_on(day)).find(|opens| *opens > local);
        let on_holiday = self.is_holiday(today) && self.week.on(today.weekday()).contains(now);
        Some((opens, if on_holiday { self.holiday_rule(today) } else { self.rule }))
    }

    fn opens_on(&self, day: NaiveDate) -> Option<NaiveDateTime> {
        let window = self.window(day);
        if window.is_closed() {
            return None;
        }
        day.and_hms_opt(u32::from(window.open) / 60, u32::from(window.open) % 60, 0)
    }

    fn window(&self, day: NaiveDate) -> Window {
        let window = self.week.on(day.weekday());
        if !window.is_closed() && self.is_holiday(day) { Window::CLOSED } else { window }
    }

    fn is_holiday(&self, day: NaiveDate) -> bool {
        self.closed.contains(&Date(day)) || self.holidays.is_some_and(|calendar| calendar.is_holiday(day))
    }

    fn holiday_rule(&self, day: NaiveDate) -> Rule {
        match self.rule {
            _ if self.closed.contains(&Date(day)) => Rule::Closed,
            Rule::Law(code) => Rule::Holiday(code),
            other => other,
        }
    }
}

/// Minutes after midnight.
fn minute(local: NaiveDateTime) -> u16 {
    u16::try_from(local.hour() * 60 + local.minute()).unwrap_or_default()
}
