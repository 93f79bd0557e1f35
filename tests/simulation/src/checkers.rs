//! What must hold in every world, one file each. A checker knows the contract,
//! not the flow: it looks at what came in, what the gateway was asked to send,
//! and what was stored.

pub mod caps_are_held;
pub mod confirmation_is_asked_once;
pub mod each_text_is_sent_once;
pub mod every_journey_ends;
pub mod every_non_send_is_explained;
pub mod news_never_goes_back;
pub mod nothing_about_a_dead_order;
pub mod nothing_after_stop;
pub mod nothing_without_consent;
pub mod what_waits_has_a_timer;
pub mod within_hours;

use crate::world::World;

/// Something that must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The contact's phone number.
    pub owner: String,
    /// What is wrong.
    pub says: String,
}

impl Complaint {
    /// About a contact.
    pub fn new(owner: &str, says: String) -> Complaint {
        Complaint { owner: owner.to_owned(), says }
    }
}

/// Looks at a world that has come to its end.
pub type Checker = fn(&World) -> Vec<Complaint>;

/// All of them, by name.
pub const CHECKERS: &[(&str, Checker)] = &[
    ("nothing after STOP", nothing_after_stop::check),
    ("nothing without consent", nothing_without_consent::check),
    ("confirmation is asked once", confirmation_is_asked_once::check),
    ("each text is sent once", each_text_is_sent_once::check),
    ("caps are held", caps_are_held::check),
    ("every journey ends", every_journey_ends::check),
    ("every non-send is explained", every_non_send_is_explained::check),
    ("nothing about a dead order", nothing_about_a_dead_order::check),
    ("news never goes back", news_never_goes_back::check),
    ("what waits has a timer", what_waits_has_a_timer::check),
    ("within hours", within_hours::check),
];

/// What is wrong with a world, for people: the seed, the complaint, how to see it
/// again, and what the contact went through. None when nothing is.
pub fn complaint(world: &World) -> Option<String> {
    CHECKERS.iter().find_map(|(name, check)| {
        let Complaint { owner, says } = check(world).into_iter().next()?;
        let concerns = |entry: &&crate::history::Entry| entry.owner == owner || entry.owner.is_empty();
        let story: Vec<String> = world.history.iter().filter(concerns).map(ToString::to_string).collect();
        let seed = world.seed;
        Some(format!(
            "seed {seed}: {name}: {says}\nAFTERTEXT_SEED={seed} cargo test -p simulation --test worlds\n\n{}\n",
            story.join("\n")
        ))
    })
}
