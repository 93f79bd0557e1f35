//! Whether settings ask for what no law lets a shop have.

use crate::consent::Class;
use crate::findings::Findings;
use crate::findings::Severity::Error;
use crate::journey::Step;
use crate::settings::Settings;

/// Holds settings against the law.
pub(crate) fn check_law(settings: &Settings, findings: &mut Findings) {
    for step in Step::of_orders() {
        let own = settings.journey(step).and_then(|journey| journey.class);
        if own == Some(Class::Transactional) && settings.class(step) == Some(Class::Marketing) {
            let path = ["/journeys/", step.name(), "/class"].concat();
            let message =
                "it sells, whatever the shop calls it: without consent to promotions nobody gets it";
            findings.advise(Error, "never-transactional", &path, &[message], "leave it out");
        }
    }
}
