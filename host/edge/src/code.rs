//! What a gateway's code calls for: the one vocabulary of all tables of codes.

use crate::types::FailureClass;

/// What a code calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A definite no.
    Refused(FailureClass),
    /// Too much at once; later it works.
    Throttled,
    /// The day's quota is used up.
    ThrottledForToday,
    /// Not taken; later it works.
    Unavailable,
    /// It may have been taken.
    Uncertain,
}

pub(crate) const PERMANENT: Class = Class::Refused(FailureClass::Permanent);
pub(crate) const OPTED_OUT: Class = Class::Refused(FailureClass::OptedOut);
pub(crate) const TRANSIENT: Class = Class::Refused(FailureClass::Transient);
pub(crate) const FILTERED: Class = Class::Refused(FailureClass::Filtered);
pub(crate) const MISCONFIGURED: Class = Class::Refused(FailureClass::Misconfigured);

/// Code, class, and the meaning in words for answers that bring none.
pub(crate) type Codes = [(&'static str, Class, &'static str)];

/// What `code` calls for, if the table knows it, in any case.
pub(crate) fn class(codes: &Codes, code: Option<&str>) -> Option<Class> {
    known(codes, code).map(|(_, class, _)| *class)
}

/// What `code` means, in words, if the table knows it.
pub(crate) fn meaning(codes: &Codes, code: Option<&str>) -> Option<&'static str> {
    known(codes, code).map(|(_, _, meaning)| *meaning)
}

/// The class for a text that was taken and then failed: whatever held it up,
/// it is known not to have arrived.
pub(crate) fn failure(class: Option<Class>) -> FailureClass {
    match class {
        Some(Class::Refused(failure)) => failure,
        _ => FailureClass::Transient,
    }
}

fn known<'a>(codes: &'a Codes, code: Option<&str>) -> Option<&'a (&'static str, Class, &'static str)> {
    let code = code?;
    codes.iter().find(|(known, _, _)| known.eq_ignore_ascii_case(code))
}
