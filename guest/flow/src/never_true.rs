//! Conditions that no order can meet, as far as that shows without trying: a
//! claim that cannot be so, in a condition that is nothing but claims that are
//! joined by "and". All else is given the benefit of the doubt.

use crate::content::is_listed;
use crate::event::Method;
use crate::journey::Step;
use crate::json::Word;
use crate::tone::Tone;

/// Claims that hold of no order, without spaces: whoever gets a text has placed
/// one.
const NEVER: &str =
    "buyer.orders<1 buyer.orders<=0 buyer.orders==0 order.value<0 order.quantity<0 order.age_days<0";
/// Claims that hold of a first order only.
const FIRST: &str = "buyer.orders==1 buyer.orders<=1 buyer.orders<2";

/// Whether no order of this step meets a condition.
pub(crate) fn never_true(condition: &str, step: Step) -> bool {
    let words: Vec<&str> = condition.split_ascii_whitespace().filter(|word| *word != "-").collect();
    let (mut never, mut is_first, mut is_not_new) = (false, false, false);
    for claim in words.chunks(4) {
        let (left, sign, right) = match *claim {
            [left, sign, right] | [left, sign, right, "and"] => (left, sign, right),
            ["false"] => return true,
            _ => return false,
        };
        let claim = [left, sign, right].concat();
        never |= is_listed(NEVER, &claim);
        is_first |= is_listed(FIRST, &claim);
        let (name, text) = if sign == "in" { (right, left) } else { (left, right) };
        if let Some(text) = quoted(text).filter(|_| matches!(sign, "in" | "==")) {
            is_not_new |= name == "buyer.tone" && text != Tone::New.name();
            never |= !can_be(name, text, step);
        }
    }
    never || (is_first && is_not_new)
}

/// The first condition in a template that no order meets.
pub(crate) fn dead_branch(template: &str, step: Step) -> Option<&str> {
    template.split('%').find_map(|tag| {
        let (_, condition) = tag.split_once("if ")?;
        never_true(condition, step).then_some(condition)
    })
}

/// Whether a name can stand for a text, or have it in its list.
fn can_be(name: &str, text: &str, step: Step) -> bool {
    match name {
        "step" => text == step.name(),
        "buyer.tone" => Tone::WORDS.iter().any(|(_, known)| *known == text),
        "buyer.country" => text.len() == 2,
        "order.methods" => Method::WORDS.iter().any(|(_, known)| *known == text),
        "sent.order" | "sent.ever" => Step::named(text).is_some(),
        _ => true,
    }
}

fn quoted(value: &str) -> Option<&str> {
    match value.as_bytes() {
        [b'\'' | b'"', .., b'\'' | b'"'] => value.get(1..value.len() - 1),
        _ => None,
    }
}
