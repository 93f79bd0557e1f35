//! Who buys: once, now and then, often, or every month.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use aftertext_edge::types::{Address, Buyer, ConsentGrant, Timestamp};

use crate::catalogue::{CONSUMABLES, Product};
use crate::dice::{Dice, Odds};
use crate::place::{PLACES, Place};
use crate::rates::{ORDERS_BEFORE, PER_MILLE, REGULAR_DAYS};
use crate::rhythm::DAY;

/// How often somebody comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Habit {
    Once,
    NowAndThen,
    Often,
    Monthly,
}

const HABITS: Odds<Habit> =
    Odds((640, Habit::Once), &[(220, Habit::NowAndThen), (80, Habit::Often), (60, Habit::Monthly)]);

/// Days after an order within which nobody comes back but regular buyers.
const RESTS_DAYS: Timestamp = 3;

/// Where an opt-in counts only once it is confirmed.
const CONFIRMS: &str = "DE";

/// What somebody says to texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attitude {
    /// The platform does not say.
    Unknown,
    Declined,
    Agreed {
        marketing: bool,
        club: bool,
    },
}

/// Somebody who buys.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    id: usize,
    pub(crate) home: &'static Place,
    pub(crate) phone: String,
    first_name: &'static str,
    zone_is_stated: bool,
    attitude: Attitude,
    /// What a regular buyer buys.
    pub(crate) usual: Option<&'static Product>,
    pub(crate) subscribes: bool,
    orders: u32,
    /// The day of their last order.
    last_on: Timestamp,
    /// When they said STOP.
    pub(crate) left_at: Option<Timestamp>,
}

impl Person {
    pub(crate) fn gets_texts(&self) -> bool {
        matches!(self.attitude, Attitude::Agreed { .. }) && self.left_at.is_none()
    }

    /// Whether the law wants them to confirm from their phone what they agree to
    /// with their first order.
    pub(crate) fn has_to_confirm(&self) -> bool {
        let agreed = matches!(self.attitude, Attitude::Agreed { marketing, club } if marketing || club);
        agreed && self.home.country == CONFIRMS && self.orders == 1
    }

    /// The person as the platform tells of them with one more order.
    pub(crate) fn orders_again(&mut self) -> Buyer {
        self.orders = self.orders.saturating_add(1);
        let Place { country, region, postal_code, .. } = self.home;
        Buyer {
            id: Some(format!("buyer-{}", self.id)),
            phone: Some(self.phone.clone()),
            first_name: Some(self.first_name.to_owned()),
            locale: Some(self.home.locale.to_owned()),
            time_zone: self.zone_is_stated.then(|| self.home.time_zone.to_owned()),
            shipping: Some(Address {
                country: Some((*country).to_owned()),
                region: region.map(str::to_owned),
                postal_code: Some((*postal_code).to_owned()),
            }),
            orders_count: Some(self.orders),
            tags: if self.subscribes { vec![String::from("subscriber")] } else { Vec::new() },
        }
    }

    /// What the checkout says about texts. Who has left does not tick the box again.
    pub(crate) fn consent(&self, at: Timestamp) -> Vec<ConsentGrant> {
        let grant = |topic: &str, granted| ConsentGrant {
            topic: topic.to_owned(),
            granted,
            at,
            source: String::from("checkout"),
            wording: Some(String::from("Text me about my order")),
            recorded_by: None,
            expires_at: None,
        };
        match self.attitude {
            Attitude::Agreed { marketing, club } if self.left_at.is_none_or(|left_at| left_at > at) => {
                let topics = [("transactional", true), ("marketing", marketing), ("loyalty", club)];
                topics.iter().filter(|(_, agreed)| *agreed).map(|(topic, _)| grant(topic, true)).collect()
            }
            Attitude::Declined => vec![grant("transactional", false)],
            Attitude::Agreed { .. } | Attitude::Unknown => Vec::new(),
        }
    }
}

/// Everybody who has bought so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    all: Vec<Person>,
    /// Who comes back now and then; who does so often is in it several times.
    known: Vec<usize>,
    /// Who buys every month, by when.
    regulars: BinaryHeap<Reverse<(Timestamp, usize)>>,
    /// How many numbers of each range are given away, by its beginning.
    given: BTreeMap<&'static str, u32>,
}

impl People {
    /// Who places the next order, on the day that begins at `day`.
    pub(crate) fn next(&mut self, dice: &mut Dice, day: Timestamp) -> Option<&mut Person> {
        let number = match self.regulars.peek() {
            Some(Reverse((due, _))) if *due <= day => self.regulars.pop().map(|Reverse((_, number))| number),
            _ if dice.chance(PER_MILLE.known_buyer) => {
                let place = dice.place_in(self.known.len());
                let rested = |id: &usize| {
                    self.all
                        .get(*id)
                        .is_some_and(|person| person.last_on.saturating_add(RESTS_DAYS * DAY) <= day)
                };
                self.known.get(place).copied().filter(rested)
            }
            _ => None,
        };
        let number = number.or_else(|| self.newcomer(dice)).unwrap_or_else(|| dice.place_in(self.all.len()));
        if self.all.get(number)?.usual.is_some() {
            let due = day.saturating_add(dice.span(&REGULAR_DAYS, DAY));
            self.regulars.push(Reverse((due, number)));
        }
        let person = self.all.get_mut(number)?;
        person.last_on = day;
        Some(person)
    }

    /// Somebody new; none once all numbers are given away.
    fn newcomer(&mut self, dice: &mut Dice) -> Option<usize> {
        let home = dice.pick(&PLACES);
        let before = if dice.chance(PER_MILLE.moved) { dice.pick(&PLACES) } else { home };
        let phone = self.free_number(before)?;
        let id = self.all.len();
        let habit = *dice.pick(&HABITS);
        let times = match habit {
            Habit::Once | Habit::Monthly => 0,
            Habit::NowAndThen => 1,
            Habit::Often => 4,
        };
        self.known.extend(std::iter::repeat_n(id, times));
        let knows_the_shop = habit != Habit::Once && dice.chance(PER_MILLE.ordered_before);
        let usual = (habit == Habit::Monthly).then(|| dice.pick(&CONSUMABLES));
        self.all.push(Person {
            id,
            home,
            phone,
            first_name: dice.word(home.first_names),
            zone_is_stated: dice.chance(PER_MILLE.zone_stated),
            attitude: attitude(dice),
            usual,
            subscribes: usual.is_some() && dice.chance(PER_MILLE.subscribed),
            orders: if knows_the_shop { u32::try_from(dice.between(&ORDERS_BEFORE)).unwrap_or(1) } else { 0 },
            last_on: Timestamp::MIN,
            left_at: None,
        });
        Some(id)
    }

    /// A number that nobody has.
    pub(crate) fn spare_number(&mut self) -> Option<String> {
        self.free_number(&PLACES.0.1)
    }

    /// A number of that place that nobody has, or of another once those are
    /// given away.
    fn free_number(&mut self, place: &Place) -> Option<String> {
        let others = PLACES.all().map(|(_, other)| other);
        std::iter::once(place).chain(others).find_map(|place| {
            let given = self.given.entry(place.numbers.prefix()).or_default();
            let number = place.numbers.after(*given)?;
            *given += 1;
            Some(number)
        })
    }
}

fn attitude(dice: &mut Dice) -> Attitude {
    if dice.chance(PER_MILLE.texts_agreed) {
        let marketing = dice.chance(PER_MILLE.marketing_agreed);
        return Attitude::Agreed { marketing, club: dice.chance(PER_MILLE.club_agreed) };
    }
    if dice.chance(PER_MILLE.texts_declined) { Attitude::Declined } else { Attitude::Unknown }
}
