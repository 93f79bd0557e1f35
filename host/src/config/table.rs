//! Tables whose keys depend on their `kind`. Such a one is read twice, and the second
//! time its values do not know any more where they stood.

use aftertext_edge::ways_out::Reader;
use serde::de::DeserializeOwned;

use super::Error;
use super::reader::ShopReader;

/// Which of several kinds a table is.
pub(super) const KIND: &str = "kind";

/// The table under `key` as a `T`, or an error about the key in it that is wrong.
pub(super) fn decode<T: DeserializeOwned>(
    reader: &ShopReader<'_>,
    key: &str,
    table: toml::Table,
) -> Result<T, Error> {
    let read = |table: toml::Table| table.try_into::<T>().map_err(|error| error.message().to_owned());
    read(table.clone()).map_err(|said| {
        let key = match culprit(&table, &said, |rest| read(rest).err()) {
            Some(name) => format!("{key}.{name}"),
            None => key.to_owned(),
        };
        reader.error(&key, said)
    })
}

/// The key without which something else, or nothing, would be wrong. None when
/// one is missing; what is said has its name.
fn culprit<'a>(
    table: &'a toml::Table,
    said: &str,
    wrong: impl Fn(toml::Table) -> Option<String>,
) -> Option<&'a str> {
    let without = |name: &str| {
        let mut rest = table.clone();
        rest.remove(name);
        wrong(rest)
    };
    if said.starts_with("missing field") {
        return None;
    }
    let mut others = table.keys().map(String::as_str).filter(|name| *name != KIND);
    let found = others.find(|name| without(name).as_deref() != Some(said));
    found.or_else(|| table.contains_key(KIND).then_some(KIND))
}
