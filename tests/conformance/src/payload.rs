//! Bodies: the vendors' samples, with what a case changes about them and with
//! moments that are always fresh.

use anyhow::{Context, bail};
use serde_json::Value;

/// Stands for a moment within a text: `${now}`, `${now-2h}`, `${now+5m}`; RFC 3339.
const MOMENT: &str = "${now";
/// As the whole of a text it becomes a number, milliseconds since the epoch.
const MILLISECONDS: &str = "${now_ms";

/// What a case changes about a sample.
pub(crate) struct Changes<'a> {
    /// Values by their paths: "customer.phone", "line_items.0.quantity".
    pub(crate) set: &'a serde_json::Map<String, Value>,
    /// Paths that become null.
    pub(crate) unset: &'a [String],
}

/// A sample's JSON, changed and made fresh.
pub(crate) fn fresh(sample: &str, changes: &Changes<'_>, now_ms: i64) -> anyhow::Result<Vec<u8>> {
    let mut body: Value = serde_json::from_str(sample)?;
    for (path, value) in changes.set {
        *at(&mut body, path)? = value.clone();
    }
    for path in changes.unset {
        *at(&mut body, path)? = Value::Null;
    }
    refresh(&mut body, now_ms)?;
    Ok(serde_json::to_vec(&body)?)
}

fn at<'a>(body: &'a mut Value, path: &str) -> anyhow::Result<&'a mut Value> {
    let mut place = body;
    for name in path.split('.') {
        if place.is_null() {
            *place = Value::Object(serde_json::Map::new());
        }
        place = match place {
            Value::Object(object) => object.entry(name).or_insert(Value::Null),
            Value::Array(list) => name
                .parse::<usize>()
                .ok()
                .and_then(|index| list.get_mut(index))
                .with_context(|| format!("{path}: no place {name}"))?,
            _ => bail!("{path}: nothing lies below {name}"),
        };
    }
    Ok(place)
}

fn refresh(value: &mut Value, now_ms: i64) -> anyhow::Result<()> {
    match value {
        Value::String(text) if text.starts_with(MILLISECONDS) => {
            let offset = text.strip_prefix(MILLISECONDS).and_then(|rest| rest.strip_suffix('}'));
            *value = (now_ms + offset_ms(offset.with_context(|| format!("{text} has no end"))?)?).into();
        }
        Value::String(text) => *text = moments(text, now_ms)?,
        Value::Array(list) => list.iter_mut().try_for_each(|value| refresh(value, now_ms))?,
        Value::Object(object) => object.values_mut().try_for_each(|value| refresh(value, now_ms))?,
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    Ok(())
}

/// A text with its moments filled in.
fn moments(text: &str, now_ms: i64) -> anyhow::Result<String> {
    let Some((before, rest)) = text.split_once(MOMENT) else {
        return Ok(text.to_owned());
    };
    let (offset, after) = rest.split_once('}').with_context(|| format!("{text}: a moment has no end"))?;
    let moment = chrono::DateTime::from_timestamp_millis(now_ms + offset_ms(offset)?);
    let moment = moment.context("a moment out of all bounds")?;
    Ok(format!("{before}{}{}", moment.to_rfc3339(), moments(after, now_ms)?))
}

/// "-2h" in milliseconds.
fn offset_ms(offset: &str) -> anyhow::Result<i64> {
    const UNITS: &[(char, i64)] = &[('s', 1_000), ('m', 60_000), ('h', 3_600_000), ('d', 86_400_000)];
    if offset.is_empty() {
        return Ok(0);
    }
    let unit = UNITS.iter().find(|(name, _)| offset.ends_with(*name));
    let (name, unit) = unit.with_context(|| format!("{offset}: a unit is s, m, h or d"))?;
    let count: i64 =
        offset.trim_end_matches(*name).parse().with_context(|| format!("{offset}: no number"))?;
    Ok(count * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_changed_and_made_fresh() {
        let set = serde_json::json!({"buyer.name": "Ada", "lines.0.at": "${now_ms-1m}"});
        let changes = Changes { set: set.as_object().unwrap(), unset: &["gone".into()] };
        let sample = r#"{"lines": [{}], "gone": 1, "at": "since ${now-2h}, until ${now}."}"#;
        let body: Value = serde_json::from_slice(&fresh(sample, &changes, 7_200_000).unwrap()).unwrap();
        let expected = serde_json::json!({
            "lines": [{"at": 7_140_000}],
            "gone": null,
            "buyer": {"name": "Ada"},
            "at": "since 1970-01-01T00:00:00+00:00, until 1970-01-01T02:00:00+00:00.",
        });
        assert_eq!(body, expected);
    }
}
