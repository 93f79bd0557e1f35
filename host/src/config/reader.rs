//! One shop's part of the file: its secrets, its ways out, and where a mistake is.

use aftertext_edge::account::Account;
use aftertext_edge::secret::Secret;
use aftertext_edge::ways_out::Reader;
use serde::de::DeserializeOwned;

use super::table::{self, KIND};
use super::{Error, SecretSource, Source, check_url};

pub(super) struct ShopReader<'a> {
    pub(super) source: &'a Source,
    pub(super) shop: &'a str,
    pub(super) public_url: Option<&'a str>,
    pub(super) environment: &'a dyn Fn(&str) -> Option<String>,
}

impl ShopReader<'_> {
    /// What stands under `key`, from the file or the environment.
    pub(super) fn secret(&self, key: &str, secret: SecretSource) -> Result<Secret, Error> {
        match secret {
            SecretSource::Literal(text) if text.is_empty() => Err(self.error(key, "is empty")),
            SecretSource::Literal(text) => Ok(Secret(text)),
            SecretSource::Environment { env } => (self.environment)(&env)
                .filter(|value| !value.is_empty())
                .map(Secret)
                .ok_or_else(|| self.error(key, format!("the environment variable {env} is not set"))),
        }
    }
}

impl Reader for ShopReader<'_> {
    type Table = toml::Table;
    type Listed = SecretSource;
    type Error = Error;

    fn kind(table: &toml::Table) -> Option<&str> {
        table.get(KIND).and_then(toml::Value::as_str)
    }

    fn decode<T: DeserializeOwned>(&self, key: &str, table: toml::Table) -> Result<T, Error> {
        table::decode(self, key, table)
    }

    fn secrets(&self, key: &str, listed: Vec<SecretSource>) -> Result<Vec<Secret>, Error> {
        listed.into_iter().map(|secret| self.secret(key, secret)).collect()
    }

    /// Gateways are called from here, and call back.
    fn check(&self, key: &str, account: &Account) -> Result<(), Error> {
        let url = check_url(account.base_url());
        url.map_err(|message| self.error(&format!("{key}.base_url"), message))?;
        if self.public_url.is_none() {
            let gateway = title(account.source());
            let message = format!("is needed with {gateway}: it signs and calls this address");
            return Err(self.source.error("server.public_url", message));
        }
        Ok(())
    }

    fn error(&self, key: &str, message: impl Into<String>) -> Error {
        self.source.error(&format!("shops.{}.{key}", self.shop), message)
    }
}

/// "twilio" as a sentence begins with it.
fn title(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
