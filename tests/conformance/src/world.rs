//! The shops that every host under test serves.

/// One shop, with all that its neighbours must not be able to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shop {
    /// Its name in aftertext.
    pub id: &'static str,
    /// Who its texts are from.
    pub brand: &'static str,
    /// Where its customers get help.
    pub support: &'static str,
    /// The bearer token of its API.
    pub api_token: &'static str,
    /// Its domain at Shopify.
    pub shopify_domain: &'static str,
    /// The secret that Shopify signs with, and the one before it.
    pub shopify_secrets: [&'static str; 2],
    /// Its account at Twilio.
    pub account_sid: &'static str,
    /// The secret that Twilio signs with, and that the host authenticates with.
    pub auth_token: &'static str,
    /// The number it texts from.
    pub sender: &'static str,
    /// Whether Twilio itself answers STOP, START and HELP.
    pub answers_keywords: bool,
}

/// How the world reaches the host under test: what Twilio signs and calls.
/// Nothing listens there; the stand-in calls the host's own address instead.
pub const PUBLIC_URL: &str = "https://hooks.example.com";

/// All shops; the first is the one that cases mean when they name none.
pub const SHOPS: [Shop; 2] = [
    Shop {
        id: "demo",
        brand: "Demo Shop",
        support: "help@demo.example",
        api_token: "token-of-demo",
        shopify_domain: "example-shop.myshopify.com",
        shopify_secrets: ["shopify-secret-of-demo", "shopify-secret-of-demo-before"],
        account_sid: "AC00000000000000000000000000000001",
        auth_token: "auth-token-of-demo",
        sender: "+12025550100",
        answers_keywords: true,
    },
    Shop {
        id: "other",
        brand: "Other Shop",
        support: "help@other.example",
        api_token: "token-of-other",
        shopify_domain: "other-shop.myshopify.com",
        shopify_secrets: ["shopify-secret-of-other", "shopify-secret-of-other-before"],
        account_sid: "AC00000000000000000000000000000002",
        auth_token: "auth-token-of-other",
        sender: "+12025550101",
        answers_keywords: false,
    },
];

impl Shop {
    /// The shop of this name.
    pub fn named(id: &str) -> Option<&'static Shop> {
        SHOPS.iter().find(|shop| shop.id == id)
    }

    /// The other one, for those who try to use what is not theirs.
    pub fn neighbour(&self) -> &'static Shop {
        SHOPS.iter().find(|shop| shop.id != self.id).unwrap_or(&SHOPS[0])
    }
}
