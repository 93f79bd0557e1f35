//! A world: what is to come, a clock that may be set, and a host that goes
//! through it one thing after the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use aftertext_edge::clockwork::{ATTEMPTS_MAX, back_off_ms};
use aftertext_edge::ledger::State;
use aftertext_edge::types::{Timestamp, Wake};
use aftertext_flow::{Outcome, Settings};
use aftertext_orders::{Plan, happenings};

use crate::call::{Call, SHOP};
use crate::chance::Chance;
use crate::history::{Entry, Seen};
use crate::network;
use crate::settings::{SHOPS, Shop, Stored};
use crate::store::Store;
use crate::trace::{Answer, Told};

const MINUTE: Timestamp = 60_000;
const HOUR: Timestamp = 60 * MINUTE;
const DAY: Timestamp = 24 * HOUR;

/// When worlds begin: a few days before clocks change somewhere, and at two
/// other times of the year.
const STARTS: &[Timestamp] = &[
    1_772_755_200_000, // 2026-03-06: the United States and Canada, on the 8th
    1_774_569_600_000, // 2026-03-27: Europe, on the 29th
    1_775_174_400_000, // 2026-04-03: Australia, on the 5th
    1_790_899_200_000, // 2026-10-02: Australia, on the 4th
    1_792_713_600_000, // 2026-10-23: Europe, on the 25th
    1_793_318_400_000, // 2026-10-30: the United States and Canada, on 1 November
    1_780_272_000_000, // 2026-06-01
    1_797_984_000_000, // 2026-12-23
];
/// After the last thing that happens, so long until nothing goes wrong any more…
const FAULTS_LAST: Timestamp = 2 * DAY;
/// …and so long until all that was planned has to be over.
const AFTERMATH: Timestamp = 500 * DAY;
/// More wakes and calls than any world needs: who goes through more runs in circles.
const ROUNDS_MAX: usize = 20_000;

/// Something that is to come.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "most are calls")]
enum ToCome {
    Call(Call, u32),
    /// The host's clock is ahead by so much from now on.
    Clock(Timestamp),
    /// Nothing runs for so long.
    Outage(Timestamp),
    /// The shop saves other settings.
    Settings(usize),
}

/// A world and what it went through.
#[derive(Debug)]
pub struct World {
    /// What it was made up from.
    pub seed: u64,
    /// The true time.
    pub now: Timestamp,
    /// From when on nothing goes wrong any more.
    pub quiet_from: Timestamp,
    /// Everything that was seen, in its order.
    pub history: Vec<Entry>,
    /// Everything that came to its end, to be told again.
    pub trace: Vec<Told>,
    /// What is stored.
    pub store: Store,
    /// How far each text is.
    pub(crate) ledger: BTreeMap<String, State>,
    pub(crate) chance: Chance,
    /// How many times likelier than usual the host fails.
    pub(crate) bad_luck: u32,
    /// The answers to the sends of each call that is being made.
    pub(crate) open: Vec<Vec<Answer>>,
    ahead: Timestamp,
    settings: Stored,
    to_come: BTreeMap<(Timestamp, u64), ToCome>,
    sequence: u64,
}

impl World {
    /// The world of that seed, in which nothing has happened yet.
    pub fn new(seed: u64) -> World {
        let mut chance = Chance::new(seed);
        let start = *chance.one_of(STARTS);
        let shop = usize::try_from(chance.between(0..=4)).unwrap();
        let bad_luck = *chance.one_of(&[0, 1, 1, 1, 6]);
        let mut world = World {
            seed,
            now: start,
            quiet_from: start,
            history: Vec::new(),
            trace: Vec::new(),
            store: Store::default(),
            ledger: BTreeMap::new(),
            chance,
            bad_luck,
            open: Vec::new(),
            ahead: 0,
            settings: Stored::default(),
            to_come: BTreeMap::new(),
            sequence: 0,
        };
        world.save_settings(shop);
        world.foresee(start);
        world
    }

    /// Lives through all that is to come.
    pub fn run(&mut self) {
        let end = self.quiet_from + AFTERMATH;
        for _ in 0..ROUNDS_MAX {
            let next = self.to_come.first_key_value().map(|((at, _), _)| *at);
            let due = self.store.next_claim().map(|at| at - self.ahead);
            let Some(at) = next.into_iter().chain(due).min().filter(|at| *at <= end) else {
                return;
            };
            self.now = self.now.max(at);
            match next.filter(|next| *next <= self.now) {
                Some(_) => self.meet(),
                None => self.wake(),
            }
        }
    }

    /// The host's clock.
    pub fn clock(&self) -> Timestamp {
        self.now + self.ahead
    }

    /// The settings of the shop.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings.settings)
    }

    fn save_settings(&mut self, shop: usize) {
        let document = SHOPS[shop].document;
        self.settings.save(document);
        self.trace.push(Told::Settings(document));
    }

    /// The most marketing texts that any of its settings allow, within a day and
    /// within a week.
    pub fn marketing(&self) -> (usize, usize) {
        let caps = self.shops().map(|shop| shop.marketing);
        caps.fold((0, 0), |most, caps| (most.0.max(caps.0), most.1.max(caps.1)))
    }

    /// Every shop whose settings it has had.
    pub fn shops(&self) -> impl Iterator<Item = &Shop> {
        let saved =
            |told: &Told, shop: &Shop| matches!(told, Told::Settings(known) if *known == shop.document);
        SHOPS.iter().filter(move |shop| self.trace.iter().any(|told| saved(told, shop)))
    }

    pub(crate) fn see(&mut self, owner: &str, what: Seen) {
        self.history.push(Entry { at: self.clock(), owner: owner.to_owned(), what });
    }

    pub(crate) fn is_faulty(&self) -> bool {
        self.now < self.quiet_from
    }

    pub(crate) fn expect(&mut self, at: Timestamp, call: Call) {
        self.plan(at, ToCome::Call(call, 0));
    }

    /// Takes the next call about a contact out of what is to come.
    pub(crate) fn next_of(&mut self, owner: &str) -> Option<Call> {
        let is_theirs = |to_come: &ToCome| matches!(to_come, ToCome::Call(call, _) if call.owner() == owner);
        let key = *self.to_come.iter().find(|(_, to_come)| is_theirs(to_come))?.0;
        match self.to_come.remove(&key) {
            Some(ToCome::Call(call, _)) => Some(call),
            _ => None,
        }
    }

    fn plan(&mut self, at: Timestamp, what: ToCome) {
        self.sequence += 1;
        self.to_come.insert((at, self.sequence), what);
    }

    /// Makes up all that is to come.
    fn foresee(&mut self, start: Timestamp) {
        let orders = u32::try_from(self.chance.between(2..=9)).unwrap();
        let days = u32::try_from(self.chance.between(1..=30)).unwrap();
        let plan = Plan { orders, days, seed: self.seed, start, shop: SHOP.to_owned() };
        let told: Vec<_> = happenings(&plan).collect();
        let end = told.last().map_or(start, |happening| happening.at);
        self.quiet_from = end + FAULTS_LAST;
        let everybody = self.chance.chance(400).then_some("+12125550199");
        let mut owners = Vec::new();
        for happening in told {
            let at = happening.at;
            let call = network::call(happening, everybody);
            owners.push(call.owner());
            for at in network::arrivals(&mut self.chance, at, self.quiet_from) {
                self.expect(at, call.clone());
            }
        }
        owners.sort();
        owners.dedup();
        for _ in 0..self.chance.between(0..=6) {
            let owner = self.chance.one_of(&owners).clone();
            let at = self.chance.between(start..=end);
            let call = network::whim(&mut self.chance, &owner, at);
            for at in network::arrivals(&mut self.chance, at, self.quiet_from) {
                self.expect(at, call.clone());
            }
        }
        self.foresee_trouble(start, end);
    }

    /// Clocks that are set, outages, and new settings.
    fn foresee_trouble(&mut self, start: Timestamp, end: Timestamp) {
        for _ in 0..self.chance.between(0..=3) {
            let at = self.chance.between(start..=end);
            let ahead = match self.chance.between(0..=3) {
                0 => self.chance.between(-2 * HOUR..=2 * HOUR),
                1 => self.chance.between(-DAY..=DAY),
                _ => self.chance.between(-2_000..=2_000),
            };
            self.plan(at, ToCome::Clock(ahead));
        }
        for _ in 0..self.chance.between(0..=2) {
            let at = self.chance.between(start..=end);
            let lasts = self.chance.between(MINUTE..=40 * HOUR);
            self.plan(at, ToCome::Outage(lasts));
        }
        if self.chance.chance(250) {
            let at = self.chance.between(start..=end);
            let shop = usize::try_from(self.chance.between(0..=4)).unwrap();
            self.plan(at, ToCome::Settings(shop));
        }
    }

    /// The next of what is to come happens.
    fn meet(&mut self) {
        let Some((_, to_come)) = self.to_come.pop_first() else {
            return;
        };
        match to_come {
            ToCome::Call(call, tries) => {
                if self.tell(&call).is_err() {
                    let retry_at = self.now + (30_000 << tries.min(8));
                    self.plan(retry_at, ToCome::Call(call, tries + 1));
                }
            }
            ToCome::Clock(ahead) => {
                self.ahead = ahead;
                self.see("", Seen::Fault(format!("the clock is set to be {ahead} ms ahead")));
            }
            ToCome::Outage(lasts) => {
                self.see("", Seen::Fault(format!("nothing runs for {lasts} ms")));
                self.now += lasts;
            }
            ToCome::Settings(shop) => {
                self.save_settings(shop);
                self.see("", Seen::Fault(format!("the shop has settings {shop} now")));
            }
        }
    }

    /// The timer that has been due longest is woken.
    fn wake(&mut self) {
        let Some(wake) = self.store.claim(self.clock()) else {
            return;
        };
        let call = Call::Wake(wake.clone());
        let owner = call.owner();
        let result = self.tell(&call);
        if self.is_faulty() && self.chance.chance(20) {
            let again = self.now + self.chance.between(0..=HOUR);
            self.expect(again, call);
        }
        let retry_at = self.clock() + back_off_ms(wake.attempt);
        let settled = matches!(result, Ok(Some(Outcome::Applied)));
        let crashed = result == Err(crate::drive::Stopped::Crashed);
        if !settled && !crashed {
            self.give_back(&owner, &wake, retry_at, result.is_err());
        }
    }

    /// A wake that settled nothing is tried again; who fails too often is given up.
    fn give_back(&mut self, owner: &str, wake: &Wake, retry_at: Timestamp, failed: bool) {
        let Some(timer) = self.store.claimed(owner, wake) else {
            return;
        };
        timer.claim_at = retry_at;
        if failed && wake.attempt >= ATTEMPTS_MAX {
            self.store.contact(owner).timers.remove(&wake.timer);
            self.see(owner, Seen::Fault(format!("{} is given up", wake.timer)));
        }
    }
}
