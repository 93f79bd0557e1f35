//! The gateways that the host brings, and the choice between them by shop.

pub mod phone;
pub mod twilio;

use std::sync::Arc;

use async_trait::async_trait;

use crate::clock::{Clock, SystemClock};
use crate::gateway::{Error, Gateway, Refusal, Sms};
use crate::shop::{GatewayProfile, Shops};
use crate::types::FailureClass;

/// Sends each text by its shop's gateway.
pub struct ShopGateways {
    shops: Arc<Shops>,
    phone: Arc<phone::Phone>,
    twilio: twilio::Twilio,
}

impl ShopGateways {
    /// `public_url` is where gateways reach this host with their reports.
    pub fn new(
        shops: Arc<Shops>,
        phone: Arc<phone::Phone>,
        public_url: Option<String>,
    ) -> Result<Self, twilio::SetUpError> {
        Ok(Self { shops, phone, twilio: twilio::Twilio::new(public_url)? })
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
        match &shop.profile.gateway {
            GatewayProfile::Phone { .. } => Ok(self.phone.receive(sms, SystemClock.now())),
            GatewayProfile::Twilio { account_sid, sender, base_url, .. } => {
                let Some(auth_token) = shop.secrets.twilio.first() else {
                    return Err(misconfigured("no-auth-token", "the shop has no Twilio auth token"));
                };
                self.twilio.send(sms, account_sid, auth_token, sender, base_url).await
            }
        }
    }
}

fn misconfigured(code: &str, detail: &str) -> Error {
    Error::Rejected(Refusal { class: FailureClass::Misconfigured, code: code.into(), detail: detail.into() })
}
