//! Time zones: what the clock on the wall says where a person is.
//!
//! Only rules that hold from 2026 on, in the tz database's own terms: a
//! standard offset and the name of a daylight rule. The full history would be
//! 900 kB, and nobody is texted in the past.

mod daylight;
mod names;

use chrono::{DateTime, NaiveDateTime};

use crate::event::{HOUR, MINUTE, Timestamp};
use crate::listing;
use daylight::Daylight;

/// One day in [`Timestamp`] units.
const DAY: Timestamp = 24 * HOUR;

/// 2200-01-01T00:00Z. What is later, or before 1970, is read as the nearest
/// moment between the two.
pub(crate) const LAST: Timestamp = 7_258_118_400_000;

/// A time zone of the IANA tz database. Cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Zone {
    name: &'static str,
    /// Minutes east of Greenwich without daylight saving.
    standard: i32,
    daylight: Option<&'static Daylight>,
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Zone = Zone { name: "UTC", standard: 0, daylight: None };

    /// The zone of that name, links such as `Asia/Calcutta` included, whatever
    /// its case; none when the tz database has no such name.
    pub fn named(name: &str) -> Option<Zone> {
        let (name, rule) = listing::find(names::NAMES, name)?;
        let (offset, daylight) = rule.split_once(' ').unwrap_or((rule, ""));
        Some(Zone { name, standard: minutes(offset)?, daylight: daylight::named(daylight) })
    }

    /// The name as the tz database spells it.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Whether the clocks of both zones always agree.
    pub fn same_clock(self, other: Zone) -> bool {
        let rule = |zone: Zone| zone.daylight.map(|daylight| daylight.name);
        self.standard == other.standard && rule(self) == rule(other)
    }

    /// Minutes that local time is ahead of UTC at that moment.
    pub fn offset_at(self, utc: Timestamp) -> i32 {
        let Some(daylight) = self.daylight else {
            return self.standard;
        };
        let utc = utc.clamp(0, LAST);
        self.standard + daylight.saving_at(utc, self.standard)
    }

    /// What the wall clock and the calendar say at that moment.
    pub fn local(self, utc: Timestamp) -> NaiveDateTime {
        civil(utc.clamp(0, LAST) + Timestamp::from(self.offset_at(utc)) * MINUTE)
    }

    /// The first moment at which the wall clock says `local`, or, where the
    /// clock leaps over it, the moment of the leap.
    pub fn first_moment(self, local: NaiveDateTime) -> Timestamp {
        let reading = self.read_as(local);
        let (early, late) = reading.moments();
        if self.offset_at(early) == reading.larger {
            early
        } else if self.offset_at(late) == reading.smaller {
            late
        } else {
            self.next_change(early).unwrap_or(late)
        }
    }

    /// The second moment at which the wall clock says `local`, where the clock
    /// is set back and `local` comes twice; none for all other times.
    pub fn second_moment(self, local: NaiveDateTime) -> Option<Timestamp> {
        let reading = self.read_as(local);
        let (early, late) = reading.moments();
        let twice = early != late
            && self.offset_at(early) == reading.larger
            && self.offset_at(late) == reading.smaller;
        twice.then_some(late)
    }

    /// The next moment after `utc` from which the offset is another; none when
    /// it stays as it is.
    pub fn next_change(self, utc: Timestamp) -> Option<Timestamp> {
        let utc = utc.clamp(0, LAST);
        let moments = self.daylight?.moments_after(utc, self.standard);
        moments.filter(|moment| self.offset_at(*moment) != self.offset_at(moment - 1)).min()
    }

    /// The offsets with which `local` may be read: those of the day before and
    /// after, since no zone changes twice within two days.
    fn read_as(self, local: NaiveDateTime) -> Reading {
        let utc = local.and_utc().timestamp_millis();
        let around = utc.saturating_sub(Timestamp::from(self.standard) * MINUTE);
        let before = self.offset_at(around.saturating_sub(DAY));
        let after = self.offset_at(around.saturating_add(DAY));
        Reading { utc, larger: before.max(after), smaller: before.min(after) }
    }
}

/// A local time as if it were UTC, and the offsets that may turn it into UTC.
struct Reading {
    utc: Timestamp,
    larger: i32,
    smaller: i32,
}

impl Reading {
    /// The earlier moment has the larger offset.
    fn moments(&self) -> (Timestamp, Timestamp) {
        let with = |offset: i32| self.utc.saturating_sub(Timestamp::from(offset) * MINUTE);
        (with(self.larger), with(self.smaller))
    }
}

/// Date and time of a moment in UTC, for moments of our range.
fn civil(utc: Timestamp) -> NaiveDateTime {
    DateTime::from_timestamp_millis(utc).unwrap_or(DateTime::UNIX_EPOCH).naive_utc()
}

/// Reads `-3:30` or `10` as minutes.
fn minutes(offset: &str) -> Option<i32> {
    let (hours, rest) = offset.split_once(':').unwrap_or((offset, "0"));
    let magnitude = hours.trim_start_matches('-').parse::<i32>().ok()? * 60 + rest.parse::<i32>().ok()?;
    Some(if hours.starts_with('-') { -magnitude } else { magnitude })
}
