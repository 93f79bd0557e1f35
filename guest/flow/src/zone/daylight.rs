//! Daylight rules, named as the tz database names them, and the few spells that
//! no yearly rule covers.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

use super::{DAY, civil};
use crate::event::{MINUTE, Timestamp};

/// When and by how much the clocks of some zones differ from standard time.
#[derive(Debug)]
pub(super) struct Daylight {
    /// As the list of zones refers to it.
    pub(super) name: &'static str,
    season: Option<Season>,
    /// What holds instead of the season for a while.
    spells: &'static [Spell],
}

/// Daylight saving that comes every year. Where it ends before it begins, the
/// zone is in the southern hemisphere.
#[derive(Debug)]
struct Season {
    begins: Turn,
    ends: Turn,
    clock: Clock,
    /// Minutes.
    saving: i32,
}

/// What the times of a rule are told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clock {
    Utc,
    /// The zone's time without daylight saving, at both ends of the season.
    Standard,
}

/// A time of the year.
#[derive(Debug)]
struct Turn {
    month: u32,
    week: Week,
    weekday: Weekday,
    /// Minutes after the midnight that begins the day; may lie on another day.
    minute: i64,
}

/// Which of the month's such weekdays.
#[derive(Clone, Copy, Debug)]
enum Week {
    Number(u8),
    Last,
}

/// A once-only period in standard time: (year, month, day, hour).
#[derive(Debug)]
struct Spell {
    from: (i32, u32, u32, u32),
    until: (i32, u32, u32, u32),
    saving: i32,
}

const fn turn(month: u32, week: Week, weekday: Weekday, minute: i64) -> Turn {
    Turn { month, week, weekday, minute }
}

const fn yearly(name: &'static str, clock: Clock, saving: i32, begins: Turn, ends: Turn) -> Daylight {
    Daylight { name, season: Some(Season { begins, ends, clock, saving }), spells: &[] }
}

use Clock::{Standard, Utc};
use Week::{Last, Number};
use Weekday::{Fri, Sat, Sun, Thu};

/// tz database 2026f.
const RULES: &[Daylight] = &[
    yearly("US", Standard, 60, turn(3, Number(2), Sun, 120), turn(11, Number(1), Sun, 60)),
    yearly("EU", Utc, 60, turn(3, Last, Sun, 60), turn(10, Last, Sun, 60)),
    yearly("AU", Standard, 60, turn(10, Number(1), Sun, 120), turn(4, Number(1), Sun, 120)),
    yearly("LordHowe", Standard, 30, turn(10, Number(1), Sun, 120), turn(4, Number(1), Sun, 90)),
    // 2:00 at +12:00; the Chatham Islands turn their clocks at the same moment.
    yearly("NZ", Utc, 60, turn(9, Last, Sun, -600), turn(4, Number(1), Sun, -600)),
    // Midnight after a Saturday at -4:00; Easter Island turns its clocks at the same moment.
    yearly("Chile", Utc, 60, turn(9, Number(1), Sat, 28 * 60), turn(4, Number(1), Sat, 27 * 60)),
    yearly("Egypt", Standard, 60, turn(4, Last, Fri, 0), turn(10, Last, Thu, 23 * 60)),
    yearly("Israel", Standard, 60, turn(3, Number(4), Thu, 26 * 60), turn(10, Last, Sun, 60)),
    yearly("Lebanon", Standard, 60, turn(3, Last, Sun, 0), turn(10, Last, Sun, -60)),
    // Announced year by year. This is what the tz database foresees until 2035; from then on
    // Ramadan falls into the autumn, and the clocks may turn some weeks earlier than this says.
    yearly("Palestine", Standard, 60, turn(3, Number(4), Thu, 50 * 60), turn(10, Number(4), Thu, 49 * 60)),
    yearly("Troll", Utc, 120, turn(3, Last, Sun, 60), turn(10, Last, Sun, 60)),
    // Daylight saving was kept through one winter.
    Daylight {
        name: "Cuba",
        season: Some(Season {
            begins: turn(3, Number(2), Sun, 0),
            ends: turn(11, Number(1), Sun, 0),
            clock: Standard,
            saving: 60,
        }),
        spells: &[Spell { from: (2026, 11, 1, 0), until: (2027, 3, 14, 0), saving: 60 }],
    },
    // British Columbia, Alberta and Manitoba moved their clocks for the last
    // time: what was daylight saving time is their standard time now.
    Daylight {
        name: "West",
        season: None,
        spells: &[Spell { from: (2025, 11, 2, 2), until: (2026, 3, 8, 3), saving: -60 }],
    },
    // An hour ahead but for Ramadan, until that was given up.
    Daylight {
        name: "Morocco",
        season: None,
        spells: &[
            Spell { from: (2025, 4, 6, 2), until: (2026, 2, 15, 2), saving: 60 },
            Spell { from: (2026, 3, 22, 2), until: (2026, 9, 20, 1), saving: 60 },
        ],
    },
];

/// The rule of that name.
pub(super) fn named(name: &str) -> Option<&'static Daylight> {
    RULES.iter().find(|rule| rule.name == name)
}

impl Daylight {
    /// Minutes that the clock is ahead of standard time at that moment.
    pub(super) fn saving_at(&self, utc: Timestamp, standard: i32) -> i32 {
        let at = utc + Timestamp::from(standard) * MINUTE;
        let wall = civil(at);
        match self.spells.iter().find(|spell| spell.covers(wall)) {
            Some(spell) => spell.saving,
            None => self.season.as_ref().map_or(0, |season| season.saving_at(utc, at, wall.year())),
        }
    }

    /// Every moment soon after `utc` at which the offset may change.
    pub(super) fn moments_after(&self, utc: Timestamp, standard: i32) -> impl Iterator<Item = Timestamp> {
        let shift = Timestamp::from(standard) * MINUTE;
        let year = civil(utc + shift).year();
        let seasons = self.season.iter().flat_map(move |season| season.moments(year, shift));
        let spells = self.spells.iter().flat_map(move |spell| spell.moments(shift));
        seasons.chain(spells).filter(move |moment| *moment > utc)
    }
}

impl Season {
    fn saving_at(&self, utc: Timestamp, standard: Timestamp, year: i32) -> i32 {
        let now = if self.clock == Utc { utc } else { standard };
        let (begins, ends) = (self.begins.moment(year), self.ends.moment(year));
        let saved = if begins < ends { begins <= now && now < ends } else { begins <= now || now < ends };
        if saved { self.saving } else { 0 }
    }

    fn moments(&self, year: i32, shift: Timestamp) -> impl Iterator<Item = Timestamp> {
        let shift = if self.clock == Utc { 0 } else { shift };
        [year, year + 1]
            .into_iter()
            .flat_map(move |year| [self.begins.moment(year) - shift, self.ends.moment(year) - shift])
    }
}

impl Turn {
    /// Milliseconds since the epoch on the rule's own clock.
    fn moment(&self, year: i32) -> Timestamp {
        let date = |week| NaiveDate::from_weekday_of_month_opt(year, self.month, self.weekday, week);
        let date = match self.week {
            Number(week) => date(week),
            Last => date(5).or_else(|| date(4)),
        };
        let days = date.unwrap_or_default().to_epoch_days();
        Timestamp::from(days) * DAY + self.minute * MINUTE
    }
}

impl Spell {
    fn covers(&self, wall: NaiveDateTime) -> bool {
        let now = (wall.year(), wall.month(), wall.day(), wall.hour());
        self.from <= now && now < self.until
    }

    fn moments(&self, shift: Timestamp) -> [Timestamp; 2] {
        [self.from, self.until].map(|(year, month, day, hour)| {
            let days = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default().to_epoch_days();
            Timestamp::from(days) * DAY + Timestamp::from(hour) * 60 * MINUTE - shift
        })
    }
}
