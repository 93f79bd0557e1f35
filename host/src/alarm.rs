//! What somebody has to act on: a text that is held until they do.

use std::sync::Arc;

use aftertext_edge::phone;

use crate::types::Receipt;

/// The receipt of a text that its template or its condition does not give, or
/// that the gateway refuses until its account is mended. It waits.
const HELD: &str = "text.held";

/// Who is told of each text that is held, with its receipt, besides the log.
pub type Alarm = Arc<dyn Fn(&Receipt) + Send + Sync>;

/// The receipts that somebody has to be told of; there are hardly ever any.
pub(crate) fn worth(receipts: &[Receipt]) -> Vec<Receipt> {
    receipts.iter().filter(|receipt| receipt.kind == HELD).cloned().collect()
}

/// Raises the alarm for the contact under `key`, whose number is not told.
pub(crate) fn raise(alarm: Option<&Alarm>, key: &str, receipts: &[Receipt]) {
    let (shop, number) = key.split_once('/').unwrap_or((key, ""));
    for receipt in receipts {
        let (step, message) = (receipt.step.as_deref(), receipt.message.as_deref());
        let contact = phone::masked(number);
        tracing::error!(
            shop,
            contact,
            step,
            message,
            "a text is held until somebody acts: its receipt says why"
        );
        if let Some(alarm) = alarm {
            alarm(receipt);
        }
    }
}
