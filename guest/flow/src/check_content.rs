//! What a shop's own text says, by rule: nothing promotional in news of an
//! order, no link that a carrier drops or that leads elsewhere, one idea, and
//! something of the order itself.

use crate::check_links::spelled_out;
use crate::consent::Class;
use crate::content::{authority, belongs, first_host, host, is_carrier, is_shortener, promotion};
use crate::findings::Findings;
use crate::findings::Severity::{Error, Warning};
use crate::journey::Step;
use crate::settings::Settings;
use crate::template::tokens;

/// What every text about an order can name, and no other text can.
const SPECIFIC: &[&str] = &["order.", "parcel", "lines", "product."];

/// Looks at a text: as the shop wrote it, as it is for each sample order, and
/// each of its branches by itself.
pub(crate) fn check_content(
    settings: &Settings,
    step: Step,
    (path, locale): (&str, &str),
    written: &str,
    (said, branches): (&[String], &[String]),
    findings: &mut Findings,
) {
    let is_news = settings.class(step) == Some(Class::Transactional);
    // What orders bring in comes from their shop.
    check_hosts(settings, path, written, is_news, findings);
    for text in [written].into_iter().chain(said.iter().chain(branches).map(String::as_str)) {
        // A shop may be called anything.
        let unbranded = text.replace(settings.brand.trim(), " ");
        if is_news && let Some(found) = promotion(&unbranded, locale, step) {
            let suggestion = "leave it out, or give the step \"class\": \"marketing\"";
            return refuse(path, found.rule, &found.words, suggestion, findings);
        }
    }
    let mut ideas = 0;
    for text in said {
        let (mut questions, mut links) = (0, 0);
        for word in text.replace(settings.brand.trim(), " ").split_ascii_whitespace() {
            questions += usize::from(word.ends_with('?') || word.ends_with('？'));
            links += usize::from(host(word).is_some());
        }
        ideas = ideas.max(questions).max(links);
    }
    let is_specific = |(_, token): (usize, &str)| SPECIFIC.iter().any(|name| token.starts_with(name));
    if !tokens(written, false).into_iter().any(is_specific) {
        let suggestion = "say which order it is about: {{ order.name }}";
        findings.advise(
            Warning,
            "generic",
            path,
            &["it says nothing about the order that it is for"],
            suggestion,
        );
    }
    if ideas > 1 {
        let message = "people follow one idea in a text";
        findings.advise(Warning, "more-than-one-idea", path, &[message], "leave one link and one question");
    }
}

fn check_hosts(settings: &Settings, path: &str, text: &str, is_news: bool, findings: &mut Findings) {
    check_shortener(path, text, findings);
    // What is between the quotes of link() is looked at there, with what it may lead to.
    let is_linked = |host: &str| {
        settings.short_links.is_some() && spelled_out(text).iter().any(|(_, url)| authority(url) == host)
    };
    let is_foreign = |host: &str| !is_shortener(host) && !is_own(settings, host) && !is_linked(host);
    if is_news && let Some(host) = first_host(text, &is_foreign) {
        let suggestion = "link to order.status_url or parcel.tracking_url";
        refuse(path, "foreign-link", host, suggestion, findings);
    }
}

fn refuse(path: &str, rule: &'static str, words: &str, suggestion: &str, findings: &mut Findings) {
    findings.advise(Error, rule, path, &["this makes a promotion of news of an order: ", words], suggestion);
}

/// Refuses a link that leads through a shared shortener.
pub(crate) fn check_shortener(path: &str, text: &str, findings: &mut Findings) {
    if let Some(host) = first_host(text, &is_shortener) {
        let message = ["carriers drop texts with links that anybody can shorten: ", host];
        let suggestion = "use the page's own address, or a short domain of the shop's own";
        findings.advise(Error, "link-shortener", path, &message, suggestion);
    }
}

/// Whether a host is one that the settings name, or a carrier's.
pub(crate) fn is_own(settings: &Settings, found: &str) -> bool {
    let links = &settings.links;
    let pages = [&links.review, &links.loyalty, &links.guide, &links.reorder, &settings.support];
    let short = settings.short_links.as_ref();
    // A shop may be called after its domain.
    first_host(&settings.brand, &|brand| belongs(found, brand)).is_some()
        || pages.into_iter().flatten().any(|page| belongs(found, authority(page)))
        || is_carrier(found)
        || short.is_some_and(|short| short.is_own(found))
}
