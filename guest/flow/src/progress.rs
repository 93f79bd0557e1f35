//! How far an order is, line by line and parcel by parcel. Nothing here ever
//! goes back, whatever order the events come in.

use crate::event::{Line, Method, Money, Order, Parcel, Timestamp};
use crate::facts::{Facts, ParcelFacts};
use crate::json::{stored, words};

/// Parcels of one order that are remembered.
pub const PARCELS_MAX: usize = 50;
/// Lines of one order that are told apart; an order with more is told as a whole.
pub const LINES_TRACKED: usize = 20;
/// The longest id of a parcel or a line, in bytes.
const ID_MAX: usize = 200;

/// How far a parcel is. It never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It left the shop.
    Shipped,
    /// It arrives today.
    OutForDelivery,
    /// It waits to be fetched.
    ReadyForPickup,
    /// It arrived.
    Delivered,
    /// It was fetched.
    PickedUp,
    /// It goes back, or is back.
    Returned,
}

words! { Stage {
    Shipped = "shipped",
    OutForDelivery = "out-for-delivery",
    ReadyForPickup = "ready-for-pickup",
    Delivered = "delivered",
    PickedUp = "picked-up",
    Returned = "returned",
} }

impl Stage {
    /// Whether the buyer has it, or has had it.
    pub(crate) fn is_final(self) -> bool {
        self >= Stage::Delivered
    }
}

/// What is known about one order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct OrderState {
    pub(crate) id: String,
    pub(crate) placed: bool,
    pub(crate) placed_at: Option<Timestamp>,
    pub(crate) paid: bool,
    pub(crate) cancelled: bool,
    /// When the order was given another phone number.
    pub(crate) moved_at: Option<Timestamp>,
    /// What went back, by refund, so that a repeat is not counted twice.
    pub(crate) refunds: Vec<(String, i64)>,
    /// Whether all of it went back.
    pub(crate) refunded: bool,
    /// The revision of the settings whose words it is told in.
    pub(crate) revision: u32,
    /// When the lines were as they are here.
    pub(crate) lines_as_of: Option<Timestamp>,
    pub(crate) lines: Vec<LineState>,
    pub(crate) parcels: Vec<ParcelState>,
    /// What texts say about it; only while one waits.
    pub(crate) facts: Option<Facts>,
}

stored! { OrderState {} or { id, placed, placed_at, paid, cancelled, moved_at, refunds, refunded, revision, lines_as_of, lines, parcels, facts } }

/// What is known about one line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LineState {
    pub(crate) id: String,
    pub(crate) quantity: u32,
    /// How many the buyer was last told of, where that differs.
    pub(crate) told: Option<u32>,
    pub(crate) method: Method,
    /// How far the furthest parcel is that it is known to be in.
    pub(crate) stage: Option<Stage>,
}

stored! { LineState { id, quantity } or { told, method, stage } }

/// What is known about one parcel.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ParcelState {
    pub(crate) id: String,
    pub(crate) stage: Stage,
    /// What texts say about it; only while one waits.
    pub(crate) facts: Option<ParcelFacts>,
}

stored! { ParcelState { id, stage } or { facts } }

/// Refunds of one order that are told apart.
const REFUNDS_MAX: usize = 20;

impl OrderState {
    pub(crate) fn parcel(&self, id: &str) -> Option<&ParcelState> {
        self.parcels.iter().find(|parcel| parcel.id == id)
    }

    /// Moves a parcel forward, and the lines in it, or says why it stays.
    pub(crate) fn advance(&mut self, parcel: &Parcel, stage: Stage) -> Result<(), &'static str> {
        if let Some(known) = self.parcels.iter_mut().find(|known| known.id == parcel.id) {
            if known.stage >= stage || (known.stage.is_final() && stage != Stage::Returned) {
                return Err("the parcel is that far already");
            }
            known.stage = stage;
        } else {
            self.admit(parcel, stage)?;
        }
        let only = self.parcels.len() == 1 && parcel.lines.is_empty() && stage == Stage::Returned;
        for line in &mut self.lines {
            if parcel.lines.contains(&line.id) || (only && line.method != Method::Digital) {
                line.stage = line.stage.max(Some(stage));
            }
        }
        Ok(())
    }

    fn admit(&mut self, parcel: &Parcel, stage: Stage) -> Result<(), &'static str> {
        if parcel.id.len() > ID_MAX {
            return Err("the parcel's id is too long");
        }
        if self.parcels.len() >= PARCELS_MAX {
            return Err("the order has too many parcels");
        }
        self.parcels.push(ParcelState { id: parcel.id.clone(), stage, facts: None });
        Ok(())
    }

    /// Takes note of trouble with a parcel, which may be the first word about
    /// it; refused once it is `too_far` for that.
    pub(crate) fn trouble(&mut self, parcel: &Parcel, too_far: Stage) -> Result<(), &'static str> {
        match self.parcel(&parcel.id) {
            Some(known) if known.stage >= too_far => Err("the parcel is that far already"),
            Some(_) => Ok(()),
            None => self.admit(parcel, Stage::Shipped),
        }
    }

    /// Takes over the lines as the order now has them. Only an edit is news: what
    /// else changes a quantity, such as a refund, has its own text.
    pub(crate) fn take_lines(&mut self, order: &Order, as_of: Timestamp, edited: bool) {
        if order.lines.is_empty() || self.lines_as_of.is_some_and(|known| known > as_of) {
            return;
        }
        let known_before = self.lines_as_of.replace(as_of).is_some();
        let edited = edited && known_before;
        let fits = |line: &&Line| line.id.len() <= ID_MAX;
        for line in order.lines.iter().filter(fits).take(LINES_TRACKED) {
            let room = self.lines.len() < LINES_TRACKED;
            match self.lines.iter_mut().find(|known| known.id == line.id) {
                Some(known) => known.set(line.quantity, edited),
                None if room => self.lines.push(LineState::new(line, edited)),
                None => {}
            }
        }
        for known in &mut self.lines {
            if !order.lines.iter().any(|line| line.id == known.id) {
                known.set(0, edited);
            }
        }
    }

    /// Lines that differ from what the buyer was last told: id, then, now.
    pub(crate) fn differences(&self) -> impl Iterator<Item = (&str, u32, u32)> {
        self.lines.iter().filter_map(|line| Some((line.id.as_str(), line.told?, line.quantity)))
    }

    /// The buyer knows the order as it is.
    pub(crate) fn told(&mut self) {
        for line in &mut self.lines {
            line.told = None;
        }
    }

    /// Adds a refund; false when it was known.
    pub(crate) fn refund(&mut self, event: &str, sum: &Money, total: &Money) -> bool {
        if self.refunds.iter().any(|(known, _)| known == event) {
            return false;
        }
        if self.refunds.len() < REFUNDS_MAX {
            self.refunds.push((event.to_owned(), sum.amount));
        }
        let back = self.refunds.iter().fold(0_i64, |all, (_, amount)| all.saturating_add(*amount));
        let comparable = sum.scale == total.scale && sum.currency == total.currency;
        self.refunded |= comparable && total.amount > 0 && back >= total.amount;
        true
    }

    pub(crate) fn is_returned(&self, line: &str) -> bool {
        self.lines.iter().any(|known| known.id == line && known.stage == Some(Stage::Returned))
    }

    /// Whether nothing of the order is left that one could ask about.
    pub(crate) fn is_gone(&self) -> bool {
        let kept = |line: &LineState| line.quantity > 0 && line.stage != Some(Stage::Returned);
        let all_back =
            !self.parcels.is_empty() && self.parcels.iter().all(|parcel| parcel.stage == Stage::Returned);
        self.cancelled
            || self.refunded
            || all_back && !self.is_left_to_send()
            || (!self.lines.is_empty() && !self.lines.iter().any(kept))
    }

    /// Whether all that moves has reached its buyer.
    pub(crate) fn has_arrived(&self) -> bool {
        let moving = self.parcels.iter().any(|parcel| !parcel.stage.is_final());
        !self.parcels.is_empty() && !moving && !self.is_left_to_send()
    }

    /// Whether the platform says which line is in which parcel, and something
    /// that has to move is in none.
    pub(crate) fn is_left_to_send(&self) -> bool {
        let moves = |line: &&LineState| line.quantity > 0 && line.method != Method::Digital;
        let told = self.lines.iter().any(|line| line.stage.is_some());
        told && self.lines.iter().filter(moves).any(|line| line.stage.is_none())
    }

    /// Whether nothing of it moves.
    pub(crate) fn is_digital(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(|line| line.method == Method::Digital)
    }

    /// How the lines of a parcel reach the buyer, if all do so in one way.
    pub(crate) fn method_of(&self, parcel: &Parcel) -> Option<Method> {
        let within = |line: &&LineState| {
            line.method != Method::Digital && (parcel.lines.is_empty() || parcel.lines.contains(&line.id))
        };
        let mut methods = self.lines.iter().filter(within).map(|line| line.method);
        let first = methods.next()?;
        methods.all(|method| method == first).then_some(first)
    }
}

impl LineState {
    fn new(line: &Line, edited: bool) -> LineState {
        LineState {
            id: line.id.clone(),
            quantity: line.quantity,
            told: (edited && line.quantity > 0).then_some(0),
            method: line.method,
            stage: None,
        }
    }

    fn set(&mut self, quantity: u32, edited: bool) {
        if quantity == self.quantity {
            return;
        }
        let told = self.told.unwrap_or(self.quantity);
        self.quantity = quantity;
        if edited || self.told.is_some() {
            self.told = (told != quantity).then_some(told);
        }
    }
}
