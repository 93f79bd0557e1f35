//! Orders that a platform hands out only on request: what to ask, and what the
//! answers come to.

use serde::{Deserialize, Serialize};

use crate::arrival::Error;
use crate::event::{Event, OrderFetch};
use crate::http::Request;
use crate::secret::Secret;
use crate::source::Settings;
use crate::{bigcommerce, commercetools};

/// Access to the shop's platform. It is written down without its secret, which is
/// kept apart: [`Access::with_secret`] puts the two together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Access {
    BigCommerce(bigcommerce::Access),
    Commercetools(commercetools::Access),
}

impl Access {
    /// The access with the secret that it authenticates with.
    #[must_use]
    pub fn with_secret(mut self, secret: Secret) -> Self {
        match &mut self {
            Access::BigCommerce(access) => access.token = secret,
            Access::Commercetools(access) => access.client_secret = secret,
        }
        self
    }

    /// The name of the source ([`crate::source::find`]) whose orders it fetches.
    pub fn source(&self) -> &'static str {
        match self {
            Access::BigCommerce(_) => "bigcommerce",
            Access::Commercetools(_) => "commercetools",
        }
    }

    /// The request for a token, where one has to be asked for: the platform gives
    /// it for a while, and says 401 when that is over.
    pub fn renewal(&self) -> Option<Request> {
        match self {
            Access::BigCommerce(_) => None,
            Access::Commercetools(access) => Some(commercetools::renewal(access)),
        }
    }

    /// The token in a successful answer to [`Access::renewal`].
    pub fn renewed(&self, body: &[u8]) -> Result<Secret, Error> {
        commercetools::renewed(body)
    }

    /// The requests to make, whose answers [`Access::read`] takes in this order.
    /// `token` is the one that was asked for, where one has to be.
    pub fn requests(&self, fetch: &OrderFetch, token: &Secret) -> Vec<Request> {
        match self {
            Access::BigCommerce(access) => bigcommerce::requests(access, &fetch.order),
            Access::Commercetools(access) => vec![commercetools::request(access, token, &fetch.order)],
        }
    }

    /// What happened to the order, from the bodies of the answers. An answer
    /// without a body (204) is an empty one; any but a success is not for here.
    pub fn read(
        &self,
        fetch: &OrderFetch,
        bodies: &[&[u8]],
        settings: &Settings,
    ) -> Result<Vec<Event>, Error> {
        match self {
            Access::BigCommerce(_) => bigcommerce::fetched(fetch, bodies),
            Access::Commercetools(_) => commercetools::fetched(fetch, bodies, settings),
        }
    }
}
