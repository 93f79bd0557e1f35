//! How to opt out, in a few words of each language.

use crate::reading::{language_of, writes_traditional};

/// In the language that all others fall back to.
const ENGLISH: &str = "Reply STOP to opt out.";
/// In Chinese of traditional characters.
const TRADITIONAL: &str = "取消訂閱請回覆STOP";

/// By language (ISO 639-1), in that order, for every one whose keywords are known: a shop's own
/// templates may be in any of them. The word itself is STOP, which every gateway
/// acts on. Where the GSM alphabet has what the language needs for it, the words
/// keep to it, so that they never make a text dearer.
const WORDS: &[(&str, &str)] = &[
    ("ar", "لإلغاء الاشتراك أرسل STOP"),
    ("bn", "বন্ধ করতে STOP লিখুন"),
    ("cs", "Konec: STOP."),
    ("da", "Svar STOP for at afmelde."),
    ("de", "Abmelden mit STOP."),
    ("el", "Διαγραφή: STOP."),
    ("es", "STOP para darse de baja."),
    ("fi", "Lopeta vastaamalla STOP."),
    ("fr", "STOP pour vous désinscrire."),
    ("he", "להסרה השיבו STOP"),
    ("hi", "बंद करने के लिए STOP भेजें"),
    ("hu", "Nem kér többet? Küldje: STOP."),
    ("id", "Balas STOP untuk berhenti."),
    ("it", "STOP per disiscriversi."),
    ("ja", "配信停止はSTOPと返信"),
    ("ko", "수신거부: STOP 회신"),
    ("ms", "Balas STOP untuk berhenti."),
    ("nl", "Afmelden? Antwoord STOP."),
    ("no", "Svar STOP for å melde deg av."),
    ("pl", "Rezygnacja: STOP."),
    ("pt", "Responda STOP para sair."),
    ("ro", "Dezabonare: STOP."),
    ("ru", "Отписаться: STOP."),
    ("sv", "Svara STOP för att avsluta."),
    ("th", "ยกเลิก: ตอบ STOP"),
    ("tl", "I-reply ang STOP para huminto."),
    ("tr", "Bitirmek isterseniz STOP gönderin."),
    ("uk", "Відписатися: STOP."),
    ("vi", "Từ chối: soạn STOP."),
    ("zh", "退订请回复STOP"),
];

/// The words that tell how to opt out, in the language of a locale or else in
/// English.
pub(crate) fn opt_out_words(locale: &str) -> &'static str {
    if writes_traditional(locale) {
        return TRADITIONAL;
    }
    let language = language_of(locale);
    let place = WORDS.binary_search_by(|(known, _)| (*known).cmp(&language));
    place.ok().and_then(|place| WORDS.get(place)).map_or(ENGLISH, |(_, words)| words)
}

/// Whether a text tells how to opt out in the words of any language here.
pub(crate) fn tells_the_way_out(text: &str) -> bool {
    let all = WORDS.iter().map(|(_, words)| *words).chain([ENGLISH, TRADITIONAL]);
    all.into_iter().any(|words| text.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Intent, read};
    use crate::segment::{Encoding, measure};

    #[derive(serde::Deserialize)]
    struct Language {
        lang: String,
    }

    /// The languages whose words the GSM alphabet cannot write.
    const OTHER_SCRIPTS: &[&str] =
        &["ar", "bn", "el", "he", "hi", "ja", "ko", "ru", "th", "uk", "vi", "zh-Hans", "zh-Hant"];

    #[test]
    fn the_way_out_is_told_in_every_language_whose_keywords_are_known() {
        let languages: Vec<Language> =
            serde_json::from_str(include_str!("../../tests/data/keywords.json")).unwrap();
        assert_eq!(languages.len(), 32);
        for Language { lang } in &languages {
            let words = opt_out_words(lang);
            assert_eq!(words == ENGLISH, lang == "en", "{lang}");
            assert!(words.contains("STOP") && words.chars().count() <= 34, "{lang}: {words}");
            assert_eq!(read("STOP", Some(lang), None).intent, Intent::OptOut);
            let dear = measure(words).encoding == Encoding::Ucs2;
            assert_eq!(dear, OTHER_SCRIPTS.contains(&lang.as_str()), "{lang}: {words}");
        }
    }

    #[test]
    fn a_locale_finds_the_words_of_its_language() {
        for (locale, words) in [
            ("en-GB", ENGLISH),
            ("xx", ENGLISH),
            ("de_AT", "Abmelden mit STOP."),
            ("DA", "Svar STOP for at afmelde."),
            ("nb-NO", "Svar STOP for å melde deg av."),
            ("zh-TW", TRADITIONAL),
            ("zh-CN", "退订请回复STOP"),
        ] {
            assert_eq!(opt_out_words(locale), words, "{locale}");
        }
    }
}
