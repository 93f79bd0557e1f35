//! Twilio's error codes, by what has to be done about them
//! (twilio.com/docs/api/errors).

use crate::code::{Class, FILTERED, MISCONFIGURED, OPTED_OUT, PERMANENT, TRANSIENT};
use crate::types::FailureClass;

/// Code, class, and the meaning in words for answers that bring none.
pub(super) const CODES: &[(u32, Class, &str)] = &[
    (14107, Class::Throttled, "too many texts a second"),
    (20003, MISCONFIGURED, "wrong credentials"),
    (20005, MISCONFIGURED, "the account is not active"),
    (20404, MISCONFIGURED, "no such account"),
    (20429, Class::Throttled, "too many requests"),
    (20500, Class::Uncertain, "internal error"),
    (20503, Class::Unavailable, "not available"),
    (21211, PERMANENT, "the recipient is not a valid number"),
    (21212, MISCONFIGURED, "the sender is not a valid number"),
    (21214, PERMANENT, "the recipient cannot be reached"),
    (21217, PERMANENT, "the recipient is not a valid number"),
    (21408, MISCONFIGURED, "texts to this country are not enabled"),
    (21602, PERMANENT, "the text is missing"),
    (21603, MISCONFIGURED, "the sender is missing"),
    (21604, PERMANENT, "the recipient is missing"),
    (21606, MISCONFIGURED, "the sender cannot send texts"),
    (21608, MISCONFIGURED, "a trial account, and the recipient is not verified"),
    (21610, OPTED_OUT, "the recipient has opted out"),
    (21611, Class::Throttled, "the sender's queue is full"),
    (21612, PERMANENT, "no route from this sender to this recipient"),
    (21614, PERMANENT, "the recipient is not a mobile number"),
    (21617, PERMANENT, "the text is too long"),
    (21619, PERMANENT, "the text is empty"),
    (21659, MISCONFIGURED, "the sender is not a number of Twilio's"),
    (21660, MISCONFIGURED, "the sender belongs to another account"),
    (21661, MISCONFIGURED, "the sender cannot send texts"),
    (21703, MISCONFIGURED, "the messaging service has no sender"),
    (21704, MISCONFIGURED, "the messaging service has no sender"),
    (21705, MISCONFIGURED, "no such messaging service"),
    (30001, Class::Throttled, "the queue is full"),
    (30002, MISCONFIGURED, "the account is suspended"),
    (30003, TRANSIENT, "the handset is off or roaming"),
    (30004, PERMANENT, "blocked by recipient or carrier"),
    (30005, PERMANENT, "the handset is unknown"),
    (30006, PERMANENT, "a landline, or a carrier that cannot be reached"),
    (30007, FILTERED, "filtered by the carrier"),
    (30008, TRANSIENT, "an unknown error"),
    (30009, TRANSIENT, "a segment is missing"),
    (30010, MISCONFIGURED, "dearer than the account allows"),
    (30017, TRANSIENT, "the carrier's network is congested"),
    (30018, MISCONFIGURED, "the sender has to be registered in this country"),
    (30019, PERMANENT, "the text is too large"),
    (30022, Class::Throttled, "too many texts for this campaign"),
    (30023, Class::ThrottledForToday, "the brand's daily limit is reached"),
    (30024, MISCONFIGURED, "the carrier has not provisioned the number"),
    (30025, MISCONFIGURED, "the carrier has not provisioned the sender's name"),
    (30027, Class::ThrottledForToday, "the carrier's daily limit is reached"),
    (30032, MISCONFIGURED, "the toll-free number is not verified"),
    (30033, MISCONFIGURED, "the campaign is suspended"),
    (30034, MISCONFIGURED, "the number is not registered for 10DLC"),
    (30035, MISCONFIGURED, "the registration for 10DLC is pending"),
    (30036, TRANSIENT, "the validity period has expired"),
    (30037, MISCONFIGURED, "sending is disabled for this account"),
    (30038, FILTERED, "a one-time password was filtered"),
    (30410, TRANSIENT, "the carrier did not answer in time"),
    (30450, FILTERED, "held for protection against fraud"),
    (30453, FILTERED, "held for protection against fraud"),
    (30454, FILTERED, "too many texts to this number"),
    (63038, Class::ThrottledForToday, "the account's daily limit is reached"),
];

/// What `code` calls for. One that is not in the table is about the request and
/// the account below 30000, and about the way to the handset from there on.
pub(super) fn class(code: u32) -> Class {
    known(code).map_or(if code / 10_000 == 3 { TRANSIENT } else { MISCONFIGURED }, |(_, class, _)| *class)
}

/// What `code` means, in words; empty when the table does not know it.
pub(super) fn meaning(code: u32) -> &'static str {
    known(code).map_or("", |(_, _, meaning)| meaning)
}

/// The class for a text that was taken and then failed with `code`.
pub(super) fn failure(code: Option<u32>) -> FailureClass {
    crate::code::failure(code.map(class))
}

fn known(code: u32) -> Option<&'static (u32, Class, &'static str)> {
    CODES.iter().find(|(known, _, _)| *known == code)
}
