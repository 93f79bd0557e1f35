//! What delivery reports tell of the gateway that sent the text. Carriers refuse a
//! sender that is not registered only after its gateway has taken the text.

use aftertext_edge::source::status_url;
use aftertext_edge::ways_out::Route;

use super::ShopGateways;
use crate::clock::{Clock, SystemClock};
use crate::shop::Shop;
use crate::types::{DeliveryReport, DeliveryStatus, FailureClass};

/// In the address for reports: which of several gateways by one source is meant.
const GATEWAY: &str = "gateway";

/// Where the gateway of `route` reports on a text.
pub fn callback(public_url: &str, shop: &Shop, route: &Route, message: &str) -> String {
    let source = route.account.source();
    let mut url = status_url(public_url, &shop.id, source, message);
    if by_source(shop, source).count() > 1 {
        let name: String = form_urlencoded::byte_serialize(route.name.as_bytes()).collect();
        url.push_str(&format!("&{GATEWAY}={name}"));
    }
    url
}

/// The gateway that the query of such an address names.
pub fn named(query: Option<&str>) -> Option<String> {
    let mut pairs = form_urlencoded::parse(query?.as_bytes());
    pairs.find(|(name, _)| name == GATEWAY).map(|(_, gateway)| gateway.into_owned())
}

fn by_source<'a>(shop: &'a Shop, source: &str) -> impl Iterator<Item = &'a Route> {
    shop.routes().iter().filter(move |route| route.account.source() == source)
}

/// The gateway that a report by `source` is about: the one that its address names,
/// or the only one. Which of several it is, nobody can tell without that name.
fn reporting<'a>(shop: &'a Shop, source: &str, gateway: Option<&str>) -> Option<&'a Route> {
    let mut routes = by_source(shop, source);
    match gateway {
        Some(name) => routes.find(|route| route.name == name),
        None => routes.next().filter(|_| routes.next().is_none()),
    }
}

impl ShopGateways {
    /// A report came by `source`, to an address that names `gateway` if any: a
    /// sender that somebody has to mend is left alone, with an alarm, until one
    /// of its texts arrives.
    pub fn reported(&self, shop: &Shop, source: &str, gateway: Option<&str>, report: &DeliveryReport) {
        let Some(route) = reporting(shop, source, gateway) else {
            return;
        };
        let gateway = super::key(shop, route);
        match (report.status, report.failure) {
            (DeliveryStatus::Failed, Some(FailureClass::Misconfigured)) => {
                let Some(account) = shop.account(route) else {
                    return;
                };
                if let Some(until) = self.stops.stop_by_report(&gateway, &account, SystemClock.now()) {
                    tracing::error!(
                        gateway,
                        code = report.code,
                        until,
                        "a gateway is stopped: a report says that its sender has to be mended; its texts are kept"
                    );
                }
            }
            (DeliveryStatus::Delivered, _) => self.stops.delivered(&gateway),
            _ => return,
        }
        self.metrics.gateways_stopped(self.stops.count());
    }
}

#[cfg(test)]
mod tests {
    use aftertext_edge::ways_out::Gateways;

    use super::*;
    use crate::shop::{Profile, Secrets};

    fn shop(names: &[&str]) -> Shop {
        let account = r#"{"kind": "telnyx", "sender": "+12025550100"}"#;
        let route = |name: &&str| Route {
            name: (*name).into(),
            account: serde_json::from_str(account).unwrap(),
            countries: Vec::new(),
            texts_per_second: None,
            answers_keywords: false,
        };
        let gateways = Gateways::Accounts(names.iter().map(route).collect());
        let profile = Profile { sources: Default::default(), gateways, closed: false };
        Shop { id: "demo".into(), profile, secrets: Secrets::default() }
    }

    #[test]
    fn a_report_is_about_the_gateway_that_its_address_names_or_about_the_only_one() {
        let check = |names: &[&str], of: usize, gateway: Option<&str>| {
            let shop = shop(names);
            let url = callback("https://sms.example.com", &shop, &shop.routes()[of], "order/1");
            let query = url.split_once('?').map(|(_, query)| query);
            assert_eq!(named(query).as_deref(), gateway, "{url}");
            let found = reporting(&shop, "telnyx", named(query).as_deref()).unwrap();
            assert_eq!(found.name, names[of], "{url}");
        };
        check(&["telnyx"], 0, None);
        check(&["north", "south & east"], 1, Some("south & east"));

        let shop = shop(&["north", "south"]);
        for (source, gateway) in [("telnyx", None), ("telnyx", Some("west")), ("plivo", Some("north"))] {
            assert_eq!(reporting(&shop, source, gateway), None, "{source} {gateway:?}");
        }
    }
}
