//! When a step is due: so long after its trigger, at an hour and on the days
//! that the shop wants, by the clock of the reader. What is allowed is decided
//! when a text is about to leave.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

use crate::event::{DAY, HOUR, MINUTE, Timestamp};
use crate::hours::ShopHours;
use crate::json::{Json, Read, Wrong, record, say, words};
use crate::week::{Week, Window};
use crate::zone::Zone;

/// The longest delay: a year and a bit.
pub(crate) const SPAN_MAX: Timestamp = 400 * DAY;

/// A length of time as settings write it: "30m", "36h", "10d", "2w", "0".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span(pub Timestamp);

impl Read for Span {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Span {
        json.as_text().and_then(Span::parse).unwrap_or_else(|| {
            say(wrong, "a length of time is written like \"30m\", \"36h\", \"10d\" or \"2w\"");
            Span(0)
        })
    }
}

impl Span {
    /// Reads a whole number and its unit; none when it is not one, or too long.
    pub fn parse(text: &str) -> Option<Span> {
        let text = text.trim();
        if text == "0" {
            return Some(Span(0));
        }
        let (last, _) = text.char_indices().next_back()?;
        let (number, unit) = (text.get(..last)?, text.get(last..)?);
        let unit = match unit {
            "m" | "M" => MINUTE,
            "h" | "H" => HOUR,
            "d" | "D" => DAY,
            "w" | "W" => 7 * DAY,
            _ => return None,
        };
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let number: Timestamp = digits.then(|| number.parse().ok()).flatten()?;
        number.checked_mul(unit).filter(|span| *span <= SPAN_MAX).map(Span)
    }
}

/// A time of day as settings write it: "09:30".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay(pub Timestamp);

impl Read for TimeOfDay {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> TimeOfDay {
        json.as_text().and_then(TimeOfDay::parse).unwrap_or_else(|| {
            say(wrong, "a time of day is written like \"09:30\"");
            TimeOfDay(0)
        })
    }
}

impl TimeOfDay {
    /// Reads hours and minutes on a clock of 24 hours.
    pub fn parse(text: &str) -> Option<TimeOfDay> {
        let (hours, minutes) = text.split_once(':')?;
        let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        if !two_digits(hours) || !two_digits(minutes) {
            return None;
        }
        let (hours, minutes): (Timestamp, Timestamp) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then_some(TimeOfDay(hours * HOUR + minutes * MINUTE))
    }
}

/// A day as settings write it: "2027-12-24".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

impl Read for Date {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Date {
        json.as_text().and_then(Date::parse).unwrap_or_else(|| {
            say(wrong, "a day is written like \"2027-12-24\"");
            Date(NaiveDate::MIN)
        })
    }
}

impl Date {
    /// Reads a day of a year of four digits (RFC 3339, full-date).
    pub fn parse(text: &str) -> Option<Date> {
        let is_dated = |(place, byte): (usize, u8)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        };
        if text.len() != 10 || !text.bytes().enumerate().all(is_dated) {
            return None;
        }
        let month = text.get(5..7)?.parse().ok()?;
        let day = text.get(8..)?.parse().ok()?;
        NaiveDate::from_ymd_opt(text.get(..4)?.parse().ok()?, month, day).map(Date)
    }
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

words! { Weekday {
    Mon = "mon",
    Tue = "tue",
    Wed = "wed",
    Thu = "thu",
    Fri = "fri",
    Sat = "sat",
    Sun = "sun",
} }

/// From the day on which a week begins.
const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// When the shop texts, by the person's clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// The first minute; midnight unless it says otherwise.
    pub from: Option<TimeOfDay>,
    /// The first minute that is too late; midnight unless it says otherwise.
    pub until: Option<TimeOfDay>,
    /// The days; none are all.
    pub weekdays: Vec<Weekday>,
    /// Whether they replace what is only convention, and do not just narrow it.
    pub instead_of_convention: bool,
}

record! { Times {} or { from, until, weekdays, instead_of_convention } }

impl Times {
    /// As the hours of a shop.
    pub(crate) fn hours(&self) -> ShopHours {
        let minutes = |time: TimeOfDay| u16::try_from(time.0 / MINUTE).unwrap_or_default();
        let window = Window {
            open: self.from.map_or(Window::ALL_DAY.open, minutes),
            close: self.until.map_or(Window::ALL_DAY.close, minutes),
        };
        let days = WEEK.map(|day| if is_wanted(day, &self.weekdays) { window } else { Window::CLOSED });
        ShopHours { week: Week::days(days), instead_of_convention: self.instead_of_convention }
    }
}

/// The first moment from `earliest` on that has this time of day and is on one
/// of these days, by the clock of `zone`; no days are all days. A time that the
/// clock leaps over is the moment of the leap.
pub(crate) fn next(
    earliest: Timestamp,
    at: Option<TimeOfDay>,
    weekdays: &[Weekday],
    zone: Zone,
) -> Timestamp {
    let today = zone.local(earliest).date();
    let days = today.iter_days().take(9).filter(|day| is_on(*day, weekdays));
    let mut moments = days.filter_map(|day| {
        let time = TimeDelta::milliseconds(at.map_or(0, |time| time.0));
        let moment = zone.first_moment(day.and_time(NaiveTime::MIN).checked_add_signed(time)?);
        Some(if at.is_some() { moment } else { moment.max(earliest) })
    });
    moments.find(|moment| *moment >= earliest).unwrap_or(earliest)
}

fn is_on(day: NaiveDate, weekdays: &[Weekday]) -> bool {
    let from_monday = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
    WEEK.get(from_monday).is_some_and(|day| is_wanted(*day, weekdays))
}

fn is_wanted(day: Weekday, weekdays: &[Weekday]) -> bool {
    weekdays.is_empty() || weekdays.contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_times_are_read_or_refused() {
        for (text, expected) in
            [("0", Some(0)), ("90m", Some(90 * MINUTE)), (" 2W ", Some(14 * DAY)), ("400d", Some(SPAN_MAX))]
        {
            assert_eq!(Span::parse(text).map(|span| span.0), expected, "{text}");
        }
        for text in ["", "d", "2", "-2d", "2.5d", "401d", "99999999999999999999d", "2 d", "2ä"] {
            assert_eq!(Span::parse(text), None, "{text}");
        }
        assert_eq!(TimeOfDay::parse("09:30"), Some(TimeOfDay(9 * HOUR + 30 * MINUTE)));
        for text in ["24:00", "9:30", "09:60", "0930", "ab:cd", "+9:30"] {
            assert_eq!(TimeOfDay::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_step_is_due_at_the_next_hour_and_day_that_the_shop_wants() {
        // 2027-01-15, a Friday, 08:00 UTC.
        let friday = 1_800_000_000_000;
        let ten = TimeOfDay::parse("10:00");
        assert_eq!(next(friday, None, &[], Zone::UTC), friday);
        assert_eq!(next(friday, ten, &[], Zone::UTC), friday + 2 * HOUR);
        assert_eq!(next(friday + 3 * HOUR, ten, &[], Zone::UTC), friday + 26 * HOUR);
        assert_eq!(next(friday, ten, &[Weekday::Mon], Zone::UTC), friday + 2 * HOUR + 3 * DAY);
        assert_eq!(next(friday, None, &[Weekday::Sat], Zone::UTC), friday + 16 * HOUR);
        assert_eq!(next(friday + 3 * HOUR, ten, &[Weekday::Fri], Zone::UTC), friday + 2 * HOUR + 7 * DAY);
        let new_york = Zone::named("America/New_York").unwrap();
        assert_eq!(next(friday, ten, &[], new_york), friday + 7 * HOUR);
        assert_eq!(next(friday, None, &[Weekday::Sat], new_york), friday + 21 * HOUR);
        // 2027-03-14, when the clocks there leap from two to three.
        let night = TimeOfDay::parse("02:30");
        assert_eq!(next(friday + 58 * DAY - 4 * HOUR, night, &[], new_york), friday + 57 * DAY + 23 * HOUR);
        for absurd in [Timestamp::MIN, Timestamp::MAX] {
            assert!(next(absurd, ten, &[Weekday::Sun], Zone::UTC) >= absurd);
        }
    }
}
