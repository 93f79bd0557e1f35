//! Whether somebody who was asked a question says yes to it, in whatever words:
//! whether the texts shall go on, or whether it was them who agreed. A word that
//! is not known may take a yes back, so a yes among others is none.

use super::concept::Concept::{
    Arrive, Aside, Cancel, Consent, Contact, DontContact, DontWant, Filler, Fine, I, LeaveAlone, Legal, Less,
    Me, Message, More, No, NoMore, Not, Pause, Received, Remove, Resume, Revoke, Send, SignUp, Spam, Start,
    Stop, Thanks, TooMany, Unclear, Unsubscribe, Want, Who, Why, Wrong, WrongNumber, Yes,
};
use super::concept::{Concept, Concepts, TOPICS};
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
/// What makes something else of agreeing.
const ELSE: &[Concept] = &[Aside, Legal, Less, Pause, Spam, TooMany, Unclear, Who, Why];
/// What may stand beside a yes, with the topics of texts.
const BESIDE: &[Concept] = &[
    Arrive, Consent, Contact, Filler, Fine, I, Me, Message, More, Received, Resume, Send, SignUp, Start,
    Thanks, Want, Yes,
];
/// An answer in the words of [`GOES_ON`] has so many at most.
const WORDS: usize = 8;

/// What says that something shall go on, folded as replies are; the Latin ones are
/// of many languages.
const GOES_ON: Packed<()> = packed![
    (
        (),
        "yea keep continue carry_on go_on go_ahead please_do of_course ok okay sure stay leave_them_on im_in \
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
const UNSPACED: &str = "続け 続けて 继续 繼續 保留 계속 유지 ต่อไป ต่อ";
/// What confirms having agreed.
const CONFIRMS: Packed<()> = packed![(
    (),
    "confirm confirmed i_agree ich_bestatige bestatigt bestatige je_confirme confirme confirmo confermo confermato \
     bevestig bevestigd ik_bevestig potwierdzam jag_bekraftar bekraftar bekrafter jeg_bekrafter",
)];
/// Small words that stand beside a yes.
const SMALL: Packed<()> = packed![(
    (),
    "still sms_y poprosze prosze das war bin ich es_bin c_etait moi fui yo sono stato io sono_io eu dat was ik to_ja det_var",
)];
/// Known words that take it back all the same: "yes off", "ok why", "keep your texts".
const TAKES_BACK: Packed<()> = packed![(
    (),
    "off out let aus ab ok_y okay_y y_u u_y y_you y_are y_do do_you do_u you_want u_want should_i can_i si_fine si_._fine \
     keep_your keep_ur gardez_vos garde_tes",
)];
/// Whole answers without their spaces: a part of them would say nothing, or
/// something else.
const WHOLE_YES: &str = "y yy yplease";
const WHOLE_GOES_ON: &str = "textmeplease pleasetextme finebyme finewithme nokeepsending nokeepthemcoming \
                             nocontinue noncontinuez nonnoncontinuez";

/// What somebody was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Whether the texts shall go on.
    ToGoOn,
    /// Whether it was them who agreed: consent wants a clear word.
    ToConfirm,
}

/// Whether a reply says yes to what was asked, and nothing against it.
pub(crate) fn agrees(body: &str, asked: Asked, locale: Option<&str>, country: Option<&str>) -> bool {
    let text = Text::of(body);
    if text.asks_anything {
        return false;
    }
    let said = text.joined();
    let is_whole = |list: &str| list.split(' ').any(|whole| whole == said);
    let goes_on = asked == Asked::ToGoOn;
    if is_whole(WHOLE_YES) || (goes_on && is_whole(WHOLE_GOES_ON)) {
        return true;
    }
    let language = locale.map(language_of);
    let senses = senses(&text, language.as_deref(), country);
    let any = |concepts: &[Concept]| senses.iter().any(|sense| sense.concepts().any(Concepts::of(concepts)));
    let folded = folded(body);
    let mut known = vec![false; text.words.len()];
    if any(ELSE) || mark(&TAKES_BACK, &text, &folded, &mut known) {
        return false;
    }
    if any(AGAINST) {
        return goes_on && read(body, locale, country).reason == rules::GOES_ON;
    }
    mark(&SMALL, &text, &folded, &mut known);
    let confirms = mark(&CONFIRMS, &text, &folded, &mut known);
    let mut is_to_go_on = mark(&GOES_ON, &text, &folded, &mut known);
    for words in UNSPACED.split(' ').filter(|words| body.contains(words)) {
        is_to_go_on = true;
        for (word, known) in text.words.iter().zip(&mut known) {
            *known |= words.contains(word.text.as_str());
        }
    }
    // "I'll keep it", "leave me".
    let is_of_texts = any(&[Contact, Message, Received, Send]);
    let is_to_go_on = is_to_go_on && text.words.len() <= WORDS && (is_of_texts || !any(&[I, Me]));
    let wants = any(&[Want]) && any(&[Message]);
    let says = if goes_on { wants || is_to_go_on || any(&[Resume, Start]) } else { confirms };
    let says = says || any(&[Yes]);
    says && senses.iter().any(|sense| is_known(sense, &known))
}

/// Whether every word is known, and may stand beside a yes.
fn is_known(sense: &Sense, known: &[bool]) -> bool {
    let beside = Concepts::of(BESIDE);
    let topics = Concepts::of(TOPICS);
    known.iter().enumerate().all(|(place, known)| {
        let is_hit = |hit: &super::lexicon::Hit| {
            let mut concept = Concepts::default();
            concept.add(hit.concept);
            hit.start <= place && place < hit.end && (concept.any(beside) || concept.any(topics))
        };
        *known || sense.hits.iter().any(is_hit)
    })
}

/// Marks the words of a text that are listed; whether there are any.
fn mark(list: &Packed<()>, text: &Text, folded: &str, known: &mut [bool]) -> bool {
    let mut any = false;
    list.each(|(), entries| {
        for entry in entries.split_ascii_whitespace() {
            let end = if entry.ends_with('*') { "" } else { "_" };
            if !folded.contains(&["_", entry.trim_end_matches('*'), end].concat()) {
                continue;
            }
            any = true;
            for (word, known) in text.words.iter().zip(&mut *known) {
                *known |= entry.split('_').any(|part| is(&word.text, part));
            }
        }
    });
    any
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
            ("en", "yes I still want the texts please"),
            ("en", "Yes please, thank you"),
            ("de", "ja gerne"),
            ("fr", "oui, continuez"),
            ("fr", "non continuez"),
            ("en", "no, keep sending"),
            ("en", "no keep them coming"),
            ("en", "text me please"),
            ("en", "fine by me"),
            ("en", "start texting me"),
        ] {
            wrong.extend((!agrees(reply, Asked::ToGoOn, Some(language), None)).then_some((language, reply)));
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
            ("en", "YES END"),
            ("en", "yes end them all"),
            ("en", "yes I want to end them"),
            ("en", "yes terminate"),
            ("en", "yes this is spam"),
            ("en", "yes too many texts"),
            ("en", "yes bye"),
            ("en", "yes I am done"),
            ("en", "yes leave"),
            ("en", "yes turn them off"),
            ("en", "yes off"),
            ("en", "yes let me out"),
            ("en", "yes I hate these"),
            ("en", "yes stop"),
            ("de", "ja Ende"),
            ("de", "ja bitte abstellen"),
            ("de", "ja weg damit"),
            ("de", "ja aus"),
            ("fr", "oui fin"),
            ("fr", "oui, terminé"),
            ("es", "sí, terminar"),
            ("it", "sì, fine"),
            ("it", "sì fine"),
            ("nl", "ja einde"),
            ("pl", "tak, koniec"),
            ("sv", "ja slut"),
            ("ru", "да, конец"),
            ("tr", "evet bitsin"),
            ("ja", "はい、終わり"),
            ("en", "I want texts gone"),
            ("en", "I want the texts to end"),
            ("en", "yes I want the texts gone"),
            ("en", "I want texts deleted"),
            ("en", "I want texts blocked"),
            ("en", "I want messages off my phone"),
            ("en", "want texts over"),
            ("es", "quiero que terminen los mensajes"),
            ("es", "quiero los mensajes fuera"),
            ("it", "voglio che finiscano i messaggi"),
            ("pl", "chcę końca sms"),
            ("en", "Y u text me"),
            ("en", "ok y"),
            ("en", "stay out of my phone"),
            ("fr", "gardez vos sms"),
            ("ru", "оставьте меня"),
            ("en", "do you want me to keep getting these"),
            ("en", "I'll keep it"),
        ] {
            for locale in [Some(language), None] {
                wrong.extend(agrees(reply, Asked::ToGoOn, locale, None).then_some((language, reply)));
            }
        }
        assert_eq!(wrong, []);
    }

    #[test]
    fn having_agreed_is_confirmed_by_a_clear_word() {
        let mut wrong = Vec::new();
        for (language, reply, expected) in [
            ("en", "Y", true),
            ("en", "yes I do", true),
            ("en", "yes, that was me", true),
            ("en", "I confirm", true),
            ("en", "confirm", true),
            ("en", "I agree", true),
            ("de", "Ja gerne", true),
            ("de", "ja klar", true),
            ("de", "Ja, das war ich", true),
            ("de", "bestätigt", true),
            ("pl", "tak, poproszę", true),
            ("en", "ok", false),
            ("en", "KEEP", false),
            ("en", "sure", false),
            ("es", "vale", false),
            ("en", "yes END", false),
            ("en", "yes, that was not me", false),
            ("en", "I don't agree", false),
            ("en", "I never agreed", false),
            ("en", "I can't confirm", false),
            ("en", "I confirm nothing", false),
            ("de", "nicht bestätigt", false),
            ("de", "Das war ich", false),
            ("en", "yes I have the mug", false),
        ] {
            let agrees = agrees(reply, Asked::ToConfirm, Some(language), None);
            wrong.extend((agrees != expected).then_some((language, reply)));
        }
        assert_eq!(wrong, []);
    }
}
