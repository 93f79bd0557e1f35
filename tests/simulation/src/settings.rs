//! The shops of the worlds.

use std::sync::{Arc, LazyLock};

use aftertext_edge::revision;
use aftertext_flow::Settings;

/// A shop's settings, and what a checker has to know of them.
#[derive(Debug)]
pub struct Shop {
    /// As the shop saves them.
    pub document: &'static str,
    /// Texts that count as marketing, within a day and within a week.
    pub marketing: (usize, usize),
    /// Whether having bought counts as consent where the law has it so.
    pub soft_opt_in: bool,
}

/// The settings of a world, as a host stores what its shop saves.
#[derive(Debug, Default)]
pub struct Stored {
    document: Option<String>,
    /// The same, read.
    pub settings: Arc<Settings>,
}

impl Stored {
    /// The shop saves others.
    pub fn save(&mut self, document: &str) {
        let stored = self.document.as_deref().map(str::as_bytes);
        let document = revision::succeeding(stored, document, || None);
        self.settings = Arc::new(Settings::parse(document.as_bytes()).unwrap());
        self.document = Some(document);
    }
}

/// Every kind of shop.
pub static SHOPS: LazyLock<Vec<Shop>> = LazyLock::new(|| {
    let shop = |(document, marketing): &(&'static str, (usize, usize))| Shop {
        document,
        marketing: *marketing,
        soft_opt_in: Settings::parse(document.as_bytes()).unwrap().consent.soft_opt_in,
    };
    DOCUMENTS.iter().map(shop).collect()
});

const DOCUMENTS: &[(&str, (usize, usize))] = &[
    (r#"{"brand":"Demo Shop","support":"help@demo.example"}"#, (1, 2)),
    (
        r#"{"brand":"Demo Shop","support":"help@demo.example",
            "products":[{"sku":"beans","lasts":"30d"},{"kind":"Care","lasts":"45d"},{"sku":"dog-food","lasts":"28d"},
                        {"sku":"filters","lasts":"60d"},{"sku":"armchair","try_for":"20d"}],
            "links":{"reorder":"https://demo.example/again/{sku}","loyalty":"https://demo.example/club",
                     "review":"https://demo.example/review"}}"#,
        (1, 2),
    ),
    (
        r#"{"brand":"Čajovna","locale":"de","loyal_from":2,
            "caps":{"marketing":{"day":2,"week":3},"transactional":{"day":3,"week":9},"gap":"2h"},
            "products":[{"kind":"Coffee","lasts":"5d"},{"kind":"Care","lasts":"9d"}],
            "journeys":{"feedback":{"delay":"2d","at":"09:30","weekdays":["mon","wed","fri"],
                                    "condition":"order.quantity > 0"},
                        "loyalty-invitation":{"delay":"3d"},
                        "shipped":{"delay":"10m"},
                        "set-up":{"enabled":false}},
            "templates":{"shipped":{"de":{"loyal":"{{ brand }}: {{ first_name }}, Paket unterwegs","any":"{{ brand }}: Paket unterwegs"}}}}"#,
        (2, 3),
    ),
    (
        r#"{"brand":"Quiet Shop","caps":{"marketing":{"day":0,"week":0}},
            "journeys":{"order-confirmed":{"priority":"normal"},"delivered":{"priority":"low","delay":"1h"}}}"#,
        (0, 0),
    ),
    (
        r#"{"brand":"Careful Shop","consent":{"double_opt_in":true,"soft_opt_in":true},
            "products":[{"kind":"Coffee","lasts":"9d"}],
            "journeys":{"feedback":{"delay":"2d"},"loyalty-invitation":{"delay":"3d"}}}"#,
        (1, 2),
    ),
];
