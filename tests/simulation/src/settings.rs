//! The shops of the worlds.

use std::sync::LazyLock;

use aftertext_flow::Settings;

/// A shop's settings, and what a checker has to know of them.
#[derive(Debug)]
pub struct Shop {
    /// As they are stored.
    pub document: &'static str,
    /// Texts that count as marketing, within a day and within a week.
    pub marketing: (usize, usize),
    /// The same, read.
    pub settings: Settings,
}

/// Every kind of shop.
pub static SHOPS: LazyLock<Vec<Shop>> = LazyLock::new(|| {
    DOCUMENTS
        .iter()
        .map(|(document, marketing)| Shop {
            document,
            marketing: *marketing,
            settings: Settings::parse(document.as_bytes()).unwrap(),
        })
        .collect()
});

const DOCUMENTS: &[(&str, (usize, usize))] = &[
    (r#"{"brand":"Demo Shop","support":"help@demo.example"}"#, (1, 2)),
    (
        r#"{"brand":"Demo Shop","support":"help@demo.example","revision":1,
            "products":[{"sku":"beans","lasts":"30d"},{"kind":"Care","lasts":"45d"},{"sku":"dog-food","lasts":"28d"},
                        {"sku":"filters","lasts":"60d"},{"sku":"armchair","try_for":"20d"}],
            "links":{"reorder":"https://demo.example/again/{sku}","loyalty":"https://demo.example/club",
                     "review":"https://demo.example/review"}}"#,
        (1, 2),
    ),
    (
        r#"{"brand":"Čajovna","locale":"de","revision":2,"loyal_from":2,
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
        r#"{"brand":"Quiet Shop","revision":3,"caps":{"marketing":{"day":0,"week":0}},
            "journeys":{"order-confirmed":{"priority":"normal"},"delivered":{"priority":"low","delay":"1h"}}}"#,
        (0, 0),
    ),
];
