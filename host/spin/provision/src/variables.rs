//! Spin's variables, with errors that say what to do.

use crate::bindings::fermyon::spin::variables;

/// A variable that cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// spin.toml does not give it to the component.
    #[error(
        "the variable {0} is missing: put `{0} = {{ default = \"\" }}` under [variables] \
         and `{0} = \"{{{{ {0} }}}}\"` under [component.front.variables] in spin.toml"
    )]
    Missing(String),
    /// It is declared there and has no usable value.
    #[error("the variable {name} has no usable value: {reason}; see [variables] in spin.toml")]
    Unusable {
        /// Its name.
        name: String,
        /// What is wrong.
        reason: String,
    },
}

/// The value of a variable; it may be empty.
pub fn get(name: &str) -> Result<String, Error> {
    variables::get(name).map_err(|error| match error {
        variables::Error::Undefined(_) | variables::Error::InvalidName(_) => Error::Missing(name.to_owned()),
        variables::Error::Provider(reason) | variables::Error::Other(reason) => {
            Error::Unusable { name: name.to_owned(), reason }
        }
    })
}
