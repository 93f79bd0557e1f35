//! The page on which people say what they want to be texted about: a signed
//! link, no login.
//!
//! A link holds the shop, the number and when it ends, sealed with the host's
//! key: nobody can make one or read a number out of it, and nothing has to be
//! kept for it. The first visit exchanges it for a cookie of half an hour, so
//! that the address bar holds nothing. What was said goes through the flow like
//! any other word of the person, and ends up in the ledger of consent with the
//! words that the page showed.

pub mod choices;
pub mod link;
pub mod page;
pub mod words;
