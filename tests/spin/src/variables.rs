//! The app's variables: what spin.toml and `SPIN_VARIABLE_…` would set.

use crate::app::Call;
use crate::bindings::fermyon::spin::variables::{Error, Host};

impl Host for Call {
    fn get(&mut self, name: String) -> Result<String, Error> {
        let value = self.grants.variables.get(&name).cloned();
        value.ok_or_else(|| Error::Undefined(format!("no variable for {name:?}")))
    }
}
