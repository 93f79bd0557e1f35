//! What a shop's links come to: the addresses that its templates spell out, and
//! what long ones cost where short ones would do.

use crate::check_content::check_shortener;
use crate::context::LINK;
use crate::facts;
use crate::findings::{Findings, escaped, given};
use crate::journey::Step;
use crate::json::{Json, Object};
use crate::settings::Settings;
use crate::short_link::{LinkKey, ShortLinks, is_host};
use crate::template::{Position, tokens};
use crate::worst_case::segments_at_most;

/// Members of `short_links`.
pub(crate) const SHORT_LINK_FIELDS: &[&str] = &["domain", "hosts"];
/// Hosts that short links may lead to.
const HOSTS_MAX: usize = 50;
/// The longest domain of short links: all of it is in every text.
const DOMAIN_MAX: usize = 60;
/// What makes links short.
const SHORT: &str = "\"short_links\": { \"domain\": \"go.shop.example\", \"hosts\": [\"shop.example\"] }";

impl Findings {
    /// What a shop says about its own short links.
    pub(crate) fn short_links(&mut self, document: &Object<'_>) {
        if let Some(key) = given(document, "link_key")
            && key.as_text().and_then(LinkKey::parse).is_none()
        {
            self.error("wrong-type", "/link_key", "it has 32 hexadecimal digits; leave it to the host", None);
        }
        if given(document, "short_links").is_none() {
            return;
        }
        let Some(short) = self.object("", document, "short_links") else {
            return;
        };
        self.known_names("/short_links", "field", short, SHORT_LINK_FIELDS);
        self.host("/short_links/domain", short.get("domain").unwrap_or(&Json::Null), "go.shop.example");
        for (index, host) in self.list("/short_links", short, "hosts", HOSTS_MAX).iter().enumerate() {
            self.host(&format!("/short_links/hosts/{index}"), host, "shop.example");
        }
    }

    fn host(&mut self, path: &str, value: &Json<'_>, example: &str) {
        let text = value.as_text().unwrap_or_default();
        let name = if path.contains("/hosts/") { text.strip_prefix("*.").unwrap_or(text) } else { text };
        if !is_host(name) || name.len() > DOMAIN_MAX {
            let why = "it is no host: a name in ASCII (\"xn--…\" for others), without https:// and port";
            self.error("not-a-host", path, why, Some(format!("\"{example}\"")));
        }
        check_shortener(path, &["https://", name].concat(), self);
    }
}

/// Refuses what no short link may lead to where a template spells it out. What
/// comes with an order is not known here: it stays long where it leads elsewhere.
pub(crate) fn check_targets(settings: &Settings, findings: &mut Findings) {
    for step in Step::of_orders() {
        let Some(own) = settings.templates.get(step.name()) else {
            continue;
        };
        for (place, text) in own.texts() {
            for (byte, url) in spelled_out(text) {
                let path = format!("/templates/{}{place}", escaped(step.name()));
                let short = settings.short_links.as_ref();
                if facts::link(url).is_none() {
                    let message = format!("\"{url}\" is no web address{}", Position::at(text, byte));
                    findings.error("not-a-web-address", &path, &message, None);
                } else if short.is_some_and(|short| !short.lead_to(url)) {
                    let message = format!(
                        "short links of this shop do not lead to \"{url}\"{}",
                        Position::at(text, byte)
                    );
                    let suggestion = "name its host in short_links.hosts, or write it without link()";
                    findings.error("foreign-link", &path, &message, Some(suggestion.to_owned()));
                }
            }
        }
    }
}

/// The addresses between quotes in `link('…')`, and at which byte they begin.
pub(crate) fn spelled_out(template: &str) -> Vec<(usize, &str)> {
    let tokens = tokens(template, false);
    let calls = tokens.windows(3).filter(|call| matches!(call, [(_, LINK), (_, "("), _]));
    let quoted = |token: &&(usize, &'_ str)| token.1.starts_with(['\'', '"']);
    calls
        .filter_map(|call| call.last().filter(quoted))
        .map(|(place, token)| (place + 1, token.trim_matches(['\'', '"'])))
        .collect()
}

/// Says what it costs that a shop has no domain for short links: text by text
/// for its own, summed up for the defaults.
pub(crate) fn note_long_links(mut settings: Settings, findings: &mut Findings) {
    if settings.short_links.is_some() {
        return;
    }
    let is_own = |settings: &Settings, step: &Step| settings.templates.get(step.name()).is_some();
    let calls_link = |text: &str| tokens(text, false).iter().any(|(_, token)| *token == LINK);
    let wanted = |step: &Step| {
        let own = settings.templates.get(step.name());
        own.is_none_or(|own| own.texts().iter().any(|(_, text)| calls_link(text)))
    };
    let wanted: Vec<Step> =
        Step::of_orders().filter(|step| settings.is_enabled(*step)).filter(wanted).collect();
    let long: Vec<Option<u32>> = wanted.iter().map(|step| segments_at_most(&settings, *step)).collect();
    settings.short_links = Some(ShortLinks::usual());
    let mut defaults = Vec::new();
    for (step, long) in wanted.iter().zip(long) {
        let short = segments_at_most(&settings, *step);
        let Some((long, short)) = long.zip(short).filter(|(long, short)| long > short) else {
            continue;
        };
        if !is_own(&settings, step) {
            defaults.push(format!("{} {long} and {short}", step.name()));
            continue;
        }
        let message = format!("with long links it can take {long} messages, with short ones {short}");
        let path = format!("/templates/{}", step.name());
        findings.note("long-links", &path, &message, Some(SHORT.to_owned()));
    }
    if !defaults.is_empty() {
        let steps = defaults.join(", ");
        let message = format!("messages of the default texts with long links and with short ones: {steps}");
        findings.note("long-links", "/short_links", &message, Some(SHORT.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_between_quotes_are_found() {
        let template = "{{ link('https://a.example') }} {{ link (  \"b\" ) }} {{ link(order.status_url) }} links 'c' \
             link('d') {# link('e') #} {% raw %}{{ link('f') }}{% endraw %}";
        assert_eq!(spelled_out(template), [(9, "https://a.example"), (44, "b")]);
    }
}
