//! What people answer, and when: whether or not they were asked.

use aftertext_edge::types::Timestamp;

use crate::catalogue;
use crate::course::Course;
use crate::dice::Dice;
use crate::rates::PER_MILLE;
use crate::rhythm::{DAY, HOUR, MINUTE};

/// A language's answers.
struct Words {
    language: &'static str,
    stop: &'static [&'static str],
    thanks: &'static [&'static str],
    questions: &'static [&'static str],
    ratings: &'static [&'static str],
}

/// The ratings of all are figures; what is said around them differs.
const ENGLISH: Words = Words {
    language: "en",
    stop: &["STOP", "Stop", "stop please", "UNSUBSCRIBE", "Stop texting me", "stop."],
    thanks: &["Thanks!", "thank you", "👍", "ok great", "Perfect, can't wait", "lol ok"],
    questions: &[
        "Where is my order?",
        "when will it get here",
        "Can I change my address?",
        "Is this a person?",
    ],
    ratings: &["5", "5", "5", "4", "4", "3", "2", "1", "5 stars", "5!", "4 - nice, but small", "five"],
};

const WORDS: &[Words] = &[
    Words {
        language: "fr",
        stop: &["STOP", "Stop", "ARRET", "Arrêtez svp"],
        thanks: &["Merci !", "merci beaucoup", "Super 👍"],
        questions: &["Où est ma commande ?", "C'est pour quand ?"],
        ratings: &["5", "5", "4", "3", "1", "5 étoiles"],
    },
    Words {
        language: "de",
        stop: &["STOP", "Stopp", "Abmelden", "Bitte keine SMS mehr"],
        thanks: &["Danke!", "Vielen Dank", "Super 👍"],
        questions: &["Wo ist meine Bestellung?", "Wann kommt das Paket?"],
        ratings: &["5", "5", "4", "3", "1", "5 Sterne"],
    },
    Words {
        language: "sv",
        stop: &["STOPP", "Stop"],
        thanks: &["Tack!", "Tack så mycket"],
        questions: &["Var är min beställning?"],
        ratings: &["5", "4", "3"],
    },
];

/// What people say to the question whether they need more.
const MORE: &[&str] = &["YES", "yes please", "LATER", "LATER", "LATER 2W", "later 1 month"];

/// What people say to the question whether they agreed.
const CONFIRMED: &[&str] = &["JA", "Ja", "ja"];

/// What the buyer answers over the course of an order. `leaves` is STOP, and who
/// has left says no more, unless they come back.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) at: Timestamp,
    pub(crate) body: &'static str,
    pub(crate) leaves: bool,
}

/// All answers to one order, in no order.
pub(crate) fn answers(course: &mut Course<'_>) -> Vec<Answer> {
    let mut answers = Vec::new();
    if !course.person.gets_texts() {
        return answers;
    }
    let words = words(course.person.home.locale);
    let placed_at = course.order.placed_at;
    if course.dice.chance(PER_MILLE.thanked) {
        answers.push(answer(course.dice, placed_at, 5 * DAY, words.thanks));
    }
    if course.dice.chance(PER_MILLE.asked) {
        answers.push(answer(course.dice, placed_at, 8 * DAY, words.questions));
    }
    if let Some(arrived_at) = course.arrived_at {
        if course.dice.chance(PER_MILLE.rated) {
            let asked_at = arrived_at.saturating_add(7 * DAY);
            answers.push(answer(course.dice, asked_at, 2 * DAY, words.ratings));
        }
        if let Some(ends_at) = used_up(course, arrived_at)
            && course.dice.chance(PER_MILLE.reorder_answered)
        {
            answers.push(answer(course.dice, ends_at, DAY, MORE));
        }
    }
    if course.person.has_to_confirm() && course.dice.chance(PER_MILLE.confirmed) {
        // Even who buys at night has been asked by then.
        let asked_at = placed_at.saturating_add(14 * HOUR);
        answers.push(answer(course.dice, asked_at, DAY, CONFIRMED));
    }
    if course.dice.chance(PER_MILLE.said_stop) {
        leave(course, words, &mut answers);
    }
    answers
}

fn words(locale: &str) -> &'static Words {
    let language = locale.split('-').next().unwrap_or_default();
    WORDS.iter().find(|words| words.language == language).unwrap_or(&ENGLISH)
}

fn answer(dice: &mut Dice, from: Timestamp, within: Timestamp, words: &[&'static str]) -> Answer {
    let at = from.saturating_add(dice.span(&(1..=within / MINUTE), MINUTE));
    Answer { at, body: dice.word(words), leaves: false }
}

/// When the first of what is used up is.
fn used_up(course: &Course<'_>, arrived_at: Timestamp) -> Option<Timestamp> {
    let lasts = course.order.lines.iter().filter(|line| line.quantity > 0).filter_map(|line| {
        let product = catalogue::products().find(|product| product.sku == line.product_id)?;
        product.lasts_days
    });
    lasts.min().map(|days| arrived_at.saturating_add(Timestamp::from(days).saturating_mul(DAY)))
}

/// STOP, after which nothing more is said; a few come back.
fn leave(course: &mut Course<'_>, words: &Words, answers: &mut Vec<Answer>) {
    let stop = answer(course.dice, course.order.placed_at, 20 * DAY, words.stop);
    let left_at = stop.at;
    answers.retain(|answer| answer.at < left_at);
    answers.push(Answer { leaves: true, ..stop });
    if course.dice.chance(PER_MILLE.came_back) {
        let at = left_at.saturating_add(course.dice.span(&(1..=120), HOUR));
        answers.push(Answer { at, body: "START", leaves: false });
    }
}
