//! Whether settings ask for what no law lets a shop have, and have what laws
//! want from it.

use crate::consent::Class;
use crate::duties::WAY_OUT;
use crate::findings::Findings;
use crate::findings::Severity::{Error, Warning};
use crate::journey::Step;
use crate::jurisdiction::{Jurisdiction, of_place, strictest};
use crate::own_words::says;
use crate::settings::Settings;
use crate::supply::lacking;
use crate::tone::{DEFAULT_LOCALE, language};

/// Where most people live who read a language.
const HOMES: &[(&str, &str)] = &[("fr", "FR"), ("ko", "KR"), ("tr", "TR")];

/// Holds settings against the law.
pub(crate) fn check_law(settings: &Settings, findings: &mut Findings) {
    let shop = settings.locale.as_deref().unwrap_or(DEFAULT_LOCALE);
    let mut rows: Vec<_> = of_place(country(shop), None).collect();
    for step in Step::of_orders() {
        let own = settings.journey(step).and_then(|journey| journey.class);
        let class = settings.class(step);
        if own == Some(Class::Transactional) && class == Some(Class::Marketing) {
            let path = ["/journeys/", step.name(), "/class"].concat();
            let message =
                "it sells, whatever the shop calls it: without consent to promotions nobody gets it";
            findings.advise(Error, "never-transactional", &path, &[message], "leave it out");
        }
        for (place, text) in settings.templates.get(step.name()).map(|own| own.texts()).unwrap_or_default() {
            let locale = place.split('/').nth(1).unwrap_or(shop);
            let stops = || says(text, text, settings.brand.trim(), WAY_OUT);
            if class == Some(Class::Transactional) && country(locale) == "FR" && stops() {
                let path = ["/templates/", step.name(), &place].concat();
                let message = "operators in France take news that speaks of STOP for a promotion";
                findings.advise(
                    Error,
                    "stop-in-france",
                    &path,
                    &[message],
                    "leave it out: STOP works all the same",
                );
            }
            rows.extend(of_place(country(locale), None));
        }
    }
    if !findings.has_errors() {
        check_supplies(settings, &rows, findings);
    }
}

/// What the shop lacks where the readers of its languages live: promotional
/// texts to them would wait for it.
fn check_supplies(settings: &Settings, rows: &[&'static Jurisdiction], findings: &mut Findings) {
    let promotes = |step: Step| settings.is_enabled(step) && settings.class(step) == Some(Class::Marketing);
    if !Step::of_orders().any(promotes) {
        return;
    }
    for (place, row) in rows.iter().enumerate() {
        let is_new = !rows.iter().take(place).any(|known| known.code == row.code);
        if let Some(supply) = lacking(&strictest(&[*row]), settings).filter(|_| is_new) {
            findings.advise(Warning, supply.rule, supply.path, &[supply.reason], supply.example);
        }
    }
}

/// The country that a locale names, or where its language is at home.
fn country(locale: &str) -> &str {
    match locale.split_once(['-', '_']) {
        Some((_, region)) => region,
        None => HOMES.iter().find(|(own, _)| *own == language(locale)).map_or("", |(_, country)| country),
    }
}
