//! A world around one contact: a clock, a store that keeps timers, a gateway
//! that answers what it is told to.
#![allow(dead_code, reason = "each test uses its part")]

use std::collections::{BTreeMap, VecDeque};
use std::convert::Infallible;

use aftertext_flow::{
    Buyer, Change, Contact, Decided, FailureClass, Grant, Input, Line, Money, Order, OrderEvent, Outcome,
    Outside, Parcel, Receipt, SendResult, Settings, Sms,
};

pub const START: i64 = 1_800_000_000_000;
/// Where it is eight in the morning.
pub const PHONE: &str = "+447700900123";

pub struct World {
    pub phone: String,
    pub now: i64,
    pub contact: Contact,
    pub settings: Settings,
    pub timers: BTreeMap<String, i64>,
    pub receipts: Vec<Receipt>,
    /// What the gateway took, or may have taken.
    pub handed_over: Vec<Sms>,
    /// When each of them was.
    pub handed_over_at: Vec<i64>,
    /// What the gateway will answer; then it takes everything.
    pub answers: VecDeque<SendResult>,
    /// Whether the host sleeps through its timers.
    pub asleep: bool,
    /// The orders as they were last told of.
    pub orders: BTreeMap<String, Order>,
    /// How many events happened to them.
    pub events: u32,
}

impl World {
    pub fn new() -> World {
        World {
            phone: PHONE.to_owned(),
            now: START,
            contact: Contact::default(),
            settings: Settings::parse(br#"{"brand":"Demo Shop","support":"help@demo.example"}"#).unwrap(),
            timers: BTreeMap::new(),
            receipts: Vec::new(),
            handed_over: Vec::new(),
            handed_over_at: Vec::new(),
            answers: VecDeque::new(),
            asleep: false,
            orders: BTreeMap::new(),
            events: 0,
        }
    }

    /// Tells the flow something and does what it says.
    pub fn tell(&mut self, input: Input) -> Outcome {
        let World { phone, contact, settings, .. } = self;
        let (phone, contact, settings) = (phone.clone(), std::mem::take(contact), settings.clone());
        let Ok(decided) = Decided::on(&input, contact, &phone, &settings, &mut Vec::new(), self);
        self.contact = Contact::decode(&decided.contact.encode()).unwrap();
        assert_eq!(self.contact, decided.contact, "what is stored is read back");
        self.receipts.extend(decided.receipts);
        for (name, due_at) in decided.timers {
            match due_at {
                Some(due_at) => _ = self.timers.insert(name, due_at),
                None => _ = self.timers.remove(&name),
            }
        }
        decided.outcome
    }

    /// Lets time pass and wakes what is due, in order.
    pub fn advance_to(&mut self, moment: i64) {
        while let Some((name, due_at)) = self.next_due(moment) {
            self.now = self.now.max(due_at);
            self.tell(Input::Wake(name));
        }
        self.now = self.now.max(moment);
    }

    fn next_due(&self, moment: i64) -> Option<(String, i64)> {
        let due = self.timers.iter().filter(|(_, due_at)| **due_at <= moment && !self.asleep);
        due.min_by_key(|(_, due_at)| **due_at).map(|(name, due_at)| (name.clone(), *due_at))
    }
}

impl Outside for World {
    type Stopped = Infallible;

    fn now(&mut self) -> i64 {
        self.now
    }

    fn send(&mut self, sms: &Sms) -> Result<SendResult, Infallible> {
        let result = self.answers.pop_front().unwrap_or_else(|| SendResult::Taken(String::from("SM1")));
        if matches!(result, SendResult::Taken(_) | SendResult::Uncertain(_)) {
            self.handed_over.push(sms.clone());
            self.handed_over_at.push(self.now);
        }
        Ok(result)
    }
}

pub fn line(id: &str, title: &str, quantity: u32) -> Line {
    Line {
        id: id.to_owned(),
        product_id: title.to_lowercase().replace(' ', "-"),
        title: title.to_owned(),
        quantity,
        ..Line::default()
    }
}

pub fn order(id: &str) -> Order {
    Order {
        id: id.to_owned(),
        name: format!("#{id}"),
        placed_at: START,
        total: Money { amount: 5_990, scale: 2, currency: String::from("USD") },
        buyer: Buyer {
            phone: Some(PHONE.to_owned()),
            first_name: Some(String::from("Dana")),
            ..Buyer::default()
        },
        lines: vec![line("a", "Canvas Tote", 1), line("b", "Ceramic Mug", 2)],
        status_url: Some(format!("https://demo.example/o/{id}")),
    }
}

pub fn event(now: i64, order: Order, change: Change) -> Input {
    let id = format!("{}-{change:?}-{now}", order.id);
    Input::Order(OrderEvent { id, occurred_at: now, change, order, consent: Vec::new() })
}

pub fn parcel(id: &str) -> Parcel {
    Parcel {
        id: id.to_owned(),
        tracking_url: Some(format!("https://carrier.example/{id}")),
        ..Parcel::default()
    }
}

pub fn grant(scope: &str, granted: bool, at: i64, source: &str) -> Grant {
    Grant { scope: scope.to_owned(), granted, at, source: source.to_owned(), ..Grant::default() }
}

pub fn answer(name: &str) -> SendResult {
    let rejected = |class| SendResult::Rejected { class, code: String::from("1"), detail: String::new() };
    match name {
        "uncertain" => SendResult::Uncertain(String::from("time-out")),
        "throttles" => SendResult::Throttled(None),
        "down" => SendResult::Unavailable(String::from("down")),
        "transient" => rejected(FailureClass::Transient),
        "permanent" => rejected(FailureClass::Permanent),
        "filtered" => rejected(FailureClass::Filtered),
        "opted-out" => rejected(FailureClass::OptedOut),
        "misconfigured" => rejected(FailureClass::Misconfigured),
        _ => SendResult::Taken(String::from("SM1")),
    }
}
