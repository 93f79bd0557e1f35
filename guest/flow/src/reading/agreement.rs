//! Whether somebody who was asked whether the texts shall go on wants them to,
//! in whatever words.

use super::concept::Concept::{
    Aside, Cancel, DontContact, DontWant, LeaveAlone, Legal, Less, Message, No, NoMore, Not, Pause, Remove,
    Revoke, Spam, Stop, TooMany, Unclear, Unsubscribe, Want, Who, Why, Wrong, WrongNumber, Yes,
};
use super::concept::{COMMERCE, Concept, Concepts};
use super::lexicon::{Sense, senses};
use super::normalise::Text;
use super::{folded, language_of, read, rules};
use crate::packed::{Packed, packed};

/// What takes a yes back.
const AGAINST: &[Concept] = &[
    Cancel,
    DontContact,
    DontWant,
    LeaveAlone,
    No,
    NoMore,
    Not,
    Remove,
    Revoke,
    Stop,
    Unsubscribe,
    Wrong,
    WrongNumber,
];
/// What makes something else of wanting and of going on.
const ELSE: &[Concept] = &[Aside, Legal, Less, Pause, Spam, TooMany, Unclear, Who, Why];
/// An answer in the words of [`GOES_ON`] has so many at most.
const WORDS: usize = 8;

/// What says that something shall go on, folded as replies are; the Latin ones are
/// of many languages.
const GOES_ON: Packed<()> = packed![
    (
        (),
        "y yy yea keep continue carry_on go_on go_ahead please_do of_course ok okay sure stay leave_them_on im_in \
         weiter* behalten bleiben bleib klar gern gerne continuez continuer garder gardez bien_sur d_accord \
         volontiers seguir sigan siga mantener mantengan claro de_acuerdo continua continuate continuare \
         mantieni va_bene certo d_accordo continue continuar manter mantenha pode behouden houden doorgaan \
         ga_door graag zostaw* kontynuuj* jasne zgoda behall fortsatt garna behold fortsaet fortsett gerne gjerne jatka* \
         pokracujte nechte maradjon folytas* continuati pastrati devam elbette lanjut* teruskan kekal* tiep_tuc \
         ituloy tuloy",
    ),
    ((), "продолжа* оставь* оставля* конечно продовжу* залиш* звичайно"),
    ((), "συνεχι* κρατη* βεβαια"),
    ((), "המשיכו תמשיכו להמשיך"),
    ((), "استمر استمروا اكملوا تابعوا"),
    ((), "जारी चालू रखें रखो"),
    ((), "চালিয়ে চালু"),
];
/// The same in scripts without spaces.
const UNSPACED: &str = "続け 继续 繼續 保留 계속 유지 ต่อไป ต่อ";

/// Whether a reply says that the texts shall go on, and nothing against it, whatever
/// else it says: to whoever has just been asked.
pub(crate) fn agrees(body: &str, locale: Option<&str>, country: Option<&str>) -> bool {
    let text = Text::of(body);
    let language = locale.map(language_of);
    let senses = senses(&text, language.as_deref(), country);
    let any = |concepts: &[Concept]| senses.iter().any(|sense| sense.concepts().any(Concepts::of(concepts)));
    if text.asks_anything {
        return false;
    }
    if any(AGAINST) {
        return read(body, locale, country).reason == rules::GOES_ON;
    }
    let goes_on = || text.words.len() <= WORDS && !any(COMMERCE) && is_to_go_on(body, &text, &senses);
    any(&[Yes]) || (!any(ELSE) && ((any(&[Want]) && any(&[Message])) || goes_on()))
}

/// Whether a reply says that something shall go on, and names nothing that could be
/// another thing than the texts.
fn is_to_go_on(body: &str, text: &Text, senses: &[Sense]) -> bool {
    if UNSPACED.split(' ').any(|words| body.contains(words)) {
        return true;
    }
    let folded = folded(body);
    let mut known = vec![false; text.words.len()];
    GOES_ON.each(|(), entries| {
        for entry in entries.split_ascii_whitespace() {
            let end = if entry.ends_with('*') { "" } else { "_" };
            if !folded.contains(&["_", entry.trim_end_matches('*'), end].concat()) {
                continue;
            }
            for (word, known) in text.words.iter().zip(&mut known) {
                *known |= entry.split('_').any(|part| is(&word.text, part));
            }
        }
    });
    let names_nothing = |sense: &Sense| {
        let is_hit = |place: usize| sense.hits.iter().any(|hit| hit.start <= place && place < hit.end);
        known.iter().enumerate().all(|(place, known)| *known || is_hit(place))
    };
    known.contains(&true) && senses.iter().any(names_nothing)
}

fn is(word: &str, part: &str) -> bool {
    part.strip_suffix('*').map_or(word == part, |stem| word.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_asked_agrees_in_whatever_words() {
        let mut wrong = Vec::new();
        for (language, reply) in [
            ("en", "KEEP"),
            ("en", "Y"),
            ("en", "keep them coming"),
            ("en", "I want the texts"),
            ("en", "I still want your messages"),
            ("en", "I want to keep getting texts"),
            ("en", "continue please"),
            ("en", "ok"),
            ("en", "sure"),
            ("en", "don't stop"),
            ("en", "yes, keep it up"),
            ("de", "weiter"),
            ("de", "Ich will die SMS"),
            ("de", "Bitte behalten"),
            ("de", "gerne"),
            ("fr", "continuez"),
            ("fr", "Je veux les SMS"),
            ("fr", "d'accord"),
            ("fr", "bien sûr"),
            ("es", "quiero los mensajes"),
            ("es", "sigan enviando"),
            ("it", "voglio i messaggi"),
            ("it", "continuate"),
            ("pt", "quero as mensagens"),
            ("pt", "pode continuar"),
            ("nl", "ik wil de berichten"),
            ("nl", "ga door"),
            ("pl", "chcę SMS-y"),
            ("pl", "zostaw"),
            ("sv", "fortsätt"),
            ("da", "fortsæt"),
            ("no", "fortsett gjerne"),
            ("fi", "jatkakaa"),
            ("tr", "devam"),
            ("ru", "продолжайте"),
            ("uk", "продовжуйте"),
            ("el", "συνεχίστε"),
            ("ja", "続けてください"),
            ("zh", "继续"),
            ("ko", "계속"),
            ("hi", "जारी रखें"),
            ("id", "lanjutkan"),
        ] {
            wrong.extend((!agrees(reply, Some(language), None)).then_some((language, reply)));
        }
        for (language, reply) in [
            ("en", "no keep"),
            ("en", "don't keep them coming"),
            ("en", "I don't want the texts"),
            ("en", "keep my order"),
            ("en", "I'll keep the mug"),
            ("de", "den Becher behalten"),
            ("en", "where is my order"),
            ("en", "thanks, it arrived"),
            ("en", "5"),
            ("en", "👍"),
            ("en", ""),
            ("en", "who wants texts like this"),
            ("en", "ok?"),
            ("en", "ok stop"),
            ("en", "I want to unsubscribe"),
            ("en", "I want less texts"),
            ("en", "your texts keep being spam"),
            ("en", "the mug is on the shelf now"),
            ("de", "nicht weiter"),
            ("fr", "ne continuez pas"),
            ("es", "no sigan"),
            ("ja", "続けないで"),
        ] {
            wrong.extend(agrees(reply, Some(language), None).then_some((language, reply)));
        }
        assert_eq!(wrong, []);
    }
}
