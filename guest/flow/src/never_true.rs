//! Conditions that no order can meet, as far as that shows without trying: each
//! way to meet one has a claim that cannot be so, or two that exclude each other.
//! All else is given the benefit of the doubt.

use crate::event::Method;
use crate::journey::Step;
use crate::json::Word;
use crate::place::is_country;
use crate::template::{conditions, tokens};
use crate::tone::Tone;

/// Numbers, the least that each can be, and whether it is whole. Whoever gets a
/// text has placed an order.
const NUMBERS: &[(&str, f64, bool)] = &[
    ("buyer.orders", 1.0, true),
    ("order.age_days", 0.0, true),
    ("order.quantity", 0.0, true),
    ("order.value", 0.0, false),
    ("orders.last_30_days", 0.0, true),
    ("orders.last_365_days", 0.0, true),
    ("orders.last_90_days", 0.0, true),
    ("parcels.here", 0.0, true),
    ("parcels.together", 0.0, true),
    ("parcels.total", 0.0, true),
];
/// Counts of which each one has all of those before it in it.
const PERIODS: &[&str] = &["orders.last_30_days", "orders.last_90_days", "orders.last_365_days"];
/// What stands for several texts, and is none.
const LISTS: &[&str] = &[
    "buyer.tags",
    "order.kinds",
    "order.methods",
    "order.products",
    "order.skus",
    "order.tags",
    "sent.ever",
    "sent.order",
];
/// What is so or not, and no text.
const FLAGS: &[&str] = &["order.digital", "parcels.partial"];
/// So many ways to meet a condition are looked at.
const WAYS_MAX: u32 = 1_000;
/// From this many orders on a buyer is not new.
const RETURNING: f64 = 2.0;
/// Comparisons: each with its sides exchanged, and denied.
const SIGNS: &[(&str, &str, &str)] = &[
    ("==", "==", "!="),
    ("!=", "!=", "=="),
    ("<", ">", ">="),
    (">", "<", "<="),
    ("<=", ">=", ">"),
    (">=", "<=", "<"),
];

/// Whether no order of this step meets a condition.
pub(crate) fn never_true(condition: &str, step: Step) -> bool {
    let tokens: Vec<&str> = tokens(condition, true).into_iter().map(|(_, token)| token).collect();
    is_dead(&tokens, step)
}

/// The first condition in a template that no order meets.
pub(crate) fn dead_branch(template: &str, step: Step) -> Option<&str> {
    conditions(template).into_iter().find(|condition| never_true(condition, step))
}

fn is_dead(condition: &[&str], step: Step) -> bool {
    let claims = Claims { step, numbers: Vec::new(), texts: Vec::new(), lists: Vec::new(), said: Vec::new() };
    let mut ways = WAYS_MAX;
    // Twice, since a list of what something can be is held against what was said before it.
    let twice = vec![(condition, true), (condition, true)];
    !condition.contains(&"if") && claims.exclude_all(twice, &mut ways)
}

/// What is compared.
#[derive(Clone, Copy, PartialEq)]
enum Side<'a> {
    Flag(bool),
    Name(&'a str),
    Number(f64),
    Text(&'a str),
}

impl<'a> Side<'a> {
    /// None where something is computed.
    fn of(tokens: &[&'a str]) -> Option<Side<'a>> {
        let (sign, token) = match tokens {
            ["-", token] => (-1.0, *token),
            [token] => (1.0, *token),
            _ => return None,
        };
        Some(match token.as_bytes() {
            [b'\'' | b'"', .., b'\'' | b'"'] => Side::Text(token.get(1..token.len() - 1)?),
            [b'0'..=b'9', ..] => Side::Number(sign * token.parse::<f64>().ok()?),
            b"true" | b"false" => Side::Flag(token == "true"),
            [b'a'..=b'z', ..] => Side::Name(token),
            _ => return None,
        })
    }
}

/// A part of a condition, and whether it holds.
type Claim<'a, 'b> = (&'b [&'a str], bool);

/// What a chain of claims has said so far.
#[derive(Clone)]
struct Claims<'a> {
    step: Step,
    /// The least and the most that a number can still be.
    numbers: Vec<(&'a str, f64, f64)>,
    /// The one text that a name can still be.
    texts: Vec<(&'a str, &'a str)>,
    /// All that a name can still be, where that was written out.
    lists: Vec<(&'a str, Vec<Side<'a>>)>,
    /// What holds, or does not.
    said: Vec<(String, bool)>,
}

impl<'a> Claims<'a> {
    /// Whether these claims, the last first, cannot all be so after those before, in
    /// whichever way one that has several is met.
    fn exclude_all(mut self, mut claims: Vec<Claim<'a, '_>>, ways: &mut u32) -> bool {
        while let Some((claim, holds)) = claims.pop() {
            let inner = unwrapped(claim);
            // "or" binds the least, "not" the most.
            let (either, both) = (split(inner, "or"), split(inner, "and"));
            let (parts, is_choice) = if either.len() > 1 { (either, holds) } else { (both, !holds) };
            if parts.len() > 1 && is_choice {
                return parts.into_iter().all(|choice| {
                    *ways = ways.saturating_sub(1);
                    let mut claims = claims.clone();
                    claims.push((choice, holds));
                    *ways > 0 && self.clone().exclude_all(claims, ways)
                });
            }
            match inner {
                _ if parts.len() > 1 => claims.extend(parts.into_iter().map(|part| (part, holds))),
                ["not", denied @ ..] => claims.push((denied, !holds)),
                _ if self.exclude(inner, holds) => return true,
                _ => {}
            }
        }
        false
    }

    /// Whether one more claim, or its denial, cannot be so after all the others.
    fn exclude(&mut self, inner: &[&'a str], holds: bool) -> bool {
        let sign = inner.iter().position(|word| SIGNS.iter().any(|(sign, ..)| sign == word));
        let sided = sign.and_then(|place| {
            let (left, right) = inner.split_at_checked(place)?;
            let (sign, right) = right.split_first()?;
            Some((Side::of(left)?, *sign, Side::of(right)?))
        });
        match (inner, sided) {
            (["true" | "false"], _) => (inner == ["true"]) != holds,
            (_, Some((left, sign, right))) => self.compare(left, sign, right, holds),
            ([text, "not", "in", list], _) => self.is_listed(text, list, !holds),
            ([text, "in", list], _) => self.is_listed(text, list, holds),
            ([name, "in", "[" | "(", words @ .., "]" | ")"], _) if holds => self.is_none_of(name, words),
            ([name, "in", "[" | "(", words @ .., "]" | ")"], _) => self.is_one_of(name, words),
            ([name, "not", "in", "[" | "(", words @ .., "]" | ")"], _) if holds => {
                self.is_one_of(name, words)
            }
            _ => self.contradict(inner.join(" "), holds),
        }
    }

    /// Whether the opposite was said.
    fn contradict(&mut self, claim: String, holds: bool) -> bool {
        let is_opposite = self.said.iter().any(|(said, held)| *said == claim && *held != holds);
        self.said.push((claim, holds));
        is_opposite
    }

    fn is_listed(&mut self, text: &'a str, list: &'a str, holds: bool) -> bool {
        let is_impossible =
            matches!(Side::of(&[text]), Some(Side::Text(text)) if !can_be(list, text, self.step));
        (holds && is_impossible) || self.contradict([text, " in ", list].concat(), holds)
    }

    /// Whether something can be none of what is written out.
    fn is_none_of(&mut self, name: &'a str, words: &[&'a str]) -> bool {
        let Some(side) = Side::of(&[name]) else {
            return false;
        };
        let words = || words.split(|token| *token == ",").filter(|word| !word.is_empty());
        // What is computed may be anything.
        let is_plain = |word: &Side<'_>| !matches!(word, Side::Name(_));
        let is_unlisted = |word: &Side<'_>| {
            is_plain(word) && self.lists.iter().any(|(known, list)| *known == name && !list.contains(word))
        };
        let is_excluded = |word: &[&'a str]| {
            let word = Side::of(word);
            word.is_some_and(|word| is_unlisted(&word) || self.clone().compare(side, "==", word, true))
        };
        let is_none = words().all(is_excluded);
        let list = words().map(|word| Side::of(word).filter(is_plain)).collect::<Option<Vec<_>>>();
        self.lists.extend(list.map(|list| (name, list)));
        is_none
    }

    /// Whether something that is none of what is written out is one of it all the same.
    fn is_one_of(&mut self, name: &'a str, words: &[&'a str]) -> bool {
        let Some(side) = Side::of(&[name]) else {
            return false;
        };
        let mut is_one = false;
        for word in words.split(|token| *token == ",").filter_map(Side::of) {
            is_one |= self.compare(side, "==", word, false);
        }
        is_one
    }

    fn compare(&mut self, left: Side<'a>, sign: &str, right: Side<'a>, holds: bool) -> bool {
        let Some((sign, exchanged, denied)) = SIGNS.iter().find(|(known, ..)| *known == sign) else {
            return false;
        };
        match (left, right, if holds { *sign } else { *denied }) {
            (Side::Number(left), Side::Number(right), sign) => !holds_of(left, sign, right),
            (Side::Name(_), Side::Name(_), _) => false,
            (Side::Name(name), Side::Number(number), sign) => self.bound(name, sign, number),
            (Side::Name(name), Side::Text(text), sign @ ("==" | "!=")) => {
                self.equal(name, text, sign == "==")
            }
            (Side::Name(name), Side::Flag(flag), sign @ ("==" | "!=")) => {
                self.contradict(name.to_owned(), flag == (sign == "=="))
            }
            (side, Side::Name(_), _) => self.compare(right, exchanged, side, holds),
            (left, right, sign @ ("==" | "!=")) => (left == right) != (sign == "=="),
            _ => false,
        }
    }

    fn bound(&mut self, name: &'a str, sign: &str, number: f64) -> bool {
        let known = NUMBERS.iter().find(|(known, ..)| *known == name);
        let (least, is_whole) = known.map_or((f64::MIN, false), |(_, least, is_whole)| (*least, *is_whole));
        let at = self.numbers.iter().rposition(|(known, ..)| *known == name);
        let (_, low, high) = at.map_or((name, least, f64::MAX), |at| self.numbers.swap_remove(at));
        let (above, below) = match is_whole {
            true => (number.floor() + 1.0, number.ceil() - 1.0),
            false => (number.next_up(), number.next_down()),
        };
        let (low, high) = match sign {
            "==" => (low.max(number), high.min(number)),
            ">" => (low.max(above), high),
            ">=" => (low.max(number), high),
            "<" => (low, high.min(below)),
            "<=" => (low, high.min(number)),
            _ => (low, high),
        };
        let is_of_another_period = self.exceeds(name, low, high);
        self.numbers.push((name, low, high));
        low > high
            || is_of_another_period
            || (is_whole && sign == "==" && number.fract() != 0.0)
            || (matches!(sign, "==" | "!=") && self.contradict(format!("{name} {number}"), sign == "=="))
            || self.is_of_another_tone()
    }

    /// Whether a shorter period has more in it than a longer one.
    fn exceeds(&self, name: &str, low: f64, high: f64) -> bool {
        let place = |name: &str| PERIODS.iter().position(|period| *period == name);
        self.numbers.iter().any(|(other, least, most)| match place(name).zip(place(other)) {
            Some((own, other)) if own < other => low > *most,
            Some((own, other)) if own > other => *least > high,
            _ => false,
        })
    }

    fn equal(&mut self, name: &'a str, text: &'a str, holds: bool) -> bool {
        let is_other = |(known, other): &(&str, &str)| *known == name && *other != text;
        let is_excluded = holds
            && (LISTS.contains(&name)
                || FLAGS.contains(&name)
                || !can_be(name, text, self.step)
                || self.texts.iter().any(is_other));
        if holds {
            self.texts.push((name, text));
        }
        is_excluded || self.contradict(format!("{name} '{text}'"), holds) || self.is_of_another_tone()
    }

    /// Whether the number of orders and the tone exclude each other.
    fn is_of_another_tone(&self) -> bool {
        let tone = self.texts.iter().find(|(name, _)| *name == "buyer.tone");
        let orders = self.numbers.iter().find(|(name, ..)| *name == "buyer.orders");
        tone.zip(orders).is_some_and(|((_, tone), (_, low, high))| {
            if *tone == Tone::New.name() { *low >= RETURNING } else { *high < RETURNING }
        })
    }
}

fn holds_of(left: f64, sign: &str, right: f64) -> bool {
    match sign {
        "==" => left == right,
        "!=" => left != right,
        "<" => left < right,
        ">" => left > right,
        "<=" => left <= right,
        _ => left >= right,
    }
}

/// Whether a name can stand for a text, or have it in its list.
fn can_be(name: &str, text: &str, step: Step) -> bool {
    match name {
        "step" => text == step.name(),
        "buyer.tone" => Tone::WORDS.iter().any(|(_, known)| *known == text),
        "buyer.country" => is_country(text),
        "order.currency" => is_currency(text),
        // More is not kept of it (ISO 3166-2, without the country).
        "buyer.region" => text.len() <= 3,
        "order.methods" => Method::WORDS.iter().any(|(_, known)| *known == text),
        "sent.order" | "sent.ever" => Step::named(text).is_some(),
        _ => !NUMBERS.iter().any(|(known, ..)| *known == name),
    }
}

/// Whether a text is written as currencies are (ISO 4217).
fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The parts between a word that stands in no brackets.
fn split<'a, 'b>(tokens: &'b [&'a str], word: &str) -> Vec<&'b [&'a str]> {
    let mut depth = 0_usize;
    let is_between = |token: &&str| {
        match *token {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && *token == word
    };
    tokens.split(is_between).collect()
}

/// What stands in brackets that are around all of it.
fn unwrapped<'a, 'b>(tokens: &'b [&'a str]) -> &'b [&'a str] {
    let ["(", inner @ .., ")"] = tokens else {
        return tokens;
    };
    let mut depth = 1_usize;
    let is_whole = inner.iter().all(|token| {
        match *token {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0
    });
    if is_whole { unwrapped(inner) } else { tokens }
}
