//! Public holidays by rule: what a calendar says about any year.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The holidays of a state or country on which no promotion is sent.
#[derive(Debug)]
pub struct Calendar {
    /// The statute that lists them.
    pub law: &'static str,
    days: &'static [Holiday],
    moved: Moved,
}

/// A day of every year.
#[derive(Clone, Copy, Debug)]
enum Holiday {
    /// A day of a month.
    On(u32, u32),
    /// The first, second, … such weekday of a month.
    Nth(u32, u32, Weekday),
    /// The last such weekday of a month.
    Last(u32, Weekday),
    /// So many days after Easter Sunday of the western churches.
    Easter(i64),
    /// The day of federal and state elections in even years: the Tuesday after
    /// the first Monday in November.
    Election,
    /// The Monday before a day of a month that is a Tuesday to Friday, after it
    /// when it is at the weekend.
    MondayBy(u32, u32),
}

/// When a holiday at the weekend is kept. The day itself counts as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moved {
    /// On that day.
    Never,
    /// That of a Sunday on Monday.
    FromSunday,
    /// That of a Sunday on Monday, that of a Saturday on Friday.
    FromWeekend,
}

use Holiday::{Easter, Election, Last, MondayBy, Nth, On};
use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue};

/// The eleven public holidays of France.
pub(crate) const FRANCE: Calendar = Calendar {
    law: "Code du travail L3133-1",
    days: &[
        On(1, 1),
        Easter(1),
        On(5, 1),
        On(5, 8),
        Easter(39),
        Easter(50),
        On(7, 14),
        On(8, 15),
        On(11, 1),
        On(11, 11),
        On(12, 25),
    ],
    moved: Moved::Never,
};

/// South Africa's.
pub(crate) const SOUTH_AFRICA: Calendar = Calendar {
    law: "Public Holidays Act 36 of 1994",
    days: &[
        On(1, 1),
        On(3, 21),
        Easter(-2),
        Easter(1),
        On(4, 27),
        On(5, 1),
        On(6, 16),
        On(8, 9),
        On(9, 24),
        On(12, 16),
        On(12, 25),
        On(12, 26),
    ],
    moved: Moved::FromSunday,
};

/// Alabama's, with Mardi Gras, which only two counties keep.
pub(crate) const ALABAMA: Calendar = Calendar {
    law: "Ala. Code 1-3-8",
    days: &[
        On(1, 1),
        Nth(1, 3, Mon),
        Nth(2, 3, Mon),
        Easter(-47),
        Nth(4, 4, Mon),
        Last(5, Mon),
        Nth(6, 1, Mon),
        On(6, 19),
        On(7, 4),
        Nth(9, 1, Mon),
        Nth(10, 2, Mon),
        On(11, 11),
        Nth(11, 4, Thu),
        On(12, 25),
    ],
    moved: Moved::FromWeekend,
};

/// Louisiana's days of public rest; what the governor proclaims besides is the
/// shop's to add.
pub(crate) const LOUISIANA: Calendar = Calendar {
    law: "La. R.S. 1:55",
    days: &[
        On(1, 1),
        On(1, 8),
        Nth(1, 3, Mon),
        Nth(2, 3, Mon),
        Easter(-47),
        Easter(-2),
        Last(5, Mon),
        On(6, 19),
        On(7, 4),
        On(8, 30),
        Nth(9, 1, Mon),
        Nth(10, 2, Mon),
        On(11, 1),
        Election,
        On(11, 11),
        Nth(11, 4, Thu),
        On(12, 25),
    ],
    moved: Moved::FromWeekend,
};

/// Mississippi's.
pub(crate) const MISSISSIPPI: Calendar = Calendar {
    law: "Miss. Code 3-3-7",
    days: &[
        On(1, 1),
        Nth(1, 3, Mon),
        Nth(2, 3, Mon),
        Last(4, Mon),
        Last(5, Mon),
        On(7, 4),
        Nth(9, 1, Mon),
        On(11, 11),
        Nth(11, 4, Thu),
        On(12, 25),
    ],
    moved: Moved::FromSunday,
};

/// Pennsylvania's legal holidays.
pub(crate) const PENNSYLVANIA: Calendar = Calendar {
    law: "44 P.S. 11",
    days: &[
        On(1, 1),
        Nth(1, 3, Mon),
        Nth(2, 3, Mon),
        Easter(-2),
        Last(5, Mon),
        On(6, 14),
        On(6, 19),
        On(7, 4),
        Nth(9, 1, Mon),
        Nth(10, 2, Mon),
        Election,
        On(11, 11),
        Nth(11, 4, Thu),
        On(12, 25),
    ],
    moved: Moved::FromSunday,
};

/// Rhode Island's, with its Independence Day and Victory Day.
pub(crate) const RHODE_ISLAND: Calendar = Calendar {
    law: "R.I. Gen. Laws 25-1-1",
    days: &[
        On(1, 1),
        Nth(1, 3, Mon),
        Nth(2, 3, Mon),
        On(5, 4),
        Last(5, Mon),
        On(6, 19),
        On(7, 4),
        Nth(8, 2, Mon),
        Nth(9, 1, Mon),
        Nth(10, 2, Mon),
        Election,
        On(11, 11),
        Nth(11, 4, Thu),
        On(12, 25),
    ],
    moved: Moved::FromSunday,
};

/// Utah's, with Pioneer Day; Juneteenth is kept on a Monday, and banned on its
/// own day too.
pub(crate) const UTAH: Calendar = Calendar {
    law: "Utah Code 63G-1-301",
    days: &[
        On(1, 1),
        Nth(1, 3, Mon),
        Nth(2, 3, Mon),
        Last(5, Mon),
        On(6, 19),
        MondayBy(6, 19),
        On(7, 4),
        On(7, 24),
        Nth(9, 1, Mon),
        Nth(10, 2, Mon),
        On(11, 11),
        Nth(11, 4, Thu),
        On(12, 25),
    ],
    moved: Moved::FromWeekend,
};

impl Calendar {
    /// Whether that day is a holiday, or the day on which one is kept.
    pub fn is_holiday(&self, date: NaiveDate) -> bool {
        self.falls_on(Some(date)) || self.kept_on(date)
    }

    fn kept_on(&self, date: NaiveDate) -> bool {
        match (self.moved, date.weekday()) {
            (Moved::FromSunday | Moved::FromWeekend, Mon) => {
                self.falls_on(date.checked_sub_days(Days::new(1)))
            }
            (Moved::FromWeekend, Fri) => self.falls_on(date.checked_add_days(Days::new(1))),
            _ => false,
        }
    }

    fn falls_on(&self, date: Option<NaiveDate>) -> bool {
        date.is_some_and(|date| self.days.iter().any(|holiday| holiday.falls_on(date)))
    }
}

impl Holiday {
    fn falls_on(self, date: NaiveDate) -> bool {
        let (year, month, day, weekday) = (date.year(), date.month(), date.day(), date.weekday());
        match self {
            On(in_month, on) => month == in_month && day == on,
            Nth(in_month, n, on) => month == in_month && weekday == on && day.div_ceil(7) == n,
            Last(in_month, on) => {
                month == in_month && weekday == on && day + 7 > u32::from(date.num_days_in_month())
            }
            Easter(after) => (2..=6).contains(&month) && days_since_easter(date) == Some(after),
            Election => month == 11 && year % 2 == 0 && weekday == Tue && (2..=8).contains(&day),
            MondayBy(in_month, on) => {
                NaiveDate::from_ymd_opt(year, in_month, on).map(monday_by) == Some(date)
            }
        }
    }
}

/// The Monday on which a holiday of that date is kept.
fn monday_by(date: NaiveDate) -> NaiveDate {
    let past = u64::from(date.weekday().num_days_from_monday());
    let moved = match date.weekday() {
        Sat | Sun => date.checked_add_days(Days::new(7 - past)),
        _ => date.checked_sub_days(Days::new(past)),
    };
    moved.unwrap_or(date)
}

fn days_since_easter(date: NaiveDate) -> Option<i64> {
    Some(date.signed_duration_since(easter(date.year())?).num_days())
}

/// Easter Sunday of the western churches, by the Gregorian computus: the first
/// Sunday after the first full moon of spring, both as the church reckons them.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let solar = (century * 3 + 3).div_euclid(4);
    let lunar = (century * 8 + 13).div_euclid(25);
    let moon_age = (golden * 19 + 15 + solar - lunar).rem_euclid(30);
    let full_moon = moon_age - (moon_age + golden.div_euclid(11)).div_euclid(29);
    let march =
        NaiveDate::from_ymd_opt(year, 3, 21)?.checked_add_days(Days::new(full_moon.unsigned_abs().into()))?;
    let to_sunday = 7 - u64::from(march.weekday().num_days_from_sunday());
    march.checked_add_days(Days::new(to_sunday))
}
