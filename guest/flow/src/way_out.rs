//! Whether a text offers the way out, and where. The word for it counts in the
//! frame of an instruction, "reply STOP", "STOP to end", "STOP au 36105", and not
//! where something merely stops, or shall not.

mod frame;

use crate::content::is_listed;
use crate::own_words::{places, says, unnamed, without_addresses};
use crate::reading::folded;
use crate::template::Source;
use crate::wording::tells_the_way_out;
use frame::{AFTER, LEADS_IN, NOT, NOT_UNSPACED, VERBS, VERBS_UNSPACED};

/// The word by which people leave: all gateways know it.
pub(crate) const WAY_OUT: &str = "STOP";
/// The words by which people leave: that one, and those of Brazil and Mexico.
pub(crate) const LEAVING: &[&str] = &[WAY_OUT, "PARE", "SAIR", "BAJA", "ALTO"];
/// It is written so, too, where people merely mention it.
const ANY_CASE: &[&str] = &[WAY_OUT, "Stop", "stop", "STOPSMS", "StopSMS"];
/// So many words before it what it is an answer with is at most.
const NEAR: usize = 8;
/// What parts clauses, with the space beside it.
const MARKS: &[char] = &[' ', ',', ';', ':', '-', '–', '—', '|', '/'];
/// So many times in a sentence it is looked at.
const PLACES_MAX: usize = 8;
/// A number to write to has so many digits at least.
const NUMBER: usize = 4;

/// Whether a text offers the way out by one of these words, as far as its template
/// and not only an order says so.
pub(crate) fn offers(body: &str, source: &Source<'_>, brand: &str, words: &[&str]) -> bool {
    let is_said = |word: &&&str| body.contains(**word) && says(body, source.template(), brand, word);
    words.iter().filter(is_said).any(|word| {
        let is_framed = || pieces(body).iter().any(|piece| is_offer(piece, brand, &[word]));
        (*word == WAY_OUT && tells_the_way_out(body)) || is_framed()
    })
}

/// Whether a text could speak of the way out at all.
pub(crate) fn may_mention(text: &str) -> bool {
    // All of them begin so; looking for each would take longer.
    text.as_bytes().windows(4).any(|four| four.eq_ignore_ascii_case(b"stop"))
}

/// Whether a template speaks of the way out, in whatever case.
pub(crate) fn mentions(template: &str, brand: &str) -> bool {
    may_mention(template) && pieces(template).iter().any(|piece| is_offer(piece, brand, ANY_CASE))
}

/// A text without what its template says of the way out; nothing where it says
/// nothing of it. Where that is a whole sentence with news in it, only the end is
/// taken away.
pub(crate) fn without(body: &str, template: &str, brand: &str) -> Option<String> {
    let is_own = |word: &&&str| says(body, template, brand, word);
    let own: Vec<&str> = ANY_CASE.iter().filter(is_own).copied().collect();
    let mut kept: Vec<&str> = Vec::new();
    let (mut found, pieces) = (false, pieces(body));
    for piece in pieces {
        if own.is_empty() || !(is_offer(piece, brand, &own) || is_alone(piece, &own)) {
            kept.push(piece);
            continue;
        }
        found = true;
        // "No more texts? STOP": the question goes with its answer.
        let leads_in = |piece: &mut &str| piece.trim_end().ends_with('?') && has_word(piece, LEADS_IN);
        while kept.pop_if(leads_in).is_some() {}
        kept.extend(news_before(piece, brand, &own));
    }
    found.then(|| joined(&kept))
}

/// Whether nothing is left of a text besides its sender's name.
pub(crate) fn is_bare(body: &str, brand: &str) -> bool {
    !unnamed(body, brand).contains(char::is_alphanumeric)
}

/// What a sentence tells before it comes to the way out, where that has a figure in
/// it, as news of an order has.
fn news_before<'a>(piece: &'a str, brand: &str, own: &[&str]) -> Option<&'a str> {
    let is_news = |clause: &&str| {
        let said = unnamed(clause, brand);
        said.contains(|char: char| char.is_ascii_digit()) && !has_word(&said, NOT)
    };
    let (before, _) = own.iter().find_map(|word| places(piece, word).first().copied())?;
    // "STOP 36105", without a word before that belongs to it.
    if !has_word(before, VERBS) && is_news(&before) {
        return Some(before);
    }
    let mut parts = [',', '-', '–'].into_iter().filter_map(|mark| before.rsplit_once(mark));
    let (clause, _) = parts.find(|(_, rest)| rest.starts_with(' '))?;
    Some(clause).filter(is_news)
}

/// Whether a sentence is the word and nothing else.
fn is_alone(piece: &str, own: &[&str]) -> bool {
    own.contains(&piece.trim_matches(|char: char| !char.is_alphanumeric()))
}

fn joined(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        if piece.starts_with(['.', ',', '!', '?', ';', ':']) {
            text.truncate(text.trim_end().len());
        } else if !text.is_empty() && !text.ends_with(char::is_whitespace) && !piece.starts_with(' ') {
            text.push(' ');
        }
        text.push_str(piece);
    }
    text.trim_start().trim_end_matches(MARKS).to_owned()
}

/// The sentences of a text, each with its end, and what is in parentheses.
fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    for (place, char) in text.char_indices() {
        let after = place + char.len_utf8();
        let next = text.get(after..).and_then(|rest| rest.chars().next());
        let end = match char {
            '(' | '[' => place,
            ')' | ']' | '\n' | '。' | '！' | '？' => after,
            '?' if text.get(after..).is_some_and(is_answered) => continue,
            '.' | '!' | '?' | ';' | '…' if next.is_none_or(char::is_whitespace) => after,
            _ => continue,
        };
        pieces.extend(text.get(start..end));
        start = end;
    }
    pieces.extend(text.get(start..));
    pieces
}

/// Whether what follows a question is the word alone.
fn is_answered(rest: &str) -> bool {
    let rest = rest.trim_start();
    let after = ANY_CASE.iter().find_map(|word| rest.strip_prefix(word));
    after.is_some_and(|after| after.is_empty() || after.starts_with(['.', '!']))
}

fn is_offer(piece: &str, brand: &str, words: &[&str]) -> bool {
    let text = unnamed(&without_addresses(piece, brand), brand);
    let is_said = |word: &&str| {
        let mut places = places(&text, word).into_iter().take(PLACES_MAX);
        places.any(|(before, after)| is_framed(before, after))
    };
    words.iter().any(is_said)
}

/// Whether what is around the word makes an instruction of it.
fn is_framed(before: &str, after: &str) -> bool {
    if before.trim_end().ends_with('?') {
        return has_word(before, LEADS_IN);
    }
    let (said, follows) = (folded(before), folded(after));
    let said: Vec<&str> = said.split('_').filter(|word| !word.is_empty()).collect();
    let mut follows = follows.split('_').filter(|word| !word.is_empty());
    let first = follows.next().unwrap_or_default();
    let nears = said.len().saturating_sub(NEAR);
    let verb = said.iter().skip(nears).rposition(|word| is_any(VERBS, word)).map(|place| nears + place);
    let governs = verb.unwrap_or(said.len().saturating_sub(1)).saturating_sub(1);
    // What was said before a comma denies nothing after it.
    let is_apart = before.trim_end().ends_with(MARKS);
    let denies = !is_apart
        && said.iter().skip(governs).rev().take_while(|word| **word != ".").any(|word| is_any(NOT, word));
    let whole = [before, after].concat();
    if denies || is_any(NOT, first) || has_part(&whole, NOT_UNSPACED) {
        return false;
    }
    // "BUS STOP 1234".
    let name = before.trim_end().rsplit(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
    let is_named = name.len() > 1 && name.chars().all(char::is_uppercase);
    verb.is_some()
        || has_part(&whole, VERBS_UNSPACED)
        || after.trim_start().starts_with('=')
        || matches!(before.trim_start(), "(" | "[")
        || is_any(VERBS, first)
        || (!is_named
            && (is_any(AFTER, first) || digits(first) + follows.take(3).map(digits).sum::<usize>() >= NUMBER))
}

fn digits(word: &str) -> usize {
    if word.bytes().all(|byte| byte.is_ascii_digit()) { word.len() } else { 0 }
}

/// Whether a word is in a list, whole or as what begins so.
fn is_any(list: &str, word: &str) -> bool {
    let begins = |entry: &str| entry.strip_suffix('*').is_some_and(|stem| word.starts_with(stem));
    is_listed(list, word) || list.split_ascii_whitespace().any(begins)
}

fn has_word(text: &str, list: &str) -> bool {
    folded(text).split('_').any(|word| !word.is_empty() && is_any(list, word))
}

fn has_part(text: &str, list: &str) -> bool {
    !text.is_ascii() && list.split_ascii_whitespace().any(|part| text.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_counts_in_the_frame_of_an_instruction() {
        for text in [
            "Reply STOP to opt out.",
            "Reply with STOP at any time",
            "Txt STOP to 80123",
            "Text the word STOP to us",
            "HELP for help, STOP to cancel",
            "STOP to end",
            "STOP=end",
            "STOP = abmelden",
            "Opt out: STOP",
            "Opt out? Send STOP",
            "Not interested? Reply STOP",
            "If you do not want our texts, reply STOP",
            "Don't need these? Reply STOP.",
            "Your order left (STOP to end).",
            "Your order left. (STOP)",
            "REPLY STOP TO END",
            "Abmelden mit STOP",
            "Antworten Sie mit STOP, um keine SMS zu erhalten",
            "Keine SMS mehr: mit STOP antworten",
            "STOP zum Abmelden",
            "STOP au 36105",
            "STOP SMS : 36105",
            "STOP 36105",
            "Pour finir : STOP",
            "Pour arrêter, STOP.",
            "Livré - pour finir STOP",
            "Responda PARE para sair",
            "Envie SAIR para cancelar",
            "BAJA para darse de baja",
            "Responda ALTO si no desea más mensajes",
            "Pour ne plus recevoir de SMS, envoyez STOP",
            "Pour ne plus recevoir nos SMS répondez STOP",
            "STOP pour vous désinscrire",
            "Si no desea más mensajes responda STOP",
            "STOP para darse de baja",
            "Baja: STOP",
            "Rispondi STOP per non ricevere altri SMS",
            "STOP per disiscriversi",
            "Responda STOP para sair",
            "Afmelden? Antwoord STOP",
            "Stuur STOP om niet meer te ontvangen",
            "Odpisz STOP, aby zrezygnować",
            "Svara STOP för att avsluta",
            "Svar STOP for at afmelde",
            "返信STOPで停止",
            "STOPとご返信ください",
            "退订请回复STOP",
            "수신거부는 STOP 회신",
            "Bitirmek için STOP yazın",
            "Отправьте STOP",
            "Not interested? STOP.",
            "SMS automatique, ne pas répondre, STOP au 36105",
            "No reply - STOP to end",
        ] {
            assert!(offers(text, &Source::Own(text), "Demo", LEAVING), "{text}");
        }
        for text in [
            "Don't STOP now",
            "We never STOP shipping",
            "Do not reply STOP to this number",
            "Please don't text STOP",
            "You cannot answer STOP here",
            "Antworten Sie nicht mit STOP",
            "Ne répondez pas STOP",
            "No responda STOP",
            "Non rispondere STOP",
            "Svara inte STOP",
            "Antwoord niet met STOP",
            "Nie odpisuj STOP",
            "STOPを返信しないで",
            "NON-STOP fun",
            "Ohne STOP ans Ziel",
            "Sin STOP hasta casa",
            "Next to the BUS STOP 1234",
            "The courier comes to the STOP sign",
            "STOP! Hammer time",
            "STOP.",
            "Ready? STOP.",
            "It is ready. STOP by today",
            "STOP in and say hello",
            "Full STOP, it is here",
            "Entrega BAJA 2, no ALTO riesgo",
            "PIT STOP: your order is here",
            "https://demo.example/STOP",
            "reply stop to opt out",
            "Mit STOPP antworten",
        ] {
            assert!(!offers(text, &Source::Own(text), "Demo", LEAVING), "{text}");
        }
        assert!(!offers("Reply STOP to end", &Source::Own("{{ order.summary }}"), "Demo", LEAVING));
        assert!(!offers("STOP: reply at once", &Source::Own("STOP: reply at once"), "STOP", LEAVING));
        let often = "STOP ".repeat(1_000);
        assert!(
            !offers(&often, &Source::Own(&often), "Demo", LEAVING)
                && without(&often, &often, "STOP").is_none()
        );
    }

    #[test]
    fn what_a_text_says_of_the_way_out_can_be_taken_from_it() {
        for (text, left) in [
            ("Demo: #1 est parti. STOP au 36105", Some("Demo: #1 est parti.")),
            ("Demo: #1 est parti (STOP au 36105). Merci !", Some("Demo: #1 est parti. Merci !")),
            ("Demo: #1 est parti. Répondez stop pour finir. Merci", Some("Demo: #1 est parti. Merci")),
            ("Demo: #1 est parti. Plus de SMS ? STOP", Some("Demo: #1 est parti.")),
            ("Demo: #1 est parti. Plus de SMS ? STOP au 36105.", Some("Demo: #1 est parti.")),
            ("Demo: #1 est parti, STOP au 36105", Some("Demo: #1 est parti")),
            ("Demo: #1 est parti - Stop SMS 36105", Some("Demo: #1 est parti")),
            ("Demo: #1 left. Reply HELP for help, STOP to end.", Some("Demo: #1 left.")),
            ("Pour ne plus recevoir nos 2 SMS, envoyez STOP. #1 est parti", Some("#1 est parti")),
            ("Demo: STOP au 36105", Some("")),
            ("Demo: #1 est parti ; pour ne plus recevoir de SMS : STOP au 36105", Some("Demo: #1 est parti")),
            ("Demo: #1 est parti.STOP au 36105", Some("Demo: #1 est parti.")),
            ("Demo: #1 : https://a.example/b-c/1 STOP 36105", Some("Demo: #1 : https://a.example/b-c/1")),
            ("Demo: #1, 12.50 EUR. Stop au 36 105", Some("Demo: #1, 12.50 EUR.")),
            ("Demo: #1 arrive, répondez STOP pour finir", Some("Demo: #1 arrive")),
            ("Demo: le colis arrive, STOP au 36105", Some("")),
            ("Demo: #1 est parti [STOP au 36105]", Some("Demo: #1 est parti")),
            ("Demo: #1 est parti. STOP. Merci", Some("Demo: #1 est parti. Merci")),
            ("Demo: #1 est parti STOPSMS 36105", Some("Demo: #1 est parti")),
            ("Demo: #1 est parti. StopSMS : 36105", Some("Demo: #1 est parti.")),
            ("Demo: #1 est parti. Le STOP du quartier", None),
            ("Demo: on ne stoppe jamais", None),
        ] {
            assert_eq!(without(text, text, "Demo").as_deref(), left, "{text}");
        }
        assert!(is_bare("Demo: ", "Demo") && is_bare("", "Demo") && !is_bare("Demo: #1", "Demo"));
    }
}
