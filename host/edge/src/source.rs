//! Everybody who may call us, in one table: platforms, carriers and gateways.
//!
//! A host finds the source by the name in the address, has it verify the call
//! with the shop's keys, then has it read, and treats each [`Event`] that comes
//! out, in their order. A call is never read before it is verified.
//!
//! The address is `/v1/shops/{shop}/{source}`, and anything below it: what a
//! call is about, it says itself. It is a POST, but gateways may be set to GET.

use serde::{Deserialize, Serialize};

use crate::arrival::Error;
use crate::event::Event;
use crate::fetch::Access;
use crate::form::Form;
use crate::http::Request;
use crate::moment;
use crate::signature;
use crate::types::Timestamp;
use crate::webhook::Webhook;
use crate::{
    adobe_commerce, aftership, bigcommerce, bird, commercetools, consent, easypost, generic, infobip, medusa,
    messagebird, plivo, relay, saleor, seventeen_track, shippo, shopify, sinch, telnyx, twilio, vonage,
    woocommerce,
};

/// What a source is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Tells of orders.
    Platform,
    /// Tells of parcels.
    Carrier,
    /// Tells of replies, and of what became of texts.
    Gateway,
}

/// One line of [`SOURCES`].
#[derive(Debug)]
pub struct Source {
    /// In addresses and settings: "shopify".
    pub name: &'static str,
    /// See [`Kind`].
    pub kind: Kind,
    /// What a shop's keys are for it, in words for people.
    pub keys: &'static str,
    /// The header in which it names the shop, if it does: a key that several
    /// shops share proves nothing about which of them is meant.
    pub origin: Option<&'static str>,
    verified: fn(&Webhook<'_>, &[&str]) -> Result<(), signature::Error>,
    events: fn(&Call<'_>) -> Result<Vec<Event>, Error>,
}

/// How a shop uses a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The shop as the source names it: "example.myshopify.com". None: not checked.
    pub origin: Option<String>,
    /// The order's free field with the buyer's answer: [`consent::FIELD`].
    pub consent_field: String,
    /// Free fields of the order with tracking numbers, besides those of the
    /// plug-ins that are known (WooCommerce).
    pub tracking_fields: Vec<String>,
    /// Whether the gateway answers STOP, START and HELP itself.
    pub answers_keywords: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            origin: None,
            consent_field: consent::FIELD.into(),
            tracking_fields: Vec::new(),
            answers_keywords: false,
        }
    }
}

/// How a shop uses a source, as its settings say so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The shop as the source names it: "example.myshopify.com".
    pub origin: Option<String>,
    /// The order's free field with the buyer's consent, if it has another name
    /// than usual.
    pub consent_field: Option<String>,
    /// Free fields of the order with tracking numbers, besides those that are known.
    #[serde(default)]
    pub tracking_fields: Vec<String>,
    /// How its orders are fetched, where its webhooks only name them.
    pub access: Option<Access>,
}

impl Profile {
    /// How the calls of the source are read; `answers_keywords` is as in [`Settings`].
    pub fn settings(&self, answers_keywords: bool) -> Settings {
        let Profile { origin, consent_field, tracking_fields, access: _ } = self.clone();
        let consent_field = consent_field.unwrap_or_else(|| consent::FIELD.into());
        Settings { origin, consent_field, tracking_fields, answers_keywords }
    }
}

/// One verified webhook, and for whom it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call<'a> {
    /// The shop in aftertext's words.
    pub(crate) shop: &'a str,
    pub(crate) webhook: &'a Webhook<'a>,
    pub(crate) settings: &'a Settings,
}

/// All of them.
pub const SOURCES: &[Source] = &[
    Source {
        name: "events",
        kind: Kind::Platform,
        keys: "the shop's API tokens, sent as a bearer",
        origin: None,
        verified: generic::verified,
        events: generic::events,
    },
    Source {
        name: "shopify",
        kind: Kind::Platform,
        keys: "the app's client secret, or the one of the shop's notification settings",
        origin: Some(shopify::SHOP_DOMAIN),
        verified: shopify::verified,
        events: shopify::events,
    },
    Source {
        name: "woocommerce",
        kind: Kind::Platform,
        keys: "the secret of the webhook",
        origin: Some(woocommerce::SOURCE),
        verified: woocommerce::verified,
        events: woocommerce::events,
    },
    Source {
        name: "saleor",
        kind: Kind::Platform,
        keys: "the shop's JSON Web Key Set (/.well-known/jwks.json) as it stands, or the older secret of the webhook",
        origin: Some(saleor::API_URL),
        verified: saleor::verified,
        events: saleor::events,
    },
    Source {
        name: "medusa",
        kind: Kind::Platform,
        keys: "a secret that the subscriber signs with",
        origin: None,
        verified: medusa::verified,
        events: medusa::events,
    },
    Source {
        name: "bigcommerce",
        kind: Kind::Platform,
        keys: "the app's client secret",
        origin: None,
        verified: bigcommerce::verified,
        events: bigcommerce::events,
    },
    Source {
        name: "adobe-commerce",
        kind: Kind::Platform,
        keys: "Adobe's public keys in PEM, or tokens of one's own, sent as a bearer",
        origin: None,
        verified: adobe_commerce::verified,
        events: adobe_commerce::events,
    },
    Source {
        name: "commercetools",
        kind: Kind::Platform,
        keys: "tokens of one's own, sent as a bearer",
        origin: None,
        verified: commercetools::verified,
        events: commercetools::events,
    },
    Source {
        name: "easypost",
        kind: Kind::Carrier,
        keys: "the secret of the webhook",
        origin: None,
        verified: easypost::verified,
        events: easypost::events,
    },
    Source {
        name: "aftership",
        kind: Kind::Carrier,
        keys: "the webhook secret of AfterShip Tracking",
        origin: None,
        verified: aftership::verified,
        events: aftership::events,
    },
    Source {
        name: "shippo",
        kind: Kind::Carrier,
        keys: "the secret that Shippo's support gives, or a token of one's own in the address (?token=)",
        origin: None,
        verified: shippo::verified,
        events: shippo::events,
    },
    Source {
        name: "17track",
        kind: Kind::Carrier,
        keys: "the API key",
        origin: None,
        verified: seventeen_track::verified,
        events: seventeen_track::events,
    },
    Source {
        name: "twilio",
        kind: Kind::Gateway,
        keys: "the account's primary auth token",
        origin: None,
        verified: twilio::verified,
        events: twilio::events,
    },
    Source {
        name: "telnyx",
        kind: Kind::Gateway,
        keys: "the account's public key, in base64",
        origin: None,
        verified: telnyx::verified,
        events: telnyx::events,
    },
    Source {
        name: "vonage",
        kind: Kind::Gateway,
        keys: "the account's signature secret",
        origin: None,
        verified: vonage::verified,
        events: vonage::events,
    },
    Source {
        name: "plivo",
        kind: Kind::Gateway,
        keys: "the account's auth token",
        origin: None,
        verified: plivo::verified,
        events: plivo::events,
    },
    Source {
        name: "messagebird",
        kind: Kind::Gateway,
        keys: "the signing key",
        origin: None,
        verified: messagebird::verified,
        events: messagebird::events,
    },
    Source {
        name: "bird",
        kind: Kind::Gateway,
        keys: "the signing key of the webhook subscription",
        origin: None,
        verified: bird::verified,
        events: bird::events,
    },
    Source {
        name: "sinch",
        kind: Kind::Gateway,
        keys: "the webhook secret, which Sinch's support sets",
        origin: None,
        verified: sinch::verified,
        events: sinch::events,
    },
    Source {
        name: "infobip",
        kind: Kind::Gateway,
        keys: "\"user:password\" of the subscription, or a token of one's own in the address (?token=)",
        origin: None,
        verified: infobip::verified,
        events: infobip::events,
    },
    Source {
        name: "relay",
        kind: Kind::Gateway,
        keys: "tokens of one's own, sent as a bearer",
        origin: None,
        verified: relay::verified,
        events: relay::events,
    },
];

/// The source with this name.
pub fn find(name: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.name == name)
}

impl Source {
    /// Whether the call comes from whom it claims, by one of `keys`.
    pub fn verify(&self, webhook: &Webhook<'_>, keys: &[impl AsRef<str>]) -> Result<(), signature::Error> {
        let keys: Vec<&str> = keys.iter().map(AsRef::as_ref).filter(|key| !key.is_empty()).collect();
        (self.verified)(webhook, &keys)
    }

    /// The request for the keys that the source publishes for a shop, if it does:
    /// for a call that is signed with a key that is not known
    /// ([`signature::Error::UnknownKey`]). Where to ask is for the settings to
    /// say, never for the call.
    pub fn key_set(&self, settings: &Settings) -> Option<Request> {
        match self.name {
            "saleor" => saleor::key_set(settings.origin.as_deref()?),
            _ => None,
        }
    }

    /// What a verified call tells about `shop`.
    pub fn read(&self, shop: &str, webhook: &Webhook<'_>, settings: &Settings) -> Result<Vec<Event>, Error> {
        let told = self.origin.and_then(|header| webhook.header(header));
        if let (Some(told), Some(ours)) = (told, settings.origin.as_deref())
            && told != ours
        {
            return Err(Error::Invalid { field: "the shop", reason: format!("this webhook is for {told}") });
        }
        (self.events)(&Call { shop, webhook, settings })
    }
}

impl Call<'_> {
    /// The first of `moments` that can be read, else when the call came.
    pub(crate) fn moment(&self, moments: &[Option<&str>]) -> Timestamp {
        moments.iter().flatten().find_map(|text| moment::rfc3339(text)).unwrap_or(self.webhook.received_at)
    }

    /// The name of the text that a report is about, which the address carries
    /// that the gateway was given with the text.
    pub(crate) fn message(&self) -> Option<String> {
        message_in(self.webhook.query())
    }
}

/// The parameter of a callback's address that names the text.
const MESSAGE: &str = "message";

/// The name of the text in the query of a callback's address.
pub(crate) fn message_in(query: &str) -> Option<String> {
    Form::parse(query.as_bytes()).get(MESSAGE).map(str::to_owned)
}

/// Where `source` reports on a text, for a host that the world reaches at
/// `public_url`.
pub fn status_url(public_url: &str, shop: &str, source: &str, message: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair(MESSAGE, message).finish();
    format!("{}/v1/shops/{shop}/{source}/status?{query}", public_url.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_has_a_name_of_its_own_that_fits_an_address() {
        for source in SOURCES {
            assert!(source.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            assert_eq!(find(source.name).map(|found| found.keys), Some(source.keys), "{}", source.name);
        }
        assert!(find("nobody").is_none());
    }

    #[test]
    fn a_report_finds_its_text_by_the_address_that_the_gateway_was_given() {
        let url = status_url("https://hooks.example.com/", "demo", "plivo", "order/1001/shipped");
        assert_eq!(
            url,
            "https://hooks.example.com/v1/shops/demo/plivo/status?message=order%2F1001%2Fshipped"
        );
        let webhook = Webhook { method: "POST", url: &url, headers: &[], body: b"", received_at: 0 };
        let settings = Settings::default();
        let call = Call { shop: "demo", webhook: &webhook, settings: &settings };
        assert_eq!(call.message().as_deref(), Some("order/1001/shipped"));
    }
}
