//! How what was ordered reaches its buyer.

use aftertext_edge::types::{FulfillmentMethod, OrderChange, Parcel, Timestamp};

use crate::course::Course;
use crate::rates::{self, PER_MILLE};
use crate::rhythm::{DAY, HOUR, within_hours};

/// Ships the order in its parcels: when the last of them was there. None when
/// one of them never was.
pub(crate) fn ship(course: &mut Course<'_>, from: Timestamp) -> Option<Timestamp> {
    let mut last = Some(from);
    let parcels = packed(course);
    for parcel in parcels {
        let arrived_at = carry(course, parcel, from);
        last = last.zip(arrived_at).map(|(last, arrived_at)| last.max(arrived_at));
    }
    last
}

/// The order waits at the shop: when it was fetched, if it was.
pub(crate) fn fetch(course: &mut Course<'_>, from: Timestamp) -> Option<Timestamp> {
    let parcel = in_house(course);
    let home = course.person.home;
    let earliest = from.saturating_add(course.dice.span(&rates::READY_HOURS, HOUR));
    let ready_at = within_hours(course.dice, home, earliest, 9, 18);
    course.tell(ready_at, OrderChange::ReadyForPickup(parcel.clone()));
    if course.dice.chance(PER_MILLE.never_fetched) {
        return None;
    }
    let earliest = ready_at.saturating_add(course.dice.span(&rates::FETCHED_HOURS, HOUR));
    let fetched_at = within_hours(course.dice, home, earliest, 9, 19);
    course.tell(fetched_at, OrderChange::PickedUp(parcel));
    Some(fetched_at)
}

/// The shop brings it: when.
pub(crate) fn bring(course: &mut Course<'_>, from: Timestamp) -> Option<Timestamp> {
    let parcel = in_house(course);
    let home = course.person.home;
    let earliest = from.saturating_add(course.dice.span(&rates::READY_HOURS, HOUR));
    let left_at = within_hours(course.dice, home, earliest, 8, 17);
    course.tell(left_at, OrderChange::OutForDelivery(parcel.clone()));
    let brought_at = left_at.saturating_add(course.dice.span(&(1..=3), HOUR));
    course.tell(brought_at, OrderChange::Delivered(parcel));
    Some(brought_at)
}

/// The lines that move, in as many parcels as they are sent in.
fn packed(course: &mut Course<'_>) -> Vec<Parcel> {
    let lines = moving(course);
    let split = lines.len() > 1 && course.dice.chance(PER_MILLE.split);
    let in_each = if split { lines.len().div_ceil(2).min(2) } else { lines.len().max(1) };
    let contents: Vec<Vec<String>> = lines.chunks(in_each).map(<[String]>::to_vec).collect();
    contents.into_iter().enumerate().map(|(index, lines)| labelled(course, index + 1, lines)).collect()
}

/// Ids of what moves.
fn moving(course: &Course<'_>) -> Vec<String> {
    let moves = course.order.lines.iter().filter(|line| line.method != FulfillmentMethod::Digital);
    moves.map(|line| line.id.clone()).collect()
}

fn labelled(course: &mut Course<'_>, number: usize, lines: Vec<String>) -> Parcel {
    let carriers = course.person.home.carriers;
    let (carrier, page) = carriers.get(course.dice.place_in(carriers.len())).copied().unwrap_or_default();
    let tracking_number =
        format!("{}{number:02}{:08}", course.order.id, course.dice.between(&(0..=99_999_999)));
    Parcel {
        id: format!("{}-{number}", course.order.id),
        carrier: Some(carrier.to_owned()),
        tracking_url: Some(format!("{page}{tracking_number}")),
        tracking_number: Some(tracking_number),
        expected_at: None,
        lines: if course.dice.chance(PER_MILLE.contents_untold) { Vec::new() } else { lines },
    }
}

/// What no carrier has to do with.
fn in_house(course: &Course<'_>) -> Parcel {
    Parcel {
        id: format!("{}-1", course.order.id),
        tracking_number: None,
        carrier: None,
        tracking_url: None,
        expected_at: None,
        lines: moving(course),
    }
}

/// One parcel from the shop to the door: when it was there.
fn carry(course: &mut Course<'_>, mut parcel: Parcel, from: Timestamp) -> Option<Timestamp> {
    let home = course.person.home;
    let earliest = from.saturating_add(course.dice.span(&rates::HANDLING_HOURS, HOUR));
    let shipped_at = within_hours(course.dice, home, earliest, 10, 18);
    let mut van_at = shipped_at.saturating_add(course.dice.span(&home.transit_days.range(), DAY));
    parcel.expected_at = Some(within_hours(course.dice, home, van_at, 20, 20));
    course.tell(shipped_at, OrderChange::Shipped(parcel.clone()));
    if course.dice.chance(PER_MILLE.lost) {
        return None;
    }
    if course.dice.chance(PER_MILLE.delayed) {
        let told_at = shipped_at.saturating_add(van_at.saturating_sub(shipped_at) / 2);
        van_at = van_at.saturating_add(course.dice.span(&rates::DELAY_DAYS, DAY));
        parcel.expected_at = Some(within_hours(course.dice, home, van_at, 20, 20));
        course.tell(told_at, OrderChange::Delayed(parcel.clone()));
    }
    if course.dice.chance(PER_MILLE.attempt_failed) {
        van_at = try_the_door(course, &parcel, van_at);
        let failed_at = van_at.saturating_add(course.dice.span(&(2..=8), HOUR));
        course.tell(failed_at, OrderChange::DeliveryFailed(parcel.clone()));
        if course.dice.chance(PER_MILLE.went_back) {
            let back_at = failed_at.saturating_add(course.dice.span(&(3..=9), DAY));
            course.tell(back_at, OrderChange::Returned(parcel));
            return None;
        }
        van_at = failed_at;
    }
    let left_at = try_the_door(course, &parcel, van_at);
    let arrived_at = left_at.saturating_add(course.dice.span(&(2..=11), HOUR));
    course.tell(arrived_at, OrderChange::Delivered(parcel));
    Some(arrived_at)
}

/// The parcel is on the van in the morning after `after`: when.
fn try_the_door(course: &mut Course<'_>, parcel: &Parcel, after: Timestamp) -> Timestamp {
    let left_at = within_hours(course.dice, course.person.home, after, 6, 9);
    if course.dice.chance(PER_MILLE.out_for_delivery_told) {
        course.tell(left_at, OrderChange::OutForDelivery(parcel.clone()));
    }
    left_at
}
