//! The gateways that the host brings, and the choice between them by shop.
//!
//! Of a shop's gateways those are tried that serve the recipient's country, one
//! after the other, and only as long as each says for certain that it has not
//! sent the text. All that happens within one turn of the ledger: a crash on
//! the way leaves the text uncertain, whichever gateway was being asked.

pub mod exchange;
mod pace;
pub mod phone;
pub mod reports;
mod stops;

use std::sync::Arc;
use std::time::Instant;

use aftertext_edge::account::Account;
use aftertext_edge::ways_out::{Gateways, Route, serving};
use async_trait::async_trait;

use crate::clock::{Clock, SystemClock};
use crate::gateway::{Error, Gateway, Refusal, Sms};
use crate::ledger::SEND_TIMEOUT;
use crate::metrics::Metrics;
use crate::shop::{Shop, Shops};
use crate::types::FailureClass;
use exchange::{ANSWER_TIMEOUT, Exchange, Said};
use pace::Paces;
use stops::Stops;

/// Sends each text by one of its shop's gateways.
pub struct ShopGateways {
    shops: Arc<Shops>,
    phone: Arc<phone::Phone>,
    metrics: Arc<Metrics>,
    exchange: Exchange,
    paces: Paces,
    stops: Stops,
    public_url: Option<String>,
}

impl ShopGateways {
    /// `public_url` is where gateways reach this host with their reports.
    pub fn new(
        shops: Arc<Shops>,
        phone: Arc<phone::Phone>,
        metrics: Arc<Metrics>,
        exchange: Exchange,
        public_url: Option<String>,
    ) -> Self {
        let (paces, stops) = (Paces::default(), Stops::default());
        Self { shops, phone, metrics, exchange, paces, stops, public_url }
    }

    /// Tries the gateways that serve the recipient, until one has the text, or
    /// may have it, or says that no other could do better.
    async fn by_accounts(&self, shop: &Shop, sms: &Sms) -> Result<String, Error> {
        let began = Instant::now();
        let mut refused: Option<Error> = None;
        for route in serving(shop.routes(), &sms.recipient) {
            // Without time for a whole answer, a text that was refused for
            // certain would become an uncertain one.
            if refused.is_some() && began.elapsed() + ANSWER_TIMEOUT > SEND_TIMEOUT {
                break;
            }
            match self.by_account(shop, route, sms).await {
                Err(error) if error.lets_another_try() => refused = Some(error.or_sooner(refused)),
                answer => return answer,
            }
        }
        let nobody = || misconfigured("no-gateway", "no gateway of this shop serves the recipient's country");
        Err(refused.unwrap_or_else(nobody))
    }

    async fn by_account(&self, shop: &Shop, route: &Route, sms: &Sms) -> Result<String, Error> {
        let Some(account) = shop.account(route) else {
            return Err(misconfigured("no-secret", "the gateway's secret is missing"));
        };
        let (gateway, sender) = (key(shop, route), pace::sender(&route.account));
        let answer = match self.admit(&gateway, &sender, route, &account).await {
            Ok(()) => {
                let callback =
                    self.public_url.as_ref().map(|public| reports::callback(public, shop, route, &sms.id));
                let said = self.exchange.send(&account, sms, callback.as_deref()).await;
                self.learn(&gateway, &sender, &account, &said);
                said.answer
            }
            Err(error) => Err(error),
        };
        self.metrics.sent(account.source(), result(&answer));
        answer
    }

    /// Whether the gateway may be asked now; waits for a place that is near.
    async fn admit(
        &self,
        gateway: &str,
        sender: &str,
        route: &Route,
        account: &Account,
    ) -> Result<(), Error> {
        let come_back = |at| Error::Throttled(Some(at));
        let now = SystemClock.now();
        self.stops.admit(gateway, account, now).map_err(come_back)?;
        let wait = self.paces.take(sender, route.texts_per_second, now).map_err(come_back)?;
        tokio::time::sleep(wait).await;
        Ok(())
    }

    /// An answer tells of the account, too: one that somebody has to mend is
    /// left alone for a while, with an alarm, and one that sends too much for as
    /// long as its gateway says.
    fn learn(&self, gateway: &str, sender: &str, account: &Account, said: &Said) {
        if let Some(until) = said.silence_until {
            tracing::warn!(
                gateway,
                until,
                "a gateway asks for a pause: its texts wait, or the next gateway sends them"
            );
            self.paces.halt(sender, until);
        }
        match &said.answer {
            Err(Error::Rejected(Refusal { class: FailureClass::Misconfigured, code, detail })) => {
                let until = self.stops.stop(gateway, account, SystemClock.now());
                tracing::error!(
                    gateway,
                    code,
                    detail,
                    until,
                    "a gateway is stopped: its account has to be mended; its texts are kept"
                );
            }
            Ok(_) | Err(Error::Rejected(_) | Error::Throttled(_)) => self.stops.resume(gateway),
            Err(Error::Unavailable(_) | Error::Uncertain(_)) => {}
        }
        self.metrics.gateways_stopped(self.stops.count());
    }
}

#[async_trait]
impl Gateway for ShopGateways {
    async fn send(&self, sms: &Sms) -> Result<String, Error> {
        let shop = match self.shops.get(&sms.shop).await {
            Ok(Some(shop)) => shop,
            Ok(None) => return Err(misconfigured("unknown-shop", "this shop is not installed")),
            Err(error) => return Err(Error::Unavailable(error.to_string())),
        };
        match &shop.profile.gateways {
            _ if shop.profile.closed => {
                Err(Error::refused(FailureClass::Permanent, "uninstalled", "the shop has taken the app out"))
            }
            Gateways::Phone { .. } => Ok(self.phone.receive(sms, SystemClock.now())),
            Gateways::Accounts(_) => self.by_accounts(&shop, sms).await,
        }
    }
}

/// What a shop's gateway is called among those of all shops.
fn key(shop: &Shop, route: &Route) -> String {
    format!("{}/{}", shop.id, route.name)
}

/// The word that the counters use for an answer.
fn result(answer: &Result<String, Error>) -> &'static str {
    match answer {
        Ok(_) => "accepted",
        Err(Error::Rejected(refusal)) => match refusal.class {
            FailureClass::Permanent => "permanent",
            FailureClass::OptedOut => "opted_out",
            FailureClass::Transient => "transient",
            FailureClass::Filtered => "filtered",
            FailureClass::Misconfigured => "misconfigured",
        },
        Err(Error::Throttled(_)) => "throttled",
        Err(Error::Unavailable(_)) => "unavailable",
        Err(Error::Uncertain(_)) => "uncertain",
    }
}

fn misconfigured(code: &str, detail: &str) -> Error {
    Error::refused(FailureClass::Misconfigured, code, detail)
}
