//! How a story is written.
//!
//! ```text
//! The rule, in words.
//!
//! +0h  grant all
//! +2h  placed #1001 lines=a:2:Coffee
//! ---
//! +2h  sent #1001 order-confirmed
//!        says 2 Coffee
//! ```
//!
//! A grant may name its source, a time and the words agreed to:
//! `grant all import age=2d for=90d words=Texts_about_offers`.
//! Times count from the first moment, a Friday at 08:00 UTC: `+90m`, `+2d3h`. After what a
//! text became may follow what it `says` (a part of it), `reads` (all of it), `never says`, and
//! what its receipt `shows` (`name=value`). Texts are always compared; receipts
//! of other families (`event`, `feedback`, …) only where a story expects one.

use aftertext_flow::{
    Address, Change, ConsentChange, DeliveryReport, FailureClass, Grant, Input, Line, LinkClick, Method,
    Money, Order, OrderEvent, PHONE_CHANGED, Parcel, Receipt, Reply, Settings, Severity, Status, check,
};

use crate::world::{START, World, answer, grant, line, order, parcel};

const MINUTE: i64 = 60_000;

pub struct Story {
    happens: Vec<(i64, String)>,
    becomes: Vec<Expected>,
}

struct Expected {
    line: String,
    proofs: Vec<String>,
}

impl Story {
    pub fn parse(text: &str) -> Story {
        let (above, below) = text.split_once("\n---").unwrap_or((text, ""));
        let happens = above.lines().map(str::trim).filter(|line| line.starts_with('+'));
        let mut becomes: Vec<Expected> = Vec::new();
        for line in below.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if line.starts_with('+') {
                let (at, what) = moment(line);
                becomes.push(Expected { line: format!("{} {what}", written(at)), proofs: Vec::new() });
            } else if line != "nothing" {
                becomes.last_mut().expect("a proof follows a line").proofs.push(line.to_owned());
            }
        }
        Story { happens: happens.map(moment).collect(), becomes }
    }

    pub fn play(&self) -> World {
        let mut world = World::new();
        for (at, what) in &self.happens {
            world.advance_to(START + at);
            happen(&mut world, what);
            world.advance_to(START + at);
        }
        world
    }

    /// What is not as the story says.
    pub fn check(&self) -> Result<(), String> {
        let world = self.play();
        let shown: Vec<&Receipt> =
            world.receipts.iter().filter(|receipt| self.compares(family(receipt))).collect();
        let became: Vec<String> = shown.iter().map(|receipt| told(receipt)).collect();
        let expected: Vec<&str> = self.becomes.iter().map(|expected| expected.line.as_str()).collect();
        if became != expected {
            let lines = |lines: &[String]| lines.join("\n    ");
            let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
            return Err(format!("  expected\n    {}\n  became\n    {}", lines(&expected), lines(&became)));
        }
        for (expected, receipt) in self.becomes.iter().zip(shown) {
            for proof in &expected.proofs {
                holds(proof, receipt)
                    .map_err(|why| format!("  {}\n    {proof}\n    but {why}", expected.line))?;
            }
        }
        Ok(())
    }

    fn compares(&self, family: &str) -> bool {
        let names = |expected: &Expected| expected.line.split(' ').nth(1) == Some(family);
        family == "text" || self.becomes.iter().any(names)
    }
}

fn family(receipt: &Receipt) -> &'static str {
    receipt.kind.split_once('.').unwrap().0
}

fn detail(receipt: &Receipt) -> serde_json::Value {
    serde_json::from_str(&receipt.detail).unwrap()
}

/// A receipt in a story's words.
fn told(receipt: &Receipt) -> String {
    let (family, what) = receipt.kind.split_once('.').unwrap();
    let detail = detail(receipt);
    let reason = detail["reason"].as_str().unwrap();
    let at = written(receipt.at - START);
    if family != "text" {
        return format!("{at} {family} {what}: {reason}");
    }
    let id = receipt.message.clone().unwrap_or_default();
    let parts: Vec<&str> = id.split('/').collect();
    let name = match parts[..] {
        ["order", order, ref rest @ ..] => format!("#{order} {}", rest.join(" ")),
        [_, _, step] => step.to_owned(),
        _ => id.clone(),
    };
    match what {
        "sent" | "uncertain" | "delivered" => format!("{at} {what} {name}"),
        _ => format!("{at} {what} {name}: {reason}"),
    }
}

fn holds(proof: &str, receipt: &Receipt) -> Result<(), String> {
    let detail = detail(receipt);
    let body = detail["body"].as_str().unwrap_or_default();
    let (how, words) = proof.split_once(' ').unwrap();
    let good = match how {
        "says" => body.contains(words),
        "reads" => body == words,
        "never" => !body.contains(words.strip_prefix("says ").unwrap()),
        "shows" => {
            let (name, value) = words.split_once('=').unwrap();
            let shown = &detail[name];
            shown.as_str().map_or_else(|| shown.to_string(), str::to_owned) == value
        }
        _ => panic!("no such proof: {proof}"),
    };
    if good { Ok(()) } else { Err(receipt.detail.clone()) }
}

/// "+2d3h what happens" as the moment and the rest.
fn moment(line: &str) -> (i64, String) {
    let (time, what) = line.split_once(' ').unwrap_or_else(|| panic!("nothing happens: {line}"));
    (span(time.strip_prefix('+').unwrap()), what.trim().to_owned())
}

fn span(text: &str) -> i64 {
    let mut number = 0;
    text.chars().fold(0, |sum, char| {
        let unit = match char {
            'm' => MINUTE,
            'h' => 60 * MINUTE,
            'd' => 24 * 60 * MINUTE,
            digit => {
                let digit = digit.to_digit(10).unwrap_or_else(|| panic!("no length of time: {text}"));
                number = number * 10 + i64::from(digit);
                return sum;
            }
        };
        sum + std::mem::take(&mut number) * unit
    })
}

fn written(span: i64) -> String {
    let minutes = span / MINUTE;
    let parts = [(minutes / 1_440, "d"), (minutes / 60 % 24, "h"), (minutes % 60, "m")];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count}{unit}")).collect();
    if parts.is_empty() { String::from("+0m") } else { format!("+{}", parts.concat()) }
}

/// Lets one thing happen.
pub fn happen(world: &mut World, what: &str) {
    let (verb, rest) = what.split_once(' ').unwrap_or((what, ""));
    let rest = rest.trim();
    let words: Vec<&str> = rest.split_whitespace().collect();
    if words.first().is_some_and(|word| word.starts_with('#')) && verb != "report" && verb != "clicked" {
        return happen_to_order(world, verb, &words);
    }
    let now = world.now;
    match verb {
        "grant" | "revoke" => {
            let named = |name: &str| words.iter().find_map(|word| word.strip_prefix(name));
            let source = words.get(1).filter(|word| !word.contains('=')).copied().unwrap_or("checkout");
            let grants = vec![Grant {
                expires_at: named("for=").map(|time| now + span(time)),
                at: now - named("age=").map_or(0, span),
                wording: named("words=").map(|words| words.replace('_', " ")),
                ..grant(words[0], verb == "grant", now, source)
            }];
            world.tell(Input::Consent(ConsentChange { id: what.to_owned(), grants }));
        }
        "reply" | "carrier" => {
            world.tell(Input::Reply(Reply {
                id: format!("r{}", world.receipts.len()),
                sender: world.phone.clone(),
                body: rest.to_owned(),
                received_at: now,
                carrier_opt_out: (verb == "carrier").then(|| rest.to_owned()),
            }));
        }
        "report" => {
            let (name, status) = rest.rsplit_once(' ').unwrap();
            let message = format!("order/{}", name.strip_prefix('#').unwrap().replace(' ', "/"));
            let (status, failure) = match status {
                "delivered" => (Status::Delivered, None),
                "sent" => (Status::Sent, None),
                _ => (Status::Failed, Some(FailureClass::OptedOut)),
            };
            let id = what.to_owned();
            world.tell(Input::Report(DeliveryReport { id, message, status, failure, code: None, at: now }));
        }
        "settings" | "unchecked-settings" => {
            let mut findings = check(rest);
            findings.retain(|finding| finding.severity == Severity::Error);
            assert!(verb == "unchecked-settings" || findings.is_empty(), "{findings:#?}");
            world.settings = Settings::parse(rest.as_bytes()).unwrap();
        }
        "clicked" => {
            let message = format!("order/{}", rest.strip_prefix('#').unwrap().replace(' ', "/"));
            world.tell(Input::Click(LinkClick { code: what.to_owned(), message, at: now }));
        }
        "gateway" => world.answers.extend(words.iter().map(|word| answer(word))),
        "phone" => world.phone = rest.to_owned(),
        "host" => world.asleep = rest == "sleeps",
        "forget" => {
            world.tell(Input::Forget);
        }
        "wait" => {}
        _ => panic!("no such thing happens: {what}"),
    }
}

fn happen_to_order(world: &mut World, verb: &str, words: &[&str]) {
    let id = words[0].strip_prefix('#').unwrap();
    let mut order =
        world.orders.get(id).cloned().unwrap_or_else(|| Order { placed_at: world.now, ..order(id) });
    let mut occurred_at = world.now;
    let parcel_id = words.get(1).filter(|word| !word.contains('=')).copied().unwrap_or("p1");
    let mut told = parcel(parcel_id);
    for (name, value) in words.iter().filter_map(|word| word.split_once('=')) {
        match name {
            "age" => occurred_at -= span(value),
            "placed" => order.placed_at = world.now - span(value),
            "with" => told.lines = value.split(',').map(str::to_owned).collect(),
            "promise" => told.expected_at = Some(world.now + span(value)),
            "by" => told.carrier = Some(value.replace('_', " ")),
            "number" => told.tracking_number = Some(value.replace('_', " ")),
            "track" => told.tracking_url = Some(value.to_owned()),
            _ => describe(&mut order, name, value),
        }
    }
    world.orders.insert(id.to_owned(), order.clone());
    let id = format!("e{}", world.events);
    world.events += 1;
    let change = change(verb, told, words);
    world.tell(Input::Order(OrderEvent { id, occurred_at, change, order, consent: Vec::new() }));
}

fn change(verb: &str, parcel: Parcel, words: &[&str]) -> Change {
    match verb {
        "placed" => Change::Placed,
        "paid" => Change::Paid,
        "edited" => Change::Edited,
        "shipped" => Change::Shipped(parcel),
        "out" => Change::OutForDelivery(parcel),
        "delivered" => Change::Delivered(parcel),
        "ready" => Change::ReadyForPickup(parcel),
        "picked-up" => Change::PickedUp(parcel),
        "delayed" => Change::Delayed(parcel),
        "failed" => Change::DeliveryFailed(parcel),
        "returned" => Change::Returned(parcel),
        "cancelled" => Change::Cancelled,
        "refunded" => Change::Refunded(money(words[1])),
        "phone-changed" => Change::Other(PHONE_CHANGED.to_owned()),
        other => Change::Other(other.to_owned()),
    }
}

fn money(text: &str) -> Money {
    let amount = text.replace('.', "").parse().unwrap_or_else(|_| panic!("no sum: {text}"));
    Money { amount, scale: 2, currency: String::from("USD") }
}

fn describe(order: &mut Order, name: &str, value: &str) {
    let address = |order: &mut Order| order.buyer.shipping.get_or_insert(Address::default()).clone();
    let word = || Some(value.replace('_', " "));
    match name {
        "lines" if value == "none" => order.lines.clear(),
        "lines" => order.lines = value.split(',').map(described_line).collect(),
        "total" => order.total = money(value),
        "orders" => order.buyer.orders_count = Some(value.parse().unwrap()),
        "locale" => order.buyer.locale = Some(value.to_owned()),
        "tags" => order.buyer.tags = value.split(',').map(str::to_owned).collect(),
        "region" => order.buyer.shipping = Some(Address { region: word(), ..address(order) }),
        "zip" => order.buyer.shipping = Some(Address { postal_code: word(), ..address(order) }),
        "zone" => order.buyer.time_zone = Some(value.to_owned()),
        "country" => order.buyer.shipping = Some(Address { country: word(), ..address(order) }),
        "buyer" => order.buyer.first_name = word().filter(|name| name != "nobody"),
        "name" => order.name = value.replace('_', " "),
        "page" => order.status_url = Some(value.to_owned()).filter(|page| page != "none"),
        _ => panic!("nothing of an order: {name}"),
    }
}

/// "a:2:Coffee:ship:Beverages:subscription": id, quantity, title, method, kind, tag.
fn described_line(text: &str) -> Line {
    let parts: Vec<&str> = text.split(':').collect();
    let word =
        |place: usize| parts.get(place).map(|word| word.replace('_', " ")).filter(|word| !word.is_empty());
    Line {
        sku: word(2).map(|title| title.to_uppercase()),
        method: match parts.get(3).copied() {
            Some("digital") => Method::Digital,
            Some("pickup") => Method::Pickup,
            Some("local") => Method::LocalDelivery,
            _ => Method::Ship,
        },
        kind: word(4),
        tags: word(5).into_iter().collect(),
        ..line(parts[0], &word(2).unwrap_or_default(), parts[1].parse().unwrap())
    }
}
