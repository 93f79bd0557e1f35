//! Keywords: a whole reply that is one of these needs no interpretation.
//!
//! The English ones are 47 CFR 64.1200(a)(10), CTIA's handbook and what the
//! carriers and gateways act on themselves; "arret" and "td" are on AWS's list
//! of required keywords; the rest is what local gateways document. Nothing is
//! ever matched approximately: "shop" and "top" are one letter away from "stop".

use super::Intent;
use crate::letter_case::small;

/// The keywords of one language as [`super::normalise::Text::joined`] writes
/// them, by spaces.
struct Keywords {
    /// ISO 639-1.
    language: &'static str,
    /// Where it is spoken, ISO 3166-1 alpha-2; only needed for `at_home`.
    countries: &'static [&'static str],
    stop: &'static str,
    start: &'static str,
    /// What answers a question, and resumes texts for who has left.
    yes: &'static str,
    help: &'static str,
    /// Those of them that mean something else elsewhere: "seis" is six.
    at_home: &'static str,
}

const NONE: Keywords =
    Keywords { language: "", countries: &[], stop: "", start: "", yes: "", help: "", at_home: "" };

const KEYWORDS: &[Keywords] = &[
    Keywords {
        language: "en",
        // With the slips of the finger that are known, a closed list.
        stop: "stop stopall unsubscribe cancel end quit revoke optout remove \
               stpo sotp stopp stoop sstop stops stopit st0p 5top unsubsribe unsubcribe unsuscribe unsubscibe unsubscribed \
               unsub unsubscribeme optmeout",
        start: "start unstop subscribe join optin resubscribe restart",
        yes: "yes",
        help: "help info",
        ..NONE
    },
    Keywords {
        language: "fr",
        stop: "arret arreter desabonner desabonnement desinscrire desinscription annuler resilier",
        start: "reprendre inscription",
        yes: "oui",
        help: "aide",
        ..NONE
    },
    Keywords {
        language: "de",
        stop: "abmelden abbestellen austragen kundigen kuendigen ende beenden stopsms",
        start: "anmelden",
        yes: "ja",
        help: "hilfe",
        ..NONE
    },
    Keywords {
        language: "es",
        countries: &[
            "ES", "MX", "AR", "CL", "CO", "PE", "EC", "VE", "UY", "PY", "BO", "CR", "PA", "GT", "HN", "NI",
            "SV", "DO", "CU", "PR", "US",
        ],
        stop: "parar cancelar detener salir desuscribir desuscribirme terminar baja alto",
        start: "alta comenzar suscribirme",
        yes: "si",
        help: "ayuda",
        at_home: "baja alto alta",
    },
    Keywords {
        language: "pt",
        stop: "sair pare parar cancelar remover descadastrar",
        start: "voltar entrar",
        yes: "sim",
        help: "ajuda",
        ..NONE
    },
    Keywords {
        language: "it",
        countries: &["IT", "SM", "VA", "CH"],
        stop: "annulla cancella cancellami disiscrivi disiscrivimi disattiva rimuovi basta",
        start: "attiva riprendi",
        yes: "si",
        help: "aiuto",
        at_home: "basta",
    },
    Keywords {
        language: "nl",
        stop: "stoppen afmelden uitschrijven opzeggen beeindigen",
        start: "aanmelden",
        yes: "ja",
        help: "hulp",
        ..NONE
    },
    Keywords {
        language: "pl",
        stop: "koniec rezygnuje wypisz anuluj usun",
        start: "wznow",
        yes: "tak",
        help: "pomoc",
        ..NONE
    },
    Keywords { language: "sv", stop: "avsluta avregistrera avanmal", yes: "ja", help: "hjalp", ..NONE },
    Keywords {
        language: "da",
        stop: "afmeld frameld afslut",
        start: "tilmeld",
        yes: "ja",
        help: "hjaelp",
        ..NONE
    },
    Keywords { language: "no", stop: "avslutt avmeld meldav", yes: "ja", help: "hjelp", ..NONE },
    Keywords {
        language: "fi",
        countries: &["FI"],
        stop: "lopeta peruuta poista seis",
        start: "aloita",
        yes: "kylla",
        help: "apua ohje",
        at_home: "seis",
    },
    Keywords { language: "cs", stop: "odhlasit zrusit konec", yes: "ano", help: "pomoc", ..NONE },
    Keywords { language: "hu", stop: "leallit leiratkozas", yes: "igen", help: "segitseg", ..NONE },
    Keywords { language: "ro", stop: "dezabonare dezaboneaza renunt", yes: "da", help: "ajutor", ..NONE },
    Keywords {
        language: "el",
        stop: "στοπ διαγραφη διακοπη",
        start: "εναρξη",
        yes: "ναι",
        help: "βοηθεια",
        ..NONE
    },
    Keywords {
        language: "ru",
        stop: "стоп отписаться отписка отмена",
        start: "старт",
        yes: "да",
        help: "помощь инфо",
        ..NONE
    },
    Keywords {
        language: "uk",
        stop: "стоп відписатися відписка",
        start: "старт",
        yes: "так",
        help: "допомога інфо",
        ..NONE
    },
    Keywords {
        language: "tr",
        countries: &["TR", "CY"],
        stop: "iptal durdur aboneliktencik ret dur",
        start: "basla onay",
        yes: "evet",
        help: "yardim bilgi",
        at_home: "ret dur",
    },
    Keywords {
        language: "ar",
        stop: "توقف ايقاف الغاء الغاءالاشتراك",
        start: "ابدا اشتراك",
        yes: "نعم",
        help: "مساعده معلومات",
        ..NONE
    },
    Keywords {
        language: "he",
        stop: "הסר הסרה להסרה הפסק",
        start: "התחל",
        yes: "כן",
        help: "עזרה מידע",
        ..NONE
    },
    Keywords {
        language: "hi",
        stop: "रोकें बंदकरें बंद रद्दकरें roko",
        start: "शुरू",
        yes: "हां",
        help: "मदद सहायता",
        ..NONE
    },
    Keywords {
        language: "bn", stop: "বন্ধ বন্ধকরুন", start: "শুরু", yes: "হ্যাঁ", help: "সাহায্য", ..NONE
    },
    Keywords {
        language: "id",
        countries: &["ID"],
        stop: "berhenti batal unreg",
        start: "mulai reg",
        yes: "ya",
        help: "bantuan",
        at_home: "reg ya",
    },
    Keywords {
        language: "ms",
        countries: &["MY", "BN", "SG"],
        stop: "batal berhenti henti",
        start: "mula",
        yes: "ya",
        help: "bantuan",
        at_home: "ya",
    },
    Keywords {
        language: "vi",
        countries: &["VN"],
        stop: "huy tc tuchoi",
        start: "dk",
        yes: "co",
        help: "trogiup",
        at_home: "huy tc tuchoi dk co",
    },
    Keywords {
        language: "th", stop: "หยุด ยกเลิก", start: "เริ่ม", yes: "ใช่", help: "ช่วยเหลือ", ..NONE
    },
    Keywords {
        language: "tl",
        countries: &["PH"],
        stop: "hinto tigil itigil",
        start: "simula",
        yes: "oo",
        help: "tulong",
        at_home: "oo",
    },
    Keywords {
        language: "ja",
        stop: "停止 配信停止 解除 退会 ストップ",
        start: "开始 再开",
        yes: "はい",
        help: "ヘルプ お问い合わせ",
        ..NONE
    },
    Keywords {
        language: "ko",
        stop: "수신거부 거부 중지 해지 차단",
        start: "수신동의 동의 시작",
        yes: "네 예",
        help: "도움말 문의",
        ..NONE
    },
    Keywords {
        language: "zh",
        countries: &["CN"],
        stop: "td t n r 退订 停止 取消订阅 拒收",
        start: "开始 订阅",
        yes: "是",
        help: "帮助 说明",
        at_home: "t n r",
    },
];

/// The keyword that a whole reply is. `home` says whether a language is the
/// person's, or is spoken where they are.
pub(super) fn find(
    said: &str,
    language: Option<&str>,
    country: Option<&str>,
) -> Option<(Intent, &'static str)> {
    KEYWORDS.iter().find_map(|row| {
        let at_home =
            language == Some(row.language) || country.is_some_and(|here| row.countries.contains(&here));
        let lists = [
            (Intent::OptOut, row.stop),
            (Intent::OptIn, row.start),
            (Intent::Yes, row.yes),
            (Intent::Help, row.help),
        ];
        let found = lists
            .into_iter()
            .find_map(|(intent, list)| listed(list, said).map(|keyword| (intent, keyword)))?;
        (at_home || listed(row.at_home, said).is_none()).then_some(found)
    })
}

/// "Từ chối", composed or not: without its marks it counts in Vietnam only, with
/// them it is written in no other language.
const WITH_MARKS: &[&str] =
    &["từ chối", "tu\u{31b}\u{300} cho\u{302}\u{301}i", "tu\u{300}\u{31b} cho\u{302}\u{301}i"];

/// Whether a reply that is a keyword of one place is written as nowhere else.
pub(super) fn is_marked(body: &str) -> bool {
    let body = small(body);
    WITH_MARKS.iter().any(|keyword| body.contains(keyword))
}

/// Whether a whole reply is a keyword somewhere and something else elsewhere.
pub(super) fn is_of_one_place(said: &str) -> bool {
    KEYWORDS.iter().any(|row| listed(row.at_home, said).is_some())
}

fn listed(list: &'static str, said: &str) -> Option<&'static str> {
    list.split_ascii_whitespace().find(|keyword| *keyword == said)
}
