//! What every text carries, whoever wrote it: the brand, and where and when the
//! law asks for it how to opt out, the label of an advertisement, how to reach the
//! shop, and what carriers want disclosed. What a template leaves out is added.

use crate::consent;
use crate::contact::Pending;
use crate::event::{DAY, Timestamp};
use crate::journey::Step;
use crate::jurisdiction::{Class, Duty, Label, Strictest, When, Wording};
use crate::letter_case::small;
use crate::own_words::{names, says};
use crate::place::{Evidence, is_of, law};
use crate::settings::Settings;
use crate::template::Source;
use crate::tone::{Tone, language};
use crate::turn::Turn;
use crate::way_out::{LEAVING, WAY_OUT, is_bare, may_mention, offers, without};
use crate::wording::{DefaultText, opt_out_words};

/// What "monthly" means.
const MONTH: Timestamp = 30 * DAY;
/// The one country whose law wants the way out in news of each order, as a test
/// proves.
const ALWAYS_TOLD: &str = "CA";
/// What agrees to texts, or asks to, and tells what to expect (CTIA Messaging
/// Principles 5.1).
const DISCLOSING: &[Step] = &[Step::ConsentAsked, Step::OptInConfirmed, Step::Help];
/// The word that gets help.
const HELP: &str = "HELP";
/// What they tell, by language; the first for all others.
const DISCLOSURES: &[(&str, [(Duty, &str); 3])] = &[
    disclosure("en", "Msg frequency varies.", "Msg&data rates may apply.", "HELP for help."),
    disclosure(
        "es",
        "La frecuencia varia.",
        "Pueden aplicarse cargos por mensajes y datos.",
        "HELP para ayuda.",
    ),
    disclosure("de", "Anzahl der SMS variiert.", "SMS- und Datengebühren möglich.", "HELP für Hilfe."),
    disclosure("fr", "Fréquence variable.", "Frais de SMS et données possibles.", "HELP pour de l'aide."),
    disclosure("it", "Frequenza variabile.", "Possibili costi per SMS e dati.", "HELP per aiuto."),
    disclosure("ja", "配信頻度は変動します。", "通信料がかかる場合があります。", "ヘルプはHELP。"),
    disclosure("nl", "Aantal sms'jes varieert.", "Kosten voor sms en data mogelijk.", "HELP voor hulp."),
    disclosure("pl", "Liczba SMS-ów bywa różna.", "Operator może pobrać opłaty.", "HELP: pomoc."),
    disclosure("pt", "Frequencia variavel.", "Podem incidir tarifas de SMS e dados.", "HELP para ajuda."),
    disclosure("sv", "Antalet sms varierar.", "Sms- och datakostnader kan tillkomma.", "HELP för hjälp."),
];

const fn disclosure(
    language: &'static str,
    frequency: &'static str,
    rates: &'static str,
    help: &'static str,
) -> (&'static str, [(Duty, &'static str); 3]) {
    (language, [(Duty::Frequency, frequency), (Duty::DataRates, rates), (Duty::Help, help)])
}

/// A text with all that it must carry, what of that was added, and what was taken
/// out since it must not carry it.
pub(crate) struct Complete {
    pub(crate) body: String,
    pub(crate) added: Vec<&'static str>,
    pub(crate) left_out: Option<&'static str>,
    /// Why it cannot be sent like that.
    pub(crate) held: Option<&'static str>,
}

/// Nothing but the brand remains.
const BARE: &str = "it says nothing but how to opt out, which news there must not say";
/// What is asked is not for who cannot answer.
pub(crate) const UNANSWERABLE: &str = "nobody there can reply, which the default text asks for: a page to lead to is missing, or the shop's own words";

/// Whether a step asks its reader something by its default text, and has no page to
/// lead to instead.
pub(crate) fn asks_by_default(settings: &Settings, step: Step) -> bool {
    match step {
        Step::Feedback => settings.links.review.is_none(),
        Step::LoyaltyInvitation => settings.links.loyalty.is_none(),
        Step::Replenishment => true,
        _ => false,
    }
}

/// How long ago a text told its reader how to opt out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    Never,
    LongAgo,
    Lately,
}

/// How laws word the way out: the words, a number behind them, and what of them
/// says so in other words too; none where only these very words at the end will
/// do, which therefore come last.
const WAYS_OUT: &[(Wording, &str, &str)] = &[
    (Wording::Reply, "", WAY_OUT),
    (Wording::Word("PARE"), "", WAY_OUT),
    (Wording::Word("BAJA"), "", WAY_OUT),
    (Wording::Elsewhere("AE"), "STOP: ", WAY_OUT),
    (Wording::Elsewhere("SA"), "STOP: ", WAY_OUT),
    (Wording::ShortCode, "STOP au ", WAY_OUT),
    (Wording::Ret, "SMS iptali icin RET: ", "RET"),
    (Wording::FreeCall, "무료수신거부 ", ""),
];

impl Turn<'_> {
    /// Adds what a text must carry and does not.
    pub(crate) fn complete(&self, text: &Pending, source: &Source<'_>, body: String) -> Complete {
        let locale = self.settings.spoken(text.step, self.voice(text));
        let evidence = self.evidence(text.order.as_deref());
        complete(body, source, self.settings, text.step, locale, &evidence, self.told())
    }

    /// When a text last told how to opt out. The first one did, where the law
    /// has it so.
    fn told(&self) -> Told {
        let first = self.contact.sent.first().and_then(|mark| mark.at);
        let told_at = self.contact.reminded_at.or(first).unwrap_or(self.now);
        match self.contact.introduced {
            false => Told::Never,
            true if self.now >= told_at.saturating_add(MONTH) => Told::LongAgo,
            true => Told::Lately,
        }
    }

    /// Whether a text tells how to opt out.
    pub(crate) fn tells_the_way_out(&self, text: &Pending, body: &str) -> bool {
        let says_itself = || {
            let (source, _) = self.settings.template(text.step, self.voice(text));
            offers(body, &source, self.settings.brand.trim(), LEAVING)
        };
        // The template is only asked for when it can matter.
        text.added.contains(OPT_OUT) || (LEAVING.iter().any(|word| body.contains(word)) && says_itself())
    }
}

/// As receipts name it.
const OPT_OUT: &str = "opt-out";

/// Adds what a text in that locale must carry and does not, as far as its
/// template and not only an order says it.
pub(crate) fn complete(
    body: String,
    source: &Source<'_>,
    settings: &Settings,
    step: Step,
    locale: &str,
    evidence: &Evidence<'_>,
    told: Told,
) -> Complete {
    let mut text = Complete { body, added: Vec::new(), left_out: None, held: None };
    let brand = settings.brand.trim();
    let own = settings.class_there(step, evidence);
    let class = own.map_or(Class::Transactional, consent::Class::in_law);
    let reminds = told == Told::LongAgo && own.is_some();
    let discloses = DISCLOSING.contains(&step);
    // The law is only asked when it can make a difference.
    // What asks says the same in every tone.
    let asks = asks_by_default(settings, step)
        && source.template() == DefaultText::of(step, locale, Tone::New).template();
    let may_owe = told == Told::Never || reminds || discloses || asks || class == Class::Promotional;
    let may_owe =
        may_owe || (own.is_some() && (is_of(evidence, ALWAYS_TOLD) || may_mention(source.template())));
    let owed = may_owe.then(|| law(evidence));
    if own.is_some() && owed.as_ref().is_some_and(|law| law.opt_out.of(class) == When::Never) {
        text.keep_quiet_about_the_way_out(source, brand);
    }
    let label = owed.as_ref().filter(|_| class == Class::Promotional).and_then(|law| label(law, &text.body));
    let labelled =
        label.and_then(|label| text.body.strip_prefix(label)).map(|rest| rest.trim_start().to_owned());
    let is_labelled = labelled.is_some();
    text.body = labelled.unwrap_or(text.body);
    if !names(&text.body, source, brand) {
        text.body = [brand, ": ", &text.body].concat();
        text.added.push("brand");
    }
    if let Some(label) = label {
        text.body = [label, " ", &text.body].concat();
        if !is_labelled {
            text.added.push("label");
        }
    }
    let Some(law) = owed else {
        return text;
    };
    if asks && law.wordings.iter().any(|wording| wording.is_elsewhere()) {
        text.held = Some(UNANSWERABLE);
    }
    // Canada wants it in news as well (CASL s. 6(6)).
    let is_reachable = class == Class::Promotional || law.opt_out.of(class) == When::Always;
    if own.is_some() && is_reachable && law.duties.contains(&Duty::Contact) {
        text.tell_the_contact(settings, locale);
    }
    if discloses {
        text.disclose(&law, locale, step == Step::Help);
    }
    // Who has just left is not told how to leave.
    let due = step != Step::OptOutConfirmed
        && match law.opt_out.of(class) {
            When::Never => false,
            When::First => told == Told::Never,
            When::FirstAndMonthly => told == Told::Never || reminds,
            When::Always => own.is_some() || told == Told::Never,
        };
    if due {
        text.tell_the_way_out(source, settings, class, locale, &law);
    }
    text
}

impl Complete {
    /// Takes out what a template says of the way out where news must not: the
    /// operators of France take it for a promotion then.
    fn keep_quiet_about_the_way_out(&mut self, source: &Source<'_>, brand: &str) {
        if let Some(body) = without(&self.body, source.template(), brand) {
            self.held = is_bare(&body, brand).then_some(BARE);
            self.body = body;
            self.left_out = Some(OPT_OUT);
        }
    }

    /// Adds where the shop can be reached, in a word that most languages have. Phones
    /// take no full stop before a space for a part of a link.
    fn tell_the_contact(&mut self, settings: &Settings, locale: &str) {
        if let Some(support) = settings.support.as_deref().map(str::trim)
            && !self.body.contains(support)
        {
            let (word, end) =
                if language(locale) == "ja" { ("お問い合わせ：", "。") } else { ("Info: ", ".") };
            self.add(&[word, support, end].concat());
            self.added.push("contact");
        }
    }

    fn disclose(&mut self, law: &Strictest, locale: &str, is_help: bool) {
        let mut rows = DISCLOSURES.iter();
        let first = rows.next();
        let own = rows.find(|(known, _)| *known == language(locale));
        let told = own.or(first).into_iter().flat_map(|(_, told)| told);
        let helps = is_help || self.body.contains(HELP);
        let is_owed =
            |(duty, _): &&(Duty, &str)| law.duties.contains(duty) && !(*duty == Duty::Help && helps);
        let owed: Vec<&str> = told.filter(is_owed).map(|(_, words)| *words).collect();
        if !owed.is_empty() {
            self.add(&owed.join(" "));
            self.added.push("disclosure");
        }
    }

    /// Adds the words of every law; news has the common ones alone.
    fn tell_the_way_out(
        &mut self,
        source: &Source<'_>,
        settings: &Settings,
        class: Class,
        locale: &str,
        law: &Strictest,
    ) {
        let is_news = class == Class::Transactional;
        let common = |wording: &Wording| wording.is_a_reply() || wording.is_elsewhere();
        let mut own = law.wordings.clone();
        own.retain(|wording| !is_news || common(wording));
        if own.is_empty() {
            own.push(Wording::Reply);
        }
        for (wording, words, mark) in WAYS_OUT.iter().filter(|(wording, ..)| own.contains(wording)) {
            let number = settings.opt_out_number(*wording).unwrap_or_default();
            // News goes without; a promotion would have been held.
            if wording.is_elsewhere() && number.is_empty() {
                continue;
            }
            let words = match wording {
                Wording::Reply => opt_out_words(locale).to_owned(),
                Wording::Word(word) => opt_out_words(locale).replace(WAY_OUT, word),
                _ => [*words, number].concat(),
            };
            let brand = settings.brand.trim();
            let known = if matches!(wording, Wording::Word(_)) { LEAVING } else { &[WAY_OUT] };
            let said = |word: &str| match word {
                WAY_OUT => offers(&self.body, source, brand, known),
                _ => says(&self.body, source.template(), brand, word),
            };
            let is_said = match mark.is_empty() {
                true => self.body.ends_with(&words),
                false => said(mark) && (number.is_empty() || said(number)),
            };
            if !is_said {
                self.add(&words);
                self.added.push(OPT_OUT);
            }
        }
    }

    fn add(&mut self, words: &str) {
        self.body.push(' ');
        self.body.push_str(words);
    }
}

/// What marks an advertisement where the law wants that it can be told to be one,
/// in no words of its own (LSSI art. 20).
const ADVERTISING: &str = "PUBLI";

/// What a promotional text begins with.
fn label(law: &Strictest, body: &str) -> Option<&'static str> {
    let start = law.labels.iter().find_map(|label| match label {
        Label::Start(words) => Some(*words),
        Label::SenderPrefix(_) | Label::SenderSuffix(_) => None,
    });
    let is_told = || small(body).contains("publi");
    let advertising = || law.duties.contains(&Duty::Advertising) && !is_told();
    start.or_else(|| advertising().then_some(ADVERTISING))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction;

    #[test]
    fn one_country_wants_the_way_out_in_all_news() {
        let always = jurisdiction::all().filter(|row| row.content.opt_out.transactional == When::Always);
        assert_eq!(always.map(|row| row.code).collect::<Vec<_>>(), [ALWAYS_TOLD]);
    }
}
