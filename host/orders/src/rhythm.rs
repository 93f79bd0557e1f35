//! When people order: by the day of the week and the hour of their day.

use aftertext_edge::types::Timestamp;

use crate::Plan;
use crate::dice::{Dice, Odds};
use crate::place::Place;

pub(crate) const MINUTE: Timestamp = 60_000;
pub(crate) const HOUR: Timestamp = 60 * MINUTE;
pub(crate) const DAY: Timestamp = 24 * HOUR;

/// Orders by the day of the week, from Thursday on, as 1970 began on one. People
/// order most as the week begins.
const WEEK: [u64; 7] = [14, 13, 12, 15, 17, 15, 14];

/// Orders by the hour of the buyer's day: little at night, most in the evening.
const HOURS: Odds<i64> = Odds(
    (2, 0),
    &[
        (1, 1),
        (1, 2),
        (1, 3),
        (1, 4),
        (2, 5),
        (4, 6),
        (7, 7),
        (10, 8),
        (12, 9),
        (13, 10),
        (13, 11),
        (13, 12),
        (12, 13),
        (11, 14),
        (11, 15),
        (11, 16),
        (11, 17),
        (12, 18),
        (14, 19),
        (16, 20),
        (15, 21),
        (10, 22),
        (5, 23),
    ],
);

/// How many of the plan's orders are placed before its day of that number, the
/// first being 0.
pub(crate) fn placed_before(plan: &Plan, day: u32) -> u32 {
    let days = plan.days.max(1);
    let weight = |days: u32| weight(plan.start, days);
    let share = u128::from(plan.orders) * u128::from(weight(day.min(days))) / u128::from(weight(days).max(1));
    u32::try_from(share).unwrap_or(plan.orders)
}

/// The weight of so many days from the start on.
fn weight(start: Timestamp, days: u32) -> u64 {
    let weekday = usize::try_from(start.div_euclid(DAY).rem_euclid(7)).unwrap_or(0);
    let rest = usize::try_from(days % 7).unwrap_or(0);
    let of_weeks = u64::from(days / 7) * WEEK.iter().sum::<u64>();
    of_weeks + WEEK.iter().cycle().skip(weekday).take(rest).sum::<u64>()
}

/// A moment of the day that begins at `day`, at an hour at which people of that
/// place order.
pub(crate) fn moment(dice: &mut Dice, place: &Place, day: Timestamp) -> Timestamp {
    let by_their_clock = dice.pick(&HOURS) * HOUR + dice.span(&(0..=59), MINUTE);
    let by_utc = by_their_clock - place.ahead_minutes * MINUTE;
    day.saturating_add((by_utc - day.rem_euclid(DAY)).rem_euclid(DAY))
}

/// The next moment after `after` that lies in these hours of the place's day.
pub(crate) fn within_hours(
    dice: &mut Dice,
    place: &Place,
    after: Timestamp,
    first: i64,
    last: i64,
) -> Timestamp {
    let ahead = place.ahead_minutes * MINUTE;
    let local = after.saturating_add(ahead);
    let wished = dice.span(&(first..=last), HOUR);
    let midnight = local.saturating_sub(local.rem_euclid(DAY));
    let day = if local.rem_euclid(DAY) < wished { midnight } else { midnight.saturating_add(DAY) };
    day.saturating_add(wished).saturating_sub(ahead)
}
