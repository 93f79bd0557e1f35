//! A shop: who it is, how it is reached, and its secrets.
//!
//! Shops are rows in the store; the settings file seeds them, and an API can
//! install thousands more. Secrets are sealed in the row and never printed.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use aftertext_edge::account::Account;
use aftertext_edge::fetch::Access;
use aftertext_edge::secret::Secret;
use aftertext_edge::source;
use aftertext_edge::ways_out::{Gateways, Route};
use serde::{Deserialize, Serialize};

use crate::seal::{self, Sealer};
use crate::store::{self, ShopRow, Store};

/// What may be read of a shop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Who may call for it, by the name of the source.
    pub sources: BTreeMap<String, source::Profile>,
    /// How its texts go out.
    pub gateways: Gateways,
    /// Its platform has said that it took the app out: nothing is sent for it.
    pub closed: bool,
}

/// What must not be read. Several of a kind are valid at once, for rotation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secrets {
    /// What verifies the calls of each source, by its name. Those of "events"
    /// are the shop's API tokens.
    pub sources: BTreeMap<String, Vec<Secret>>,
    /// What authenticates at each gateway, by the name of the [`Route`].
    pub gateways: BTreeMap<String, Secret>,
    /// What authenticates at each platform whose orders are fetched, by the
    /// name of the source.
    pub access: BTreeMap<String, Secret>,
}

impl Secrets {
    fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.gateways.is_empty() && self.access.is_empty()
    }
}

/// One shop, opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Shop {
    /// The id in addresses and keys: small letters, digits and dashes.
    pub id: String,
    /// See [`Profile`].
    pub profile: Profile,
    /// See [`Secrets`].
    pub secrets: Secrets,
}

/// Why a shop cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store did not answer.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Its secrets cannot be sealed or opened.
    #[error(transparent)]
    Seal(#[from] seal::Error),
    /// Its row cannot be read.
    #[error("the row of shop {0} cannot be read: {1}")]
    Row(String, serde_json::Error),
}

impl Shop {
    /// The secrets that verify the calls of `source`; none: nobody may call.
    pub fn keys(&self, source: &str) -> &[Secret] {
        self.secrets.sources.get(source).map_or(&[], Vec::as_slice)
    }

    /// How the calls of `source` are read.
    pub fn source_settings(&self, source: &str) -> source::Settings {
        let profile = self.profile.sources.get(source).cloned().unwrap_or_default();
        profile.settings(self.profile.gateways.answer_keywords(source))
    }

    /// How the orders of `source` are fetched, if the shop has said so.
    pub fn access(&self, source: &str) -> Option<Access> {
        let access = self.profile.sources.get(source)?.access.clone()?;
        let secret = self.secrets.access.get(source)?;
        Some(access.with_secret(secret.clone()))
    }

    /// The accounts that its texts may go out by.
    pub fn routes(&self) -> &[Route] {
        self.profile.gateways.routes()
    }

    /// The account of one of [`Shop::routes`], with its secret.
    pub fn account(&self, route: &Route) -> Option<Account> {
        let secret = self.secrets.gateways.get(&route.name)?;
        Some(route.account.clone().with_secret(secret.clone()))
    }

    /// The row that keeps this shop.
    pub fn seal(&self, sealer: &Sealer) -> Result<ShopRow, Error> {
        let row_error = |error| Error::Row(self.id.clone(), error);
        let secrets = match self.secrets.is_empty() {
            true => Vec::new(),
            false => serde_json::to_vec(&self.secrets).map_err(row_error)?,
        };
        Ok(ShopRow {
            id: self.id.clone(),
            profile: serde_json::to_string(&self.profile).map_err(row_error)?,
            sealed: sealer.seal(&self.id, &secrets)?,
        })
    }

    /// The shop in this row.
    pub fn open(row: &ShopRow, sealer: &Sealer) -> Result<Self, Error> {
        let row_error = |error| Error::Row(row.id.clone(), error);
        let secrets = sealer.open(&row.id, &row.sealed)?;
        Ok(Self {
            id: row.id.clone(),
            profile: serde_json::from_str(&row.profile).map_err(row_error)?,
            secrets: match secrets.is_empty() {
                true => Secrets::default(),
                false => serde_json::from_slice(&secrets).map_err(row_error)?,
            },
        })
    }
}

/// Whether this can be a shop's id: 1 to 64 small letters, digits and dashes.
pub fn is_shop_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Another process's change to a shop is seen after this long.
const FRESH_FOR: Duration = Duration::from_secs(5);
/// Shops kept opened; beyond, the cache starts over.
const CACHED_MAX: usize = 4096;

/// All shops, the busy ones from memory.
pub struct Shops {
    store: Arc<dyn Store>,
    sealer: Sealer,
    cache: Mutex<HashMap<String, (Instant, Arc<Shop>)>>,
}

impl Shops {
    /// The shops of this store.
    pub fn new(store: Arc<dyn Store>, sealer: Sealer) -> Self {
        Self { store, sealer, cache: Mutex::default() }
    }

    /// The shop with this id, if there is one.
    pub async fn get(&self, id: &str) -> Result<Option<Arc<Shop>>, Error> {
        if !is_shop_id(id) {
            return Ok(None);
        }
        let cached = self
            .cached()
            .get(id)
            .filter(|(since, _)| since.elapsed() < FRESH_FOR)
            .map(|(_, shop)| shop.clone());
        if cached.is_some() {
            return Ok(cached);
        }
        let Some(row) = self.store.shop(id).await? else {
            return Ok(None);
        };
        let shop = Arc::new(Shop::open(&row, &self.sealer)?);
        let mut cache = self.cached();
        if cache.len() >= CACHED_MAX {
            cache.clear();
        }
        cache.insert(id.to_owned(), (Instant::now(), Arc::clone(&shop)));
        Ok(Some(shop))
    }

    /// Installs or changes a shop.
    pub async fn put(&self, shop: &Shop) -> Result<(), Error> {
        self.store.put_shop(&shop.seal(&self.sealer)?).await?;
        self.cached().remove(&shop.id);
        Ok(())
    }

    fn cached(&self) -> std::sync::MutexGuard<'_, HashMap<String, (Instant, Arc<Shop>)>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
