//! Flat parameters, in whichever of three ways they came: a query, a form or
//! the fields of one JSON object.

use std::collections::HashMap;

use serde_json::Value;

use crate::arrival::Error;
use crate::phone;
use crate::types::Phone;
use crate::webhook::Webhook;

/// Parameters by name, blank ones left out; of a name that comes twice, the last.
#[derive(Debug)]
pub(crate) struct Form(HashMap<String, String>);

impl Form {
    /// Reads `application/x-www-form-urlencoded`, which a query is as well.
    pub(crate) fn parse(text: &[u8]) -> Self {
        let filled = form_urlencoded::parse(text).filter(|(_, value)| !value.trim().is_empty());
        Form(filled.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// The parameters of a webhook that may choose how it sends them.
    pub(crate) fn of(webhook: &Webhook<'_>) -> Result<Self, Error> {
        let filled = parameters(webhook)?.into_iter().filter(|(_, value)| !value.trim().is_empty());
        Ok(Form(filled.collect()))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub(crate) fn required(&self, name: &'static str) -> Result<&str, Error> {
        self.get(name).ok_or(Error::Missing(name))
    }

    /// A number in E.164, without the name of its channel ("rcs:").
    pub(crate) fn phone(&self, name: &str) -> Option<Phone> {
        let text = self.get(name)?;
        let number = text.split_once(':').map_or(text, |(_, number)| number).trim();
        phone::international(number)
    }
}

/// All parameters as they came, blank ones too, as a signature needs them.
pub(crate) fn parameters(webhook: &Webhook<'_>) -> Result<Vec<(String, String)>, Error> {
    let form = |text: &[u8]| form_urlencoded::parse(text).into_owned().collect();
    if webhook.method == "GET" || webhook.body.is_empty() {
        return Ok(form(webhook.query().as_bytes()));
    }
    if webhook.is_form() {
        return Ok(form(webhook.body));
    }
    let fields: HashMap<String, Value> = serde_json::from_slice(webhook.body)?;
    let text = |value: Value| match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    Ok(fields.into_iter().filter_map(|(name, value)| Some((name, text(value)?))).collect())
}
