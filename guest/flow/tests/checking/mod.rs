//! What settings are found to be.

use aftertext_flow::{Finding, Severity, check};
use serde_json::{Value, json};

pub fn all(settings: &Value) -> Vec<Finding> {
    check(&settings.to_string())
}

/// Errors and warnings as "error rule path".
#[track_caller]
pub fn finds(settings: &Value, expected: &[&str]) {
    let findings = all(settings);
    let said = |finding: &Finding| match finding.severity {
        Severity::Error => Some(format!("error {} {}", finding.rule, finding.path)),
        Severity::Warning => Some(format!("warning {} {}", finding.rule, finding.path)),
        Severity::Note => None,
    };
    let found: Vec<String> = findings.iter().filter_map(said).collect();
    assert_eq!(found, expected, "{settings} {findings:#?}");
    assert!(
        findings.iter().all(|finding| finding.severity == Severity::Note || finding.suggestion.is_some())
    );
}

pub fn shipped(text: &str) -> Value {
    json!({ "brand": "Demo", "support": "help@demo.example", "templates": { "shipped": text } })
}
