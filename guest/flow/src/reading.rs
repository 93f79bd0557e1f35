//! What people mean by a reply: to leave, to come back, to ask, to give marks.
//!
//! Three steps, each of which can be explained: a whole reply that is a keyword;
//! what the clauses of it say by one grammar over the words of many languages;
//! what is left. Nothing is matched approximately, and nothing is learnt. Where
//! a revocation is possible and not certain it is [`Intent::Ambiguous`]: to miss
//! one costs the person's trust and the shop a fine, to ask once costs a text.

mod agreement;
mod clause;
mod concept;
mod country;
mod keywords;
mod lexicon;
mod name;
mod normalise;
mod rating;
mod request;
mod rules;
mod topic;
mod words;

use std::borrow::Cow;

use crate::event::Timestamp;
pub(crate) use agreement::{Asked, agrees};
pub(crate) use country::country_of;

use clause::{Clause, clauses, explain};
use concept::Concept::{
    DontContact, Filler, Fine, Goods, I, Me, No, NoMore, Not, Only, Place, Stop, Thanks, Unclear,
    Unsubscribe, Want, Yes,
};
use concept::{Concept, Concepts};
use lexicon::{Sense, senses};
use normalise::Text;
use rules::{CANCELS_SOMETHING, DOES_NOT_WANT, GOES_ON, OF_ONE_TOPIC};

/// What a reply asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// No more texts, of a topic or at all.
    OptOut,
    /// Texts again.
    OptIn,
    /// Who is this? A person, please.
    Help,
    /// A mark.
    Rating,
    /// What the order's state can answer; the topic says which.
    Question,
    /// Not now, but later.
    Later,
    /// Agreement: an answer to what was asked, if anything was.
    Yes,
    /// To leave a step out.
    Skip,
    /// Silence for a while.
    Pause,
    /// Texts of one topic and no others.
    Only,
    /// Fewer texts.
    Less,
    /// Anything that is no revocation: small talk, a request about goods.
    NotOptOut,
    /// It may be a revocation.
    Ambiguous,
}

impl Intent {
    /// The name in the contract.
    pub fn name(self) -> &'static str {
        match self {
            Intent::OptOut => "opt_out",
            Intent::OptIn => "opt_in",
            Intent::Help => "help",
            Intent::Rating => "rating",
            Intent::Question => "question",
            Intent::Later => "later",
            Intent::Yes => "yes",
            Intent::Skip => "skip",
            Intent::Pause => "pause",
            Intent::Only => "only",
            Intent::Less => "less",
            Intent::NotOptOut => "not_opt_out",
            Intent::Ambiguous => "ambiguous",
        }
    }

    /// Whether it answers which texts are still wanted: what was in doubt until
    /// then is settled by nothing else.
    pub(crate) fn says_what_shall_go_on(self) -> bool {
        matches!(
            self,
            Intent::OptOut | Intent::OptIn | Intent::Yes | Intent::Only | Intent::Pause | Intent::Less
        )
    }
}

/// The reason of a keyword that only counts in another place.
const ELSEWHERE: &str = "a keyword elsewhere";
/// The reason of a bare refusal.
const REFUSES: &str = "says no, and not what to";

/// What was understood, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What is asked for.
    pub intent: Intent,
    /// A scope of consent for what concerns some texts only; what a question
    /// or a request is about.
    pub topic: Option<&'static str>,
    /// The mark: nought to ten, of five unless it says otherwise.
    pub rating: Option<u8>,
    /// How long to wait, in milliseconds.
    pub delay: Option<Timestamp>,
    /// Whether nothing else can be meant.
    pub certain: bool,
    /// The keyword that the whole reply is, in small letters.
    pub keyword: Option<&'static str>,
    /// What the reply says, in a few words.
    pub reason: &'static str,
    /// The language it was read in (ISO 639-1), when that mattered.
    pub language: Option<&'static str>,
}

impl Reading {
    /// Whether it is a bare "no": what to, the question says that it answers.
    pub(crate) fn refuses(&self) -> bool {
        self.reason == REFUSES
    }

    fn new(intent: Intent, reason: &'static str) -> Reading {
        let certain = intent != Intent::Ambiguous;
        Reading {
            intent,
            topic: None,
            rating: None,
            delay: None,
            certain,
            keyword: None,
            reason,
            language: None,
        }
    }

    /// The keyword as it is written in texts: "STOP".
    pub fn keyword(&self) -> Option<String> {
        self.keyword.map(crate::letter_case::capitals)
    }

    /// Why, in a sentence for a person.
    pub fn because(&self) -> String {
        match (self.keyword(), self.language) {
            (Some(keyword), _) => format!("the whole reply is the keyword {keyword}"),
            (None, Some(language)) => format!("{} (read as {language})", self.reason),
            (None, None) => self.reason.to_owned(),
        }
    }
}

/// The words of any text as they are compared here: small letters, no marks,
/// `_` around each, `_._` between clauses.
pub(crate) fn folded(body: &str) -> String {
    let mut out = String::from("_");
    let mut clause = 0;
    for word in Text::of(body).words {
        if word.clause != clause {
            out.push_str("._");
            clause = word.clause;
        }
        out.push_str(&word.text);
        out.push('_');
    }
    out
}

/// Reads a reply. `locale` is BCP 47, `country` ISO 3166-1 alpha-2: they settle
/// what the words leave open, and let in the keywords that mean something else
/// in other languages.
pub fn read(body: &str, locale: Option<&str>, country: Option<&str>) -> Reading {
    let text = Text::of(body);
    let language = locale.map(language_of);
    let country = country.map(str::to_ascii_uppercase);
    let (language, country) = (language.as_deref(), country.as_deref());
    if text.words.is_empty() {
        return if text.asks_anything {
            Reading::new(Intent::Help, "nothing but a question mark")
        } else {
            Reading::new(Intent::NotOptOut, "no words")
        };
    }
    let said = text.joined();
    let home = Home {
        language: if keywords::is_marked(body) { Some("vi") } else { language },
        country,
        is_traditional: locale.is_some_and(writes_traditional),
    };
    if let Some(reading) = keyword(&said, &home) {
        return reading;
    }
    if !text.asks_anything
        && let Some(topic) = topic::stopped(&said, language)
    {
        return Reading { topic: Some(topic), ..Reading::new(Intent::OptOut, OF_ONE_TOPIC) };
    }
    // Several languages may understand the same words; the doubt is the person's.
    let senses = senses(&text, language, country);
    if let Some(reading) = senses.iter().find_map(|sense| thanked(&text, sense, &home)) {
        return reading;
    }
    let readings = senses.into_iter().map(|sense| {
        let reading = understand(&text, &sense);
        let understood = !sense.hits.is_empty();
        Reading { language: understood.then_some(sense.lexicon.language), ..reading }
    });
    let reading = readings.min_by_key(rank);
    let reading = reading.unwrap_or_else(|| Reading::new(Intent::NotOptOut, "nothing that is known"));
    if reading.intent == Intent::OptOut && keywords::is_of_one_place(&said) {
        let language = reading.language;
        return Reading { language, ..Reading::new(Intent::Ambiguous, ELSEWHERE) };
    }
    if reading.intent == Intent::NotOptOut && !reading.certain && name::denies(body, &text) {
        return Reading::new(Intent::Ambiguous, "says to be somebody else");
    }
    reading
}

/// Whose keywords count.
struct Home<'a> {
    language: Option<&'a str>,
    country: Option<&'a str>,
    /// Whether Chinese is written in traditional characters.
    is_traditional: bool,
}

/// What a text says that is a keyword as a whole.
fn keyword(said: &str, home: &Home<'_>) -> Option<Reading> {
    let (intent, keyword) = keywords::find(said, home.language, home.country)?;
    // "N" is of the mainland; elsewhere the same language says so otherwise.
    if home.is_traditional && keywords::find(said, None, home.country).is_none() {
        return Some(Reading::new(Intent::Ambiguous, ELSEWHERE));
    }
    Some(Reading { keyword: Some(keyword), ..Reading::new(intent, "the whole reply is a keyword") })
}

/// A keyword that ends texts, and thanks: "SAIR, obrigado".
fn thanked(text: &Text, sense: &Sense, home: &Home<'_>) -> Option<Reading> {
    let thanks = || sense.hits.iter().filter(|hit| hit.concept == Thanks);
    thanks().next()?;
    let words = text.words.iter().enumerate();
    let others = words.filter(|(place, _)| !thanks().any(|hit| (hit.start..hit.end).contains(place)));
    let said: String = others.map(|(_, word)| word.text.as_str()).collect();
    let language = Some(sense.lexicon.language);
    match keyword(&said, home)? {
        Reading { intent: Intent::OptOut, .. } => {
            Some(Reading { language, ..Reading::new(Intent::OptOut, "a keyword, with thanks") })
        }
        reading => (reading.intent == Intent::Ambiguous).then_some(Reading { language, ..reading }),
    }
}

/// Reads what the carrier or gateway says that it has read.
pub fn read_carrier(word: &str) -> Option<Reading> {
    let carrier = ["STOP", "START", "HELP"];
    carrier.iter().any(|known| known.eq_ignore_ascii_case(word)).then(|| read(word, None, None))
}

/// The language of a locale, under the code that is used here.
pub(crate) fn language_of(locale: &str) -> Cow<'_, str> {
    let code = crate::tone::language(locale);
    let is_small = !code.bytes().any(|byte| byte.is_ascii_uppercase());
    let code = if is_small { Cow::Borrowed(code) } else { Cow::Owned(code.to_ascii_lowercase()) };
    Cow::Borrowed(match &*code {
        "nb" | "nn" => "no",
        "fil" => "tl",
        "in" => "id",
        "iw" => "he",
        "cmn" | "yue" => "zh",
        _ => return code,
    })
}

/// Whether a locale is of Chinese in traditional characters.
pub(crate) fn writes_traditional(locale: &str) -> bool {
    let marks = ["Hant", "TW", "HK", "MO"];
    let mut parts = locale.as_bytes().split(|byte| matches!(byte, b'-' | b'_')).skip(1);
    parts.any(|part| marks.iter().any(|mark| part.eq_ignore_ascii_case(mark.as_bytes())))
}

/// Which of several readings counts: what matters most comes first.
fn rank(reading: &Reading) -> u8 {
    match reading.intent {
        Intent::OptOut => 0,
        Intent::Question if reading.reason != GOES_ON => 2,
        Intent::NotOptOut if reading.reason == GOES_ON => 3,
        // A request about goods settles what "cancel it" meant.
        Intent::NotOptOut if reading.topic.is_some() => 4,
        Intent::Ambiguous if reading.reason != CANCELS_SOMETHING => 1,
        Intent::Ambiguous => 5,
        Intent::OptIn => 6,
        Intent::Help => 7,
        Intent::Only | Intent::Less | Intent::Pause | Intent::Later | Intent::Skip => 8,
        Intent::Rating | Intent::Yes | Intent::Question => 9,
        Intent::NotOptOut => 10,
    }
}

/// Reads a text in one language.
fn understand(text: &Text, sense: &Sense) -> Reading {
    let mut clauses = clauses(text, sense);
    explain(&mut clauses, sense.concepts());
    if let Some((intent, delay)) = request::request(text, sense) {
        let reading = Reading::new(intent, "asks for it in so many words");
        let topic = (intent == Intent::Only).then(|| topic::topic(sense.concepts())).flatten();
        return Reading { delay, topic, ..reading };
    }
    let exclaims = exclaims(text, &clauses);
    let delight = exclaims.then(|| Reading::new(Intent::Ambiguous, "may exclaim, or ask to stop"));
    let by_clause = clauses.iter().enumerate().skip(usize::from(exclaims));
    let mut read: Vec<Reading> =
        by_clause.filter_map(|(nth, clause)| read_clause(clause, nth == 0)).chain(delight).collect();
    // "I don't want the jacket, how do I send it back": goods are what is not wanted.
    if read.iter().any(|reading| reading.topic.is_some() && reading.intent != Intent::OptOut) {
        read.retain(|reading| reading.reason != DOES_NOT_WANT);
    }
    // Who leaves a topic, and then everything, leaves everything.
    let partly = |reading: &Reading| reading.intent == Intent::OptOut && reading.topic.is_some();
    if let Some(reading) = read.into_iter().min_by_key(|reading| (rank(reading), partly(reading))) {
        return reading;
    }
    if let Some(rating) = rating::rating(text, sense, &clauses) {
        return Reading { rating: Some(rating), ..Reading::new(Intent::Rating, "gives a mark") };
    }
    what_is_left(text, sense, &clauses)
}

/// Whether what follows makes something else of the first clause: praise of
/// "Stop it, this mug is gorgeous", an address of "Stop! Wrong address, send it
/// to the other one".
fn exclaims(text: &Text, clauses: &[Clause]) -> bool {
    let first = || text.words.iter().take_while(|word| word.clause == 0).map(|word| word.text.as_str());
    let others = || clauses.iter().skip(1);
    let says_what = |clause: &Clause| clause.unknown > 0 || clause.said.has(Goods);
    let praises = || others().any(|clause| clause.said.has(Fine) && says_what(clause));
    let sends = || others().any(|clause| clause.said.has(Concept::Send) && clause.unknown > 0);
    let corrects = || others().any(|clause| clause.said.has(Concept::Trouble)) && sends();
    (first().eq(["stop", "it"]) && praises()) || (first().eq(["stop"]) && corrects())
}

/// What a clause says by the grammar, if it says anything.
fn read_clause(clause: &Clause, is_first: bool) -> Option<Reading> {
    if let Some(reading) = read_stop(clause, is_first) {
        return Some(reading);
    }
    if topic::names_texts(clause)
        && clause.said.any(Concepts::of(topic::REFUSES))
        && !clause.said.any(Concepts::of(topic::DOUBTS))
    {
        return Some(Reading {
            topic: topic::topic(clause.said),
            ..Reading::new(Intent::OptOut, OF_ONE_TOPIC)
        });
    }
    let rule = rules::first(clause.said, clause.unknown, clause.asks)?;
    let chooses = clause.said.any(Concepts::of(&[Only, Concept::But]));
    let scoped = match rule.intent {
        Intent::OptOut | Intent::Only => true,
        Intent::Ambiguous => chooses,
        _ => false,
    };
    let named = if scoped { scope(clause.said, rule.intent) } else { None };
    Some(Reading { topic: rule.topic.or(named), ..Reading::new(rule.intent, rule.because) })
}

/// The scope of consent that is meant: goods name one only where a choice is
/// made, since most people who leave say what they bought.
fn scope(said: Concepts, intent: Intent) -> Option<&'static str> {
    let topic = topic::topic(said)?;
    let of_orders = matches!(topic, "delivery-updates" | "order-updates");
    (intent == Intent::Only || !of_orders).then_some(topic)
}

/// The word itself, where its place says more than its company.
fn read_stop(clause: &Clause, is_first: bool) -> Option<Reading> {
    if !clause.said.has(Stop) {
        return None;
    }
    if clause.counts && clause.unknown == 0 && clause.said.within(Concepts::of(&[Stop, Filler])) {
        return Some(Reading::new(Intent::Ambiguous, "gives a mark and says stop"));
    }
    if clause.count(Stop) > 1 && clause.said.has(Goods) {
        return Some(Reading::new(Intent::Ambiguous, "says stop twice, of goods"));
    }
    if is_first && clause.opens_with([Stop, I]) {
        return Some(Reading::new(Intent::OptOut, "begins with the keyword"));
    }
    let excused = clause.said.any(Concepts::of(&[
        Not,
        Goods,
        Concept::Delivery,
        Concept::Trouble,
        Concept::Harmless,
        Concept::Kept,
        Concept::How,
        Concept::When,
        Concept::Aside,
        Place,
    ]));
    (clause.ends_with(Stop) && !clause.asks && !excused)
        .then(|| Reading::new(Intent::OptOut, "ends with asking to stop"))
}

/// What no clause decides.
fn what_is_left(text: &Text, sense: &Sense, clauses: &[Clause]) -> Reading {
    let said = sense.concepts();
    let asks = text.asks_anything;
    let known = sense.unknown() == 0;
    let business = Concepts::of(&[Goods, Concept::Delivery, Concept::Trouble]);
    let small_talk = Concepts::of(&[Filler, Fine, Thanks, Yes, I, Me, Concept::Arrive, Concept::Received]);
    let refusal = Concepts::of(&[No, Not, Unclear, Filler, Thanks, I, Me, Want, Concept::Contact, NoMore]);
    let doubtful = Concepts::of(&[
        Stop,
        Unsubscribe,
        Concept::Contact,
        Concept::Unclear,
        DontContact,
        Concept::TooMany,
        Concept::Spam,
    ]);
    if said.has(Yes) && known && said.within(Concepts::of(&[Yes, Filler, Thanks])) {
        return Reading::new(Intent::Yes, "agrees");
    }
    if known && said.any(Concepts::of(&[No, Not, Unclear])) && said.within(refusal) {
        return Reading::new(Intent::Ambiguous, REFUSES);
    }
    if known && !sense.hits.is_empty() && said.within(small_talk) {
        return Reading::new(Intent::NotOptOut, "small talk");
    }
    if !asks && !said.any(business) && sense.unknown() <= 2 && said.has(Unclear) {
        return Reading::new(Intent::Ambiguous, "may be a refusal");
    }
    let begins = clauses
        .iter()
        .any(|clause| !clause.asks && (clause.begins_with(Stop) || clause.begins_with(Unsubscribe)));
    if begins && said.any(doubtful) {
        return Reading::new(Intent::Ambiguous, "begins with a word that stops");
    }
    Reading { certain: false, ..Reading::new(Intent::NotOptOut, "says nothing about texts") }
}
