//! What a shop decides: one JSON document.
//!
//! Reading it here is lenient, since `check` refused what is wrong before it
//! was stored; a field that an older release does not know is left alone.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::journey::Step;

/// The longest brand, in characters: it begins every text.
pub const BRAND_MAX: usize = 30;
/// The longest support contact, in characters.
pub const SUPPORT_MAX: usize = 60;

/// A shop's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Who the texts are from: 1 to 30 characters.
    pub brand: String,
    /// Where people get help: a web address, an e-mail address or a number.
    pub support: Option<String>,
    /// The shop's own templates, by step.
    pub templates: BTreeMap<String, String>,
    /// What the shop changed about a step, by step.
    pub journeys: BTreeMap<String, Journey>,
}

/// What a shop changed about a step.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Journey {
    /// Whether its text is sent at all.
    pub enabled: bool,
}

impl Default for Journey {
    fn default() -> Journey {
        Journey { enabled: true }
    }
}

/// Why stored settings cannot be used, in words.
#[derive(Debug, PartialEq, Eq)]
pub struct Error(pub String);

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl Settings {
    /// Reads the stored document.
    pub fn parse(json: &[u8]) -> Result<Settings, Error> {
        let settings: Settings = serde_json::from_slice(json).map_err(|error| Error(error.to_string()))?;
        if settings.brand.trim().is_empty() {
            return Err(Error(String::from("there is no brand")));
        }
        Ok(settings)
    }

    /// Whether the shop wants this step's text.
    pub fn is_enabled(&self, step: Step) -> bool {
        self.journeys.get(step.name()).is_none_or(|journey| journey.enabled)
    }

    /// The template of a step and whose it is.
    pub fn template(&self, step: Step) -> (&str, &'static str) {
        match self.templates.get(step.name()) {
            Some(own) if step.topic().is_some() => (own, "settings"),
            _ => (step.default_text(), "default"),
        }
    }
}
