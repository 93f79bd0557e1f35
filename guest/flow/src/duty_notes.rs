//! What the laws of the countries where a shop sells ask of it that neither a text
//! nor a setting can show: said once for each country, for the shop to see to.

use crate::findings::Findings;
use crate::findings::Severity::Note;
use crate::jurisdiction::{Allowed, Duty, Jurisdiction, Label, Senders};
use crate::settings::Settings;

/// A duty, whether promotions alone have it, the rule's name, its place, why, and what
/// to do.
struct Told {
    duty: Duty,
    of_promotions: bool,
    rule: &'static str,
    path: &'static str,
    why: &'static str,
    way: &'static str,
}

const fn told(
    duty: Duty,
    of_promotions: bool,
    (rule, path): (&'static str, &'static str),
    why: &'static str,
    way: &'static str,
) -> Told {
    Told { duty, of_promotions, rule, path, why, way }
}

const DUTIES: &[Told] = &[
    told(
        Duty::WayOutWithoutReply,
        true,
        ("way-out-without-reply", "/templates"),
        "who cannot reply, since the sender is a name, needs a link or a short number to opt out by",
        "send promotions from a number, or link to the preference page",
    ),
    told(
        Duty::Imprint,
        true,
        ("imprint", "/support"),
        "what a business sends leads to its imprint",
        "\"support\": \"https://shop.example/imprint\"",
    ),
    told(
        Duty::NotACondition,
        true,
        ("where-consent-is-asked", "/consent"),
        "who agrees to promotions is told beforehand that no purchase depends on it",
        "say so beside the box that they tick, with links to your terms and privacy policy",
    ),
    told(
        Duty::FrenchInQuebec,
        false,
        ("french-in-quebec", "/templates"),
        "people in Quebec are written to in French",
        "tell aftertext their locale, fr-CA, with the order",
    ),
    told(
        Duty::RegisteredName,
        false,
        ("registered-name", "/brand"),
        "the sender is named as the business is registered, by its name or number",
        "let the brand be that name, or write the number into the templates",
    ),
    told(
        Duty::RegisteredSender,
        false,
        ("registered-sender", "/local_senders"),
        "only senders on a list of the operators arrive",
        "register the sender with your gateway, news included",
    ),
    told(
        Duty::RegisteredTemplate,
        false,
        ("registered-template", "/templates"),
        "only texts that match a template on a list of the operators arrive",
        "register each template with your gateway, with what is added to it",
    ),
    told(
        Duty::RegisteredLinks,
        false,
        ("registered-links", "/short_links"),
        "only links to hosts on a list of the operators arrive",
        "register the hosts with your gateway",
    ),
];

/// Notes what a shop has to see to itself.
pub(crate) fn note_duties(
    settings: &Settings,
    rows: &[&Jurisdiction],
    promotes: bool,
    findings: &mut Findings,
) {
    // A page may well lead to the imprint.
    let has_page = settings.support.as_deref().is_some_and(|support| support.contains("://"));
    for row in rows {
        let there = [row.code, ": "].concat();
        let is_owed = |told: &&Told| {
            row.content.duties.contains(&told.duty)
                && (promotes || !told.of_promotions)
                && !(told.duty == Duty::Imprint && has_page)
                // There a setting has it, and promotions wait for that.
                && !(told.duty == Duty::WayOutWithoutReply && row.content.wording.is_elsewhere())
        };
        for Told { rule, path, why, way, .. } in DUTIES.iter().filter(is_owed) {
            findings.advise(Note, rule, path, &[&there, why], way);
        }
        let (place, mark) = match row.content.label {
            Some(Label::SenderPrefix(mark)) => ("begins with ", mark),
            Some(Label::SenderSuffix(mark)) => ("ends with ", mark),
            Some(Label::Start(_)) | None => ("", ""),
        };
        if promotes && !mark.is_empty() {
            let why = [&there, "the name that promotions come from ", place, mark];
            findings.advise(Note, "sender-label", "/local_senders", &why, "register such a name");
        }
        note_senders(&there, row.senders, findings);
    }
}

/// From what texts do not arrive there, or only once it is registered.
fn note_senders(there: &str, senders: Senders, findings: &mut Findings) {
    let kinds = [
        ("a name", senders.alphanumeric),
        ("a short number", senders.short_code),
        ("a common number", senders.long_code),
        ("a toll-free number", senders.toll_free),
    ];
    let mut why = there.to_owned();
    for (told, allowed) in [
        ("texts do not arrive from", Allowed::No),
        ("texts arrive once registered from", Allowed::Registered),
    ] {
        let mut before = told;
        for (kind, _) in kinds.iter().filter(|kind| kind.1 == allowed) {
            let gap = if why.len() == there.len() || before.is_empty() { "" } else { "; " };
            why.extend([gap, before, if before.is_empty() { ", " } else { " " }, kind]);
            before = "";
        }
    }
    if why.len() > there.len() {
        findings.advise(Note, "sender-kinds", "/local_senders", &[&why], "see to it with your gateway");
    }
}
