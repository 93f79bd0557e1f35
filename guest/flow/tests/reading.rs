//! How well replies are read: every keyword, and labelled phrases by language.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;

use aftertext_flow::{Intent, read_reply};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Phrase {
    lang: String,
    label: String,
    text: String,
}

/// What is counted of one language.
#[derive(Clone, Copy, Default)]
struct Score {
    phrases: usize,
    right: usize,
    opt_outs: usize,
    caught: usize,
    /// Opt-outs that are read as something harmless.
    lost: usize,
    others: usize,
    /// What is not an opt-out and is read as one.
    false_alarms: usize,
}

impl Score {
    fn count(&mut self, label: &str, read: &str) {
        let right = covers(label, read);
        self.phrases += 1;
        self.right += usize::from(right);
        if label == "opt_out" {
            self.opt_outs += 1;
            self.caught += usize::from(right);
            self.lost += usize::from(!right && read != "ambiguous");
        }
        if label == "not_opt_out" {
            self.others += 1;
            self.false_alarms += usize::from(read == "opt_out");
        }
    }

    fn add(&mut self, other: Score) {
        self.phrases += other.phrases;
        self.right += other.right;
        self.opt_outs += other.opt_outs;
        self.caught += other.caught;
        self.lost += other.lost;
        self.others += other.others;
        self.false_alarms += other.false_alarms;
    }

    fn print(&self, lang: &str) {
        println!(
            "{lang:8} {:>7} {:>7} {:>7}/{:<4} {:>6} {:>7}",
            self.phrases, self.right, self.caught, self.opt_outs, self.lost, self.false_alarms
        );
    }
}

/// Whether a reading is what a label stands for: the labels know no
/// preferences.
fn covers(label: &str, read: &str) -> bool {
    match label {
        "not_opt_out" => matches!(read, "not_opt_out" | "yes" | "later" | "skip"),
        "ambiguous" => matches!(read, "ambiguous" | "pause" | "less" | "only" | "later"),
        _ => label == read,
    }
}

/// Reads every phrase, prints the score by language, and gives it over all.
fn score(title: &str, json: &str) -> Score {
    let phrases: Vec<Phrase> = serde_json::from_str(json).unwrap();
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut all = Score::default();
    println!("\n{title}\nlanguage phrases   right  opt-outs caught   lost   false");
    for phrase in &phrases {
        let reading = read_reply(&phrase.text, Some(&phrase.lang), None);
        let read = reading.intent.name();
        scores.entry(&phrase.lang).or_default().count(&phrase.label, read);
        all.count(&phrase.label, read);
        if !covers(&phrase.label, read) {
            println!(
                "  {} {} as {read}: {:?}: {}",
                phrase.lang,
                phrase.label,
                phrase.text,
                reading.because()
            );
        }
    }
    scores.iter().for_each(|(lang, score)| score.print(lang));
    all.print("all");
    all
}

/// The bounds that the project sets itself.
#[track_caller]
fn check(all: &Score) {
    assert_eq!(all.lost, 0, "an opt-out is read as something harmless");
    assert!(all.caught * 100 >= all.opt_outs * 97, "97 % of opt-outs are read as such");
    assert!(all.false_alarms * 100 <= all.others, "1 % of the rest at most is read as an opt-out");
    assert!(all.right * 100 >= all.phrases * 90, "90 % of all is read right");
}

#[test]
fn labelled_phrases_are_read() {
    check(&score("labelled phrases", include_str!("data/phrases.json")));
}

#[test]
fn replies_of_our_own_making_are_read() {
    check(&score("replies", include_str!("data/replies.json")));
}

#[test]
fn replies_of_every_day_are_read() {
    let mut all = score("everyday", include_str!("data/everyday.json"));
    all.add(score("labelled phrases", include_str!("data/phrases.json")));
    check(&all);
}

/// Slang, typos, several sentences, and what couriers and returns have in common with
/// leaving.
#[test]
fn conversational_replies_are_read() {
    check(&score("conversational", include_str!("data/conversational.json")));
}

#[test]
fn colloquial_replies_are_read() {
    let mut all = score("colloquial", include_str!("data/colloquial.json"));
    all.add(score("labelled phrases", include_str!("data/phrases.json")));
    check(&all);
}

/// What people send most: keywords, short refusals, words of parcels and thanks; and
/// Chinese in both ways of writing it.
#[test]
fn typical_replies_are_read() {
    check(&score("typical", include_str!("data/typical.json")));
}

/// The same in words as different as people are: chat spellings, two clauses, couriers,
/// numbers that changed hands, marks with reasons.
#[test]
fn various_replies_are_read() {
    check(&score("various", include_str!("data/various.json")));
}

/// Languages that the README tells apart.
const SHOWN: &[(&str, &str)] = &[
    ("en", "English"),
    ("de", "German"),
    ("fr", "French"),
    ("es", "Spanish"),
    ("pt", "Portuguese"),
    ("ja", "Japanese"),
    ("it", "Italian"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("sv", "Swedish"),
];

#[test]
fn the_readme_has_the_score_by_language() {
    let readme = include_str!("../../../README.md");
    let phrases: Vec<Phrase> = serde_json::from_str(include_str!("data/phrases.json")).unwrap();
    let row = |name: &str, counts: &dyn Fn(&str) -> bool| {
        let mut score = Score::default();
        for phrase in phrases.iter().filter(|phrase| counts(&phrase.lang)) {
            let reading = read_reply(&phrase.text, Some(&phrase.lang), None);
            score.count(&phrase.label, reading.intent.name());
        }
        let Score { phrases, right, opt_outs, caught, lost, false_alarms, .. } = score;
        assert_eq!(lost, 0, "{name}");
        format!("| {name} | {right} of {phrases} | {caught} of {opt_outs} | {false_alarms} |\n")
    };
    let mut table = String::new();
    for (lang, name) in SHOWN {
        table += &row(name, &|spoken| spoken == *lang);
    }
    let shown = |spoken: &str| SHOWN.iter().any(|(lang, _)| *lang == spoken);
    table += &row("16 more", &|spoken| !shown(spoken));
    table += &row("all", &|_| true);
    assert!(readme.contains(&table), "the README's table should be:\n{table}");
}

#[test]
fn every_keyword_is_read_at_home() {
    let languages: Value = serde_json::from_str(include_str!("data/keywords.json")).unwrap();
    for language in languages.as_array().unwrap() {
        let lang = language["lang"].as_str().unwrap();
        let read = |word: &Value| read_reply(word.as_str().unwrap(), Some(lang), None);
        for word in language["stop"].as_array().unwrap() {
            assert_eq!(read(word).intent, Intent::OptOut, "{lang} {word}");
        }
        for word in language["start"].as_array().unwrap() {
            assert!(matches!(read(word).intent, Intent::OptIn | Intent::Yes), "{lang} {word}");
        }
        for word in language["help"].as_array().unwrap() {
            assert_eq!(read(word).intent, Intent::Help, "{lang} {word}");
        }
    }
}

#[test]
fn what_means_something_else_abroad_counts_only_at_home() {
    for (word, home, abroad) in [
        ("SEIS", ("fi", "FI"), ("es", "MX")),
        ("RET", ("tr", "TR"), ("da", "DK")),
        ("dur", ("tr", "TR"), ("fr", "FR")),
        ("Hủy", ("vi", "VN"), ("tl", "PH")),
        ("alto", ("es", "ES"), ("pt", "BR")),
        ("basta", ("it", "IT"), ("de", "DE")),
        ("T", ("zh-Hans", "CN"), ("en", "GB")),
        ("N", ("zh-Hans", "CN"), ("zh-Hant", "TW")),
        ("Tu choi", ("vi", "VN"), ("en", "US")),
    ] {
        assert_eq!(read_reply(word, Some(home.0), None).intent, Intent::OptOut, "{word}");
        assert_eq!(read_reply(word, None, Some(home.1)).intent, Intent::OptOut, "{word}");
        let elsewhere = read_reply(word, Some(abroad.0), Some(abroad.1)).intent;
        assert_ne!(elsewhere, Intent::OptOut, "{word}");
    }
    assert_eq!(
        read_reply("baja", Some("en-US"), Some("US")).intent,
        Intent::OptOut,
        "Spanish is spoken there too"
    );
}

#[test]
fn a_word_that_stops_in_another_script_is_never_passed_over() {
    for text in [
        "СТОП please стоп 停止",
        "please СТОП",
        "停止 please",
        "hello στοπ",
        "СТОП thanks",
        "please توقف",
        "please 중지",
        "退订 please",
        "ストップ please",
        "please หยุด",
        "βγάλτε με please",
    ] {
        for lang in [Some("en"), Some("de"), None] {
            let intent = read_reply(text, lang, None).intent;
            assert!(matches!(intent, Intent::OptOut | Intent::Ambiguous), "{text} in {lang:?}: {intent:?}");
        }
    }
}

#[test]
fn what_only_one_language_writes_so_counts_everywhere() {
    for body in ["TỪ CHỐI", "từ chối.", "tu\u{300}\u{31b} cho\u{302}\u{301}i"] {
        assert_eq!(read_reply(body, Some("en"), Some("US")).intent, Intent::OptOut, "{body}");
    }
}

#[test]
fn questions_are_told_from_what_they_ask() {
    let order = Some("where-is-my-order");
    for (lang, body, intent, topic) in [
        ("ja", "荷物はいつ届きますか", Intent::Question, Some("when")),
        ("ja", "はい", Intent::Yes, None),
        ("ja", "メールはいりません", Intent::OptOut, None),
        ("de", "Ist mein Paket schon unterwegs?", Intent::Question, order),
        ("nl", "is mijn bestelling al verzonden?", Intent::Question, order),
        ("pl", "czy paczka została wysłana?", Intent::Question, order),
        ("es", "¿ya enviaron mi pedido?", Intent::Question, order),
        ("pt", "meu pedido já saiu?", Intent::Question, order),
        ("en", "is my package on its way?", Intent::Question, order),
        ("en", "tracking?", Intent::Question, order),
        ("en", "status of my order", Intent::Question, order),
        ("it", "a che punto è il mio ordine?", Intent::Question, order),
        ("de", "Unterstützung", Intent::Help, None),
        ("es", "soporte", Intent::Help, None),
        ("ja", "サポート", Intent::Help, None),
        ("en", "how do I reach someone", Intent::Help, None),
    ] {
        let reading = read_reply(body, Some(lang), None);
        assert_eq!((reading.intent, reading.topic), (intent, topic), "{body}");
    }
}

#[test]
fn what_stops_beside_texts_is_no_way_out() {
    for (lang, body, read) in [
        ("en", "quit worrying, it arrived fine", Intent::NotOptOut),
        ("nl", "stop maar bij de buren", Intent::NotOptOut),
        ("en", "stop it, this mug is gorgeous", Intent::Ambiguous),
        ("en", "stop it, this is harassment", Intent::OptOut),
        ("en", "stop it, this dress is gorgeous", Intent::Ambiguous),
        ("en", "stop it", Intent::OptOut),
        ("en", "stop worrying me with your texts", Intent::OptOut),
        ("de", "hört endlich auf mit dem Mist", Intent::Ambiguous),
        ("nl", "kap met die sms'jes", Intent::OptOut),
        ("es", "deja de preocuparte, ya llegó", Intent::NotOptOut),
        ("en", "stop blasting my neighbours", Intent::Ambiguous),
        ("nl", "stop met berichten bij de buren", Intent::OptOut),
        ("en", "Stop! Wrong address, send it to 5 Main St", Intent::Ambiguous),
        ("en", "Stop! Wrong address", Intent::OptOut),
        ("en", "Stop! You sent the wrong size", Intent::OptOut),
        ("pt", "SAIR, obrigado", Intent::OptOut),
        ("pl", "Koniec, dziękuję", Intent::OptOut),
        ("en", "thanks, end", Intent::OptOut),
        ("en", "not number 12, its 14", Intent::NotOptOut),
        ("en", "Not my number! 3rd time I tell you", Intent::OptOut),
        ("de", "Das ist nicht meine Nummer. 3. Mal", Intent::OptOut),
        ("en", "You have the wrong number. 2 years now", Intent::OptOut),
        ("en", "Where is #1042?", Intent::Question),
        ("ru", "Где мой заказ Mi Band", Intent::Question),
        ("ja", "Police のサングラスが届きました", Intent::NotOptOut),
        ("en", "Don't contact me again. You send me messages every day", Intent::OptOut),
        ("zh-TW", "N 謝謝", Intent::Ambiguous),
        ("ms", "jangan hantar mesej lagi", Intent::OptOut),
        ("es", "se equivocan, no soy Marta", Intent::Ambiguous),
        ("uk", "Отвалилась ручка", Intent::NotOptOut),
        ("fr", "n'appelez pas, envoyez un sms", Intent::Ambiguous),
        ("fr", "n'appelez plus, vous envoyez trop de sms", Intent::OptOut),
        ("en", "don't bother me, you send messages every day. stop", Intent::OptOut),
    ] {
        assert_eq!(read_reply(body, Some(lang), None).intent, read, "{body}");
    }
}

#[test]
fn nothing_is_matched_approximately() {
    for word in [
        "shop", "step", "top", "spot", "store", "stock", "stomp", "atop", "slop", "fine", "slut", "send",
        "bend",
    ] {
        assert_eq!(read_reply(word, None, None).intent, Intent::NotOptOut, "{word}");
    }
}

#[test]
fn preferences_are_read_with_what_they_say() {
    const DAY: i64 = 86_400_000;
    let cases: [(&str, Intent, Option<&str>, Option<i64>); 13] = [
        ("STOP TIPS", Intent::OptOut, Some("set-up"), None),
        ("stop reviews", Intent::OptOut, Some("feedback"), None),
        ("no more promotions please", Intent::OptOut, Some("marketing"), None),
        ("STOP", Intent::OptOut, None, None),
        ("ONLY DELIVERY", Intent::Only, Some("delivery-updates"), None),
        ("stop the sale texts but keep delivery ones", Intent::Ambiguous, Some("marketing"), None),
        ("PAUSE 2 WEEKS", Intent::Pause, None, Some(14 * DAY)),
        ("pause for a month", Intent::Pause, None, Some(30 * DAY)),
        ("LESS", Intent::Less, None, None),
        ("LATER", Intent::Later, None, None),
        ("Later 2w", Intent::Later, None, Some(14 * DAY)),
        ("LATER 3 DAYS", Intent::Later, None, Some(3 * DAY)),
        ("skip", Intent::Skip, None, None),
    ];
    for (body, intent, topic, delay) in cases {
        let reading = read_reply(body, Some("en"), None);
        assert_eq!((reading.intent, reading.topic, reading.delay), (intent, topic, delay), "{body}");
    }
}

#[test]
fn stop_with_the_name_of_a_topic_leaves_that_topic_in_every_language() {
    const DELIVERIES: Option<&str> = Some("delivery-updates");
    const ORDERS: Option<&str> = Some("order-updates");
    for (lang, body, topic) in [
        ("en", "STOP DELIVERY", DELIVERIES),
        ("en", "Stop orders.", ORDERS),
        ("de", "STOP LIEFERUNG", DELIVERIES),
        ("fr", "STOP LIVRAISON", DELIVERIES),
        ("es", "STOP PEDIDOS", ORDERS),
        ("it", "stop consegne", DELIVERIES),
        ("nl", "stop leveringen", DELIVERIES),
        ("sv", "stopp leveranser", DELIVERIES),
        ("pl", "STOP DOSTAWA", DELIVERIES),
        ("ru", "СТОП ЗАКАЗЫ", ORDERS),
        ("ar", "STOP توصيل", DELIVERIES),
        ("he", "STOP הזמנות", ORDERS),
        ("th", "STOP คำสั่งซื้อ", ORDERS),
        ("vi", "STOP giao hàng", DELIVERIES),
        ("ja", "STOP 配送", DELIVERIES),
        ("zh-Hans", "STOP 订单", ORDERS),
        ("en", "STOP DELIVERY UPDATES", DELIVERIES),
        ("en", "no more order texts", ORDERS),
        ("en", "please don't send me order updates", ORDERS),
        ("en", "unsubscribe from delivery alerts", DELIVERIES),
        ("de", "keine Lieferung-Nachrichten mehr", DELIVERIES),
        ("fr", "arrêtez les messages de livraison", DELIVERIES),
        ("es", "no más mensajes de entrega", DELIVERIES),
        ("en", "I got my order, stop texting", None),
        ("en", "stop texting me about what I ordered", None),
        ("en", "stop order texts. stop all texts", None),
    ] {
        let reading = read_reply(body, Some(lang), None);
        assert_eq!((reading.intent, reading.topic), (Intent::OptOut, topic), "{body}");
    }
}

#[test]
fn what_shall_be_done_with_goods_is_no_topic() {
    for (lang, body) in [
        ("en", "stop the shipment"),
        ("en", "can you stop the shipment"),
        ("en", "stop my order"),
        ("en", "stop order 5521"),
        ("en", "don't text the driver, call me"),
        ("de", "Lieferung stoppen"),
        ("fr", "arrêtez la commande"),
        ("nl", "stop de levering"),
        ("da", "stop leveringen"),
        ("no", "stopp leveringen"),
        ("sv", "stopp leverans"),
        ("ko", "주문 중지해 주세요"),
        ("zh-Hans", "停止订单"),
    ] {
        let reading = read_reply(body, Some(lang), None);
        assert_eq!((reading.intent, reading.topic), (Intent::NotOptOut, Some("cancel-request")), "{body}");
    }
}

#[test]
fn marks_are_read_as_they_are_given() {
    for (body, mark) in [
        ("5", 5),
        ("4/5", 4),
        ("9/10", 5),
        ("★★★", 3),
        ("five stars", 5),
        ("5 ⭐", 5),
        ("4⭐️", 4),
        ("5️⃣", 5),
        ("٤", 4),
        ("星4つ", 4),
        ("0", 0),
        ("I'd say 4!", 4),
        ("solid 4/5", 4),
        ("definitely a 5", 5),
        ("gute 4 von 5", 4),
        ("jag ger 4", 4),
        ("4 of 5", 4),
        ("3 van 5", 3),
        ("4 z 5", 4),
        ("cuatro de cinco", 4),
        ("one out of five", 1),
        ("two out of five stars", 2),
        ("solid 4 outta 5, bit slow", 4),
        ("4/5 parce que livré en retard", 4),
        ("4 из 5", 4),
        ("5-ből 4", 4),
        ("5 में से 4", 4),
        ("5 üzerinden 4", 4),
        ("৫ এ ৪ দিলাম", 4),
        ("gir dere 5 av 5", 5),
        ("5 star bhai, ekdum mast", 5),
    ] {
        assert_eq!(read_reply(body, None, None).rating, Some(mark), "{body}");
    }
    for body in [
        "11",
        "order 5",
        "2 weeks",
        "5 stop",
        "★★★★★★",
        "555 0100",
        "home after 5",
        "4 or 5",
        "4/5 packages arrived",
        "5! Ordered 4",
        "5 statt 4",
        "4 and 5",
        "at 4/5 please",
        "between 4 and 5 is best",
    ] {
        assert_eq!(read_reply(body, None, None).rating, None, "{body}");
    }
}

proptest! {
    #[test]
    fn every_reply_has_a_reading_that_case_and_space_do_not_change(body in "[\\PC\n]{0,80}", words in "(stop|no|don't|texts|me|order|más|停止|5| |\\?|,){0,30}") {
        for body in [body, words] {
            let reading = read_reply(&body, None, Some("US"));
            let spaced = format!("  {}\u{200b}  ", body);
            prop_assert_eq!(read_reply(&spaced, None, Some("US")), reading);
        }
    }
}

#[test]
fn a_reply_is_read_no_further_than_a_long_text_goes() {
    for piece in ["stop ", "no, ", "停", "a", "★", "don't send me texts? ", "\u{200b}", "🎉"] {
        let long = read_reply(&piece.repeat(10_000 / piece.len()), None, None);
        assert_eq!(long, read_reply(&piece.repeat(2_000), None, None), "{piece:?}");
    }
}
