//! A customer's consent to marketing by text, and only that: orders and consent
//! webhooks carry it in the same shape.

use serde::Deserialize;

use crate::consent;
use crate::json::Text;
use crate::moment;
use crate::types::{ConsentGrant, Timestamp};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct MarketingConsent {
    pub(super) state: Text,
    consent_updated_at: Text,
    consent_collected_from: Text,
}

/// The states that say something; "not_subscribed" and "pending" do not.
const STATES: &[(&str, bool)] = &[("subscribed", true), ("unsubscribed", false), ("redacted", false)];

/// What Shopify's own forms collected, which is an act of the customer's own.
const COLLECTED: &str = "shopify";
/// What was brought to Shopify, as by an import: it may be older than it says,
/// so that it does not undo a STOP.
const BROUGHT: &str = "shopify-import";

impl MarketingConsent {
    /// None where the state says nothing; `otherwise` is the moment of consent
    /// that tells none.
    pub(super) fn grant(&self, otherwise: Timestamp) -> Option<ConsentGrant> {
        let from = self.consent_collected_from.get().unwrap_or_default();
        let source = if from.eq_ignore_ascii_case("SHOPIFY") { COLLECTED } else { BROUGHT };
        Some(ConsentGrant {
            topic: "marketing".into(),
            granted: consent::meaning(STATES, self.state.get()?)?,
            at: self.consent_updated_at.get().and_then(moment::rfc3339).unwrap_or(otherwise),
            source: source.into(),
            wording: None,
            recorded_by: None,
            expires_at: None,
        })
    }
}
