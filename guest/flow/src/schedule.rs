//! When a step is due: so long after its trigger, at an hour and on the days
//! that the shop wants. Hours are UTC here; what is local, and what is allowed,
//! is decided when a text is about to leave.

use serde::Deserialize;

use crate::event::{DAY, HOUR, MINUTE, Timestamp};

/// The longest delay: a year and a bit.
pub(crate) const SPAN_MAX: Timestamp = 400 * DAY;

/// A length of time as settings write it: "30m", "36h", "10d", "2w", "0".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Span(pub Timestamp);

impl TryFrom<String> for Span {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Span, Self::Error> {
        Span::parse(&text).ok_or("a length of time is written like \"30m\", \"36h\", \"10d\" or \"2w\"")
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct TimeOfDay(pub Timestamp);

impl TryFrom<String> for TimeOfDay {
    type Error = &'static str;

    fn try_from(text: String) -> Result<TimeOfDay, Self::Error> {
        TimeOfDay::parse(&text).ok_or("a time of day is written like \"09:30\"")
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

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
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

/// From the day on which the epoch began, which was a Thursday.
const FROM_EPOCH: [(Weekday, &str); 7] = [
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
];

/// The names of the days in settings.
pub(crate) fn weekday_names() -> Vec<&'static str> {
    FROM_EPOCH.iter().map(|(_, name)| *name).collect()
}

/// The first moment from `earliest` on that has this time of day and is on one
/// of these days; no days are all days.
pub(crate) fn next(earliest: Timestamp, at: Option<TimeOfDay>, weekdays: &[Weekday]) -> Timestamp {
    let midnight = earliest.saturating_sub(earliest.rem_euclid(DAY));
    (0..=7)
        .map(|days| {
            let day = midnight.saturating_add(days * DAY);
            match at {
                Some(TimeOfDay(time)) => day.saturating_add(time),
                None => day.max(earliest),
            }
        })
        .find(|moment| *moment >= earliest && (weekdays.is_empty() || is_on(*moment, weekdays)))
        .unwrap_or(earliest)
}

fn is_on(moment: Timestamp, weekdays: &[Weekday]) -> bool {
    let day = usize::try_from(moment.div_euclid(DAY).rem_euclid(7)).unwrap_or_default();
    FROM_EPOCH.get(day).is_some_and(|(day, _)| weekdays.contains(day))
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
        assert_eq!(next(friday, None, &[]), friday);
        assert_eq!(next(friday, ten, &[]), friday + 2 * HOUR);
        assert_eq!(next(friday + 3 * HOUR, ten, &[]), friday + 26 * HOUR);
        assert_eq!(next(friday, ten, &[Weekday::Mon]), friday + 2 * HOUR + 3 * DAY);
        assert_eq!(next(friday, None, &[Weekday::Sat]), friday + 16 * HOUR);
        assert_eq!(next(friday + 3 * HOUR, ten, &[Weekday::Fri]), friday + 2 * HOUR + 7 * DAY);
        for absurd in [Timestamp::MIN, Timestamp::MAX] {
            assert!(next(absurd, ten, &[Weekday::Sun]) >= absurd);
        }
    }
}
