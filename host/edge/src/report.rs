//! Delivery reports, as every gateway sends them: a word, and maybe a code.

use crate::event::Event;
use crate::identity;
use crate::source::Call;
use crate::types::{DeliveryReport, DeliveryStatus, FailureClass, Phone, Timestamp};

/// How far each of a gateway's words says that a text got.
pub(crate) type Statuses = [(&'static str, DeliveryStatus)];

/// One report, in the gateway's words.
pub(crate) struct Report<'a> {
    /// The gateway's id of the text.
    pub(crate) text: &'a str,
    /// The name that the text has with us.
    pub(crate) message: Option<String>,
    pub(crate) recipient: Option<Phone>,
    pub(crate) word: &'a str,
    /// Only counts when the text failed.
    pub(crate) code: Option<&'a str>,
    pub(crate) at: Timestamp,
}

impl Report<'_> {
    /// What the flow is told: nothing of texts that are not ours, and nothing
    /// in words that are new.
    pub(crate) fn event(
        self,
        call: &Call<'_>,
        statuses: &Statuses,
        failure: impl FnOnce(Option<&str>) -> FailureClass,
    ) -> Event {
        let id = identity::of(&[self.text, self.word]);
        let Some(message) = self.message else {
            return Event::ignored(id, UNNAMED);
        };
        let Some((_, status)) = statuses.iter().find(|(known, _)| known.eq_ignore_ascii_case(self.word))
        else {
            return Event::ignored(id, format!("unknown status {}", self.word));
        };
        let Some(phone) = self.recipient else {
            return Event::ignored(id, "the recipient is not a phone number");
        };
        let failed = *status == DeliveryStatus::Failed;
        let code = self.code.filter(|_| failed);
        Event::Report(DeliveryReport {
            id,
            shop: call.shop.to_owned(),
            message,
            phone,
            status: *status,
            failure: failed.then(|| failure(code)),
            code: code.map(str::to_owned),
            at: self.at,
        })
    }
}

/// Why a report is ignored that names no text: another program may send from
/// the same account.
pub(crate) const UNNAMED: &str = "a report without the name of a text of ours";
