//! Moments as vendors write them, as milliseconds since the Unix epoch.

use chrono::{DateTime, NaiveDateTime};

use crate::types::Timestamp;

/// How a moment without its offset is written, by those who leave it out.
const WITHOUT_OFFSET: [&str; 2] = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"];

/// With an offset that has lost its colon, "+0000".
const WITHOUT_COLON: &str = "%Y-%m-%dT%H:%M:%S%.f%z";

/// Reads RFC 3339, its offset with or without the colon; without an offset it
/// is taken as UTC. None for anything else.
pub(crate) fn rfc3339(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, WITHOUT_COLON))
        .map(|moment| moment.timestamp_millis())
        .ok()
        .or_else(|| {
            WITHOUT_OFFSET
                .iter()
                .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
                .map(|moment| moment.and_utc().timestamp_millis())
        })
}

/// Reads whole seconds since the Unix epoch.
pub(crate) fn unix_seconds(text: &str) -> Option<Timestamp> {
    text.trim().parse::<i64>().ok()?.checked_mul(1000)
}

/// As vendors take a moment: RFC 3339 in UTC, to the second. None beyond the
/// years that it can write.
pub fn to_rfc3339(moment: Timestamp) -> Option<String> {
    let moment = DateTime::from_timestamp(moment.div_euclid(1000), 0)?.naive_utc();
    Some(format!("{}T{}Z", moment.date(), moment.time()))
}

/// Reads the date of an HTTP header (RFC 9110, section 5.6.7).
pub(crate) fn http_date(text: &str) -> Option<Timestamp> {
    DateTime::parse_from_rfc2822(text.trim()).map(|moment| moment.timestamp_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_to_the_second() {
        assert_eq!(to_rfc3339(1_772_464_530_999).as_deref(), Some("2026-03-02T15:15:30Z"));
        assert_eq!(to_rfc3339(-1).as_deref(), Some("1969-12-31T23:59:59Z"));
        assert_eq!(to_rfc3339(i64::MAX), None);
    }

    #[test]
    fn moments_are_utc_unless_they_say_otherwise() {
        for (text, expected) in [
            ("2026-03-02T10:15:30-05:00", Some(1_772_464_530_000)),
            ("2026-03-02T15:15:30.123456789Z", Some(1_772_464_530_123)),
            ("2026-03-02T15:15:30.000+0000", Some(1_772_464_530_000)),
            ("2026-03-02T15:15:30", Some(1_772_464_530_000)),
            ("2026-03-02 15:15:30.5", Some(1_772_464_530_500)),
            ("2026-03-02", None),
            ("yesterday", None),
        ] {
            assert_eq!(rfc3339(text), expected, "{text}");
        }
    }
}
