//! What a law wants in promotional texts that only the shop can bring: a number
//! to opt out by, a sender in the country, a way to reach the shop. Without it such
//! a text is held.

use crate::consent::Class;
use crate::contact::Pending;
use crate::delivery::HELD;
use crate::effect::Detail;
use crate::jurisdiction::{Duty, Strictest, Wording};
use crate::place::law;
use crate::settings::Settings;
use crate::turn::Turn;

/// Countries for which a shop can name its number to opt out by.
pub(crate) const NUMBERED: &[&str] = &["AE", "KR", "SA", "TR"];
/// Those of them where it may be a page instead.
pub(crate) const PAGED: &[&str] = &["AE", "SA"];
/// Countries in which it can have a sender.
pub(crate) const SENDING: &[&str] = &["AE", "IN", "SA", "SG"];

/// Something to bring.
#[derive(Debug)]
pub(crate) struct Supply {
    /// Where a sender has to be registered, if that is it.
    country: Option<&'static str>,
    is_asked: fn(&Strictest) -> bool,
    is_given: fn(&Settings) -> bool,
    /// The rule's name.
    pub(crate) rule: &'static str,
    /// Where settings have it, as a JSON Pointer.
    pub(crate) path: &'static str,
    /// Why a text is held without it.
    pub(crate) reason: &'static str,
    /// How it looks.
    pub(crate) example: &'static str,
}

/// The sources are those of the rows.
const SUPPLIES: &[Supply] = &[
    Supply {
        country: None,
        is_asked: |law| law.wordings.contains(&Wording::ShortCode),
        is_given: |settings| settings.opt_out_number(Wording::ShortCode).is_some(),
        rule: "french-short-code",
        path: "/opt_out_code",
        reason: "the shop has no short number by which people in France opt out",
        example: "\"opt_out_code\": \"36105\"",
    },
    Supply {
        country: None,
        is_asked: |law| law.wordings.contains(&Wording::FreeCall),
        is_given: |settings| settings.opt_out_number(Wording::FreeCall).is_some(),
        rule: "korean-free-call",
        path: "/opt_out_numbers/KR",
        reason: "the shop has no free number by which people in Korea opt out",
        example: "\"opt_out_numbers\": { \"KR\": \"080-123-4567\" }",
    },
    Supply {
        country: None,
        is_asked: |law| law.wordings.contains(&Wording::Ret),
        is_given: |settings| settings.opt_out_number(Wording::Ret).is_some(),
        rule: "turkish-short-number",
        path: "/opt_out_numbers/TR",
        reason: "the shop has no short number to which people in Turkey write RET",
        example: "\"opt_out_numbers\": { \"TR\": \"3338\" }",
    },
    registered(
        "SA",
        "saudi-sender",
        "no promotion from a sender abroad reaches people in Saudi Arabia",
        "\"local_senders\": [\"SA\"]",
    ),
    registered(
        "AE",
        "emirates-sender",
        "promotions in the Emirates come from a registered name that begins with AD-",
        "\"local_senders\": [\"AE\"]",
    ),
    registered(
        "IN",
        "indian-sender",
        "operators in India carry promotions of registered senders in registered words alone",
        "\"local_senders\": [\"IN\"]",
    ),
    registered(
        "SG",
        "singapore-sender",
        "Singapore takes senders that are not registered there for a scam",
        "\"local_senders\": [\"SG\"]",
    ),
    Supply {
        country: None,
        is_asked: |law| law.wordings.contains(&Wording::Elsewhere("AE")),
        is_given: |settings| settings.opt_out_number(Wording::Elsewhere("AE")).is_some(),
        rule: "emirates-way-out",
        path: "/opt_out_numbers/AE",
        reason: "senders in the Emirates take no replies, and the shop has no short number or page to opt out by",
        example: "\"opt_out_numbers\": { \"AE\": \"7726\" }",
    },
    Supply {
        country: None,
        is_asked: |law| law.wordings.contains(&Wording::Elsewhere("SA")),
        is_given: |settings| settings.opt_out_number(Wording::Elsewhere("SA")).is_some(),
        rule: "saudi-way-out",
        path: "/opt_out_numbers/SA",
        reason: "senders in Saudi Arabia take no replies, and the shop has no short number or page to opt out by",
        example: "\"opt_out_numbers\": { \"SA\": \"7726\" }",
    },
    Supply {
        country: None,
        is_asked: |law| law.duties.contains(&Duty::Contact),
        is_given: |settings| settings.support.is_some(),
        rule: "contact",
        path: "/support",
        reason: "the law there wants a way to reach the shop in promotional texts",
        example: "\"support\": \"help@shop.example\"",
    },
];

/// A sender that is registered in a country.
const fn registered(
    country: &'static str,
    rule: &'static str,
    reason: &'static str,
    example: &'static str,
) -> Supply {
    Supply {
        country: Some(country),
        is_asked: |_| true,
        is_given: |_| false,
        rule,
        path: "/local_senders",
        reason,
        example,
    }
}

/// What a law asks for and the shop has not.
pub(crate) fn lacking(law: &Strictest, settings: &Settings) -> Vec<&'static Supply> {
    let lacks = |supply: &&Supply| match supply.country {
        Some(country) => {
            law.registered_in.contains(&country) && !settings.local_senders.iter().any(|own| own == country)
        }
        None => (supply.is_asked)(law) && !(supply.is_given)(settings),
    };
    SUPPLIES.iter().filter(lacks).collect()
}

impl Settings {
    /// The number by which people opt out in those words.
    pub(crate) fn opt_out_number(&self, wording: Wording) -> Option<&str> {
        match wording {
            Wording::Reply | Wording::Word(_) => None,
            Wording::ShortCode => self.opt_out_code.as_deref(),
            Wording::FreeCall => self.opt_out_numbers.get("KR").map(String::as_str),
            Wording::Ret => self.opt_out_numbers.get("TR").map(String::as_str),
            Wording::Elsewhere(country) => self.opt_out_numbers.get(country).map(String::as_str),
        }
    }
}

impl Turn<'_> {
    /// Whether the shop has what a promotional text needs there; holds the text
    /// until it has.
    pub(crate) fn is_supplied(&mut self, text: &Pending) -> bool {
        if self.class(text) != Some(Class::Marketing) {
            return true;
        }
        let law = law(&self.evidence(text.order.as_deref()));
        let Some(supply) = lacking(&law, self.settings).first().copied() else {
            return true;
        };
        let detail = Detail::because(supply.reason).text("setting", supply.path);
        self.hold(text, self.now.saturating_add(HELD), detail);
        false
    }
}
