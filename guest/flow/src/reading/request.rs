//! Preferences that a whole reply asks for: PAUSE 2 WEEKS, LATER 3 DAYS, SKIP,
//! LESS, ONLY DELIVERY.

use super::Intent;
use super::concept::Concept::{
    Day, Filler, Fine, Hour, I, Later, Less, Me, Message, Month, One, Only, Pause, Send, Skip, Start, Thanks,
    Three, Two, Want, Week, Yes,
};
use super::concept::{Concept, Concepts};
use super::lexicon::{Sense, is_number};
use super::normalise::Text;
use super::topic;
use crate::event::{HOUR, Timestamp};

/// The longest delay that a reply can ask for.
const DELAY_MAX: Timestamp = 365 * DAY;
const DAY: Timestamp = 24 * HOUR;

/// What may stand beside the word that asks.
const BESIDE: &[Concept] =
    &[Filler, Thanks, Yes, Fine, Me, I, Message, Send, Want, Hour, Day, Week, Month, One, Two, Three];

/// The words that ask, with what they ask for.
const REQUESTS: &[(Concept, Intent)] =
    &[(Pause, Intent::Pause), (Later, Intent::Later), (Skip, Intent::Skip), (Less, Intent::Less)];

/// The preference that a whole text asks for.
pub(super) fn request(text: &Text, sense: &Sense) -> Option<(Intent, Option<Timestamp>)> {
    let said = sense.concepts();
    if sense.unknown() > 0 {
        return None;
    }
    let beside = Concepts::of(BESIDE);
    let asked = REQUESTS.iter().find(|(word, _)| {
        let mut allowed = beside;
        allowed.add(*word);
        said.has(*word) && said.within(allowed)
    });
    if let Some((_, intent)) = asked {
        return Some((*intent, delay(text, sense)));
    }
    let mut allowed = beside;
    [Only, Start]
        .into_iter()
        .chain(topic::TOPICS.iter().map(|(word, _)| *word))
        .for_each(|word| allowed.add(word));
    (said.has(Only) && topic::topic(said).is_some() && said.within(allowed)).then_some((Intent::Only, None))
}

/// "2 weeks", "a month", "3d": in milliseconds, a month being thirty days.
fn delay(text: &Text, sense: &Sense) -> Option<Timestamp> {
    let unit = sense.hits.iter().find_map(|hit| match hit.concept {
        Hour => Some(HOUR),
        Day => Some(DAY),
        Week => Some(7 * DAY),
        Month => Some(30 * DAY),
        _ => None,
    })?;
    let figure = text.words.iter().find(|word| is_number(&word.text));
    let count = match figure {
        Some(word) => word.text.parse::<Timestamp>().unwrap_or(DELAY_MAX),
        None => {
            let said = sense.concepts();
            [(Two, 2), (Three, 3)].into_iter().find(|(word, _)| said.has(*word)).map_or(1, |(_, count)| count)
        }
    };
    Some(unit.saturating_mul(count).clamp(0, DELAY_MAX)).filter(|delay| *delay > 0)
}
